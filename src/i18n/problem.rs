//! What is wrong with a survey, in the language of whoever holds it. Problems are written in English where they are found;
//! here stand the same words in Bahasa Indonesia. Ids of options, lines and columns stay as they are, and so does what
//! speaks to developers alone, such as the problems of a card's file.

use alloc::string::String;
use alloc::vec::Vec;

use super::Language;
use super::pattern::translated;
use crate::problem::{Problem, Shown};

impl Language {
    /// The message of a problem, with numbers written by `number`.
    #[must_use]
    pub fn problem(self, problem: &Problem, number: &dyn Fn(f64) -> String) -> String {
        let words = |words: &str| self.words(words);
        let shown = |shown: &Shown| match shown {
            Shown::Words(found) => words(found),
            Shown::Number(found) if self == Language::Indonesian => number(*found).replace('.', ","),
            other => words(&other.write(number)),
        };
        let place = if problem.path.is_empty() { words("the whole") } else { words(&problem.path) };
        let (found, expected) = (shown(&problem.found), shown(&problem.expected));
        match self {
            Language::English => problem.message(number),
            Language::Indonesian => [&place, ": ditemukan ", &found, ", seharusnya ", &expected].concat(),
        }
    }

    /// English words of a message in this language; as they are, where they are not known.
    #[must_use]
    pub fn words(self, english: &str) -> String {
        match self {
            Language::English => english.into(),
            Language::Indonesian => in_parts(english).unwrap_or_else(|| english.into()),
        }
    }

    /// Whether these English words are known in this language.
    #[must_use]
    pub fn knows(self, english: &str) -> bool {
        self == Language::English || in_parts(english).is_some()
    }
}

/// Each of the parts between semicolons, or the whole. What stands in quotation marks is somebody's own and stays.
fn in_parts(english: &str) -> Option<String> {
    if english.starts_with('"') && english.ends_with('"') {
        return Some(WORDS.iter().find(|(known, _)| *known == english).map_or(english, |(_, ours)| ours).into());
    }
    let parts: Option<Vec<String>> = english.split("; ").map(indonesian).collect();
    parts.map(|parts| parts.join("; ")).or_else(|| indonesian(english))
}

fn indonesian(english: &str) -> Option<String> {
    translated(WORDS, english)
}

