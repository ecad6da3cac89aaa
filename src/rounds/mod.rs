//! Two rounds of a survey: what may be compared, and what changed.
//!
//! Rates are comparable on the same line of the same card. Another card has other questions, points and lines, so that a
//! difference would not be a change; the one exception are legacy lines, which a card carries for comparison with rates
//! that were published for an earlier card. The id of such a line starts with `legacy`.

mod comparable;
mod round;
mod same;

use std::ops::RangeInclusive;

use comparable::comparable;
use round::{Measured, Round};

use crate::options::Options;
use crate::problem::{Problem, Problems, Shown, at, key};
use crate::stats::{Change, Z, independent};
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
    /// The keys of groups with a single household in both rounds, which have no standard error.
    pub too_few: Vec<Value>,
    /// The households of both rounds one by one, where they were asked for.
    pub households: Option<Vec<Moved>>,
}

/// A household in both rounds, on the first of the compared lines.
#[derive(Clone, Debug, PartialEq)]
pub struct Moved {
    /// Its id.
    pub id: String,
    /// Its likelihoods in baseline and follow-up.
    pub likelihoods: [f64; 2],
    /// Its bands, counted from 0, the lowest likelihoods; all 0 where there are no bands.
    pub bands: [usize; 2],
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
    /// How many households moved, in the places of the shares.
    pub moved: Option<Vec<Vec<f64>>>,
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
/// population), or the scored households `{scorecard, lines, by, households: [{id, key, weight, likelihoods}]}` of the same
/// households in both; and where they are given `line` (all that both rounds have), `years`, `population` (a number, of the
/// whole, or one by group), `z`, and for the same households `alpha` (a number, or one by line), `bands` (the likelihoods
/// between bands) and `list` (true, to have the households one by one). A household that was asked twice belongs to the groups that it had in the baseline.
///
/// # Errors
/// With every problem of the options, or why the rounds cannot be compared.
pub fn compare(options: &Value) -> Result<Comparison, Vec<Problem>> {
    let known = ["baseline", "followup", "line", "years", "population", "z", "alpha", "bands", "list", "language"];
    let mut options = Options::new(options, "", &known);
    options.language();
    let rounds = ["baseline", "followup"].map(|name| round::read(&mut options, name));
    let asked = Asked {
        line: options.text("line"),
        years: between(&mut options, "years", 0.01..=100.0, "a number of years from 0.01 to 100"),
        population: read_population(&mut options),
        z: between(&mut options, "z", 0.01..=10.0, "a normal quantile from 0.01 to 10").unwrap_or(Z),
        bands: read_bands(&mut options),
        alpha: options.get("alpha"),
        list: options.flag("list"),
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
        too_few: Vec::new(),
        households: None,
        cards: [baseline.card.clone(), followup.card.clone()],
    };
    let rounds = [&baseline, &followup];
    let compared = if same_households {
        comparison.households(rounds, &lines, &asked)
    } else {
        comparison.rates(rounds, &lines, &asked)
    };
    compared?;
    match asked.without_group(&comparison.changes) {
        problems if problems.is_empty() => Ok(comparison),
        problems => Err(problems),
    }
}

/// The options besides the rounds.
struct Asked<'a> {
    line: Option<&'a str>,
    years: Option<f64>,
    /// By group: the values of its key, joined by " / "; of the whole, nothing.
    population: Vec<(String, f64)>,
    z: f64,
    bands: Vec<f64>,
    alpha: Option<&'a Value>,
    list: bool,
}

impl Asked<'_> {
    /// The population of the group with this key, if it was given.
    fn population(&self, key: &Value) -> Option<f64> {
        let name = name(key);
        self.population.iter().find(|(group, _)| *group == name).map(|(_, size)| *size)
    }

    /// The problem of every population that belongs to none of the changes.
    fn without_group(&self, changes: &[GroupChange]) -> Vec<Problem> {
        let groups: Vec<String> = changes.iter().map(|change| name(&change.key)).collect();
        let unknown = self.population.iter().filter(|(group, _)| !group.is_empty() && !groups.contains(group));
        unknown
            .map(|(group, size)| Problem {
                check: "population",
                path: key("population", group),
                found: Shown::Number(*size),
                expected: "populations of groups that were compared".into(),
            })
            .collect()
    }
}

/// The values of a group's key as populations name them.
fn name(key: &Value) -> String {
    let Value::Object(entries) = key else { return String::new() };
    entries.iter().filter_map(|(_, value)| value.as_text()).collect::<Vec<_>>().join(" / ")
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
        let places = [baseline, followup].map(Round::by_place);
        for before in baseline.on(lines) {
            let Some(after) = places[1].get(&before.place) else { continue };
            match independent(before.rate, after.rate, asked.z) {
                Err(problem) => problems.0.push(problem),
                Ok(change) => self.changes.push(GroupChange {
                    key: before.key.clone(),
                    line: before.place.line.clone(),
                    rates: [before, *after].map(Side::from),
                    change,
                    alpha: None,
                    population: asked.population(&before.key).or(before.population),
                    small: before.small || after.small,
                    movement: None,
                    moved: None,
                }),
            }
        }
        for (side, (round, others)) in [(baseline, &places[1]), (followup, &places[0])].into_iter().enumerate() {
            for rate in round.on(lines) {
                if !others.contains_key(&rate.place) && !self.unmatched[side].contains(&rate.key) {
                    self.unmatched[side].push(rate.key.clone());
                }
            }
        }
        if self.changes.is_empty() && problems.0.is_empty() {
            problems.add("group", "followup.groups", "no group of the baseline", "a group that both rounds have");
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

fn between(options: &mut Options<'_>, name: &str, range: RangeInclusive<f64>, expected: &str) -> Option<f64> {
    let number = options.number(name)?;
    if range.contains(&number) {
        return Some(number);
    }
    options.refuse(name, expected);
    None
}

/// One number for the whole; or a map by group, in which the whole is `""` and a pair is written `A / B`.
fn read_population(options: &mut Options<'_>) -> Vec<(String, f64)> {
    let expected = "a number of 1 or more";
    let Some(Value::Object(entries)) = options.get("population") else {
        let whole = between(options, "population", 1.0..=f64::MAX, expected);
        return whole.map(|whole| (String::new(), whole)).into_iter().collect();
    };
    let mut populations = Vec::new();
    for (group, value) in entries {
        match value.as_number().filter(|size| (1.0..=f64::MAX).contains(size)) {
            Some(size) => populations.push((group.clone(), size)),
            None => options.refuse_at(&key("population", group), value, expected),
        }
    }
    populations
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
