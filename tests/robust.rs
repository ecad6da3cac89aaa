//! Whatever a page hands over, the readers answer with problems; they never panic.
#![cfg(not(target_arch = "wasm32"))]

mod support;

use std::sync::LazyLock;

use ppi_widget::export::verify;
use ppi_widget::scorecard::Scorecard;
use ppi_widget::value::Value;
use proptest::prelude::*;
use support::faults::{any_value, damaged, fault};
use support::{card, json, sample};

static CARD: LazyLock<Scorecard> = LazyLock::new(|| card("idn-2023"));
static SAMPLE: LazyLock<Value> = LazyLock::new(|| sample().into());
static RECORD: LazyLock<Value> = LazyLock::new(|| json("tests/golden/result-idn-2023.json").into());

/// What reads may be used: its look-up and its packed form do not panic either.
fn use_card(value: &Value) {
    if let Ok(card) = Scorecard::read(value) {
        for line in 0..card.lines().len() {
            let likelihoods =
                [0, card.table().last_score(), u32::MAX].map(|score| card.table().likelihood(line, score));
            assert!(likelihoods.iter().all(|likelihood| (0.0..=1.0).contains(likelihood)), "{likelihoods:?}");
        }
        assert!(Scorecard::unpack(&card.pack(true)).is_some());
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1_000))]

    #[test]
    fn any_value_is_read_without_a_panic(value in any_value()) {
        prop_assert!(Scorecard::read(&value).is_err());
        prop_assert!(!verify(&value, &CARD).is_empty());
    }

    #[test]
    fn a_damaged_sample_is_read_without_a_panic(faults in prop::collection::vec(fault(), 1..4)) {
        use_card(&damaged(&SAMPLE, &faults));
    }

    #[test]
    fn a_damaged_record_is_verified_without_a_panic(faults in prop::collection::vec(fault(), 1..4)) {
        let record = damaged(&RECORD, &faults);
        let _ = verify(&record, &CARD);
    }
}
