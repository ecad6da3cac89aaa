//! An object of a card under inspection: takes its values out key by key, notes what is out of shape, and at the end every
//! key that nobody asked for.

use alloc::borrow::ToOwned;
use alloc::string::String;
use alloc::vec::Vec;

use super::{Choice, Localized};
use crate::problem::{Problems, Shown, at, digits, key};
use crate::value::Value;

/// The name of the shape checks in [`Problem::check`].
pub(super) const SHAPE: &str = "shape";
/// The largest number that points, scores, counts and years may be: far above any published one, and so low that no sum
/// overflows.
const MOST: u32 = 10_000;

/// A form of text: the name of its check, the check, and what is expected.
pub(super) type Form = (&'static str, fn(&str) -> bool, &'static str);
pub(super) const WORDS: Form = (SHAPE, is_words, "a text that is not empty");
const TRANSLATION: Form = ("every-language", is_words, "a text that is not empty");
pub(super) const CARD_ID: Form =
    ("card-id", is_card_id, "lower-case letters, digits and hyphens, such as \"idn-2023\"");
pub(super) const LANGUAGE: Form = (SHAPE, is_language, "a language tag, such as \"id\"");
pub(super) const COUNTRY: Form = (SHAPE, is_country, "three capital letters, such as \"IDN\"");
pub(super) const MONTH: Form = (SHAPE, is_month, "a year and a month, such as \"2023-10\"");
pub(super) const ADDRESS: Form = (SHAPE, is_address, "an address that starts with \"https://\"");

/// The languages that every text of a card must have.
#[derive(Clone, Copy)]
pub(super) struct Texts<'a>(pub(super) &'a [String]);

impl Texts<'_> {
    pub(super) fn read(self, value: Option<&Value>, path: String, problems: &mut Problems) -> Localized {
        let Some(Value::Object(_)) = value else {
            let expected = "an object with one text per language of the card";
            problems.add("every-language", path, Shown::value(value), expected);
            return Localized::default();
        };
        // Without a list of languages that could be read, there is nothing to hold the texts against.
        if self.0.is_empty() || self.0.iter().any(String::is_empty) {
            return Localized::default();
        }
        object(value, path, problems, |texts| {
            Localized(self.0.iter().map(|language| (language.clone(), texts.text(language, TRANSLATION))).collect())
        })
    }
}

/// Reads the object at `path`. Where there is none, that is noted, and an empty one is read without further notes.
pub(super) fn object<T>(
    value: Option<&Value>,
    path: String,
    problems: &mut Problems,
    read: impl FnOnce(&mut Object<'_>) -> T,
) -> T {
    if let Some(value @ Value::Object(_)) = value {
        let mut object = Object { value, path, known: Vec::new(), problems };
        let result = read(&mut object);
        object.close();
        return result;
    }
    problems.add(SHAPE, path, Shown::value(value), "an object");
    read(&mut Object {
        value: &Value::Null,
        path: String::new(),
        known: Vec::new(),
        problems: &mut Problems::default(),
    })
}

/// An object under inspection: what was taken from it, and where problems are noted.
pub(super) struct Object<'a> {
    pub(super) value: &'a Value,
    pub(super) path: String,
    known: Vec<String>,
    pub(super) problems: &'a mut Problems,
}

impl<'a> Object<'a> {
    /// Notes every key that nobody asked for.
    fn close(self) {
        let Value::Object(entries) = self.value else { return };
        for (name, value) in entries {
            if !self.known.contains(name) {
                self.problems.add("unknown-key", key(&self.path, name), Shown::value(Some(value)), "no such key");
            }
        }
    }

