//! The sum of one household opened up: its parts, its row in the table, and what another answer does.

use alloc::vec::Vec;
use core::ops::Range;

use crate::answers::Answers;
use crate::scorecard::{Points, Scorecard, Table};
use crate::scoring::{Assessment, LineScore, assess};

/// What one answer adds to the sum.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Part {
    /// The position of the chosen answer.
    pub choice: usize,
    /// Its points on the line.
    pub points: u32,
}

/// How the score on one line comes about.
#[derive(Clone, Debug, PartialEq)]
pub struct Working {
    /// By question; nothing where it is not answered yet.
    pub parts: Vec<Option<Part>>,
    /// The points so far. A score only when every question is answered.
    pub sum: u32,
    /// The result, once every question is answered.
    pub result: Option<LineScore>,
    /// The position of the row that was read in the table.
    pub row: Option<usize>,
}

/// The working of `answers` on the line at `line`.
#[must_use]
pub fn working(card: &Scorecard, answers: &Answers, line: usize) -> Working {
    let part = |(position, question): (usize, &crate::scorecard::Question)| {
        let choice = answers.choice(position)?;
        Some(Part { choice, points: question.choices.get(choice)?.points.on(line) })
    };
    let parts: Vec<Option<Part>> = card.questions().iter().enumerate().map(part).collect();
    let result = result_on(card, answers, line);
    Working {
        sum: parts.iter().flatten().map(|part| part.points).sum(),
        row: result.map(|result| card.table().row(result.score)),
        result,
        parts,
    }
}

/// The rows around one of the table, up to `each` before and after it.
#[must_use]
pub fn neighbours(table: &Table, row: usize, each: usize) -> Range<usize> {
    row.saturating_sub(each)..(row + each + 1).min(table.bands().len())
}

/// Whether an answer has other points on other lines, so that a household has one score for each line.
#[must_use]
pub fn has_points_per_line(card: &Scorecard) -> bool {
    let mut choices = card.questions().iter().flat_map(|question| &question.choices);
    choices.any(|choice| match &choice.points {
        Points::Shared(_) => false,
        Points::PerLine(points) => points.windows(2).any(|pair| pair[0] != pair[1]),
    })
}

/// Answers whose points exceed the table, and the first line on which they do; nothing where no answers can.
#[must_use]
pub fn beyond(card: &Scorecard) -> Option<(Answers, usize)> {
    (0..card.lines().len()).find_map(|line| {
        let mut answers = Answers::none(card);
        for (position, question) in card.questions().iter().enumerate() {
            let most = (0..question.choices.len()).max_by_key(|choice| question.choices[*choice].points.on(line));
            answers.set(position, most);
        }
        result_on(card, &answers, line)?.capped.then_some((answers, line))
    })
}

/// What other answers do to a household's result.
#[derive(Clone, Debug, PartialEq)]
pub struct WhatIf {
    /// The questions that were answered otherwise.
    pub changed: Vec<Changed>,
    /// Before and now.
    pub results: [LineScore; 2],
    /// Points gained.
    pub points: i64,
    /// Likelihood gained, as a fraction.
    pub likelihood: f64,
}

/// A question that was answered otherwise.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Changed {
    /// Its position.
    pub question: usize,
    /// Before and now.
    pub parts: [Part; 2],
}

/// Two sets of answers of one household side by side; nothing while either is incomplete.
#[must_use]
pub fn what_if(card: &Scorecard, before: &Answers, now: &Answers, line: usize) -> Option<WhatIf> {
    let [before, now] = [before, now].map(|answers| working(card, answers, line));
    let results = [before.result?, now.result?];
    let pairs = before.parts.iter().zip(&now.parts).enumerate();
    let changed = pairs.filter_map(|(question, (before, now))| {
        let parts = [(*before)?, (*now)?];
        (parts[0].choice != parts[1].choice).then_some(Changed { question, parts })
    });
    Some(WhatIf {
        changed: changed.collect(),
        results,
        points: i64::from(results[1].score) - i64::from(results[0].score),
        likelihood: results[1].likelihood - results[0].likelihood,
    })
}

/// The score and likelihood on one line, once every question is answered.
pub(super) fn result_on(card: &Scorecard, answers: &Answers, line: usize) -> Option<LineScore> {
    match assess(card, answers) {
        Assessment::Complete { lines } => lines.get(line).copied(),
        Assessment::Incomplete { .. } => None,
    }
}
