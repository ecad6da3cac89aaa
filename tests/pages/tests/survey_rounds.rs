//! Change with files of one's own: rounds are matched, what cannot be compared is told, and what should not be is warned of.

use std::fmt::Write as _;

use crate::survey::{
    MIDDLE, POOR, QUESTIONS, WELL, accessible, cells, choose, go, hand_over, is_there, keep_files, open, opened_empty,
    press, rows, saved, settled, survey, text, unharmed, waits,
};

#[test]
fn two_rounds_are_told_apart() {
    let (_server, page) = opened_empty();
    keep_files(&page);
    go(&page, "result");
    let first = survey(&[("A", POOR, 30), ("B", MIDDLE, 12), ("C", POOR, 4)]);
    // The same members: twelve of A are well off now, M001 is there twice, and one is new.
    let mut second = survey(&[("A", WELL, 12), ("A", POOR, 18), ("B", MIDDLE, 12), ("C", POOR, 3)]);
    write!(second, "M001,A,{POOR}\nX,A,{POOR}\n").expect("a text");
    for (name, csv) in [("dahulu.csv", &first), ("kini.csv", &second)] {
        open(&page, name, csv);
        settled(&page);
    }
    go(&page, "change");
    settled(&page);
    let few = "disembunyikan: kurang dari 10 wawancara";
    let found = cells(&page, "changes");
    assert_eq!(found.iter().map(|row| &*row[0]).collect::<Vec<_>>(), ["Semua", "A", "C", "B"]);
    assert_eq!((&*found[2][1], &*found[3][1]), (few, "disembunyikan agar yang lain tidak dapat dihitung"));
    assert!(text(&page, "#headline-refused").contains("Putaran kedua: Semua 47 baris dihitung."));
    // Without dates nobody knows the years between; a person may.
    let per_year = "root.querySelector('#further')?.textContent.includes('Per tahun: turun ')";
    assert_eq!(page.shadow_of("ppi-survey", "#change-years").prop("value"), "");
    waits(&page, "no figure per year", &format!("!{per_year}"));
    choose(&page, "change-years", "2,5");
    waits(&page, "a figure per year", per_year);
    settled(&page);
    press(&page, "save-changes");
    let (_, table) = saved(&page);
    assert_eq!(table.lines().filter(|row| row.ends_with(few)).count(), 1, "{table}");
    press(&page, "save-report");
    let (name, report) = saved(&page);
    assert!(name.starts_with("perubahan-laporan-"), "{name}");
    for told in [few, "Perubahan bukan bukti", "dua sampel bebas", "SUSENAS 2022 (BPS)", "1,6449 (90%)"] {
        assert!(report.contains(told), "{told}");
    }

    choose(&page, "mode", "same");
    settled(&page);
    let told = text(&page, "#unmatched");
    assert!(told.contains("Putaran kedua: 1 nilai di kolom “Nomor” kosong atau tercatat dua kali"), "{told}");
    assert!(told.contains("Putaran pertama: 2 rumah tangga hanya ada di putaran ini"), "{told}");
    assert!(told.contains("Putaran kedua: 1 rumah tangga hanya ada di putaran ini"), "{told}");
    // From C to A moved 11 of the 44 that are in both, since M001 is left out.
    assert_eq!(cells(&page, "movement")[2][1], "11 (25,0%)");
    press(&page, "see-moved");
    waits(&page, "who moved", "!!root.querySelector('#moved')");
    let moved = cells(&page, "moved");
    assert_eq!((moved.len(), &moved[0][..3]), (11, &["M002".to_owned(), "C".to_owned(), "A".to_owned()][..]));
    accessible(&page, "the same households");

    // Another file may lack that column: the list says what counts, and no error outlives the file.
    hand_over(&page, "followup-file", "nomor.csv", &second.replacen("id,branch", "no,branch", 1));
    waits(&page, "the file", "root.querySelector('#followup')?.value === 'nomor.csv'");
    waits(&page, "the reason", "root.querySelector('[role=alert]')?.textContent.includes('ada di kedua putaran')");
    assert_eq!(page.shadow_of("ppi-survey", "#change-id").prop("value"), "branch");
    choose(&page, "followup", "kini.csv");
    waits(&page, "the households", "!!root.querySelector('#movement')");
    settled(&page);
    assert_eq!(page.shadow_of("ppi-survey", "#change-id").prop("value"), "id");

    // Across cards the reason is told; a legacy line goes with the rate of the card of 2009.
    choose(&page, "followup-card", "idn-2012");
    waits(
        &page,
        "the reason",
        "root.querySelector('[role=alert]')?.textContent.includes('Kedua putaran ini tidak dapat dibandingkan')",
    );
    let reason = text(&page, "[role=alert]");
    assert!(reason.contains("lembar penilaian putaran kedua: ditemukan idn-2012 setelah idn-2023"), "{reason}");
    assert!(reason.contains("lembar penilaian lain memiliki pertanyaan, poin dan garis lain"), "{reason}");
    assert!(!reason.contains("(card)"), "{reason}");
    hand_over(&page, "followup-file", "lama.csv", &rows(&format!("{QUESTIONS}\n"), "A,A,A,A,A,A,A,A,A,A\n", 60));
    waits(&page, "the file", "root.querySelector('#followup')?.value === 'lama.csv'");
    choose(&page, "followup-card", "idn-2012");
    waits(&page, "its lines", "!!root.querySelector('#line option[value=legacy2007_nl100]')");
    choose(&page, "baseline", "");
    choose(&page, "line", "legacy2007_nl100");
    choose(&page, "rate", "70,5");
    choose(&page, "rate-n", "300");
    settled(&page);
    assert!(is_there(&page, "#changed"));
    choose(&page, "rate-card", "idn-2023");
    waits(&page, "the reason", "root.querySelector('[role=alert]')?.textContent.includes('idn-2009')");
    choose(&page, "rate-card", "idn-2009");
    settled(&page);
    let statement = text(&page, "#changed");
    assert!(
        statement.contains("(di bawah garis nasional, definisi 2007)") && statement.contains("dari 70,5%"),
        "{statement}"
    );
    unharmed(&page);
}

