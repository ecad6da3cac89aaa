//! What a page asks for: an object of named options, read with every problem collected.

use alloc::vec::Vec;

use crate::i18n::Language;
use crate::problem::{Problem, Problems, Shown, key};
use crate::value::Value;

/// The options at hand. An option that is absent or `null` was not given.
pub(crate) struct Options<'a> {
    value: &'a Value,
    path: &'a str,
    problems: Problems,
}

impl<'a> Options<'a> {
    /// The options in `value`, which stands at `path`; a name that is not among `known` is a problem.
    pub(crate) fn new(value: &'a Value, path: &'a str, known: &[&str]) -> Options<'a> {
        let mut options = Options { value, path, problems: Problems::default() };
        match value {
            Value::Object(entries) => {
                for (name, found) in entries.iter().filter(|(name, _)| !known.contains(&name.as_str())) {
                    let expected = ["one of the options ", &known.join(", ")].concat();
                    options.problems.add("option", key(path, name), Shown::value(Some(found)), expected);
                }
            }
            other => options.problems.add("option", path, Shown::value(Some(other)), "an object of options"),
        }
        options
    }

    /// The language that problems are told in: the option `language`, English where it is not given.
    pub(crate) fn language(&mut self) -> Language {
        self.choice("language", &Language::ALL.map(|language| (language.tag(), language))).unwrap_or(Language::English)
    }

    /// The option as it was given.
    pub(crate) fn get(&self, name: &str) -> Option<&'a Value> {
        self.value.get(name).filter(|value| **value != Value::Null)
    }

    /// A number.
    pub(crate) fn number(&mut self, name: &str) -> Option<f64> {
        self.converted(name, "a number", Value::as_number)
    }

    /// A number that must be given.
    pub(crate) fn required_number(&mut self, name: &str, expected: &str) -> Option<f64> {
        self.require(name, expected);
        self.number(name)
    }

    /// A whole number of 0 or more.
    pub(crate) fn whole(&mut self, name: &str) -> Option<u32> {
        self.converted(name, "a whole number of 0 or more", Value::as_whole)
    }

    /// A text that is not empty.
    pub(crate) fn text(&mut self, name: &str) -> Option<&'a str> {
        self.converted(name, "a text that is not empty", |value| value.as_text().filter(|text| !text.is_empty()))
    }

    /// One of the named choices.
    pub(crate) fn choice<T: Copy>(&mut self, name: &str, choices: &[(&str, T)]) -> Option<T> {
        let names: Vec<&str> = choices.iter().map(|(name, _)| *name).collect();
        let expected = ["one of ", &names.join(", ")].concat();
        self.converted(name, &expected, |value| {
            choices.iter().find(|(name, _)| value.as_text() == Some(name)).map(|(_, choice)| *choice)
        })
    }

    /// Yes or no; no where it was not given.
    pub(crate) fn flag(&mut self, name: &str) -> bool {
        let flag = self.converted(name, "true or false", |value| match value {
            Value::Bool(flag) => Some(*flag),
            _ => None,
        });
        flag.unwrap_or_default()
    }

    /// A problem where the option was not given.
    pub(crate) fn require(&mut self, name: &str, expected: &str) {
        if self.get(name).is_none() {
            self.problems.add("option", key(self.path, name), Shown::value(self.value.get(name)), expected);
        }
    }

    /// Another problem of an option.
    pub(crate) fn refuse(&mut self, name: &str, expected: &str) {
        self.problems.add("option", key(self.path, name), Shown::value(self.value.get(name)), expected);
    }

    /// Another problem of a part of an option.
    pub(crate) fn refuse_at(&mut self, path: &str, found: &Value, expected: &str) {
        self.add(&key(self.path, path), Shown::value(Some(found)), expected);
    }

    /// A problem at a path of its own.
    pub(crate) fn add(&mut self, path: &str, found: Shown, expected: &str) {
        self.problems.add("option", path, found, expected);
    }

    /// Further problems.
    pub(crate) fn extend(&mut self, problems: Vec<Problem>) {
        self.problems.0.extend(problems);
    }

    /// Nothing, where every option was right.
    pub(crate) fn finish(self) -> Result<(), Vec<Problem>> {
        if self.problems.0.is_empty() { Ok(()) } else { Err(self.problems.0) }
    }

    fn converted<T>(&mut self, name: &str, expected: &str, convert: impl FnOnce(&'a Value) -> Option<T>) -> Option<T> {
        let converted = convert(self.get(name)?);
        if converted.is_none() {
            self.refuse(name, expected);
        }
        converted
    }
}

/// The language that the problems of these options are told in, whatever else is wrong with them.
#[cfg(target_arch = "wasm32")]
pub(crate) fn language(options: &Value) -> Language {
    options.get("language").and_then(Value::as_text).and_then(Language::from_tag).unwrap_or(Language::English)
}
