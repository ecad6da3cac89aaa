//! Every scored household with its id, so that a later round can be matched with it: the record `ppi-households`. Its
//! schema is `schemas/ppi-households-1.json`.

use std::collections::{BTreeSet, HashMap};

use super::estimate::{refusal, scorecard, whole};
use super::intake::{no_first_line, no_header};
use super::options::Options;
use super::refusal::Refusals;
use super::survey::{Household, Survey};
use crate::csv::{self, Misread, Row};
use crate::export::ENGINE;
use crate::group::Cut;
use crate::problem::{Problem, Problems, Shown, digits};
use crate::scorecard::Scorecard;
use crate::value::Value;

/// The most problems of ids that are listed one by one.
const LISTED: usize = 100;

/// The scored households of a CSV file, as one of two rounds with the same households. The option `id` names the column
/// of ids and must be given; the others are those of an estimate, of which those about strata and intervals do not count.
/// Gives `{scorecard, weight, lines, by, households: [{id, key, weight, likelihoods}]}`, and the refused rows as an
/// estimate does. With the option `repeated: "leave_out"`, households without an id and all that share theirs with another
/// are left out, and `repeated` holds these ids, each once.
///
/// # Errors
/// With every problem of the options and the first line, and, where they are not left out, when a household that counts has
/// no id, or that of another.
pub fn households(card: &Scorecard, bytes: &[u8], options: &Value) -> Result<Value, Vec<Problem>> {
    let id = options.get("id");
    let Some(column) = id.and_then(Value::as_text).filter(|column| !column.trim().is_empty()) else {
        let expected = "the name of the column with the ids of households".into();
        return Err(vec![Problem { check: "option", path: "id".to_owned(), found: Shown::value(id), expected }]);
    };
    let repeated = options.get("repeated").filter(|repeated| **repeated != Value::Null);
    if repeated.is_some_and(|repeated| repeated.as_text() != Some(LEAVE_OUT)) {
        let (found, expected) = (Shown::value(repeated), ["one of ", LEAVE_OUT].concat().into());
        return Err(vec![Problem { check: "option", path: "repeated".to_owned(), found, expected }]);
    }
    let leaves_out = repeated.is_some();
    let mut options = Options::read(&of_an_estimate(options), card)?;
    options.strata = None;
    options.keys.truncate(options.cuts.iter().flat_map(|cut| cut.columns()).max().map_or(0, |last| last + 1));
    let by = options.keys.len();
    options.keys.push(column.to_owned());
    let mut list = List {
        survey: Survey::new(card.clone(), options).map_err(|problem| vec![problem])?,
        household: Household::new(),
        by,
        lines_by_id: HashMap::new(),
        households: Vec::new(),
        repeated: leaves_out.then(BTreeSet::new),
        refusals: Refusals::default(),
        rows: 0,
        problems: Problems::default(),
        wrong_ids: 0,
        stopped: false,
    };
    csv::read(bytes, &mut |row| list.row(row));
    list.finish()
}

/// What becomes of ids that occur more than once, unless they are problems.
const LEAVE_OUT: &str = "leave_out";

/// The options without those that an estimate does not have.
fn of_an_estimate(options: &Value) -> Value {
    let is_known = |name: &str| !["id", "repeated"].contains(&name);
    match options {
        Value::Object(entries) => Value::Object(entries.iter().filter(|(name, _)| is_known(name)).cloned().collect()),
        other => other.clone(),
    }
}

