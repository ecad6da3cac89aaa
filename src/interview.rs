//! One household as a form fills it in: answers, members, and where each answer came from.

use alloc::vec;
use alloc::vec::Vec;

use crate::answers::Answers;
use crate::roster::{Gap, Household, Member, derive};
use crate::scorecard::Scorecard;

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

    /// Replaces all answers, as given directly: those of another household, whose members are not known.
    pub fn answer_all(&mut self, answers: Answers) {
        self.answers = answers;
        self.origins.fill(Origin::Given);
        self.household = Household::Size(0);
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
