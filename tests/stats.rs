//! The statistics against the worked values of Schreiner's papers, to the digits that those print.
#![cfg(not(target_arch = "wasm32"))]

use ppi_widget::stats::{Basis, effective_size, finite_correction, interval};

/// Half a unit of the last digit printed.
#[track_caller]
fn prints(found: f64, printed: f64, digits: i32) {
    assert!((found - printed).abs() <= 0.5 * 10_f64.powi(-digits), "found {found}, printed {printed}");
}

#[test]
fn the_finite_correction_is_the_printed_one() {
    prints(finite_correction(Some(175_246.0), 16_384.0), 0.9521, 4);
}

#[test]
fn half_widths_are_the_printed_ones() {
    let large = Basis { population: Some(14_374_888.0), z: 1.64, ..Basis::of(16_384.0) };
    prints(100.0 * interval(0.234, &large).expect("a rate").half_width, 0.542, 3);
    let village = Basis { alpha: 1.08, z: 1.64, ..Basis::of(300.0) };
    prints(100.0 * interval(0.573, &village).expect("a rate").half_width, 5.1, 1);
}

#[test]
fn a_bias_is_subtracted() {
    let biased = interval(0.497, &Basis { bias: 0.004, ..Basis::of(3.0) }).expect("a rate");
    prints(100.0 * biased.rate, 49.3, 1);
}

#[test]
fn equal_weights_count_every_interview() {
    prints(effective_size(3.0 * 7.0, 9.0 * 7.0), 7.0, 12);
    // (1 + 2 + 3)² / (1 + 4 + 9) by hand.
    prints(effective_size(6.0, 14.0), 36.0 / 14.0, 12);
    prints(effective_size(0.0, 0.0), 0.0, 12);
}
