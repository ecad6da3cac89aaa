//! A JSON value as the readers of this crate see it.
//!
//! Cards and records arrive through `JSON.parse` in a browser and through `serde_json` elsewhere. Both become this small
//! type first, so that one reader checks them, with one list of messages.

use alloc::borrow::ToOwned;
use alloc::string::String;
use alloc::vec::Vec;

/// A JSON value. Objects keep the order of their keys.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// `null`, and JavaScript's `undefined`.
    Null,
    /// `true` or `false`.
    Bool(bool),
    /// Any number, as a double, as JSON numbers are in JavaScript.
    Number(f64),
    /// A string.
    Text(String),
    /// An array.
    List(Vec<Value>),
    /// An object, in the order of its keys.
    Object(Vec<(String, Value)>),
}

/// What a JSON value can be built as: [`Value`], or a browser's own objects without a copy in between.
pub trait Json: Sized {
    /// `null`.
    fn null() -> Self;
    /// `true` or `false`.
    fn flag(flag: bool) -> Self;
    /// A number.
    fn number(number: f64) -> Self;
    /// A text.
    fn text(text: &str) -> Self;
    /// A list of items.
    fn list(items: impl Iterator<Item = Self>) -> Self;
    /// An object of keys and values, in this order.
    fn object<'a>(entries: impl IntoIterator<Item = (&'a str, Self)>) -> Self;
}

impl Json for Value {
    fn null() -> Value {
        Value::Null
    }

    fn flag(flag: bool) -> Value {
        Value::Bool(flag)
    }

    fn number(number: f64) -> Value {
        Value::Number(number)
    }

    fn text(text: &str) -> Value {
        Value::Text(text.to_owned())
    }

    fn list(items: impl Iterator<Item = Value>) -> Value {
        Value::List(items.collect())
    }

    fn object<'a>(entries: impl IntoIterator<Item = (&'a str, Value)>) -> Value {
        Value::Object(entries.into_iter().map(|(key, value)| (key.to_owned(), value)).collect())
    }
}

impl Value {
    /// The value under `key`, if this is an object that has it.
    #[must_use]
    pub fn get(&self, key: &str) -> Option<&Value> {
        match self {
            Value::Object(entries) => entries.iter().find(|(name, _)| name == key).map(|(_, value)| value),
            _ => None,
        }
    }

    /// The text, if this is one.
    #[must_use]
    pub fn as_text(&self) -> Option<&str> {
        match self {
            Value::Text(text) => Some(text),
            _ => None,
        }
    }

    /// The number, if this is one.
    #[must_use]
    pub fn as_number(&self) -> Option<f64> {
        match self {
            Value::Number(number) => Some(*number),
            _ => None,
        }
    }

    /// The items, if this is a list; otherwise none.
    #[must_use]
    pub fn items(&self) -> &[Value] {
        match self {
            Value::List(items) => items,
            _ => &[],
        }
    }

    /// An object from its entries.
    #[must_use]
    pub fn object<const N: usize>(entries: [(&str, Value); N]) -> Value {
        Value::Object(entries.into_iter().map(|(key, value)| (key.to_owned(), value)).collect())
    }

    /// A text.
    pub fn text(text: impl Into<String>) -> Value {
        Value::Text(text.into())
    }

    /// The whole number in `0..=u32::MAX` that this is, if it is one.
    #[must_use]
    pub fn as_whole(&self) -> Option<u32> {
        let number = self.as_number()?;
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "checked by converting back")]
        let whole = number as u32;
        #[expect(clippy::float_cmp, reason = "whole numbers are exact")]
        (f64::from(whole) == number).then_some(whole)
    }
}

#[cfg(not(target_arch = "wasm32"))]
mod native {
    use super::Value;

    /// Up to here a double holds every whole number: 2^53.
    const MOST_EXACT: f64 = 9_007_199_254_740_992.0;

    impl Value {
        /// Reads JSON text.
        ///
        /// # Errors
        /// When `json` is not JSON; the message names line and column, counted from 1.
        pub fn parse(json: &str) -> Result<Value, serde_json::Error> {
            serde_json::from_str::<serde_json::Value>(json).map(Value::from)
        }
    }

    impl From<serde_json::Value> for Value {
        fn from(value: serde_json::Value) -> Value {
            use serde_json::Value as Json;
            match value {
                Json::Null => Value::Null,
                Json::Bool(flag) => Value::Bool(flag),
                Json::Number(number) => Value::Number(number.as_f64().unwrap_or(f64::NAN)),
                Json::String(text) => Value::Text(text),
                Json::Array(items) => Value::List(items.into_iter().map(Value::from).collect()),
                Json::Object(map) => Value::Object(map.into_iter().map(|(key, value)| (key, value.into())).collect()),
            }
        }
    }

    impl From<&Value> for serde_json::Value {
        fn from(value: &Value) -> serde_json::Value {
            use serde_json::Value as Json;
            match value {
                Value::Null => Json::Null,
                Value::Bool(flag) => Json::Bool(*flag),
                // Whole numbers print without ".0", as in JavaScript.
                #[expect(clippy::cast_possible_truncation, reason = "only whole numbers of a double's precision")]
                Value::Number(number) if number % 1.0 == 0.0 && number.abs() <= MOST_EXACT => {
                    Json::from(*number as i64)
                }
                Value::Number(number) => Json::from(*number),
                Value::Text(text) => Json::String(text.clone()),
                Value::List(items) => items.iter().map(Json::from).collect(),
                Value::Object(entries) => entries.iter().map(|(key, value)| (key.clone(), Json::from(value))).collect(),
            }
        }
    }
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use super::Value;

    #[test]
    fn whole_numbers_are_those_of_a_u32() {
        let whole = |number| Value::Number(number).as_whole();
        assert_eq!([0.0, -0.0, 7.0, 4_294_967_295.0].map(whole), [Some(0), Some(0), Some(7), Some(u32::MAX)]);
        let others = [-1.0, 0.5, 4_294_967_296.0, f64::NAN, f64::INFINITY, f64::NEG_INFINITY];
        assert_eq!(others.map(whole), [None; 6]);
        assert_eq!(Value::text("7").as_whole(), None);
    }

    #[test]
    fn json_keeps_its_order_and_its_digits() {
        let json = r#"{"b":[1,-2,0.041158273037558,20240718093000],"a":{"é":null,"":true}}"#;
        let value = Value::parse(json).expect("JSON");
        assert_eq!(serde_json::Value::from(&value).to_string(), json);
        assert_eq!(value.get("b").map(|list| list.items().len()), Some(4));
        assert_eq!(value.get("a").and_then(|object| object.get("")), Some(&Value::Bool(true)));
    }

    #[test]
    fn what_is_not_json_is_an_error_with_its_place() {
        let error = Value::parse("{\n  \"id\": }").expect_err("no value");
        assert_eq!((error.line(), error.column()), (2, 9));
    }
}
