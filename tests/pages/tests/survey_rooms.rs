//! Result with files of one's own: what is too small is hidden everywhere, columns and scorecards are chosen. The example by
//! keys alone, and a report on paper.

use std::fs;

use crate::survey::{
    MIDDLE, POOR, QUESTIONS, WELL, accessible, cells, choose, estimate, fits, go, hand_over, is_there, keep_files,
    open, opened, opened_empty, percent, press, rows, saved, settled, survey, tabs_to, text, unharmed, waits,
};
use ppi_pages::{Browser, Key, Page, Value as Json, json, root};

/// The contrast of an element's text with its background.
const CONTRAST: &str = "
    const numbers = (colour) => (colour.match(/[0-9.]+/g) ?? []).map(Number);
    const linear = (value) => value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
    const light = ([r, g, b]) => 0.2126 * linear(r / 255) + 0.7152 * linear(g / 255) + 0.0722 * linear(b / 255);
    const style = getComputedStyle(this);
    const [one, other] = [style.color, style.backgroundColor].map((colour) => light(numbers(colour)));
    return (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05)";

#[test]
fn what_is_too_small_is_hidden_everywhere() {
    let (_server, page) = opened_empty();
    keep_files(&page);
    go(&page, "result");
    // Branch C alone would be the whole less the others: the smallest of these is hidden too.
    let csv = survey(&[("A", WELL, 30), ("B", MIDDLE, 12), ("C", POOR, 4)]);
    open(&page, "kecil.csv", &csv);
    settled(&page);
    let few = "disembunyikan: kurang dari 10 wawancara";
    let beside = "disembunyikan agar yang lain tidak dapat dihitung";
    let groups = cells(&page, "cut-0");
    assert_eq!(groups.len(), 3);
    assert_eq!(
        (&groups[1], &groups[2]),
        (&vec!["C".to_owned(), few.to_owned()], &vec!["B".to_owned(), beside.to_owned()])
    );
    let bands = cells(&page, "segments");
    assert_eq!((&bands[0][2], &bands[1][2], &bands[2][2]), (&"30".to_owned(), &beside.to_owned(), &few.to_owned()));
    let closed = page.shadow_of("ppi-survey", "#save-band-C");
    assert_eq!(closed.prop("disabled"), true);
    let contrast = closed.js(CONTRAST, &[]).as_f64().expect("a ratio");
    assert!(contrast >= 4.5, "a disabled button has {contrast}");
    // The scores: 92 has 30, 29 has 12 and 5 has 4.
    page.shadow_of("ppi-survey", ".distribution summary").click();
    let scores = cells(&page, "scores");
    assert_eq!((&scores[1][1], &scores[5][1], &scores[18][1]), (&few.to_owned(), &beside.to_owned(), &"30".to_owned()));
    accessible(&page, "a result with hidden groups");

    press(&page, "save-rates");
    let (_, table) = saved(&page);
    for words in [few, beside] {
        assert_eq!(table.lines().filter(|row| row.ends_with(&format!(",{words}"))).count(), 1, "{table}");
    }
    assert!(!table.lines().any(|row| row.starts_with("C,4,")), "{table}");
    press(&page, "save-record");
    let (_, record) = saved(&page);
    let record: Json = serde_json::from_str(&record).expect("JSON");
    assert_eq!(record["withheld"], json!([{ "branch": "B" }, { "branch": "C" }]));
    assert_eq!(record["withheld_beside"], json!([{ "branch": "B" }]));
    assert_eq!(record["estimate"]["groups"].as_array().map(Vec::len), Some(2));
    assert_eq!(record["distribution"]["scores"][1], json!({ "from": 5, "to": 9, "n": null }));
    press(&page, "save-bands");
    let (_, table) = saved(&page);
    let rows: Vec<&str> = table.lines().collect();
    assert_eq!(rows[0], "line,band,from,to,n,share,programme,hidden");
    assert!(rows[1].starts_with("nl100,A,0,0.1,30,0.65") && rows[1].ends_with(",Melek finansial,"), "{table}");
    assert!(rows[2].starts_with("nl100,B,0.1,0.3,,,") && rows[2].ends_with(beside), "{table}");
    assert!(rows[3].starts_with("nl100,C,0.3,1,,,") && rows[3].ends_with(few), "{table}");
    press(&page, "save-scores");
    let (_, table) = saved(&page);
    let rows: Vec<&str> = table.lines().collect();
    assert_eq!((rows[0], rows[19]), ("line,score_from,score_to,n,hidden", "nl100,90,94,30,"));
    assert_eq!(rows[2], format!("nl100,5,9,,{few}"));
    press(&page, "save-report");
    let (_, report) = saved(&page);
    assert!(report.contains(few) && !report.contains("id=\"members\""), "{report}");

    // The list of a programme: on the screen, and as a file, with its name.
    press(&page, "list-band-A");
    waits(&page, "the list", "!!root.querySelector('#programme-members')");
    let members = cells(&page, "programme-members");
    assert_eq!((members.len(), &members[0]), (30, &["M001", "92", "0,0%", "A"].map(str::to_owned).to_vec()));
    let told = text(&page, "#programme-members caption");
    assert_eq!(told, "Golongan A, Melek finansial: 30 wawancara");
    press(&page, "save-band-A");
    let (name, list) = saved(&page);
    assert!(name.starts_with("survei-daftar-a-melek-finansial-"), "{name}");
    assert_eq!(list.lines().count(), 1 + 30);
    assert!(list.lines().skip(1).all(|row| row.ends_with(",A,Melek finansial")), "{list}");

    // What is no size is told, and the last one stays.
    for (typed, told) in
        [("", "tidak dapat dikosongkan"), ("0", "“0” bukan"), ("-3", "“-3” bukan"), ("abc", "“abc” bukan")]
    {
        choose(&page, "smallest", typed);
        let words = text(&page, "[role=alert]");
        assert!(words.contains(told) && words.ends_with("Yang berlaku tetap 10."), "{words}");
        assert_eq!(page.shadow_of("ppi-survey", "#smallest").prop("value"), "10");
        assert_eq!(cells(&page, "cut-0").len(), 3);
    }

    choose(&page, "smallest", "10");
    settled(&page);
    // So are edges that do not rise.
    for typed in ["30; 10", "10; 10", "abc", "0; 30", ""] {
        choose(&page, "edges", typed);
        let words = text(&page, "[role=alert]");
        let told = format!("“{typed}” bukan batas yang menaik");
        assert!(words.starts_with(&told) && words.ends_with("Yang berlaku tetap 10; 30."), "{words}");
        assert_eq!(page.shadow_of("ppi-survey", "#edges").prop("value"), "10; 30");
        assert_eq!(cells(&page, "segments").len(), 3);
    }
    choose(&page, "edges", "30");
    waits(&page, "two bands", "root.querySelector('#segments')?.tBodies[0].rows.length === 2");
    settled(&page);

    // Nothing at all, where the whole is too small.
    choose(&page, "smallest", "100");
    settled(&page);
    let words = text(&page, "#statement");
    assert!(words.starts_with("Wawancaranya kurang dari 100: semua angka disembunyikan."), "{words}");
    for figures in ["#lines", "#cut-0", "#segments", "#scores", "#save-rates"] {
        assert!(!is_there(&page, figures), "{figures}");
    }
    unharmed(&page);
}

