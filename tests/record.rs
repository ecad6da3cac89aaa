//! The result record: the published form of one household's result, and what `verify` finds in a changed one.
#![cfg(not(target_arch = "wasm32"))]

mod support;

use ppi_widget::export::{About, ENGINE, Mode, result_record, verify};
use ppi_widget::scorecard::Scorecard;
use ppi_widget::value::Value;
use serde_json::{Value as Json, json};
use support::{answers, assessed, card, json, messages, packed_card, schema, validates, with, without};

/// The golden record, with its scores added up and its likelihoods looked up by hand.
fn golden() -> Json {
    with(json("tests/golden/result-idn-2023.json"), "/engine", json!(ENGINE))
}

/// The record that the engine writes of the golden household.
fn written(card: &Scorecard) -> Json {
    let household = answers(card, "T C A C A B A A B B");
    let about = About {
        mode: Mode::Interview,
        language: "id".to_owned(),
        members: Some(4),
        from_roster: vec![1],
        preset: vec![],
        time: "2024-07-18T09:30:00+07:00".to_owned(),
    };
    let record: Value = result_record(card, &household, &assessed(card, &household), &about);
    with(Json::from(&record), "/context", json!({"branch": "Pontianak", "visit": 2}))
}

/// `verify` says exactly this of the record on the card of 2023.
#[track_caller]
fn finds(record: &Json, expected: &[&str]) {
    assert_eq!(messages(&verify(&record.clone().into(), &card("idn-2023"))), expected);
}

#[test]
fn the_engine_writes_the_golden_record() {
    let pretty = |record: &Json| serde_json::to_string_pretty(record).expect("a record is JSON");
    assert_eq!(pretty(&written(&card("idn-2023"))), pretty(&golden()));
}

#[test]
fn records_keep_the_schema_and_verify() {
    let schema = schema("ppi-result-1");
    for record in [golden(), written(&card("idn-2023")), written(&packed_card("idn-2023"))] {
        validates(&schema, &record);
        finds(&record, &[]);
    }
    assert_eq!(verify(&golden().into(), &packed_card("idn-2023")), []);
}

/// The household with the most points of all: 101 on two lines, whose table ends at 100.
#[test]
fn a_record_says_where_the_score_is_capped() {
    let card = card("idn-2023");
    let household = answers(&card, "X A A A A A A A A A");
    let about = About {
        mode: Mode::SelfFilled,
        language: "en".to_owned(),
        members: None,
        from_roster: vec![],
        preset: vec![0],
        time: "2024-07-18T02:30:00Z".to_owned(),
    };
    let record: Value = result_record(&card, &household, &assessed(&card, &household), &about);
    let record = Json::from(&record);
    let capped = |line: &Json| line["capped"].as_bool().expect("a flag").then(|| line["score"].clone());
    let lines: Vec<Option<Json>> = record["lines"].as_array().expect("a list").iter().map(capped).collect();
    let beyond = Some(json!(101));
    assert_eq!(lines, [None, None, None, beyond.clone(), beyond, None, None, None, None]);
    assert_eq!(
        (&record["mode"], &record["members"], &record["from_roster"]),
        (&json!("self"), &Json::Null, &json!([]))
    );
    validates(&schema("ppi-result-1"), &record);
    finds(&record, &[]);
}

#[test]
fn what_the_page_adds_is_left_alone() {
    finds(&with(golden(), "/context", Json::Null), &[]);
    finds(&with(golden(), "/context", json!([1, {"a": "b"}])), &[]);
    finds(&with(golden(), "/received", json!("2024-07-19")), &[]);
    finds(&with(golden(), "/scorecard/source", json!("the same, in better words")), &[]);
}

#[test]
fn a_falsified_field_is_found() {
    let texts = "expected a text that is not empty (record)";
    let digest = "sha256:7710f1a7158de1654557892cd731462bc72e6d5bdda8bad31e5212a04223002a";
    let other = digest.replace('2', "3");
    let choice = "expected the id of a choice of this question (record)";
    let members = "expected null, or a whole number of 1 or more (record)";
    let falsified = [
        ("/format", json!("ppi"), "format: found \"ppi\", expected \"ppi-result\" (record)"),
        ("/version", json!(2), "version: found 2, expected 1 (record)"),
        ("/scorecard/id", json!("idn-2020"), "scorecard.id: found \"idn-2020\", expected \"idn-2023\" (record)"),
        (
            "/scorecard/digest",
            json!(other),
            &format!("scorecard.digest: found \"{other}\", expected \"{digest}\" (record)"),
        ),
        ("/mode", json!("phone"), "mode: found \"phone\", expected \"self\", \"interview\" or \"class\" (record)"),
        ("/language", json!(""), &format!("language: found \"\", {texts}")),
        ("/time", json!(1_721_269_800), &format!("time: found 1721269800, {texts}")),
        ("/engine", Json::Null, &format!("engine: found null, {texts}")),
        (
            "/answers",
            json!([]),
            "answers: found a list of 0, expected an object from question ids to choice ids (record)",
        ),
        ("/answers/q2", json!("D"), &format!("answers.q2: found \"D\", {choice}")),
        ("/answers/q2", Json::Null, &format!("answers.q2: found null, {choice}")),
        ("/answers/q11", json!("A"), "answers.q11: found \"A\", expected only questions of the card (record)"),
        ("/preset", json!(null), "preset: found null, expected a list of question ids (record)"),
        ("/preset/0", json!("q0"), "preset[0]: found \"q0\", expected the id of a question of the card (record)"),
        ("/from_roster", json!("q2"), "from_roster: found \"q2\", expected a list of question ids (record)"),
        (
            "/from_roster/1",
            json!("q3"),
            "from_roster[1]: found \"q3\", expected the id of a question that the roster answers (record)",
        ),
        ("/members", json!(0), &format!("members: found 0, {members}")),
        ("/members", json!(3.5), &format!("members: found 3.5, {members}")),
        ("/members", json!(5), "answers.q2: found \"C\", expected \"E\" for the stated number of members (record)"),
        ("/lines", json!({}), "lines: found an object, expected a list with one entry per line (record)"),
        ("/lines/9", json!({}), "lines: found a list of 10, expected a list of 9 (record)"),
        ("/lines/0/line", json!("nl150"), "lines[0].line: found \"nl150\", expected \"nl100\" (record)"),
        ("/lines/1/score", json!(44), "lines[1].score: found 44, expected 48 (record)"),
        ("/lines/0/likelihood", json!(0.04), "lines[0].likelihood: found 0.04, expected 0.0411582730375584 (record)"),
        ("/lines/8/capped", json!(true), "lines[8].capped: found true, expected false (record)"),
    ];
    for (pointer, value, message) in falsified {
        finds(&with(golden(), pointer, value), &[message]);
    }
}

