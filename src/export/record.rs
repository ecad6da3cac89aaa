//! The result record: what a host page receives, stores or sends. Its schema is `schemas/ppi-result-1.json`.

use alloc::string::String;
use alloc::vec::Vec;

use crate::answers::Answers;
use crate::scorecard::Scorecard;
use crate::scoring::LineScore;
use crate::value::Json;

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
}

/// The record of one household's result. `consent` and `context` are the host page's, which puts in what was agreed to
/// and what is to travel along, unchanged.
#[must_use]
pub fn result_record<J: Json>(card: &Scorecard, answers: &Answers, lines: &[LineScore], about: &About) -> J {
    let ids = |questions: &[usize]| J::list(questions.iter().map(|question| J::text(&card.questions()[*question].id)));
    J::object([
        ("format", J::text("ppi-result")),
        ("version", J::number(1.0)),
        (
            "scorecard",
            J::object([
                ("id", J::text(card.id())),
                ("digest", J::text(&card.digest().text())),
                ("source", J::text(&card.source().text)),
                ("url", J::text(&card.source().url)),
            ]),
        ),
        ("mode", J::text(about.mode.id())),
        ("language", J::text(&about.language)),
        ("answers", J::object(answers.ids(card).map(|(question, choice)| (question, J::text(choice))))),
        ("from_roster", ids(&about.from_roster)),
        ("preset", ids(&about.preset)),
        ("members", about.members.map_or_else(J::null, |members| J::number(members.into()))),
        ("lines", J::list(card.lines().iter().zip(lines).map(|(line, result)| line_entry(&line.id, result)))),
        ("time", J::text(&about.time)),
        ("consent", J::null()),
        ("context", J::object([])),
        ("engine", J::text(ENGINE)),
    ])
}

/// One line of an assessment as records and the API write it.
#[must_use]
pub fn line_entry<J: Json>(line: &str, result: &LineScore) -> J {
    J::object([
        ("line", J::text(line)),
        ("score", J::number(result.score.into())),
        ("likelihood", J::number(result.likelihood)),
        ("capped", J::flag(result.capped)),
    ])
}
