//! The change between two rounds as a published record. Its schema is `schemas/ppi-change-1.json`.

use super::ENGINE;
use crate::rounds::{CardName, Comparison, GroupChange, Moved, Side};
use crate::value::Value;

/// What every record of a change says.
const CAUTION: &str = "A fall of the rate is no proof that a programme caused it.";

/// The record of a change.
#[must_use]
pub fn change_record(comparison: &Comparison) -> Value {
    let [baseline, followup] = &comparison.cards;
    let method = if comparison.same_households {
        "the same households: mean of the paired differences (Schreiner) ± z·α·s_d/√n·φ (s_d of the differences)"
    } else {
        "two independent samples: p₁ − p₂ ± z·√(σ₁² + σ₂²) (Schreiner)"
    };
    let [before, after] = comparison.unmatched.clone().map(Value::List);
    let mut record = vec![
        ("format", Value::text("ppi-change")),
        ("version", Value::Number(1.0)),
        ("scorecards", Value::object([("baseline", card(baseline)), ("followup", card(followup))])),
        ("same_households", Value::Bool(comparison.same_households)),
        ("weight", comparison.weight.as_ref().map_or(Value::Null, Value::text)),
        ("method", Value::text(method)),
        ("z", Value::Number(comparison.z)),
        ("years", number(comparison.years)),
        ("bands", Value::List(comparison.bands.iter().copied().map(Value::Number).collect())),
        ("changes", Value::List(comparison.changes.iter().map(|change| entry(change, comparison.years)).collect())),
        ("unmatched", Value::object([("baseline", before), ("followup", after)])),
        ("too_few", Value::List(comparison.too_few.clone())),
        ("caution", Value::text(CAUTION)),
        ("engine", Value::text(ENGINE)),
    ];
    if let Some(households) = &comparison.households {
        record.push(("households", Value::List(households.iter().map(household).collect())));
    }
    object(record)
}

#[expect(clippy::cast_precision_loss, reason = "no household is in so high a band")]
fn household(moved: &Moved) -> Value {
    let [before, after] = moved.likelihoods.map(Value::Number);
    let [from, to] = moved.bands.map(|band| Value::Number(band as f64));
    Value::object([
        ("id", Value::text(&moved.id)),
        ("baseline", before),
        ("followup", after),
        ("from", from),
        ("to", to),
    ])
}

fn object(entries: Vec<(&str, Value)>) -> Value {
    Value::Object(entries.into_iter().map(|(key, value)| (key.to_owned(), value)).collect())
}

fn entry(group: &GroupChange, years: Option<f64>) -> Value {
    let GroupChange { change, .. } = group;
    let [baseline, followup] = group.rates.map(side);
    let lifted = group.population.map_or(Value::Null, |population| {
        let [low, count, high] = change.lifted(population).map(Value::Number);
        Value::object([("count", count), ("low", low), ("high", high)])
    });
    let shares = |row: &Vec<f64>| Value::List(row.iter().copied().map(Value::Number).collect());
    let table = |rows: &Vec<Vec<f64>>| Value::List(rows.iter().map(shares).collect());
    let movement = group.movement.as_ref().map(table);
    let mut entries = vec![
        ("key", group.key.clone()),
        ("line", Value::text(&group.line)),
        ("baseline", baseline),
        ("followup", followup),
        ("fall", Value::Number(change.fall)),
        ("standard_error", Value::Number(change.standard_error)),
        ("half_width", Value::Number(change.half_width)),
        ("low", Value::Number(change.low)),
        ("high", Value::Number(change.high)),
        ("small", Value::Bool(group.small)),
        ("alpha", number(group.alpha)),
        ("per_year", number(years.map(|years| change.per_year(years)))),
        ("crossed", number(change.crossed)),
        ("population", number(group.population)),
        ("lifted", lifted),
        ("movement", movement.unwrap_or(Value::Null)),
    ];
    entries.extend(group.moved.as_ref().map(|moved| ("moved", table(moved))));
    object(entries)
}

fn side(side: Side) -> Value {
    let Side { rate, standard_error, n } = side;
    Value::object([("rate", Value::Number(rate)), ("standard_error", number(standard_error)), ("n", number(n))])
}

fn card(card: &CardName) -> Value {
    Value::object([("id", Value::text(&card.id)), ("digest", card.digest.as_ref().map_or(Value::Null, Value::text))])
}

fn number(number: Option<f64>) -> Value {
    number.map_or(Value::Null, Value::Number)
}
