//! A rate with its standard error and interval.

use super::{Z, expect, expect_alpha, expect_z};
use crate::problem::Problem;

/// What a rate was measured from, and how its interval is to be made.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Basis {
    /// How many interviews of a simple random sample n are worth as much: with unequal weights the [`effective_size`],
    /// divided by the design effect.
    pub n: f64,
    /// The number of interviews itself, for the finite population correction.
    pub interviews: f64,
    /// The line's precision factor α, which multiplies the standard error. 1 where none is published.
    pub alpha: f64,
    /// The line's bias, subtracted from the rate. 0 where none is published.
    pub bias: f64,
    /// The population N, in what the sample counts; infinite where it is not given.
    pub population: Option<f64>,
    /// The normal quantile z of the interval.
    pub z: f64,
}

/// A rate with its interval.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Interval {
    /// The rate p, less the bias, cut to 0..1.
    pub rate: f64,
    /// The standard error σ.
    pub standard_error: f64,
    /// The half-width c, before anything is cut.
    pub half_width: f64,
    /// The lower end, cut to 0..1.
    pub low: f64,
    /// The upper end, cut to 0..1.
    pub high: f64,
    /// Whether n·p or n·(1−p) is below 10, so that the interval is a rough one.
    pub small: bool,
}

/// Below this many of either kind a normal interval is rough.
const FEW: f64 = 10.0;

impl Basis {
    /// A simple random sample of `n` with everything else as where nothing is known: α 1, bias 0, N infinite, z for 90%.
    #[must_use]
    pub fn of(n: f64) -> Basis {
        Basis { n, interviews: n, alpha: 1.0, bias: 0.0, population: None, z: Z }
    }

    /// Every number that is out of its range.
    #[must_use]
    pub fn problems(&self) -> Vec<Problem> {
        let Basis { n, interviews, alpha, bias, population, z } = *self;
        let above = |number: f64| number > 0.0 && number.is_finite();
        let mut checks = vec![
            expect(above(n), "n", n, "a number of interviews above 0"),
            expect(above(interviews), "interviews", interviews, "a number of interviews above 0"),
            expect_alpha(alpha),
            expect((-1.0..=1.0).contains(&bias), "bias", bias, "a fraction from -1 to 1"),
            expect_z(z),
        ];
        if let Some(population) = population {
            let right = population.is_finite() && population >= 1.0 && interviews <= population;
            checks.push(expect(right, "population", population, "a number of 1 or more, no smaller than the sample"));
        }
        checks.into_iter().filter_map(Result::err).collect()
    }

    pub(super) fn check(&self) -> Result<(), Problem> {
        self.problems().into_iter().next().map_or(Ok(()), Err)
    }

    /// σ = α·√(p(1−p)/n)·φ (Schreiner), at the rate before the bias is taken off; φ goes by the interviews.
    fn standard_error(&self, rate: f64) -> f64 {
        self.alpha * (rate * (1.0 - rate) / self.n).sqrt() * finite_correction(self.population, self.interviews)
    }
}

/// The interval of a measured `rate` (Schreiner): σ = α·√(p(1−p)/n)·φ, c = z·σ, and p ± c about the rate less the bias,
/// cut to 0..1.
///
/// # Errors
/// When an input is out of its range, or the sample is larger than the population.
pub fn interval(rate: f64, basis: &Basis) -> Result<Interval, Problem> {
    check_rate(rate)?;
    basis.check()?;
    Ok(around(rate - basis.bias, basis.standard_error(rate), basis.z, is_small(basis.n, rate)))
}

/// The rate is one.
pub(crate) fn check_rate(rate: f64) -> Result<(), Problem> {
    expect((0.0..=1.0).contains(&rate), "rate", rate, "a fraction from 0 to 1")
}

/// Whether n·p or n·(1−p) is below 10, so that a normal interval is a rough one.
#[must_use]
pub fn is_small(n: f64, rate: f64) -> bool {
    n * rate < FEW || n * (1.0 - rate) < FEW
}

/// `rate` ± z·σ, cut to 0..1.
pub(super) fn around(rate: f64, standard_error: f64, z: f64, small: bool) -> Interval {
    let half_width = z * standard_error;
    let [rate, low, high] = [rate, rate - half_width, rate + half_width].map(|end| end.clamp(0.0, 1.0));
    Interval { rate, standard_error, half_width, low, high, small }
}

/// The finite population correction φ = √((N−n)/(N−1)) of n interviews (Schreiner); 1 where N is not known, 0 where everybody was
/// interviewed.
#[must_use]
pub fn finite_correction(population: Option<f64>, n: f64) -> f64 {
    match population {
        None => 1.0,
        Some(population) if n >= population => 0.0,
        Some(population) => ((population - n) / (population - 1.0)).min(1.0).sqrt(),
    }
}

/// How many equally weighted interviews are worth as much as these: n = (Σw)²/Σw² (Kish). As many as there are, when
/// their weights are equal; 0 when there is none.
#[must_use]
pub fn effective_size(weights: f64, squares: f64) -> f64 {
    if squares > 0.0 { weights * weights / squares } else { 0.0 }
}
