//! The statistics: worked values of Schreiner's papers to the digits that those print, a second computation that knows
//! none of the formulas, edges, and properties.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::cast_precision_loss, clippy::float_cmp, reason = "small counts, and numbers that are exact")]

mod support;

use ppi_widget::problem::Problem;
use ppi_widget::stats::{
    Basis, PRINTED_Z, Pair, Plan, Rate, Rounds, Stratum, Z, effective_size, finite_correction, independent, interval,
    margin, movement, paired, sample_size, stratified,
};
use proptest::prelude::{Strategy, any, prop_assert, prop_assert_eq, prop_assume, proptest};
use support::statistics as plain;

/// Half a unit of the last digit printed.
#[track_caller]
fn prints(found: f64, printed: f64, digits: i32) {
    near(found, printed, 0.5 * 10_f64.powi(-digits));
}

#[track_caller]
fn near(found: f64, expected: f64, tolerance: f64) {
    assert!((found - expected).abs() <= tolerance, "found {found}, expected {expected}");
}

#[track_caller]
fn refuses<T: std::fmt::Debug>(found: Result<T, Problem>, message: &str) {
    assert_eq!(found.expect_err("an error").to_string(), message);
}

/// 90% as the papers print it.
const PAPER: f64 = 1.64;

#[test]
fn the_finite_correction_is_the_printed_one() {
    prints(finite_correction(Some(175_246.0), 16_384.0), 0.9521, 4);
}

#[test]
fn half_widths_are_the_printed_ones() {
    let large = Basis { population: Some(14_374_888.0), z: PAPER, ..Basis::of(16_384.0) };
    prints(100.0 * interval(0.234, &large).expect("a rate").half_width, 0.542, 3);
    let village = Basis { alpha: 1.08, z: PAPER, ..Basis::of(300.0) };
    prints(100.0 * interval(0.573, &village).expect("a rate").half_width, 5.1, 1);
}

/// The mean of 71.2, 50.2 and 27.7% is 49.7, less a bias of 0.4.
#[test]
fn a_bias_is_subtracted() {
    let rate = (0.712 + 0.502 + 0.277) / 3.0;
    prints(100.0 * interval(rate, &Basis::of(3.0)).expect("a rate").rate, 49.7, 1);
    prints(100.0 * interval(rate, &Basis { bias: 0.004, ..Basis::of(3.0) }).expect("a rate").rate, 49.3, 1);
}

#[test]
fn sample_sizes_are_the_printed_ones() {
    let plan = |rounds, alpha, guess| Plan { alpha, guess, z: PAPER, ..Plan::of(rounds) };
    let small = Plan { population: Some(10_000.0), ..plan(Rounds::One, 1.23, 0.402) };
    assert_eq!(sample_size(&small, 0.02), Ok(1_966));
    assert_eq!(sample_size(&plan(Rounds::One, 0.90, 0.198), 0.02), Ok(865));
    assert_eq!(sample_size(&plan(Rounds::Two, 1.04, 0.402), 0.02), Ok(3_497));
    let same = Plan { guess: 0.402, z: PAPER, ..Plan::of(Rounds::Same { years: 3.0 }) };
    assert_eq!(sample_size(&same, 0.02), Ok(3_205));
}

#[test]
fn the_crossing_share_is_the_printed_one() {
    let rate = |rate| Rate { rate, standard_error: 0.01 };
    let change = independent(rate(0.493), rate(0.493 - 0.115), PAPER).expect("two rates");
    prints(100.0 * change.fall, 11.5, 1);
    prints(100.0 * change.crossed.expect("somebody was below"), 23.3, 1);
    prints(change.per_year(2.0), 0.0575, 4);
    prints(change.lifted(10_000.0)[1], 1_150.0, 6);
    // By hand: 1.64 · √2 · 1 point.
    near(change.half_width, 1.64 * 0.02_f64.sqrt() * 0.1, 1e-15);
}

