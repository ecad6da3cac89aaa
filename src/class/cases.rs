//! Practice households as a file: what a household says in words, its answers to one or more cards, its members.
//!
//! ```json
//! {"format": "ppi-cases", "version": 1, "cases": [{
//!   "title": "Ibu Rina", "story": "…", "answers": {"idn-2023": {"q1": "T"}},
//!   "members": [{"name": "Rina", "age": 41, "school": false}]
//! }]}
//! ```
//!
//! `title` and `story` are one text, or one for each language. `members` may be absent, and so may `because`: for each question
//! the number of the sentence of the story that decides it, from 1, or `null`. A sentence ends with a full stop.

use alloc::string::String;
use alloc::vec::Vec;

use crate::answers::{Answers, UnknownId};
use crate::problem::{Problem, Problems, Shown, at, digits, key};
use crate::roster::{Household, Member, derive};
use crate::scorecard::Scorecard;
use crate::value::Value;

/// The most cases in a file, the most members of a household, and the longest text, in characters.
const MOST_CASES: usize = 500;
const MOST_MEMBERS: usize = 50;
const LONGEST: usize = 5_000;
const OLDEST: u32 = 150;

/// Every problem of a file of cases; none where it can be used with `card`. Answers to other cards are left as they are.
#[must_use]
pub fn check_cases(card: &Scorecard, file: &Value) -> Vec<Problem> {
    let mut problems = Problems::default();
    let mut expect = |path: &str, found: Option<&Value>, right: bool, expected: &str| {
        if !right {
            problems.add("cases", path, Shown::value(found), expected);
        }
        right
    };
    let format = file.get("format");
    expect("format", format, format.and_then(Value::as_text) == Some("ppi-cases"), "\"ppi-cases\"");
    let version = file.get("version");
    expect("version", version, version.and_then(Value::as_whole) == Some(1), "1");
    let cases = file.get("cases");
    let right = matches!(cases, Some(Value::List(items)) if (1..=MOST_CASES).contains(&items.len()));
    if expect("cases", cases, right, "a list of 1 to 500 households") {
        for (position, case) in cases.map(Value::items).unwrap_or_default().iter().enumerate() {
            check(card, case, &at("cases", position), &mut problems);
        }
    }
    problems.0
}

/// Every problem of one case, with paths that begin in it.
#[must_use]
pub fn check_case(card: &Scorecard, case: &Value) -> Vec<Problem> {
    let mut problems = Problems::default();
    check(card, case, "", &mut problems);
    problems.0
}

fn check(card: &Scorecard, case: &Value, path: &str, problems: &mut Problems) {
    if !matches!(case, Value::Object(_)) {
        problems.add("cases", path, Shown::value(Some(case)), "an object");
        return;
    }
    for name in ["title", "story"] {
        let text = case.get(name);
        if !text.is_some_and(is_text) {
            let expected = "a text of at most 5000 characters, or one for each language";
            problems.add("cases", key(path, name), Shown::value(text), expected);
        }
    }
    check_because(card, case, path, problems);
    let household = check_members(case, path, problems);
    let path = key(&key(path, "answers"), card.id());
    let of_card = case.get("answers").and_then(|answers| answers.get(card.id()));
    let answers = match Answers::read(card, of_card.unwrap_or(&Value::Null)) {
        Ok(answers) => answers,
        Err(UnknownId::Shape) => {
            problems.add("cases", path, Shown::value(of_card), "an object from question ids to choice ids");
            return;
        }
        Err(UnknownId::Question { question, known }) => {
            problems.add("cases", path, Shown::quoted(&question), ["one of ", &known.join(", ")].concat());
            return;
        }
        Err(UnknownId::Choice { question, choice, known }) => {
            let expected = ["one of ", &known.join(", ")].concat();
            problems.add("cases", key(&path, &question), Shown::quoted(&choice), expected);
            return;
        }
    };
    for (position, question) in card.questions().iter().enumerate() {
        let path = key(&path, &question.id);
        let Some(choice) = answers.choice(position) else {
            problems.add("cases", path, Shown::Nothing, "an answer");
            continue;
        };
        let listed = household.as_ref().and_then(|household| derive(question, household)).and_then(Result::ok);
        if let Some(right) = listed.filter(|right| *right != choice) {
            let expected = ["\"", &question.choices[right].id, "\", by the list of members"].concat();
            problems.add("cases", path, Shown::quoted(&question.choices[choice].id), expected);
        }
    }
}

