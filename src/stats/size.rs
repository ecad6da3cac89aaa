//! Planning: how many interviews a margin takes, and which margin a number of interviews gives.

use super::{Z, expect, expect_alpha, expect_design_effect, expect_z, finite_correction, problem};
use crate::problem::{Problem, Shown};

/// The finest margin that can be planned for.
const FINEST: f64 = 1e-6;

/// What a survey is planned for.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Plan {
    /// The rounds that are compared.
    pub rounds: Rounds,
    /// The normal quantile z of the interval.
    pub z: f64,
    /// The rate p that is expected. 0.5 takes the most interviews.
    pub guess: f64,
    /// The line's precision factor α.
    pub alpha: f64,
    /// The population N; infinite where it is not given.
    pub population: Option<f64>,
    /// How many interviews of a cluster sample are worth one of a simple random sample; 1 without clusters.
    pub design_effect: f64,
}

/// Which rounds a margin is about.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Rounds {
    /// One round: the margin of its rate.
    One,
    /// Two rounds with independent samples: the margin of the difference of their rates.
    Two,
    /// Two rounds with the same households: the margin of their mean difference.
    Same {
        /// The years between the rounds.
        years: f64,
    },
}

impl Rounds {
    /// The name of the method, as it travels in results.
    #[must_use]
    pub fn method(self) -> &'static str {
        match self {
            Rounds::One => "Schreiner: one round",
            Rounds::Two => "Schreiner: two rounds, independent samples of equal size",
            Rounds::Same { .. } => "Schreiner: two rounds, the same households",
        }
    }

    /// The precision factor where none is given: 1, and 1.30 for the same households twice (Schreiner).
    #[must_use]
    pub fn alpha(self) -> f64 {
        match self {
            Rounds::One | Rounds::Two => 1.0,
            Rounds::Same { .. } => 1.30,
        }
    }
}

impl Plan {
    /// A simple random sample where nothing is known: z for 90%, p 0.5, the usual α, N infinite.
    #[must_use]
    pub fn of(rounds: Rounds) -> Plan {
        Plan { rounds, z: Z, guess: 0.5, alpha: rounds.alpha(), population: None, design_effect: 1.0 }
    }

    /// Every number that is out of its range; `p-star` when p* is not above 0.
    #[must_use]
    pub fn problems(&self) -> Vec<Problem> {
        let Plan { z, guess, alpha, design_effect, .. } = *self;
        let mut checks = vec![
            expect_z(z),
            expect(guess > 0.0 && guess < 1.0, "guess", guess, "a fraction above 0 and below 1"),
            expect_alpha(alpha),
            expect_design_effect(design_effect),
        ];
        if let Some(population) = self.population {
            let right = population >= 1.0 && population.is_finite();
            checks.push(expect(right, "population", population, "a number of 1 or more"));
        }
        if let Rounds::Same { years } = self.rounds {
            let right = years > 0.0 && years <= 100.0;
            checks.push(expect(right, "years", years, "a number of years above 0, up to 100"));
        }
        let problems: Vec<Problem> = checks.into_iter().filter_map(Result::err).collect();
        if problems.is_empty() { self.variance().err().into_iter().collect() } else { problems }
    }

    fn check(&self) -> Result<(), Problem> {
        self.problems().into_iter().next().map_or(Ok(()), Err)
    }

    /// The number of interviews is one that the population allows.
    pub(crate) fn check_size(&self, size: f64) -> Result<(), Problem> {
        let most = self.population.unwrap_or(f64::MAX);
        expect(size >= 1.0 && size <= most, "n", size, "a number of interviews from 1 to the population")
    }

    /// v, by which an infinite population takes n = v/c² interviews (Schreiner): z²α²p(1−p) for one round, twice as much
    /// for two, 2z²α²p* for the same households, where p* = −0.02 + 0.016·years + 0.47·p(1−p). Times the design effect.
    fn variance(&self) -> Result<f64, Problem> {
        let spread = self.guess * (1.0 - self.guess);
        let spread = match self.rounds {
            Rounds::One => spread,
            Rounds::Two => 2.0 * spread,
            Rounds::Same { years } => {
                let moved = -0.02 + 0.016 * years + 0.47 * spread;
                if moved <= 0.0 {
                    let expected =
                        "p* = -0.02 + 0.016·years + 0.47·p(1-p) above 0: more years, or a guess nearer to 0.5";
                    return Err(problem("p-star", "guess", Shown::Number(self.guess), expected));
                }
                2.0 * moved
            }
        };
        Ok((self.z * self.alpha).powi(2) * spread * self.design_effect)
    }
}

/// How many interviews, in each round, hold the half-width of the interval at `margin` c (Schreiner):
/// n = N·v/(v + c²(N−1)), or v/c² for an infinite population; rounded up. For v see [`Rounds`]: z²α²p(1−p) for one round,
/// twice that for two; for the same households 2z²α²p* with p* = −0.02 + 0.016·years + 0.47·p(1−p).
///
/// The design effect d multiplies n where the population is infinite. Where N is known it multiplies v: d is the variance
/// of the sample over that of a simple random sample of as many interviews (Kish), which has φ at these interviews. So
/// c² = d·v/n·(N−n)/(N−1), whence n = N·d·v/(d·v + c²(N−1)); the interval that is measured with this n is then as wide as
/// planned. To multiply N·v/(v + c²(N−1)) by d would take more than the margin needs, and could take more than N.
///
/// # Errors
/// When an input is out of its range; `p-star` when p* is not above 0.
pub fn sample_size(plan: &Plan, margin: f64) -> Result<u64, Problem> {
    plan.check()?;
    check_margin(margin)?;
    let (variance, square) = (plan.variance()?, margin * margin);
    let size = match plan.population {
        None => variance / square,
        // Divided by N, so that no N is too large.
        Some(population) => variance / (variance / population + square * (1.0 - 1.0 / population)),
    };
    let size = whole_above(size);
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "above 0; saturates")]
    Ok(plan.population.map_or(size, |population| size.min(population.ceil())) as u64)
}

/// The half-width c that `size` interviews in each round give: the inverse of [`sample_size`], c = √(v/n)·φ.
/// 0 where everybody is interviewed.
///
/// # Errors
/// When an input is out of its range, or `size` is larger than the population; `p-star` when p* is not above 0.
pub fn margin(plan: &Plan, size: f64) -> Result<f64, Problem> {
    plan.check()?;
    plan.check_size(size)?;
    Ok((plan.variance()? / size).sqrt() * finite_correction(plan.population, size))
}

/// The margin is one that can be planned for.
pub(crate) fn check_margin(margin: f64) -> Result<(), Problem> {
    expect((FINEST..1.0).contains(&margin), "margin", margin, "a fraction from 0.000001 on, below 1")
}

/// Rounded up, except where only rounding lies above a whole number.
fn whole_above(number: f64) -> f64 {
    (number * (1.0 - 1e-12)).ceil().max(1.0)
}
