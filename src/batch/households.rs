//! Every scored household with its id, so that a later round can be matched with it.

use std::collections::HashMap;

use super::estimate::{refusal, whole};
use super::intake::no_header;
use super::options::Options;
use super::refusal::Refusals;
use super::survey::{Household, Survey};
use crate::csv::{self, Misread, Row};
use crate::problem::{Problem, Problems, Shown, digits};
use crate::scorecard::Scorecard;
use crate::value::Value;

/// The most problems of ids that are listed one by one.
const LISTED: usize = 100;

/// The scored households of a CSV file, as one of two rounds with the same households. The option `id` names the column
/// of ids and must be given; the others are those of an estimate, of which those about groups and intervals do not count.
/// Gives `{scorecard, weight, lines, households: [{id, weight, likelihoods}]}`, and the refused rows as an estimate does.
///
/// # Errors
/// With every problem of the options and the first line, and when a household that counts has no id, or that of another.
pub fn households(card: &Scorecard, bytes: &[u8], options: &Value) -> Result<Value, Vec<Problem>> {
    let id = options.get("id");
    let Some(column) = id.and_then(Value::as_text).filter(|column| !column.trim().is_empty()) else {
        let expected = "the name of the column with the ids of households".into();
        return Err(vec![Problem { check: "option", path: "id".to_owned(), found: Shown::value(id), expected }]);
    };
    let mut options = Options::read(&without_id(options), card)?;
    (options.keys, options.cuts, options.strata) = (vec![column.to_owned()], Vec::new(), None);
    let mut list = List {
        survey: Survey::new(card.clone(), options).map_err(|problem| vec![problem])?,
        household: Household::new(),
        lines_by_id: HashMap::new(),
        households: Vec::new(),
        refusals: Refusals::default(),
        rows: 0,
        problems: Problems::default(),
        stopped: false,
    };
    csv::read(bytes, &mut |row| list.row(row));
    list.finish()
}

fn without_id(options: &Value) -> Value {
    match options {
        Value::Object(entries) => Value::Object(entries.iter().filter(|(name, _)| name != "id").cloned().collect()),
        other => other.clone(),
    }
}

/// The households so far.
struct List {
    survey: Survey,
    household: Household,
    /// The line of the file that each id was first seen on.
    lines_by_id: HashMap<String, u64>,
    households: Vec<Value>,
    refusals: Refusals,
    rows: u64,
    problems: Problems,
    /// Whether the first line was of no use.
    stopped: bool,
}

impl List {
    fn row(&mut self, row: Result<Row<'_>, Misread>) {
        if self.stopped {
            return;
        }
        if self.survey.columns.is_none() {
            let read = match row {
                Ok(row) => self.survey.header(&row),
                Err(misread) => Err(vec![no_header(&misread)]),
            };
            if let Err(problems) = read {
                self.problems.0 = problems;
                self.stopped = true;
            }
            return;
        }
        self.rows += 1;
        let read = row.map_err(Into::into).and_then(|row| {
            let Some(columns) = &self.survey.columns else { return Ok(None) };
            self.survey.read(columns, &row, &mut self.household)?;
            let id = Survey::key(columns, &row, columns.keys[0])?;
            Ok(Some((id, row.position(columns.keys[0]))))
        });
        match read {
            Ok(None) => {}
            Ok(Some((id, place))) => self.add(id, place),
            Err(refusal) => self.refusals.add(refusal),
        }
    }

    fn add(&mut self, id: String, (line, column): (u64, u32)) {
        let first = self.lines_by_id.get(&id).copied();
        if id.is_empty() || first.is_some() {
            let expected = match first {
                Some(first) => ["an id of its own; line ", &digits(first), " has the same"].concat(),
                None => "the id of a household".to_owned(),
            };
            if self.problems.0.len() < LISTED {
                let path = ["line ", &digits(line), ", column ", &digits(column)].concat();
                self.problems.add("id", path, Shown::quoted(&id), expected);
            }
            return;
        }
        let lines = 0..self.survey.card.lines().len();
        let likelihoods = lines.map(|at| Value::Number(self.survey.line(&self.household, at).1)).collect();
        self.households.push(Value::object([
            ("id", Value::text(&id)),
            ("weight", Value::Number(self.household.weight.in_ones())),
            ("likelihoods", Value::List(likelihoods)),
        ]));
        self.lines_by_id.insert(id, line);
    }

    fn finish(mut self) -> Result<Value, Vec<Problem>> {
        if self.survey.columns.is_none() && !self.stopped {
            let expected = "a first line with the names of the columns";
            self.problems.add("columns", "", Shown::Nothing, expected);
        }
        if !self.problems.0.is_empty() {
            return Err(self.problems.0);
        }
        let Survey { card, options, .. } = &self.survey;
        let scorecard = Value::object([("id", Value::text(card.id())), ("digest", Value::text(card.digest().text()))]);
        let by_kind = self.refusals.by_kind().map(|(kind, count)| (kind.id().to_owned(), whole(count)));
        let listed = self.refusals.listed.iter().map(|each| refusal(each, options.language));
        Ok(Value::object([
            ("scorecard", scorecard),
            ("weight", Value::text(options.weighting.unit.id())),
            ("formula", Value::text(options.weighting.formula())),
            ("lines", Value::List(card.lines().iter().map(|line| Value::text(&line.id)).collect())),
            ("rows", whole(self.rows)),
            ("refused_count", whole(self.refusals.count())),
            ("refused_by_kind", Value::Object(by_kind.collect())),
            ("refused", Value::List(listed.collect())),
            ("households", Value::List(self.households)),
        ]))
    }
}
