//! Results that participants hand over: records of the form, or slips.

use alloc::string::String;

use super::gathering::Participant;
use super::slip::read_slip;
use crate::answers::{Answers, UnknownId};
use crate::scorecard::Scorecard;
use crate::value::Value;

/// Why a result cannot be taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// It is neither a record nor a slip.
    Unknown,
    /// It belongs to another card.
    OtherCard {
        /// That card.
        id: String,
    },
    /// It belongs to another version of the card.
    OtherVersion,
    /// It has another number of answers than the card has questions.
    Count {
        /// How many it has.
        found: usize,
        /// How many there are to be.
        expected: usize,
    },
    /// A question is not the card's.
    Question {
        /// What was found.
        question: String,
    },
    /// A question has no such answer.
    Choice {
        /// The question.
        question: String,
        /// What was found.
        choice: String,
    },
    /// The number of members is none.
    Members {
        /// What was found.
        found: String,
    },
}

impl Refusal {
    /// The name of its kind.
    #[must_use]
    pub fn kind(&self) -> &'static str {
        match self {
            Refusal::Unknown => "unknown",
            Refusal::OtherCard { .. } => "other-card",
            Refusal::OtherVersion => "other-version",
            Refusal::Count { .. } => "count",
            Refusal::Question { .. } => "question",
            Refusal::Choice { .. } => "choice",
            Refusal::Members { .. } => "members",
        }
    }
}

/// One result for this card: the record of a form, or a slip as a text.
///
/// # Errors
/// When it is neither, or not of this card.
pub fn read_result(card: &Scorecard, result: &Value) -> Result<Participant, Refusal> {
    if let Value::Text(text) = result {
        return read_slip(card, text);
    }
    let text = |value: Option<&Value>| value.and_then(Value::as_text).unwrap_or_default().into();
    if result.get("format").and_then(Value::as_text) != Some("ppi-result") {
        return Err(Refusal::Unknown);
    }
    let of = result.get("scorecard");
    let id: String = text(of.and_then(|of| of.get("id")));
    if id != card.id() {
        return Err(Refusal::OtherCard { id });
    }
    let digest: String = text(of.and_then(|of| of.get("digest")));
    if digest != card.digest().text() {
        return Err(Refusal::OtherVersion);
    }
    let answers =
        Answers::read(card, result.get("answers").unwrap_or(&Value::Null)).map_err(|unknown| match unknown {
            UnknownId::Shape => Refusal::Unknown,
            UnknownId::Question { question, .. } => Refusal::Question { question },
            UnknownId::Choice { question, choice, .. } => Refusal::Choice { question, choice },
        })?;
    if answers.complete().is_none() {
        let expected = card.questions().len();
        return Err(Refusal::Count { found: expected - answers.missing().count(), expected });
    }
    Ok(Participant { answers, members: result.get("members").and_then(Value::as_whole).filter(|members| *members > 0) })
}
