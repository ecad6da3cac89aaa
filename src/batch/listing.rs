//! A second pass over a file: every scored household, or every refused row, as CSV, in constant memory.

use super::options::Options;
use super::refusal::Refusal;
use super::survey::{Household, Survey};
use crate::csv::{Cell, Reader, write_row};
use crate::problem::Problem;
use crate::scorecard::Scorecard;
use crate::stats::band;
use crate::value::Value;

/// What is listed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum What {
    /// The rows that count: all of their cells, then score and likelihood for each line, then the letter of the band, where
    /// the options have bands: A for the lowest likelihoods.
    Scored,
    /// The rows that do not: line, column, its name, kind, found, expected.
    Refused,
}

/// A listing on its way: what goes in as bytes of the file comes out as text of another.
#[derive(Debug)]
pub struct Listing {
    reader: Reader,
    writer: Writer,
}

#[derive(Debug)]
struct Writer {
    survey: Survey,
    household: Household,
    what: What,
    csv: String,
    failed: Vec<Problem>,
}

impl Listing {
    /// A listing with the same card and options as the batch.
    ///
    /// # Errors
    /// As for [`Batch::new`](super::Batch::new).
    pub fn new(card: Scorecard, options: &Value, what: What) -> Result<Listing, Vec<Problem>> {
        let options = Options::read(options, &card)?;
        let survey = Survey::new(card, options).map_err(|problem| vec![problem])?;
        let (household, csv, failed) = (Household::new(), String::new(), Vec::new());
        Ok(Listing { reader: Reader::new(), writer: Writer { survey, household, what, csv, failed } })
    }

    /// Takes the next bytes of the file and gives the rows that they complete.
    ///
    /// # Errors
    /// As for [`Batch::push`](super::Batch::push).
    pub fn push(&mut self, bytes: &[u8]) -> Result<String, Vec<Problem>> {
        let Listing { reader, writer } = self;
        reader.push(bytes, &mut |row| writer.row(row));
        writer.take()
    }

    /// Ends the file and gives the last row, where no line end stands behind it.
    ///
    /// # Errors
    /// As for [`Batch::push`](super::Batch::push).
    pub fn finish(&mut self) -> Result<String, Vec<Problem>> {
        let Listing { reader, writer } = self;
        reader.finish(&mut |row| writer.row(row));
        writer.take()
    }
}

impl Writer {
    fn take(&mut self) -> Result<String, Vec<Problem>> {
        if self.failed.is_empty() { Ok(std::mem::take(&mut self.csv)) } else { Err(self.failed.clone()) }
    }

    fn row(&mut self, row: Result<crate::csv::Row<'_>, crate::csv::Misread>) {
        if !self.failed.is_empty() {
            return;
        }
        let Some(columns) = &self.survey.columns else {
            self.header(row);
            return;
        };
        let read = row.map_err(Refusal::from).and_then(|row| {
            self.survey.read(columns, &row, &mut self.household)?;
            for column in &columns.keys {
                Survey::key(columns, &row, *column)?;
            }
            Ok(row)
        });
        match (read, self.what) {
            (Ok(row), What::Scored) => {
                let letter = self.survey.options.bands.as_ref().map(|bands| {
                    let (_, likelihood) = self.survey.line(&self.household, bands.line);
                    letter(band(likelihood, &bands.edges))
                });
                let texts: Vec<_> = row.texts().take(columns.names.len()).collect();
                let cells = texts.iter().map(|text| Cell::Text(crate::csv::restored(text)));
                let scored = (0..self.survey.card.lines().len()).flat_map(|line| {
                    let (score, likelihood) = self.survey.line(&self.household, line);
                    [Cell::Number(score.into()), Cell::Number(likelihood)]
                });
                let letter = letter.iter().map(|letter| Cell::Text(letter));
                write_row(&mut self.csv, cells.chain(scored).chain(letter));
            }
            (Err(refusal), What::Refused) => {
                #[expect(clippy::cast_precision_loss, reason = "no file has so many lines")]
                let line = Cell::Number(refusal.line as f64);
                let column = refusal.column.map_or(Cell::Text(""), |column| Cell::Number(column.into()));
                let expected = self.survey.options.language.expected(&refusal.expected);
                let texts = [&refusal.name, refusal.kind.id(), &refusal.found, &expected].map(Cell::Text);
                write_row(&mut self.csv, [line, column].into_iter().chain(texts));
            }
            (Ok(_), What::Refused) | (Err(_), What::Scored) => {}
        }
    }

    fn header(&mut self, row: Result<crate::csv::Row<'_>, crate::csv::Misread>) {
        let read = match row {
            Ok(row) => self.survey.header(&row),
            Err(misread) => Err(vec![super::intake::no_header(&misread)]),
        };
        if let Err(problems) = read {
            self.failed = problems;
            return;
        }
        match self.what {
            What::Refused => {
                write_row(&mut self.csv, ["line", "column", "name", "kind", "found", "expected"].map(Cell::Text));
            }
            What::Scored => {
                let lines = self.survey.card.lines().iter();
                let titles: Vec<String> = lines
                    .flat_map(|line| [["score_", &line.id].concat(), ["likelihood_", &line.id].concat()])
                    .collect();
                let names = self.survey.columns.iter().flat_map(|columns| &columns.names);
                let band = self.survey.options.bands.as_ref().map(|_| Cell::Text("band"));
                write_row(&mut self.csv, names.chain(&titles).map(|name| Cell::Text(name)).chain(band));
            }
        }
    }
}

/// The letter of a band, counted from 0: A to Z, and then AA.
fn letter(band: usize) -> String {
    let place = |number: usize| char::from(b'A' + u8::try_from(number % 26).unwrap_or_default());
    match band / 26 {
        0 => place(band).to_string(),
        more => [place(more - 1), place(band)].iter().collect(),
    }
}