#[test]
fn columns_and_scorecards_are_chosen() {
    let (_server, page) = opened_empty();
    keep_files(&page);
    go(&page, "result");
    // Headings of their own: the first by number, the others by what stands below them, in order.
    let heads = "No;TP;P1 Provinsi;anggota;rekening;lantai;daging;nasi;pakaian;bensin;kulkas;mobil\n";
    let row = format!("1;Sanggau;{}\n", MIDDLE.replace(',', ";"));
    open(&page, "sendiri.csv", &rows(heads, &row, 40));
    waits(&page, "the columns", "!!root.querySelector('#take-columns')");
    for (question, column) in [("q1", "P1 Provinsi"), ("q2", "anggota"), ("q10", "mobil")] {
        assert_eq!(page.shadow_of("ppi-survey", &format!("#column-{question}")).prop("value"), column);
    }
    accessible(&page, "columns to choose");
    press(&page, "take-columns");
    settled(&page);
    // Score 29 has 0.182 22, as published.
    assert!(text(&page, "#statement").starts_with("18,2% rumah tangga hidup di bawah garis kemiskinan nasional ("));
    assert_eq!(text(&page, "#headline-refused"), "Semua 40 baris dihitung.");
    press(&page, "save-scored");
    let (_, list) = saved(&page);
    assert_eq!(list.lines().count(), 41);

    // Days and numbers of people under the names that Collect knows.
    let heads = format!("tanggal,jumlah anggota rumah tangga,{QUESTIONS}\n");
    open(&page, "orang.csv", &rows(&heads, &format!("15/7/2023,6,{MIDDLE}\n"), 20));
    settled(&page);
    assert!(!is_there(&page, "[type=checkbox][id^=by-]"));
    choose(&page, "unit", "members");
    settled(&page);
    assert!(text(&page, "#statement").starts_with("18,2% orang hidup di bawah"), "{}", text(&page, "#statement"));
    assert!(text(&page, ".facts").contains("15 Juli 2023"), "{}", text(&page, ".facts"));

    // The card of 2012: other questions and points; the file names it, and another is not taken.
    let old = rows(&format!("scorecard,{QUESTIONS}\n"), "idn-2012,A,A,A,A,A,A,A,A,A,A\n", 20);
    open(&page, "lama.csv", &old);
    waits(&page, "the card", "root.querySelector('#result-card')?.value === 'idn-2012'");
    settled(&page);
    // Score 0 on the card of 2012 has 66.3%.
    assert!(text(&page, "#statement").starts_with("66,3%"), "{}", text(&page, "#statement"));
    choose(&page, "result-card", "idn-2020");
    waits(&page, "the reason", "root.querySelector('[role=alert]')?.textContent.includes('lembar penilaian idn-2012')");

    // A card of one's own, after one that is none.
    open(&page, "baru.csv", &rows(&format!("{QUESTIONS}\n"), "A,A,A,A,A,A,A,A,A,A\n", 20));
    settled(&page);
    choose(&page, "result-card", "");
    hand_over(&page, "result-card-own", "salah.json", "{\"format\": \"ppi-scorecard\"}");
    waits(&page, "the problems", "root.querySelectorAll('[role=alert] li').length > 3");
    let own = fs::read_to_string(root().join("www/site/practice-card.json")).expect("the card");
    hand_over(&page, "result-card-own", "kartu.json", &own);
    waits(&page, "its line", "root.querySelector('#line')?.value === 'practice'");
    settled(&page);
    assert!(text(&page, "#statement").contains("hidup di bawah Garis latihan (karangan)"));

    // Interviews of another province than the one compared with.
    let elsewhere = survey(&[("Sanggau", MIDDLE, 20), ("Pangkalan Bun", &MIDDLE.replace('T', "U"), 20)]);
    open(&page, "dua provinsi.csv", &elsewhere);
    settled(&page);
    assert!(!is_there(&page, "#compared"));
    let warned = text(&page, "#abroad");
    assert!(warned.contains("Pembandingnya Kalimantan Barat") && warned.contains("Pangkalan Bun (Kalimantan Tengah)"));
    assert!(!warned.contains("Sanggau"), "{warned}");

    // A quantile of one's own: that of the papers.
    choose(&page, "level-z", "1,64");
    settled(&page);
    let found = estimate(&elsewhere, &json!({ "z": 1.64 }))["groups"][0]["lines"][0].clone();
    let interval =
        format!("(selang kepercayaan z = 1,64: {}–{})", percent(&found["low"], 1), percent(&found["high"], 1));
    assert!(text(&page, "#statement").contains(&interval), "{interval}");
    unharmed(&page);
}

