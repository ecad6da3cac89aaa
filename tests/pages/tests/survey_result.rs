//! The survey page: practice data to rates, in pictures and tables, every figure against the engine; files of one's own.

use crate::survey;

use crate::survey::{
    accessible, cells, choose, estimate, fits, keep_files, opened, percent, practice, saved, settled, tick, whole,
};
use ppi_pages::{Browser, Page, Value as Json, json};
use ppi_widget::practice::Sheet;

/// The rows of a picture that the engine's groups make: by rate from the highest, as the page writes them.
fn pictured(estimate: &Json, column: &str, line: usize) -> Vec<Vec<String>> {
    let groups = estimate["groups"].as_array().expect("groups");
    let mut of_column: Vec<&Json> = groups.iter().filter(|group| group["key"].get(column).is_some()).collect();
    of_column.sort_by(|a, b| {
        let rate = |group: &Json| group["lines"][line]["rate"].as_f64().expect("a rate");
        rate(b).total_cmp(&rate(a))
    });
    let row = |group: &&Json| {
        let found = &group["lines"][line];
        let interval = format!("{}–{}", percent(&found["low"], 1), percent(&found["high"], 1));
        let name = group["key"][column].as_str().expect("a name").to_owned();
        vec![name, String::new(), percent(&found["rate"], 1), interval, whole(&group["n"])]
    };
    of_column.iter().map(row).collect()
}

/// What the page shows is what the engine says, on the line of this position.
#[track_caller]
fn agrees(page: &Page, estimate: &Json, line: usize) {
    for (cut, column) in ["branch", "regency"].iter().enumerate() {
        assert_eq!(cells(page, &format!("cut-{cut}")), pictured(estimate, column, line), "{column}");
    }
    let all = &estimate["groups"][0];
    let lines = cells(page, "lines");
    for (row, found) in lines.iter().zip(all["lines"].as_array().expect("lines")) {
        let interval = format!("{}–{}", percent(&found["low"], 1), percent(&found["high"], 1));
        let error = percent(&found["standard_error"], 2).replace('%', "");
        let figures = [percent(&found["rate"], 1), error, interval];
        assert_eq!(row[1..4], figures);
    }
    let statement = page.shadow_of("ppi-survey", "#statement").text();
    let found = &all["lines"][line];
    assert!(statement.starts_with(&percent(&found["rate"], 1)), "{statement}");
    assert!(statement.ends_with(&format!("dari {} wawancara.", whole(&all["n"]))), "{statement}");
    for (row, band) in cells(page, "segments").iter().zip(all["bands"].as_array().expect("bands")) {
        assert_eq!(row[2..4], [whole(&band["n"]), percent(&band["share"], 1)]);
    }
}

