//! Answers to scores, fast: the points of a choice on four lines lie side by side in one 64-bit number, so that one addition
//! adds on all four.

use crate::group::Layout;
use crate::scorecard::Scorecard;

/// The points of a card, side by side.
#[derive(Debug)]
pub(super) struct Scorer {
    /// How many scores a household has.
    scores: usize,
    /// How many numbers hold the points of one choice: a multiple of `step`.
    words: usize,
    /// How many of them are added at a time.
    step: Step,
    /// For each question, where the points of its first choice stand.
    starts: Vec<usize>,
    points: Vec<u64>,
}

/// A loop of a known length is twice as fast; the published cards take 1, 3 and 5 numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Step {
    One = 1,
    Three = 3,
    Five = 5,
}

/// The sums of a line take 16 bits: [`Layout`] refuses a card with higher ones.
const BITS: usize = 16;
const LANES: usize = 4;

impl Scorer {
    pub(super) fn new(card: &Scorecard, layout: &Layout) -> Scorer {
        let scores = layout.scores();
        let needed = scores.div_ceil(LANES);
        let step = match needed {
            0 | 1 => Step::One,
            2 | 3 => Step::Three,
            _ => Step::Five,
        };
        let words = needed.next_multiple_of(step as usize);
        let (mut starts, mut points) = (Vec::new(), Vec::new());
        for question in card.questions() {
            starts.push(points.len());
            for choice in &question.choices {
                points.extend((0..words).map(|word| {
                    let lanes = (word * LANES..scores.min((word + 1) * LANES)).enumerate();
                    let on = |score: usize| u64::from(choice.points.on(layout.line_of_score(score)));
                    lanes.map(|(lane, score)| on(score) << (lane * BITS)).sum::<u64>()
                }));
            }
        }
        Scorer { scores, words, step, starts, points }
    }

    /// Where the points of a choice stand: what [`score`](Scorer::score) goes by.
    #[inline(always)]
    pub(super) fn place(&self, question: usize, choice: u16) -> u32 {
        u32::try_from(self.starts[question] + usize::from(choice) * self.words).unwrap_or(u32::MAX)
    }

    /// The scores, in the layout's order, of a household whose answers' points stand at these places.
    #[inline(always)]
    pub(super) fn score(&self, places: &[u32], scores: &mut Vec<u16>) {
        scores.resize(self.scores, 0);
        let mut from = 0;
        while from < self.words {
            match self.step {
                Step::One => self.add::<1>(from, places, scores),
                Step::Three => self.add::<3>(from, places, scores),
                Step::Five => self.add::<5>(from, places, scores),
            }
            from += self.step as usize;
        }
    }

    /// The scores in `WORDS` numbers from one on.
    #[inline(always)]
    fn add<const WORDS: usize>(&self, from: usize, places: &[u32], scores: &mut [u16]) {
        let mut sums = [0_u64; WORDS];
        for place in places {
            let at = *place as usize + from;
            for (sum, points) in sums.iter_mut().zip(&self.points[at..at + WORDS]) {
                *sum += points;
            }
        }
        for (lanes, mut sum) in scores.chunks_mut(LANES).skip(from).zip(sums) {
            for score in lanes {
                #[expect(clippy::cast_possible_truncation, reason = "one lane")]
                {
                    *score = sum as u16;
                }
                sum >>= BITS;
            }
        }
    }
}
