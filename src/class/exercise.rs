//! A trainee's work on a practice household, and what went wrong in it: each step is judged by what the step before gave, so
//! that one slip is told once.

use alloc::vec::Vec;

use super::working::working;
use crate::answers::Answers;
use crate::scorecard::Scorecard;

/// What a trainee worked out by hand.
#[derive(Clone, Debug, PartialEq)]
pub struct Attempt {
    /// The answers that were marked; one that is missing is no mistake, as work that is not complete is not judged.
    pub answers: Answers,
    /// The sum of points that was written down.
    pub sum: u32,
    /// The likelihood that was read in the table, in percent as the table prints it.
    pub percent: f64,
}

/// One mistake, with what explains it. Lines, questions, choices and rows are positions.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Mistake {
    /// An answer that the household did not give.
    Choice {
        /// The question.
        question: usize,
        /// What was marked.
        chosen: usize,
        /// What the household said.
        right: usize,
    },
    /// The sum is not that of the marked answers.
    Sum {
        /// What was written.
        written: u32,
        /// The sum of what was marked.
        right: u32,
    },
    /// The sum is that of the marked answers on another line.
    SumOfLine {
        /// What was written.
        written: u32,
        /// The other line.
        line: usize,
        /// The sum on the line that was asked for.
        right: u32,
    },
    /// The likelihood stands in the right row, below another line.
    ReadLine {
        /// The other line.
        line: usize,
        /// The likelihood that was asked for, a fraction.
        right: f64,
    },
    /// The likelihood is that of the marked answers on another line, in the row of their sum there.
    OwnLine {
        /// The other line.
        line: usize,
        /// The likelihood that was asked for, a fraction.
        right: f64,
    },
    /// The likelihood is right, but written as a fraction and not in percent.
    Fraction {
        /// The likelihood that was asked for, a fraction.
        right: f64,
    },
    /// The likelihood stands below the right line, in another row.
    Row {
        /// The row that it stands in.
        row: usize,
        /// The row of the written sum.
        right: usize,
    },
    /// The likelihood stands nowhere near.
    NoRow {
        /// The row of the written sum.
        right: usize,
    },
}

impl Mistake {
    /// The name of its kind.
    #[must_use]
    pub fn kind(&self) -> &'static str {
        match self {
            Mistake::Choice { .. } => "choice",
            Mistake::Sum { .. } => "sum",
            Mistake::SumOfLine { .. } => "sum-of-line",
            Mistake::ReadLine { .. } => "read-line",
            Mistake::OwnLine { .. } => "own-line",
            Mistake::Fraction { .. } => "fraction",
            Mistake::Row { .. } => "row",
            Mistake::NoRow { .. } => "no-row",
        }
    }
}

/// How far a written percentage may lie from the table's: one decimal is enough, cut or rounded. In percentage points.
const NEAR: f64 = 0.1 + 1e-9;

/// Every mistake in an attempt at a household that gave the answers `right`, on the line at `line`.
#[must_use]
pub fn check(card: &Scorecard, right: &Answers, attempt: &Attempt, line: usize) -> Vec<Mistake> {
    let mut mistakes = Vec::new();
    for question in 0..card.questions().len() {
        if let (Some(chosen), Some(right)) = (attempt.answers.choice(question), right.choice(question))
            && chosen != right
        {
            mistakes.push(Mistake::Choice { question, chosen, right });
        }
    }
    let sum_on = |line| working(card, &attempt.answers, line).sum;
    let sum = sum_on(line);
    let others = || (0..card.lines().len()).filter(|other| *other != line);
    let Attempt { sum: written, percent, .. } = *attempt;
    if written != sum {
        mistakes.push(match others().find(|other| sum_on(*other) == written) {
            Some(other) => Mistake::SumOfLine { written, line: other, right: sum },
            None => Mistake::Sum { written, right: sum },
        });
    }
    // The row is that of the sum as it was written.
    let table = card.table();
    let row = table.row(written);
    let likelihood = table.likelihood(line, written);
    let is = |likelihood: f64| (percent - likelihood * 100.0).abs() <= NEAR;
    if !is(likelihood) {
        let read = || others().find(|other| is(table.likelihood(*other, written)));
        let own = || others().find(|other| is(table.likelihood(*other, sum_on(*other))));
        let stands = || table.bands().iter().position(|band| is(table.likelihood(line, band.from)));
        mistakes.push(if percent < 1.0 && (percent - likelihood).abs() * 100.0 <= NEAR {
            Mistake::Fraction { right: likelihood }
        } else if let Some(line) = read() {
            Mistake::ReadLine { line, right: likelihood }
        } else if let Some(line) = own() {
            Mistake::OwnLine { line, right: likelihood }
        } else if let Some(stands) = stands() {
            Mistake::Row { row: stands, right: row }
        } else {
            Mistake::NoRow { right: row }
        });
    }
    mistakes
}
