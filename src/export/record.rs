//! The result record: what a host page receives, stores or sends. Its schema is `schemas/ppi-result-1.json`.

use alloc::borrow::ToOwned;
use alloc::string::String;
use alloc::vec::Vec;

use crate::answers::Answers;
use crate::scorecard::Scorecard;
use crate::scoring::LineScore;
use crate::value::Value;

/// The version of this engine, as records name it.
pub const ENGINE: &str = concat!("ppi-widget ", env!("CARGO_PKG_VERSION"));

/// How the answers came about.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Mode {
    /// Filled in by the respondent alone: for learning and awareness, since accuracy was established for interviews.
    #[default]
    SelfFilled,
    /// Asked by an interviewer.
    Interview,
    /// An exercise in class.
    Class,
}

impl Mode {
    /// Every mode.
    pub const ALL: [Mode; 3] = [Mode::SelfFilled, Mode::Interview, Mode::Class];

    /// As written in attributes and records.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Mode::SelfFilled => "self",
            Mode::Interview => "interview",
            Mode::Class => "class",
        }
    }

    /// The mode of this id.
    #[must_use]
    pub fn from_id(id: &str) -> Option<Mode> {
        Mode::ALL.into_iter().find(|mode| mode.id() == id)
    }
}

/// What a record says besides answers and scores.
#[derive(Clone, Debug, PartialEq)]
pub struct About {
    /// How the answers came about.
    pub mode: Mode,
    /// The language that the questions were shown in.
    pub language: String,
    /// The exact number of household members, where it is known.
    pub members: Option<u32>,
    /// The positions of the questions whose answer came from the roster.
    pub from_roster: Vec<usize>,
    /// The positions of the questions whose answer the host page knew beforehand.
    pub preset: Vec<usize>,
    /// When the answers were complete: ISO 8601 with the offset from UTC.
    pub time: String,
    /// Whatever the host page wants to travel along, unchanged.
    pub context: Value,
}

/// The record of one household's result.
#[must_use]
pub fn result_record(card: &Scorecard, answers: &Answers, lines: &[LineScore], about: About) -> Value {
    let scorecard = Value::object([
        ("id", Value::text(card.id())),
        ("digest", Value::text(card.digest().text())),
        ("source", Value::text(&card.source().text)),
        ("url", Value::text(&card.source().url)),
    ]);
    let answers = answers.ids(card).map(|(question, choice)| (question.to_owned(), Value::text(choice))).collect();
    let ids = |questions: &[usize]| {
        Value::List(questions.iter().map(|question| Value::text(&card.questions()[*question].id)).collect())
    };
    let lines = card.lines().iter().zip(lines).map(|(line, result)| line_entry(&line.id, result)).collect();
    Value::object([
        ("format", Value::text("ppi-result")),
        ("version", Value::Number(1.0)),
        ("scorecard", scorecard),
        ("mode", Value::text(about.mode.id())),
        ("language", Value::text(about.language)),
        ("answers", Value::Object(answers)),
        ("from_roster", ids(&about.from_roster)),
        ("preset", ids(&about.preset)),
        ("members", about.members.map_or(Value::Null, |members| Value::Number(members.into()))),
        ("lines", Value::List(lines)),
        ("time", Value::text(about.time)),
        ("context", about.context),
        ("engine", Value::text(ENGINE)),
    ])
}

/// One line of an assessment as records and the API write it.
#[must_use]
pub fn line_entry(line: &str, result: &LineScore) -> Value {
    Value::object([
        ("line", Value::text(line)),
        ("score", Value::Number(result.score.into())),
        ("likelihood", Value::Number(result.likelihood)),
        ("capped", Value::Bool(result.capped)),
    ])
}