/// Whether `because` names sentences that the story has, in every language.
fn check_because(card: &Scorecard, case: &Value, path: &str, problems: &mut Problems) {
    let Some(because) = case.get("because").filter(|because| **because != Value::Null) else { return };
    let path = key(path, "because");
    let questions = card.questions().len();
    if !matches!(because, Value::List(items) if items.len() == questions) {
        let expected = ["a list with a number for each of the ", &digits(questions), " questions"].concat();
        problems.add("cases", path, Shown::value(Some(because)), expected);
        return;
    }
    let sentences = match case.get("story") {
        Some(Value::Text(story)) => sentences(story),
        Some(Value::Object(stories)) => {
            stories.iter().filter_map(|(_, story)| story.as_text().map(sentences)).min().unwrap_or(0)
        }
        _ => 0,
    };
    for (position, number) in because.items().iter().enumerate() {
        let right = |number: u32| usize::try_from(number).is_ok_and(|number| (1..=sentences).contains(&number));
        if *number != Value::Null && !number.as_whole().is_some_and(right) {
            let expected = ["the number of a sentence of the story, 1 to ", &digits(sentences), ", or null"].concat();
            problems.add("cases", at(&path, position), Shown::value(Some(number)), expected);
        }
    }
}

/// How many sentences a story has.
fn sentences(story: &str) -> usize {
    let ended = story.rsplit_once('.').map_or("", |(ended, _)| ended);
    ended.split('.').filter(|sentence| !sentence.is_empty()).count()
}

/// The members of a case, if it lists any that are right.
fn check_members(case: &Value, path: &str, problems: &mut Problems) -> Option<Household> {
    let path = key(path, "members");
    let list = case.get("members").filter(|list| **list != Value::Null)?;
    if !matches!(list, Value::List(items) if (1..=MOST_MEMBERS).contains(&items.len())) {
        problems.add("cases", path, Shown::value(Some(list)), "a list of 1 to 50 members");
        return None;
    }
    let mut right = true;
    for (position, member) in list.items().iter().enumerate() {
        let path = at(&path, position);
        let age = member.get("age");
        if age.and_then(Value::as_whole).is_none_or(|age| age > OLDEST) {
            problems.add("cases", key(&path, "age"), Shown::value(age), "an age in whole years, 0 to 150");
            right = false;
        }
        let school = member.get("school");
        if !matches!(school, None | Some(Value::Null | Value::Bool(_))) {
            problems.add("cases", key(&path, "school"), Shown::value(school), "true or false");
            right = false;
        }
    }
    right.then(|| members(list))
}

/// A list of members as a household.
#[must_use]
pub fn members(list: &Value) -> Household {
    let member = |member: &Value| Member {
        name: member.get("name").and_then(Value::as_text).unwrap_or_default().into(),
        age: member.get("age").and_then(Value::as_whole),
        attends_school: match member.get("school") {
            Some(Value::Bool(attends)) => Some(*attends),
            _ => None,
        },
    };
    Household::Members(list.items().iter().map(member).collect())
}

fn is_text(value: &Value) -> bool {
    let right = |text: &String| !text.trim().is_empty() && text.chars().count() <= LONGEST;
    match value {
        Value::Text(text) => right(text),
        Value::Object(texts) => {
            let texts: Vec<&Value> = texts.iter().map(|(_, text)| text).collect();
            !texts.is_empty() && texts.iter().all(|text| matches!(text, Value::Text(text) if right(text)))
        }
        _ => false,
    }
}
