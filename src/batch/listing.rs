//! A second pass over a file or over records: every scored household, or every refused row, as CSV, in constant memory.

use super::Input;
use super::columns::{CU_MEMBERS, MEMBERS};
use super::intake::{no_first_line, no_header};
use super::options::Options;
use super::record;
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
    /// the options have bands: A for the lowest likelihoods, and the band's programme. Of records: time, answers, members,
    /// and what groups are made by.
    Scored,
    /// The rows that do not: line, column, its name, kind, found, expected. Of records, the line is the number of the
    /// record, counted from 1.
    Refused,
}

/// A listing on its way: what goes in as bytes of the file comes out as text of another.
#[derive(Debug)]
pub struct Listing {
    reader: Reader,
    writer: Writer,
    input: Input,
}

#[derive(Debug)]
struct Writer {
    survey: Survey,
    household: Household,
    what: What,
    csv: String,
    /// How many records there were.
    records: u64,
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
        let writer = Writer { survey, household, what, csv, records: 0, failed };
        Ok(Listing { reader: Reader::new(), writer, input: Input::Nothing })
    }

    /// Takes the next bytes of the file and gives the rows that they complete.
    ///
    /// # Errors
    /// As for [`Batch::push`](super::Batch::push).
    pub fn push(&mut self, bytes: &[u8]) -> Result<String, Vec<Problem>> {
        self.input = self.input.file()?;
        let Listing { reader, writer, .. } = self;
        reader.push(bytes, &mut |row| writer.row(row));
        writer.take()
    }

    /// Takes one result record and gives its row, if it is one of those that are listed.
    ///
    /// # Errors
    /// As for [`Batch::push_record`](super::Batch::push_record).
    pub fn push_record(&mut self, record: &Value) -> Result<String, Vec<Problem>> {
        self.input = self.input.record()?;
        self.writer.record(record);
        self.writer.take()
    }

    /// Ends the file and gives the last row, where no line end stands behind it.
    ///
    /// # Errors
    /// As for [`Batch::push`](super::Batch::push).
    pub fn finish(&mut self) -> Result<String, Vec<Problem>> {
        let Listing { reader, writer, input } = self;
        if *input == Input::File {
            reader.finish(&mut |row| writer.row(row));
            if writer.failed.is_empty() && writer.survey.columns.is_none() {
                writer.failed.push(no_first_line());
            }
        }
        *input = Input::Ended;
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
                let band = band_of(&self.survey, &self.household);
                if !is_listed(&self.survey, band) {
                    return;
                }
                let band = named(&self.survey, band);
                let texts: Vec<_> = row.texts().take(columns.names.len()).collect();
                let cells = texts.iter().map(|text| Cell::Text(crate::csv::restored(text)));
                let band = band.iter().map(|text| Cell::Text(text));
                write_row(&mut self.csv, cells.chain(scores(&self.survey, &self.household)).chain(band));
            }
            (Err(refusal), What::Refused) => self.refused(&refusal),
            (Ok(_), What::Refused) | (Err(_), What::Scored) => {}
        }
    }

    fn header(&mut self, row: Result<crate::csv::Row<'_>, crate::csv::Misread>) {
        let read = match row {
            Ok(row) => self.survey.header(&row),
            Err(misread) => Err(vec![no_header(&misread)]),
        };
        if let Err(problems) = read {
            self.failed = problems;
            return;
        }
        match self.what {
            What::Refused => self.refused_header(),
            What::Scored => {
                let titles = self.titles();
                let names = self.survey.columns.iter().flat_map(|columns| &columns.names);
                write_row(&mut self.csv, names.chain(&titles).map(|name| Cell::Text(name)));
            }
        }
    }

    fn record(&mut self, record: &Value) {
        if self.records == 0 {
            match self.what {
                What::Refused => self.refused_header(),
                What::Scored => self.record_header(),
            }
        }
        self.records += 1;
        let read = record::read(&self.survey, record, self.records, &mut self.household);
        match (read, self.what) {
            (Ok(keys), What::Scored) => {
                let band = band_of(&self.survey, &self.household);
                if !is_listed(&self.survey, band) {
                    return;
                }
                let band = named(&self.survey, band);
                let answers = self.survey.card.questions().iter().map(|question| {
                    let answer = record.get("answers").and_then(|answers| answers.get(&question.id));
                    Cell::Text(answer.and_then(Value::as_text).unwrap_or_default())
                });
                let time = Cell::Text(record.get("time").and_then(Value::as_text).unwrap_or_default());
                let people = |found: Option<&Value>| {
                    found.and_then(Value::as_whole).map_or(Cell::Text(""), |people| Cell::Number(people.into()))
                };
                let cu_members = record.get("context").and_then(|context| context.get(CU_MEMBERS));
                let members = [record.get(MEMBERS), cu_members].map(people);
                let keys = keys.iter().map(|key| Cell::Text(key));
                let cells = [time].into_iter().chain(answers).chain(members).chain(keys);
                let band = band.iter().map(|text| Cell::Text(text));
                write_row(&mut self.csv, cells.chain(scores(&self.survey, &self.household)).chain(band));
            }
            (Err(refusal), What::Refused) => self.refused(&refusal),
            (Ok(_), What::Refused) | (Err(_), What::Scored) => {}
        }
    }

    fn record_header(&mut self) {
        let (titles, survey) = (self.titles(), &self.survey);
        let questions = survey.card.questions().iter().map(|question| question.id.as_str());
        let keys = survey.options.keys.iter().chain(&titles).map(String::as_str);
        let names = ["time"].into_iter().chain(questions).chain([MEMBERS, CU_MEMBERS]).chain(keys);
        write_row(&mut self.csv, names.map(Cell::Text));
    }

    /// The columns of scores and likelihoods, and of the band.
    fn titles(&self) -> Vec<String> {
        let lines = self.survey.card.lines().iter();
        let scores = lines.flat_map(|line| [["score_", &line.id].concat(), ["likelihood_", &line.id].concat()]);
        let options = &self.survey.options;
        let band = options.bands.as_ref().map(|_| "band".to_owned());
        let programme = (!options.programmes.is_empty()).then(|| "programme".to_owned());
        scores.chain(band).chain(programme).collect()
    }

    fn refused_header(&mut self) {
        write_row(&mut self.csv, ["line", "column", "name", "kind", "found", "expected"].map(Cell::Text));
    }

    fn refused(&mut self, refusal: &Refusal) {
        #[expect(clippy::cast_precision_loss, reason = "no file has so many lines")]
        let line = Cell::Number(refusal.line as f64);
        let column = refusal.column.map_or(Cell::Text(""), |column| Cell::Number(column.into()));
        let expected = self.survey.options.language.expected(&refusal.expected);
        let texts = [&refusal.name, refusal.kind.id(), &refusal.found, &expected].map(Cell::Text);
        write_row(&mut self.csv, [line, column].into_iter().chain(texts));
    }
}