/// Both rooms by keys alone; the focus stays where something was changed.
#[test]
fn the_example_is_read_by_keys_alone() {
    let (server, page) = opened();
    keep_files(&page);
    page.js("document.querySelector('ppi-survey').shadowRoot.querySelector('#language').focus()", &[]);
    tabs_to(&page, "room-result");
    page.keys(Key::Enter);
    settled(&page);
    assert_eq!(page.focused().text(), "Hasil");
    assert_eq!(text(&page, ".first .mark"), "Data latihan. Semua CU, anggota dan jawaban di sini rekaan.");
    // A figure is there without a way down the page; visits without an interview are no refused rows.
    let bottom = "return this.getBoundingClientRect().bottom + scrollY";
    let bottom = page.shadow_of("ppi-survey", "#statement").js(bottom, &[]).as_f64().expect("a place");
    assert!(bottom < 900.0, "{bottom}");
    let rows = text(&page, "#headline-refused");
    assert!(rows.contains("kunjungan tanpa wawancara") && rows.contains("Tingkat tanggapan: "), "{rows}");
    assert!(!cells(&page, "refused").iter().any(|row| row[2] == "q1"));
    tabs_to(&page, "by-regency");
    page.keys(" ");
    waits(&page, "one cut less", "!root.querySelector('#cut-1') && !!root.querySelector('#cut-0')");
    settled(&page);
    assert_eq!(page.focused().prop("id"), "by-regency");
    tabs_to(&page, "save-rates");
    page.keys(Key::Enter);
    let (name, _) = saved(&page);
    assert!(name.starts_with("latihan-survei-tingkat-"), "{name}");
    tabs_to(&page, "list-band-C");
    page.keys(Key::Enter);
    waits(&page, "the list", "!!root.querySelector('#programme-members')");
    tabs_to(&page, "save-report");
    page.keys(Key::Enter);
    let (name, _) = saved(&page);
    assert!(name.starts_with("latihan-survei-laporan-"), "{name}");
    page.js("document.querySelector('ppi-survey').shadowRoot.querySelector('#room-practice').focus()", &[]);
    tabs_to(&page, "room-change");
    page.keys(Key::Enter);
    settled(&page);
    assert_eq!(page.focused().text(), "Perubahan");
    tabs_to(&page, "save-changes");
    page.keys(Key::Enter);
    let (name, _) = saved(&page);
    assert!(name.starts_with("latihan-perubahan-"), "{name}");
    accessible(&page, "change of the example");
    // WebKitGTK's window cannot be narrower than 334.
    let narrow = if page.browser() == Browser::Chromium { 320 } else { 360 };
    page.viewport(narrow, 640);
    fits(&page, "change, narrow");
    choose(&page, "mode", "same");
    settled(&page);
    fits(&page, "the same households, narrow");
    go(&page, "result");
    settled(&page);
    fits(&page, "result, narrow");
    // Practice data beside one's own: the comparison means nothing, and says so.
    open(&page, "sungguhan.csv", &survey(&[("A", MIDDLE, 20)]));
    settled(&page);
    go(&page, "change");
    choose(&page, "baseline", "Latihan: putaran 1, sampel");
    choose(&page, "followup", "sungguhan.csv");
    waits(&page, "the banner", "!!root.querySelector('#mixed')");
    assert!(text(&page, "#mixed").starts_with("Satu putaran adalah data latihan (rekaan)"));
    assert_eq!(page.violations(&server), [""; 0]);
    assert_eq!(page.errors(), [""; 0]);
}

