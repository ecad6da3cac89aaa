//! Whatever a page hands over, the readers answer with problems; they never panic.
#![cfg(not(target_arch = "wasm32"))]

mod support;

use std::sync::LazyLock;

use ppi_widget::export::verify;
use ppi_widget::scorecard::Scorecard;
use ppi_widget::value::Value;
use proptest::prelude::*;
use proptest::sample::Index;
use support::{card, json, sample};

static CARD: LazyLock<Scorecard> = LazyLock::new(|| card("idn-2023"));
static SAMPLE: LazyLock<Value> = LazyLock::new(|| sample().into());
static RECORD: LazyLock<Value> = LazyLock::new(|| json("tests/golden/result-idn-2023.json").into());

/// Values that a fault may leave: of the wrong type, far too large, not a number.
fn leaf() -> impl Strategy<Value = Value> {
    prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::Bool),
        any::<f64>().prop_map(Value::Number),
        (-3_i32..110).prop_map(|number| Value::Number(number.into())),
        prop::sample::select(vec![f64::NAN, f64::INFINITY, -1e300, 4_294_967_296.0]).prop_map(Value::Number),
        "\\PC{0,3}".prop_map(Value::Text),
        prop::sample::select(vec!["A", "q2", "nl100", "fraction", "percent", "extreme", "location"])
            .prop_map(Value::text),
    ]
}

/// Any value, with the keys of the formats among others.
fn any_value() -> impl Strategy<Value = Value> {
    let keys = [
        "format",
        "version",
        "id",
        "languages",
        "lines",
        "questions",
        "choices",
        "points",
        "from",
        "roster",
        "count",
        "school",
        "ages",
        "to",
        "table",
        "unit",
        "rows",
        "score",
        "likelihoods",
        "digest",
        "benchmarks",
        "area",
        "rates",
        "answers",
        "members",
        "from_roster",
        "preset",
        "scorecard",
        "time",
        "",
    ];
    let key = prop::sample::select(keys.to_vec()).prop_map(str::to_owned);
    leaf().prop_recursive(5, 60, 8, move |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..8).prop_map(Value::List),
            prop::collection::vec((key.clone(), inner), 0..8).prop_map(Value::Object),
        ]
    })
}

/// What happens to one node of a valid card or record.
#[derive(Clone, Debug)]
enum Fault {
    Removed,
    Doubled,
    Replaced(Value),
}

/// A fault, and the way down to the node that it happens to.
fn fault() -> impl Strategy<Value = (Vec<Index>, Fault)> {
    let fault = prop_oneof![
        1 => Just(Fault::Removed),
        1 => Just(Fault::Doubled),
        3 => any_value().prop_map(Fault::Replaced),
    ];
    (prop::collection::vec(any::<Index>(), 1..8), fault)
}

/// Does this to the node at the end of the way, or where nothing lies below.
fn damage(value: &mut Value, way: &[Index], fault: &Fault) {
    match (value, way) {
        (Value::List(items), [at, rest @ ..]) if !items.is_empty() => {
            let at = at.index(items.len());
            match fault {
                Fault::Removed if rest.is_empty() => drop(items.remove(at)),
                Fault::Doubled if rest.is_empty() => items.push(items[at].clone()),
                _ => damage(&mut items[at], rest, fault),
            }
        }
        (Value::Object(entries), [at, rest @ ..]) if !entries.is_empty() => {
            let at = at.index(entries.len());
            match fault {
                Fault::Removed if rest.is_empty() => drop(entries.remove(at)),
                Fault::Doubled if rest.is_empty() => entries.push(entries[at].clone()),
                _ => damage(&mut entries[at].1, rest, fault),
            }
        }
        (value, _) => {
            if let Fault::Replaced(other) = fault {
                *value = other.clone();
            }
        }
    }
}

/// A copy with all of the faults.
fn damaged(whole: &Value, faults: &[(Vec<Index>, Fault)]) -> Value {
    let mut value = whole.clone();
    for (way, fault) in faults {
        damage(&mut value, way, fault);
    }
    value
}

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
