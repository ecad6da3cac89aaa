//! Choices to scores, fast: the points of a choice on four lines lie side by side in one 64-bit number, so that one addition
//! adds on all four.

use crate::group::Layout;
use crate::scorecard::Scorecard;

/// The points of a card, side by side.
#[derive(Debug)]
pub(super) struct Scorer {
    /// How many numbers hold the points of one choice.
    words: usize,
    /// How many scores a household has.
    scores: usize,
    /// For each question, where the points of its first choice stand.
    starts: Vec<usize>,
    points: Vec<u64>,
}

/// The sums of a line take 16 bits: [`Layout`] refuses a card with higher ones.
const BITS: usize = 16;
const LANES: usize = 4;

impl Scorer {
    pub(super) fn new(card: &Scorecard, layout: &Layout) -> Scorer {
        let (scores, words) = (layout.scores(), layout.scores().div_ceil(LANES));
        let (mut starts, mut points) = (Vec::new(), Vec::new());
        for question in card.questions() {
            starts.push(points.len());
            for choice in &question.choices {
                for word in 0..words {
                    let lanes = (word * LANES..scores.min((word + 1) * LANES)).enumerate();
                    let side_by_side = lanes
                        .map(|(lane, score)| u64::from(choice.points.on(layout.line_of_score(score))) << (lane * BITS));
                    points.push(side_by_side.sum());
                }
            }
        }
        Scorer { words, scores, starts, points }
    }

    /// The scores of a household with these choices, one for each question, in the layout's order.
    #[inline]
    pub(super) fn score(&self, choices: &[u16], scores: &mut Vec<u16>) {
        scores.clear();
        for word in 0..self.words {
            let choices = self.starts.iter().zip(choices);
            let mut sum: u64 =
                choices.map(|(start, choice)| self.points[start + usize::from(*choice) * self.words + word]).sum();
            for _ in 0..LANES.min(self.scores - word * LANES) {
                #[expect(clippy::cast_possible_truncation, reason = "the lowest lane")]
                scores.push(sum as u16);
                sum >>= BITS;
            }
        }
    }
}
