//! A second, plainly written computation of a survey's rates: floats added row by row, nothing shared with the product but
//! the published figures.

use super::facts::Facts;

/// One household as a test writes it down.
#[derive(Clone, Debug)]
pub(crate) struct Interview {
    /// The published letters, in the order of the questions.
    pub(crate) letters: Vec<String>,
    /// What it counts for.
    pub(crate) weight: f64,
}

/// Rate, standard error, low, high.
pub(crate) type Plain = (f64, f64, f64, f64);

/// The likelihood of one household on a line, by the published figures.
pub(crate) fn likelihood(facts: &Facts, letters: &[String], line: usize) -> f64 {
    let mut score = 0;
    for (question, letter) in facts.questions.iter().zip(letters) {
        let (_, points) = question.iter().find(|(known, _)| known == letter).expect("a published letter");
        score += points[line];
    }
    let row = facts.rows.iter().find(|(_, last, _)| score <= *last).or(facts.rows.last()).expect("a table");
    row.2[line] / facts.whole
}

/// The rate of these households on a line: p = Σ(w·L)/Σw, n = (Σw)²/Σw², σ = √(p(1−p)/n), p ± z·σ.
pub(crate) fn rate(facts: &Facts, interviews: &[Interview], line: usize, z: f64) -> Plain {
    let (mut sum, mut weights, mut squares) = (0.0, 0.0, 0.0);
    for interview in interviews {
        sum += interview.weight * likelihood(facts, &interview.letters, line);
        weights += interview.weight;
        squares += interview.weight * interview.weight;
    }
    let (p, n) = (sum / weights, weights * weights / squares);
    let error = (p * (1.0 - p) / n).sqrt();
    (p, error, (p - z * error).max(0.0), (p + z * error).min(1.0))
}
