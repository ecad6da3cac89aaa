//! Which of a page's programmes are meant for a household.
#![cfg(not(target_arch = "wasm32"))]

mod support;

use ppi_widget::programmes::meant_for;
use ppi_widget::scoring::LineScore;
use serde_json::{Value as Json, json};
use support::card;

/// The positions that are meant for a household of this likelihood on the card's first line, and of 0.9 on all others.
fn meant(programmes: Json, likelihood: f64) -> Vec<usize> {
    let card = card("idn-2023");
    let score = |line| LineScore { score: 50, likelihood: if line == 0 { likelihood } else { 0.9 }, capped: false };
    let lines: Vec<LineScore> = (0..card.lines().len()).map(score).collect();
    meant_for(&programmes.into(), &card, &lines)
}

#[test]
fn a_band_holds_its_lower_end_and_not_its_upper() {
    let programmes = || json!([{"below": 0.2}, {"from": 0.2, "below": 0.4}, {"from": 0.4}, {}]);
    assert_eq!(meant(programmes(), 0.0), [0, 3]);
    assert_eq!(meant(programmes(), 0.199_999_999), [0, 3]);
    assert_eq!(meant(programmes(), 0.2), [1, 3]);
    assert_eq!(meant(programmes(), 0.4), [2, 3]);
    assert_eq!(meant(programmes(), 1.0), [2, 3]);
}

#[test]
fn a_band_is_of_the_line_that_it_names_or_else_of_the_first() {
    let programmes =
        json!([{"line": "bottom60", "from": 0.9}, {"line": "bottom60", "below": 0.9}, {"line": "nl100", "from": 0.1}]);
    assert_eq!(meant(programmes, 0.1), [0, 2]);
    assert_eq!(meant(json!([{"line": "nl999"}]), 0.1), [0; 0]);
}

#[test]
fn what_is_no_list_offers_nothing() {
    assert_eq!(meant(json!({"from": 0}), 0.1), [0; 0]);
    assert_eq!(meant(Json::Null, 0.1), [0; 0]);
}
