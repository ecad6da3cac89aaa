//! The statistics computed in the plainest way: every possible sample is drawn, every size is tried, every share is
//! handed out one by one. Slow, and without the formulas of the product.
#![allow(clippy::cast_precision_loss, reason = "small counts")]

/// The standard deviation of the share of ones over all possible samples of `n` from a population of which `ones` are one.
/// This is what the standard error with its finite correction stands for.
pub(crate) fn spread_of_samples(population: usize, ones: usize, n: usize) -> f64 {
    let rates: Vec<f64> = (0_u32..1 << population)
        .filter(|sample| sample.count_ones() as usize == n)
        .map(|sample| f64::from((sample & ((1 << ones) - 1)).count_ones()) / n as f64)
        .collect();
    deviation(&rates, 0.0)
}

/// The standard deviation, with so many taken off the count.
pub(crate) fn deviation(values: &[f64], less: f64) -> f64 {
    let count = values.len() as f64;
    let mean = values.iter().sum::<f64>() / count;
    let squares: f64 = values.iter().map(|value| (value - mean) * (value - mean)).sum();
    (squares / (count - less)).sqrt()
}

/// The half-width for one round with `n` of `population` interviewed.
pub(crate) fn half_width(z: f64, alpha: f64, p: f64, n: f64, population: Option<f64>) -> f64 {
    let shrink = population.map_or(1.0, |population| ((population - n) / (population - 1.0)).sqrt());
    z * alpha * (p * (1.0 - p)).sqrt() / n.sqrt() * shrink
}

/// The first size, from 1 on, whose half-width is no more than `margin`.
pub(crate) fn first_size(margin: f64, half_width: impl Fn(f64) -> f64) -> u64 {
    (1..=u32::MAX).find(|n| half_width(f64::from(*n)) <= margin).expect("a size").into()
}

/// Shares by the largest remainder, handed out one by one: the next goes to whom most is owed beyond its whole part.
pub(crate) fn largest_remainder(size: u64, populations: &[u64]) -> Vec<u64> {
    let total: u64 = populations.iter().sum();
    let mut shares: Vec<u64> = populations.iter().map(|population| size * population / total).collect();
    while shares.iter().sum::<u64>() < size {
        // In parts of 1/total, what is owed; those that have one more already are owed less than nothing.
        let owed = |at: usize| i128::from(size * populations[at]) - i128::from(total * shares[at]);
        let mut next = 0;
        for at in 0..populations.len() {
            if owed(at) > owed(next) {
                next = at;
            }
        }
        shares[next] += 1;
    }
    shares
}
