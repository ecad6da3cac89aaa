//! The answers of one household: at most one choice per question, and what is still missing.

use alloc::borrow::ToOwned;
use alloc::string::String;
use alloc::vec;
use alloc::vec::Vec;

use core::fmt;

use crate::scorecard::Scorecard;
use crate::value::Value;

/// The answers of one household to the questions of one card, by position. Made for a card and used with that card only.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answers {
    choices: Vec<Option<usize>>,
}

/// An id that the card does not have. Ids are compared exactly: the published letters are upper case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum UnknownId {
    /// What was given is no object from question ids to choice ids.
    Shape,
    /// No question of the card has this id.
    Question {
        /// The id that was given.
        question: String,
        /// The ids that the card has.
        known: Vec<String>,
    },
    /// The question has no choice of this id.
    Choice {
        /// The question's id.
        question: String,
        /// The id that was given.
        choice: String,
        /// The ids that the question has.
        known: Vec<String>,
    },
}

impl UnknownId {
    /// The message: what was given, and what the card has.
    #[must_use]
    pub fn message(&self) -> String {
        match self {
            UnknownId::Shape => "answers: expected an object from question ids to choice ids".to_owned(),
            UnknownId::Question { question, known } => {
                ["unknown question \"", question, "\": expected one of ", &listed(known)].concat()
            }
            UnknownId::Choice { question, choice, known } => {
                let known = listed(known);
                ["unknown choice \"", choice, "\" of question ", question, ": expected one of ", &known].concat()
            }
        }
    }
}

impl fmt::Display for UnknownId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message())
    }
}

impl core::error::Error for UnknownId {}

impl Answers {
    /// No question answered yet.
    #[must_use]
    pub fn none(card: &Scorecard) -> Answers {
        Answers { choices: vec![None; card.questions().len()] }
    }

    /// Answers from pairs of question id and choice id.
    ///
    /// # Errors
    /// At the first id that the card does not have.
    pub fn from_ids<'a>(
        card: &Scorecard,
        pairs: impl IntoIterator<Item = (&'a str, &'a str)>,
    ) -> Result<Answers, UnknownId> {
        let mut answers = Answers::none(card);
        for (question, choice) in pairs {
            answers.choose(card, question, choice)?;
        }
        Ok(answers)
    }

    /// Reads answers from an object of question ids and choice ids. `null` and `""` count as missing.
    ///
    /// # Errors
    /// At the first id that the card does not have.
    pub fn read(card: &Scorecard, value: &Value) -> Result<Answers, UnknownId> {
        let Value::Object(entries) = value else { return Err(UnknownId::Shape) };
        let mut answers = Answers::none(card);
        for (question, choice) in entries {
            match choice {
                Value::Null => position(card, question).map(drop)?,
                Value::Text(choice) if choice.is_empty() => position(card, question).map(drop)?,
                Value::Text(choice) => answers.choose(card, question, choice)?,
                // No card has such a choice; it is named by its kind.
                _ => answers.choose(card, question, "(not a text)")?,
            }
        }
        Ok(answers)
    }

    /// Sets the choice of one question, in place of any earlier one.
    ///
    /// # Errors
    /// When the card does not have the question or the choice; the answers are then as before.
    pub fn choose(&mut self, card: &Scorecard, question: &str, choice: &str) -> Result<(), UnknownId> {
        let q = position(card, question)?;
        let asked = &card.questions()[q];
        let c = asked.choice_index(choice).ok_or_else(|| UnknownId::Choice {
            question: question.to_owned(),
            choice: choice.to_owned(),
            known: asked.choices.iter().map(|c| c.id.clone()).collect(),
        })?;
        self.choices[q] = Some(c);
        Ok(())
    }

    /// Sets or clears the choice of the question at `question`, both by position.
    ///
    /// # Panics
    /// When the card has no such question.
    pub fn set(&mut self, question: usize, choice: Option<usize>) {
        self.choices[question] = choice;
    }

    /// The chosen position of the question at `question`.
    #[must_use]
    pub fn choice(&self, question: usize) -> Option<usize> {
        self.choices.get(question).copied().flatten()
    }

    /// The positions of the questions without an answer, in the card's order.
    pub fn missing(&self) -> impl Iterator<Item = usize> + '_ {
        self.choices.iter().enumerate().filter(|(_, choice)| choice.is_none()).map(|(question, _)| question)
    }

    /// Question ids with their choice ids, in the card's order, without the missing ones.
    pub fn ids<'a>(&'a self, card: &'a Scorecard) -> impl Iterator<Item = (&'a str, &'a str)> {
        card.questions().iter().zip(&self.choices).filter_map(|(question, choice)| {
            let choice = question.choices.get((*choice)?)?;
            Some((question.id.as_str(), choice.id.as_str()))
        })
    }

    /// The chosen positions in the card's order, if every question is answered.
    #[must_use]
    pub fn complete(&self) -> Option<Vec<usize>> {
        self.choices.iter().copied().collect()
    }
}

fn position(card: &Scorecard, question: &str) -> Result<usize, UnknownId> {
    card.question_index(question).ok_or_else(|| UnknownId::Question {
        question: question.to_owned(),
        known: card.questions().iter().map(|question| question.id.clone()).collect(),
    })
}

/// Ids with commas between them.
fn listed(ids: &[String]) -> String {
    let mut list = String::new();
    for id in ids {
        if !list.is_empty() {
            list.push_str(", ");
        }
        list.push_str(id);
    }
    list
}
