//! Cards with faults: every named check refuses with its whole message, and all faults are told at once.
#![cfg(not(target_arch = "wasm32"))]

mod support;

use ppi_widget::scorecard::Scorecard;
use serde_json::{Value as Json, json};
use support::{reads, refuses, sample, with, without};

/// The sample card with one node replaced is refused, with exactly these messages.
#[track_caller]
fn refuses_with(pointer: &str, value: Json, expected: &[&str]) {
    refuses(&with(sample(), pointer, value), expected);
}

#[test]
fn a_text_or_number_of_the_wrong_shape() {
    let shape = "found nothing, expected a text that is not empty (shape)";
    refuses(&without(sample(), "/survey"), &[&format!("survey: {shape}")]);
    refuses(&json!(5), &["the whole: found 5, expected an object (shape)"]);
    refuses_with("/format", json!("ppi"), &["format: found \"ppi\", expected \"ppi-scorecard\" (shape)"]);
    refuses_with("/version", json!(2), &["version: found 2, expected 1 (shape)"]);
    refuses_with(
        "/id",
        json!("IDN 2023"),
        &["id: found \"IDN 2023\", expected lower-case letters, digits and hyphens, such as \"idn-2023\" (card-id)"],
    );
    let country = "country: found \"Indonesia\", expected three capital letters, such as \"IDN\" (shape)";
    refuses_with("/country", json!("Indonesia"), &[country]);
    let released = "released: found \"2023-13\", expected a year and a month, such as \"2023-10\" (shape)";
    refuses_with("/released", json!("2023-13"), &[released]);
    let url = "source.url: found \"javascript:alert()\", expected an address that starts with \"https://\" (shape)";
    refuses_with("/source/url", json!("javascript:alert()"), &[url]);
}

#[test]
fn several_faults_are_told_at_once_and_none_because_of_another() {
    let empty = with(with(sample(), "/lines", json!([])), "/questions", json!(true));
    let lines = "lines: found a list of 0, expected a list of 1 or more (shape)";
    refuses(&empty, &[lines, "questions: found true, expected a list (shape)"]);
    let faults = with(without(sample(), "/name"), "/table/rows/1/likelihoods", json!("60.5"));
    let faults =
        with(with(faults, "/questions/0/choices/1/id", json!("A")), "/questions/1/choices/1/points", json!([1]));
    refuses(
        &faults,
        &[
            "name: found nothing, expected an object with one text per language of the card (every-language)",
            "questions[0].from.roster.count.choices[1].choice: found \"B\", expected the id of a choice of the question (known-choice)",
            "table.rows[1].likelihoods: found \"60.5\", expected a list (shape)",
            "questions[0].choices[1]: found \"A\", expected an id that no earlier one has (unique-id)",
            "questions[1].choices[1].points: found a list of 1, expected one value for each of the 2 lines (one-per-line)",
        ],
    );
    let nothing = ["format", "version", "id"].map(|key| format!("{key}: found nothing"));
    let problems = Scorecard::read(&json!({}).into()).expect_err("an empty card");
    let messages = support::messages(&problems);
    assert_eq!(messages.len(), 12, "one for every key that a card must have: {messages:?}");
    assert!(messages.iter().zip(nothing).all(|(message, start)| message.starts_with(&start)), "{messages:?}");
}

#[test]
fn lines_and_questions_of_the_wrong_shape() {
    refuses_with("/lines/0", json!("nl100"), &["lines[0]: found \"nl100\", expected an object (shape)"]);
    let kinds = "\"extreme\", \"legacy\", or an object with one of national, ppp, percentile (shape)";
    refuses_with("/lines/0/kind", json!("poor"), &[&format!("lines[0].kind: found \"poor\", expected {kinds}")]);
    refuses_with(
        "/lines/0/kind",
        json!({"median": {}}),
        &[
            &format!("lines[0].kind: found an object, expected {kinds}"),
            "lines[0].kind.median: found an object, expected no such key (unknown-key)",
        ],
    );
    let percent = "lines[0].kind.national.percent: found 0, expected a number above 0 (shape)";
    refuses_with("/lines/0/kind/national/percent", json!(0), &[percent]);
    let share = "lines[0].kind.percentile.poorest_percent: found 100, expected a number above 0 and below 100 (shape)";
    refuses_with("/lines/0/kind", json!({"percentile": {"poorest_percent": 100}}), &[share]);
    let choices = "questions[1].choices: found a list of 1, expected a list of 2 or more (shape)";
    refuses(&without(without(sample(), "/benchmarks"), "/questions/1/choices/0"), &[choices]);
    let from = "questions[1].from: found \"map\", expected \"location\", or an object with a roster rule (shape)";
    refuses_with("/questions/1/from", json!("map"), &[from]);
}

