//! Bands of likelihood.

/// A published likelihood such as 27.7 % may be a hair below 0.277 in binary, and still lies on that edge.
const ROUNDING: f64 = 1e-9;

/// The band that a likelihood lies in, counted from 0. `edges` are the likelihoods between the bands, rising; a likelihood
/// on an edge belongs to the band above.
#[must_use]
pub fn band(likelihood: f64, edges: &[f64]) -> usize {
    edges.partition_point(|edge| *edge <= likelihood + ROUNDING)
}
