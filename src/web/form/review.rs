//! All answers before the result, each with a way back to it.

use super::words::{Words, text_of, to_u32};
use crate::i18n::Text;
use crate::interview::{Interview, Origin};
use crate::scorecard::Scorecard;
use crate::web::dom::Element;

/// Fills the review anew, and gives its heading.
pub(super) fn fill(
    review: &Element,
    words: Words,
    card: &Scorecard,
    interview: &Interview,
    hidden: &[bool],
) -> Element {
    review.clear();
    let heading = review.add_text("h3", "heading", words.text(Text::Review));
    heading.set("tabindex", "-1");
    heading.set("id", "review-heading");
    review.leaf("p", "hint", words.text(Text::ReviewHint));
    let list = review.add("dl", "answers");
    for (position, question) in card.questions().iter().enumerate() {
        if hidden[position] {
            continue;
        }
        let answer = match interview.answers().choice(position) {
            Some(choice) => words.of_card(&question.choices[choice].text),
            None => words.text(Text::NotAnswered),
        };
        let short = words.of_card(&question.short);
        let entry = add_row(&list, short, answer);
        if interview.origin(position) == Origin::Roster {
            entry.leaf("small", "note", words.text(Text::FromRoster));
        }
        let change = entry.button("link", "edit", words.text(Text::Change));
        change.set("data-position", &text_of(to_u32(position)));
        change.set("aria-label", &[words.text(Text::Change), ": ", short].concat());
    }
    if let Some(members) = interview.members() {
        add_row(&list, words.text(Text::Members), &words.whole(members));
    }
    heading
}

fn add_row(list: &Element, term: &str, text: &str) -> Element {
    let wrap = list.add("div", "answer");
    wrap.leaf("dt", "term", term);
    let entry = wrap.add("dd", "answer-text");
    entry.leaf("span", "answer-value", text);
    entry
}
