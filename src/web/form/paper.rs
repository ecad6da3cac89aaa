//! What a sheet of paper needs to know of the card, in the form's language: `www/form/paper.js` lays it out.

use super::roster::asked;
use super::words::Words;
use crate::scorecard::{Scorecard, Source};
use crate::value::Json;

/// The card as a blank questionnaire: `{name, source, household, age, school, line, questions}`. A question has its text
/// and its choices with the points of one line; `members` marks those that the list of members answers. `age` and
/// `school` say what the list of members asks.
pub(super) fn questionnaire<J: Json>(words: Words, card: &Scorecard, line: usize) -> J {
    let roster = asked(card);
    let questions = card.questions().iter().map(|question| {
        let choices = question.choices.iter().map(|choice| {
            J::object([
                ("id", J::text(&choice.id)),
                ("text", J::text(words.of_card(&choice.text))),
                ("points", J::number(choice.points.on(line).into())),
            ])
        });
        J::object([
            ("text", J::text(words.of_card(&question.text))),
            ("members", J::flag(matches!(question.source, Source::Roster(_)))),
            ("choices", J::list(choices)),
        ])
    });
    J::object([
        ("name", J::text(words.of_card(card.name()))),
        ("source", J::text(&card.source().text)),
        ("household", card.household().map_or_else(J::null, |text| J::text(words.of_card(text)))),
        ("age", J::flag(roster.age)),
        ("school", J::flag(roster.school)),
        ("line", J::text(words.of_card(&card.lines()[line].label))),
        ("questions", J::list(questions)),
    ])
}
