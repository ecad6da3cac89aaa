//! Rows to CSV: RFC 4180, with commas where nobody says otherwise, and no cell that a spreadsheet would run.

use std::borrow::Cow;

/// What makes a spreadsheet take a cell for a formula, at its start.
const FORMULA: [char; 11] = ['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠'];

/// What is set before such a cell, and taken off again by [`restored`].
const GUARD: char = '\'';

/// A text that no spreadsheet takes for a formula: one that would be, behind any number of apostrophes, gets one more.
#[must_use]
pub fn safe(text: &str) -> Cow<'_, str> {
    if text.trim_start_matches(GUARD).starts_with(FORMULA) {
        let mut guarded = String::from(GUARD);
        guarded.push_str(text);
        Cow::Owned(guarded)
    } else {
        Cow::Borrowed(text)
    }
}

/// The text that [`safe`] was given.
#[must_use]
pub fn restored(cell: &str) -> &str {
    match cell.strip_prefix(GUARD) {
        Some(text) if text.trim_start_matches(GUARD).starts_with(FORMULA) => text,
        _ => cell,
    }
}

/// What a cell holds.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Cell<'a> {
    /// A text of anybody's; it is made [`safe`].
    Text(&'a str),
    /// A number, which may be negative; with a decimal point.
    Number(f64),
}

/// Appends one row, with CR LF at its end.
pub fn write_row<'a>(csv: &mut String, cells: impl IntoIterator<Item = Cell<'a>>) {
    write_row_with(csv, ',', cells);
}

/// The same with another delimiter: a semicolon or a tab, as the spreadsheets of many countries expect.
pub fn write_row_with<'a>(csv: &mut String, delimiter: char, cells: impl IntoIterator<Item = Cell<'a>>) {
    for (position, cell) in cells.into_iter().enumerate() {
        if position > 0 {
            csv.push(delimiter);
        }
        write_cell(csv, cell);
    }
    csv.push_str("\r\n");
}

/// One cell. Apart from the row, which is compiled once for each kind of cells that it is given.
#[inline(never)]
fn write_cell(csv: &mut String, cell: Cell<'_>) {
    match cell {
        Cell::Text(text) => quote(csv, &safe(text)),
        Cell::Number(number) => csv.push_str(&number.to_string()),
    }
}

/// Appends a cell, in quotation marks where it would be read otherwise; readers pass over white space at its ends.
fn quote(csv: &mut String, cell: &str) {
    let plain = !cell.contains(['"', ',', ';', '\t', '\n', '\r']) && cell.trim() == cell;
    if plain {
        csv.push_str(cell);
    } else {
        csv.push('"');
        csv.push_str(&cell.replace('"', "\"\""));
        csv.push('"');
    }
}
