//! One row of a file, and what could not be read as one.

use std::borrow::Cow;

/// One row. Cells are counted from 0 here, as in code; [`Row::position`] gives the numbers for people.
#[derive(Clone, Copy, Debug)]
pub struct Row<'a> {
    pub(super) line: u64,
    /// Everything that the reader holds; the cells lie in it.
    pub(super) text: &'a [u8],
    pub(super) start: usize,
    pub(super) ends: &'a [usize],
}

impl<'a> Row<'a> {
    /// The line of the file that the row starts on, counted from 1.
    #[must_use]
    pub fn line(&self) -> u64 {
        self.line
    }

    /// The number of cells; at least one.
    #[must_use]
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// Whether no cell holds anything.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        (0..self.len()).all(|cell| self.cell(cell).trim_ascii().is_empty())
    }

    /// What stands in a cell, as UTF-8, without its quotation marks; nothing where the row has no such cell.
    #[inline(always)]
    #[must_use]
    pub fn cell(&self, cell: usize) -> Cow<'a, [u8]> {
        match self.raw(cell) {
            [b'"', rest @ ..] => unquoted(rest),
            plain => Cow::Borrowed(plain),
        }
    }

    /// The same as text.
    #[must_use]
    pub fn text(&self, cell: usize) -> Cow<'a, str> {
        match self.cell(cell) {
            Cow::Borrowed(bytes) => String::from_utf8_lossy(bytes),
            Cow::Owned(bytes) => Cow::Owned(String::from_utf8_lossy(&bytes).into_owned()),
        }
    }

    /// Every cell as text.
    pub fn texts(&self) -> impl Iterator<Item = Cow<'a, str>> + '_ {
        (0..self.len()).map(|cell| self.text(cell))
    }

    /// Line and column of a cell, both counted from 1: a quoted cell before it may hold line ends.
    #[must_use]
    pub fn position(&self, cell: usize) -> (u64, u32) {
        let start = self.start_of(cell.min(self.ends.len() - 1));
        (self.line + line_ends(&self.text[self.start..start]), column(cell))
    }

    /// A cell as it stands in the file.
    #[inline(always)]
    pub(crate) fn raw(&self, cell: usize) -> &'a [u8] {
        if cell < self.ends.len() { &self.text[self.start_of(cell)..self.ends[cell]] } else { &[] }
    }

    /// The text from the first byte of a cell to the last of another.
    #[inline(always)]
    pub(crate) fn span(&self, first: usize, last: usize) -> &'a [u8] {
        if first <= last && last < self.ends.len() { &self.text[self.start_of(first)..self.ends[last]] } else { &[] }
    }

    /// Where a cell starts: one delimiter lies between two cells.
    #[inline(always)]
    fn start_of(&self, cell: usize) -> usize {
        if cell == 0 { self.start } else { self.ends[cell - 1] + 1 }
    }
}

/// The number of a column for people.
pub(super) fn column(cell: usize) -> u32 {
    u32::try_from(cell + 1).unwrap_or(u32::MAX)
}

/// The cell behind its first quotation mark: up to the last, and two in a row are one.
fn unquoted(rest: &[u8]) -> Cow<'_, [u8]> {
    let inner = rest.strip_suffix(b"\"").unwrap_or(rest);
    if !inner.contains(&b'"') {
        return Cow::Borrowed(inner);
    }
    let mut cell = Vec::with_capacity(inner.len());
    let mut bytes = inner.iter();
    while let Some(byte) = bytes.next() {
        cell.push(*byte);
        if *byte == b'"' {
            bytes.next();
        }
    }
    Cow::Owned(cell)
}

/// The line ends in a text: LF, CR LF or CR.
pub(super) fn line_ends(text: &[u8]) -> u64 {
    let mut count = 0;
    let mut before = 0;
    for byte in text {
        count += u64::from(*byte == b'\r' || (*byte == b'\n' && before != b'\r'));
        before = *byte;
    }
    count
}

/// Why a row could not be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// A cell longer than [`CELL_LIMIT`](super::CELL_LIMIT).
    LongCell,
    /// A row longer than [`ROW_LIMIT`](super::ROW_LIMIT).
    LongRow,
    /// More cells than [`CELLS_LIMIT`](super::CELLS_LIMIT).
    ManyCells,
    /// A quotation mark without its second one: at the end of the file, or with more than a cell can hold behind it.
    OpenQuote,
    /// Text between the closing quotation mark and the end of the cell.
    StrayQuote,
}

/// A row that could not be read; the rest of its line is passed over.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Misread {
    /// The line that the cell starts on, counted from 1.
    pub line: u64,
    /// The column of the cell, counted from 1.
    pub column: u32,
    /// Why.
    pub fault: Fault,
    /// The first characters of the cell.
    pub found: String,
}
