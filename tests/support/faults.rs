//! Values that a page may hand over by mistake: anything at all, or something valid with faults.

use ppi_widget::value::Value;
use proptest::prelude::*;
use proptest::sample::Index;

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
pub(crate) fn any_value() -> impl Strategy<Value = Value> {
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
pub(crate) enum Fault {
    Removed,
    Doubled,
    Replaced(Value),
}

/// A fault, and the way down to the node that it happens to.
pub(crate) fn fault() -> impl Strategy<Value = (Vec<Index>, Fault)> {
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
pub(crate) fn damaged(whole: &Value, faults: &[(Vec<Index>, Fault)]) -> Value {
    let mut value = whole.clone();
    for (way, fault) in faults {
        damage(&mut value, way, fault);
    }
    value
}
