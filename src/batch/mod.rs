//! A survey's rows to a report, in constant memory: columns found by name, cells to choices, choices to scores, scores
//! counted by group. Every row is either counted or refused with the reason; none is dropped.

mod choices;
mod columns;
mod estimate;
mod households;
mod intake;
mod interviews;
mod listing;
mod options;
mod part;
mod population;
mod recent;
mod record;
mod refusal;
mod report;
mod scorer;
mod survey;

pub use households::households;
pub use interviews::interviews;
pub use listing::{Listing, What};
pub use options::{Options, Strata};
pub use population::Population;
pub use refusal::{Kind, LISTED, Refusal, Refusals};
pub use report::{Comparison, Group, LineRate, Report};

use crate::csv::{Encoding, Reader};
use crate::problem::{Problem, Shown};
use crate::scorecard::Scorecard;
use crate::value::Value;
use intake::Intake;

/// A survey on its way in.
#[derive(Debug)]
pub struct Batch {
    reader: Reader,
    intake: Intake,
    input: Input,
    formats: Formats,
}

/// The character between the cells of a file and its encoding.
type Format = (char, Encoding);

/// What the files that were ended have in common.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Formats {
    /// There was none.
    Unknown,
    One(Format),
    /// Nothing: there were records, or files that differ.
    None,
}

/// What a batch was given so far.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Input {
    Nothing,
    Records,
    /// A file that may go on.
    File,
    /// A file that was ended, or other batches.
    Ended,
}

impl Input {
    /// After the next bytes of a file.
    fn file(self) -> Result<Input, Vec<Problem>> {
        match self {
            Input::Nothing | Input::File => Ok(Input::File),
            Input::Records => Err(misplaced("a file after records")),
            Input::Ended => Err(misplaced("more of a file that was ended")),
        }
    }

    /// After the next record.
    fn record(self) -> Result<Input, Vec<Problem>> {
        match self {
            Input::Nothing | Input::Records => Ok(Input::Records),
            Input::File | Input::Ended => Err(misplaced("a record after a file")),
        }
    }
}

impl Batch {
    /// Nothing read yet. `options` is a plain object, or `null`.
    ///
    /// # Errors
    /// With every problem of the options.
    pub fn new(card: Scorecard, options: &Value) -> Result<Batch, Vec<Problem>> {
        let options = Options::read(options, &card)?;
        let intake = Intake::new(card, options).map_err(|problem| vec![problem])?;
        Ok(Batch { reader: Reader::new(), intake, input: Input::Nothing, formats: Formats::Unknown })
    }

    /// Takes the next bytes of a CSV file.
    ///
    /// # Errors
    /// When the first line lacks a column, or there are too many groups: reading on is of no use then. `input` when the
    /// file was ended, or records were taken before.
    pub fn push(&mut self, bytes: &[u8]) -> Result<(), Vec<Problem>> {
        self.input = self.input.file()?;
        let Batch { reader, intake, .. } = self;
        reader.push(bytes, &mut |row| intake.row(row));
        intake.failed()
    }

    /// Takes one result record, as `<ppi-form>` makes them. Groups are made by what its `context` holds.
    ///
    /// # Errors
    /// As for [`push`](Batch::push); `input` when a file was pushed before.
    pub fn push_record(&mut self, record: &Value) -> Result<(), Vec<Problem>> {
        self.input = self.input.record()?;
        self.intake.record(record);
        self.intake.failed()
    }

    /// Ends the file that was pushed; rows of another may follow in a batch of their own, to be [merged](Batch::merge).
    ///
    /// # Errors
    /// As for [`push`](Batch::push), and when there was no first line.
    pub fn end(&mut self) -> Result<(), Vec<Problem>> {
        self.finish()?;
        self.intake.started()
    }

    /// Adds what another batch has read with the same card and options, and ends the files of both. The order of merging
    /// does not matter.
    ///
    /// # Errors
    /// When cards or options differ, or there are too many groups.
    pub fn merge(&mut self, other: &mut Batch) -> Result<(), Vec<Problem>> {
        self.finish()?;
        other.finish()?;
        self.intake.merge(&other.intake)?;
        self.formats = match (self.formats, other.formats) {
            (Formats::Unknown, known) | (known, Formats::Unknown) => known,
            (one, other) if one == other => one,
            _ => Formats::None,
        };
        self.input = Input::Ended;
        Ok(())
    }

    /// Ends what was pushed, so that no row is left in the reader.
    fn finish(&mut self) -> Result<(), Vec<Problem>> {
        let Batch { reader, intake, .. } = self;
        if self.input == Input::File {
            reader.finish(&mut |row| intake.row(row));
            self.input = Input::Ended;
            if let (Ok(()), Some(format)) = (intake.started(), format(reader)) {
                self.formats = Formats::One(format);
            }
        } else if self.input == Input::Records {
            self.formats = Formats::None;
        }
        intake.failed()
    }

    /// How many rows were read so far, refused ones included.
    #[must_use]
    pub fn rows(&self) -> u64 {
        self.intake.rows()
    }

    /// The report on everything that was read.
    ///
    /// # Errors
    /// When a number of the options does not fit what was read, such as a population smaller than the sample.
    pub fn report(&self) -> Result<Report, Vec<Problem>> {
        let format = match self.formats {
            Formats::One(format) => Some(format),
            _ if self.input == Input::File => format(&self.reader),
            _ => None,
        };
        report::report(&self.intake, format)
    }

    /// The card.
    #[must_use]
    pub fn card(&self) -> &Scorecard {
        &self.intake.survey.card
    }

    /// The options, with what the file decided.
    #[must_use]
    pub fn options(&self) -> &Options {
        &self.intake.survey.options
    }
}

fn format(reader: &Reader) -> Option<Format> {
    reader.delimiter().map(|delimiter| (delimiter, reader.encoding()))
}

/// What comes at a time when it would be lost.
fn misplaced(found: &str) -> Vec<Problem> {
    let expected = "a batch of its own, to be merged";
    vec![Problem { check: "input", path: String::new(), found: Shown::from(found), expected: expected.into() }]
}
