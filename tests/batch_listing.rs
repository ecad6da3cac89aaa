//! Surveys: a second pass that lists scored or refused rows.
#![cfg(not(target_arch = "wasm32"))]

mod support;

use ppi_widget::batch::{Listing, What};
use ppi_widget::value::Value;
use serde_json::json;
use support::batch::{batch, estimate, finish, header};
use support::{card, with};

#[test]
fn the_first_thousand_are_listed_and_a_second_pass_lists_all() {
    let card = card("idn-2023");
    let csv = format!("{}\n{}", header(&card), "T,E,=,C,A,B,A,A,B,B\nT,E,B,C,A,B,A,A,B,B\n".repeat(1_500));
    let found = estimate(&card, &csv, &json!({}));
    assert_eq!(found["refused"].as_array().map(Vec::len), Some(1_000));
    assert_eq!((&found["refused_count"], &found["rows"]), (&json!(1_500), &json!(3_000)));

    let listed = |what| {
        let mut listing = Listing::new(card.clone(), &Value::Null, what).expect("no options");
        let pieces = csv.as_bytes().chunks(1_000).map(|piece| listing.push(piece).expect("a first line"));
        let mut text: String = pieces.collect();
        text.push_str(&listing.finish().expect("an end"));
        text
    };
    let refused = listed(What::Refused);
    assert_eq!(refused.lines().count(), 1 + 1_500);
    let row = "3000,3,q3,answer,'=,\"one of A, B, or the text of one\"";
    assert_eq!(refused.lines().nth(1_500), Some(row));
    let scored = listed(What::Scored);
    assert_eq!(scored.lines().count(), 1 + 1_500);
    assert!(scored.starts_with("q1,q2,q3,q4,q5,q6,q7,q8,q9,q10,score_nl100,likelihood_nl100,"), "{}", &scored[..90]);
    assert!(scored.lines().nth(1).expect("a row").starts_with("T,E,B,C,A,B,A,A,B,B,29,0.18222"));
}

/// Score 29 on the national line has 0.182 22…, as published; the edge of a band belongs to the higher one.
#[test]
fn scored_rows_have_the_letter_of_their_band() {
    let card = card("idn-2023");
    let csv = format!("{}\nT,E,B,C,A,B,A,A,B,B\n", header(&card));
    let likelihood = support::json("tests/golden/idn-2023.json")["lookup"][29][0].as_f64().expect("a likelihood");
    for (edges, letter) in [
        (vec![0.1, 0.3], "B"),
        (vec![0.5], "A"),
        (vec![likelihood], "B"),
        ((1..28).map(|edge| f64::from(edge) / 200.0).collect(), "AB"),
    ] {
        let options = json!({ "bands": { "edges": edges } });
        let mut listing = Listing::new(card.clone(), &options.clone().into(), What::Scored).expect("options");
        let text = listing.push(csv.as_bytes()).expect("a first line");
        let mut rows = text.lines();
        assert!(rows.next().expect("a head").ends_with(",likelihood_bottom80,band"));
        assert!(rows.next().expect("a row").ends_with(&format!(",{letter}")), "{text}");
    }
    // With the programme of the band, as text; and only the bands that are wanted.
    let bands = |listed: serde_json::Value| {
        let programmes = ["=Melek finansial", "Sekolah Lapang"];
        let options = json!({ "bands": { "edges": [0.1], "programmes": programmes, "listed": listed } });
        let mut listing = Listing::new(card.clone(), &options.into(), What::Scored)?;
        listing.push(format!("{}\nT,E,B,C,A,B,A,A,B,B\nT,A,A,A,A,A,A,A,A,A\n", header(&card)).as_bytes())
    };
    let text = bands(json!([1])).expect("a listing");
    let rows: Vec<&str> = text.lines().collect();
    assert!(rows[0].ends_with(",band,programme"), "{text}");
    assert!(rows[1..].iter().all(|row| row.ends_with(",B,Sekolah Lapang")) && rows.len() > 1, "{text}");
    let both = bands(json!([0, 1])).expect("a listing");
    let others = bands(json!([0])).expect("a listing");
    assert_eq!(both.lines().count() - 1, rows.len() - 1 + others.lines().count() - 1);
    assert!(others.lines().skip(1).all(|row| row.ends_with(",A,'=Melek finansial")), "{others}");
    let expected = "bands.listed: found a list of 1, expected a list of positions of bands, counted from 0 (option)";
    assert_eq!(support::messages(&bands(json!([2])).expect_err("a problem")), [expected]);
    // A record as well: score 44 has 0.041.
    let record = support::json("tests/golden/result-idn-2023.json");
    let mut listing =
        Listing::new(card, &json!({ "bands": { "edges": [0.1] } }).into(), What::Scored).expect("options");
    let text = listing.push_record(&record.into()).expect("a record");
    assert!(text.lines().next().expect("a head").ends_with(",band") && text.ends_with(",A\r\n"), "{text}");
}

#[test]
fn records_are_listed_too() {
    let card = card("idn-2023");
    let record = support::json("tests/golden/result-idn-2023.json");
    let mut context = record.clone();
    context["context"] = json!({ "tp": "=Sanggau", "cu_members": 2 });
    let tampered = with(record.clone(), "/lines/0/score", json!(1));
    let listed = |what| {
        let mut listing = Listing::new(card.clone(), &json!({ "by": ["tp"] }).into(), what).expect("options");
        let records = [&record].into_iter().chain(std::iter::repeat_n(&tampered, 1_001)).chain([&context]);
        let rows = records.map(|record| listing.push_record(&record.clone().into()).expect("a listing of records"));
        let rows: Vec<String> = rows.collect();
        let misplaced = "the whole: found a file after records, expected a batch of its own, to be merged (input)";
        assert_eq!(support::messages(&listing.push(b"q1").expect_err("a problem")), [misplaced]);
        assert_eq!(listing.finish().as_deref(), Ok(""));
        rows.concat()
    };
    let refused = listed(What::Refused);
    assert_eq!(refused.lines().count(), 1 + 1_001);
    assert_eq!(refused.lines().nth(1_001), Some("1002,,lines[0].score,record,1,44"));

    // What was listed is a survey again.
    let scored = listed(What::Scored);
    assert!(scored.starts_with("time,q1,q2,q3,q4,q5,q6,q7,q8,q9,q10,members,cu_members,tp,score_nl100,"), "{scored}");
    assert!(scored.contains(",4,2,'=Sanggau,44,"), "{scored}");
    let by_rows = estimate(&card, &scored, &json!({ "by": "tp", "weight": "members", "drawn": "households" }));
    let mut batch = batch(&card, &json!({ "by": "tp", "weight": "members" }));
    for record in [&record, &context] {
        batch.push_record(&record.clone().into()).expect("a record");
    }
    assert_eq!(by_rows["groups"], finish(&mut batch)["groups"]);
}

#[test]
fn a_file_without_a_first_line_is_not_listed() {
    let mut listing = Listing::new(card("idn-2023"), &Value::Null, What::Scored).expect("no options");
    assert_eq!(listing.push(b"\n").as_deref(), Ok(""));
    let expected = "the whole: found nothing, expected a first line with the names of the columns (columns)";
    assert_eq!(support::messages(&listing.finish().expect_err("a problem")), [expected]);
}
