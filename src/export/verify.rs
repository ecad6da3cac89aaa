//! A record recomputed: whether its scores and likelihoods follow from its answers on the card it names.

use alloc::vec::Vec;

use super::Mode;
use crate::answers::Answers;
use crate::problem::{Problem, Problems, Shown, at, key};
use crate::roster::{self, Household};
use crate::scorecard::{Scorecard, Source};
use crate::scoring::{Assessment, LineScore, assess};
use crate::value::Value;

/// How far a likelihood may lie from the published table: some cards are shipped as the curve behind their table.
const TOLERANCE: f64 = 1e-9;

/// What in a result record disagrees with `card`; nothing when the record is right. Keys that the record has besides the
/// published ones are left alone.
#[must_use]
pub fn verify(record: &Value, card: &Scorecard) -> Vec<Problem> {
    let mut problems = Problems::default();
    let mut expect = |path: &str, found: Option<&Value>, expected: &Value| {
        if found != Some(expected) {
            problems.add("record", path, Shown::value(found), Shown::value(Some(expected)));
        }
    };
    expect("format", record.get("format"), &Value::text("ppi-result"));
    expect("version", record.get("version"), &Value::Number(1.0));
    let scorecard = record.get("scorecard");
    let of_card = |name| scorecard.and_then(|scorecard| scorecard.get(name));
    expect("scorecard.id", of_card("id"), &Value::text(card.id()));
    expect("scorecard.digest", of_card("digest"), &Value::text(card.digest().text()));
    let mode = record.get("mode");
    if mode.and_then(Value::as_text).and_then(Mode::from_id).is_none() {
        problems.add("record", "mode", Shown::value(mode), "\"self\", \"interview\" or \"class\"");
    }
    for name in ["language", "time", "engine"] {
        if record.get(name).and_then(Value::as_text).is_none_or(str::is_empty) {
            problems.add("record", name, Shown::value(record.get(name)), "a text that is not empty");
        }
    }
    origins(record, card, &mut problems);
    let answers = read_answers(record, card, &mut problems);
    members(record, card, &answers, &mut problems);
    if let Assessment::Complete { lines } = assess(card, &answers) {
        compare(record, card, &lines, &mut problems);
    }
    problems.0
}

/// Every question has a choice that it offers, and no other question has one.
fn read_answers(record: &Value, card: &Scorecard, problems: &mut Problems) -> Answers {
    let mut answers = Answers::none(card);
    let Some(found @ Value::Object(entries)) = record.get("answers") else {
        let expected = "an object from question ids to choice ids";
        problems.add("record", "answers", Shown::value(record.get("answers")), expected);
        return answers;
    };
    for question in card.questions() {
        let choice = found.get(&question.id);
        let id = choice.and_then(Value::as_text);
        if id.is_none_or(|id| answers.choose(card, &question.id, id).is_err()) {
            let expected = "the id of a choice of this question";
            problems.add("record", key("answers", &question.id), Shown::value(choice), expected);
        }
    }
    for (question, choice) in entries {
        if card.question_index(question).is_none() {
            let expected = "only questions of the card";
            problems.add("record", key("answers", question), Shown::value(Some(choice)), expected);
        }
    }
    answers
}

/// Only questions that follow from the list of members are said to come from it, only questions of the card to be preset.
fn origins(record: &Value, card: &Scorecard, problems: &mut Problems) {
    for (name, expected) in [
        ("from_roster", "the id of a question that the roster answers"),
        ("preset", "the id of a question of the card"),
    ] {
        let Some(Value::List(found)) = record.get(name) else {
            problems.add("record", name, Shown::value(record.get(name)), "a list of question ids");
            continue;
        };
        for (position, id) in found.iter().enumerate() {
            let question = id.as_text().and_then(|id| card.questions().iter().find(|question| question.id == id));
            let right =
                question.is_some_and(|question| name == "preset" || matches!(question.source, Source::Roster(_)));
            if !right {
                problems.add("record", at(name, position), Shown::value(Some(id)), expected);
            }
        }
    }
}

/// The exact number of members agrees with the answer that counts them all.
fn members(record: &Value, card: &Scorecard, answers: &Answers, problems: &mut Problems) {
    let members = record.get("members");
    if members == Some(&Value::Null) {
        return;
    }
    let Some(size) = members.and_then(Value::as_whole).filter(|size| *size > 0) else {
        problems.add("record", "members", Shown::value(members), "null, or a whole number of 1 or more");
        return;
    };
    for (q, question) in card.questions().iter().enumerate() {
        if let (Some(Ok(expected)), Some(found)) = (roster::derive(question, &Household::Size(size)), answers.choice(q))
            && expected != found
        {
            let expected = ["\"", &question.choices[expected].id, "\" for the stated number of members"].concat();
            problems.add("record", key("answers", &question.id), Shown::quoted(&question.choices[found].id), expected);
        }
    }
}

fn compare(record: &Value, card: &Scorecard, lines: &[LineScore], problems: &mut Problems) {
    let Some(Value::List(found)) = record.get("lines") else {
        problems.add("record", "lines", Shown::value(record.get("lines")), "a list with one entry per line");
        return;
    };
    if found.len() != lines.len() {
        problems.add("record", "lines", Shown::list(found.len()), Shown::list(lines.len()));
    }
    for (position, ((entry, line), result)) in found.iter().zip(card.lines()).zip(lines).enumerate() {
        let mut expect = |name: &str, agrees: &dyn Fn(&Value) -> bool, expected: Shown| {
            let value = entry.get(name);
            if !value.is_some_and(agrees) {
                problems.add("record", key(&at("lines", position), name), Shown::value(value), expected);
            }
        };
        expect("line", &|value| value.as_text() == Some(&line.id), Shown::quoted(&line.id));
        expect("score", &|value| value.as_whole() == Some(result.score), result.score.into());
        let near =
            |value: &Value| value.as_number().is_some_and(|value| (value - result.likelihood).abs() <= TOLERANCE);
        expect("likelihood", &near, Shown::Number(result.likelihood));
        let capped = Value::Bool(result.capped);
        expect("capped", &|value| *value == capped, Shown::value(Some(&capped)));
    }
}
