//! Counts to the rates of every group.

use super::intake::{Intake, problem};
use super::options::{Options, Strata};
use super::population::PAIR;
use super::refusal::Refusals;
use crate::csv::Encoding;
use crate::group::{Cut, Groups, Layout, Precision, Rate, Tally, mean, rate, sample_size};
use crate::problem::{Problem, key};
use crate::scorecard::Scorecard;
use crate::segment::{Segment, segments};
use crate::stats::{Stratum, check_strata, stratified};

/// What a survey says.
#[derive(Clone, Debug, PartialEq)]
pub struct Report {
    /// The whole, then the groups of every cut, each by their values.
    pub groups: Vec<Group>,
    /// The rows that were refused.
    pub refusals: Refusals,
    /// The rows that were read, refused ones included.
    pub rows: u64,
    /// The character between cells and the encoding that the file was found to have; nothing for records, and for
    /// files that differ.
    pub file: Option<(char, Encoding)>,
}

/// The households of one group.
#[derive(Clone, Debug, PartialEq)]
pub struct Group {
    /// Names of columns with their values; nothing for the whole.
    pub key: Vec<(String, String)>,
    /// The number of interviews.
    pub n: u32,
    /// The number that the standard errors go by: (Σw)²/Σw² (Kish), divided by the design effect.
    pub n_effective: f64,
    /// The population N, where it is known.
    pub population: Option<f64>,
    /// The rates, in the card's order of lines.
    pub lines: Vec<LineRate>,
    /// The bands of likelihood, where the options ask for them.
    pub segments: Vec<Segment>,
}

/// The rate of a group on one line.
#[derive(Clone, Debug, PartialEq)]
pub struct LineRate {
    /// The rate with its interval; nothing in an empty group.
    pub rate: Option<Rate>,
    /// The published rate beside it.
    pub comparison: Option<Comparison>,
    /// Households and what they weigh, by score, where the options ask for them; scores without any are left out.
    pub distribution: Vec<(u32, u32, f64)>,
}

/// A published rate beside a measured one, in the same unit.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Comparison {
    /// The published rate, a fraction.
    pub benchmark: f64,
    /// The measured rate less the published one.
    pub difference: f64,
    /// Whether the published rate lies within the interval.
    pub within: bool,
}

/// What a group is reported with.
struct Context<'a> {
    card: &'a Scorecard,
    layout: &'a Layout,
    options: &'a Options,
}

pub(super) fn report(intake: &Intake, file: Option<(char, Encoding)>) -> Result<Report, Vec<Problem>> {
    intake.failed()?;
    intake.started()?;
    let Some(counted) = &intake.counts.groups else { return Err(Vec::new()) };
    let survey = &intake.survey;
    let context = Context { card: &survey.card, layout: counted.layout(), options: &survey.options };
    let groups = context.groups(counted)?;
    let unknown = context.options.population.without_group(&groups);
    if !unknown.is_empty() {
        return Err(unknown);
    }
    Ok(Report { groups, refusals: intake.counts.refusals.clone(), rows: intake.rows(), file })
}

