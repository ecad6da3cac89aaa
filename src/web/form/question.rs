//! One question: a fieldset with native radio buttons, or a native select where the list is long.

use alloc::string::String;
use alloc::vec::Vec;
use core::sync::atomic::{AtomicU32, Ordering};

use super::roster::{RosterView, gap_text};
use super::words::{Words, text_of, to_u32};
use crate::i18n::Text;
use crate::interview::{Interview, Origin};
use crate::scorecard::{Question, Scorecard, Source};
use crate::web::dom::Element;

/// More choices than this are a select.
const MOST_RADIOS: usize = 12;

/// How many groups of radio buttons were built. Each gets a name that none had before: Chromium remembers the group of a
/// name that had the focus, and the Tab key would pass over the same question once the view was built anew.
static GROUPS: AtomicU32 = AtomicU32::new(0);

pub(super) struct QuestionView {
    /// The group; focus goes here when the form turns to the question.
    pub(super) fieldset: Element,
    error: Element,
    note: Element,
    controls: Controls,
    /// The list of members stands with the first question that comes from it.
    pub(super) roster: Option<RosterView>,
}

enum Controls {
    Radios(Vec<Element>),
    Select(Element),
}

/// Whether the answer of a question comes from the list of members.
pub(super) fn comes_from_roster(question: &Question) -> bool {
    matches!(question.source, Source::Roster(_))
}

impl QuestionView {
    /// Appends the question at `position` to `list`, as the `n`th of `all` that are shown. `roster` appends the list of members, where it stands here.
    pub(super) fn new(
        list: &Element,
        words: Words,
        card: &Scorecard,
        position: usize,
        (n, all): (usize, usize),
        roster: Option<impl FnOnce(&Element) -> RosterView>,
    ) -> QuestionView {
        let question = &card.questions()[position];
        let prefix = ["q", &text_of(to_u32(position))].concat();
        let id = |what: &str| [prefix.as_str(), what].concat();
        let fieldset = list.add("fieldset", "question");
        fieldset.set("tabindex", "-1");
        fieldset.set("id", &prefix);
        let legend = fieldset.add("legend", "legend");
        legend.set("id", &id("-legend"));
        let (n, all) = (words.whole(to_u32(n)), words.whole(to_u32(all)));
        legend.leaf("span", "question-number", &words.fill(Text::QuestionOf, &[("n", &n), ("all", &all)]));
        legend.leaf("span", "question-text", words.of_card(&question.text));

        if let Some(help) = &question.help {
            let details = fieldset.add("details", "help");
            details.leaf("summary", "help-summary", words.text(Text::Help));
            details.leaf("p", "help-text", words.of_card(help));
        }
        let error = fieldset.add_text("p", "error", words.text(Text::AnswerMissing));
        error.set("id", &id("-error"));
        error.show(false);
        let roster_here = roster.map(|roster| roster(&fieldset));
        let controls = if question.choices.len() > MOST_RADIOS {
            Controls::Select(select(&fieldset, words, question, &id("-legend")))
        } else {
            Controls::Radios(radios(&fieldset, words, question))
        };
        let note = fieldset.add("p", "note");
        note.set("id", &id("-note"));
        note.show(false);
        if comes_from_roster(question) && roster_here.is_none() {
            fieldset.button("link", "roster", words.text(Text::OpenRoster));
        }
        QuestionView { fieldset, error, note, controls, roster: roster_here }
    }

    /// Shows or hides that an answer is missing, linked to the group.
    pub(super) fn show_error(&self, shown: bool) {
        self.error.show(shown);
        if let Controls::Select(select) = &self.controls {
            select.set("aria-invalid", if shown { "true" } else { "false" });
        }
        self.describe();
    }

    /// Writes what differs.
    pub(super) fn patch(&self, words: Words, card: &Scorecard, interview: &Interview, position: usize) {
        let question = &card.questions()[position];
        let chosen = interview.answers().choice(position);
        match &self.controls {
            Controls::Radios(radios) => {
                for (choice, radio) in radios.iter().enumerate() {
                    radio.set_checked(chosen == Some(choice));
                }
            }
            Controls::Select(select) => select.set_value(chosen.map_or("", |choice| &question.choices[choice].id)),
        }
        let note = match interview.derived(card, position) {
            Some(Ok(_)) if interview.origin(position) == Origin::Roster => words.text(Text::FromRoster).into(),
            Some(Ok(choice)) if chosen != Some(choice) => {
                let choice = words.of_card(&question.choices[choice].text);
                words.fill(Text::NotAsRoster, &[("choice", choice)])
            }
            Some(Err(gap)) => gap_text(words, gap),
            None if interview.origin(position) == Origin::Preset => words.text(Text::Preset).into(),
            _ => String::new(),
        };
        self.note.set_text(&note);
        self.note.show(!note.is_empty());
        if chosen.is_some() {
            self.error.show(false);
        }
        self.show_error(self.error.is_shown());
        if let Some(roster) = &self.roster {
            roster.patch(interview);
        }
    }

    /// The entry of a select that is chosen, which can be another name of a choice.
    pub(super) fn selected_entry(&self) -> Option<i32> {
        match &self.controls {
            Controls::Select(select) => Some(select.selected_index()),
            Controls::Radios(_) => None,
        }
    }

    /// Chooses that entry again after the view was built anew, if it stands for the same answer.
    pub(super) fn select_entry(&self, entry: i32) {
        if let Controls::Select(select) = &self.controls {
            let value = select.value();
            select.put_selected_index(entry);
            select.set_value(&value);
        }
    }

    fn describe(&self) {
        let mut ids = String::new();
        for element in [&self.error, &self.note] {
            if element.is_shown() {
                ids.extend([element.attribute("id").as_deref().unwrap_or_default(), " "]);
            }
        }
        self.fieldset.set("aria-describedby", &ids);
    }
}

fn radios(fieldset: &Element, words: Words, question: &Question) -> Vec<Element> {
    let name = text_of(GROUPS.fetch_add(1, Ordering::Relaxed));
    let list = fieldset.add("div", "choices");
    let radio = |choice: &crate::scorecard::Choice| {
        let label = list.add("label", "choice");
        let radio = label.add("input", "radio");
        radio.set("type", "radio");
        radio.set("name", &name);
        radio.set("value", &choice.id);
        radio.set("data-question", &question.id);
        label.leaf("span", "choice-text", words.of_card(&choice.text));
        radio
    };
    question.choices.iter().map(radio).collect()
}

fn select(fieldset: &Element, words: Words, question: &Question, legend: &str) -> Element {
    let select = fieldset.add("select", "select");
    select.set("data-question", &question.id);
    select.set("aria-labelledby", legend);
    select.option("", words.text(Text::ChooseOne));
    for choice in &question.choices {
        let name = words.of_card(&choice.text);
        select.option(&choice.id, name);
        for other in &choice.also {
            let values = [("name", words.of_card(other)), ("choice", name)];
            select.option(&choice.id, &words.fill(Text::CountsAs, &values));
        }
    }
    select
}