/// English and Bahasa Indonesia. The values of the places `{}` follow each other in the same order.
const WORDS: &[(&str, &str)] = &[
    // What a message begins with.
    ("This survey cannot be read:", "Survei ini tidak dapat dibaca:"),
    ("These options cannot be used:", "Pilihan ini tidak dapat dipakai:"),
    ("These rounds cannot be compared:", "Kedua putaran ini tidak dapat dibandingkan:"),
    ("These households cannot be listed:", "Rumah tangga ini tidak dapat didaftar:"),
    ("This cannot be planned:", "Ini tidak dapat direncanakan:"),
    ("No sample can be drawn:", "Sampel tidak dapat diundi:"),
    // Places.
    ("the whole", "seluruhnya"),
    ("line {}, column {}", "baris {}, kolom {}"),
    ("line {}", "baris {}"),
    ("population of {}", "jumlah populasi untuk {}"),
    ("population", "jumlah populasi"),
    ("population.{}", "jumlah populasi {}"),
    ("columns.{}", "kolom {}"),
    ("by: {}", "kelompok menurut {}"),
    ("strata.sizes.{}", "jumlah anggota strata {}"),
    ("alpha", "faktor ketelitian (α)"),
    ("alpha.{}", "faktor ketelitian (α) pada {}"),
    ("bias", "bias"),
    ("bias.{}", "bias pada {}"),
    ("design_effect", "efek rancangan"),
    ("benchmark", "angka terbitan"),
    ("bands", "golongan"),
    ("bands.programmes", "program setiap golongan"),
    ("bands.listed", "golongan yang didaftar"),
    ("margin", "batas galat"),
    ("guess", "perkiraan tingkat kemiskinan"),
    ("years", "jumlah tahun"),
    ("size", "jumlah sampel"),
    ("reserves", "cadangan"),
    ("seed", "kata benih undian"),
    ("minimum", "paling sedikit per strata"),
    ("weight", "satuan"),
    ("baseline.scorecard", "lembar penilaian putaran pertama"),
    ("followup.scorecard", "lembar penilaian putaran kedua"),
    ("followup.scorecard.digest", "isi lembar penilaian putaran kedua"),
    ("followup.weight", "satuan putaran kedua"),
    ("followup.formula", "bobot putaran kedua"),
    ("followup.lines", "garis putaran kedua"),
    ("followup.groups", "kelompok putaran kedua"),
    ("baseline.rate", "tingkat putaran pertama"),
    ("baseline.n", "jumlah wawancara putaran pertama"),
    ("baseline.line", "garis putaran pertama"),
    ("{}.pairs", "rumah tangga yang ada di kedua putaran, pada {}"),
    // Methods of plans.
    ("Schreiner: one round", "Schreiner: satu putaran"),
    (
        "Schreiner: two rounds, independent samples of equal size",
        "Schreiner: dua putaran, sampel bebas yang sama besar",
    ),
    ("Schreiner: two rounds, the same households", "Schreiner: dua putaran, rumah tangga yang sama"),
    ("finite population correction", "dengan koreksi populasi terhingga"),
    ("large population", "untuk populasi besar"),
    ("times the design effect", "dikalikan efek rancangan"),
    // What was found.
    ("nothing", "kosong"),
    ("null", "null"),
    ("true", "true"),
    ("false", "false"),
    ("an object", "sebuah objek"),
    ("a list of {}", "daftar berisi {}"),
    ("an empty cell", "sel kosong"),
    ("{} cells", "{} sel"),
    ("{} problems", "{} masalah"),
    ("no row", "tidak ada baris"),
    ("a header only", "hanya baris judul"),
    ("two", "dua"),
    ("another", "yang lain"),
    ("no interviews", "tidak ada wawancara"),
    ("no group of the baseline", "tidak ada kelompok dari putaran awal"),
    ("more groups", "lebih banyak kelompok"),
    ("more than 6 billion persons", "lebih dari 6 miliar orang"),
    ("points that add up to more than 65535", "poin yang berjumlah lebih dari 65535"),
    ("a rate of participants", "tingkat untuk peserta"),
    ("a file after records", "berkas setelah catatan"),
    ("more of a file that was ended", "lanjutan berkas yang sudah selesai"),
    ("a record after a file", "catatan setelah berkas"),
    ("the columns {}", "kolom {}"),
    ("the lines {}", "garis {}"),
    ("scored households", "rumah tangga berskor"),
    ("a published summary", "ringkasan terbitan"),
    ("the result of an estimate", "hasil perkiraan"),
    ("{} after {}", "{} setelah {}"),
    // Kinds of values.
    ("a number", "angka"),
    ("a number of 1 or more", "angka 1 atau lebih"),
    ("a number of 1 or more, no smaller than the sample", "angka 1 atau lebih, tidak lebih kecil dari sampel"),
    ("a number of 0 or more, or null", "angka 0 atau lebih, atau null"),
    ("a number above 0", "angka di atas 0"),
    ("a number from 0 to 10", "angka dari 0 sampai 10"),
    ("a whole number of 0 or more", "bilangan bulat 0 atau lebih"),
    ("a whole number of 1 or more", "bilangan bulat 1 atau lebih"),
    (
        "a whole number from 0 to {}, or a text that is not empty",
        "bilangan bulat dari 0 sampai {}, atau teks yang tidak kosong",
    ),
    ("a text that is not empty", "teks yang tidak kosong"),
    ("true or false", "true atau false"),
    ("an object of options", "objek berisi pilihan"),
    ("one of the options {}", "salah satu pilihan {}"),
    ("one of the columns of the option \"by\": {}", "salah satu kolom dari pilihan \"by\": {}"),
    ("one of {}", "salah satu dari {}"),
    ("a fraction from 0 to 1", "pecahan dari 0 sampai 1"),
    ("a fraction from 0 to 1 for each line", "pecahan dari 0 sampai 1 untuk setiap garis"),
    ("a fraction from -1 to 1", "pecahan dari -1 sampai 1"),
    ("a fraction above 0 and below 1", "pecahan di atas 0 dan di bawah 1"),
    ("a fraction from 0.000001 on, below 1", "pecahan mulai 0,000001, di bawah 1"),
    ("a fraction, or null", "pecahan, atau null"),
    ("a factor above 0, up to {}", "faktor di atas 0, paling besar {}"),
    ("a factor above 0", "faktor di atas 0"),
    ("a normal quantile above 0, up to 10", "kuantil normal di atas 0, paling besar 10"),
    ("a normal quantile from 0.01 to 10", "kuantil normal dari 0,01 sampai 10"),
    ("a likelihood from 0 to 1", "kemungkinan dari 0 sampai 1"),
    ("a number of interviews above 0", "jumlah wawancara di atas 0"),
    ("a number of interviews from 1 to the population", "jumlah wawancara dari 1 sampai jumlah populasi"),
    ("a number of years above 0, up to 100", "jumlah tahun di atas 0, paling banyak 100"),
    ("a number of years from 0.01 to 100", "jumlah tahun dari 0,01 sampai 100"),
    // Plans.
    ("half the width of the interval, as a fraction", "setengah lebar selang, sebagai pecahan"),
    ("the number of interviews in each round", "jumlah wawancara di setiap putaran"),
    ("the years between the rounds", "jumlah tahun antara kedua putaran"),
    (
        "p* = -0.02 + 0.016·years + 0.47·p(1-p) above 0: more years, or a guess nearer to 0.5",
        "p* = −0,02 + 0,016·tahun + 0,47·p(1−p) di atas 0: tahun lebih banyak, atau perkiraan lebih dekat ke 0,5",
    ),
    // Draws.
    ("the number of members to draw", "jumlah anggota yang diundi"),
    ("no more than the list has members", "tidak lebih dari jumlah anggota dalam daftar"),
    ("no more than are left beside the sample", "tidak lebih dari yang tersisa di luar sampel"),
    (
        "a minimum that all strata together can have from the sample",
        "minimum yang cukup untuk semua strata dari sampel",
    ),
    ("nothing, where the list has no strata", "kosong, bila daftar tidak memiliki strata"),
    ("the name of a further column", "nama kolom yang lain"),
    ("the name of a column, or a list of them", "nama kolom, atau daftar nama kolom"),
    (
        "the list of all members, without the columns that a draw adds",
        "daftar semua anggota, tanpa kolom yang ditambahkan undian",
    ),
    ("a column of the list: {}", "kolom dalam daftar: {}"),
    ("a name that only one column has: {}", "nama yang hanya dimiliki satu kolom: {}"),
    ("a header and one row for every member", "baris judul dan satu baris untuk setiap anggota"),
    ("one row for every member below the header", "satu baris untuk setiap anggota di bawah baris judul"),
    ("{} cells, as in the first line", "{} sel, seperti pada baris pertama"),
    ("no more cells than the header's {}", "tidak lebih dari {} sel pada baris judul"),
    ("the stratum's \"{}\"", "nilai \"{}\" untuk strata"),
    ("the member's id", "nomor anggota"),
    ("an id of its own; line {} has the same", "nomor yang berbeda; baris {} memakai nomor yang sama"),
    ("a cell that is not as long", "sel yang lebih pendek"),
    ("a row that is not as long", "baris yang lebih pendek"),
    ("fewer cells in a row", "lebih sedikit sel dalam satu baris"),
    ("a second quotation mark at the end of the cell", "tanda kutip penutup di akhir sel"),
    (
        "nothing behind the closing quotation mark; a mark within a cell is doubled",
        "kosong setelah tanda kutip penutup; tanda kutip di dalam sel ditulis dua kali",
    ),
    ("none; the first {} stand above", "tidak ada; {} yang pertama tertulis di atas"),
    // Surveys: the first line, groups, what fits together.
    ("one column named \"{}\" in the first line", "satu kolom bernama \"{}\" di baris pertama"),
    ("a first line with the names of the columns", "baris pertama berisi nama kolom"),
    ("the name of the column with the ids of households", "nama kolom berisi nomor rumah tangga"),
    ("the date of this day, as 2026-07-31", "tanggal hari ini, seperti 2026-07-31"),
    ("the id of a household", "nomor rumah tangga"),
    ("columns that make at most {} groups together", "kolom yang bersama-sama membentuk paling banyak {} kelompok"),
    ("fewer persons or households", "lebih sedikit orang atau rumah tangga"),
    ("points that add up to less", "poin dengan jumlah lebih kecil"),
    ("a batch of its own, to be merged", "batch tersendiri, lalu digabung"),
    ("the same card", "lembar penilaian yang sama"),
    (
        "the same options, and files that agree on how members were drawn",
        "pilihan yang sama, dan berkas dengan cara undian anggota yang sama",
    ),
    ("a list of names of columns, or of lists of two of them", "daftar nama kolom, atau daftar pasangan nama kolom"),
    ("the name of a column, or a list of two of them", "nama kolom, atau daftar dua nama kolom"),
    ("{column, sizes: {stratum: population}}", "{column, sizes: {strata: populasi}}"),
    ("only lines of the card", "hanya garis dari lembar penilaian"),
    (
        "nothing: no rates were published with this card",
        "kosong: tidak ada tingkat yang terbit untuk lembar penilaian ini",
    ),
    (
        "nation, urban, rural, or the answer that stands for an area with published rates",
        "nation, urban, rural, atau jawaban untuk wilayah dengan tingkat terbitan",
    ),
    (
        "a rate of households or of persons: the published rates count nobody else",
        "tingkat untuk rumah tangga atau orang: tingkat terbitan tidak menghitung yang lain",
    ),
    ("a text for each band", "teks untuk setiap golongan"),
    ("a list of positions of bands, counted from 0", "daftar urutan golongan, dihitung dari 0"),
    ("{line, edges: rising fractions between 0 and 1}", "{line, edges: pecahan yang menaik antara 0 dan 1}"),
    ("an object from questions to names of columns", "objek dari pertanyaan ke nama kolom"),
    (
        "the name of a column, for a question of the card, members or cu_members",
        "nama kolom, untuk pertanyaan lembar penilaian, members atau cu_members",
    ),
    (
        "an object from questions to objects from texts to choices",
        "objek dari pertanyaan ke objek dari teks ke pilihan jawaban",
    ),
    (
        "an object from texts to choices, for a question of the card",
        "objek dari teks ke pilihan jawaban, untuk pertanyaan lembar penilaian",
    ),
    ("the id of a choice of this question", "kode pilihan jawaban pertanyaan ini"),
    ("no columns: the option \"by\" names none", "tanpa kolom: pilihan \"by\" tidak menyebutkannya"),
    ("the sum of the sizes of the strata", "jumlah ukuran semua strata"),
    ("the size that the strata give", "ukuran menurut strata"),
    ("populations of groups that were interviewed", "populasi dari kelompok yang diwawancarai"),
    ("the population of every stratum in the column \"{}\"", "populasi setiap strata dalam kolom \"{}\""),
    ("one stratum or more", "satu strata atau lebih"),
    ("one interview or more in every stratum", "satu wawancara atau lebih di setiap strata"),
    ("a population of 2 or more in every stratum", "populasi 2 atau lebih di setiap strata"),
    ("no more interviews than the stratum has members", "jumlah wawancara tidak lebih dari jumlah anggota strata"),
    // Records.
    ("\"self\", \"interview\" or \"class\"", "\"self\", \"interview\" atau \"class\""),
    ("an object from question ids to choice ids", "objek dari kode pertanyaan ke kode pilihan jawaban"),
    ("only questions of the card", "hanya pertanyaan dari lembar penilaian"),
    ("a list of question ids", "daftar kode pertanyaan"),
    ("the id of a question that the roster answers", "kode pertanyaan yang dijawab dari daftar anggota rumah tangga"),
    ("the id of a question of the card", "kode pertanyaan lembar penilaian"),
    ("null, or a whole number of 1 or more", "null, atau bilangan bulat 1 atau lebih"),
    ("\"{}\" for the stated number of members", "\"{}\" untuk jumlah anggota yang disebutkan"),
    ("a list with one entry per line", "daftar dengan satu isi untuk setiap garis"),
    ("a list", "sebuah daftar"),
    // Rounds.
    (
        "the result of an estimate, a published summary, or scored households",
        "hasil perkiraan, ringkasan terbitan, atau rumah tangga berskor",
    ),
    (
        "two rounds of the same kind: scored households in both, or rates in both",
        "dua putaran sejenis: keduanya rumah tangga berskor, atau keduanya tingkat",
    ),
    (
        "\"{}\" as in the baseline: rates of other units are not comparable",
        "\"{}\" seperti pada putaran awal: tingkat dengan satuan lain tidak dapat dibandingkan",
    ),
    (
        "\"{}\" as in the baseline: households that weigh otherwise make other rates",
        "\"{}\" seperti pada putaran awal: rumah tangga dengan bobot lain menghasilkan tingkat lain",
    ),
    (
        "{} as in the baseline: the card has other points or another table by now",
        "{} seperti pada putaran awal: poin atau tabel lembar penilaian sudah berubah",
    ),
    ("the line {} in both rounds", "garis {} di kedua putaran"),
    ("a line that the baseline has: {}", "garis yang ada pada putaran awal: {}"),
    ("a group that both rounds have", "kelompok yang ada di kedua putaran"),
    ("two households or more that are in both rounds", "dua rumah tangga atau lebih yang ada di kedua putaran"),
    ("populations of groups that were compared", "populasi dari kelompok yang dibandingkan"),
    ("only lines of the rounds", "hanya garis dari kedua putaran"),
    (
        "nothing: the standard errors of independent rounds have it already",
        "kosong: galat baku putaran yang bebas sudah memuatnya",
    ),
    (
        "nothing: only of the same households it is known how they move",
        "kosong: perpindahan hanya diketahui dari rumah tangga yang sama",
    ),
    ("a likelihood above the one before it and below 1", "kemungkinan di atas yang sebelumnya dan di bawah 1"),
    ("a list of the likelihoods between bands", "daftar kemungkinan di antara rentang"),
    ("the id of a card, or an object with id and digest", "kode lembar penilaian, atau objek dengan id dan digest"),
    ("the id of a poverty line", "kode garis kemiskinan"),
    ("the published rate, as a fraction", "tingkat terbitan, sebagai pecahan"),
    ("the number of interviews, or a standard_error", "jumlah wawancara, atau standard_error"),
    ("an object from columns to texts", "objek dari kolom ke teks"),
    ("a list of groups, each with its lines", "daftar kelompok, masing-masing dengan garisnya"),
    ("a list of lists of columns", "daftar dari daftar kolom"),
    ("the ids of the lines, in the order of likelihoods", "kode garis, menurut urutan kemungkinan"),
    ("an id of its own; {} has the same", "nomor yang berbeda; {} memakai nomor yang sama"),
    ("the value of a column that groups are made by", "nilai kolom yang membentuk kelompok"),
    (
        "{}: {} of {} has the definition of poverty of that card alone, so that a difference to a rate of another card would not be a change",
        "{}: {} pada {} memakai definisi kemiskinan lembar penilaian itu saja, sehingga selisih dengan tingkat lembar penilaian lain bukan perubahan",
    ),
    (
        "a rate on the same card: it is not known which earlier card {} of {} continues",
        "tingkat pada lembar penilaian yang sama: tidak diketahui lembar penilaian terdahulu mana yang dilanjutkan {} pada {}",
    ),
    (
        "the same card: another card has other questions, points and lines, so that a difference of rates would not be a change. Only a legacy line can be compared across cards, with a published rate on it",
        "lembar penilaian yang sama: lembar penilaian lain memiliki pertanyaan, poin dan garis lain, sehingga selisih tingkat bukan perubahan. Antar lembar penilaian, hanya garis warisan (legacy) yang dapat dibandingkan, dengan tingkat terbitan pada garis itu",
    ),
    (
        "the same card: another card has other questions, points and lines, so that a difference of rates would not be a change. Only a legacy line can be compared across cards, with a published rate on it, by a round that was measured with the card that has this line",
        "lembar penilaian yang sama: lembar penilaian lain memiliki pertanyaan, poin dan garis lain, sehingga selisih tingkat bukan perubahan. Antar lembar penilaian, hanya garis warisan (legacy) yang dapat dibandingkan, dengan tingkat terbitan pada garis itu, oleh putaran yang diukur dengan lembar penilaian yang memiliki garis ini",
    ),
    ("{} has {}", "{} memiliki {}"),
];
