//! How this form says things: its language, and numbers as the browser writes them in it.

use alloc::borrow::ToOwned;
use alloc::string::String;

use wasm_bindgen::prelude::wasm_bindgen;

use crate::i18n::{Frequency, Language, Text, fill, frequency};
use crate::scorecard::Localized;

#[wasm_bindgen(module = "/www/form/words.js")]
extern "C" {
    fn whole(number: u32, language: &str) -> String;

    fn percent(fraction: f64, decimals: u32, language: &str) -> String;

    fn today(language: &str) -> String;
}

/// Words in one language.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Words(pub(super) Language);

impl Words {
    /// A text of the interface.
    pub(super) fn text(self, text: Text) -> &'static str {
        self.0.text(text)
    }

    /// A text of the interface with values in its places.
    pub(super) fn fill(self, text: Text, values: &[(&str, &str)]) -> String {
        fill(self.text(text), values)
    }

    /// A text of the card.
    pub(super) fn of_card(self, text: &Localized) -> &str {
        text.get(self.0.tag())
    }

    /// A whole number.
    pub(super) fn whole(self, number: u32) -> String {
        whole(number, self.0.tag())
    }

    /// A fraction 0..1 as a percentage with this many decimals.
    pub(super) fn percent(self, fraction: f64, decimals: u32) -> String {
        percent(fraction, decimals, self.0.tag())
    }

    /// Today's date, in words.
    pub(super) fn today(self) -> String {
        today(self.0.tag())
    }

    /// A likelihood as people say it: "about 3 in 10".
    pub(super) fn frequency(self, likelihood: f64) -> String {
        match frequency(likelihood) {
            Frequency::UnderOneInHundred => self.text(Text::UnderOneInHundred).to_owned(),
            Frequency::Over99InHundred => self.text(Text::Over99InHundred).to_owned(),
            Frequency::InTen(n) => self.fill(Text::InTen, &[("n", &self.whole(n))]),
            Frequency::InHundred(n) => self.fill(Text::InHundred, &[("n", &self.whole(n))]),
        }
    }
}

/// A whole number as attributes write it.
pub(super) fn text_of(number: u32) -> String {
    crate::web::js::number_text(number.into())
}

/// A position or a count as a number to write; no card has that many of anything.
pub(super) fn to_u32(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}
