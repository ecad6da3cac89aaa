//! The surface of the class module: one card, opened up for a trainer. Behind the class view of `<ppi-form>` and behind
//! `ppi-class.html`. Plain objects go in and out; rates and likelihoods are fractions.

use alloc::string::String;
use alloc::vec;
use alloc::vec::Vec;

use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

use super::convert::{error, from_js, to_js};
use super::js::{Array, number_text};
use crate::answers::Answers;
use crate::class::{self, Attempt, Mistake, Part, Participant, Refusal};
use crate::i18n::Language;
use crate::problem::Problem;
use crate::qr::encode;
use crate::roster::{counted, derive};
use crate::scorecard::{Area, Localized, Scorecard, Source, Unit};
use crate::scoring::{Assessment, LineScore, assess};
use crate::stats::{Basis, Interval, interval};
use crate::value::Value;

/// A card in class.
#[wasm_bindgen]
pub struct Lesson(Scorecard);

#[wasm_bindgen]
impl Lesson {
    /// The lesson of a packed card.
    ///
    /// # Errors
    /// When the bytes are no card packed by this version.
    #[wasm_bindgen(constructor)]
    pub fn new(packed: &[u8]) -> Result<Lesson, JsValue> {
        Scorecard::unpack(packed).map(Lesson).ok_or_else(|| error("found a card of another version"))
    }

    /// The card in a language: `{id, name, source, url, perLine, bands, lastScore, lines: [{id, label}], questions: [{id,
    /// text, short, help, roster, choices: [{id, text, points}]}]}`, where `points` has one number for each line.
    pub fn card(&self, language: &str) -> JsValue {
        let card = &self.0;
        let text = |text: &Localized| Value::text(text.get(language));
        let lines = card.lines().iter();
        let lines = lines.map(|line| Value::object([("id", Value::text(&line.id)), ("label", text(&line.label))]));
        let questions = card.questions().iter().map(|question| {
            let choices = question.choices.iter().map(|choice| {
                let points = (0..card.lines().len()).map(|line| whole(choice.points.on(line)));
                Value::object([
                    ("id", Value::text(&choice.id)),
                    ("text", text(&choice.text)),
                    ("points", Value::List(points.collect())),
                ])
            });
            Value::object([
                ("id", Value::text(&question.id)),
                ("text", text(&question.text)),
                ("short", text(&question.short)),
                ("help", question.help.as_ref().map_or(Value::Null, text)),
                ("roster", Value::Bool(matches!(question.source, Source::Roster(_)))),
                ("choices", Value::List(choices.collect())),
            ])
        });
        to_js(&Value::object([
            ("id", Value::text(card.id())),
            ("name", text(card.name())),
            ("survey", Value::text(card.survey())),
            ("source", Value::text(&card.source().text)),
            ("perLine", Value::Bool(class::has_points_per_line(card))),
            ("bands", Value::Bool(card.table().has_bands())),
            ("lastScore", whole(card.table().last_score())),
            ("lines", Value::List(lines.collect())),
            ("questions", Value::List(questions.collect())),
        ]))
    }

    /// The look-up table of a line: `[{from, to, likelihood}]`.
    pub fn table(&self, line: usize) -> JsValue {
        to_js(&Value::List((0..self.0.table().bands().len()).map(|row| self.row(line, row)).collect()))
    }

    /// How a score comes about: `{parts: [{choice, points} | null], sum, result: {score, likelihood, capped} | null, row:
    /// {from, to, likelihood} | null, rows}`; `rows` are those around it, up to two on each side, `here` marks its own.
    ///
    /// # Errors
    /// At an id that the card does not have.
    pub fn working(&self, answers: &JsValue, line: usize) -> Result<JsValue, JsValue> {
        let working = class::working(&self.0, &self.answers(answers)?, line);
        let around = working.row.map_or(0..0, |row| class::neighbours(self.0.table(), row, 2));
        let rows = around.map(|row| {
            let mut value = self.row(line, row);
            if let Value::Object(entries) = &mut value {
                entries.push(("here".into(), Value::Bool(working.row == Some(row))));
            }
            value
        });
        Ok(to_js(&Value::object([
            ("parts", Value::List(working.parts.iter().map(|part| part.map_or(Value::Null, part_value)).collect())),
            ("sum", whole(working.sum)),
            ("result", working.result.as_ref().map_or(Value::Null, result_value)),
            ("row", working.row.map_or(Value::Null, |row| self.row(line, row))),
            ("rows", Value::List(rows.collect())),
        ])))
    }

