//! The same households in two rounds: what changed for all of them, and for each group.

use std::collections::{BTreeMap, HashMap, HashSet};

use super::round::{Household, Round};
use super::{Asked, Comparison, GroupChange, Moved, Side};
use crate::problem::{Problem, Problems, Shown, key};
use crate::stats::{Basis, Pair, band, is_small, movement, paired};
use crate::value::Value;

/// A household in the baseline and in the follow-up.
type Match<'a> = (&'a Household, &'a Household);

impl Comparison {
    /// The same households, matched by id, group by group. The groups are those of the baseline.
    pub(super) fn households(
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
        let matched = self.matched([baseline, followup]);
        let first = lines.first().and_then(|line| baseline.line(line).zip(followup.line(line)));
        self.households = first.filter(|_| asked.list).map(|at| moves(&matched, at, &asked.bands));
        for (group, matched) in groups(baseline, &matched) {
            if matched.len() < 2 && group != Value::object([]) {
                self.too_few.push(group);
                continue;
            }
            for line in lines {
                let Some(at) = baseline.line(line).zip(followup.line(line)) else { continue };
                match change(&group, line, at, &matched, asked) {
                    Ok(change) => self.changes.push(change),
                    Err(problem) => problems.0.push(problem),
                }
            }
        }
        if problems.0.is_empty() { Ok(()) } else { Err(problems.0) }
    }

    /// The households of both rounds; the ids of the others are noted.
    fn matched<'a>(&mut self, rounds: [&'a Round; 2]) -> Vec<Match<'a>> {
        let [before, after] = rounds.map(|round| round.households.as_deref().unwrap_or_default());
        let by_id: HashMap<&str, &Household> =
            after.iter().map(|household| (household.id.as_str(), household)).collect();
        let matched: Vec<Match> =
            before.iter().filter_map(|one| by_id.get(one.id.as_str()).map(|other| (one, *other))).collect();
        let ids: HashSet<&str> = matched.iter().map(|(one, _)| one.id.as_str()).collect();
        self.unmatched = [before, after].map(|households| {
            let alone = households.iter().filter(|household| !ids.contains(household.id.as_str()));
            alone.map(|household| Value::text(&household.id)).collect()
        });
        matched
    }
}

/// The whole, then the groups of every cut of the baseline, each by their values.
fn groups<'a>(baseline: &Round, matched: &[Match<'a>]) -> Vec<(Value, Vec<Match<'a>>)> {
    let mut groups = vec![(Value::object([]), matched.to_vec())];
    for columns in &baseline.by {
        let mut of_cut: BTreeMap<Vec<&str>, Vec<Match<'a>>> = BTreeMap::new();
        for one in matched {
            let value = |column: &String| one.0.key.get(column).and_then(Value::as_text).unwrap_or_default();
            of_cut.entry(columns.iter().map(value).collect()).or_default().push(*one);
        }
        groups.extend(of_cut.into_iter().map(|(values, matched)| {
            (Value::Object(columns.iter().cloned().zip(values.into_iter().map(Value::text)).collect()), matched)
        }));
    }
    groups
}

/// The households one by one, on the line that stands at these two positions.
fn moves(matched: &[Match], (first, second): (usize, usize), edges: &[f64]) -> Vec<Moved> {
    let moved = |(one, other): &Match| {
        let likelihoods = [one.likelihoods[first], other.likelihoods[second]];
        Moved { id: one.id.clone(), likelihoods, bands: likelihoods.map(|likelihood| band(likelihood, edges)) }
    };
    matched.iter().map(moved).collect()
}

/// What changed in one group on the line that stands at these two positions.
fn change(
    group: &Value,
    line: &str,
    (first, second): (usize, usize),
    matched: &[Match],
    asked: &Asked,
) -> Result<GroupChange, Problem> {
    let pair = |(one, other): &Match| Pair {
        weight: one.weight,
        baseline: one.likelihoods[first],
        followup: other.likelihoods[second],
    };
    let pairs: Vec<Pair> = matched.iter().map(pair).collect();
    let alpha = alpha(asked.alpha, line)?;
    let population = asked.population(group);
    let basis = Basis { alpha, population, z: asked.z, ..Basis::of(1.0) };
    let found = paired(&pairs, &basis).map_err(|problem| Problem { path: key(line, &problem.path), ..problem })?;
    let side = |rate| Side { rate, standard_error: None, n: Some(found.n) };
    let weights: f64 = pairs.iter().map(|pair| pair.weight).sum();
    let shares = |row: Vec<f64>| row.into_iter().map(|weight| weight / weights).collect();
    let alike: Vec<Pair> = pairs.iter().map(|pair| Pair { weight: 1.0, ..*pair }).collect();
    Ok(GroupChange {
        key: group.clone(),
        line: line.to_owned(),
        rates: [side(found.baseline), side(found.followup)],
        change: found.change,
        alpha: Some(alpha),
        population,
        small: [found.baseline, found.followup].iter().any(|rate| is_small(found.n, *rate)),
        moved: (!asked.bands.is_empty()).then(|| movement(&alike, &asked.bands)),
        movement: (!asked.bands.is_empty()).then(|| movement(&pairs, &asked.bands).into_iter().map(shares).collect()),
    })
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