/// Equal sizes and a common rate: α·√(2p(1−p)/n)·φ, which is what two rounds are planned with.
#[test]
fn two_rounds_of_equal_size_have_the_planned_margin() {
    let basis = Basis { alpha: 1.04, population: Some(9_000.0), z: PAPER, ..Basis::of(700.0) };
    let round = Rate::from(interval(0.402, &basis).expect("a rate"));
    let change = independent(round, round, PAPER).expect("two rates");
    let formula = 1.04 * (2.0 * 0.402 * 0.598 / 700.0_f64).sqrt() * (8_300.0_f64 / 8_999.0).sqrt();
    near(change.standard_error, formula, 1e-15);
    let plan = Plan { alpha: 1.04, guess: 0.402, population: Some(9_000.0), z: PAPER, ..Plan::of(Rounds::Two) };
    near(margin(&plan, 700.0).expect("a margin"), change.half_width, 1e-15);
    assert_eq!(change.fall, 0.0);
}

/// The two-sided quantiles of the normal distribution, from its tables: 1.0364, 1.2816, 1.6449, 1.9600, 2.5758. The papers
/// print two digits, and 1.64 rather than 1.645.
#[test]
fn printed_quantiles_are_those_of_the_tables() {
    let tables = [(0.70, 1.0364), (0.80, 1.2816), (0.90, 1.6449), (0.95, 1.9600), (0.99, 2.5758)];
    for ((confidence, printed), (level, exact)) in PRINTED_Z.into_iter().zip(tables) {
        assert_eq!(confidence, level);
        near(printed, exact, 0.005);
    }
    assert_eq!(Z, 1.6449);
}

#[test]
fn the_standard_error_is_the_spread_of_all_possible_samples() {
    for population in 2..=12 {
        for n in 1..=population {
            for ones in 0..=population {
                let basis = Basis { population: Some(population as f64), ..Basis::of(n as f64) };
                let found = interval(ones as f64 / population as f64, &basis).expect("a rate").standard_error;
                near(found, plain::spread_of_samples(population, ones, n), 1e-12);
            }
        }
    }
}

/// Strata are drawn independently, so their variances add up, each by the square of its share.
#[test]
fn the_variance_of_strata_is_that_of_all_possible_samples() {
    let strata = [(8, 3, 4), (5, 1, 2), (12, 12, 3), (2, 1, 1)];
    let total = 27.0;
    let variance: f64 = strata
        .map(|(population, ones, n)| {
            (population as f64 / total * plain::spread_of_samples(population, ones, n)).powi(2)
        })
        .iter()
        .sum();
    let measured = strata.map(|(population, ones, n)| Stratum {
        rate: ones as f64 / population as f64,
        n: n as f64,
        interviews: n as f64,
        population: population as f64,
    });
    let found = stratified(&measured, 1.0, 0.0, 1.0).expect("strata");
    near(found.standard_error, variance.sqrt(), 1e-12);
    near(found.rate, 17.0 / 27.0, 1e-12);
    let precise = stratified(&measured, 0.5, 0.1, 2.0).expect("strata");
    near(precise.half_width, variance.sqrt(), 1e-12);
    near(precise.rate, 17.0 / 27.0 - 0.1, 1e-12);
}

#[test]
fn a_single_stratum_is_a_simple_sample() {
    let basis = Basis { alpha: 1.2, bias: 0.01, population: Some(5_000.0), ..Basis::of(300.0) };
    let simple = interval(0.3, &basis).expect("a rate");
    let stratum = Stratum { rate: 0.3, n: 300.0, interviews: 300.0, population: 5_000.0 };
    let found = stratified(&[stratum], 1.2, 0.01, basis.z).expect("a stratum");
    near(found.rate, simple.rate, 1e-15);
    near(found.low, simple.low, 1e-15);
    near(found.high, simple.high, 1e-15);
}

