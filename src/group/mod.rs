//! Groups of scored households: how many have which score, and the rates that follow.
//!
//! Households are counted by score, never added up as likelihoods: whole numbers make the result the same whatever the
//! order of the rows, and parts that were counted apart [merge](Groups::merge) to exactly the whole.

mod estimate;
mod key;
mod layout;
mod tally;
mod weight;

pub use estimate::{Precision, Rate, mean, rate, sample_size};
pub use key::{Cut, Groups, TooMany};
pub use layout::{Layout, TooHigh};
pub use tally::Tally;
pub use weight::{MEMBERS_LIMIT, Unit, Weight, Weighting};
