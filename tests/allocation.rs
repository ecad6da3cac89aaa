//! Samples shared among strata.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::cast_precision_loss, reason = "small counts")]

mod support;

use ppi_widget::problem::Problem;
use ppi_widget::stats::{Allocation, allocate};
use proptest::prelude::{any, prop_assert, prop_assert_eq, proptest};
use support::statistics as plain;

#[track_caller]
fn refuses(found: Result<Vec<u64>, Problem>, message: &str) {
    assert_eq!(found.expect_err("an error").to_string(), message);
}

#[test]
fn shares_go_by_the_largest_remainder() {
    let shares = |size, populations: &[u64], minimum| allocate(size, populations, Allocation::Proportional, minimum);
    // Quotas 4.7, 1.6, 3.7 by hand; whole parts 4, 1, 3; the two left over go to .7 and .7.
    assert_eq!(shares(10, &[47, 16, 37], 0), Ok(vec![5, 1, 4]));
    assert_eq!(shares(10, &[900, 90, 10], 0), Ok(vec![9, 1, 0]));
    assert_eq!(shares(10, &[900, 90, 10], 2), Ok(vec![6, 2, 2]));
    // Equal remainders: the earlier first.
    assert_eq!(shares(2, &[5, 5, 5], 0), Ok(vec![1, 1, 0]));
    assert_eq!(shares(10, &[900, 3, 1], 2), Ok(vec![7, 2, 1]));
    assert_eq!(shares(0, &[3, 4], 0), Ok(vec![0, 0]));
    assert_eq!(shares(7, &[3, 4], 0), Ok(vec![3, 4]));
    refuses(shares(8, &[3, 4], 0), "size: found 8, expected no more than the list has members (size)");
    let minimum = "minimum: found 3, expected a minimum that all strata together can have from the sample (minimum)";
    refuses(shares(5, &[3, 4], 3), minimum);
}

#[test]
fn equal_shares_pass_on_what_a_small_stratum_lacks() {
    let shares = |size, populations: &[u64], minimum| allocate(size, populations, Allocation::Equal, minimum);
    assert_eq!(shares(9, &[100, 100, 100], 0), Ok(vec![3, 3, 3]));
    assert_eq!(shares(10, &[100, 100, 100], 0), Ok(vec![4, 3, 3]));
    assert_eq!(shares(12, &[100, 2, 100], 0), Ok(vec![5, 2, 5]));
    assert_eq!(shares(12, &[1, 5, 100], 3), Ok(vec![1, 5, 6]));
}

proptest! {
    #[test]
    fn proportional_shares_are_those_handed_out_one_by_one(
        populations in proptest::collection::vec(1_u64..2_000, 1..12), part in 0.0..=1.0,
    ) {
        let total: u64 = populations.iter().sum();
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
        let size = (total as f64 * part) as u64;
        let expected = plain::largest_remainder(size, &populations);
        prop_assert_eq!(allocate(size, &populations, Allocation::Proportional, 0), Ok(expected));
    }

    #[test]
    fn shares_add_up_and_keep_their_bounds(
        populations in proptest::collection::vec(0_u64..300, 1..12), part in 0.0..=1.0, minimum in 0_u64..20,
        equal in any::<bool>(),
    ) {
        let total: u64 = populations.iter().sum();
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
        let size = (total as f64 * part) as u64;
        let least: u64 = populations.iter().map(|population| minimum.min(*population)).sum();
        let allocation = if equal { Allocation::Equal } else { Allocation::Proportional };
        match allocate(size, &populations, allocation, minimum) {
            Ok(shares) => {
                prop_assert_eq!(shares.iter().sum::<u64>(), size);
                for (share, population) in shares.iter().zip(&populations) {
                    prop_assert!((minimum.min(*population)..=*population).contains(share));
                }
            }
            Err(_) => prop_assert!(least > size),
        }
    }
}
