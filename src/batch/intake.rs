//! Where rows and records arrive: counted by group, or refused.

use super::options::Options;
use super::recent::Recent;
use super::record;
use super::refusal::Refusals;
use super::survey::{Household, Survey};
use crate::csv::{Misread, Row};
use crate::group::{Cut, Groups, TooMany};
use crate::problem::{Problem, Shown, digits};
use crate::scorecard::Scorecard;
use crate::value::Value;

/// As many values of a column are found the short way.
const RECENT: usize = 1024;

/// What was counted: parts of it add up to the whole.
#[derive(Debug, Default)]
pub(super) struct Counts {
    /// The rows that were read, refused ones included.
    pub(super) rows: u64,
    /// Made with the first line or record, which settles whether weights differ.
    pub(super) groups: Option<Groups>,
    pub(super) refusals: Refusals,
}

/// What was read so far.
#[derive(Debug)]
pub(super) struct Intake {
    pub(super) survey: Survey,
    pub(super) counts: Counts,
    records: u64,
    household: Household,
    recent: Vec<Recent>,
    /// The codes of the row at hand.
    codes: Vec<u32>,
    failed: Vec<Problem>,
}

impl Intake {
    pub(super) fn new(card: Scorecard, options: Options) -> Result<Intake, Problem> {
        let recent = options.keys.iter().map(|_| Recent::new(RECENT)).collect();
        Ok(Intake {
            survey: Survey::new(card, options)?,
            counts: Counts::default(),
            records: 0,
            household: Household::new(),
            recent,
            codes: Vec::new(),
            failed: Vec::new(),
        })
    }

    pub(super) fn rows(&self) -> u64 {
        self.counts.rows
    }

    pub(super) fn failed(&self) -> Result<(), Vec<Problem>> {
        if self.failed.is_empty() { Ok(()) } else { Err(self.failed.clone()) }
    }

    /// Whether there was a first line, or a record.
    pub(super) fn started(&self) -> Result<(), Vec<Problem>> {
        if self.counts.groups.is_some() {
            return Ok(());
        }
        Err(vec![no_first_line()])
    }

    /// Takes the next row; the first one names the columns.
    #[inline(always)]
    pub(super) fn row(&mut self, row: Result<Row<'_>, Misread>) {
        if !self.failed.is_empty() {
            return;
        }
        let Some(columns) = &self.survey.columns else {
            self.header(row);
            return;
        };
        self.counts.rows += 1;
        let row = match row {
            Ok(row) => row,
            Err(misread) => {
                self.counts.refusals.add(misread.into());
                return;
            }
        };
        if let Err(refusal) = self.survey.read(columns, &row, &mut self.household) {
            self.counts.refusals.add(refusal);
            return;
        }
        let Some(groups) = &mut self.counts.groups else { return };
        self.codes.clear();
        for (key, column) in columns.keys.iter().enumerate() {
            let raw = row.raw(*column);
            let code = match self.recent[key].code(raw) {
                Some(code) => code,
                None => match Survey::key(columns, &row, *column) {
                    Ok(value) => match groups.code(key, &value) {
                        Ok(code) => {
                            self.recent[key].keep(raw, code);
                            code
                        }
                        Err(too_many) => {
                            self.failed.push(problem(&too_many, &self.survey.options));
                            return;
                        }
                    },
                    Err(refusal) => {
                        self.counts.refusals.add(refusal);
                        return;
                    }
                },
            };
            self.codes.push(code);
        }
        if let Err(too_many) = groups.add(&self.codes, &self.household.scores, self.household.weight) {
            self.failed.push(problem(&too_many, &self.survey.options));
        }
    }

    fn header(&mut self, row: Result<Row<'_>, Misread>) {
        let read = match row {
            Ok(row) => self.survey.header(&row),
            Err(misread) => Err(vec![no_header(&misread)]),
        };
        match read {
            Ok(()) => self.start(),
            Err(problems) => self.failed = problems,
        }
    }

