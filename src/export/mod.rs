//! Published records, versioned: the result of one household as JSON, and its verification.

mod record;
mod verify;

pub use record::{About, ENGINE, Mode, line_entry, result_record};
pub use verify::verify;
