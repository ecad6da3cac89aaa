//! The bare page of a survey: a file in a worker, the table, refused rows, cancelling; under the strict policy.

use ppi_pages::{Page, Server, dist, json};

const HEADER: &str = "branch,q1,q2,q3,q4,q5,q6,q7,q8,q9,q10\n";

/// Opens the page and hands it a file of these rows.
#[track_caller]
fn opened(by: &str, rows: &str, times: usize) -> (Server, Page) {
    let (server, page) = (dist(), Page::new());
    page.open(&server, "/survey.html");
    page.wait_js("the script", "return !document.querySelector('input[type=file]').disabled");
    page.js("document.querySelector('[name=by]').value = args[0]", &[json!(by)]);
    let hand_over = "
        const files = new DataTransfer();
        files.items.add(new File([args[0], args[1].repeat(args[2])], 'survey.csv'));
        const input = document.querySelector('input[type=file]');
        input.files = files.files;
        input.dispatchEvent(new Event('change', { bubbles: true }));";
    page.js(hand_over, &[json!(HEADER), json!(rows), json!(times)]);
    (server, page)
}

#[test]
fn a_file_becomes_a_table_of_rates() {
    let rows = "Sanggau,T,E,B,C,A,B,A,A,B,B\nSintang,T,E,B,C,A,B,A,A,B,B\nSintang,T,E,,C,A,B,A,A,B,B\n";
    let (server, page) = opened("branch", rows, 10);
    page.wait_js("the table", "return document.querySelectorAll('tbody').length === 2");
    let table = page.js(
        "return [...document.querySelectorAll('table')].map((table) => [...table.tBodies[0].rows].slice(0, 4).map((row) =>
            [...row.cells].slice(0, 3).map((cell) => cell.firstChild.textContent)))",
        &[],
    );
    // Score 29 on the national line, as published: 0.182 22…
    let rates = json!([["Semua", "20", "18,2%"], ["Sanggau", "10", "18,2%"], ["Sintang", "10", "18,2%"]]);
    let refused = json!([["4", "4", "q3"], ["7", "4", "q3"], ["10", "4", "q3"], ["13", "4", "q3"]]);
    assert_eq!(table, json!([rates, refused]));
    let status = page.find("#status").text();
    assert!(status.starts_with("30 baris dibaca, 10 ditolak, dalam "), "{status}");
    assert_eq!(page.axe(), [""; 0]);

    page.js("const language = document.querySelector('[name=language]'); language.value = 'en'; language.dispatchEvent(new Event('change'))", &[]);
    assert_eq!(page.find("h1").text(), "Poverty rates from a survey");
    assert_eq!(page.violations(&server), [""; 0]);
    assert_eq!(page.errors(), [""; 0]);
}

#[test]
fn a_file_without_the_columns_is_told_of() {
    let (_server, page) = opened("tp", "Sanggau,T,E,B,C,A,B,A,A,B,B\n", 1);
    let status = page.wait_js("the error", "return document.querySelector('#status').textContent");
    let expected = "Survei ini tidak dapat dibaca:\n\
                    columns.tp: ditemukan kosong, seharusnya satu kolom bernama \"tp\" di baris pertama (columns)";
    assert_eq!(status, expected);
}

#[test]
fn a_run_can_be_cancelled_and_the_page_goes_on() {
    let (_server, page) = opened("branch", "Sanggau,T,E,B,C,A,B,A,A,B,B\n", 3_000_000);
    page.wait_js("progress", "return document.querySelector('#progress').value > 0");
    page.find("#cancel").click();
    page.wait_js("the word", "return document.querySelector('#status').textContent === 'Dibatalkan.'");
    assert_eq!(page.find("#run").prop("hidden"), true);
    assert_eq!(page.js("return document.querySelectorAll('table').length", &[]), 0);
}

#[test]
fn refused_rows_are_listed_in_a_file() {
    let (_server, page) = opened("", "Sanggau,T,=1+1,B,C,A,B,A,A,B,B\n", 1_500);
    page.wait_js("the table", "return document.querySelectorAll('tbody').length === 2");
    page.js("window.URL.createObjectURL = (file) => { window.saved = file; return '#saved'; }", &[]);
    page.js("document.querySelector('#result button').click()", &[]);
    page.wait_js("the file", "return window.saved !== undefined");
    let listed = page.js("return window.saved.text()", &[]);
    let listed = listed.as_str().expect("a text").lines().collect::<Vec<_>>();
    assert_eq!(listed.len(), 1 + 1_500);
    assert_eq!(listed[1_500], "1501,3,q2,answer,'=1+1,\"salah satu dari A, B, C, E, atau teks pilihannya\"");
}