#[test]
fn a_key_that_the_format_does_not_have() {
    refuses_with("/author", json!("me"), &["author: found \"me\", expected no such key (unknown-key)"]);
    refuses_with(
        "/questions/0/choices/1/score",
        json!(3),
        &["questions[0].choices[1].score: found 3, expected no such key (unknown-key)"],
    );
    refuses_with("/digest", json!("sha256:"), &["digest: found \"sha256:\", expected no such key (unknown-key)"]);
}

#[test]
fn a_text_without_one_of_the_languages() {
    let missing = "questions[0].text.id: found nothing, expected a text that is not empty (every-language)";
    refuses(&without(sample(), "/questions/0/text/id"), &[missing]);
    let blank = "name.en: found \" \", expected a text that is not empty (every-language)";
    refuses_with("/name/en", json!(" "), &[blank]);
    let plain = "questions[0].help: found \"Babies count.\", expected an object with one text per language of the card (every-language)";
    refuses_with("/questions/0/help", json!("Babies count."), &[plain]);
    let foreign = "lines[1].label.nl: found \"Armoedegrens\", expected no such key (unknown-key)";
    refuses_with("/lines/1/label/nl", json!("Armoedegrens"), &[foreign]);
    let language = "languages[1]: found \"Bahasa Indonesia\", expected a language tag, such as \"id\" (shape)";
    refuses_with("/languages/1", json!("Bahasa Indonesia"), &[language]);
}

#[test]
fn ids_that_are_not_unique() {
    let expected = "expected an id that no earlier one has (unique-id)";
    let lines = with(sample(), "/lines/1/id", json!("nl100"));
    let questions = with(lines, "/questions/1/id", json!("q1"));
    let choices = with(without(questions, "/benchmarks"), "/questions/1/choices/1/id", json!("A"));
    refuses(
        &choices,
        &[
            &format!("lines[1]: found \"nl100\", {expected}"),
            &format!("questions[1]: found \"q1\", {expected}"),
            &format!("questions[1].choices[1]: found \"A\", {expected}"),
        ],
    );
}

#[test]
fn points_that_are_not_whole_or_not_one_per_line() {
    let whole = "expected a whole number from 0 to 10000 (points-whole)";
    for (points, found) in [(json!(-1), "-1"), (json!(2.5), "2.5"), (json!("2"), "\"2\""), (json!(10001), "10001")] {
        let message = format!("questions[0].choices[0].points: found {found}, {whole}");
        refuses_with("/questions/0/choices/0/points", points, &[&message]);
    }
    let message = format!("questions[1].choices[1].points[1]: found null, {whole}");
    refuses_with("/questions/1/choices/1/points/1", Json::Null, &[&message]);
    let count = "found a list of 1, expected one value for each of the 2 lines (one-per-line)";
    refuses_with("/questions/0/choices/0/points", json!([60]), &[&format!("questions[0].choices[0].points: {count}")]);
    refuses_with("/table/rows/1/likelihoods", json!([60.5]), &[&format!("table.rows[1].likelihoods: {count}")]);
    refuses_with("/benchmarks/rows/0/rates", json!([0.25]), &[&format!("benchmarks.rows[0].rates: {count}")]);
}

#[test]
fn a_table_with_gaps_overlaps_or_a_rise() {
    let row = |found, next| {
        format!("table.rows[1].score: found {found}, expected a row that starts at score {next} (scores-covered)")
    };
    refuses_with("/table/rows/1/score/0", json!(2), &[&row(2, 1)]);
    refuses_with("/table/rows/0/score", json!([0, 1]), &[&row(1, 2)]);
    let first = "table.rows[0].score: found 1, expected a row that starts at score 0 (scores-covered)";
    refuses(&with(without(sample(), "/table/rows/0"), "/table/rows/0/score/0", json!(1)), &[first]);
    let span = "table.rows[1].score: found a list of 2, expected two whole numbers, first and last (shape)";
    refuses_with("/table/rows/1/score", json!([49, 1]), &[span]);
    let rise = "table.rows[2].likelihoods[0]: found 60.6, expected no more than in the row before (likelihood-falls)";
    refuses_with("/table/rows/2/likelihoods/0", json!(60.6), &[rise]);
    reads(&with(sample(), "/table/rows/2/likelihoods/0", json!(60.5)));
    let over = "table.rows[0].likelihoods[0]: found 100.5, expected a percentage from 0 to 100 (likelihood-range)";
    refuses_with("/table/rows/0/likelihoods/0", json!(100.5), &[over]);
    let unit = "table.unit: found \"permille\", expected \"fraction\" or \"percent\" (shape)";
    refuses_with("/table/unit", json!("permille"), &[unit]);
}