/// The second round before the first, both the same, and the area that most interviews are from.
#[test]
fn rounds_in_the_wrong_order_are_told() {
    let (_server, page) = opened_empty();
    go(&page, "result");
    let elsewhere = MIDDLE.replace('T', "U");
    let round = |year: u32, first: &str| {
        let row = |answers: &str, day: u32| format!("{year}-07-{day:02},{answers}\n");
        let others: String = (2..=20).map(|day| row(&elsewhere, day)).collect();
        format!("interview_date,{QUESTIONS}\n{}{others}", row(first, 1))
    };
    for year in [2026, 2023] {
        open(&page, &format!("{year}.csv"), &round(year, MIDDLE));
        settled(&page);
    }
    assert_eq!(page.shadow_of("ppi-survey", "#benchmark").prop("value"), "U");
    go(&page, "change");
    settled(&page);
    let told =
        "Tanggal putaran kedua (1 Juli 2023 – 20 Juli 2023) mendahului putaran pertama (1 Juli 2026 – 20 Juli 2026)";
    assert!(text(&page, "#reversed").starts_with(told), "{}", text(&page, "#reversed"));
    choose(&page, "baseline", "2023.csv");
    waits(&page, "the same data", "!!root.querySelector('#same-data')");
    choose(&page, "followup", "2026.csv");
    waits(&page, "the order", "!root.querySelector('#same-data') && !root.querySelector('[aria-busy]')");
    settled(&page);
    assert!(!is_there(&page, "#reversed"));
    assert_eq!(page.shadow_of("ppi-survey", "#change-years").prop("value"), "3");
    assert!(text(&page, ".facts").contains("1 Juli 2026 – 20 Juli 2026"));
    unharmed(&page);
}
