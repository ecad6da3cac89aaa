//! Rows that were refused: where, why, and how many of each kind.

use crate::csv::{CELL_LIMIT, CELLS_LIMIT, Fault, Misread, ROW_LIMIT};
use crate::i18n::Expected;

/// Why a row was refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// The row has fewer cells than the first line, or more that are not empty.
    Cells,
    /// The row has cells, but nothing in them.
    Empty,
    /// A question has no answer.
    Missing,
    /// What stands there is no choice of the question, or could be several.
    Answer,
    /// The number of household members is missing or none.
    Members,
    /// The same for the members that the credit union has in the household.
    CuMembers,
    /// A cell that groups are made by cannot be read, or is far too long.
    Key,
    /// A quotation mark is not closed, or stands where none can.
    Quote,
    /// A cell or row is longer than any real one.
    Limit,
    /// The date of a visit is none, lies in the future, or could be two.
    Date,
    /// The outcome of a visit is none that is known.
    Outcome,
    /// A result record that does not agree with the card.
    Record,
    /// No question has an answer, though other cells have a text: a visit without an interview.
    Visit,
}

impl Kind {
    /// Every kind.
    pub const ALL: [Kind; 13] = [
        Kind::Cells,
        Kind::Empty,
        Kind::Missing,
        Kind::Answer,
        Kind::Members,
        Kind::CuMembers,
        Kind::Key,
        Kind::Quote,
        Kind::Limit,
        Kind::Date,
        Kind::Outcome,
        Kind::Record,
        Kind::Visit,
    ];

    /// As written in reports.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Kind::Cells => "cells",
            Kind::Empty => "empty",
            Kind::Missing => "missing",
            Kind::Answer => "answer",
            Kind::Members => "members",
            Kind::CuMembers => "cu_members",
            Kind::Key => "key",
            Kind::Quote => "quote",
            Kind::Limit => "limit",
            Kind::Date => "date",
            Kind::Outcome => "outcome",
            Kind::Record => "record",
            Kind::Visit => "visit",
        }
    }
}

/// One row that was refused, at the first cell that is not as it should be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refusal {
    /// Why.
    pub kind: Kind,
    /// The line of the file, counted from 1; of records, the number of the record.
    pub line: u64,
    /// The column, counted from 1; nothing where no single cell is at fault.
    pub column: Option<u32>,
    /// What the first line calls the column; of records, the path within the record.
    pub name: String,
    /// What stands there, cut when it is long.
    pub found: String,
    /// What should.
    pub expected: Expected,
}

impl From<Misread> for Refusal {
    fn from(misread: Misread) -> Refusal {
        let (kind, expected) = match misread.fault {
            Fault::LongCell => (Kind::Limit, Expected::Short(CELL_LIMIT)),
            Fault::LongRow => (Kind::Limit, Expected::ShortRow(ROW_LIMIT)),
            Fault::ManyCells => (Kind::Limit, Expected::FewCells(CELLS_LIMIT)),
            Fault::OpenQuote => (Kind::Quote, Expected::ClosingQuote),
            Fault::StrayQuote => (Kind::Quote, Expected::EndOfCell),
        };
        let Misread { line, column, found, .. } = misread;
        Refusal { kind, line, column: Some(column), name: String::new(), found, expected }
    }
}

/// How many refusals are listed; all of them are counted.
pub const LISTED: usize = 1_000;

/// The refused rows of a survey.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Refusals {
    /// The first ones, in the order of the file.
    pub listed: Vec<Refusal>,
    /// How many of each kind, in the order of [`Kind::ALL`].
    pub counts: [u64; Kind::ALL.len()],
}

impl Refusals {
    pub(super) fn add(&mut self, refusal: Refusal) {
        self.counts[refusal.kind as usize] += 1;
        if self.listed.len() < LISTED {
            self.listed.push(refusal);
        }
    }

    pub(super) fn merge(&mut self, other: &Refusals) {
        for (count, other) in self.counts.iter_mut().zip(other.counts) {
            *count += other;
        }
        self.listed.extend_from_slice(&other.listed);
        // The same list whatever the order in which parts are merged.
        self.listed
            .sort_unstable_by(|a, b| (a.line, a.column, a.kind, &a.found).cmp(&(b.line, b.column, b.kind, &b.found)));
        self.listed.truncate(LISTED);
    }

    /// How many rows were refused.
    #[must_use]
    pub fn count(&self) -> u64 {
        self.counts.iter().sum()
    }

    /// The kinds that occur, with their number.
    pub fn by_kind(&self) -> impl Iterator<Item = (Kind, u64)> + '_ {
        Kind::ALL.into_iter().zip(self.counts).filter(|(_, count)| *count > 0)
    }
}
