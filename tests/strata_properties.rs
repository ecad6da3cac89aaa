//! Surveys in strata: agreement with a second computation, for random strata and weights.
#![cfg(not(target_arch = "wasm32"))]

mod support;

use std::fmt::Write as _;
use std::sync::LazyLock;

use ppi_widget::scorecard::Scorecard;
use proptest::prelude::*;
use serde_json::{Map, Value as Json, json};
use support::batch::{close, estimate, figures, header};
use support::facts::{Facts, facts};
use support::survey::{Interview, likelihood};
use support::{card, card_ids};

static CARDS: LazyLock<Vec<(Scorecard, Facts)>> =
    LazyLock::new(|| card_ids().iter().map(|id| (card(id), facts(id))).collect());

/// One household: members, those of them in the credit union, the choices.
type Row = (u32, u32, Vec<usize>);

/// A card, and for each stratum its households and how many more its population has.
fn strata() -> impl Strategy<Value = (usize, Vec<(Vec<Row>, u32)>)> {
    (0..CARDS.len()).prop_flat_map(|at| {
        let choices: Vec<_> = CARDS[at].0.questions().iter().map(|question| 0..question.choices.len()).collect();
        let household = (1_u32..12, 1_u32..5, choices);
        let stratum = (prop::collection::vec(household, 1..15), 1_u32..4_000);
        (Just(at), prop::collection::vec(stratum, 1..8))
    })
}

/// What a household weighs, written out.
fn weight(unit: &str, drawn: &str, (members, cu_members, _): &Row) -> f64 {
    let counted = if unit == "members" { f64::from(*members) } else { 1.0 };
    if drawn == "members" && unit != "participants" { counted / f64::from(*cu_members) } else { counted }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(150))]

    /// p = Σ(N_h·p_h)/N with p_h = Σ(w·L)/Σw, σ² = Σ((N_h/N)²·α²·p_h(1−p_h)/n_h·(N_h−m_h)/(N_h−1)) with
    /// n_h = (Σw)²/Σw² over the design effect and m_h interviews.
    #[test]
    fn strata_agree_with_a_second_computation(
        (at, strata) in strata(),
        unit in prop::sample::select(vec!["household", "members", "participants"]),
        drawn in prop::sample::select(vec!["households", "members"]),
        alpha in 0.5..2.0,
        effect in 0.5..4.0,
    ) {
        let (card, facts) = &CARDS[at];
        let mut csv = format!("{},members,cu_members,tp\n", header(card));
        let mut sizes = Map::new();
        for (number, (rows, beyond)) in strata.iter().enumerate() {
            for (members, cu_members, choices) in rows {
                let letters = card.questions().iter().zip(choices).map(|(question, choice)| &*question.choices[*choice].id);
                let letters = letters.collect::<Vec<_>>().join(",");
                writeln!(csv, "{letters},{members},{cu_members},TP {number}").expect("a string takes all");
            }
            sizes.insert(format!("TP {number}"), json!(rows.len() + *beyond as usize));
        }
        let options = json!({
            "strata": { "column": "tp", "sizes": sizes }, "weight": unit, "drawn": drawn, "alpha": alpha,
            "design_effect": effect,
        });
        let found = estimate(card, &csv, &options);
        let total: f64 = sizes.values().filter_map(Json::as_f64).sum();
        prop_assert_eq!(found["groups"][0]["population"].as_f64(), Some(total));
        for (line, found) in found["groups"][0]["lines"].as_array().expect("lines").iter().enumerate() {
            let (mut p, mut variance) = (0.0_f64, 0.0_f64);
            for ((rows, _), size) in strata.iter().zip(sizes.values().filter_map(Json::as_f64)) {
                let interviews = rows.iter().map(|row| {
                    let letters = facts.questions.iter().zip(&row.2).map(|(question, choice)| question[*choice].0.clone());
                    Interview { letters: letters.collect(), weight: weight(unit, drawn, row) }
                });
                let interviews: Vec<Interview> = interviews.collect();
                let (mut sum, mut weights, mut squares, mut m) = (0.0, 0.0, 0.0, 0.0);
                for interview in &interviews {
                    sum += interview.weight * likelihood(facts, &interview.letters, line);
                    weights += interview.weight;
                    squares += interview.weight * interview.weight;
                    m += 1.0;
                }
                let (rate, n) = (sum / weights, weights * weights / squares / effect);
                p += size * rate / total;
                variance += f64::powi(size / total * alpha, 2) * rate * (1.0 - rate) / n * (size - m) / (size - 1.0);
            }
            let error = variance.sqrt();
            close(figures(found), (p, error, (p - 1.6449 * error).max(0.0), (p + 1.6449 * error).min(1.0)), 1e-9);
        }
    }
}