#[test]
fn practice_data_become_rates() {
    let (server, page) = opened();
    keep_files(&page);
    accessible(&page, "practice");
    page.shadow_of("ppi-survey", "#open-all").click();
    settled(&page);

    let csv = practice(Sheet::Baseline);
    let by = json!([["branch"], ["regency"]]);
    let mut options = json!({ "by": by, "weight": "household", "bands": { "line": "nl100", "edges": [0.1, 0.3] } });
    agrees(&page, &estimate(&csv, &options), 0);
    accessible(&page, "result");
    page.viewport(1280, 3600);
    page.screenshot("survey-result");
    page.viewport(1280, 900);

    // Another line, other bands, a population, and persons in place of households.
    choose(&page, "line", "ppp685_2017");
    choose(&page, "edges", "25; 50; 75,5");
    page.shadow_of("ppi-survey", "summary").click();
    choose(&page, "population", "200000");
    choose(&page, "unit", "members");
    settled(&page);
    options["bands"] = json!({ "line": "ppp685_2017", "edges": [0.25, 0.5, 0.755] });
    options["population"] = json!(200_000);
    options["weight"] = json!("members");
    options["benchmark"] = json!("T");
    let of_persons = estimate(&csv, &options);
    agrees(&page, &of_persons, 2);
    let compared = page.shadow_of("ppi-survey", "#compared").text();
    let published = percent(&of_persons["groups"][0]["lines"][2]["benchmark"], 1);
    let expected = format!(
        "Angka terbitan untuk orang di Kalimantan Barat: {published}, bagian yang hidup di bawah garis menurut SUSENAS 2022 (BPS)"
    );
    assert!(compared.starts_with(&expected), "{compared}");

    // Groups that are too small are neither shown nor saved.
    choose(&page, "smallest", "10000");
    settled(&page);
    let rows = cells(&page, "cut-0");
    let groups = of_persons["groups"].as_array().expect("groups");
    let branches: Vec<&Json> = groups.iter().filter(|group| group["key"].get("branch").is_some()).collect();
    let large = branches.iter().filter(|group| group["n"].as_u64() >= Some(10_000)).count();
    assert_eq!(rows.len() - 1, large);
    let hidden = rows.last().expect("a row");
    assert_eq!(hidden[0], format!("{} kelompok", branches.len() - large));
    assert!(hidden[1].starts_with("disembunyikan: kurang dari 10.000 wawancara. "), "{}", hidden[1]);
    page.shadow_of("ppi-survey", "#save-record").click();
    let (name, text) = saved(&page);
    let record: Json = serde_json::from_str(&text).expect("JSON");
    assert!(name.starts_with("latihan-survei-tingkat-"), "{name}");
    assert_eq!(record["practice"], "ppi-practice-1 2018-07");
    let few = |record: &Json| record["n"].as_u64() < Some(10_000);
    assert!(!record["estimate"]["groups"].as_array().expect("groups").iter().any(few));
    assert_eq!(record["withheld"].as_array().map(Vec::len), Some(groups.iter().filter(|group| few(group)).count()));
    assert_eq!(record["estimate"]["groups"][0], of_persons["groups"][0]);
    page.shadow_of("ppi-survey", "#save-rates").click();
    let (_, table) = saved(&page);
    assert!(
        table.trim_start_matches('\u{feff}').starts_with("practice,branch,regency,n,line,rate,"),
        "{}",
        &table[..60]
    );
    assert!(table.contains(",disembunyikan: kurang dari 10.000 wawancara"), "{table}");

    // The other language: the same figures.
    page.shadow_of("ppi-survey", "#language").click();
    page.wait_js(
        "English",
        "return document.querySelector('ppi-survey').shadowRoot.querySelector('h2').textContent === 'Result'",
    );
    settled(&page);
    accessible(&page, "result in English");
    for (width, height) in [(320, 640), (360, 740)] {
        // WebKitGTK's window cannot be narrower than 334.
        if width >= 334 || page.browser() == Browser::Chromium {
            page.viewport(width, height);
            fits(&page, &format!("result, {width} pixels"));
        }
    }
    page.screenshot("survey-result-phone");
    assert_eq!(page.violations(&server), [""; 0]);
    assert_eq!(page.errors(), [""; 0]);
}

const HEADER: &str = "branch,q1,q2,q3,q4,q5,q6,q7,q8,q9,q10\n";

/// Hands the page of results a file of these rows.
#[track_caller]
fn open_file(page: &Page, header: &str, rows: &str, times: usize) {
    let hand_over = "
        const files = new DataTransfer();
        files.items.add(new File([args[0], args[1].repeat(args[2])], 'survey.csv'));
        this.files = files.files;
        this.dispatchEvent(new Event('change', { bubbles: true }));";
    page.shadow_of("ppi-survey", "#result-sheet-file").js(hand_over, &[json!(header), json!(rows), json!(times)]);
}

