//! Rows of a file as interviews that are kept: what the cells mean, and what is refused.
#![cfg(not(target_arch = "wasm32"))]

mod support;

use ppi_widget::batch::interviews;
use serde_json::{Value as Json, json};
use support::{card, messages};

const HEAD: &str = "no;tanggal;hasil;members;cu_members;q1;q2;q3;q4;q5;q6;q7;q8;q9;q10\n";

fn read(csv: &str, more: &Json) -> Json {
    let mut options = json!({
        "today": "2026-11-25", "date": "tanggal", "status": "hasil", "language": "id",
        "outcomes": { "diwawancarai": "interviewed", "interviewed": "interviewed", "menolak": "refused" },
    });
    options.as_object_mut().expect("options").extend(more.as_object().expect("options").clone());
    let read = interviews(&card("idn-2023"), csv.as_bytes(), &options.into());
    Json::from(&read.unwrap_or_else(|problems| panic!("{}", messages(&problems).join("\n"))))
}

/// A file of these rows.
fn file(rows: &[&str]) -> String {
    [HEAD, &rows.join("\n")].concat()
}

const ANSWERS: &str = "T;E;B;C;A;B;A;A;B;B";

#[test]
fn cells_become_letters_dates_and_numbers() {
    let rows = [
        &format!("A-1;31/7/2026;;4;2;{ANSWERS}"),
        "A-2;2026-07-01;Menolak;;;;;;;;;;;;",
        "A-3;1/7/2026;Diwawancarai;;;t;e;Tidak;c;a;b;a;a;b;b",
    ];
    let found = read(&file(&rows), &json!({}));
    assert_eq!((&found["rows"], &found["refused"], &found["day_first"]), (&json!(3), &json!([]), &json!(true)));
    let letters = json!({ "q1": "T", "q2": "E", "q3": "B", "q4": "C", "q5": "A", "q6": "B", "q7": "A", "q8": "A", "q9": "B", "q10": "B" });
    let first = &found["interviews"][0];
    assert_eq!((&first["answers"], &first["date"]), (&letters, &json!("2026-07-31")));
    assert_eq!(
        (&first["members"], &first["cu_members"], &first["status"]),
        (&json!(4), &json!(2), &json!("interviewed"))
    );
    assert_eq!((&first["line"], &first["cells"][0]), (&json!(2), &json!("A-1")));
    let second = &found["interviews"][1];
    assert_eq!((&second["answers"], &second["status"]), (&Json::Null, &json!("refused")));
    let third = &found["interviews"][2];
    assert_eq!((&third["date"], &third["members"]), (&json!("2026-07-01"), &Json::Null));
    let other = if letters["q3"] == third["answers"]["q3"] { "B" } else { "A" };
    assert_eq!(third["answers"]["q3"], json!(other));
}

#[test]
fn every_row_that_is_none_is_listed_with_its_place() {
    let rows = [
        &format!("A-1;2026-02-30;;4;;{ANSWERS}"),
        &format!("A-2;2026-11-26;;4;;{ANSWERS}"),
        &format!("A-3;2026-11-25;;0;;{ANSWERS}"),
        &format!("A-4;2026-11-25;;2;3;{ANSWERS}"),
        &format!("A-5;2026-11-25;entah;;;{ANSWERS}"),
        "A-6;2026-11-25;;4;;T;Z;B;C;A;B;A;A;B;B",
        "A-7;2026-11-25;;4;;T;E;;C;A;B;A;A;B;B",
        "A-8;2026-11-25;;4",
        &format!("A-9\";2026-11-25;;4;;{ANSWERS}"),
        &format!("\"A-10\"x;2026-11-25;;4;;{ANSWERS}"),
        &format!("A-11;;;;;{ANSWERS}"),
    ];
    let found = read(&file(&rows), &json!({}));
    let refused = found["refused"].as_array().expect("a list");
    let date = "tanggal seperti 2026-07-31 atau 31/7/2026 (hari lebih dulu), paling akhir 2026-11-25";
    let told = |at: usize| {
        let refusal = &refused[at];
        json!([refusal["line"], refusal["column"], refusal["name"], refusal["found"], refusal["expected"]])
    };
    assert_eq!(told(0), json!([2, 2, "tanggal", "2026-02-30", date]));
    assert_eq!(told(1), json!([3, 2, "tanggal", "2026-11-26", date]));
    assert_eq!(told(2), json!([4, 4, "members", "0", "bilangan bulat dari 1 sampai 1000"]));
    assert_eq!(told(3), json!([5, 5, "cu_members", "3", "bilangan bulat dari 1 sampai 2"]));
    assert_eq!(told(4), json!([6, 3, "hasil", "entah", "salah satu dari diwawancarai, interviewed, menolak"]));
    assert_eq!(told(5), json!([7, 7, "q2", "Z", "salah satu dari A, B, C, E, atau teks pilihannya"]));
    assert_eq!(told(6)[3], json!(""));
    assert_eq!(told(7)[4], json!("15 sel, seperti pada baris pertama"));
    let kinds: Vec<&str> = refused.iter().map(|refusal| refusal["kind"].as_str().expect("a kind")).collect();
    assert_eq!(kinds[..8], ["date", "date", "members", "cu_members", "outcome", "answer", "missing", "cells"]);
    let taken = found["interviews"].as_array().expect("a list").len();
    assert_eq!(refused.len() + taken, rows.len(), "every row is one or the other");
    assert_eq!(found["rows"], json!(rows.len()));
    assert_eq!(found["interviews"][taken - 1]["date"], Json::Null, "no date is no wrong date");
}

#[test]
fn dates_of_a_file_with_the_month_first_are_not_guessed() {
    let row = |member: &str, date: &str| format!("{member};{date};;4;;{ANSWERS}");
    let rows = [row("A-1", "2/7/2026"), row("A-2", "7/31/2026"), row("A-3", "7/7/2026"), row("A-4", "2026-07-02")];
    let rows: Vec<&str> = rows.iter().map(String::as_str).collect();
    let found = read(&file(&rows), &json!({ "language": "en" }));
    let refused: Vec<&Json> = found["refused"].as_array().expect("a list").iter().collect();
    assert_eq!(refused.iter().map(|refusal| &refusal["line"]).collect::<Vec<_>>(), [&json!(2), &json!(3)]);
    assert_eq!(refused[0]["expected"], json!("a date as 2026-07-31: other dates of this file have the month first"));
    assert_eq!(found["interviews"].as_array().expect("a list").len(), 2);
}

#[test]
fn columns_go_by_other_names_and_a_missing_one_is_told() {
    let csv =
        file(&[&format!("A-1;2026-07-01;;4;;{ANSWERS}")]).replace("q3", "rekening").replace("members;cu", "jiwa;cu");
    let found = read(&csv, &json!({ "columns": { "q3": "rekening", "members": "jiwa" } }));
    assert_eq!(found["interviews"][0]["members"], json!(4));
    let failed = |options: Json| {
        messages(&interviews(&card("idn-2023"), csv.as_bytes(), &options.into()).expect_err("problems"))
    };
    assert_eq!(
        failed(json!({ "today": "2026-11-25" })),
        ["columns.q3: found nothing, expected one column named \"q3\" in the first line (columns)"]
    );
    assert_eq!(
        failed(json!({ "today": "2026-11-25", "date": "kapan", "columns": { "q3": "rekening" } })),
        ["date: found nothing, expected one column named \"kapan\" in the first line (columns)"]
    );
    assert_eq!(
        failed(json!({ "today": "besok" })),
        ["today: found \"besok\", expected the date of this day, as 2026-07-31 (option)"]
    );
}