/// The households so far.
struct List {
    survey: Survey,
    household: Household,
    /// How many columns groups are made by; the column of ids comes after them.
    by: usize,
    /// The line of the file that each id was first seen on.
    lines_by_id: HashMap<String, u64>,
    households: Vec<Value>,
    /// The ids that more than one household has, where these are left out.
    repeated: Option<BTreeSet<String>>,
    refusals: Refusals,
    rows: u64,
    problems: Problems,
    /// How many households have no id of their own.
    wrong_ids: usize,
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
            let texts = columns.keys.iter().map(|column| Survey::key(columns, &row, *column));
            let texts: Vec<String> = texts.collect::<Result<_, _>>()?;
            Ok(Some((texts, row.position(columns.keys[self.by]))))
        });
        match read {
            Ok(None) => {}
            Ok(Some((texts, place))) => self.add(texts, place),
            Err(refusal) => self.refusals.add(refusal),
        }
    }

    /// Adds a household with the values of its groups and, behind them, its id.
    fn add(&mut self, mut texts: Vec<String>, (line, column): (u64, u32)) {
        let id = texts.pop().unwrap_or_default();
        let first = self.lines_by_id.get(&id).copied();
        if let Some(repeated) = &mut self.repeated
            && (id.is_empty() || first.is_some())
        {
            repeated.insert(id);
            return;
        }
        if id.is_empty() || first.is_some() {
            let expected = match first {
                Some(first) => ["an id of its own; line ", &digits(first), " has the same"].concat(),
                None => "the id of a household".to_owned(),
            };
            self.wrong_ids += 1;
            if self.wrong_ids <= LISTED {
                let path = ["line ", &digits(line), ", column ", &digits(column)].concat();
                self.problems.add("id", path, Shown::quoted(&id), expected);
            }
            return;
        }
        let lines = 0..self.survey.card.lines().len();
        let key = self.survey.options.keys.iter().cloned().zip(texts.into_iter().map(Value::Text)).collect();
        let likelihoods = lines.map(|at| Value::Number(self.survey.line(&self.household, at).1)).collect();
        self.households.push(Value::object([
            ("id", Value::text(&id)),
            ("key", Value::Object(key)),
            ("weight", Value::Number(self.household.weight.in_ones())),
            ("likelihoods", Value::List(likelihoods)),
        ]));
        self.lines_by_id.insert(id, line);
    }

    fn finish(mut self) -> Result<Value, Vec<Problem>> {
        if self.survey.columns.is_none() && !self.stopped {
            self.problems.0.push(no_first_line());
        }
        if self.wrong_ids > LISTED {
            let found = [&digits(self.wrong_ids), " problems"].concat();
            self.problems.add("id", "", found, ["none; the first ", &digits(LISTED), " stand above"].concat());
        }
        if !self.problems.0.is_empty() {
            return Err(self.problems.0);
        }
        if let Some(repeated) = &self.repeated {
            let id = |household: &Value| household.get("id").and_then(Value::as_text).unwrap_or_default().to_owned();
            self.households.retain(|household| !repeated.contains(&id(household)));
        }
        let Survey { card, options, .. } = &self.survey;
        let names = |cut: &Cut| Value::List(options.names(*cut).into_iter().map(Value::text).collect());
        let by_kind = self.refusals.by_kind().map(|(kind, count)| (kind.id().to_owned(), whole(count)));
        let listed = self.refusals.listed.iter().map(|each| refusal(each, options.language));
        let mut record = vec![
            ("format", Value::text("ppi-households")),
            ("version", Value::Number(1.0)),
            ("scorecard", scorecard(card)),
            ("weight", Value::text(options.weighting.unit.id())),
            ("formula", Value::text(options.weighting.formula())),
            ("lines", Value::List(card.lines().iter().map(|line| Value::text(&line.id)).collect())),
            ("by", Value::List(options.cuts.iter().map(names).collect())),
            ("rows", whole(self.rows)),
            ("refused_count", whole(self.refusals.count())),
            ("refused_by_kind", Value::Object(by_kind.collect())),
            ("refused", Value::List(listed.collect())),
            ("households", Value::List(self.households)),
            ("engine", Value::text(ENGINE)),
        ];
        if let Some(repeated) = self.repeated {
            record.push(("repeated", Value::List(repeated.into_iter().map(Value::Text).collect())));
        }
        Ok(Value::Object(record.into_iter().map(|(name, value)| (name.to_owned(), value)).collect()))
    }
}