    /// The result on every line, in the card's order: `[{score, likelihood, capped}]`; none while answers are missing.
    ///
    /// # Errors
    /// At an id that the card does not have.
    pub fn results(&self, answers: &JsValue) -> Result<JsValue, JsValue> {
        let lines = match assess(&self.0, &self.answers(answers)?) {
            Assessment::Complete { lines } => lines,
            Assessment::Incomplete { .. } => Vec::new(),
        };
        Ok(to_js(&Value::List(lines.iter().map(result_value).collect())))
    }

    /// A household whose points exceed the table, on the first line where that can be: `{answers, line}`; `null` where no
    /// household's do.
    pub fn beyond(&self) -> JsValue {
        let Some((answers, line)) = class::beyond(&self.0) else { return JsValue::NULL };
        let ids = answers.ids(&self.0).map(|(question, choice)| (question.into(), Value::text(choice)));
        to_js(&Value::object([("answers", Value::Object(ids.collect())), ("line", position(line))]))
    }

    /// Two sets of answers side by side: `{changed: [{question, parts: [before, now]}], results: [before, now], points,
    /// likelihood}`, the last two being what was gained; `null` while answers are missing.
    ///
    /// # Errors
    /// At an id that the card does not have.
    #[wasm_bindgen(js_name = whatIf)]
    pub fn what_if(&self, before: &JsValue, now: &JsValue, line: usize) -> Result<JsValue, JsValue> {
        let [before, now] = [self.answers(before)?, self.answers(now)?];
        let Some(what_if) = class::what_if(&self.0, &before, &now, line) else { return Ok(JsValue::NULL) };
        let changed = what_if.changed.iter().map(|changed| {
            Value::object([
                ("question", position(changed.question)),
                ("parts", Value::List(changed.parts.map(part_value).into())),
            ])
        });
        #[expect(clippy::cast_precision_loss, reason = "points are small")]
        let points = what_if.points as f64;
        Ok(to_js(&Value::object([
            ("changed", Value::List(changed.collect())),
            ("results", Value::List(what_if.results.iter().map(result_value).collect())),
            ("points", Value::Number(points)),
            ("likelihood", Value::Number(what_if.likelihood)),
        ])))
    }

    /// The mistakes in a trainee's work `{answers, sum, percent}` on a household that gave `right`: `[{kind, …}]`.
    ///
    /// # Errors
    /// At an id that the card does not have, and where the sum or the percentage is missing.
    pub fn check(&self, right: &JsValue, attempt: &JsValue, line: usize) -> Result<JsValue, JsValue> {
        let given = from_js(attempt);
        let sum = given.get("sum").and_then(Value::as_whole);
        let (Some(sum), Some(percent)) = (sum, given.get("percent").and_then(Value::as_number)) else {
            return Err(error("found no number"));
        };
        let answers = self.read(given.get("answers").unwrap_or(&Value::Null))?;
        let attempt = Attempt { answers, sum, percent };
        let mistakes = class::check(&self.0, &self.answers(right)?, &attempt, line);
        Ok(to_js(&Value::List(mistakes.iter().map(|mistake| self.mistake(mistake, line)).collect())))
    }

    /// What a list of members `[{age, school}]` says of the questions that come from it: `[{question, choice, counted}]`, with
    /// `choice` `null` where something is missing, and the positions of the members who count.
    pub fn roster(&self, members: &JsValue) -> JsValue {
        let household = class::members(&from_js(members));
        let questions = self.0.questions().iter().enumerate();
        let derived = questions.filter_map(|(question, of_card)| {
            let choice = derive(of_card, &household)?.map_or(Value::Null, position);
            let counted = counted(of_card, &household).into_iter().map(position).collect();
            Some(Value::object([
                ("question", position(question)),
                ("choice", choice),
                ("counted", Value::List(counted)),
            ]))
        });
        to_js(&Value::List(derived.collect()))
    }

