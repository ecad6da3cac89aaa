//! CSV: text or bytes to rows with positions, in constant memory, and rows to CSV that a spreadsheet cannot run.
//!
//! The bytes may come in pieces of any size, and the rows do not depend on where they are cut. What a file does not say
//! of itself is found out: its encoding ([`Encoding`]) and the character between its cells (comma, semicolon or tab, or
//! what its first line `sep=;` names). Lines end with LF, CR LF or CR; a cell in quotation marks may hold all of them.
//!
//! A cell or row beyond the limits, or with a stray quotation mark, is one [`Misread`] with its place; reading goes on at
//! the next line. Lines and columns count from 1. Lines without any text are passed over.
//!
//! ```
//! use ppi_widget::csv::Reader;
//!
//! let mut found = Vec::new();
//! let mut reader = Reader::new();
//! reader.push("name;q1\n\"Siti\nAminah\";A\n".as_bytes(), &mut |row| {
//!     let row = row.expect("no cell is too long");
//!     found.push((row.line(), row.cell(0).into_owned(), row.cell(1).into_owned()));
//! });
//! reader.finish(&mut |_| ());
//! assert_eq!(found[1], (2, b"Siti\nAminah".to_vec(), b"A".to_vec()));
//! ```

mod date;
mod delimiter;
mod encoding;
mod number;
mod preview;
mod reader;
mod row;
mod write;

pub use date::{Date, Written, date};
pub use encoding::Encoding;
pub use number::{number, whole};
pub use preview::{Preview, preview};
pub use reader::{CELL_LIMIT, CELLS_LIMIT, ROW_LIMIT, Reader};
pub use row::{Fault, Misread, Row};
pub use write::{Cell, restored, safe, write_row, write_row_with};

/// Reads a whole file that is at hand.
pub fn read(bytes: &[u8], sink: &mut dyn FnMut(Result<Row<'_>, Misread>)) {
    let mut reader = Reader::new();
    reader.push(bytes, sink);
    reader.finish(sink);
}
