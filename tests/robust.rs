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

static CARDS: LazyLock<Vec<(String, Value)>> = LazyLock::new(|| seeds("cards"));
static RECORDS: LazyLock<Vec<(String, Value)>> = LazyLock::new(|| seeds("records"));

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

/// The seeds of a folder of the corpus, by name.
fn seeds(folder: &str) -> Vec<(String, Value)> {
    let files = std::fs::read_dir(format!("tests/corpus/{folder}")).expect("the corpus");
    let mut seeds: Vec<(String, Value)> = files
        .map(|file| {
            let file = file.expect("a readable folder").path();
            let name = file.file_stem().expect("a name").to_string_lossy().into_owned();
            let seed = Value::parse(&std::fs::read_to_string(&file).expect("a seed"));
            (name, seed.expect("JSON"))
        })
        .collect();
    seeds.sort_by(|(one, _), (other, _)| one.cmp(other));
    assert!(seeds.len() > 15, "{} seeds in {folder}", seeds.len());
    seeds
}

#[test]
fn every_card_of_the_corpus_is_refused_with_its_places() {
    for (name, seed) in seeds("cards") {
        let problems = Scorecard::read(&seed).err().unwrap_or_else(|| panic!("{name} is read"));
        assert!(!problems.is_empty() && problems.iter().all(|problem| !problem.check.is_empty()), "{name}");
        assert!(!verify(&seed, &CARD).is_empty(), "{name}");
    }
}

#[test]
fn every_record_of_the_corpus_is_verified() {
    for (name, seed) in seeds("records") {
        let is_right = ["right", "context-of-formulas"].contains(&name.as_str());
        assert_eq!(verify(&seed, &CARD).is_empty(), is_right, "{name}");
        assert!(Scorecard::read(&seed).is_err(), "{name}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    #[test]
    fn a_damaged_seed_is_read_without_a_panic(
        seed in any::<prop::sample::Index>(), faults in prop::collection::vec(fault(), 1..4), record in any::<bool>(),
    ) {
        let seeds = if record { &*RECORDS } else { &*CARDS };
        let damaged = damaged(&seeds[seed.index(seeds.len())].1, &faults);
        use_card(&damaged);
        let _ = verify(&damaged, &CARD);
    }
}
