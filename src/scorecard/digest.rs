//! The digest of a card: SHA-256 of a canonical binary form of everything that a score depends on.
//!
//! The form is defined in `scorecards/README.md`. Texts, sources and benchmarks are not part of it, so a corrected word
//! leaves it as it is.

use alloc::string::String;
use core::fmt;

use sha2::{Digest as _, Sha256};

use super::{Line, Question, Table};

/// A SHA-256 digest, shown as `sha256:` and 64 hexadecimal digits.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Digest([u8; 32]);

const PREFIX: &str = "sha256:";

impl Digest {
    /// The digest of a card with these parts.
    pub(super) fn of(id: &str, lines: &[Line], questions: &[Question], table: &Table) -> Digest {
        let mut form = Form(Sha256::new());
        form.0.update(b"ppi-scorecard-digest-1\0");
        form.text(id);
        form.count(lines.len());
        for line in lines {
            form.text(&line.id);
        }
        form.count(questions.len());
        for question in questions {
            form.text(&question.id);
            form.count(question.choices.len());
            for choice in &question.choices {
                form.text(&choice.id);
                for line in 0..lines.len() {
                    form.number(f64::from(choice.points.on(line)));
                }
            }
        }
        form.count(table.bands.len());
        for (band, likelihoods) in table.bands.iter().zip(&table.rows) {
            form.number(f64::from(band.from));
            form.number(f64::from(band.to));
            for likelihood in likelihoods {
                form.number(*likelihood);
            }
        }
        Digest(form.0.finalize().into())
    }

    /// The shown form.
    #[must_use]
    pub fn text(&self) -> String {
        let digits = self.0.iter().flat_map(|byte| [byte >> 4, byte & 15]);
        PREFIX.chars().chain(digits.filter_map(|digit| char::from_digit(digit.into(), 16))).collect()
    }

    /// The 32 bytes.
    pub(super) fn bytes(&self) -> [u8; 32] {
        self.0
    }

    /// From its 32 bytes.
    pub(super) fn from_bytes(bytes: [u8; 32]) -> Digest {
        Digest(bytes)
    }

    /// Reads the shown form.
    pub(super) fn parse(text: &str) -> Option<Digest> {
        let digits = text.strip_prefix(PREFIX)?.as_bytes();
        let mut bytes = [0; 32];
        let (pairs, []) = digits.as_chunks::<2>() else { return None };
        if pairs.len() != bytes.len() {
            return None;
        }
        for (byte, [high, low]) in bytes.iter_mut().zip(pairs) {
            *byte = hex_value(*high)? << 4 | hex_value(*low)?;
        }
        Some(Digest(bytes))
    }
}

fn hex_value(digit: u8) -> Option<u8> {
    match digit {
        b'0'..=b'9' => Some(digit - b'0'),
        b'a'..=b'f' => Some(digit - b'a' + 10),
        _ => None,
    }
}

impl fmt::Display for Digest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text())
    }
}

/// The canonical binary form, as it is hashed.
struct Form(Sha256);

impl Form {
    fn count(&mut self, count: usize) {
        self.0.update(u32::try_from(count).unwrap_or(u32::MAX).to_le_bytes());
    }

    fn text(&mut self, text: &str) {
        self.count(text.len());
        self.0.update(text.as_bytes());
    }

    fn number(&mut self, number: f64) {
        self.0.update(number.to_bits().to_le_bytes());
    }
}

#[cfg(test)]
mod tests {
    use super::Digest;

    #[test]
    fn a_digest_is_read_as_it_is_shown() {
        let shown = format!("sha256:{}{}", "09af".repeat(15), "00ff");
        assert_eq!(Digest::parse(&shown).map(|digest| digest.to_string()), Some(shown));
    }

    #[test]
    fn anything_else_is_no_digest() {
        let digits = "0".repeat(64);
        let others = [digits.clone(), format!("sha256:{digits}0"), format!("sha256:{digits}00"), "sha256:".to_owned()];
        for text in others.iter().chain([&format!("sha256:{}A0", &digits[2..]), &format!("sha256:{}é", &digits[2..])])
        {
            assert_eq!(Digest::parse(text), None, "{text}");
        }
    }
}