#[test]
fn the_same_households_are_told_by_their_differences() {
    let likelihoods = [(0.712, 0.502), (0.502, 0.502), (0.277, 0.301), (0.9, 0.4)];
    let pair = |weight: f64| move |(baseline, followup)| Pair { weight, baseline, followup };
    let pairs = likelihoods.map(pair(1.0));
    let basis = Basis { alpha: 1.1, population: Some(40.0), z: 2.0, ..Basis::of(1.0) };
    let found = paired(&pairs, &basis).expect("pairs");
    let differences = likelihoods.map(|(baseline, followup)| baseline - followup);
    near(found.n, 4.0, 1e-12);
    near(found.change.fall, differences.iter().sum::<f64>() / 4.0, 1e-12);
    let expected = 1.1 * plain::deviation(&differences, 1.0) / 2.0 * (36.0_f64 / 39.0).sqrt();
    near(found.change.standard_error, expected, 1e-12);
    near(found.change.half_width, 2.0 * expected, 1e-12);
    // Equal weights of any size change nothing.
    let heavier = paired(&likelihoods.map(pair(3.5)), &basis).expect("pairs");
    near(heavier.change.standard_error, expected, 1e-12);
    near(heavier.n, 4.0, 1e-12);
}

#[test]
fn households_move_between_bands() {
    let pair = |baseline, followup| Pair { weight: 2.0, baseline, followup };
    let pairs = [pair(0.7, 0.2), pair(0.6, 0.6), pair(0.3, 0.1), pair(0.0, 1.0), pair(0.59, 0.6)];
    assert_eq!(movement(&pairs, &[0.3, 0.6]), [[0.0, 0.0, 2.0], [2.0, 0.0, 2.0], [2.0, 0.0, 2.0]]);
    assert_eq!(movement(&pairs, &[]), [[10.0]]);
    assert_eq!(movement(&[], &[0.5]), [[0.0, 0.0], [0.0, 0.0]]);
}

#[test]
fn nobody_and_everybody_have_an_interval_without_width_and_a_mark() {
    for (rate, n) in [(0.0, 1.0), (1.0, 1.0), (0.0, 500.0), (1.0, 500.0)] {
        let found = interval(rate, &Basis::of(n)).expect("a rate");
        assert_eq!((found.low, found.rate, found.high, found.small), (rate, rate, rate, true));
    }
    let small = |rate, n| interval(rate, &Basis::of(n)).expect("a rate").small;
    assert_eq!([small(0.1, 99.9), small(0.1, 101.0), small(0.9, 99.9), small(0.9, 101.0)], [true, false, true, false]);
}

#[test]
fn an_interval_is_cut_where_rates_end() {
    let low = interval(0.02, &Basis { bias: 0.05, ..Basis::of(40.0) }).expect("a rate");
    assert_eq!((low.rate, low.low), (0.0, 0.0));
    let high = interval(0.98, &Basis { bias: -0.05, ..Basis::of(40.0) }).expect("a rate");
    assert_eq!((high.rate, high.high), (1.0, 1.0));
}

#[test]
fn a_census_has_no_error() {
    let found = interval(0.4, &Basis { population: Some(50.0), ..Basis::of(50.0) }).expect("a rate");
    assert_eq!((found.standard_error, found.low, found.high), (0.0, 0.4, 0.4));
    let single = interval(0.4, &Basis { population: Some(1.0), ..Basis::of(1.0) }).expect("a rate");
    near(single.standard_error, 0.0, 0.0);
    let plan = Plan { population: Some(50.0), ..Plan::of(Rounds::One) };
    assert_eq!(margin(&plan, 50.0), Ok(0.0));
    assert_eq!(sample_size(&Plan { population: Some(1.0), ..plan }, 0.01), Ok(1));
}

