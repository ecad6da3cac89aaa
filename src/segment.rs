//! Bands of likelihood: how many households lie in each, so that a credit union can plan its programmes. A band is a group
//! of likelihoods, never a judgement of one household.

use crate::group::{Layout, Tally};
use crate::scorecard::Scorecard;
use crate::stats::band;

/// Where the bands of one line begin and end.
#[derive(Clone, Debug, PartialEq)]
pub struct Bands {
    /// The position of the line.
    pub line: usize,
    /// The likelihoods between two bands, rising fractions within 0..1; the higher band holds the edge.
    pub edges: Vec<f64>,
}

/// The households of one band.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Segment {
    /// The lowest likelihood, included.
    pub from: f64,
    /// The likelihood that the next band begins with; the last band ends with 1, included.
    pub to: f64,
    /// The number of households interviewed.
    pub n: u64,
    /// Their share Σw in the band / Σw in the group; 0 in an empty group.
    pub share: f64,
}

/// The households of a group by band, from the lowest likelihoods to the highest.
#[must_use]
pub fn segments(card: &Scorecard, layout: &Layout, tally: &Tally, bands: &Bands) -> Vec<Segment> {
    let (total, _) = tally.weight_sums();
    let ends = bands.edges.iter().copied().chain([1.0]);
    let starts = [0.0].into_iter().chain(bands.edges.iter().copied());
    let mut segments: Vec<Segment> =
        starts.zip(ends).map(|(from, to)| Segment { from, to, n: 0, share: 0.0 }).collect();
    let counts = tally.counts(layout, bands.line).iter().zip(tally.weights(layout, bands.line));
    for (score, (count, weight)) in (0..).zip(counts) {
        let likelihood = card.table().likelihood(bands.line, score);
        let segment = &mut segments[band(likelihood, &bands.edges)];
        segment.n += u64::from(*count);
        segment.share += weight;
    }
    for segment in &mut segments {
        segment.share = if total > 0.0 { segment.share / total } else { 0.0 };
    }
    segments
}
