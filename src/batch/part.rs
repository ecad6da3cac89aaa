//! The second part of a large file, read in another worker: bytes for the batch that reads what stands before it.
//!
//! Where a row begins is not known for certain before everything in front of it was read: a line end may stand between
//! quotation marks. So the part is read on trust, and taken only if a row ended right before it.

use super::intake::Counts;
use super::refusal::{Kind, Refusal, Refusals};
use super::{Batch, Formats, Input, misplaced};
use crate::bytes::{Reader, Writer};
use crate::csv::Encoding;
use crate::group::Groups;
use crate::i18n::Expected;
use crate::problem::Problem;

/// The line that the first row of a part stands on, behind the names of the columns.
const FIRST_ROW: u64 = 2;

/// What was counted, and what the bytes told of how they are to be read.
struct Part {
    delimiter: char,
    decided: Option<Encoding>,
    counts: Counts,
}

impl Batch {
    /// What was read of the second part of a file, as bytes for [`follow`](Batch::follow). What was pushed has to be the
    /// file's first line, which names the columns, and then the part.
    ///
    /// # Errors
    /// As for [`end`](Batch::end), and for records.
    pub fn into_part(mut self) -> Result<Vec<u8>, Vec<Problem>> {
        self.end()?;
        let (counts, mut out) = (self.intake.counts, Writer::default());
        let (Some(delimiter), Some(groups)) = (self.reader.delimiter(), &counts.groups) else {
            return Err(misplaced("a part without a file"));
        };
        out.whole(delimiter.into());
        out.count(Encoding::ALL.iter().position(|known| Some(*known) == self.reader.decided()).map_or(0, |at| at + 1));
        out.whole(counts.rows);
        pack_refusals(&counts.refusals, &mut out);
        groups.pack(&mut out);
        Ok(out.0)
    }

    /// Takes the second part of the file that was read up to here, and ends it; the part was read with the same card and
    /// options, by the same version. Says whether it was taken: it was not where it begins within a row, or was read in
    /// another encoding than these bytes call for. Then nothing has changed, and the rest of the file is to be pushed.
    ///
    /// # Errors
    /// As for [`merge`](Batch::merge); `input` when these bytes are no part.
    pub fn follow(&mut self, part: &[u8]) -> Result<bool, Vec<Problem>> {
        self.intake.failed()?;
        let (Input::File, Some(line), Some(groups)) = (self.input, self.reader.next_line(), &self.intake.counts.groups)
        else {
            return Ok(false);
        };
        let part = Part::read(&mut Reader(part), groups).ok_or_else(|| misplaced("bytes that are no part"))?;
        let decided = match (self.reader.decided(), part.decided) {
            (Some(own), Some(other)) if own != other => return Ok(false),
            (own, other) => own.or(other),
        };
        if self.reader.delimiter() != Some(part.delimiter) {
            return Ok(false);
        }
        let mut counts = part.counts;
        for refusal in &mut counts.refusals.listed {
            refusal.line = refusal.line.saturating_sub(FIRST_ROW).saturating_add(line);
        }
        self.intake.add(&counts)?;
        self.input = Input::Ended;
        self.formats = Formats::One((part.delimiter, decided.unwrap_or(Encoding::Utf8)));
        Ok(true)
    }
}

impl Part {
    /// `groups` are counted by the same columns.
    fn read(from: &mut Reader<'_>, groups: &Groups) -> Option<Part> {
        let delimiter = char::from_u32(from.number()?)?;
        let decided = match from.count()?.checked_sub(1) {
            Some(at) => Some(*Encoding::ALL.get(at)?),
            None => None,
        };
        let (rows, refusals) = (from.whole()?, refusals(from)?);
        let counts = Counts { rows, refusals, groups: Some(groups.unpack(from)?) };
        from.0.is_empty().then_some(Part { delimiter, decided, counts })
    }
}

