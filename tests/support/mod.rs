//! The verbs that the tests speak in.
#![allow(dead_code, reason = "every test file takes the verbs it needs")]

pub(crate) mod batch;
pub(crate) mod draws;
pub(crate) mod facts;
pub(crate) mod faults;
pub(crate) mod rounds;
pub(crate) mod statistics;
pub(crate) mod survey;

use ppi_widget::answers::Answers;
use ppi_widget::i18n::Language;
use ppi_widget::problem::{Problem, Shown};
use ppi_widget::scorecard::Scorecard;
use ppi_widget::scoring::{Assessment, LineScore, assess};
use ppi_widget::value::Value;
use serde_json::Value as Json;

/// The cards of `scorecards/`, by the folder.
pub(crate) fn card_ids() -> Vec<String> {
    let files = std::fs::read_dir("scorecards").expect("the folder of cards");
    let names = files.map(|file| file.expect("a readable folder").file_name().into_string().expect("a plain name"));
    let mut ids: Vec<String> = names.filter_map(|name| name.strip_suffix(".json").map(str::to_owned)).collect();
    ids.sort();
    ids
}

/// A file of the repository.
#[track_caller]
pub(crate) fn file(path: &str) -> String {
    std::fs::read_to_string(path).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// A JSON file of the repository.
#[track_caller]
pub(crate) fn json(path: &str) -> Json {
    serde_json::from_str(&file(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// The content of a card's file.
#[track_caller]
pub(crate) fn card_json(id: &str) -> Json {
    json(&format!("scorecards/{id}.json"))
}

/// A published card.
#[track_caller]
pub(crate) fn card(id: &str) -> Scorecard {
    reads(&card_json(id))
}

/// A published card as the form has it: packed, and unpacked again.
#[track_caller]
pub(crate) fn packed_card(id: &str) -> Scorecard {
    Scorecard::unpack(&card(id).pack(false)).expect("what was packed")
}

/// A card small enough to break: the sample of the format's reference.
pub(crate) fn sample() -> Json {
    let text = file("scorecards/README.md");
    let blocks: Vec<&str> = text.split("```json\n").skip(1).map(|block| block.split("```").next().unwrap()).collect();
    let [block] = blocks[..] else { panic!("one sample, found {}", blocks.len()) };
    serde_json::from_str(block).expect("the sample is JSON")
}

/// The card that this JSON holds, which must have no problem.
#[track_caller]
pub(crate) fn reads(card: &Json) -> Scorecard {
    Scorecard::read(&card.clone().into()).unwrap_or_else(|problems| panic!("{}", messages(&problems).join("\n")))
}

/// The reader refuses this card, with exactly these messages.
#[track_caller]
pub(crate) fn refuses(card: &Json, expected: &[&str]) {
    let Err(problems) = Scorecard::read(&Value::from(card.clone())) else {
        panic!("read without a problem, expected:\n{}", expected.join("\n"));
    };
    assert_eq!(messages(&problems), expected);
}

/// Problems as their messages. Those that a survey's team may see are known in Bahasa Indonesia.
#[track_caller]
pub(crate) fn messages(problems: &[Problem]) -> Vec<String> {
    for problem in problems.iter().filter(|problem| SEEN.contains(&problem.check)) {
        for shown in [&problem.found, &problem.expected] {
            let Shown::Words(words) = shown else { continue };
            let is_value = !words.contains(' ');
            assert!(is_value || Language::Indonesian.knows(words), "no Bahasa Indonesia for: {words}");
        }
    }
    problems.iter().map(ToString::to_string).collect()
}

/// The checks of options, files and rounds.
const SEEN: [&str; 28] = [
    "card",
    "column",
    "columns",
    "digest",
    "formula",
    "group",
    "groups",
    "households",
    "id",
    "input",
    "line",
    "list",
    "merge",
    "minimum",
    "option",
    "p-star",
    "pairs",
    "points-sum",
    "population",
    "range",
    "record",
    "row",
    "size",
    "strata",
    "stratum",
    "stratum-empty",
    "stratum-population",
    "stratum-size",
];

/// The node at this JSON pointer replaced; at the end of an object's keys or of a list, added.
#[track_caller]
pub(crate) fn with(mut json: Json, pointer: &str, value: Json) -> Json {
    let (parent, name) = pointer.rsplit_once('/').expect("a pointer below the root");
    match json.pointer_mut(parent) {
        Some(Json::Object(entries)) => drop(entries.insert(name.to_owned(), value)),
        Some(Json::Array(items)) => match name.parse::<usize>().expect("a position") {
            position if position == items.len() => items.push(value),
            position => items[position] = value,
        },
        _ => panic!("nothing at {parent}"),
    }
    json
}

/// The node at this JSON pointer taken away.
#[track_caller]
pub(crate) fn without(mut json: Json, pointer: &str) -> Json {
    let (parent, name) = pointer.rsplit_once('/').expect("a pointer below the root");
    match json.pointer_mut(parent) {
        Some(Json::Object(entries)) => drop(entries.shift_remove(name).expect("a key to take away")),
        Some(Json::Array(items)) => drop(items.remove(name.parse().expect("a position"))),
        _ => panic!("nothing at {parent}"),
    }
    json
}

/// Answers in the card's order, as the published letters; `-` for none.
#[track_caller]
pub(crate) fn answers(card: &Scorecard, letters: &str) -> Answers {
    let letters: Vec<&str> = letters.split(' ').collect();
    assert_eq!(letters.len(), card.questions().len(), "one letter per question");
    let pairs = card.questions().iter().map(|question| question.id.as_str()).zip(letters);
    Answers::from_ids(card, pairs.filter(|(_, letter)| *letter != "-")).unwrap_or_else(|error| panic!("{error}"))
}

/// The scores of complete answers, one per line.
#[track_caller]
pub(crate) fn assessed(card: &Scorecard, answers: &Answers) -> Vec<LineScore> {
    match assess(card, answers) {
        Assessment::Complete { lines } => lines,
        Assessment::Incomplete { missing } => panic!("no answer to the questions at {missing:?}"),
    }
}

/// These letters have this score and likelihood on this line, and the score lies within the table.
#[track_caller]
pub(crate) fn scores(card: &Scorecard, letters: &str, line: &str, score: u32, likelihood: f64) {
    let found = assessed(card, &answers(card, letters))[card.line_index(line).expect("a line of the card")];
    assert_eq!((found.score, found.capped), (score, false), "{letters} on {line}");
    assert!((found.likelihood - likelihood).abs() < 1e-9, "{letters} on {line}: {}", found.likelihood);
}

/// The schema that is published beside the code.
pub(crate) fn schema(name: &str) -> jsonschema::Validator {
    jsonschema::validator_for(&json(&format!("schemas/{name}.json"))).expect("a valid schema")
}

/// The schema accepts this JSON.
#[track_caller]
pub(crate) fn validates(schema: &jsonschema::Validator, json: &Json) {
    let faults: Vec<String> =
        schema.iter_errors(json).map(|error| format!("{}: {error}", error.instance_path())).collect();
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}
