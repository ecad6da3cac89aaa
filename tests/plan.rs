//! Sample sizes and margins as a page asks for them.
#![cfg(not(target_arch = "wasm32"))]

mod support;

use ppi_widget::plan::{plan_margin, plan_size};
use ppi_widget::stats::{Basis, Plan, Rounds, interval, sample_size};
use proptest::prelude::*;
use serde_json::{Value as Json, json};
use support::messages;

#[track_caller]
fn size(options: Json) -> Json {
    let planned = plan_size(&options.into());
    Json::from(&planned.unwrap_or_else(|problems| panic!("{}", messages(&problems).join("\n"))))
}

#[track_caller]
fn refuses(options: Json, expected: &[&str]) {
    assert_eq!(messages(&plan_size(&options.into()).expect_err("a problem")), expected);
}

/// The worked values of Schreiner's papers.
#[test]
fn sizes_are_the_printed_ones_and_name_their_method() {
    assert_eq!(
        size(json!({"z": 1.64, "margin": 0.02, "guess": 0.402, "alpha": 1.23, "population": 10_000})),
        json!({"n": 1_966, "method": "Schreiner: one round; finite population correction"})
    );
    assert_eq!(
        size(json!({"z": 1.64, "margin": 0.02, "guess": 0.198, "alpha": 0.90})),
        json!({"n": 865, "method": "Schreiner: one round; large population"})
    );
    assert_eq!(
        size(json!({"z": 1.64, "margin": 0.02, "guess": 0.402, "alpha": 1.04, "rounds": "two"})),
        json!({"n": 3_497, "method": "Schreiner: two rounds, independent samples of equal size; large population"})
    );
    assert_eq!(
        size(json!({"z": 1.64, "margin": 0.02, "guess": 0.402, "rounds": "same", "years": 3})),
        json!({"n": 3_205, "method": "Schreiner: two rounds, the same households; large population"})
    );
    assert_eq!(
        size(
            json!({"z": 1.64, "margin": 0.02, "guess": 0.402, "design_effect": 2, "rounds": "one", "population": null})
        ),
        json!({"n": 3_233, "method": "Schreiner: one round; large population; times the design effect"})
    );
}

/// 1.6449² · 0.25 / 0.05² = 270.6, by hand.
#[test]
fn nothing_but_a_margin_takes_the_most_careful_guess() {
    assert_eq!(size(json!({"margin": 0.05}))["n"], json!(271));
}

#[test]
fn a_margin_is_the_inverse_of_a_size() {
    let options = json!({"z": 1.64, "guess": 0.573, "alpha": 1.08, "n": 300});
    let found = Json::from(&plan_margin(&options.into()).expect("a margin"));
    // 5.1 points as printed.
    assert!((found["margin"].as_f64().expect("a number") - 0.051).abs() < 0.0005, "{found}");
    assert_eq!(found["method"], json!("Schreiner: one round; large population"));
}

#[test]
fn options_are_checked() {
    refuses(json!({}), &["margin: found nothing, expected half the width of the interval, as a fraction (option)"]);
    refuses(
        json!({"margin": "5%", "rounds": "three", "n": 3, "guess": true}),
        &[
            "n: found 3, expected one of the options margin, rounds, years, guess, alpha, z, population, design_effect, language (option)",
            "margin: found \"5%\", expected a number (option)",
            "rounds: found \"three\", expected one of one, two, same (option)",
            "guess: found true, expected a number (option)",
        ],
    );
    refuses(
        json!({"margin": 2, "z": 0, "guess": 1, "alpha": 11, "design_effect": -1, "population": 0.5, "years": 0, "rounds": "same"}),
        &[
            "z: found 0, expected a normal quantile above 0, up to 10 (range)",
            "guess: found 1, expected a fraction above 0 and below 1 (range)",
            "alpha: found 11, expected a factor above 0, up to 10 (range)",
            "design_effect: found -1, expected a factor above 0, up to 1000 (range)",
            "population: found 0.5, expected a number of 1 or more (range)",
            "years: found 0, expected a number of years above 0, up to 100 (range)",
            "margin: found 2, expected a fraction from 0.000001 on, below 1 (range)",
        ],
    );
    refuses(
        json!({"margin": 0.02, "rounds": "same"}),
        &["years: found nothing, expected the years between the rounds (option)"],
    );
    refuses(json!({"margin": 2}), &["margin: found 2, expected a fraction from 0.000001 on, below 1 (range)"]);
    refuses(
        json!({"margin": 0.02, "rounds": "same", "years": 1, "guess": 0.005}),
        &[
            "guess: found 0.005, expected p* = -0.02 + 0.016·years + 0.47·p(1-p) above 0: more years, or a guess nearer to 0.5 (p-star)",
        ],
    );
    let problems = plan_margin(&json!({"n": 30, "population": 20}).into()).expect_err("a problem");
    assert_eq!(messages(&problems), ["n: found 30, expected a number of interviews from 1 to the population (range)"]);
}

proptest! {
    /// Where the population is infinite, n is multiplied by the design effect.
    #[test]
    fn a_design_effect_multiplies_the_interviews(guess in 0.05..0.95, margin in 0.01..0.2, effect in 1.0..5.0) {
        let plan = |design_effect| Plan { guess, design_effect, ..Plan::of(Rounds::One) };
        // 1.6449²·p(1−p)/c², as it is before it is rounded up.
        let simple = 1.6449 * 1.6449 * guess * (1.0 - guess) / (margin * margin);
        prop_assert_eq!(sample_size(&plan(1.0), margin), Ok(up(simple)));
        prop_assert_eq!(sample_size(&plan(effect), margin), Ok(up(simple * effect)));
    }

    /// Whatever is planned is what an interval of so many interviews measures, and one interview less would not do.
    #[test]
    fn a_planned_margin_is_the_measured_one(
        guess in 0.05..0.95, margin in 0.01..0.2, effect in 1.0..5.0, population in 300_u32..100_000, alpha in 0.8..1.6,
    ) {
        let plan = Plan { guess, alpha, design_effect: effect, population: Some(population.into()), ..Plan::of(Rounds::One) };
        let size = u32::try_from(sample_size(&plan, margin).expect("a size")).expect("a small one");
        let half_width = |interviews: u32| {
            let n = f64::from(interviews);
            let basis = Basis { alpha, population: Some(population.into()), interviews: n, ..Basis::of(n / effect) };
            interval(guess, &basis).expect("an interval").half_width
        };
        prop_assert!(size <= population);
        prop_assert!(half_width(size) <= margin * (1.0 + 1e-9));
        if size > 1 {
            prop_assert!(half_width(size - 1) > margin * (1.0 - 1e-9));
        }
    }
}

#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a small number above 0")]
fn up(number: f64) -> u64 {
    (number * (1.0 - 1e-12)).ceil() as u64
}
