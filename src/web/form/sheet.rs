//! A card with one household's answers, on the page: where the visitor is, and the steps from there.

use super::result::Rates;
use super::view::View;
use crate::interview::Interview;
use crate::scorecard::Scorecard;
use crate::value::Value;
use crate::web::dom::Element;

/// One question at a time, or all of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Layout {
    Pages,
    List,
}

impl Layout {
    pub(super) fn id(self) -> &'static str {
        match self {
            Layout::Pages => "pages",
            Layout::List => "list",
        }
    }
}

/// Where the visitor is in the pages layout.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Stage {
    Question(usize),
    Review,
    Result,
}

/// A card with one household's answers, on the page.
pub(super) struct Sheet {
    pub(super) card: Scorecard,
    pub(super) interview: Interview,
    pub(super) view: View,
    pub(super) stage: Stage,
    /// The visitor came from the review to change one answer.
    pub(super) from_review: bool,
    /// The figures differ from those of the last `complete`.
    pub(super) fresh: bool,
    pub(super) rates: Rates,
}

impl Sheet {
    /// The element of the page that the visitor is at.
    pub(super) fn place(&self) -> Element {
        match self.stage {
            Stage::Question(position) => self.view.questions[position].fieldset.clone(),
            Stage::Review => self.view.fill_review(&self.card, &self.interview),
            Stage::Result => self.view.result.heading(),
        }
    }

    /// The first question that is shown.
    pub(super) fn first(&self) -> Stage {
        if self.view.is_hidden(0) { self.after(0) } else { Stage::Question(0) }
    }

    /// The next question that is shown, or the review.
    pub(super) fn after(&self, position: usize) -> Stage {
        let next = (position + 1..self.card.questions().len()).find(|next| !self.view.is_hidden(*next));
        next.map_or(Stage::Review, Stage::Question)
    }

    /// The question that is shown before; the first has none.
    pub(super) fn before(&self, position: usize) -> Stage {
        let earlier = (0..position).rev().find(|earlier| !self.view.is_hidden(*earlier));
        earlier.map_or_else(|| self.first(), Stage::Question)
    }

    pub(super) fn next(&mut self) {
        let Stage::Question(position) = self.stage else { return };
        if self.interview.answers().choice(position).is_none() {
            self.view.questions[position].show_error(true);
        } else if self.from_review {
            self.turn_to_review();
        } else {
            self.stage = self.after(position);
        }
    }

    pub(super) fn back(&mut self) {
        self.stage = match self.stage {
            Stage::Question(_) if self.from_review => Stage::Review,
            Stage::Question(position) => self.before(position),
            Stage::Review | Stage::Result => self.before(self.card.questions().len()),
        };
        self.from_review = false;
    }

    pub(super) fn turn_to_review(&mut self) {
        self.stage = Stage::Review;
        self.from_review = false;
    }

    pub(super) fn open_roster(&mut self) {
        let position = self.view.questions.iter().position(|question| question.roster.is_some());
        if let Some(position) = position {
            self.stage = Stage::Question(position);
            if let Some(roster) = &self.view.questions[position].roster {
                roster.open();
            }
        }
    }

    pub(super) fn change_roster(&mut self, what: &str, control: &Element) {
        let value = control.value();
        let whole = Value::Number(control.value_as_number()).as_whole();
        let position = number(control, "data-member").unwrap_or_default();
        let (card, interview) = (&self.card, &mut self.interview);
        match what {
            "size" => interview.state_size(card, whole.unwrap_or_default()),
            "name" => interview.change_member(card, position, |member| member.name = value),
            "age" => interview.change_member(card, position, |member| member.age = whole),
            "school" => interview.change_member(card, position, |member| {
                member.attends_school = match value.as_str() {
                    "yes" => Some(true),
                    "no" => Some(false),
                    _ => None,
                };
            }),
            _ => {}
        }
    }
}

pub(super) fn number(element: &Element, attribute: &str) -> Option<usize> {
    Value::Number(element.attribute_as_number(attribute)).as_whole().map(|number| number as usize)
}
