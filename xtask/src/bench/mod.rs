//! `cargo xtask bench`: times and memory, as figures beside those of other ways to the same result. Nothing is held to
//! them: machines differ, and so do their other loads.

mod browser;
mod survey;

use anyhow::Result;

use crate::dist;
use crate::shell::root;

/// Builds dist/ and runs every section.
pub(crate) fn bench() -> Result<()> {
    let folder = root().join("dist");
    dist::dist(&folder)?;
    survey::bench(&folder)
}

/// The middle one of some times.
fn median(times: &[f64]) -> f64 {
    let mut sorted = times.to_vec();
    sorted.sort_by(f64::total_cmp);
    sorted.get(sorted.len() / 2).copied().unwrap_or(f64::NAN)
}