#[test]
fn a_file_of_ones_own_is_read_cancelled_and_refused() {
    let (server, page) = opened();
    keep_files(&page);
    survey::go(&page, "result");
    open_file(&page, HEADER, "Sanggau,T,E,B,C,A,B,A,A,B,B\nSintang,T,=1+1,B,C,A,B,A,A,B,B\n", 1_500);
    settled(&page);
    // Score 29 on the national line, as published: 0.182 22…
    assert_eq!(cells(&page, "cut-0"), [["Sanggau", "", "18,2%", "16,6%–19,9%", "1.500"]]);
    assert_eq!(
        page.shadow_of("ppi-survey", "#refused-count").text(),
        "1.500 dari 3.000 baris ditolak dan tidak dihitung. Jawaban tidak dikenal: 1.500."
    );
    assert_eq!(
        cells(&page, "refused")[0],
        ["3", "3", "q2", "=1+1", "salah satu dari A, B, C, E, atau teks pilihannya"]
    );
    page.shadow_of("ppi-survey", "#save-refused").click();
    let (_, listed) = saved(&page);
    let listed: Vec<&str> = listed.lines().collect();
    assert_eq!(listed.len(), 1 + 1_500);
    assert_eq!(listed[1_500], "3001,3,q2,answer,'=1+1,\"salah satu dari A, B, C, E, atau teks pilihannya\"");
    page.shadow_of("ppi-survey", "#save-scored").click();
    let (_, scored) = saved(&page);
    assert!(scored.lines().next().expect("a header").ends_with(",likelihood_bottom80,band,programme"));
    assert!(scored.lines().nth(1).expect("a row").ends_with(",B,\"Kecakapan keuangan, Sekolah Lapang (SL)\""));
    tick(&page, "by-branch");
    settled(&page);
    assert!(!page.shadow_of("ppi-survey", "#cut-0").exists());

    // A million rows that do not count are counted all the same.
    open_file(&page, HEADER, "Sintang,T,=1+1,B,C,A,B,A,A,B,B\n", 1_000_000);
    let all = "1.000.000 dari 1.000.000 baris ditolak dan tidak dihitung. Jawaban tidak dikenal: 1.000.000.";
    let count = "document.querySelector('ppi-survey').shadowRoot.querySelector('#refused-count')?.textContent";
    page.wait_js(all, &format!("return {count} === '{all}'"));

    // A file that takes a while can be left alone.
    open_file(&page, HEADER, "Sanggau,T,E,B,C,A,B,A,A,B,B\n", 3_000_000);
    page.wait_js(
        "progress",
        "return document.querySelector('ppi-survey').shadowRoot.querySelector('progress')?.value > 0",
    );
    page.shadow_of("ppi-survey", ".work button").click();
    page.wait_js(
        "the word",
        "return document.querySelector('ppi-survey').shadowRoot.querySelector('.work').textContent === 'Dibatalkan.Hitung lagi'",
    );
    assert!(!page.shadow_of("ppi-survey", "#lines").exists());
    assert_eq!(page.focused().text(), "Hitung lagi");
    page.shadow_of("ppi-survey", ".work button").js("this.click()", &[]);
    let rows = "Semua 3.000.000 baris dihitung.";
    let told = "document.querySelector('ppi-survey').shadowRoot.querySelector('#headline-refused')?.textContent";
    page.wait_js(rows, &format!("return {told} === '{rows}'"));

    // One whose columns are not known asks for them.
    open_file(&page, "a,b\n", "1,2\n", 1);
    page.wait_js(
        "the lists",
        "return !!document.querySelector('ppi-survey').shadowRoot.querySelector('#take-columns')",
    );
    page.shadow_of("ppi-survey", "#take-columns").click();
    let alert = page.shadow_of("ppi-survey", "[role=alert]").text();
    assert_eq!(alert, "Belum ada kolom untuk q1, q2, q3, q4, q5, q6, q7, q8, q9, q10.");
    accessible(&page, "a file without the columns");
    assert_eq!(page.violations(&server), [""; 0]);
    assert_eq!(page.errors(), [""; 0]);
}

#[test]
fn the_engine_works_beside_the_survey() {
    let (server, page) = opened();
    let estimated = "
        const { estimateInWorker } = await import('/ppi.js');
        const card = await (await fetch('/scorecards/idn-2023.json')).json();
        return (await estimateInWorker(card, new Blob([args[0]]))).rows;";
    let rows = format!("{HEADER}Sanggau,T,E,B,C,A,B,A,A,B,B\n");
    // The policy of both has one name, which a page can give once.
    assert_eq!(page.js(estimated, &[json!(rows)]), 1);
    assert_eq!(page.violations(&server), [""; 0]);
}
