//! The rows of a file as interviews for a survey that is kept: the letters that the cells mean, when and with what outcome
//! a member was visited, how many people; or why a row is none. Every row is one or the other.

use super::estimate::{refusal as told, whole};
use super::intake::{no_first_line, no_header};
use super::options::Options;
use super::refusal::{Kind, Refusal};
use super::survey::{Survey, refusal, width};
use crate::csv::{self, Date, Misread, Row, Written};
use crate::group::MEMBERS_LIMIT;
use crate::i18n::Expected;
use crate::options::Options as Given;
use crate::problem::{Problem, Shown, key};
use crate::scorecard::Scorecard;
use crate::value::Value;

/// The options that an estimate does not know.
const OWN: [&str; 4] = ["today", "date", "status", "outcomes"];
/// The options that count here besides.
const SHARED: [&str; 3] = ["columns", "choices", "language"];
/// The outcome of a visit that has answers; without a column of outcomes every row has it.
const INTERVIEWED: &str = "interviewed";

/// The interviews of a CSV file: `{names, rows, day_first, interviews: [{line, cells, answers, date, status, members,
/// cu_members}], refused}`. Of the options of an estimate, `columns`, `choices` and `language` count; `date` names the column
/// of dates, which lie at most on the day `today` (2026-07-31); `status` the column of outcomes, and `outcomes` says what
/// stands there: from text to outcome, one of which is `interviewed`. Only what was interviewed needs answers.
///
/// A date with the day first (31/7/2026) is read as such, unless another row of the file has the month first.
///
/// # Errors
/// With every problem of the options and the first line.
pub fn interviews(card: &Scorecard, bytes: &[u8], options: &Value) -> Result<Value, Vec<Problem>> {
    let mut given = Given::new(options, "", &[&OWN[..], &SHARED[..]].concat());
    let today = given.text("today").map_or(Written::Other, csv::date);
    let Written::Iso(today) = today else {
        given.refuse("today", "the date of this day, as 2026-07-31");
        return given.finish().map(|()| Value::Null);
    };
    let (date, status) = (given.text("date"), given.text("status"));
    let outcomes = given.get("outcomes").map_or(&[][..], entries);
    let outcomes =
        outcomes.iter().filter_map(|(text, outcome)| Some((text.to_lowercase(), outcome.as_text()?.to_owned())));
    let outcomes = outcomes.collect();
    let names = (date.map(str::to_owned), status.map(str::to_owned));
    given.finish()?;
    let options = Options::read(&shared(options), card)?;
    let survey = Survey::new(card.clone(), options).map_err(|problem| vec![problem])?;
    let mut file = File {
        survey,
        today,
        names,
        outcomes,
        date: None,
        status: None,
        rows: Vec::new(),
        month_first: false,
        failed: Vec::new(),
    };
    csv::read(bytes, &mut |row| file.row(row));
    file.finish()
}

fn shared(options: &Value) -> Value {
    let shared = entries(options).iter().filter(|(name, _)| SHARED.contains(&name.as_str()));
    Value::Object(shared.cloned().collect())
}

fn entries(value: &Value) -> &[(String, Value)] {
    match value {
        Value::Object(entries) => entries,
        _ => &[],
    }
}

/// The rows so far.
struct File {
    survey: Survey,
    today: Date,
    /// The names of the columns of dates and outcomes.
    names: (Option<String>, Option<String>),
    /// From text in lower case to outcome.
    outcomes: Vec<(String, String)>,
    /// Where the two columns stand.
    date: Option<usize>,
    status: Option<usize>,
    rows: Vec<Result<Interview, Refusal>>,
    /// Whether a date of the file has the month first.
    month_first: bool,
    failed: Vec<Problem>,
}

/// One row.
struct Interview {
    value: Value,
    /// Whether its date was read with the day first.
    day_first: bool,
    /// What to say where the date turns out to be ambiguous.
    ambiguous: Option<Refusal>,
}

impl File {
    fn row(&mut self, row: Result<Row<'_>, Misread>) {
        if !self.failed.is_empty() {
            return;
        }
        if self.survey.columns.is_some() {
            let read = row.map_err(Refusal::from).and_then(|row| self.interview(&row));
            self.rows.push(read);
            return;
        }
        let read = match row {
            Ok(row) => self.survey.header(&row).and_then(|()| self.find()),
            Err(misread) => Err(vec![no_header(&misread)]),
        };
        if let Err(problems) = read {
            self.failed = problems;
        }
    }

    /// Finds the columns of dates and outcomes.
    fn find(&mut self) -> Result<(), Vec<Problem>> {
        let Some(columns) = &self.survey.columns else { return Ok(()) };
        let mut problems = Vec::new();
        let mut find = |option: &str, name: Option<&String>| {
            let name = name?;
            let found = columns.names.iter().position(|other| other.to_lowercase() == name.trim().to_lowercase());
            if found.is_none() {
                let expected = ["one column named \"", name, "\" in the first line"].concat().into();
                let path = key("", option);
                problems.push(Problem { check: "columns", path, found: Shown::Nothing, expected });
            }
            found
        };
        self.date = find("date", self.names.0.as_ref());
        self.status = find("status", self.names.1.as_ref());
        if problems.is_empty() { Ok(()) } else { Err(problems) }
    }