#[test]
fn a_missing_field_is_found() {
    finds(
        &without(golden(), "/members"),
        &["members: found nothing, expected null, or a whole number of 1 or more (record)"],
    );
    finds(
        &without(golden(), "/answers/q10"),
        &["answers.q10: found nothing, expected the id of a choice of this question (record)"],
    );
    finds(&without(golden(), "/lines/8"), &["lines: found a list of 8, expected a list of 9 (record)"]);
    finds(&without(golden(), "/lines/0/capped"), &["lines[0].capped: found nothing, expected false (record)"]);
    let schema = schema("ppi-result-1");
    for key in golden().as_object().expect("a record").keys() {
        assert!(!schema.is_valid(&without(golden(), &format!("/{key}"))), "the schema accepts a record without {key}");
    }
}

/// The answers count: a changed answer that another score follows from shows on every line that it moves.
#[test]
fn a_changed_answer_shows_on_the_lines_it_moves() {
    let record = with(golden(), "/answers/q1", json!("C"));
    let found = verify(&record.into(), &card("idn-2023"));
    let moved: Vec<&str> =
        found.iter().map(|problem| problem.path.as_str()).filter(|path| path.ends_with("score")).collect();
    // From Kalimantan Barat [5, 5, 3, 5, 4, 5, 4, 3, 2] to Sumatera Barat [7, 8, 3, 8, 4, 8, 5, 3, 2].
    assert_eq!(moved, [0, 1, 3, 5, 6].map(|line| format!("lines[{line}].score")));
}

#[test]
fn a_likelihood_may_differ_by_a_billionth() {
    let likelihood = golden()["lines"][4]["likelihood"].as_f64().expect("a number");
    let moved = |by: f64| Value::from(with(golden(), "/lines/4/likelihood", json!(likelihood + by)));
    let problems = |by: f64| verify(&moved(by), &card("idn-2023")).len();
    assert_eq!([0.0, 9.99e-10, -9.99e-10].map(problems), [0, 0, 0]);
    assert_eq!([1.01e-9, -1.01e-9, 1e-8, f64::NAN].map(problems), [1, 1, 1, 1]);
}

#[test]
fn the_schema_refuses_what_the_format_does_not_have() {
    let schema = schema("ppi-result-1");
    let refused = [
        ("/received", json!("2024-07-19")),
        ("/version", json!("1")),
        ("/scorecard/digest", json!("7710f1a7")),
        ("/scorecard/name", json!("PPI")),
        ("/mode", json!("SELF")),
        ("/answers", json!({})),
        ("/answers/q1", json!(20)),
        ("/from_roster", json!(["q2", "q2"])),
        ("/preset", json!(["q1", "q1"])),
        ("/members", json!(0)),
        ("/members", json!(2.5)),
        ("/members", json!("4")),
        ("/lines", json!([])),
        ("/lines/0/score", json!(44.5)),
        ("/lines/0/score", json!(-1)),
        ("/lines/0/likelihood", json!(4.1)),
        ("/lines/0/capped", json!("no")),
        ("/lines/0/label", json!("national")),
        ("/time", json!("2024-07-18T09:30:00")),
        ("/time", json!("2024-07-18")),
        ("/time", json!("18/07/2024 09:30 +07:00")),
        ("/engine", json!("")),
    ];
    for (pointer, value) in refused {
        assert!(!schema.is_valid(&with(golden(), pointer, value.clone())), "the schema accepts {value} at {pointer}");
    }
    for time in ["2024-07-18T02:30:00Z", "2024-07-18T09:30:00.125+07:00", "2024-02-29T23:59:59-03:30"] {
        validates(&schema, &with(golden(), "/time", json!(time)));
    }
    for context in [Json::Null, json!(1), json!("x"), json!([]), json!({"deep": [{"er": null}]})] {
        validates(&schema, &with(golden(), "/context", context));
    }
    validates(&schema, &with(golden(), "/members", Json::Null));
}