    /// Takes one record.
    pub(super) fn record(&mut self, record: &Value) {
        if !self.failed.is_empty() {
            return;
        }
        if self.counts.groups.is_none() {
            self.start();
        }
        self.counts.rows += 1;
        self.records += 1;
        let keys = match record::read(&self.survey, record, self.records, &mut self.household) {
            Ok(keys) => keys,
            Err(refusal) => {
                self.counts.refusals.add(refusal);
                return;
            }
        };
        let Some(groups) = &mut self.counts.groups else { return };
        let codes: Result<Vec<u32>, TooMany> =
            keys.iter().enumerate().map(|(key, value)| groups.code(key, value)).collect();
        let (scores, weight) = (&self.household.scores, self.household.weight);
        if let Err(too_many) = codes.and_then(|codes| groups.add(&codes, scores, weight)) {
            self.failed.push(problem(&too_many, &self.survey.options));
        }
    }

    /// Makes the groups: those that are reported, and the strata.
    fn start(&mut self) {
        let options = &self.survey.options;
        let mut cuts = options.cuts.clone();
        if let Some(strata) = &options.strata
            && !cuts.contains(&Cut::One(strata.key))
        {
            cuts.push(Cut::One(strata.key));
        }
        let weighted = options.weighting.is_weighted();
        self.counts.groups = Some(Groups::new(self.survey.layout.clone(), weighted, options.keys.len(), cuts));
    }

    pub(super) fn merge(&mut self, other: &Intake) -> Result<(), Vec<Problem>> {
        self.failed()?;
        other.failed()?;
        let differs = |path: &str, expected: &str| {
            vec![Problem { check: "merge", path: path.to_owned(), found: "another".into(), expected: expected.into() }]
        };
        if self.survey.card.digest() != other.survey.card.digest() {
            return Err(differs("scorecard", "the same card"));
        }
        if self.counts.groups.is_some() && other.counts.groups.is_some() {
            if self.survey.options != other.survey.options {
                return Err(differs("options", "the same options, and files that agree on how members were drawn"));
            }
        } else if other.counts.groups.is_some() {
            self.survey.options = other.survey.options.clone();
        }
        self.add(&other.counts)
    }

    /// Adds what was counted with the same card and options.
    pub(super) fn add(&mut self, other: &Counts) -> Result<(), Vec<Problem>> {
        match (&mut self.counts.groups, &other.groups) {
            (Some(groups), Some(others)) => {
                if let Err(too_many) = groups.merge(others) {
                    // Some are counted and others are not.
                    self.failed.push(problem(&too_many, &self.survey.options));
                    return self.failed();
                }
            }
            (None, Some(others)) => self.counts.groups = Some(others.clone()),
            (_, None) => {}
        }
        self.counts.rows += other.rows;
        self.counts.refusals.merge(&other.refusals);
        Ok(())
    }
}

/// There is no first line.
pub(super) fn no_first_line() -> Problem {
    let expected = "a first line with the names of the columns".into();
    Problem { check: "columns", path: String::new(), found: Shown::Nothing, expected }
}

/// The first line could not be read.
pub(super) fn no_header(misread: &Misread) -> Problem {
    let (found, expected) = (Shown::quoted(&misread.found), "a first line with the names of the columns".into());
    Problem { check: "columns", path: String::new(), found, expected }
}

/// What cannot be counted.
pub(super) fn problem(too_many: &TooMany, options: &Options) -> Problem {
    let (path, found, expected) = match too_many {
        TooMany::Groups { cut, limit } => {
            let names: Vec<&str> = cut.columns().into_iter().map(|key| options.keys[key].as_str()).collect();
            let expected = ["columns that make at most ", &digits(*limit), " groups together"].concat();
            (["by: ", &names.join(" × ")].concat(), "more groups", expected)
        }
        TooMany::Weight => {
            ("weight".to_owned(), "more than 6 billion persons", "fewer persons or households".to_owned())
        }
    };
    Problem { check: "groups", path, found: found.into(), expected: expected.into() }
}
