//! Two rounds on different cards: refused, but for a legacy line beside a published rate.
#![cfg(not(target_arch = "wasm32"))]

mod support;

use serde_json::json;
use support::rounds::{LESS, POOR, compares, estimate, refuses, summary, survey};
use support::{card, schema, validates, with};

const OTHER_CARD: &str = "expected the same card: another card has other questions, points and lines, so that a difference of rates would not be a change. Only a legacy line can be compared across cards, with a published rate on it";

#[test]
fn rates_of_two_cards_are_refused_although_the_line_has_the_same_id() {
    let other = with(summary(0.3, 200), "/scorecard", json!("idn-2023"));
    refuses(
        &json!({"baseline": summary(0.4, 200), "followup": other}),
        &[&format!("followup.scorecard: found idn-2023 after idn-2012, {OTHER_CARD} (card)")],
    );
    let measured = estimate("idn-2012", &survey(&[("1", "A", POOR)]), json!({}));
    let legacy = "idn-2012 has legacy2007_nl100, legacy2007_ppp125_2005, legacy2007_ppp250_2005";
    refuses(
        &json!({"baseline": with(summary(0.4, 200), "/scorecard", json!("idn-2009")), "followup": measured}),
        &[&format!("followup.scorecard: found idn-2012 after idn-2009, {OTHER_CARD}; {legacy} (card)")],
    );
    // Both measured: no published rate, so the legacy line does not help.
    let renamed = with(measured.clone(), "/scorecard/id", json!("idn-2009"));
    refuses(
        &json!({"baseline": renamed, "followup": measured, "line": "legacy2007_nl100"}),
        &[&format!(
            "followup.scorecard: found idn-2012 after idn-2009, {OTHER_CARD}; {} ; {legacy} (card)",
            legacy.replace("idn-2012", "idn-2009")
        )
        .replace(" ; ", "; ")],
    );
}

#[test]
fn a_legacy_line_is_compared_with_a_published_rate() {
    let measured = estimate("idn-2012", &survey(&[("1", "A", POOR), ("2", "A", LESS)]), json!({}));
    let published = json!({"scorecard": "idn-2009", "line": "legacy2007_nl100", "rate": 0.4, "n": 500});
    let change = compares(&json!({"baseline": published, "followup": measured}));
    let changes = change["changes"].as_array().expect("changes");
    assert_eq!(changes.len(), 1);
    assert_eq!(changes[0]["line"], json!("legacy2007_nl100"));
    assert_eq!(change["scorecards"]["baseline"], json!({"id": "idn-2009", "digest": null}));
    validates(&schema("ppi-change-1"), &change);
}

/// The legacy lines of idn-2012 have the definition of 2007, which the card of 2009 had.
#[test]
fn a_legacy_line_is_not_compared_with_any_other_card() {
    let measured = estimate("idn-2012", &survey(&[("1", "A", POOR), ("2", "A", LESS)]), json!({}));
    let published = |card: &str| json!({"scorecard": card, "line": "legacy2007_nl100", "rate": 0.4, "n": 500});
    refuses(
        &json!({"baseline": published("idn-2006"), "followup": measured}),
        &[
            "baseline.scorecard: found \"idn-2006\", expected \"idn-2009\": legacy2007_nl100 of idn-2012 has the definition of poverty of that card alone, so that a difference to a rate of another card would not be a change (card)",
        ],
    );
    let own = with(measured, "/scorecard/id", json!("abc-2020"));
    refuses(
        &json!({"baseline": own, "followup": published("idn-2009"), "line": "legacy2007_nl100"}),
        &[
            "followup.scorecard: found \"idn-2009\", expected a rate on the same card: it is not known which earlier card legacy2007_nl100 of abc-2020 continues (card)",
        ],
    );
}

/// Every line that a card carries for an earlier one is known by its id, and no other is taken for one.
#[test]
fn legacy_lines_are_known_by_their_id() {
    for id in support::card_ids() {
        for line in card(&id).lines() {
            let is_legacy = line.kind == ppi_widget::scorecard::LineKind::Legacy;
            assert_eq!(line.id.starts_with("legacy"), is_legacy, "{id} {}", line.id);
        }
    }
}
