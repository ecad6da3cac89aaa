//! One invented household: how well off it is, and from that its answers, in both rounds.
//!
//! A household's prosperity θ is a number around 0: that of its place, and a normal one of its own (the sum of six uniform
//! numbers less 3, times √2, has variance 1 and needs no function that platforms compute differently). It takes the highest
//! answer whose chance 1 / (1 + exp(−(slope·θ + lift))) is above a uniform number. Three years later θ has risen a little,
//! more for some than for others, and most of those uniform numbers are the same as before: households change slowly.

use super::Sheet;
use crate::csv::Cell;

/// The question that the location answers, and the answer of Kalimantan Barat.
const PROVINCE: &str = "T";
/// How far households differ within one place.
const SPREAD: f64 = 0.75;
/// What brings the rates of the first round near the published ones of the province.
const LEVEL: f64 = -0.3;
/// By how much prosperity rises until the second round, on average, and how far households differ in that.
const RISE: f64 = 0.3;
const RISE_SPREAD: f64 = 0.35;
/// The share of answers that are decided anew in the second round.
const NEW: f64 = 0.2;
/// The share of interviews in which one answer was forgotten.
const FORGOTTEN: f64 = 0.004;
/// The share of drawn members who cannot be interviewed.
const OUT_OF_REACH: f64 = 0.08;

/// How a question is answered: how much prosperity matters, and the answers from the highest down, each with its lift; the
/// last is what remains.
struct Question {
    slope: f64,
    answers: &'static [(&'static str, f64)],
    rest: &'static str,
}

const fn question(slope: f64, answers: &'static [(&'static str, f64)], rest: &'static str) -> Question {
    Question { slope, answers, rest }
}

/// The questions from the third on.
const QUESTIONS: [Question; 8] = [
    question(0.6, &[("A", 1.7)], "B"),
    question(1.1, &[("A", -0.2), ("B", 0.2)], "C"),
    question(0.9, &[("A", 0.1)], "B"),
    question(0.5, &[("A", -0.5)], "B"),
    question(0.9, &[("A", 0.8)], "B"),
    question(0.9, &[("A", 2.0)], "B"),
    question(1.3, &[("A", 0.9)], "B"),
    question(1.4, &[("A", -2.2)], "B"),
];

/// The lifts of having at least two members, three and so on; the poorer the household, the more.
const SIZES: [f64; 7] = [2.9, 1.6, 0.5, -0.7, -1.7, -2.6, -3.4];
const SIZE_SLOPE: f64 = -0.25;

// What each of a member's words is for. The rounds have words of their own from their own starts on.
pub(super) const SEX: usize = 0;
pub(super) const JOINED: usize = 1;
const OWN: usize = 2;
const CHANGE: usize = 8;
const CU_MEMBERS: usize = 14;
const SIZE: usize = 15;
const ANSWERS: usize = 16;
const BASELINE: usize = 24;
const FOLLOWUP: usize = 28;
/// Within a round: the day, the interviewer, what was forgotten, who was out of reach.
const DAY: usize = 0;
const INTERVIEWER: usize = 1;
const FORGOT: usize = 2;
const REACH: usize = 3;
/// Whether the second round's answers are decided anew, and from what.
const AGAIN: usize = 32;
const ANEW: usize = 41;

/// The bytes of one member's words.
pub(super) const WORDS_BYTES: usize = 256;

/// The 64 words that belong to one member.
pub(super) struct Words([u8; WORDS_BYTES]);

impl Words {
    pub(super) fn new(bytes: [u8; WORDS_BYTES]) -> Words {
        Words(bytes)
    }

    /// A word as a number between 0 and 1.
    pub(super) fn fraction(&self, word: usize) -> f64 {
        let bytes = self.0[4 * word..].first_chunk().copied().unwrap_or_default();
        (f64::from(u32::from_le_bytes(bytes)) + 0.5) / 4_294_967_296.0
    }

    /// A word as a whole number from 0 to `bound` − 1.
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a fraction of the bound")]
    pub(super) fn below(&self, word: usize, bound: u32) -> u32 {
        (self.fraction(word) * f64::from(bound)) as u32
    }

    /// A normal number of mean 0 and variance 1, from six words.
    fn normal(&self, first: usize) -> f64 {
        let sum: f64 = (first..first + 6).map(|word| self.fraction(word)).sum();
        (sum - 3.0) * std::f64::consts::SQRT_2
    }
}

/// The chance of an answer.
fn chance(x: f64) -> f64 {
    1.0 / (1.0 + libm::exp(-x))
}

/// One household in one round.
pub(super) struct Household {
    date: String,
    interviewer: String,
    members: u32,
    cu_members: u32,
    /// The letters in the card's order of questions; one may have been forgotten.
    answers: Vec<&'static str>,
    /// Whether the interviewer met them.
    pub(super) met: bool,
}

impl Household {
    /// What was answered in the round of this sheet (the list of members has none: the first is taken).
    pub(super) fn of(words: &Words, prosperity: f64, sheet: Sheet) -> Household {
        let later = sheet == Sheet::Followup;
        let (round, year) = if later { (FOLLOWUP, 2026) } else { (BASELINE, 2023) };
        let rise = if later { RISE + RISE_SPREAD * words.normal(CHANGE) } else { 0.0 };
        let theta = LEVEL + prosperity + SPREAD * words.normal(OWN) + rise;
        // The word that decides question `number` (0 is the size), in this round.
        let decided = |first: usize, number: usize| {
            let anew = later && words.fraction(AGAIN + number) < NEW;
            words.fraction(if anew { ANEW + number } else { first })
        };
        let size = decided(SIZE, 0);
        let beyond = SIZES.iter().filter(|lift| size < chance(SIZE_SLOPE * theta + **lift)).count();
        let members = 1 + u32::try_from(beyond).unwrap_or_default();
        let size_answer = match members {
            1 => "A",
            2 | 3 => "B",
            4 => "C",
            _ => "E",
        };
        let mut answers = vec![PROVINCE, size_answer];
        answers.extend(QUESTIONS.iter().enumerate().map(|(number, question)| {
            let word = decided(ANSWERS + number, number + 1);
            let given = question.answers.iter().find(|(_, lift)| word < chance(question.slope * theta + lift));
            given.map_or(question.rest, |(answer, _)| *answer)
        }));
        let forgotten = words.fraction(round + FORGOT) / FORGOTTEN;
        if forgotten < 1.0 {
            // One of the questions that is asked: neither location nor size.
            let number = 2 + words.below(round + REACH, 8) as usize;
            answers[number] = "";
        }
        Household {
            date: format!("{year}-07-{:02}", 1 + words.below(round + DAY, 31)),
            interviewer: format!("Petugas {}", 1 + words.below(round + INTERVIEWER, 3)),
            members,
            cu_members: (1 + words.below(CU_MEMBERS, 4) / 3 + u32::from(words.fraction(CU_MEMBERS) > 0.96))
                .min(members),
            answers,
            met: words.fraction(round + REACH) >= OUT_OF_REACH,
        }
    }

    /// The cells that follow those of the list; empty ones where nobody was met.
    pub(super) fn cells(&self, met: bool) -> Vec<Cell<'_>> {
        if !met {
            return vec![Cell::Text(""); 4 + self.answers.len()];
        }
        let people = [self.members, self.cu_members].map(|people| Cell::Number(people.into()));
        let when = [self.date.as_str(), &self.interviewer].map(Cell::Text);
        when.into_iter().chain(people).chain(self.answers.iter().map(|answer| Cell::Text(answer))).collect()
    }
}