/// Whatever the interviews are worth, φ and N ≥ n go by their number.
#[test]
fn the_finite_correction_goes_by_interviews() {
    let clustered = Basis { interviews: 60.0, population: Some(100.0), ..Basis::of(30.0) };
    near(interval(0.4, &clustered).expect("a rate").standard_error, (0.24_f64 / 30.0 * 40.0 / 99.0).sqrt(), 1e-15);
    let census = Basis { population: Some(60.0), ..clustered };
    assert_eq!(interval(0.4, &census).expect("a rate").standard_error, 0.0);
    let few = Basis { population: Some(40.0), ..clustered };
    let expected = "population: found 40, expected a number of 1 or more, no smaller than the sample (range)";
    refuses(interval(0.4, &few), expected);

    let stratum = Stratum { rate: 0.4, n: 30.0, interviews: 60.0, population: 60.0 };
    assert_eq!(stratified(&[stratum], 1.0, 0.0, 1.64).expect("a stratum").standard_error, 0.0);

    let pair = |weight, followup| Pair { weight, baseline: 0.5, followup };
    let pairs = [pair(1.0, 0.4), pair(2.0, 0.2), pair(7.0, 0.1)];
    let census = Basis { population: Some(3.0), ..Basis::of(1.0) };
    assert_eq!(paired(&pairs, &census).expect("pairs").change.standard_error, 0.0);
    refuses(paired(&pairs, &Basis { population: Some(2.0), ..census }), &expected.replace("40", "2"));
}

#[test]
fn equal_weights_count_every_interview() {
    near(effective_size(3.0 * 7.0, 9.0 * 7.0), 7.0, 1e-12);
    // (1 + 2 + 3)² / (1 + 4 + 9), by hand.
    near(effective_size(6.0, 14.0), 36.0 / 14.0, 1e-12);
    near(effective_size(0.0, 0.0), 0.0, 0.0);
}

#[test]
fn what_is_out_of_range_is_named() {
    let basis = Basis::of(10.0);
    refuses(interval(1.5, &basis), "rate: found 1.5, expected a fraction from 0 to 1 (range)");
    refuses(interval(f64::NAN, &basis), "rate: found NaN, expected a fraction from 0 to 1 (range)");
    let with = |basis| interval(0.5, &basis);
    refuses(with(Basis::of(0.0)), "n: found 0, expected a number of interviews above 0 (range)");
    refuses(with(Basis { alpha: 0.0, ..basis }), "alpha: found 0, expected a factor above 0, up to 10 (range)");
    refuses(with(Basis { bias: 4.0, ..basis }), "bias: found 4, expected a fraction from -1 to 1 (range)");
    refuses(with(Basis { z: -1.0, ..basis }), "z: found -1, expected a normal quantile above 0, up to 10 (range)");
    let few = Basis { population: Some(9.0), ..basis };
    refuses(with(few), "population: found 9, expected a number of 1 or more, no smaller than the sample (range)");

    let plan = Plan::of(Rounds::One);
    refuses(sample_size(&plan, 2.0), "margin: found 2, expected a fraction from 0.000001 on, below 1 (range)");
    let certain = Plan { guess: 0.0, ..plan };
    refuses(sample_size(&certain, 0.02), "guess: found 0, expected a fraction above 0 and below 1 (range)");
    let shrinking = Plan { design_effect: f64::NAN, ..plan };
    refuses(margin(&shrinking, 10.0), "design_effect: found NaN, expected a factor above 0, up to 1000 (range)");
    let nobody = Plan { population: Some(0.0), ..plan };
    refuses(sample_size(&nobody, 0.02), "population: found 0, expected a number of 1 or more (range)");
    let size = "n: found 0, expected a number of interviews from 1 to the population (range)";
    refuses(margin(&plan, 0.0), size);
    refuses(margin(&Plan { population: Some(20.0), ..plan }, 21.0), &size.replace("found 0", "found 21"));
    let never = Plan::of(Rounds::Same { years: 0.0 });
    refuses(sample_size(&never, 0.02), "years: found 0, expected a number of years above 0, up to 100 (range)");

    let pair = Pair { weight: 1.0, baseline: 0.5, followup: 0.5 };
    let expected = "expected two households or more that are in both rounds (pairs)";
    refuses(paired(&[pair], &basis), &format!("pairs: found a list of 1, {expected}"));
    let weightless = [pair, Pair { weight: 0.0, ..pair }];
    refuses(paired(&weightless, &basis), "weight: found 0, expected a number above 0 (range)");
    let percent = [pair, Pair { followup: 40.0, ..pair }];
    refuses(paired(&percent, &basis), "followup: found 40, expected a likelihood from 0 to 1 (range)");
    let rate = Rate { rate: 0.4, standard_error: 0.01 };
    let found = independent(rate, Rate { standard_error: f64::NAN, ..rate }, 1.0);
    refuses(found, "followup.standard_error: found NaN, expected a number from 0 to 10 (range)");
}