impl Context<'_> {
    fn groups(&self, counted: &Groups) -> Result<Vec<Group>, Vec<Problem>> {
        let whole = counted.whole().map_err(|too_many| vec![problem(&too_many, self.options)])?;
        let (mut groups, mut problems) = (Vec::new(), Vec::new());
        let stratified = |mut first: Group| {
            let strata = self.options.strata.as_ref();
            strata.map_or(Ok(()), |strata| self.stratify(&mut first, counted, strata)).map(|()| first)
        };
        match self.group(Vec::new(), &whole, self.options.population.whole).map_err(|problem| vec![problem]) {
            Ok(first) => match stratified(first) {
                Ok(first) => groups.push(first),
                Err(found) => problems.extend(found),
            },
            Err(found) => problems.extend(found),
        }
        for cut in &self.options.cuts {
            let populations = self.options.populations(*cut);
            for (values, tally) in counted.of(*cut) {
                let names = self.options.names(*cut).into_iter().map(str::to_owned);
                let population = populations.get(&*values.join(PAIR)).copied();
                let key = names.zip(values.iter().map(|value| (*value).to_owned())).collect();
                match self.group(key, tally, population) {
                    Ok(group) => groups.push(group),
                    Err(problem) => problems.push(problem),
                }
            }
        }
        if problems.is_empty() { Ok(groups) } else { Err(problems) }
    }

    fn group(&self, key: Vec<(String, String)>, tally: &Tally, population: Option<f64>) -> Result<Group, Problem> {
        let options = self.options;
        let lines = (0..self.card.lines().len()).map(|line| {
            let precision = Precision {
                alpha: options.alpha[line],
                bias: options.bias[line],
                population,
                z: options.z,
                design_effect: options.design_effect,
            };
            let rate = rate(self.card, self.layout, tally, line, &precision)?;
            Ok(LineRate {
                comparison: self.compare(line, rate.as_ref()),
                rate,
                distribution: self.distribution(tally, line),
            })
        });
        let lines = lines.collect::<Result<_, Problem>>().map_err(|problem| in_group(problem, &key))?;
        let bands = options.bands.as_ref();
        Ok(Group {
            key,
            n: tally.n(),
            n_effective: sample_size(tally, options.design_effect),
            population,
            lines,
            segments: bands.map_or_else(Vec::new, |bands| segments(self.card, self.layout, tally, bands)),
        })
    }

    fn distribution(&self, tally: &Tally, line: usize) -> Vec<(u32, u32, f64)> {
        if !self.options.distribution {
            return Vec::new();
        }
        let counts = tally.counts(self.layout, line).iter().zip(tally.weights(self.layout, line));
        let scores = (0..).zip(counts).filter(|(_, (count, _))| **count > 0);
        scores.map(|(score, (count, weight))| (score, *count, weight)).collect()
    }

    fn compare(&self, line: usize, rate: Option<&Rate>) -> Option<Comparison> {
        let (unit, area) = self.options.benchmark?;
        let benchmark = *self.card.benchmarks()?.rates(unit, area)?.get(line)?;
        let interval = rate?.interval;
        let within = (interval.low..=interval.high).contains(&benchmark);
        Some(Comparison { benchmark, difference: interval.rate - benchmark, within })
    }

    /// Puts the rates of the whole together from its strata.
    fn stratify(&self, whole: &mut Group, counted: &Groups, strata: &Strata) -> Result<(), Vec<Problem>> {
        let measured = counted.of(Cut::One(strata.key));
        let column = &self.options.keys[strata.key];
        let unknown = measured.iter().filter(|(value, _)| !strata.sizes.iter().any(|(name, _)| name == value[0]));
        let unknown: Vec<Problem> = unknown
            .map(|(value, _)| Problem {
                check: "strata",
                path: key("strata.sizes", value[0]),
                found: crate::problem::Shown::Nothing,
                expected: ["the population of every stratum in the column \"", column, "\""].concat().into(),
            })
            .collect();
        if !unknown.is_empty() {
            return Err(unknown);
        }
        whole.population = Some(strata.sizes.iter().map(|(_, size)| size).sum());
        for line in 0..whole.lines.len() {
            let parts: Vec<Stratum> = strata
                .sizes
                .iter()
                .map(|(name, population)| {
                    let tally = measured.iter().find(|(value, _)| value[0] == name).map(|(_, tally)| *tally);
                    let rate = tally.and_then(|tally| mean(self.card, self.layout, tally, line));
                    let n = tally.map_or(0.0, |tally| sample_size(tally, self.options.design_effect));
                    let interviews = tally.map_or(0.0, |tally| tally.n().into());
                    Stratum { rate: rate.unwrap_or_default(), n, interviews, population: *population }
                })
                .collect();
            let in_strata = |problems: Vec<Problem>| -> Vec<Problem> {
                problems.into_iter().map(|problem| in_stratum(problem, strata)).collect()
            };
            let problems = check_strata(&parts);
            if !problems.is_empty() {
                return Err(in_strata(problems));
            }
            let interval = stratified(&parts, self.options.alpha[line], self.options.bias[line], self.options.z)
                .map_err(|problem| in_strata(vec![problem]))?;
            let capped = whole.lines[line].rate.map_or(0, |rate| rate.capped);
            let rate = Rate { interval, capped };
            whole.lines[line].rate = Some(rate);
            whole.lines[line].comparison = self.compare(line, Some(&rate));
        }
        Ok(())
    }
}

/// The problem with the group that has it.
fn in_group(mut problem: Problem, key: &[(String, String)]) -> Problem {
    if !key.is_empty() {
        let values: Vec<&str> = key.iter().map(|(_, value)| value.as_str()).collect();
        problem.path = [&problem.path, " of ", &values.join(PAIR)].concat();
    }
    problem
}

/// The problem with the stratum's name in the place of its number.
fn in_stratum(mut problem: Problem, strata: &Strata) -> Problem {
    for (number, (name, _)) in strata.sizes.iter().enumerate() {
        problem.path = problem.path.replace(&crate::problem::at("strata", number), &key("strata.sizes", name));
    }
    problem
}
