//! How a sample is shared among strata.

use super::problem;
use crate::problem::{Problem, Shown};

/// How a sample is shared among strata.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Allocation {
    /// In proportion to their populations.
    #[default]
    Proportional,
    /// As many in each.
    Equal,
}

impl Allocation {
    /// Every way.
    pub const ALL: [Allocation; 2] = [Allocation::Proportional, Allocation::Equal];

    /// As written in options and records.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Allocation::Proportional => "proportional",
            Allocation::Equal => "equal",
        }
    }
}

/// The number of interviews in every stratum: `size` shared among strata with these `populations`, by the method of the
/// largest remainder, with at least `minimum` in each, or all of a stratum that has fewer. In equal shares a stratum that
/// is too small gives what it lacks to the others. Among equal remainders the earlier stratum comes first.
///
/// # Errors
/// `size` when it is larger than the population, `minimum` when the minima alone take more than `size`.
pub fn allocate(size: u64, populations: &[u64], allocation: Allocation, minimum: u64) -> Result<Vec<u64>, Problem> {
    let total: u64 = populations.iter().sum();
    if size > total {
        return Err(problem("size", "size", shown(size), "no more than the list has members"));
    }
    let least: Vec<u64> = populations.iter().map(|population| minimum.min(*population)).collect();
    if least.iter().sum::<u64>() > size {
        let expected = "a minimum that all strata together can have from the sample";
        return Err(problem("minimum", "minimum", shown(minimum), expected));
    }
    let weights = match allocation {
        Allocation::Proportional => populations.to_vec(),
        Allocation::Equal => vec![1; populations.len()],
    };
    Ok(apportion(size, &weights, &least, populations))
}

/// `total` shared in proportion to `weights` by the largest remainder, between `least` and `most` of each. What exceeds a
/// bound is set to it, and the rest is shared again. (`total` lies between the sums of the bounds.)
pub(crate) fn apportion(total: u64, weights: &[u64], least: &[u64], most: &[u64]) -> Vec<u64> {
    let mut settled: Vec<Option<u64>> = vec![None; weights.len()];
    loop {
        let open: Vec<usize> = (0..weights.len()).filter(|at| settled[*at].is_none()).collect();
        let rest = total - settled.iter().flatten().sum::<u64>();
        let shares = largest_remainder(rest, &open.iter().map(|at| weights[*at]).collect::<Vec<_>>());
        let beyond = |bound: &dyn Fn(usize, u64) -> u64| {
            open.iter().zip(&shares).map(|(at, share)| bound(*at, *share)).sum::<u64>()
        };
        let excess = beyond(&|at, share| share.saturating_sub(most[at]));
        let lack = beyond(&|at, share| least[at].saturating_sub(share));
        // Only the kind that outweighs the other is settled: the other may come right when the rest is shared again.
        for (at, share) in open.into_iter().zip(shares) {
            if excess == 0 && lack == 0 {
                settled[at] = Some(share);
            } else if excess >= lack && share > most[at] {
                settled[at] = Some(most[at]);
            } else if lack >= excess && share < least[at] {
                settled[at] = Some(least[at]);
            }
        }
        if settled.iter().all(Option::is_some) {
            return settled.into_iter().flatten().collect();
        }
    }
}

/// `total` shared in proportion to `weights`: each has its whole part, and those with the largest remainders one more.
fn largest_remainder(total: u64, weights: &[u64]) -> Vec<u64> {
    let sum: u128 = weights.iter().map(|weight| u128::from(*weight)).sum();
    if sum == 0 {
        return vec![0; weights.len()];
    }
    let quota = |weight: &u64| u128::from(total) * u128::from(*weight);
    let whole = |weight: &u64| u64::try_from(quota(weight) / sum).unwrap_or(u64::MAX);
    let mut shares: Vec<u64> = weights.iter().map(whole).collect();
    let mut order: Vec<usize> = (0..weights.len()).collect();
    // Among equal remainders the earlier comes first.
    order.sort_unstable_by_key(|at| (std::cmp::Reverse(quota(&weights[*at]) % sum), *at));
    let left = total - shares.iter().sum::<u64>();
    for at in order.into_iter().zip(0..left).map(|(at, _)| at) {
        shares[at] += 1;
    }
    shares
}

fn shown(number: u64) -> Shown {
    Shown::Words(crate::problem::digits(number))
}