/// −0.02 + 0.016 · 1 + 0.47 · 0.005 · 0.995 = −0.0017, by hand.
#[test]
fn p_star_must_be_above_nothing() {
    let rare = Plan { guess: 0.005, ..Plan::of(Rounds::Same { years: 1.0 }) };
    let expected = "p* = -0.02 + 0.016·years + 0.47·p(1-p) above 0: more years, or a guess nearer to 0.5";
    refuses(sample_size(&rare, 0.02), &format!("guess: found 0.005, expected {expected} (p-star)"));
    refuses(margin(&rare, 100.0), &format!("guess: found 0.005, expected {expected} (p-star)"));
}

#[test]
fn strata_that_break_the_formula_are_named() {
    let right = Stratum { rate: 0.5, n: 10.0, interviews: 10.0, population: 100.0 };
    let found = |stratum| stratified(&[right, stratum], 1.0, 0.0, 1.64);
    refuses(
        found(Stratum { n: 0.0, interviews: 0.0, ..right }),
        "strata[1].n: found 0, expected one interview or more in every stratum (stratum-empty)",
    );
    refuses(
        found(Stratum { n: 1.0, interviews: 1.0, population: 1.0, ..right }),
        "strata[1].population: found 1, expected a population of 2 or more in every stratum (stratum-population)",
    );
    refuses(
        found(Stratum { n: 50.5, interviews: 101.0, ..right }),
        "strata[1].n: found 101, expected no more interviews than the stratum has members (stratum-size)",
    );
    refuses(stratified(&[], 1.0, 0.0, 1.64), "strata: found a list of 0, expected one stratum or more (strata)");
}

#[test]
fn a_design_effect_multiplies_the_sample() {
    let simple = Plan { guess: 0.402, z: PAPER, ..Plan::of(Rounds::One) };
    let clustered = Plan { design_effect: 2.0, ..simple };
    // 1.64² · 0.402 · 0.598 / 0.02² = 1616.4…, by hand.
    assert_eq!(sample_size(&simple, 0.02), Ok(1_617));
    assert_eq!(sample_size(&clustered, 0.02), Ok(3_233));
    near(margin(&clustered, 3_233.0).expect("a margin"), 0.02, 1e-5);
    // 2000 · 1.2931 / (1.2931 + 0.02² · 1999) = 1235.8…, by hand.
    let village = Plan { population: Some(2_000.0), ..clustered };
    assert_eq!(sample_size(&village, 0.02), Ok(1_236));
    let measured = Basis { interviews: 1_236.0, population: Some(2_000.0), z: PAPER, ..Basis::of(1_236.0 / 2.0) };
    near(margin(&village, 1_236.0).expect("a margin"), interval(0.402, &measured).expect("a rate").half_width, 1e-15);
    // 900 · 1.2931 / (1.2931 + 0.02² · 899) = 704.1…: nobody is interviewed twice.
    assert_eq!(sample_size(&Plan { population: Some(900.0), ..clustered }, 0.02), Ok(705));
}

fn rates() -> impl Strategy<Value = f64> {
    0.0..=1.0
}

