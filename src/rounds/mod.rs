//! Two rounds of a survey: what may be compared, and what changed.
//!
//! Rates are comparable on the same line of the same card. Another card has other questions, points and lines, so that a
//! difference would not be a change; the one exception are legacy lines, which a card carries for comparison with rates
//! that were published for an earlier card. The id of such a line starts with `legacy`.

mod comparable;
mod round;

use std::collections::{HashMap, HashSet};
use std::ops::RangeInclusive;

use comparable::comparable;
use round::{Household, Measured, Round};

use crate::options::Options;
use crate::problem::{Problem, Problems, Shown, at, key};
use crate::stats::{Basis, Change, Pair, Z, independent, movement, paired};
use crate::value::Value;

/// What changed between two rounds.
#[derive(Clone, Debug, PartialEq)]
pub struct Comparison {
    /// Whether the rounds asked the same households.
    pub same_households: bool,
    /// The cards of baseline and follow-up.
    pub cards: [CardName; 2],
    /// What the rates count, where the rounds say so: `household`, `members` or `participants`.
    pub weight: Option<String>,
    /// The normal quantile of the intervals.
    pub z: f64,
    /// The years between the rounds.
    pub years: Option<f64>,
    /// The likelihoods between the bands that households move among.
    pub bands: Vec<f64>,
    /// One entry for each group and line that both rounds have.
    pub changes: Vec<GroupChange>,
    /// What only the baseline, and what only the follow-up has: keys of groups, or ids of households.
    pub unmatched: [Vec<Value>; 2],
}

/// The card of a round, as far as the round names it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CardName {
    /// Its id.
    pub id: String,
    /// Its digest; a typed-in summary has none.
    pub digest: Option<String>,
}

/// What changed in one group on one line.
#[derive(Clone, Debug, PartialEq)]
pub struct GroupChange {
    /// The key of the group, such as `{"branch": "Pontianak"}`; empty for the whole.
    pub key: Value,
    /// The id of the poverty line.
    pub line: String,
    /// The rates of baseline and follow-up.
    pub rates: [Side; 2],
    /// The change.
    pub change: Change,
    /// The α of the standard error, for the same households; otherwise it is in the rates' own.
    pub alpha: Option<f64>,
    /// The population, for those who were lifted.
    pub population: Option<f64>,
    /// Whether few lived below the line in either round, or few above, so that the interval is a rough one.
    pub small: bool,
    /// What share of the weight moved from which band (row) to which (column), for the same households.
    pub movement: Option<Vec<Vec<f64>>>,
}

/// The rate of one round.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Side {
    /// The rate.
    pub rate: f64,
    /// Its standard error, where the rounds are independent.
    pub standard_error: Option<f64>,
    /// The number of interviews, where it is known; for the same households the effective number of pairs.
    pub n: Option<f64>,
}

/// What changed between the rounds that a page names: `baseline` and `followup`, each the result of an estimate, a
/// published summary `{scorecard, line, rate, n, alpha, bias, population}` (or `standard_error` in place of n, alpha and
/// population), or the scored households `{scorecard, lines, households: [{id, weight, likelihoods}]}` of the same
/// households in both; and where they are given `line` (all that both rounds have), `years`, `population` (a number, of the
/// whole), `z`, and for the same households `alpha` (a number, or one by line) and `bands` (the likelihoods between bands).
///
/// # Errors
/// With every problem of the options, or why the rounds cannot be compared.
pub fn compare(options: &Value) -> Result<Comparison, Vec<Problem>> {
    let known = ["baseline", "followup", "line", "years", "population", "z", "alpha", "bands"];
    let mut options = Options::new(options, "", &known);
    let rounds = ["baseline", "followup"].map(|name| round::read(&mut options, name));
    let asked = Asked {
        line: options.text("line"),
        years: between(&mut options, "years", 0.01..=100.0, "a number of years from 0.01 to 100"),
        population: between(&mut options, "population", 1.0..=f64::MAX, "a number of 1 or more"),
        z: between(&mut options, "z", 0.01..=10.0, "a normal quantile from 0.01 to 10").unwrap_or(Z),
        bands: read_bands(&mut options),
        alpha: options.get("alpha"),
    };
    let (baseline, followup) = match (rounds, options.finish()) {
        ([Some(baseline), Some(followup)], Ok(())) => (baseline, followup),
        (_, problems) => return Err(problems.err().unwrap_or_default()),
    };
    let lines = comparable(&baseline, &followup, asked.line).map_err(|problem| vec![problem])?;
    let same_households = baseline.households.is_some();
    let mut comparison = Comparison {
        same_households,
        weight: baseline.weight.clone().or_else(|| followup.weight.clone()),
        z: asked.z,
        years: asked.years,
        bands: asked.bands.clone(),
        changes: Vec::new(),
        unmatched: [Vec::new(), Vec::new()],
        cards: [baseline.card.clone(), followup.card.clone()],
    };
    let rounds = [&baseline, &followup];
    let compared = if same_households {
        comparison.households(rounds, &lines, &asked)
    } else {
        comparison.rates(rounds, &lines, &asked)
    };
    compared.map(|()| comparison)
}

