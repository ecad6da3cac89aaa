//! Which lines of a card share a score, and which scores there can be.

use crate::scorecard::{Points, Scorecard};

/// The highest total of points that scores are counted for.
const HIGHEST: u32 = u16::MAX as u32;

/// Where the counts of each score stand. Lines with the same points everywhere have one score between them, so that a card
/// with one score for all lines is counted once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Layout {
    /// For each line of the card, the position of its score among the different ones.
    score_of_line: Vec<usize>,
    /// For each different score, the first line that has it.
    line_of_score: Vec<usize>,
    /// Where the counts of each different score start, and where the last ones end.
    starts: Vec<usize>,
}

/// The points of a line can add up to more than is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TooHigh {
    /// The position of the line.
    pub line: usize,
}

impl Layout {
    /// The layout of a card.
    ///
    /// # Errors
    /// When the points of a line can add up to more than 65,535.
    pub fn new(card: &Scorecard) -> Result<Layout, TooHigh> {
        let mut layout = Layout { score_of_line: Vec::new(), line_of_score: Vec::new(), starts: vec![0] };
        for line in 0..card.lines().len() {
            let same = layout.line_of_score.iter().position(|other| have_same_points(card, *other, line));
            if let Some(score) = same {
                layout.score_of_line.push(score);
                continue;
            }
            let highest = highest(card, line).filter(|highest| *highest <= HIGHEST).ok_or(TooHigh { line })?;
            layout.score_of_line.push(layout.line_of_score.len());
            layout.line_of_score.push(line);
            layout.starts.push(layout.len() + highest as usize + 1);
        }
        Ok(layout)
    }

    /// How many different scores a household has.
    #[must_use]
    pub fn scores(&self) -> usize {
        self.line_of_score.len()
    }

    /// A line that has the score at this position.
    #[must_use]
    pub fn line_of_score(&self, score: usize) -> usize {
        self.line_of_score[score]
    }

    /// The position of a line's score among the different ones.
    #[must_use]
    pub fn score_of_line(&self, line: usize) -> usize {
        self.score_of_line[line]
    }

    /// How many counts there are.
    pub(super) fn len(&self) -> usize {
        self.starts.last().copied().unwrap_or_default()
    }

    /// Where the counts of the different scores start.
    pub(super) fn starts(&self) -> &[usize] {
        &self.starts[..self.line_of_score.len()]
    }

    /// Where the counts of each different score stand.
    #[cfg(any(feature = "engine", not(target_arch = "wasm32")))]
    pub(super) fn ranges(&self) -> impl Iterator<Item = std::ops::Range<usize>> + '_ {
        self.starts.windows(2).map(|ends| ends[0]..ends[1])
    }

    /// Where the counts of a line's scores stand, those of score 0 first.
    pub(super) fn of_line(&self, line: usize) -> std::ops::Range<usize> {
        let score = self.score_of_line[line];
        self.starts[score]..self.starts[score + 1]
    }
}

fn have_same_points(card: &Scorecard, a: usize, b: usize) -> bool {
    let mut choices = card.questions().iter().flat_map(|question| &question.choices);
    choices.all(|choice| match &choice.points {
        Points::Shared(_) => true,
        points @ Points::PerLine(_) => points.on(a) == points.on(b),
    })
}

/// The highest total of points on a line, unless it is beyond all bounds.
fn highest(card: &Scorecard, line: usize) -> Option<u32> {
    let points = card
        .questions()
        .iter()
        .map(|question| question.choices.iter().map(|choice| choice.points.on(line)).max().unwrap_or_default());
    points.into_iter().try_fold(0_u32, u32::checked_add)
}
