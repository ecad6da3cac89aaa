//! A survey's rows to a report, in constant memory: columns found by name, cells to choices, choices to scores, scores
//! counted by group. Every row is either counted or refused with the reason; none is dropped.

mod choices;
mod columns;
mod estimate;
mod households;
mod intake;
mod listing;
mod options;
mod recent;
mod record;
mod refusal;
mod report;
mod scorer;
mod survey;

pub use households::households;
pub use listing::{Listing, What};
pub use options::{Options, Population, Strata};
pub use refusal::{Kind, LISTED, Refusal, Refusals};
pub use report::{Comparison, Group, LineRate, Report};

use crate::csv::Reader;
use crate::problem::Problem;
use crate::scorecard::Scorecard;
use crate::value::Value;
use intake::Intake;

/// A survey on its way in.
#[derive(Debug)]
pub struct Batch {
    reader: Reader,
    intake: Intake,
}

impl Batch {
    /// Nothing read yet. `options` is a plain object, or `null`.
    ///
    /// # Errors
    /// With every problem of the options.
    pub fn new(card: Scorecard, options: &Value) -> Result<Batch, Vec<Problem>> {
        let options = Options::read(options, &card)?;
        Ok(Batch { reader: Reader::new(), intake: Intake::new(card, options).map_err(|problem| vec![problem])? })
    }

    /// Takes the next bytes of a CSV file.
    ///
    /// # Errors
    /// When the first line lacks a column, or there are too many groups: reading on is of no use then.
    pub fn push(&mut self, bytes: &[u8]) -> Result<(), Vec<Problem>> {
        let Batch { reader, intake } = self;
        reader.push(bytes, &mut |row| intake.row(row));
        intake.failed()
    }

    /// Takes one result record, as `<ppi-form>` makes them. Groups are made by what its `context` holds.
    ///
    /// # Errors
    /// As for [`push`](Batch::push).
    pub fn push_record(&mut self, record: &Value) -> Result<(), Vec<Problem>> {
        self.intake.record(record);
        self.intake.failed()
    }

    /// Ends the file that was pushed; rows of another may follow in a batch of their own, to be [merged](Batch::merge).
    ///
    /// # Errors
    /// As for [`push`](Batch::push), and when there was no first line.
    pub fn end(&mut self) -> Result<(), Vec<Problem>> {
        let Batch { reader, intake } = self;
        reader.finish(&mut |row| intake.row(row));
        intake.failed()?;
        intake.started()
    }

    /// Adds what another batch has read with the same card and options. The order of merging does not matter.
    ///
    /// # Errors
    /// When cards or options differ, or there are too many groups.
    pub fn merge(&mut self, other: &Batch) -> Result<(), Vec<Problem>> {
        self.intake.merge(&other.intake)
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
        report::report(&self.intake, &self.reader)
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
