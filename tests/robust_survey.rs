//! Whatever a page asks of a survey, the answer is a finite number, a draw or a problem; never a panic.
#![cfg(not(target_arch = "wasm32"))]

mod support;

use ppi_widget::export::{change_record, draw_record};
use ppi_widget::plan::{plan_margin, plan_size};
use ppi_widget::rounds::compare;
use ppi_widget::sample::{Draw, draw};
use ppi_widget::value::Value;
use proptest::prelude::*;
use serde_json::{Value as Json, json};
use support::faults::{any_value, damaged, fault};
use support::{file, schema, validates};

/// Every number in it is finite. (JSON has no others: they are written as null.)
fn is_finite(value: &Value) -> bool {
    match value {
        Value::Number(number) => number.is_finite(),
        Value::List(items) => items.iter().all(is_finite),
        Value::Object(entries) => entries.iter().all(|(_, value)| is_finite(value)),
        Value::Null | Value::Bool(_) | Value::Text(_) => true,
    }
}

fn rounds() -> [Json; 3] {
    let rate = |rate: f64| json!({"scorecard": "idn-2012", "line": "nl100", "rate": rate, "n": 300, "alpha": 1.1, "bias": 0.01});
    let line = |rate: f64| json!({"line": "nl100", "rate": rate, "standard_error": 0.02, "small": false});
    let group = |rate: f64| json!({"key": {"branch": "A"}, "n": 40, "population": 500, "lines": [line(rate)]});
    let estimate = |rate: f64| json!({"scorecard": {"id": "idn-2012"}, "weight": "household", "groups": [group(rate)]});
    let household = |id: &str, likelihood: f64| json!({"id": id, "weight": 1.5, "likelihoods": [likelihood]});
    let households = |likelihood: f64| {
        json!({
            "scorecard": "idn-2012", "lines": ["nl100"],
            "households": [household("1", likelihood), household("2", 0.3), household("3", 0.9)],
        })
    };
    let two = |round: &dyn Fn(f64) -> Json| json!({"baseline": round(0.5), "followup": round(0.4), "years": 2, "population": 900});
    let mut same = two(&households);
    same["bands"] = json!([0.2, 0.5]);
    same["alpha"] = json!({"nl100": 1.2});
    [two(&rate), two(&estimate), same]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1_000))]

    #[test]
    fn anything_is_answered(value in any_value()) {
        prop_assert!(plan_size(&value).is_err() && plan_margin(&value).is_err());
        prop_assert!(Draw::read(&value).is_err() && compare(&value).is_err());
    }

    #[test]
    fn a_damaged_plan_gives_a_finite_size_or_a_problem(faults in prop::collection::vec(fault(), 0..3)) {
        let plan = json!({
            "margin": 0.02, "rounds": "same", "years": 3, "guess": 0.4, "alpha": 1.1, "z": 1.64, "population": 9_000,
            "design_effect": 1.5,
        });
        for result in [plan_size(&damaged(&plan.clone().into(), &faults)), plan_margin(&damaged(&plan.into(), &faults))] {
            match result {
                Ok(planned) => prop_assert!(is_finite(&planned), "{planned:?}"),
                Err(problems) => prop_assert!(!problems.is_empty()),
            }
        }
    }

    #[test]
    fn a_damaged_draw_is_held_or_refused(faults in prop::collection::vec(fault(), 0..3)) {
        let options = json!({
            "size": 9, "seed": 7, "reserves": 3, "method": "systematic", "strata": ["cabang"], "allocation": "equal",
            "minimum": 1, "id": "id",
        });
        match Draw::read(&damaged(&options.into(), &faults)) {
            Ok(asked) => {
                if let Ok(drawn) = draw(file("tests/golden/draw/members.csv").as_bytes(), &asked) {
                    prop_assert_eq!(drawn.members.len(), (asked.size + asked.reserves) as usize);
                    validates(&schema("ppi-draw-1"), &Json::from(&draw_record(&drawn)));
                }
            }
            Err(problems) => prop_assert!(!problems.is_empty()),
        }
    }

    #[test]
    fn damaged_rounds_are_compared_or_refused(kind in 0_usize..3, faults in prop::collection::vec(fault(), 0..3)) {
        match compare(&damaged(&rounds()[kind].clone().into(), &faults)) {
            Ok(comparison) => {
                let record = change_record(&comparison);
                prop_assert!(is_finite(&record), "{record:?}");
                validates(&schema("ppi-change-1"), &Json::from(&record));
            }
            Err(problems) => prop_assert!(!problems.is_empty()),
        }
    }

    #[test]
    fn any_bytes_are_drawn_from_or_refused(bytes in prop::collection::vec(any::<u8>(), 0..300), lines in "[a,;\"\n\r\t]{0,80}") {
        let asked = Draw::read(&json!({"size": 2, "seed": 7}).into()).expect("options");
        for list in [&bytes[..], lines.as_bytes()] {
            match draw(list, &asked) {
                Ok(drawn) => prop_assert_eq!(drawn.members.len(), 2),
                Err(problems) => prop_assert!(!problems.is_empty()),
            }
        }
    }
}

/// Without a fault, all three kinds of rounds are compared: the tests above start from something that works.
#[test]
fn the_undamaged_are_compared() {
    for options in rounds() {
        assert!(compare(&options.clone().into()).is_ok(), "{options}");
    }
}
