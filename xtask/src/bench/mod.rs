//! `cargo xtask bench`: times and memory, as figures beside those of other ways to the same result. Nothing is held to
//! them: machines differ, and so do their other loads.

mod form;
mod session;

use anyhow::{Result, bail};

use crate::dist;
use crate::shell::root;

/// Builds dist/ and runs a section, or every one.
pub(crate) fn bench(section: Option<&str>) -> Result<()> {
    let folder = root().join("dist");
    dist::dist(&folder)?;
    match section {
        None | Some("form") => form::bench(&folder),
        Some(other) => bail!("no section {other:?} of the benchmark: form"),
    }
}

/// The middle one of some times.
fn median(times: &[f64]) -> f64 {
    let mut sorted = times.to_vec();
    sorted.sort_by(f64::total_cmp);
    sorted.get(sorted.len() / 2).copied().unwrap_or(f64::NAN)
}
