//! The look-up table: bands of scores, and the likelihood of each band for every line.

use alloc::vec::Vec;

/// Scores that share a row of the table, both ends included. A row for a single score has equal ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Band {
    /// The first score.
    pub from: u32,
    /// The last score.
    pub to: u32,
}

/// The look-up table from score to poverty likelihood. Its bands start at 0 and follow each other without a gap.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Table {
    pub(super) bands: Vec<Band>,
    /// One row per band, one fraction 0..1 per line.
    pub(super) rows: Vec<Vec<f64>>,
}

impl Table {
    /// The likelihood, as a fraction 0..1, that a household with `score` lives below the line at `line`. A score beyond
    /// the table reads its last row, as published.
    #[must_use]
    pub fn likelihood(&self, line: usize, score: u32) -> f64 {
        self.rows[self.row(score)][line]
    }

    /// The position of the row that holds `score`; the last one for a score beyond the table.
    #[must_use]
    pub fn row(&self, score: u32) -> usize {
        self.bands.partition_point(|band| band.to < score).min(self.bands.len().saturating_sub(1))
    }

    /// The bands of scores, in order.
    #[must_use]
    pub fn bands(&self) -> &[Band] {
        &self.bands
    }

    /// The highest score that the table has a row for.
    #[must_use]
    pub fn last_score(&self) -> u32 {
        self.bands.last().map_or(0, |band| band.to)
    }

    /// Whether rows hold several scores, as on the card of 2012; such a table is drawn in steps.
    #[must_use]
    pub fn has_bands(&self) -> bool {
        self.bands.iter().any(|band| band.from != band.to)
    }
}

/// The logistic curve at a score, as a fraction 0..1.
pub(super) fn logistic(a: f64, b: f64, score: u32) -> f64 {
    1.0 / (1.0 + libm::exp(-(a + b * f64::from(score))))
}

#[cfg(test)]
mod tests {
    use super::{Band, Table, logistic};

    fn bands() -> Table {
        let bands = [(0, 0), (1, 4), (5, 10)].map(|(from, to)| Band { from, to });
        Table { bands: bands.into(), rows: vec![vec![0.9, 0.8], vec![0.5, 0.8], vec![0.0, 0.1]] }
    }

    #[test]
    fn a_score_reads_the_row_of_its_band() {
        assert_eq!([0, 1, 4, 5, 10].map(|score| bands().row(score)), [0, 1, 1, 2, 2]);
        assert_eq!(
            [0, 1, 4, 5].map(|score| bands().likelihood(1, score).to_bits()),
            [0.8, 0.8, 0.8, 0.1].map(f64::to_bits)
        );
        assert!(bands().has_bands());
    }

    #[test]
    fn a_score_beyond_the_table_reads_the_last_row() {
        assert_eq!(bands().last_score(), 10);
        assert_eq!([11, u32::MAX].map(|score| bands().row(score)), [2, 2]);
    }

    #[test]
    fn the_logistic_curve_at_known_points() {
        assert!((logistic(0.0, 0.0, 7) - 0.5).abs() < 1e-15);
        // 1 / (1 + e^-1) and 1 / (1 + e^2), to 15 digits.
        assert!((logistic(1.0, -0.5, 0) - 0.731_058_578_630_005).abs() < 1e-15);
        assert!((logistic(1.0, -0.5, 6) - 0.119_202_922_022_118).abs() < 1e-15);
        assert_eq!([logistic(1e308, 0.0, 9), logistic(0.0, -1e308, 9)].map(f64::to_bits), [1.0, 0.0].map(f64::to_bits));
    }
}
