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
    fn a_digest_is_shown_in_hexadecimal_digits() {
        let mut bytes = [0x09; 32];
        bytes[30..].copy_from_slice(&[0x00, 0xff]);
        assert_eq!(Digest::from_bytes(bytes).to_string(), format!("sha256:{}00ff", "09".repeat(30)));
    }
}
