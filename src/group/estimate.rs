//! Counts to rates with their intervals.

use super::{Layout, Tally};
use crate::problem::Problem;
use crate::scorecard::Scorecard;
use crate::stats::{self, Basis, Interval, effective_size};

/// What the precision of a rate depends on besides the households.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Precision {
    /// The line's precision factor α.
    pub alpha: f64,
    /// The line's bias, which is subtracted.
    pub bias: f64,
    /// The population N, where it is known.
    pub population: Option<f64>,
    /// The normal quantile z.
    pub z: f64,
    /// The design effect by which n is divided; 1 for a simple random sample.
    pub design_effect: f64,
}

/// The poverty rate of a group on one line.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Rate {
    /// Rate, standard error and interval.
    pub interval: Interval,
    /// The households whose points exceeded the table, so that its last row was read.
    pub capped: u64,
}

/// The mean likelihood Σ(w·L)/Σw of a group, before any bias is taken off; nothing where the group is empty.
#[must_use]
pub fn mean(card: &Scorecard, layout: &Layout, tally: &Tally, line: usize) -> Option<f64> {
    let (weight, _) = tally.weight_sums();
    let likelihood = |score: usize| card.table().likelihood(line, u32::try_from(score).unwrap_or(u32::MAX));
    let weighted = tally.weights(layout, line).enumerate().filter(|(_, weight)| *weight > 0.0);
    let sum: f64 = weighted.map(|(score, weight)| weight * likelihood(score)).sum();
    // A sum of fractions may be rounded to a hair above 1.
    (weight > 0.0).then(|| (sum / weight).clamp(0.0, 1.0))
}

/// The n that the standard error of a group goes by: (Σw)²/Σw² (Kish), divided by the design effect.
#[must_use]
pub fn sample_size(tally: &Tally, design_effect: f64) -> f64 {
    let (weights, squares) = tally.weight_sums();
    effective_size(weights, squares) / design_effect
}

/// The poverty rate of a group with its interval; nothing where the group is empty.
///
/// # Errors
/// When a number of `precision` is out of its range, or the sample is larger than the population.
pub fn rate(
    card: &Scorecard,
    layout: &Layout,
    tally: &Tally,
    line: usize,
    precision: &Precision,
) -> Result<Option<Rate>, Problem> {
    let Some(rate) = mean(card, layout, tally, line) else { return Ok(None) };
    let Precision { alpha, bias, population, z, design_effect } = *precision;
    let n = sample_size(tally, design_effect);
    let interval = stats::interval(rate, &Basis { n, interviews: tally.n().into(), alpha, bias, population, z })?;
    Ok(Some(Rate { interval, capped: capped(card, layout, tally, line) }))
}

/// The households whose points exceeded the table.
fn capped(card: &Scorecard, layout: &Layout, tally: &Tally, line: usize) -> u64 {
    let beyond = tally.counts(layout, line).iter().skip(card.table().last_score() as usize + 1);
    beyond.map(|count| u64::from(*count)).sum()
}
