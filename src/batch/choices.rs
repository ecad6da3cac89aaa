//! What stands in a cell to the choice that it means.
//!
//! A cell is taken, in this order, as what the caller's own mapping says, as the published letter, and then, without regard
//! to case and white space, as a letter, as the text of a choice in any language of the card, or as a number. Whatever
//! could mean two choices means none.

use std::collections::HashMap;

use super::recent::Recent;
use crate::scorecard::{Question, Source};

/// As many texts are found the short way.
const KNOWN: usize = 256;

/// What the cells of one question mean.
#[derive(Debug)]
pub(super) struct Choices {
    /// The short way.
    known: Recent,
    exact: HashMap<String, u16>,
    /// By text in lower case; none where it could mean two choices.
    loose: HashMap<String, Option<u16>>,
}

/// Why a cell means no choice.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum NoChoice {
    /// Nothing stands there.
    Missing,
    /// Something else does.
    Unknown,
}

impl Choices {
    /// The choices of a question; `given` are the caller's own texts with the position of their choice.
    pub(super) fn new(question: &Question, languages: &[String], given: &[(String, usize)]) -> Choices {
        let known = Recent::new(KNOWN);
        let mut choices = Choices { known, exact: HashMap::new(), loose: HashMap::new() };
        for (position, choice) in question.choices.iter().enumerate() {
            let position = number(position);
            choices.exact.insert(choice.id.clone(), position);
            choices.learn(&choice.id, position);
            for text in std::iter::once(&choice.text).chain(&choice.also) {
                for language in languages {
                    choices.learn(text.get(language), position);
                }
            }
            if numbers_are_plain(question) {
                choices.learn(&(position + 1).to_string(), position);
            }
        }
        for (text, position) in given {
            choices.exact.insert(text.trim().to_owned(), number(*position));
        }
        // The letters come last, so that no longer text takes their place.
        for text in choices.loose.keys().chain(choices.exact.keys()) {
            if let Ok(choice) = choices.find(text.as_bytes()) {
                choices.known.keep(text.as_bytes(), choice.into());
            }
        }
        choices
    }

    /// The choice that a cell means, by position.
    pub(super) fn choice(&self, cell: &[u8]) -> Result<u16, NoChoice> {
        match self.known.code(cell) {
            #[expect(clippy::cast_possible_truncation, reason = "it was one of 16 bits")]
            Some(choice) => Ok(choice as u16),
            None => self.find(cell),
        }
    }

    fn find(&self, cell: &[u8]) -> Result<u16, NoChoice> {
        let text = String::from_utf8_lossy(cell);
        let text = text.trim();
        if text.is_empty() {
            return Err(NoChoice::Missing);
        }
        let loose = || self.loose.get(&plain(text)).copied().flatten();
        self.exact.get(text).copied().or_else(loose).ok_or(NoChoice::Unknown)
    }

    fn learn(&mut self, text: &str, choice: u16) {
        let text = plain(text);
        if !text.is_empty() {
            let known = self.loose.entry(text).or_insert(Some(choice));
            if *known != Some(choice) {
                *known = None;
            }
        }
    }
}

fn number(position: usize) -> u16 {
    u16::try_from(position).unwrap_or(u16::MAX)
}

/// In lower case, with single spaces.
fn plain(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}

/// Whether a number can only mean the choice at that place: not where the letters leave one out, not where people are
/// counted, and not where "no" comes first, since 1 is "yes" on most other forms.
fn numbers_are_plain(question: &Question) -> bool {
    let letters = (b'A'..=b'Z').map(|letter| char::from(letter).to_string());
    let in_order = question.choices.iter().zip(letters).all(|(choice, letter)| choice.id == letter);
    let starts_with_no = question.choices.len() == 2
        && question.choices.first().is_some_and(|choice| {
            let begins = |language, no| choice.text.get(language).to_lowercase().starts_with(no);
            begins("en", "no") || begins("id", "tidak")
        });
    in_order && question.choices.len() <= 26 && !matches!(question.source, Source::Roster(_)) && !starts_with_no
}
