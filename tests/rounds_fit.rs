//! Two rounds: which fit together, and which options fit them.
#![cfg(not(target_arch = "wasm32"))]

mod support;

use ppi_widget::rounds::compare;
use serde_json::{Value as Json, json};
use support::{messages, with};

#[track_caller]
fn refuses(baseline: &Json, followup: &Json, more: &Json, expected: &str) {
    let mut options = json!({"baseline": baseline, "followup": followup});
    options.as_object_mut().expect("options").extend(more.as_object().expect("options").clone());
    assert_eq!(messages(&compare(&options.into()).expect_err("a problem")), [expected]);
}

fn accepts(baseline: &Json, followup: &Json, more: &Json) {
    let mut options = json!({"baseline": baseline, "followup": followup});
    options.as_object_mut().expect("options").extend(more.as_object().expect("options").clone());
    assert!(compare(&options.into()).is_ok());
}

fn households() -> Json {
    json!({
        "scorecard": "idn-2012", "weight": "household", "formula": "w = 1", "lines": ["nl100", "nl150"],
        "households": [{"id": "1", "likelihoods": [0.5, 0.6]}, {"id": "2", "likelihoods": [0.2, 0.3]}],
    })
}

fn estimate() -> Json {
    json!({
        "scorecard": {"id": "idn-2012"}, "weight": "members", "formula": "w = members",
        "groups": [{"key": {}, "lines": [{"line": "nl100", "rate": 0.4, "standard_error": 0.02}]}],
    })
}

#[test]
fn alpha_is_that_of_lines_that_the_rounds_have() {
    let rounds = households();
    accepts(&rounds, &rounds, &json!({"line": "nl100", "alpha": {"nl100": 1.1, "nl150": 1.2}}));
    let expected = "alpha.nl1000: found 1.3, expected only lines of the rounds (option)";
    refuses(&rounds, &rounds, &json!({"alpha": {"nl100": 1.1, "nl1000": 1.3}}), expected);
}

#[test]
fn rates_of_other_weights_are_refused() {
    let drawn = "\"w = members / cu_members\", expected \"w = members\" as in the baseline: households that weigh otherwise \
                 make other rates (formula)";
    let expected = format!("followup.formula: found {drawn}");
    refuses(&estimate(), &with(estimate(), "/formula", json!("w = members / cu_members")), &json!({}), &expected);
    let expected = "followup.formula: found \"w = 1 / cu_members\", expected \"w = 1\" as in the baseline: households that \
                    weigh otherwise make other rates (formula)";
    refuses(&households(), &with(households(), "/formula", json!("w = 1 / cu_members")), &json!({}), expected);
    // A published rate does not say how it was weighed.
    let published = json!({"scorecard": "idn-2012", "line": "nl100", "rate": 0.4, "n": 500, "weight": "members"});
    accepts(&estimate(), &published, &json!({}));
    accepts(&estimate(), &estimate(), &json!({}));
}

#[test]
fn a_legacy_line_needs_one_published_and_one_measured_round() {
    let line = "legacy2007_nl100";
    let published = json!({"scorecard": "idn-2009", "line": line, "rate": 0.4, "n": 500, "weight": "members"});
    let measured = with(estimate(), "/groups/0/lines/0/line", json!(line));
    accepts(&published, &measured, &json!({}));
    accepts(&measured, &published, &json!({}));

    let words = "expected the same card: another card has other questions, points and lines, so that a difference of rates \
                 would not be a change. Only a legacy line can be compared across cards, with a published rate on it";
    let typed = with(published.clone(), "/scorecard", json!("idn-2012"));
    let by = "by a round that was measured with the card that has this line";
    let expected = format!("followup.scorecard: found idn-2012 after idn-2009, {words}, {by} (card)");
    refuses(&published, &typed, &json!({}), &expected);
    accepts(&typed, &typed, &json!({}));
    // A card without the line.
    let expected = format!("followup.scorecard: found idn-2012 after idn-2009, {words} (card)");
    refuses(&published, &estimate(), &json!({}), &expected);
}
