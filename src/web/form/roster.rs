//! The list of household members, from which some answers follow.

use alloc::string::String;

use super::words::{Words, text_of, to_u32};
use crate::i18n::Text;
use crate::interview::Interview;
use crate::roster::{Gap, Household, Member};
use crate::scorecard::{RosterRule, Scorecard, Source};
use crate::web::dom::Element;

pub(super) struct RosterView {
    details: Element,
    size: Element,
    list: Element,
    /// Adds a member.
    pub(super) add: Element,
}

/// What the rules of a card ask of every member.
#[derive(Clone, Copy, Default)]
pub(super) struct Asked {
    pub(super) age: bool,
    pub(super) school: bool,
}

impl RosterView {
    /// Appends the list to the question, open when it is `wanted` at once.
    pub(super) fn new(
        question: &Element,
        words: Words,
        card: &Scorecard,
        interview: &Interview,
        wanted: bool,
    ) -> RosterView {
        let details = question.add("details", "roster");
        details.toggle("open", wanted || interview.members().is_some());
        details.leaf("summary", "roster-summary", words.text(Text::Roster));
        if let Some(household) = card.household() {
            details.leaf("p", "help-text", words.of_card(household));
        }
        let size = number_field(&details, words.text(Text::Members), "size", "", "1");
        let list = details.add("div", "members");
        let add = details.button("button", "member-add", words.text(Text::AddMember));
        size.set_value(&interview.members().map(text_of).unwrap_or_default());
        let view = RosterView { details, size, list, add };
        view.build_list(words, card, interview);
        view
    }

    /// Builds the rows anew, after a member came or went.
    pub(super) fn build_list(&self, words: Words, card: &Scorecard, interview: &Interview) {
        self.list.clear();
        let Household::Members(members) = interview.household() else { return };
        let asked = asked(card);
        for (position, member) in members.iter().enumerate() {
            add_row(&self.list, words, asked, to_u32(position), member);
        }
    }

    /// Writes what differs; a list decides the number of members.
    pub(super) fn patch(&self, interview: &Interview) {
        let listed = matches!(interview.household(), Household::Members(_));
        self.size.toggle("disabled", listed);
        if listed || interview.members().is_none() {
            self.size.set_value(&interview.members().map(text_of).unwrap_or_default());
        }
    }

    /// Opens the list.
    pub(super) fn open(&self) {
        self.details.toggle("open", true);
    }
}

/// What a rule still needs, for people.
pub(super) fn gap_text(words: Words, gap: Gap) -> String {
    let (text, position) = match gap {
        Gap::NoMembers => (Text::NeedsMember, 0),
        Gap::List => (Text::NeedsList, 0),
        Gap::Age(position) => (Text::NeedsAge, position),
        Gap::School(position) => (Text::NeedsSchool, position),
    };
    words.fill(text, &[("n", &words.whole(to_u32(position + 1)))])
}

/// What the rules of a card ask of every member.
pub(super) fn asked(card: &Scorecard) -> Asked {
    let mut asked = Asked::default();
    for question in card.questions() {
        match &question.source {
            Source::Roster(RosterRule::Count { ages, .. }) => asked.age |= ages.is_some(),
            Source::Roster(RosterRule::School { .. }) => asked = Asked { age: true, school: true },
            Source::Asked | Source::Location => {}
        }
    }
    asked
}

fn add_row(list: &Element, words: Words, asked: Asked, position: u32, member: &Member) {
    let (number, place) = (words.whole(position + 1), text_of(position));
    let row = list.add("fieldset", "member");
    row.leaf("legend", "member-legend", &words.fill(Text::Member, &[("n", &number)]));
    let name = field(&row, words.text(Text::MemberName), "input", "name", &place);
    name.set("autocomplete", "off");
    name.set_value(&member.name);
    if asked.age {
        let age = number_field(&row, words.text(Text::MemberAge), "age", &place, "0");
        age.set_value(&member.age.map(text_of).unwrap_or_default());
    }
    if asked.school {
        let school = field(&row, words.text(Text::MemberSchool), "select", "school", &place);
        for (value, text) in [("", Text::ChooseOne), ("yes", Text::Yes), ("no", Text::No)] {
            school.option(value, words.text(text));
        }
        school.set_value(match member.attends_school {
            None => "",
            Some(true) => "yes",
            Some(false) => "no",
        });
    }
    let remove = row.button("link", "member-remove", &words.fill(Text::RemoveMember, &[("n", &number)]));
    remove.set("data-member", &place);
}

fn number_field(parent: &Element, label: &str, what: &str, member: &str, least: &str) -> Element {
    let input = field(parent, label, "input", what, member);
    input.set("type", "number");
    input.set("inputmode", "numeric");
    input.set("min", least);
    input
}

/// A labelled control of the roster. Its `data-roster` says what it holds, `data-member` of whom.
fn field(parent: &Element, label: &str, tag: &str, what: &str, member: &str) -> Element {
    let wrap = parent.add("label", "field");
    wrap.leaf("span", "field-label", label);
    let control = wrap.add(tag, "control");
    control.set("data-roster", what);
    control.set("data-member", member);
    control
}