#[test]
fn a_line_that_the_points_do_not_reach() {
    let none = "lines[0]: found no points on \"nl100\", expected a choice with points on this line (line-reachable)";
    let without_points = with(sample(), "/questions/0/choices/0/points", json!([0, 60]));
    refuses(&with(without_points, "/questions/1/choices/1/points/0", json!(0)), &[none]);
    let low = "found 101, expected a lowest total of points that the table holds (line-reachable)";
    let high = with(sample(), "/questions/0/choices/0/points", json!(101));
    let both = with(high, "/questions/0/choices/1/points", json!(101));
    refuses(&both, &[&format!("lines[0]: {low}"), &format!("lines[1]: {low}")]);
}

#[test]
fn a_roster_rule_that_leaves_a_count_or_names_no_choice() {
    const CHOICES: &str = "/questions/0/from/roster/count/choices";
    let path = "questions[0].from.roster.count.choices";
    let choice = format!("{path}[1].choice: found \"C\", expected the id of a choice of the question (known-choice)");
    refuses_with(&format!("{CHOICES}/1/choice"), json!("C"), &[&choice]);
    let start = |at, found, next| {
        format!("{path}[{at}].from: found {found}, expected a range that starts at {next} (counts-covered)")
    };
    refuses_with(&format!("{CHOICES}/1/from"), json!(5), &[&start(1, 5, 4)]);
    refuses_with(&format!("{CHOICES}/0/from"), json!(0), &[&start(0, 0, 1)]);
    refuses_with("/questions/0/from/roster/count/ages", json!([0, 5]), &[&start(0, 1, 0)]);
    let open = format!("{path}: found an end to every range, expected one range without \"to\" (counts-covered)");
    refuses_with(&format!("{CHOICES}/1/to"), json!(9), &[&open]);
    let after = format!("{path}[1].from: found 4, expected no range after the one without an end (counts-covered)");
    refuses(&without(sample(), &format!("{CHOICES}/0/to")), &[&after]);
    let backward = format!("{path}[0].to: found 0, expected no less than \"from\" (counts-covered)");
    refuses_with(&format!("{CHOICES}/0/to"), json!(0), &[&backward, &start(1, 4, 1)]);
}

#[test]
fn benchmarks_of_no_question_no_choice_or_twice() {
    let question = "benchmarks.question: found \"q9\", expected the id of a question of this card (known-question)";
    refuses_with("/benchmarks/question", json!("q9"), &[question]);
    let choice =
        "benchmarks.rows[1].area.choice: found \"B\", expected the id of a choice of the question (known-choice)";
    refuses_with("/benchmarks/rows/1/area/choice", json!("B"), &[choice]);
    let area = "benchmarks.rows[0].area: found \"world\", expected \"nation\", \"urban\", \"rural\", or an object with a choice (shape)";
    refuses_with("/benchmarks/rows/0/area", json!("world"), &[area]);
    let unit = "benchmarks.rows[0].unit: found nothing, expected \"household\" or \"person\" (shape)";
    refuses(&without(sample(), "/benchmarks/rows/0/unit"), &[unit]);
    let rate = "benchmarks.rows[0].rates[1]: found 37.5, expected a fraction from 0 to 1 (rate-range)";
    refuses_with("/benchmarks/rows/0/rates/1", json!(37.5), &[rate]);
    let again = with(sample(), "/benchmarks/rows/2", json!({"unit": "person", "area": "nation", "rates": [0.5, 0.5]}));
    let twice = "benchmarks.rows[2]: found a second row for its unit and area, expected one row for each unit and area (benchmark-once)";
    refuses(&again, &[twice]);
}