/// The options besides the rounds.
struct Asked<'a> {
    line: Option<&'a str>,
    years: Option<f64>,
    population: Option<f64>,
    z: f64,
    bands: Vec<f64>,
    alpha: Option<&'a Value>,
}

impl Comparison {
    /// Two independent samples, group by group.
    fn rates(
        &mut self,
        [baseline, followup]: [&Round; 2],
        lines: &[String],
        asked: &Asked,
    ) -> Result<(), Vec<Problem>> {
        let mut problems = Problems::default();
        if let Some(alpha) = asked.alpha {
            let expected = "nothing: the standard errors of independent rounds have it already";
            problems.add("option", "alpha", Shown::value(Some(alpha)), expected);
        }
        if !asked.bands.is_empty() {
            let expected = "nothing: only of the same households it is known how they move";
            problems.add("option", "bands", Shown::list(asked.bands.len()), expected);
        }
        for before in baseline.rates.iter().filter(|rate| lines.contains(&rate.line)) {
            let Some(after) = followup.rate(&before.key, &before.line) else { continue };
            match independent(before.rate, after.rate, asked.z) {
                Err(problem) => problems.0.push(problem),
                Ok(change) => self.changes.push(GroupChange {
                    key: before.key.clone(),
                    line: before.line.clone(),
                    rates: [before, after].map(Side::from),
                    change,
                    alpha: None,
                    population: asked.population.filter(|_| before.is_whole()).or(before.population),
                    small: before.small || after.small,
                    movement: None,
                }),
            }
        }
        for (side, [round, other]) in [[baseline, followup], [followup, baseline]].into_iter().enumerate() {
            for rate in round.rates.iter().filter(|rate| lines.contains(&rate.line)) {
                if other.rate(&rate.key, &rate.line).is_none() && !self.unmatched[side].contains(&rate.key) {
                    self.unmatched[side].push(rate.key.clone());
                }
            }
        }
        if self.changes.is_empty() && problems.0.is_empty() {
            problems.add("group", "followup.groups", "no group of the baseline", "a group that both rounds have");
        }
        if problems.0.is_empty() { Ok(()) } else { Err(problems.0) }
    }

