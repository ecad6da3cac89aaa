//! The published figures of `tests/golden/`, read on their own: nothing here knows the reader of the product.

use serde_json::Value as Json;

/// The figures of one card, as published.
pub(crate) struct Facts {
    /// The whole file.
    pub(crate) json: Json,
    /// The ids of the lines.
    pub(crate) lines: Vec<String>,
    /// For every question the letters of its answers, each with its points on every line.
    pub(crate) questions: Vec<Vec<(String, Vec<u32>)>>,
    /// First score, last score, and the likelihood of every line.
    pub(crate) rows: Vec<(u32, u32, Vec<f64>)>,
    /// 1, or 100 where the likelihoods are percentages.
    pub(crate) whole: f64,
}

/// The figures of the card with this id.
#[track_caller]
pub(crate) fn facts(id: &str) -> Facts {
    let json = super::json(&format!("tests/golden/{id}.json"));
    let lines: Vec<String> = list(&json["lines"]).iter().map(|line| string(&line["id"])).collect();
    let points = |points: &Json| match points {
        Json::Array(per_line) => per_line.iter().map(number).collect(),
        shared => vec![number(shared); lines.len()],
    };
    let answers = |question: &Json| {
        list(&question["answers"]).iter().map(|answer| (string(&answer["code"]), points(&answer["points"]))).collect()
    };
    let questions = list(&json["questions"]).iter().map(answers).collect();
    let percent = json["lookup_percent"].is_object();
    let rows = if percent {
        let likelihoods = |row: usize| lines.iter().map(|line| float(&json["lookup_percent"][line][row])).collect();
        let bands = list(&json["bands"]).iter().enumerate();
        bands.map(|(row, band)| (number(&band[0]), number(&band[1]), likelihoods(row))).collect()
    } else {
        let rows = (0..).zip(list(&json["lookup"]));
        rows.map(|(score, row)| (score, score, list(row).iter().map(float).collect())).collect()
    };
    Facts { lines, questions, rows, whole: if percent { 100.0 } else { 1.0 }, json }
}

/// The items of a JSON array.
#[track_caller]
pub(crate) fn list(json: &Json) -> &[Json] {
    json.as_array().expect("a list")
}

/// A JSON string.
#[track_caller]
pub(crate) fn string(json: &Json) -> String {
    json.as_str().expect("a string").to_owned()
}

/// A JSON number.
#[track_caller]
pub(crate) fn float(json: &Json) -> f64 {
    json.as_f64().expect("a number")
}

#[track_caller]
fn number(json: &Json) -> u32 {
    json.as_u64().and_then(|number| number.try_into().ok()).expect("a whole number")
}
