//! `cargo xtask bench`: times and memory, as figures beside those of other ways to the same result. Nothing is held to
//! them: machines differ, and so do their other loads.

mod browser;
mod form;
mod session;
mod survey;

use std::path::Path;

use anyhow::{Result, ensure};

use crate::dist;
use crate::shell::root;

/// Builds dist/ and runs a section, or every one.
pub(crate) fn bench(section: Option<&str>) -> Result<()> {
    let sections = [("form", form::bench as fn(&Path) -> Result<()>), ("survey", survey::bench)];
    let asked = |name: &str| section.is_none_or(|section| section == name);
    ensure!(
        sections.iter().any(|(name, _)| asked(name)),
        "no section {:?}: form or survey",
        section.unwrap_or_default()
    );
    let folder = root().join("dist");
    dist::dist(&folder)?;
    sections.iter().filter(|(name, _)| asked(name)).try_for_each(|(_, run)| run(&folder))
}

/// The middle one of some times.
fn median(times: &[f64]) -> f64 {
    let mut sorted = times.to_vec();
    sorted.sort_by(f64::total_cmp);
    sorted.get(sorted.len() / 2).copied().unwrap_or(f64::NAN)
}