    fn interview(&mut self, row: &Row<'_>) -> Result<Interview, Refusal> {
        let Some(columns) = &self.survey.columns else { return Err(nobody(row)) };
        if row.is_empty() {
            return Err(nobody(row));
        }
        if row.len() != columns.names.len() {
            width(columns, row)?;
        }
        let mut cells: Vec<String> = row.texts().map(|text| csv::restored(text.trim()).to_owned()).collect();
        cells.truncate(columns.names.len());
        let filled = |column: Option<usize>| {
            let column = column?;
            Some((column, cells[column].as_str())).filter(|(_, cell)| !cell.is_empty())
        };
        let wrong = |column, kind, expected| refusal(columns, row, column, kind, expected);
        let mut status = INTERVIEWED;
        if let Some((column, cell)) = filled(self.status) {
            let cell = cell.to_lowercase();
            let Some((_, outcome)) = self.outcomes.iter().find(|(text, _)| *text == cell) else {
                let known = self.outcomes.iter().map(|(text, _)| text.clone()).collect();
                return Err(wrong(column, Kind::Outcome, Expected::Outcome(known)));
            };
            status = outcome;
        }
        let answers =
            if status == INTERVIEWED { self.letters(&self.survey.choices(columns, row)?) } else { Value::Null };
        let (mut date, mut day_first, mut ambiguous) = (Value::Null, false, None);
        if let Some((column, cell)) = filled(self.date) {
            let written = csv::date(cell);
            self.month_first |= written == Written::MonthFirst;
            let day = match written {
                Written::Iso(day) | Written::DayFirst(day) if day <= self.today => day,
                _ => return Err(wrong(column, Kind::Date, Expected::Date(self.today.iso()))),
            };
            day_first = written == Written::DayFirst(day);
            if day_first && day.is_ambiguous() {
                ambiguous = Some(wrong(column, Kind::Date, Expected::ClearDate));
            }
            date = Value::Text(day.iso());
        }
        let people = |column, kind, most| match filled(column) {
            None => Ok(None),
            Some((column, cell)) => match csv::whole(cell) {
                Some(people) if (1..=most).contains(&people) => Ok(Some(people)),
                _ => Err(wrong(column, kind, Expected::People(most))),
            },
        };
        let members = people(columns.members, Kind::Members, MEMBERS_LIMIT)?;
        let cu_members = people(columns.cu_members, Kind::CuMembers, members.unwrap_or(MEMBERS_LIMIT))?;
        let count = |people: Option<u32>| people.map_or(Value::Null, |people| Value::Number(people.into()));
        let value = Value::object([
            ("line", whole(row.line())),
            ("cells", texts(&cells)),
            ("answers", answers),
            ("date", date),
            ("status", Value::text(status)),
            ("members", count(members)),
            ("cu_members", count(cu_members)),
        ]);
        Ok(Interview { value, day_first, ambiguous })
    }

    fn finish(mut self) -> Result<Value, Vec<Problem>> {
        if self.failed.is_empty() && self.survey.columns.is_none() {
            self.failed.push(no_first_line());
        }
        if !self.failed.is_empty() {
            return Err(self.failed);
        }
        let count = self.rows.len() as u64;
        let (mut taken, mut refused, mut day_first) = (Vec::new(), Vec::new(), false);
        for row in std::mem::take(&mut self.rows) {
            match row {
                Ok(Interview { ambiguous: Some(refusal), .. }) if self.month_first => refused.push(refusal),
                Ok(row) => {
                    day_first |= row.day_first;
                    taken.push(row.value);
                }
                Err(refusal) => refused.push(refusal),
            }
        }
        let language = self.survey.options.language;
        let names = self.survey.columns.map_or_else(Vec::new, |columns| columns.names);
        Ok(Value::object([
            ("names", texts(&names)),
            ("rows", whole(count)),
            ("day_first", Value::Bool(day_first)),
            ("interviews", Value::List(taken)),
            ("refused", Value::List(refused.iter().map(|refusal| told(refusal, language)).collect())),
        ]))
    }

    /// From question to letter.
    fn letters(&self, choices: &[u16]) -> Value {
        let asked = self.survey.card.questions().iter().zip(choices);
        let letter = asked
            .map(|(question, choice)| (question.id.clone(), Value::text(&question.choices[usize::from(*choice)].id)));
        Value::Object(letter.collect())
    }
}

fn texts(texts: &[String]) -> Value {
    Value::List(texts.iter().map(Value::text).collect())
}

/// A row without anything in it.
fn nobody(row: &Row<'_>) -> Refusal {
    let (found, name) = (String::new(), String::new());
    Refusal { kind: Kind::Empty, line: row.line(), column: None, name, found, expected: Expected::Answers }
}