    /// Every problem of a file of cases, as one message each, in a language.
    #[wasm_bindgen(js_name = checkCases)]
    pub fn check_cases(&self, file: &JsValue, language: &str) -> Array {
        told(&class::check_cases(&self.0, &from_js(file)), language)
    }

    /// The same of one household, whose places have no number.
    #[wasm_bindgen(js_name = checkCase)]
    pub fn check_case(&self, case: &JsValue, language: &str) -> Array {
        told(&class::check_case(&self.0, &from_js(case)), language)
    }

    /// One result that a participant handed over, a record or a slip: `{answers, members}`, or `{refused, …}` with the kind
    /// of the refusal and what was found.
    pub fn result(&self, handed: &JsValue) -> JsValue {
        match class::read_result(&self.0, &from_js(handed)) {
            Ok(participant) => {
                let ids = participant.answers.ids(&self.0);
                let answers = ids.map(|(question, choice)| (question.into(), Value::text(choice)));
                to_js(&Value::object([
                    ("answers", Value::Object(answers.collect())),
                    ("members", participant.members.map_or(Value::Null, whole)),
                ]))
            }
            Err(refusal) => to_js(&refusal_value(&refusal)),
        }
    }

    /// The group of households `[{answers, members}]` on a line: `{results, households, persons, meanScore, lookedUp,
    /// atMeanScore}`; intervals are `{rate, low, high, halfWidth, small}`, `persons` has `members` and `below` too and
    /// is `null` where members are not known. `population` counts households. `null` where there is no group.
    ///
    /// # Errors
    /// At an id that the card does not have.
    pub fn gather(&self, group: &JsValue, line: usize, population: Option<f64>) -> Result<JsValue, JsValue> {
        let participant = |value: &Value| {
            let answers = self.read(value.get("answers").unwrap_or(&Value::Null))?;
            Ok(Participant { answers, members: value.get("members").and_then(Value::as_whole) })
        };
        let group: Vec<Participant> = from_js(group).items().iter().map(participant).collect::<Result<_, JsValue>>()?;
        let Some(gathering) = class::gather(&self.0, &group, line, population) else { return Ok(JsValue::NULL) };
        let persons = gathering.persons.as_ref().map_or(Value::Null, |persons| {
            let mut value = interval_value(&persons.interval);
            if let Value::Object(entries) = &mut value {
                entries.push(("members".into(), whole(persons.members)));
                entries.push(("below".into(), Value::Number(persons.below)));
            }
            value
        });
        Ok(to_js(&Value::object([
            ("results", Value::List(gathering.results.iter().map(result_value).collect())),
            ("households", interval_value(&gathering.households)),
            ("persons", persons),
            ("meanScore", Value::Number(gathering.mean_score)),
            ("lookedUp", whole(gathering.looked_up)),
            ("atMeanScore", Value::Number(gathering.at_mean_score)),
        ])))
    }

    /// The published rate of the area that answers `choice` (an id) to the question of areas, or of the nation where that is
    /// `undefined`, as a fraction of households or, with `persons`, of persons; `undefined` where none is published.
    pub fn benchmark(&self, choice: Option<String>, persons: bool, line: usize) -> Option<f64> {
        let benchmarks = self.0.benchmarks()?;
        let area = match choice {
            Some(choice) => Area::Choice(self.0.questions()[benchmarks.question].choice_index(&choice)?),
            None => Area::Nation,
        };
        let unit = if persons { Unit::Person } else { Unit::Household };
        benchmarks.rates(unit, area)?.get(line).copied()
    }

    /// The slip of complete answers; `undefined` while answers are missing or where it would be too long.
    ///
    /// # Errors
    /// At an id that the card does not have.
    pub fn slip(&self, answers: &JsValue, members: Option<u32>) -> Result<Option<String>, JsValue> {
        Ok(class::slip(&self.0, &self.answers(answers)?, members))
    }
}

impl Lesson {
    fn answers(&self, answers: &JsValue) -> Result<Answers, JsValue> {
        self.read(&from_js(answers))
    }

    fn read(&self, answers: &Value) -> Result<Answers, JsValue> {
        Answers::read(&self.0, answers).map_err(|unknown| error(&unknown.message()))
    }

