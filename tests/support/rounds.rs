//! The verbs of two rounds, on the card of 2012.

use ppi_widget::batch::{Batch, households};
use ppi_widget::export::change_record;
use ppi_widget::rounds::compare;
use serde_json::{Value as Json, json};

use super::{card, messages};

/// The record of a change.
#[track_caller]
pub(crate) fn compares(options: &Json) -> Json {
    match compare(&options.clone().into()) {
        Ok(comparison) => Json::from(&change_record(&comparison)),
        Err(problems) => panic!("{}", messages(&problems).join("\n")),
    }
}

#[track_caller]
pub(crate) fn refuses(options: &Json, expected: &[&str]) {
    let problems = compare(&options.clone().into()).expect_err("a problem");
    assert_eq!(messages(&problems), expected);
}

#[track_caller]
pub(crate) fn near(found: &Json, expected: f64) {
    let found = found.as_f64().unwrap_or_else(|| panic!("a number, found {found}"));
    assert!((found - expected).abs() < 1e-12, "found {found}, expected {expected}");
}

/// The estimate of a survey.
#[track_caller]
pub(crate) fn estimate(id: &str, csv: &str, options: Json) -> Json {
    let mut batch = Batch::new(card(id), &options.into()).expect("options");
    batch.push(csv.as_bytes()).expect("a survey");
    batch.end().expect("a survey");
    Json::from(&batch.estimate().expect("an estimate"))
}

#[track_caller]
pub(crate) fn scored(id: &str, csv: &str, options: Json) -> Json {
    match households(&card(id), csv.as_bytes(), &options.into()) {
        Ok(households) => Json::from(&households),
        Err(problems) => panic!("{}", messages(&problems).join("\n")),
    }
}

pub(crate) fn summary(rate: f64, n: u32) -> Json {
    json!({"scorecard": "idn-2012", "line": "nl100", "rate": rate, "n": n})
}

/// A round on the card of 2012 with these households: id, branch, and the ten letters.
pub(crate) fn survey(rows: &[(&str, &str, &str)]) -> String {
    let header = "id,branch,members,q1,q2,q3,q4,q5,q6,q7,q8,q9,q10\n".to_owned();
    rows.iter()
        .fold(header, |csv, (id, branch, letters)| csv + &format!("{id},{branch},2,{}\n", letters.replace(' ', ",")))
}

// 0, 11 and 48 points, and the published likelihoods of their bands on the national line.
pub(crate) const POOR: &str = "A A A A A A A A A A";
pub(crate) const LESS: &str = "C A A A A A A A A A";
pub(crate) const WELL: &str = "F A A F B A A A A A";
pub(crate) const LIKELIHOODS: [f64; 3] = [0.663, 0.484, 0.014];