/// How many pages Chromium makes of the page on A4.
fn pages(page: &Page) -> usize {
    let a4 = json!({ "paperWidth": 8.27, "paperHeight": 11.69 });
    let pdf = page.cdp("Page.printToPDF", a4)["data"].clone();
    let count = "return atob(args[0]).match(/\\/Type \\/Page\\b(?!s)/g).length";
    usize::try_from(page.js(count, &[pdf]).as_u64().expect("a count")).expect("a small one")
}

/// Twenty-two branches, and forty that are too small to be shown: these take one line.
#[test]
fn a_report_takes_few_pages() {
    // The other drivers count no pages.
    if ppi_pages::browser() != Browser::Chromium {
        return;
    }
    let (_server, page) = opened_empty();
    keep_files(&page);
    let names: Vec<String> = (1..=62).map(|number| format!("TP {number:02}")).collect();
    let groups = names.iter().enumerate().flat_map(|(at, name)| {
        let many = if at < 22 { 12 } else { 1 };
        [(&**name, WELL, many), (name, MIDDLE, many), (name, POOR, many)]
    });
    go(&page, "result");
    open(&page, "banyak.csv", &survey(&groups.collect::<Vec<_>>()));
    settled(&page);
    assert_eq!(cells(&page, "cut-0").len(), 23);
    press(&page, "save-report");
    let (_, report) = saved(&page);
    let printed = pages(&page);
    let file = root().join("target/tmp/report.html");
    fs::create_dir_all(file.parent().expect("a folder")).expect("the folder");
    fs::write(&file, report).expect("the report");
    page.open_file(&file);
    let saved = pages(&page);
    println!("a report with 22 branches: {saved} pages; the room itself: {printed}");
    assert!((1..=3).contains(&saved), "{saved} pages");
    assert!((1..=3).contains(&printed), "{printed} pages");
}
