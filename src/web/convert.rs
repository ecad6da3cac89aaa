//! JavaScript values to [`Value`] and back.

#[cfg(any(feature = "engine", feature = "reader"))]
use alloc::string::String;
#[cfg(any(feature = "engine", feature = "reader"))]
use alloc::vec::Vec;

use wasm_bindgen::JsValue;

#[cfg(any(feature = "engine", feature = "reader"))]
use super::js::number_text;
use super::js::{Array, Error, Object, cast};
#[cfg(any(feature = "engine", feature = "reader"))]
use crate::problem::Problem;
use crate::value::{Json, Value};

/// How deep a value may nest; a card needs six levels. What lies deeper is read as `null`, so that a value that contains
/// itself ends in a problem and not in an overflow.
const DEEPEST: u32 = 32;

/// A JavaScript value as [`Value`]. What JSON does not have, such as a function, is read as `null`.
pub(super) fn from_js(value: &JsValue) -> Value {
    read(value, DEEPEST)
}

fn read(value: &JsValue, depth: u32) -> Value {
    if let Some(number) = value.as_f64() {
        Value::Number(number)
    } else if let Some(text) = value.as_string() {
        Value::Text(text)
    } else if let Some(flag) = value.as_bool() {
        Value::Bool(flag)
    } else if depth == 0 {
        Value::Null
    } else if Array::is_array(value) {
        Value::List(cast::<Array>(value).iter().map(|item| read(&item, depth - 1)).collect())
    } else if value.is_object() {
        let entries = Object::entries(value);
        let entry = |entry: JsValue| {
            let pair: &Array = cast(&entry);
            (pair.get(0).as_string().unwrap_or_default(), read(&pair.get(1), depth - 1))
        };
        Value::Object(entries.iter().map(entry).collect())
    } else {
        Value::Null
    }
}

impl Json for JsValue {
    fn null() -> JsValue {
        JsValue::NULL
    }

    fn flag(flag: bool) -> JsValue {
        JsValue::from_bool(flag)
    }

    fn number(number: f64) -> JsValue {
        JsValue::from_f64(number)
    }

    fn text(text: &str) -> JsValue {
        JsValue::from_str(text)
    }

    fn list(items: impl Iterator<Item = JsValue>) -> JsValue {
        items.collect::<Array>().into()
    }

    fn object<'a>(entries: impl IntoIterator<Item = (&'a str, JsValue)>) -> JsValue {
        let object = Object::new();
        for (key, value) in entries {
            object.put(key, &value);
        }
        object.into()
    }
}

/// A plain JavaScript value, as `JSON.parse` would give it.
#[cfg(any(feature = "engine", feature = "class"))]
pub(super) fn to_js(value: &Value) -> JsValue {
    match value {
        Value::Null => JsValue::NULL,
        Value::Bool(flag) => JsValue::from_bool(*flag),
        Value::Number(number) => JsValue::from_f64(*number),
        Value::Text(text) => JsValue::from_str(text),
        Value::List(items) => items.iter().map(to_js).collect::<Array>().into(),
        Value::Object(entries) => {
            let object = Object::new();
            for (key, value) in entries {
                object.put(key, &to_js(value));
            }
            object.into()
        }
    }
}

/// An error of the page, such as an id that the card does not have.
#[cfg(any(feature = "form", feature = "engine", feature = "class"))]
pub(super) fn error(message: &str) -> JsValue {
    Error::new(message).into()
}

/// A problem's message, with numbers as JavaScript writes them.
#[cfg(any(feature = "engine", feature = "reader"))]
pub(super) fn message(problem: &Problem) -> String {
    problem.message(&number_text)
}

/// An error that lists every problem, one on a line, and carries them as `problems`.
#[cfg(any(feature = "engine", feature = "reader"))]
pub(super) fn problems_error(subject: &str, problems: &[Problem]) -> JsValue {
    listed_error(subject, &problems.iter().map(message).collect::<Vec<String>>())
}

/// The same of messages.
#[cfg(any(feature = "engine", feature = "reader"))]
pub(super) fn listed_error(subject: &str, messages: &[String]) -> JsValue {
    let error = Error::new(&[subject, "\n", &messages.join("\n")].concat());
    error.put("problems", &messages.iter().map(|message| JsValue::from_str(message)).collect::<Array>());
    error.into()
}
