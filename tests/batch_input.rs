//! Surveys: what a batch may be given, and when.
#![cfg(not(target_arch = "wasm32"))]

mod support;

use ppi_widget::batch::Batch;
use ppi_widget::problem::Problem;
use ppi_widget::value::Value;
use serde_json::{Value as Json, json};
use support::batch::{batch, finish, header};
use support::{card, messages};

#[test]
fn the_format_is_that_of_all_files_and_none_of_records() {
    let card = card("idn-2023");
    let record = support::json("tests/golden/result-idn-2023.json");
    let records = || {
        let mut batch = batch(&card, &json!({}));
        batch.push_record(&record.clone().into()).expect("a record");
        batch
    };
    assert_eq!(finish(&mut records())["file"], Json::Null);
    let file = |delimiter: &str| {
        let mut batch = batch(&card, &json!({}));
        let csv = format!("{}\nT,E,B,C,A,B,A,A,B,B", header(&card)).replace(',', delimiter);
        batch.push(csv.as_bytes()).expect("a file");
        batch
    };
    let merged = |mut one: Batch, mut other: Batch| {
        one.merge(&mut other).expect("the same options");
        let found = finish(&mut one);
        assert_eq!(found["groups"][0]["n"], 2);
        found["file"].clone()
    };
    assert_eq!(merged(file(";"), file(";")), json!({ "delimiter": ";", "encoding": "UTF-8" }));
    for (one, other) in [(file(";"), file(",")), (file(","), records()), (records(), file(",")), (records(), records())]
    {
        assert_eq!(merged(one, other), Json::Null);
    }
}

#[test]
fn what_would_be_lost_is_refused() {
    let card = card("idn-2023");
    let csv = format!("{}\nT,E,B,C,A,B,A,A,B,B", header(&card));
    let record: Value = support::json("tests/golden/result-idn-2023.json").into();
    let refused = |ended: Result<(), Vec<Problem>>, found: &str| {
        let expected = format!("the whole: found {found}, expected a batch of its own, to be merged (input)");
        assert_eq!(messages(&ended.expect_err("a problem")), [expected]);
    };
    let mut file = batch(&card, &json!({}));
    file.push(csv.as_bytes()).expect("a file");
    refused(file.push_record(&record), "a record after a file");
    let before = finish(&mut file);
    refused(file.push(b"\nT,E,B,C,A,B,A,A,B,B"), "more of a file that was ended");
    assert_eq!(finish(&mut file), before);

    let mut records = batch(&card, &json!({}));
    records.push_record(&record).expect("a record");
    refused(records.push(csv.as_bytes()), "a file after records");

    let mut merged = batch(&card, &json!({}));
    merged.merge(&mut file).expect("the same options");
    refused(merged.push(csv.as_bytes()), "more of a file that was ended");
}
