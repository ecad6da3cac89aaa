//! One group's households, counted by score.

use super::{Layout, Weight};
#[cfg(any(feature = "engine", not(target_arch = "wasm32")))]
use crate::bytes::{Reader, Writer};

/// How many households of a group have which score.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tally {
    n: u32,
    /// Households by score, as the layout has them.
    counts: Vec<u32>,
    /// Their weights, where these can differ.
    weights: Option<Weights>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
struct Weights {
    /// Parts of weight by score, as the layout has them.
    sums: Vec<u64>,
    total: u64,
    squares: u128,
}

/// More than can be counted: households beyond 4 billion, or weights that add up to more than 6 billion.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TooHeavy;

impl Tally {
    /// Nobody yet.
    #[must_use]
    pub fn new(layout: &Layout, weighted: bool) -> Tally {
        let weights = || Weights { sums: vec![0; layout.len()], total: 0, squares: 0 };
        Tally { n: 0, counts: vec![0; layout.len()], weights: weighted.then(weights) }
    }

    /// Counts one household: its different scores in the layout's order, and its weight.
    ///
    /// # Errors
    /// When the weights add up to too much; nothing is counted then.
    #[inline(always)]
    pub fn add(&mut self, layout: &Layout, scores: &[u16], weight: Weight) -> Result<(), TooHeavy> {
        let n = self.n.checked_add(1).ok_or(TooHeavy)?;
        if let Some(weights) = &mut self.weights {
            weights.total = weights.total.checked_add(weight.0).ok_or(TooHeavy)?;
            weights.squares += u128::from(weight.0) * u128::from(weight.0);
            for (start, score) in layout.starts().iter().zip(scores) {
                weights.sums[start + usize::from(*score)] += weight.0;
            }
        }
        self.n = n;
        for (start, score) in layout.starts().iter().zip(scores) {
            self.counts[start + usize::from(*score)] += 1;
        }
        Ok(())
    }

    /// Adds the households of another group of the same layout.
    ///
    /// # Errors
    /// When the weights add up to too much.
    pub fn merge(&mut self, other: &Tally) -> Result<(), TooHeavy> {
        let n = self.n.checked_add(other.n).ok_or(TooHeavy)?;
        if let (Some(weights), Some(others)) = (&mut self.weights, &other.weights) {
            weights.total = weights.total.checked_add(others.total).ok_or(TooHeavy)?;
            weights.squares += others.squares;
            for (sum, other) in weights.sums.iter_mut().zip(&others.sums) {
                *sum += other;
            }
        }
        self.n = n;
        for (count, other) in self.counts.iter_mut().zip(&other.counts) {
            *count += other;
        }
        Ok(())
    }

    #[cfg(any(feature = "engine", not(target_arch = "wasm32")))]
    pub(super) fn pack(&self, out: &mut Writer) {
        out.whole(self.n.into());
        out.list(&self.counts, |out, count| out.whole((*count).into()));
        if let Some(weights) = &self.weights {
            out.list(&weights.sums, |out, sum| out.whole(*sum));
            out.whole(weights.total);
            let [high, low] = halves(weights.squares);
            out.whole(high);
            out.whole(low);
        }
    }

    #[cfg(any(feature = "engine", not(target_arch = "wasm32")))]
    pub(super) fn unpack(from: &mut Reader<'_>, layout: &Layout, weighted: bool) -> Option<Tally> {
        let (n, counts) = (from.number()?, from.list(Reader::number)?);
        let mut weights = None;
        if weighted {
            let sums = from.list(Reader::whole).filter(|sums| sums.len() == layout.len())?;
            let (total, high, low) = (from.whole()?, from.whole()?, from.whole()?);
            weights = Some(Weights { sums, total, squares: (u128::from(high) << 64) | u128::from(low) });
        }
        if counts.len() != layout.len() {
            return None;
        }
        // Every household has each of the scores.
        let tally = Tally { n, counts, weights };
        let total = tally.weights.as_ref().map(|weights| u128::from(weights.total));
        let mut ranges = layout.ranges();
        let adds_up = ranges.all(|range| {
            let sums = tally
                .weights
                .as_ref()
                .map(|weights| weights.sums[range.clone()].iter().map(|sum| u128::from(*sum)).sum());
            tally.counts[range].iter().map(|count| u64::from(*count)).sum::<u64>() == u64::from(n) && sums == total
        });
        adds_up.then_some(tally)
    }

    /// The number of households, which is that of interviews.
    #[must_use]
    pub fn n(&self) -> u32 {
        self.n
    }

    /// How many households have each score of a line, from score 0 on.
    #[must_use]
    pub fn counts(&self, layout: &Layout, line: usize) -> &[u32] {
        &self.counts[layout.of_line(line)]
    }

    /// What the households with each score of a line weigh together, from score 0 on.
    pub fn weights<'a>(&'a self, layout: &Layout, line: usize) -> impl Iterator<Item = f64> + 'a {
        let (range, sums) = (layout.of_line(line), self.weights.as_ref().map(|weights| &weights.sums));
        range.map(move |at| match sums {
            Some(sums) => in_ones(sums[at]),
            None => f64::from(self.counts[at]),
        })
    }

    /// Σw and Σw² over the households.
    #[must_use]
    pub fn weight_sums(&self) -> (f64, f64) {
        #[expect(clippy::cast_precision_loss, reason = "to a double's precision")]
        match &self.weights {
            Some(weights) => {
                (in_ones(weights.total), weights.squares as f64 / (Weight::PARTS as f64 * Weight::PARTS as f64))
            }
            None => (self.n.into(), self.n.into()),
        }
    }
}

#[cfg(any(feature = "engine", not(target_arch = "wasm32")))]
#[expect(clippy::cast_possible_truncation, reason = "one half")]
fn halves(number: u128) -> [u64; 2] {
    [(number >> 64) as u64, number as u64]
}

#[expect(clippy::cast_precision_loss, reason = "to a double's precision")]
fn in_ones(parts: u64) -> f64 {
    parts as f64 / Weight::PARTS as f64
}
