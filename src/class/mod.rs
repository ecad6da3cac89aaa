//! What a trainer shows of the PPI: how a score comes about, what an answer does to it, where an exercise went wrong, and
//! what a group of households has as its rate.
//!
//! Nothing here scores a household: that is [`crate::scoring`], and rates are those of [`crate::group`]. This opens them up.

mod cases;
mod exercise;
mod gathering;
mod results;
mod slip;
mod working;

pub use cases::{check_case, check_cases, members};
pub use exercise::{Attempt, Mistake, check};
pub use gathering::{Gathering, Participant, Weighed, gather};
pub use results::{Refusal, read_result};
pub use slip::{MOST_CHARACTERS, read_slip, slip};
pub use working::{Changed, Part, WhatIf, Working, beyond, has_points_per_line, neighbours, what_if, working};
