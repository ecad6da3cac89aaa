//! Published records, versioned: the result of one household and its verification, the protocol of a draw,
//! the change between two rounds. And all of them as tables of CSV.

#[cfg(any(feature = "engine", not(target_arch = "wasm32")))]
mod change;
#[cfg(any(feature = "engine", not(target_arch = "wasm32")))]
mod draw;
mod record;
#[cfg(any(feature = "engine", not(target_arch = "wasm32")))]
mod table;
mod verify;

#[cfg(any(feature = "engine", not(target_arch = "wasm32")))]
pub use change::change_record;
#[cfg(any(feature = "engine", not(target_arch = "wasm32")))]
pub use draw::{draw_record, drawn_members};
pub use record::{About, ENGINE, Mode, line_entry, result_record};
#[cfg(any(feature = "engine", not(target_arch = "wasm32")))]
pub use table::{TABLES, table_csv};
pub use verify::verify;
