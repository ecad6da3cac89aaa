//! A rate put together from strata, such as branches.

use super::interval::around;
use super::{Interval, expect, expect_alpha, expect_z, is_small, problem};
use crate::problem::{Problem, Shown, at, key};

/// What was measured in one stratum.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Stratum {
    /// Its rate `p_h`.
    pub rate: f64,
    /// How many interviews of a simple random sample its own are worth: `n_h`, or with unequal weights the effective one.
    pub n: f64,
    /// Its number of interviews `n_h` itself, for the finite population correction.
    pub interviews: f64,
    /// Its population `N_h`.
    pub population: f64,
}

/// The rate of all strata together (Schreiner): `Σ(W_h·p_h)` less the bias, with the shares `W_h` = `N_h`/N and the variance
/// `Σ(W_h²·α²·p_h(1−p_h)/n_h·(N_h−n_h)/(N_h−1))`.
///
/// # Errors
/// `strata` when there is none; `stratum-empty` for `n_h` = 0, `stratum-population` for `N_h` < 2, `stratum-size` for
/// `N_h` < `n_h`, with the stratum's position; and when another input is out of its range.
pub fn stratified(strata: &[Stratum], alpha: f64, bias: f64, z: f64) -> Result<Interval, Problem> {
    if strata.is_empty() {
        return Err(problem("strata", "strata", Shown::list(0), "one stratum or more"));
    }
    expect_alpha(alpha)?;
    expect((-1.0..=1.0).contains(&bias), "bias", bias, "a fraction from -1 to 1")?;
    expect_z(z)?;
    if let Some(problem) = check_strata(strata).into_iter().next() {
        return Err(problem);
    }
    let total: f64 = strata.iter().map(|stratum| stratum.population).sum();
    let (mut rate, mut variance) = (0.0, 0.0);
    for stratum in strata {
        let Stratum { rate: p, n, interviews, population } = *stratum;
        let share = population / total;
        rate += share * p;
        variance += (share * alpha).powi(2) * p * (1.0 - p) / n * (population - interviews) / (population - 1.0);
    }
    let n: f64 = strata.iter().map(|stratum| stratum.n).sum();
    Ok(around(rate - bias, variance.sqrt(), z, is_small(n, rate)))
}

/// The first problem of every stratum that has one.
pub(crate) fn check_strata(strata: &[Stratum]) -> Vec<Problem> {
    let checked = strata.iter().enumerate().map(|(position, stratum)| stratum.check(&at("strata", position)));
    checked.filter_map(Result::err).collect()
}

impl Stratum {
    fn check(&self, path: &str) -> Result<(), Problem> {
        let Stratum { rate, n, interviews, population } = *self;
        let named = |right, check, name, found, expected| {
            if right { Ok(()) } else { Err(problem(check, &key(path, name), Shown::Number(found), expected)) }
        };
        named((0.0..=1.0).contains(&rate), "range", "rate", rate, "a fraction from 0 to 1")?;
        for n in [interviews, n] {
            named(n > 0.0, "stratum-empty", "n", n, "one interview or more in every stratum")?;
        }
        let right = population >= 2.0 && population.is_finite();
        named(right, "stratum-population", "population", population, "a population of 2 or more in every stratum")?;
        let expected = "no more interviews than the stratum has members";
        named(interviews <= population, "stratum-size", "n", interviews, expected)
    }
}