fn pack_refusals(refusals: &Refusals, out: &mut Writer) {
    for count in refusals.counts {
        out.whole(count);
    }
    out.list(&refusals.listed, |out, refusal| {
        out.count(refusal.kind as usize);
        out.whole(refusal.line);
        out.whole(refusal.column.unwrap_or(0).into());
        out.text(&refusal.name);
        out.text(&refusal.found);
        pack_expected(&refusal.expected, out);
    });
}

fn refusals(from: &mut Reader<'_>) -> Option<Refusals> {
    let mut refusals = Refusals::default();
    for count in &mut refusals.counts {
        *count = from.whole()?;
    }
    refusals.listed = from.list(|from| {
        Some(Refusal {
            kind: *Kind::ALL.get(from.count()?)?,
            line: from.whole()?,
            column: Some(from.number()?).filter(|column| *column > 0),
            name: from.text()?,
            found: from.text()?,
            expected: expected(from)?,
        })
    })?;
    Some(refusals)
}

fn pack_expected(expected: &Expected, out: &mut Writer) {
    let (tag, number) = match expected {
        Expected::Choice(_) => (0, 0),
        Expected::People(most) => (1, *most as usize),
        Expected::Cells(number) => (2, *number),
        Expected::Answers => (3, 0),
        Expected::Readable => (4, 0),
        Expected::Short(number) => (5, *number),
        Expected::ShortRow(number) => (6, *number),
        Expected::FewCells(number) => (7, *number),
        Expected::ClosingQuote => (8, 0),
        Expected::EndOfCell => (9, 0),
        Expected::Record(_) => (10, 0),
        Expected::Date(_) => (11, 0),
        Expected::ClearDate => (12, 0),
        Expected::Outcome(_) => (13, 0),
    };
    out.count(tag);
    out.count(number);
    match expected {
        Expected::Choice(texts) | Expected::Outcome(texts) => out.list(texts, |out, text| out.text(text)),
        Expected::Record(text) | Expected::Date(text) => out.text(text),
        _ => {}
    }
}

fn expected(from: &mut Reader<'_>) -> Option<Expected> {
    let (tag, number) = (from.count()?, from.count()?);
    Some(match tag {
        0 => Expected::Choice(from.list(Reader::text)?),
        1 => Expected::People(u32::try_from(number).ok()?),
        2 => Expected::Cells(number),
        3 => Expected::Answers,
        4 => Expected::Readable,
        5 => Expected::Short(number),
        6 => Expected::ShortRow(number),
        7 => Expected::FewCells(number),
        8 => Expected::ClosingQuote,
        9 => Expected::EndOfCell,
        10 => Expected::Record(from.text()?),
        11 => Expected::Date(from.text()?),
        12 => Expected::ClearDate,
        13 => Expected::Outcome(from.list(Reader::text)?),
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_refusal_comes_back() {
        let texts = || vec!["A".to_owned(), "Á".to_owned()];
        let expected = [
            Expected::Choice(texts()),
            Expected::People(1_000),
            Expected::Cells(1),
            Expected::Answers,
            Expected::Readable,
            Expected::Short(2),
            Expected::ShortRow(3),
            Expected::FewCells(4),
            Expected::ClosingQuote,
            Expected::EndOfCell,
            Expected::Record("a record".to_owned()),
            Expected::Date("2026-07-31".to_owned()),
            Expected::ClearDate,
            Expected::Outcome(texts()),
        ];
        let mut written = Refusals::default();
        for (line, expected) in (1..).zip(expected) {
            for (kind, column) in Kind::ALL.into_iter().zip([None, Some(1), Some(300)].into_iter().cycle()) {
                let (name, found) = ("q1".to_owned(), "?".to_owned());
                written.add(Refusal { kind, line, column, name, found, expected: expected.clone() });
            }
        }
        let mut out = Writer::default();
        pack_refusals(&written, &mut out);
        let mut from = Reader(&out.0);
        assert_eq!(refusals(&mut from), Some(written));
        assert!(from.0.is_empty());
    }
}
