//! What should have stood in a row that was refused.

use super::{Language, fill};
use crate::problem::digits;

/// What was expected where a row of a survey was refused.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Expected {
    /// One of these choices, or their texts.
    Choice(Vec<String>),
    /// A number of people, at most this many.
    People(u32),
    /// As many cells as the first line has.
    Cells(usize),
    /// Answers: the row is empty.
    Answers,
    /// Characters that can be read: the file is damaged, or has two encodings.
    Readable,
    /// A text of at most this many bytes.
    Short(usize),
    /// A row of at most this many bytes.
    ShortRow(usize),
    /// At most this many cells.
    FewCells(usize),
    /// A second quotation mark.
    ClosingQuote,
    /// The end of the cell behind the second quotation mark.
    EndOfCell,
    /// A date, at most this one.
    Date(String),
    /// A date that could be no other.
    ClearDate,
    /// One of these outcomes of a visit.
    Outcome(Vec<String>),
    /// A record that agrees with the card; what it should have, in English words that [`Language::words`] knows.
    Record(String),
}

impl Language {
    /// The words for what was expected.
    #[must_use]
    pub fn expected(self, expected: &Expected) -> String {
        let text = match self {
            Language::Indonesian => indonesian(expected),
            Language::English => english(expected),
        };
        let value = match expected {
            Expected::Choice(texts) | Expected::Outcome(texts) => texts.join(", "),
            Expected::Date(date) => date.clone(),
            Expected::People(most) => digits(*most),
            Expected::Cells(number)
            | Expected::Short(number)
            | Expected::ShortRow(number)
            | Expected::FewCells(number) => digits(*number),
            Expected::Record(words) => self.words(words),
            Expected::Answers
            | Expected::Readable
            | Expected::ClearDate
            | Expected::ClosingQuote
            | Expected::EndOfCell => String::new(),
        };
        fill(text, &[("value", &value)])
    }
}

fn english(expected: &Expected) -> &'static str {
    match expected {
        Expected::Choice(_) => "one of {value}, or the text of one",
        Expected::People(_) => "a whole number from 1 to {value}",
        Expected::Cells(_) => "{value} cells, as in the first line",
        Expected::Answers => "answers: the row is empty",
        Expected::Readable => "characters that can be read: the file seems to mix encodings",
        Expected::Short(_) => "a text of at most {value} bytes",
        Expected::ShortRow(_) => "a row of at most {value} bytes",
        Expected::FewCells(_) => "at most {value} cells",
        Expected::ClosingQuote => "a second quotation mark at the end of the cell",
        Expected::EndOfCell => "nothing between the second quotation mark and the end of the cell",
        Expected::Date(_) => "a date as 2026-07-31 or 31/7/2026, the day first, no later than {value}",
        Expected::ClearDate => "a date as 2026-07-31: other dates of this file have the month first",
        Expected::Outcome(_) => "one of {value}",
        Expected::Record(_) => "{value}",
    }
}

fn indonesian(expected: &Expected) -> &'static str {
    match expected {
        Expected::Choice(_) => "salah satu dari {value}, atau teks pilihannya",
        Expected::People(_) => "bilangan bulat dari 1 sampai {value}",
        Expected::Cells(_) => "{value} sel, seperti pada baris pertama",
        Expected::Answers => "jawaban: barisnya kosong",
        Expected::Readable => "huruf yang dapat dibaca: berkas ini tampaknya mencampur pengodean",
        Expected::Short(_) => "teks paling panjang {value} bita",
        Expected::ShortRow(_) => "baris paling panjang {value} bita",
        Expected::FewCells(_) => "paling banyak {value} sel",
        Expected::ClosingQuote => "tanda kutip penutup di akhir sel",
        Expected::EndOfCell => "tidak ada apa-apa di antara tanda kutip penutup dan akhir sel",
        Expected::Date(_) => "tanggal seperti 2026-07-31 atau 31/7/2026 (hari lebih dulu), paling akhir {value}",
        Expected::ClearDate => "tanggal seperti 2026-07-31: tanggal lain di berkas ini menulis bulan lebih dulu",
        Expected::Outcome(_) => "salah satu dari {value}",
        Expected::Record(_) => "{value}",
    }
}
