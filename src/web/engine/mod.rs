//! The surface of the engine module: `ppi.js`, without elements.

mod batch;
mod change;
mod plan;
mod sample;
mod table;

use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

pub use batch::{Batch, Listing};
pub use change::change;
pub use plan::{margin, sample_size};
pub use sample::draw_sample;
pub use table::to_csv;

use super::convert::{error, from_js, listed_error, message, problems_error, to_js};
use super::js::Array;
use crate::answers::Answers;
use crate::export;
use crate::i18n::Language;
use crate::problem::Problem;
use crate::scorecard::{Points, Scorecard as Card};
use crate::scoring::{self, Assessment};
use crate::value::Value;

/// A checked card.
#[wasm_bindgen]
pub struct Scorecard(Card);

#[wasm_bindgen]
impl Scorecard {
    /// Checks the parsed content of a card's file.
    ///
    /// # Errors
    /// An `Error` whose message lists every problem with its path; `problems` holds them one by one.
    #[wasm_bindgen(constructor)]
    pub fn new(json: &JsValue) -> Result<Scorecard, JsValue> {
        match Card::read(&from_js(json)) {
            Ok(card) => Ok(Scorecard(card)),
            Err(problems) => Err(problems_error("This is not a valid scorecard:", &problems)),
        }
    }

    /// The card's id.
    #[wasm_bindgen(getter)]
    pub fn id(&self) -> String {
        self.0.id().to_owned()
    }

    /// The digest of everything that a score depends on.
    #[wasm_bindgen(getter)]
    pub fn digest(&self) -> String {
        self.0.digest().text()
    }

    /// The card as bytes for the form of the same version, with its benchmarks.
    pub fn packed(&self) -> Vec<u8> {
        self.0.pack(true)
    }

    /// The questions with their choices.
    #[wasm_bindgen(getter)]
    pub fn questions(&self) -> JsValue {
        let choice = |choice: &crate::scorecard::Choice| {
            let points = match &choice.points {
                Points::Shared(points) => Value::Number((*points).into()),
                Points::PerLine(points) => {
                    Value::List(points.iter().map(|points| Value::Number((*points).into())).collect())
                }
            };
            Value::object([("id", Value::text(&choice.id)), ("text", self.texts(&choice.text)), ("points", points)])
        };
        let questions = self.0.questions().iter().map(|question| {
            Value::object([
                ("id", Value::text(&question.id)),
                ("text", self.texts(&question.text)),
                ("choices", Value::List(question.choices.iter().map(choice).collect())),
            ])
        });
        to_js(&Value::List(questions.collect()))
    }

    /// The poverty lines, in the published order.
    #[wasm_bindgen(getter)]
    pub fn lines(&self) -> JsValue {
        let lines = self.0.lines().iter();
        let line = |line: &crate::scorecard::Line| {
            Value::object([("id", Value::text(&line.id)), ("label", self.texts(&line.label))])
        };
        to_js(&Value::List(lines.map(line).collect()))
    }

    /// Scores one household: `{complete: false, missing}` or `{complete: true, lines}`. `null`, `undefined` and `""` count
    /// as missing.
    ///
    /// # Errors
    /// An `Error` that names a question or choice the card does not have.
    pub fn assess(&self, answers: &JsValue) -> Result<JsValue, JsValue> {
        let answers = Answers::read(&self.0, &from_js(answers)).map_err(|unknown| error(&unknown.message()))?;
        let questions = self.0.questions();
        Ok(to_js(&match scoring::assess(&self.0, &answers) {
            Assessment::Incomplete { missing } => Value::object([
                ("complete", Value::Bool(false)),
                ("missing", Value::List(missing.iter().map(|q| Value::text(&questions[*q].id)).collect())),
            ]),
            Assessment::Complete { lines } => {
                let entries =
                    self.0.lines().iter().zip(&lines).map(|(line, score)| export::line_entry(&line.id, score));
                Value::object([("complete", Value::Bool(true)), ("lines", Value::List(entries.collect()))])
            }
        }))
    }

    fn texts(&self, text: &crate::scorecard::Localized) -> Value {
        let languages = self.0.languages().iter();
        Value::Object(languages.map(|language| (language.clone(), Value::text(text.get(language)))).collect())
    }
}

/// An error that lists every problem, one on a line, and carries them as `problems`, in the language that was asked for.
fn told(language: Language, subject: &str, problems: &[Problem]) -> JsValue {
    let messages: Vec<String> =
        problems.iter().map(|problem| language.problem(problem, &crate::web::js::number_text)).collect();
    listed_error(&language.words(subject), &messages)
}

/// What in a result record disagrees with the card in `json`: one message each, none when the record is right.
///
/// # Errors
/// As [`Scorecard::new`], when `json` is no valid card.
#[wasm_bindgen]
pub fn verify(record: &JsValue, json: &JsValue) -> Result<Array, JsValue> {
    let card = Scorecard::new(json)?;
    let problems = export::verify(&from_js(record), &card.0);
    Ok(problems.iter().map(|problem| JsValue::from_str(&message(problem))).collect())
}
