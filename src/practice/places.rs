//! Where the invented credit unions are: the kabupaten and kota are those of Kalimantan Barat, everything else is made up.

/// A kabupaten or kota.
pub(super) struct Regency {
    pub(super) name: &'static str,
    /// By how much households here are better off than elsewhere, made up: it says nothing about the real place.
    pub(super) prosperity: f64,
}

/// A branch of a credit union.
pub(super) struct Branch {
    pub(super) cu: &'static str,
    pub(super) name: &'static str,
    /// The position of its kabupaten or kota.
    pub(super) regency: usize,
    pub(super) members: u32,
}

const fn regency(name: &'static str, prosperity: f64) -> Regency {
    Regency { name, prosperity }
}

const fn branch(cu: &'static str, name: &'static str, regency: usize, members: u32) -> Branch {
    Branch { cu, name, regency, members }
}

/// The twelve kabupaten and two kota.
pub(super) const REGENCIES: [Regency; 14] = [
    regency("Bengkayang", -0.1),
    regency("Kapuas Hulu", -0.3),
    regency("Kayong Utara", -0.35),
    regency("Ketapang", -0.1),
    regency("Kubu Raya", 0.25),
    regency("Landak", -0.25),
    regency("Melawi", -0.4),
    regency("Mempawah", 0.0),
    regency("Sambas", -0.05),
    regency("Sanggau", 0.05),
    regency("Sekadau", -0.2),
    regency("Sintang", 0.0),
    regency("Pontianak", 0.9),
    regency("Singkawang", 0.65),
];

/// The branches, in the order of the list of members.
pub(super) const BRANCHES: [Branch; 40] = [
    branch("CU Latihan A", "TP Pontianak A", 12, 12_600),
    branch("CU Latihan A", "TP Kubu Raya A", 4, 10_500),
    branch("CU Latihan A", "TP Mempawah A", 7, 8_400),
    branch("CU Latihan A", "TP Landak A", 5, 6_300),
    branch("CU Latihan A", "TP Singkawang A", 13, 4_200),
    branch("CU Latihan B", "TP Sanggau B", 9, 10_200),
    branch("CU Latihan B", "TP Sekadau B", 10, 8_500),
    branch("CU Latihan B", "TP Landak B", 5, 6_800),
    branch("CU Latihan B", "TP Sintang B", 11, 5_100),
    branch("CU Latihan B", "TP Pontianak B", 12, 3_400),
    branch("CU Latihan C", "TP Sintang C", 11, 8_400),
    branch("CU Latihan C", "TP Melawi C", 6, 7_000),
    branch("CU Latihan C", "TP Kapuas Hulu C", 1, 5_600),
    branch("CU Latihan C", "TP Sekadau C", 10, 4_200),
    branch("CU Latihan C", "TP Sanggau C", 9, 2_800),
    branch("CU Latihan D", "TP Ketapang D", 3, 7_800),
    branch("CU Latihan D", "TP Kayong Utara D", 2, 6_500),
    branch("CU Latihan D", "TP Kubu Raya D", 4, 5_200),
    branch("CU Latihan D", "TP Sanggau D", 9, 3_900),
    branch("CU Latihan D", "TP Pontianak D", 12, 2_600),
    branch("CU Latihan E", "TP Sambas E", 8, 6_600),
    branch("CU Latihan E", "TP Singkawang E", 13, 5_500),
    branch("CU Latihan E", "TP Bengkayang E", 0, 4_400),
    branch("CU Latihan E", "TP Mempawah E", 7, 3_300),
    branch("CU Latihan E", "TP Pontianak E", 12, 2_200),
    branch("CU Latihan F", "TP Bengkayang F", 0, 5_700),
    branch("CU Latihan F", "TP Landak F", 5, 4_750),
    branch("CU Latihan F", "TP Sanggau F", 9, 3_800),
    branch("CU Latihan F", "TP Sambas F", 8, 2_850),
    branch("CU Latihan F", "TP Singkawang F", 13, 1_900),
    branch("CU Latihan G", "TP Kapuas Hulu G", 1, 4_800),
    branch("CU Latihan G", "TP Sintang G", 11, 4_000),
    branch("CU Latihan G", "TP Melawi G", 6, 3_200),
    branch("CU Latihan G", "TP Sekadau G", 10, 2_400),
    branch("CU Latihan G", "TP Ketapang G", 3, 1_600),
    branch("CU Latihan H", "TP Landak H", 5, 3_900),
    branch("CU Latihan H", "TP Mempawah H", 7, 3_250),
    branch("CU Latihan H", "TP Kubu Raya H", 4, 2_600),
    branch("CU Latihan H", "TP Kayong Utara H", 2, 1_950),
    branch("CU Latihan H", "TP Ketapang H", 3, 1_300),
];