fn pairs() -> impl Strategy<Value = Vec<Pair>> {
    let pair = (0.1..9.0, rates(), rates());
    proptest::collection::vec(pair.prop_map(|(weight, baseline, followup)| Pair { weight, baseline, followup }), 2..40)
}

proptest! {
    #[test]
    fn an_interval_holds_its_rate(rate in rates(), n in 0.1..1e6, alpha in 0.1..3.0, bias in -0.2..0.2, more in 0.0..1e6) {
        let basis = Basis { n, interviews: n, alpha, bias, population: Some(n.max(1.0) + more), z: 1.64 };
        let found = interval(rate, &basis).expect("all within their range");
        prop_assert!(0.0 <= found.low && found.low <= found.rate && found.rate <= found.high && found.high <= 1.0);
        let unknown = interval(rate, &Basis { population: None, ..basis }).expect("all within their range");
        prop_assert!(found.standard_error <= unknown.standard_error);
    }

    #[test]
    fn the_size_is_the_first_that_holds_the_margin(
        guess in 0.02..0.98, alpha in 0.5..1.6, c in 0.02..0.2, population in proptest::option::of(1_u32..5_000),
    ) {
        let population = population.map(f64::from);
        let plan = Plan { guess, alpha, population, ..Plan::of(Rounds::One) };
        let expected = plain::first_size(c, |n| {
            if population.is_some_and(|population| n >= population) { 0.0 } else {
                plain::half_width(plan.z, alpha, guess, n, population)
            }
        });
        prop_assert_eq!(sample_size(&plan, c), Ok(expected));
    }

    #[test]
    fn the_margin_of_the_size_is_within_the_margin(
        guess in 0.1..0.9, c in 0.01..0.2, years in 0.5..9.0, effect in 0.5..3.0, population in 10_u32..100_000,
        kind in 0..3, limited in any::<bool>(),
    ) {
        let rounds = [Rounds::One, Rounds::Two, Rounds::Same { years }][usize::try_from(kind).unwrap()];
        let population = limited.then_some(f64::from(population));
        let plan = Plan { guess, population, design_effect: effect, ..Plan::of(rounds) };
        let size = sample_size(&plan, c).expect("all within their range") as f64;
        prop_assume!(size > 1.0);
        prop_assert!(margin(&plan, size).expect("a size within the population") <= c * (1.0 + 1e-9));
        prop_assert!(margin(&plan, size - 1.0).expect("a smaller size") >= c * (1.0 - 1e-9));
    }

    #[test]
    fn the_order_of_pairs_and_the_scale_of_weights_do_not_matter(pairs in pairs(), scale in 0.01..100.0) {
        let basis = Basis::of(1.0);
        let found = paired(&pairs, &basis).expect("pairs");
        let turned: Vec<Pair> =
            pairs.iter().rev().map(|pair| Pair { weight: pair.weight * scale, ..*pair }).collect();
        let again = paired(&turned, &basis).expect("pairs");
        for (one, other) in [
            (found.n, again.n),
            (found.change.fall, again.change.fall),
            (found.change.standard_error, again.change.standard_error),
        ] {
            prop_assert!((one - other).abs() <= 1e-9 * one.abs().max(1.0));
        }
        prop_assert!((found.baseline - found.followup - found.change.fall).abs() < 1e-12);
        let there_and_back: Vec<Pair> =
            pairs.iter().map(|pair| Pair { baseline: pair.followup, followup: pair.baseline, ..*pair }).collect();
        let back = paired(&there_and_back, &basis).expect("pairs").change;
        prop_assert!((back.fall + found.change.fall).abs() < 1e-12);
    }

    #[test]
    fn movement_keeps_every_weight(pairs in pairs(), edge in rates()) {
        let moved: f64 = movement(&pairs, &[edge]).iter().flatten().sum();
        let weights: f64 = pairs.iter().map(|pair| pair.weight).sum();
        prop_assert!((moved - weights).abs() < 1e-9);
    }
}