    /// The same households, matched by id.
    fn households(
        &mut self,
        [baseline, followup]: [&Round; 2],
        lines: &[String],
        asked: &Asked,
    ) -> Result<(), Vec<Problem>> {
        let mut problems = Problems::default();
        if let Some(Value::Object(by_line)) = asked.alpha {
            for (line, alpha) in
                by_line.iter().filter(|(line, _)| baseline.line(line).or(followup.line(line)).is_none())
            {
                problems.add("option", key("alpha", line), Shown::value(Some(alpha)), "only lines of the rounds");
            }
        }
        let [before, after] = [baseline, followup].map(|round| round.households.as_deref().unwrap_or_default());
        let by_id: HashMap<&str, &Household> =
            after.iter().map(|household| (household.id.as_str(), household)).collect();
        let matched: Vec<(&Household, &Household)> =
            before.iter().filter_map(|one| by_id.get(one.id.as_str()).map(|other| (one, *other))).collect();
        let ids: HashSet<&str> = matched.iter().map(|(one, _)| one.id.as_str()).collect();
        self.unmatched = [before, after].map(|households| {
            let alone = households.iter().filter(|household| !ids.contains(household.id.as_str()));
            alone.map(|household| Value::text(&household.id)).collect()
        });
        for line in lines {
            let Some((first, second)) = baseline.line(line).zip(followup.line(line)) else { continue };
            let pair = |(one, other): &(&Household, &Household)| Pair {
                weight: one.weight,
                baseline: one.likelihoods[first],
                followup: other.likelihoods[second],
            };
            let pairs: Vec<Pair> = matched.iter().map(pair).collect();
            let alpha = match alpha(asked.alpha, line) {
                Ok(alpha) => alpha,
                Err(problem) => {
                    problems.0.push(problem);
                    continue;
                }
            };
            let basis = Basis { alpha, population: asked.population, z: asked.z, ..Basis::of(1.0) };
            let found = match paired(&pairs, &basis) {
                Ok(found) => found,
                Err(problem) => {
                    problems.0.push(Problem { path: key(line, &problem.path), ..problem });
                    continue;
                }
            };
            let side = |rate| Side { rate, standard_error: None, n: Some(found.n) };
            let weights: f64 = pairs.iter().map(|pair| pair.weight).sum();
            let shares = |row: Vec<f64>| row.into_iter().map(|weight| weight / weights).collect();
            self.changes.push(GroupChange {
                key: Value::object([]),
                line: line.clone(),
                rates: [side(found.baseline), side(found.followup)],
                change: found.change,
                alpha: Some(alpha),
                population: asked.population,
                small: [found.baseline, found.followup].iter().any(|rate| crate::stats::is_small(found.n, *rate)),
                movement: (!asked.bands.is_empty())
                    .then(|| movement(&pairs, &asked.bands).into_iter().map(shares).collect()),
            });
        }
        if problems.0.is_empty() { Ok(()) } else { Err(problems.0) }
    }
}

impl From<&Measured> for Side {
    fn from(measured: &Measured) -> Side {
        let Measured { rate, n, .. } = measured;
        Side { rate: rate.rate, standard_error: Some(rate.standard_error), n: *n }
    }
}

/// α on a line: 1 where none is given.
fn alpha(given: Option<&Value>, line: &str) -> Result<f64, Problem> {
    let (path, value) = match given {
        None => return Ok(1.0),
        Some(by_line @ Value::Object(_)) => match by_line.get(line) {
            None => return Ok(1.0),
            Some(value) => (key("alpha", line), value),
        },
        Some(value) => ("alpha".to_owned(), value),
    };
    value.as_number().ok_or_else(|| Problem {
        check: "option",
        path,
        found: Shown::value(Some(value)),
        expected: "a factor above 0".into(),
    })
}

fn between(options: &mut Options<'_>, name: &str, range: RangeInclusive<f64>, expected: &str) -> Option<f64> {
    let number = options.number(name)?;
    if range.contains(&number) {
        return Some(number);
    }
    options.refuse(name, expected);
    None
}

fn read_bands(options: &mut Options<'_>) -> Vec<f64> {
    let Some(value) = options.get("bands") else { return Vec::new() };
    let mut edges = Vec::new();
    for (position, edge) in value.items().iter().enumerate() {
        match edge.as_number() {
            Some(edge) if edge > edges.last().copied().unwrap_or(0.0) && edge < 1.0 => edges.push(edge),
            _ => options.refuse_at(&at("bands", position), edge, "a likelihood above the one before it and below 1"),
        }
    }
    if value.items().is_empty() {
        options.refuse("bands", "a list of the likelihoods between bands");
    }
    edges
}
