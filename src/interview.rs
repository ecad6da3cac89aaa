//! One household as a form fills it in: answers, members, and where each answer came from.

use alloc::vec;
use alloc::vec::Vec;

use crate::answers::{Answers, UnknownId};
use crate::roster::{Gap, Household, Member, derive};
use crate::scorecard::Scorecard;
use crate::value::{Json, Value};

/// The most members that a list can have.
pub const MOST_MEMBERS: u32 = 50;

/// Where an answer came from.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Origin {
    /// It was given directly, or is still missing.
    #[default]
    Given,
    /// It follows from the members.
    Roster,
    /// The host page knew it beforehand.
    Preset,
}

/// The state of one household's form. Made for a card and used with that card only.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Interview {
    answers: Answers,
    origins: Vec<Origin>,
    household: Household,
}

impl Interview {
    /// Nothing filled in yet.
    #[must_use]
    pub fn new(card: &Scorecard) -> Interview {
        Interview {
            answers: Answers::none(card),
            origins: vec![Origin::Given; card.questions().len()],
            household: Household::Size(0),
        }
    }

    /// The answers so far.
    #[must_use]
    pub fn answers(&self) -> &Answers {
        &self.answers
    }

    /// The members so far; a size of 0 means that nothing is known.
    #[must_use]
    pub fn household(&self) -> &Household {
        &self.household
    }

    /// The exact number of members, where it is known.
    #[must_use]
    pub fn members(&self) -> Option<u32> {
        Some(self.household.size()).filter(|size| *size > 0)
    }

    /// The exact number of members, where no answer was given directly that says otherwise: what a record can state.
    #[must_use]
    pub fn agreed_members(&self, card: &Scorecard) -> Option<u32> {
        let agrees = |question| match self.derived(card, question) {
            Some(Ok(choice)) => self.answers.choice(question) == Some(choice),
            _ => true,
        };
        self.members().filter(|_| (0..card.questions().len()).all(agrees))
    }

    /// The positions of the questions whose answer came from there.
    #[must_use]
    pub fn answered_by(&self, origin: Origin) -> Vec<usize> {
        (0..self.origins.len()).filter(|question| self.origins[*question] == origin).collect()
    }

    /// Where the answer of this question came from.
    #[must_use]
    pub fn origin(&self, question: usize) -> Origin {
        self.origins[question]
    }

    /// All of it as JSON, for a page that comes back: `{scorecard, answers, from_roster, preset, household}`. The card is
    /// named by its digest; the household is `null`, a number, or a list of `{name, age, school}`.
    #[must_use]
    pub fn draft<J: Json>(&self, card: &Scorecard) -> J {
        let ids = |origin| {
            let questions = self.answered_by(origin).into_iter();
            J::list(questions.map(|question| J::text(&card.questions()[question].id)))
        };
        let member = |member: &Member| {
            J::object([
                ("name", J::text(&member.name)),
                ("age", member.age.map_or_else(J::null, |age| J::number(age.into()))),
                ("school", member.attends_school.map_or_else(J::null, J::flag)),
            ])
        };
        J::object([
            ("scorecard", J::text(&card.digest().text())),
            ("answers", J::object(self.answers.ids(card).map(|(question, choice)| (question, J::text(choice))))),
            ("from_roster", ids(Origin::Roster)),
            ("preset", ids(Origin::Preset)),
            (
                "household",
                match &self.household {
                    Household::Size(0) => J::null(),
                    Household::Size(size) => J::number((*size).into()),
                    Household::Members(members) => J::list(members.iter().map(member)),
                },
            ),
        ])
    }