/// Score and likelihood of a household for each line.
fn scores<'a>(survey: &'a Survey, household: &'a Household) -> impl Iterator<Item = Cell<'a>> {
    (0..survey.card.lines().len()).flat_map(|line| {
        let (score, likelihood) = survey.line(household, line);
        [Cell::Number(score.into()), Cell::Number(likelihood)]
    })
}

/// The band of a household, where the options have bands.
fn band_of(survey: &Survey, household: &Household) -> Option<usize> {
    let bands = survey.options.bands.as_ref()?;
    let (_, likelihood) = survey.line(household, bands.line);
    Some(band(likelihood, &bands.edges))
}

/// Whether households of this band are listed.
fn is_listed(survey: &Survey, band: Option<usize>) -> bool {
    let listed = &survey.options.listed;
    listed.is_empty() || band.is_some_and(|band| listed.contains(&band))
}

/// The letter of a band and its programme, as far as there are such.
fn named(survey: &Survey, band: Option<usize>) -> Vec<String> {
    let programme = band.and_then(|band| survey.options.programmes.get(band)).cloned();
    band.map(letter).into_iter().chain(programme).collect()
}

/// The letter of a band, counted from 0: A to Z, and then AA.
fn letter(band: usize) -> String {
    let place = |number: usize| char::from(b'A' + u8::try_from(number % 26).unwrap_or_default());
    match band / 26 {
        0 => place(band).to_string(),
        more => [place(more - 1), place(band)].iter().collect(),
    }
}
