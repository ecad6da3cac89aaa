//! The change of a rate between two rounds.

use super::{Basis, Interval, band, effective_size, expect, expect_z, finite_correction, problem};
use crate::problem::{Problem, Shown};

/// A rate with its standard error.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Rate {
    /// The rate, less its bias.
    pub rate: f64,
    /// Its standard error σ.
    pub standard_error: f64,
}

impl From<Interval> for Rate {
    fn from(interval: Interval) -> Rate {
        Rate { rate: interval.rate, standard_error: interval.standard_error }
    }
}

/// By how much a rate fell. A fall is no proof that a programme caused it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Change {
    /// Rate of the baseline less rate of the follow-up: above 0 when there is less poverty than before.
    pub fall: f64,
    /// The standard error of the fall.
    pub standard_error: f64,
    /// The half-width of its interval.
    pub half_width: f64,
    /// The lower end of the interval, cut to -1..1.
    pub low: f64,
    /// The upper end, cut to -1..1.
    pub high: f64,
    /// The net share of those below the line at the baseline that has crossed it: fall ÷ rate of the baseline (Schreiner).
    /// None where nobody was below.
    pub crossed: Option<f64>,
}

impl Change {
    fn of(baseline: f64, fall: f64, standard_error: f64, z: f64) -> Change {
        let half_width = z * standard_error;
        let [low, high] = [fall - half_width, fall + half_width].map(|end| end.clamp(-1.0, 1.0));
        let crossed = (baseline > 0.0).then(|| fall / baseline);
        Change { fall, standard_error, half_width, low, high, crossed }
    }

    /// The fall in a year: fall ÷ years between the rounds (Schreiner).
    #[must_use]
    pub fn per_year(&self, years: f64) -> f64 {
        self.fall / years
    }

    /// How many were lifted over the line, net: fall × population (Schreiner), in what the rates count. With the ends of
    /// the interval: lower, middle, upper.
    #[must_use]
    pub fn lifted(&self, population: f64) -> [f64; 3] {
        [self.low, self.fall, self.high].map(|fall| fall * population)
    }
}

/// The change between two independent samples (Schreiner): p₁−p₂ with σ = √(σ₁² + σ₂²).
///
/// # Errors
/// When an input is out of its range.
pub fn independent(baseline: Rate, followup: Rate, z: f64) -> Result<Change, Problem> {
    expect_z(z)?;
    for (name, Rate { rate, standard_error }) in [("baseline", baseline), ("followup", followup)] {
        expect((0.0..=1.0).contains(&rate), &[name, ".rate"].concat(), rate, "a fraction from 0 to 1")?;
        let right = (0.0..=10.0).contains(&standard_error);
        expect(right, &[name, ".standard_error"].concat(), standard_error, "a number from 0 to 10")?;
    }
    let standard_error = baseline.standard_error.hypot(followup.standard_error);
    Ok(Change::of(baseline.rate, baseline.rate - followup.rate, standard_error, z))
}

/// One household in both rounds.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Pair {
    /// Its weight, that of the baseline.
    pub weight: f64,
    /// Its likelihood in the baseline.
    pub baseline: f64,
    /// Its likelihood in the follow-up.
    pub followup: f64,
}

/// What the same households say in two rounds.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Paired {
    /// The effective number of pairs.
    pub n: f64,
    /// The weighted mean likelihood in the baseline.
    pub baseline: f64,
    /// The weighted mean likelihood in the follow-up.
    pub followup: f64,
    /// The change.
    pub change: Change,
}

/// The change of the same households: the mean of the paired differences d of likelihoods, without bias, and
/// `σ = α·s_d/√n·φ` with `s_d` their standard deviation. (The mean is Schreiner's; the standard error is this project's choice,
/// since the published one counts movements across the line, which likelihoods do not show.) With unequal weights
/// `s_d² = Σw(d−d̄)²/Σw · n/(n−1)` and n = (Σw)²/Σw². φ goes by the number
/// of pairs. Of `basis`, n, interviews and bias do not count.
///
/// # Errors
/// `pairs` when there are fewer than two; when a weight or likelihood is out of its range, or the population is smaller
/// than the sample.
pub fn paired(pairs: &[Pair], basis: &Basis) -> Result<Paired, Problem> {
    if pairs.len() < 2 {
        return Err(problem(
            "pairs",
            "pairs",
            Shown::list(pairs.len()),
            "two households or more that are in both rounds",
        ));
    }
    for pair in pairs {
        expect(pair.weight > 0.0 && pair.weight.is_finite(), "weight", pair.weight, "a number above 0")?;
        for (name, likelihood) in [("baseline", pair.baseline), ("followup", pair.followup)] {
            expect((0.0..=1.0).contains(&likelihood), name, likelihood, "a likelihood from 0 to 1")?;
        }
    }
    let sum = |term: &dyn Fn(&Pair) -> f64| pairs.iter().map(term).sum::<f64>();
    let weights = sum(&|pair| pair.weight);
    let mean = |term: &dyn Fn(&Pair) -> f64| sum(&|pair| pair.weight * term(pair)) / weights;
    let n = effective_size(weights, sum(&|pair| pair.weight * pair.weight));
    #[expect(clippy::cast_precision_loss, reason = "no survey has so many households")]
    let interviews = pairs.len() as f64;
    Basis { n, interviews, bias: 0.0, ..*basis }.check()?;
    let (baseline, followup) = (mean(&|pair| pair.baseline), mean(&|pair| pair.followup));
    let fall = mean(&|pair| pair.baseline - pair.followup);
    let variance = mean(&|pair| (pair.baseline - pair.followup - fall).powi(2)) * n / (n - 1.0);
    let standard_error = basis.alpha * (variance / n).sqrt() * finite_correction(basis.population, interviews);
    Ok(Paired { n, baseline, followup, change: Change::of(baseline, fall, standard_error, basis.z) })
}

/// How much weight moved from band to band: a row for every band of the baseline, in it a column for every band of the
/// follow-up. `edges` as for [`band`].
#[must_use]
pub fn movement(pairs: &[Pair], edges: &[f64]) -> Vec<Vec<f64>> {
    let band = |likelihood| band(likelihood, edges);
    let mut moved = vec![vec![0.0; edges.len() + 1]; edges.len() + 1];
    for pair in pairs {
        moved[band(pair.baseline)][band(pair.followup)] += pair.weight;
    }
    moved
}