    pub(super) fn take(&mut self, name: &str) -> Option<&'a Value> {
        self.known.push(name.to_owned());
        self.value.get(name)
    }

    /// Whether the object has this key, which it need not.
    pub(super) fn optional(&mut self, name: &str) -> bool {
        self.take(name).is_some()
    }

    pub(super) fn note(&mut self, name: &str, check: &'static str, found: Shown, expected: &str) {
        self.problems.add(check, key(&self.path, name), found, expected);
    }

    pub(super) fn fixed(&mut self, name: &str, value: &Value, expected: &str) {
        let found = self.take(name);
        if found != Some(value) {
            self.note(name, SHAPE, Shown::value(found), expected);
        }
    }

    pub(super) fn text(&mut self, name: &str, form: Form) -> String {
        let value = self.take(name);
        text(value, key(&self.path, name), form, self.problems)
    }

    pub(super) fn localized(&mut self, name: &str, texts: Texts) -> Localized {
        let value = self.take(name);
        texts.read(value, key(&self.path, name), self.problems)
    }

    pub(super) fn whole(&mut self, name: &str) -> u32 {
        let value = self.take(name);
        whole(SHAPE, value, key(&self.path, name), self.problems)
    }

    pub(super) fn positive(&mut self, name: &str) -> f64 {
        self.between(name, f64::INFINITY, "a number above 0")
    }

    /// A number above 0 and below `end`.
    pub(super) fn between(&mut self, name: &str, end: f64, expected: &str) -> f64 {
        let value = self.take(name);
        value.and_then(Value::as_number).filter(|number| *number > 0.0 && *number < end).unwrap_or_else(|| {
            self.note(name, SHAPE, Shown::value(value), expected);
            1.0
        })
    }

    /// Two whole numbers, the second not below the first.
    pub(super) fn span(&mut self, name: &str) -> (u32, u32) {
        let value = self.take(name);
        if let Some([from, to]) = value.map(Value::items)
            && let (Some(from), Some(to)) = (from.as_whole(), to.as_whole())
            && from <= to
            && to <= MOST
        {
            return (from, to);
        }
        self.note(name, SHAPE, Shown::value(value), "two whole numbers, first and last");
        (0, 0)
    }

    /// The position of the choice that is named under `name`. Choices that could not be read are held against nothing.
    pub(super) fn choice(&mut self, name: &str, choices: &[Choice]) -> usize {
        let id = self.text(name, WORDS);
        choices.iter().position(|choice| choice.id == id).unwrap_or_else(|| {
            if !id.is_empty() && !choices.is_empty() {
                self.note(name, "known-choice", Shown::quoted(&id), "the id of a choice of the question");
            }
            0
        })
    }

    pub(super) fn object<T>(&mut self, name: &str, read: impl FnOnce(&mut Object<'_>) -> T) -> T {
        let value = self.take(name);
        object(value, key(&self.path, name), self.problems, read)
    }

    pub(super) fn objects<T>(
        &mut self,
        name: &str,
        least: usize,
        mut read: impl FnMut(&mut Object<'_>) -> T,
    ) -> Vec<T> {
        self.list(name, least, |item, path, problems| object(Some(item), path, problems, &mut read))
    }

    pub(super) fn list<T>(
        &mut self,
        name: &str,
        least: usize,
        mut read: impl FnMut(&Value, String, &mut Problems) -> T,
    ) -> Vec<T> {
        let path = key(&self.path, name);
        let value = self.take(name);
        let Some(Value::List(items)) = value else {
            self.problems.add(SHAPE, path, Shown::value(value), "a list");
            return Vec::new();
        };
        if items.len() < least {
            self.problems.add(
                SHAPE,
                path.as_str(),
                Shown::value(value),
                ["a list of ", &digits(least), " or more"].concat(),
            );
        }
        items.iter().enumerate().map(|(i, item)| read(item, at(&path, i), self.problems)).collect()
    }
}

/// A text of this form; empty where there is none, which is noted.
pub(super) fn text(
    value: Option<&Value>,
    path: String,
    (check, holds, expected): Form,
    problems: &mut Problems,
) -> String {
    match value {
        Some(Value::Text(text)) if holds(text) => text.clone(),
        other => {
            problems.add(check, path, Shown::value(other), expected);
            String::new()
        }
    }
}

fn is_words(text: &str) -> bool {
    !text.trim().is_empty()
}

fn is_card_id(id: &str) -> bool {
    !id.is_empty()
        && !id.starts_with('-')
        && id.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-')
}

/// Two or three small letters, then perhaps script or region after hyphens.
fn is_language(tag: &str) -> bool {
    let mut parts = tag.split('-');
    let language = parts.next().unwrap_or_default();
    (2..=3).contains(&language.len())
        && language.bytes().all(|byte| byte.is_ascii_lowercase())
        && parts.all(|part| (2..=8).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_alphanumeric()))
}

fn is_country(code: &str) -> bool {
    code.len() == 3 && code.bytes().all(|byte| byte.is_ascii_uppercase())
}

fn is_month(month: &str) -> bool {
    match month.as_bytes() {
        [year @ .., b'-', tens, ones] => {
            year.len() == 4
                && year.iter().all(u8::is_ascii_digit)
                && matches!((tens, ones), (b'0', b'1'..=b'9') | (b'1', b'0'..=b'2'))
        }
        _ => false,
    }
}

/// An address that a page can link to; not `javascript:`, for one.
fn is_address(address: &str) -> bool {
    address.starts_with("https://") || address.starts_with("http://")
}

pub(super) fn whole(check: &'static str, value: Option<&Value>, path: String, problems: &mut Problems) -> u32 {
    value.and_then(Value::as_whole).filter(|whole| *whole <= MOST).unwrap_or_else(|| {
        problems.add(check, path, Shown::value(value), "a whole number from 0 to 10000");
        0
    })
}

/// A number from 0 to `most`, which is 1 or 100.
pub(super) fn share(check: &'static str, value: &Value, most: f64, path: String, problems: &mut Problems) -> f64 {
    value.as_number().filter(|number| (0.0..=most).contains(number)).unwrap_or_else(|| {
        let expected = if most > 1.0 { "a percentage from 0 to 100" } else { "a fraction from 0 to 1" };
        problems.add(check, path, Shown::value(Some(value)), expected);
        0.0
    })
}

#[cfg(test)]
mod tests {
    use super::{is_address, is_card_id, is_country, is_language, is_month, is_words};

    #[track_caller]
    fn holds(form: fn(&str) -> bool, texts: &[&str], others: &[&str]) {
        assert_eq!(texts.iter().find(|text| !form(text)), None);
        assert_eq!(others.iter().find(|text| form(text)), None);
    }

    #[test]
    fn texts_of_a_form() {
        holds(is_words, &["a", " a "], &["", " ", "\n\t"]);
        holds(is_card_id, &["idn-2023", "2023", "x-"], &["", "-x", "IDN", "idn_2023", "idn 2023", "é"]);
        holds(
            is_language,
            &["id", "min", "zh-Hant-TW", "sr-latn"],
            &["", "i", "ID", "indo", "id-", "id-x", "id_ID", "-id"],
        );
        holds(is_country, &["IDN"], &["", "ID", "idn", "IDNX", "ID1", "ÉN"]);
        holds(
            is_month,
            &["2023-01", "2023-09", "2012-12"],
            &["", "2023", "2023-00", "2023-13", "2023-1", "23-10", "2023-10-1", "2023/10"],
        );
        holds(is_address, &["https://a", "http://a"], &["", "a", "javascript:alert()", "//a", " https://a"]);
    }
}
