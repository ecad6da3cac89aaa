//! The statistics of a survey: arithmetic on numbers alone. Rates, margins and bias are fractions from 0 to 1.
//!
//! The formulas and their letters are those of Mark Schreiner's papers on simple poverty scorecards: p is a rate, n the
//! number of interviews, N the population, z the normal quantile, α the published precision factor of a poverty line, φ
//! the finite population correction, c the half-width of an interval.

mod allocation;
mod band;
mod change;
mod interval;
mod size;
mod strata;

pub use allocation::{Allocation, allocate};
pub use band::band;
pub use change::{Change, Pair, Paired, Rate, independent, movement, paired};
#[cfg(any(feature = "engine", not(target_arch = "wasm32")))]
pub(crate) use interval::check_rate;
pub use interval::{Basis, Interval, effective_size, finite_correction, interval, is_small};
#[cfg(any(feature = "engine", not(target_arch = "wasm32")))]
pub(crate) use size::check_margin;
pub use size::{Plan, Rounds, margin, sample_size};
#[cfg(any(feature = "engine", not(target_arch = "wasm32")))]
pub(crate) use strata::check_strata;
pub use strata::{Stratum, stratified};

use crate::problem::{Problem, Shown};

/// The normal quantile of a 90% interval, to four digits. The default where none is given.
pub const Z: f64 = 1.6449;

/// The quantiles that Schreiner's papers print, each beside its level of confidence.
pub const PRINTED_Z: [(f64, f64); 5] = [(0.70, 1.04), (0.80, 1.28), (0.90, 1.64), (0.95, 1.96), (0.99, 2.58)];

/// The number named `name`, if it is as expected.
fn expect(right: bool, name: &str, found: f64, expected: &str) -> Result<(), Problem> {
    if right { Ok(()) } else { Err(problem("range", name, Shown::Number(found), expected)) }
}

/// The normal quantile z, within what anybody means by one.
fn expect_z(z: f64) -> Result<(), Problem> {
    expect(z > 0.0 && z <= 10.0, "z", z, "a normal quantile above 0, up to 10")
}

/// The precision factor α, likewise.
fn expect_alpha(alpha: f64) -> Result<(), Problem> {
    expect(alpha > 0.0 && alpha <= 10.0, "alpha", alpha, "a factor above 0, up to 10")
}

/// The design effect, likewise.
fn expect_design_effect(factor: f64) -> Result<(), Problem> {
    expect(factor > 0.0 && factor <= 1_000.0, "design_effect", factor, "a factor above 0, up to 1000")
}

/// One problem of an input.
fn problem(check: &'static str, path: &str, found: impl Into<Shown>, expected: &str) -> Problem {
    Problem { check, path: path.into(), found: found.into(), expected: expected.into() }
}