    /// What [`Interview::draft`] wrote of this card; `answers` alone will do. What is not of the draft's form counts as
    /// not known.
    ///
    /// # Errors
    /// When a question or choice is not one of the card's.
    pub fn from_draft(card: &Scorecard, draft: &Value) -> Result<Interview, UnknownId> {
        let mut interview = Interview::new(card);
        interview.answers = Answers::read(card, draft.get("answers").unwrap_or(&Value::Null))?;
        for (name, origin) in [("from_roster", Origin::Roster), ("preset", Origin::Preset)] {
            for id in draft.get(name).map_or(&[][..], Value::items) {
                if let Some(question) = id.as_text().and_then(|id| card.question_index(id)) {
                    interview.origins[question] = origin;
                }
            }
        }
        let member = |member: &Value| Member {
            name: member.get("name").and_then(Value::as_text).unwrap_or_default().into(),
            age: member.get("age").and_then(Value::as_whole),
            attends_school: match member.get("school") {
                Some(Value::Bool(attends)) => Some(*attends),
                _ => None,
            },
        };
        interview.household = match draft.get("household") {
            Some(Value::List(members)) if !members.is_empty() => {
                Household::Members(members.iter().take(MOST_MEMBERS as usize).map(member).collect())
            }
            household => Household::Size(household.and_then(Value::as_whole).unwrap_or_default()),
        };
        Ok(interview)
    }

    /// Takes what the host page knows beforehand, where there is no answer yet. An earlier preset that is no longer known
    /// is taken back.
    pub fn preset(&mut self, known: &Answers) {
        for question in 0..self.origins.len() {
            if self.origins[question] == Origin::Preset {
                self.answer(question, None);
            }
            if let (None, Some(choice)) = (self.answers.choice(question), known.choice(question)) {
                self.answers.set(question, Some(choice));
                self.origins[question] = Origin::Preset;
            }
        }
    }

    /// Answers one question directly, or clears its answer. Positions are those of the card.
    pub fn answer(&mut self, question: usize, choice: Option<usize>) {
        self.answers.set(question, choice);
        self.origins[question] = Origin::Given;
    }

    /// States the number of members alone; an earlier list is dropped.
    pub fn state_size(&mut self, card: &Scorecard, size: u32) {
        self.household = Household::Size(size);
        self.derive_answers(card);
    }

    /// Starts the list with as many members as were stated, or adds one.
    pub fn add_member(&mut self, card: &Scorecard) {
        match &mut self.household {
            Household::Size(size) if *size <= MOST_MEMBERS => {
                let rows = (*size).max(1);
                self.household = Household::Members((0..rows).map(|_| Member::default()).collect());
            }
            Household::Members(members) if members.len() < MOST_MEMBERS as usize => members.push(Member::default()),
            // A stated number beyond the longest list stays as it is, and so does the longest list.
            Household::Size(_) | Household::Members(_) => {}
        }
        self.derive_answers(card);
    }

    /// Takes one member off the list.
    pub fn remove_member(&mut self, card: &Scorecard, position: usize) {
        if let Household::Members(members) = &mut self.household {
            if position < members.len() {
                members.remove(position);
            }
            if members.is_empty() {
                self.household = Household::Size(0);
            }
        }
        self.derive_answers(card);
    }

    /// Changes one member of the list.
    pub fn change_member(&mut self, card: &Scorecard, position: usize, change: impl FnOnce(&mut Member)) {
        if let Household::Members(members) = &mut self.household
            && let Some(member) = members.get_mut(position)
        {
            let before = (member.age, member.attends_school);
            change(member);
            if before != (member.age, member.attends_school) {
                self.derive_answers(card);
            }
        }
    }

    /// What the members say of a question: a choice's position, or what is still needed. `None` when the question does not
    /// come from the members, or nothing is known of them.
    #[must_use]
    pub fn derived(&self, card: &Scorecard, question: usize) -> Option<Result<usize, Gap>> {
        self.members()?;
        derive(&card.questions()[question], &self.household)
    }

    /// The members answer the questions that come from them. An answer that they gave and no longer give is cleared.
    fn derive_answers(&mut self, card: &Scorecard) {
        for (position, question) in card.questions().iter().enumerate() {
            // What the page knows beforehand stays.
            let Some(derived) = derive(question, &self.household).filter(|_| self.origins[position] != Origin::Preset)
            else {
                continue;
            };
            match derived {
                Ok(choice) => {
                    self.answers.set(position, Some(choice));
                    self.origins[position] = Origin::Roster;
                }
                Err(_) if self.origins[position] == Origin::Roster => self.answer(position, None),
                Err(_) => {}
            }
        }
    }
}
