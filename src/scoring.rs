//! Card and answers to an assessment: the sum of points per line, and its likelihood in the published table.

use alloc::vec::Vec;

use crate::answers::Answers;
use crate::scorecard::Scorecard;

/// What a card says of one household's answers.
#[derive(Clone, Debug, PartialEq)]
pub enum Assessment {
    /// Some questions have no answer, so there is no score: no rule for missing answers is published.
    Incomplete {
        /// The positions of the unanswered questions, in the card's order.
        missing: Vec<usize>,
    },
    /// Every question is answered: one score and likelihood per line, in the card's order of lines.
    Complete {
        /// One entry per line of the card.
        lines: Vec<LineScore>,
    },
}

/// The score and the likelihood of one household for one poverty line.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct LineScore {
    /// The sum of the points of this line. May exceed the table's last score.
    pub score: u32,
    /// The likelihood, as a fraction 0..1, that a household with this score lives below the line.
    pub likelihood: f64,
    /// Whether the score lies beyond the published table, so that its last row was read.
    pub capped: bool,
}

/// Scores one household: for every line, adds the points of the chosen answers and reads the look-up table at the sum.
#[must_use]
pub fn assess(card: &Scorecard, answers: &Answers) -> Assessment {
    let Some(choices) = answers.complete() else {
        return Assessment::Incomplete { missing: answers.missing().collect() };
    };
    let lines = (0..card.lines().len()).map(|line| score_line(card, &choices, line)).collect();
    Assessment::Complete { lines }
}

fn score_line(card: &Scorecard, choices: &[usize], line: usize) -> LineScore {
    let chosen = card.questions().iter().zip(choices).map(|(question, choice)| &question.choices[*choice]);
    let score = chosen.map(|choice| choice.points.on(line)).sum();
    let table = card.table();
    LineScore { score, likelihood: table.likelihood(line, score), capped: score > table.last_score() }
}
