//! What is wrong with a card or a record: where, what was found, what was expected.

use alloc::borrow::ToOwned;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use core::fmt;

use crate::value::Value;

/// One problem of something that was read. Paths are those of the JSON, with positions that count from 0:
/// `questions[1].choices[0].points`.
#[derive(Clone, Debug, PartialEq)]
pub struct Problem {
    /// The name of the check that failed, such as `points-whole`.
    pub check: &'static str,
    /// Where; empty for the whole.
    pub path: String,
    /// What stands there.
    pub found: Shown,
    /// What should stand there.
    pub expected: Shown,
}

/// A value as a message shows it.
#[derive(Clone, Debug, PartialEq)]
pub enum Shown {
    /// The key is absent.
    Nothing,
    /// A description.
    Words(String),
    /// A number.
    Number(f64),
}

/// The longest piece of a text that a message quotes, in characters: a digest is quoted whole.
const QUOTE: usize = 80;

impl Shown {
    /// What a message says of `value`.
    #[must_use]
    pub fn value(value: Option<&Value>) -> Shown {
        let Some(value) = value else { return Shown::Nothing };
        match value {
            Value::Number(number) => Shown::Number(*number),
            Value::Null => "null".into(),
            Value::Bool(true) => "true".into(),
            Value::Bool(false) => "false".into(),
            Value::Text(text) => Shown::quoted(text),
            Value::List(items) => Shown::list(items.len()),
            Value::Object(_) => "an object".into(),
        }
    }

    /// A text in quotation marks, cut when it is long.
    #[must_use]
    pub fn quoted(text: &str) -> Shown {
        let end = text.char_indices().nth(QUOTE).map(|(at, _)| at);
        Shown::Words(match end.and_then(|end| text.get(..end)) {
            Some(start) => ["\"", start, "…\""].concat(),
            None => ["\"", text, "\""].concat(),
        })
    }

    /// A list of this length.
    #[must_use]
    pub fn list(length: usize) -> Shown {
        Shown::Words(["a list of ", &digits(length)].concat())
    }

    /// The words of a message, with numbers written by `number`.
    pub(crate) fn write(&self, number: &dyn Fn(f64) -> String) -> String {
        match self {
            Shown::Nothing => "nothing".to_owned(),
            Shown::Words(words) => words.clone(),
            Shown::Number(found) => number(*found),
        }
    }
}

impl From<&str> for Shown {
    fn from(words: &str) -> Shown {
        Shown::Words(words.to_owned())
    }
}

impl From<String> for Shown {
    fn from(words: String) -> Shown {
        Shown::Words(words)
    }
}

impl From<u32> for Shown {
    fn from(number: u32) -> Shown {
        Shown::Number(number.into())
    }
}

impl Problem {
    /// The message, with numbers written by `number`. In a browser the number's own text is taken, which keeps the
    /// formatting of floats out of the wasm module.
    #[must_use]
    pub fn message(&self, number: &dyn Fn(f64) -> String) -> String {
        let place = if self.path.is_empty() { "the whole" } else { &self.path };
        let (found, expected) = (self.found.write(number), self.expected.write(number));
        [place, ": found ", &found, ", expected ", &expected, " (", self.check, ")"].concat()
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message(&|number| number.to_string()))
    }
}

impl core::error::Error for Problem {}

/// The problems found so far.
#[derive(Default)]
pub(crate) struct Problems(pub(crate) Vec<Problem>);

impl Problems {
    /// Adds one.
    pub(crate) fn add(
        &mut self,
        check: &'static str,
        path: impl Into<String>,
        found: impl Into<Shown>,
        expected: impl Into<Shown>,
    ) {
        self.0.push(Problem { check, path: path.into(), found: found.into(), expected: expected.into() });
    }
}

/// `path.key`, or `key` at the top.
pub(crate) fn key(path: &str, key: &str) -> String {
    if path.is_empty() { key.to_owned() } else { [path, ".", key].concat() }
}

/// `path[position]`.
pub(crate) fn at(path: &str, position: usize) -> String {
    [path, "[", &digits(position), "]"].concat()
}

/// A whole number in decimal digits. (The standard formatting of numbers would be a tenth of the form's code.)
pub(crate) fn digits(number: impl itoa::Integer) -> String {
    itoa::Buffer::new().format(number).to_owned()
}

#[cfg(test)]
mod tests {
    use super::{Problem, Shown};
    use crate::value::Value;

    fn message(path: &str, found: Shown) -> String {
        Problem { check: "shape", path: path.to_owned(), found, expected: 1.into() }.to_string()
    }

    #[test]
    fn a_message_says_where_what_and_what_instead() {
        assert_eq!(message("", Shown::Nothing), "the whole: found nothing, expected 1 (shape)");
        assert_eq!(message("lines[0].id", Shown::Number(2.5)), "lines[0].id: found 2.5, expected 1 (shape)");
    }

    #[test]
    fn a_value_is_shown_in_a_few_words() {
        let shown = |value| message("x", Shown::value(Some(&value)));
        assert_eq!(shown(Value::Null), "x: found null, expected 1 (shape)");
        assert_eq!(shown(Value::Bool(false)), "x: found false, expected 1 (shape)");
        assert_eq!(shown(Value::List(vec![Value::Null])), "x: found a list of 1, expected 1 (shape)");
        assert_eq!(shown(Value::object([])), "x: found an object, expected 1 (shape)");
        assert_eq!(shown(Value::text("é".repeat(80))), format!("x: found \"{}\", expected 1 (shape)", "é".repeat(80)));
        assert_eq!(shown(Value::text("é".repeat(81))), format!("x: found \"{}…\", expected 1 (shape)", "é".repeat(80)));
    }
}
