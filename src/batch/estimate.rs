//! The report as a published record, `ppi-estimate`. Its schema is `schemas/ppi-estimate-1.json`.

use super::{Batch, Group, LineRate, Refusal, Report};
use crate::export::ENGINE;
use crate::i18n::Language;
use crate::problem::Problem;
use crate::scorecard::{Area, Scorecard, Unit};
use crate::value::Value;

impl Batch {
    /// The report as a plain object: rates are fractions, lines stand in the card's order.
    ///
    /// # Errors
    /// As for [`report`](Batch::report).
    pub fn estimate(&self) -> Result<Value, Vec<Problem>> {
        Ok(record(self, &self.report()?))
    }
}

fn record(batch: &Batch, report: &Report) -> Value {
    let (card, options) = (batch.card(), batch.options());
    let precision = card.lines().iter().enumerate().map(|(line, named)| {
        Value::object([
            ("line", Value::text(&named.id)),
            ("alpha", Value::Number(options.alpha[line])),
            ("bias", Value::Number(options.bias[line])),
        ])
    });
    let by_kind = report.refusals.by_kind().map(|(kind, count)| (kind.id().to_owned(), whole(count)));
    let file = report.file.map_or(Value::Null, |(delimiter, encoding)| {
        Value::object([("delimiter", Value::text(delimiter)), ("encoding", Value::text(encoding.name()))])
    });
    let listed = report.refusals.listed.iter();
    let method = match options.strata {
        None => "p ± z·α·√(p(1−p)/n)·φ (Schreiner), n = (Σw)²/Σw² (Kish), φ by interviews",
        Some(_) => {
            "Σ(W_h·p_h) ± z·√Σ(W_h²·α²·p_h(1−p_h)/n_h·(N_h−m_h)/(N_h−1)) (Schreiner), n_h = (Σw)²/Σw² (Kish), m_h interviews"
        }
    };
    Value::object([
        ("format", Value::text("ppi-estimate")),
        ("version", Value::Number(1.0)),
        ("scorecard", scorecard(card)),
        ("weight", Value::text(options.weighting.unit.id())),
        ("formula", Value::text(options.weighting.formula())),
        ("method", Value::text(method)),
        ("z", Value::Number(options.z)),
        ("design_effect", Value::Number(options.design_effect)),
        ("precision", Value::List(precision.collect())),
        ("benchmark", options.benchmark.map_or(Value::Null, |(unit, area)| benchmark(card, unit, area))),
        ("rows", whole(report.rows)),
        ("groups", Value::List(report.groups.iter().map(|each| group(card, each)).collect())),
        ("refused_count", whole(report.refusals.count())),
        ("refused_by_kind", Value::Object(by_kind.collect())),
        ("refused", Value::List(listed.map(|each| refusal(each, options.language)).collect())),
        ("file", file),
        ("engine", Value::text(ENGINE)),
    ])
}

/// The card with its source.
pub(super) fn scorecard(card: &Scorecard) -> Value {
    Value::object([
        ("id", Value::text(card.id())),
        ("digest", Value::text(card.digest().text())),
        ("source", Value::text(&card.source().text)),
        ("url", Value::text(&card.source().url)),
    ])
}

fn group(card: &Scorecard, group: &Group) -> Value {
    let key = group.key.iter().map(|(column, value)| (column.clone(), Value::text(value)));
    let lines = card.lines().iter().zip(&group.lines).map(|(named, rate)| line(&named.id, rate));
    let mut entries = vec![
        ("key", Value::Object(key.collect())),
        ("n", Value::Number(group.n.into())),
        ("n_effective", Value::Number(group.n_effective)),
        ("population", group.population.map_or(Value::Null, Value::Number)),
        ("lines", Value::List(lines.collect())),
    ];
    if !group.segments.is_empty() {
        let bands = group.segments.iter().map(|segment| {
            Value::object([
                ("from", Value::Number(segment.from)),
                ("to", Value::Number(segment.to)),
                ("n", whole(segment.n)),
                ("share", Value::Number(segment.share)),
            ])
        });
        entries.push(("bands", Value::List(bands.collect())));
    }
    object(entries)
}

fn line(id: &str, line: &LineRate) -> Value {
    let interval = line.rate.map(|rate| rate.interval);
    let number = |number: Option<f64>| number.map_or(Value::Null, Value::Number);
    let mut entries = vec![
        ("line", Value::text(id)),
        ("rate", number(interval.map(|interval| interval.rate))),
        ("standard_error", number(interval.map(|interval| interval.standard_error))),
        ("half_width", number(interval.map(|interval| interval.half_width))),
        ("low", number(interval.map(|interval| interval.low))),
        ("high", number(interval.map(|interval| interval.high))),
        ("small", Value::Bool(interval.is_none_or(|interval| interval.small))),
        ("capped", whole(line.rate.map_or(0, |rate| rate.capped))),
    ];
    if let Some(comparison) = &line.comparison {
        entries.push(("benchmark", Value::Number(comparison.benchmark)));
        entries.push(("difference", Value::Number(comparison.difference)));
        entries.push(("within", Value::Bool(comparison.within)));
    }
    if !line.distribution.is_empty() {
        let scores = line.distribution.iter().map(|(score, n, weight)| {
            Value::object([
                ("score", Value::Number((*score).into())),
                ("n", Value::Number((*n).into())),
                ("weight", Value::Number(*weight)),
            ])
        });
        entries.push(("distribution", Value::List(scores.collect())));
    }
    object(entries)
}

/// A refused row as reports list it.
pub(super) fn refusal(refusal: &Refusal, language: Language) -> Value {
    Value::object([
        ("line", whole(refusal.line)),
        ("column", refusal.column.map_or(Value::Null, |column| Value::Number(column.into()))),
        ("name", Value::text(&refusal.name)),
        ("kind", Value::text(refusal.kind.id())),
        ("found", Value::text(&refusal.found)),
        ("expected", Value::text(language.expected(&refusal.expected))),
    ])
}

fn benchmark(card: &Scorecard, unit: Unit, area: Area) -> Value {
    let area = match area {
        Area::Nation => "nation".to_owned(),
        Area::Urban => "urban".to_owned(),
        Area::Rural => "rural".to_owned(),
        Area::Choice(choice) => {
            let question = card.benchmarks().map(|benchmarks| &card.questions()[benchmarks.question]);
            question.map_or_else(String::new, |question| question.choices[choice].id.clone())
        }
    };
    let unit = match unit {
        Unit::Household => "household",
        Unit::Person => "members",
    };
    Value::object([("area", Value::text(area)), ("unit", Value::text(unit))])
}

fn object(entries: Vec<(&str, Value)>) -> Value {
    Value::Object(entries.into_iter().map(|(key, value)| (key.to_owned(), value)).collect())
}

/// A count; up to 2^53 a double holds every one.
#[expect(clippy::cast_precision_loss, reason = "no file has so many rows")]
pub(super) fn whole(count: u64) -> Value {
    Value::Number(count as f64)
}