    fn row(&self, line: usize, row: usize) -> Value {
        let table = self.0.table();
        let band = table.bands()[row];
        let likelihood = Value::Number(table.likelihood(line, band.from));
        Value::object([("from", whole(band.from)), ("to", whole(band.to)), ("likelihood", likelihood)])
    }

    fn mistake(&self, mistake: &Mistake, line: usize) -> Value {
        let row = |row: usize| self.row(line, row);
        let details = match *mistake {
            Mistake::Choice { question, chosen, right } => {
                vec![("question", position(question)), ("chosen", position(chosen)), ("right", position(right))]
            }
            Mistake::Sum { written, right } => vec![("written", whole(written)), ("right", whole(right))],
            Mistake::SumOfLine { written, line, right } => {
                vec![("written", whole(written)), ("line", position(line)), ("right", whole(right))]
            }
            Mistake::ReadLine { line, right } | Mistake::OwnLine { line, right } => {
                vec![("line", position(line)), ("right", Value::Number(right))]
            }
            Mistake::Fraction { right } => vec![("right", Value::Number(right))],
            Mistake::Row { row: stands, right } => vec![("row", row(stands)), ("right", row(right))],
            Mistake::NoRow { right } => vec![("right", row(right))],
        };
        let kind = ("kind", Value::text(mistake.kind()));
        Value::Object([kind].into_iter().chain(details).map(|(key, value)| (key.into(), value)).collect())
    }
}

/// The interval of a rate that `n` interviews in a credit union of `population` households measured, with the z of a 90%
/// interval: `{rate, low, high, halfWidth, small}`; `null` where the numbers make no sense.
#[wasm_bindgen(js_name = intervalOf)]
pub fn interval_of(n: u32, rate: f64, population: Option<f64>) -> JsValue {
    let interval = interval(rate, &Basis { population, ..Basis::of(n.into()) });
    interval.map_or(JsValue::NULL, |interval| to_js(&interval_value(&interval)))
}

/// A text as a QR code: the number of modules on a side, then column and row of each dark one. Empty where it is too long.
#[wasm_bindgen(js_name = qrCode)]
pub fn qr_code(text: &str) -> Vec<u32> {
    let Some(grid) = encode(text) else { return Vec::new() };
    [grid.side].into_iter().chain(grid.dark.into_iter().flat_map(|(x, y)| [x, y])).collect()
}

fn whole(number: u32) -> Value {
    Value::Number(number.into())
}

#[expect(clippy::cast_precision_loss, reason = "positions are small")]
fn position(position: usize) -> Value {
    Value::Number(position as f64)
}

fn part_value(part: Part) -> Value {
    Value::object([("choice", position(part.choice)), ("points", whole(part.points))])
}

fn result_value(result: &LineScore) -> Value {
    Value::object([
        ("score", whole(result.score)),
        ("likelihood", Value::Number(result.likelihood)),
        ("capped", Value::Bool(result.capped)),
    ])
}

fn interval_value(interval: &Interval) -> Value {
    Value::object([
        ("rate", Value::Number(interval.rate)),
        ("low", Value::Number(interval.low)),
        ("high", Value::Number(interval.high)),
        ("halfWidth", Value::Number(interval.half_width)),
        ("small", Value::Bool(interval.small)),
    ])
}

fn refusal_value(refusal: &Refusal) -> Value {
    let details = match refusal {
        Refusal::Unknown | Refusal::OtherVersion => Vec::new(),
        Refusal::OtherCard { id } => vec![("found", Value::text(id))],
        Refusal::Count { found, expected } => vec![("found", position(*found)), ("expected", position(*expected))],
        Refusal::Question { question } => vec![("found", Value::text(question))],
        Refusal::Choice { question, choice } => {
            vec![("question", Value::text(question)), ("found", Value::text(choice))]
        }
        Refusal::Members { found } => vec![("found", Value::text(found))],
    };
    let kind = ("refused", Value::text(refusal.kind()));
    Value::Object([kind].into_iter().chain(details).map(|(key, value)| (key.into(), value)).collect())
}

/// Problems of practice households, as one message each.
fn told(problems: &[Problem], language: &str) -> Array {
    let language = Language::from_tag(language).unwrap_or_default();
    problems.iter().map(|problem| JsValue::from_str(&language.problem_of_cases(problem, &number_text))).collect()
}
