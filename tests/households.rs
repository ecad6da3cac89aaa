//! Scored households: the record, its schema, and what changed for the same households by group.
#![cfg(not(target_arch = "wasm32"))]

mod support;

use serde_json::{Value as Json, json};
use support::rounds::{LESS, LIKELIHOODS, POOR, WELL, compares, near, refuses, scored, survey};
use support::statistics::deviation;
use support::{file, json as file_json, schema, validates, with, without};

/// The list of the golden record.
fn golden() -> (String, Json) {
    (file("tests/golden/households-idn-2012.csv"), file_json("tests/golden/households-idn-2012.json"))
}

#[test]
fn the_record_is_the_golden_one() {
    let (csv, golden) = golden();
    let found = scored("idn-2012", &csv, json!({ "id": "nomor", "by": ["tp", "sl"], "weight": "members" }));
    for (found, golden) in found["households"].as_array().into_iter().zip(golden["households"].as_array()) {
        assert_eq!(found.len(), golden.len());
        for (found, golden) in found.iter().zip(golden) {
            for name in ["id", "key", "weight"] {
                assert_eq!(found[name], golden[name]);
            }
            for (found, golden) in found["likelihoods"].as_array().into_iter().zip(golden["likelihoods"].as_array()) {
                assert_eq!(found.len(), golden.len());
                found.iter().zip(golden).for_each(|(found, golden)| near(found, golden.as_f64().expect("a number")));
            }
        }
    }
    let rest = |record: &Json| without(without(record.clone(), "/households"), "/engine");
    assert_eq!(rest(&found), rest(&golden));
    validates(&schema("ppi-households-1"), &found);
    validates(&schema("ppi-households-1"), &golden);
}

/// A round that was saved is read again.
#[test]
fn the_golden_record_is_a_round() {
    let (csv, golden) = golden();
    let again = scored("idn-2012", &csv, json!({ "id": "nomor", "by": ["tp", "sl"], "weight": "members" }));
    let change = compares(&json!({ "baseline": golden, "followup": again, "line": "nl100" }));
    near(&change["changes"][0]["fall"], 0.0);
    refuses(
        &json!({ "baseline": with(golden.clone(), "/version", json!(2)), "followup": with(golden, "/format", json!("ppi-estimate")) }),
        &[
            "baseline.version: found 2, expected 1 (option)",
            "followup.format: found \"ppi-estimate\", expected \"ppi-households\" (option)",
        ],
    );
}

fn round(rows: &[(&str, &str, &str)]) -> Json {
    scored("idn-2012", &survey(rows), json!({ "id": "id", "by": "branch" }))
}

/// A household that moved to another branch stays with the one that it was interviewed in first.
#[test]
fn the_same_households_are_compared_by_group() {
    let baseline = round(&[
        ("1", "A", POOR),
        ("2", "A", LESS),
        ("3", "A", POOR),
        ("4", "B", POOR),
        ("5", "B", LESS),
        ("6", "C", POOR),
    ]);
    let followup = round(&[
        ("6", "C", WELL),
        ("5", "A", WELL),
        ("4", "B", POOR),
        ("3", "A", LESS),
        ("2", "A", LESS),
        ("1", "A", WELL),
    ]);
    let population = json!({ "": 600, "A": 300, "B": 200 });
    let change = compares(
        &json!({ "baseline": baseline, "followup": followup, "line": "nl100", "population": population, "bands": [0.2] }),
    );
    let changes = change["changes"].as_array().expect("changes");
    let keys: Vec<&Json> = changes.iter().map(|change| &change["key"]).collect();
    assert_eq!(keys, [&json!({}), &json!({ "branch": "A" }), &json!({ "branch": "B" })]);
    assert_eq!(change["too_few"], json!([{ "branch": "C" }]));
    let of = |entry: &Json, falls: &[f64], population: f64| {
        let n = f64::from(u32::try_from(falls.len()).expect("a few"));
        let mean = falls.iter().sum::<f64>() / n;
        near(&entry["fall"], mean);
        let correction = ((population - n) / (population - 1.0)).sqrt();
        near(&entry["standard_error"], deviation(falls, 1.0) / n.sqrt() * correction);
        near(&entry["lifted"]["count"], mean * population);
    };
    let [poor, less, well] = LIKELIHOODS;
    let (a, b) = ([poor - well, 0.0, poor - less], [0.0, less - well]);
    of(&changes[1], &a, 300.0);
    of(&changes[2], &b, 200.0);
    of(&changes[0], &[&a[..], &b[..], &[poor - well]].concat(), 600.0);
    assert_eq!(changes[2]["movement"], json!([[0, 0], [0.5, 0.5]]));
    validates(&schema("ppi-change-1"), &change);
}

#[test]
fn the_households_are_listed_one_by_one() {
    let [poor, less, well] = LIKELIHOODS;
    let baseline = round(&[("1", "A", POOR), ("2", "A", LESS), ("3", "A", POOR)]);
    let followup = round(&[("2", "A", LESS), ("1", "A", WELL)]);
    let options = json!({ "baseline": baseline, "followup": followup, "line": "nl100", "bands": [0.2], "list": true });
    let change = compares(&options);
    let households = change["households"].as_array().expect("households");
    // The first was above 0.2, and is below; the second stays above.
    let expected = [("1", [poor, well], [1, 0]), ("2", [less, less], [1, 1])];
    assert_eq!(households.len(), expected.len());
    for (household, (id, likelihoods, bands)) in households.iter().zip(expected) {
        assert_eq!(
            (&household["id"], &household["from"], &household["to"]),
            (&json!(id), &json!(bands[0]), &json!(bands[1]))
        );
        near(&household["baseline"], likelihoods[0]);
        near(&household["followup"], likelihoods[1]);
    }
    validates(&schema("ppi-change-1"), &change);
}

/// Which of two households with one id is the one of the other round is not known: both are left out, and told.
#[test]
fn ids_that_occur_twice_can_be_left_out() {
    let csv = survey(&[("1", "A", POOR), ("2", "A", LESS), ("1", "B", WELL), ("", "B", WELL), ("3", "B", WELL)]);
    let found = scored("idn-2012", &csv, json!({ "id": "id", "repeated": "leave_out" }));
    let ids: Vec<&Json> = found["households"].as_array().expect("households").iter().map(|one| &one["id"]).collect();
    assert_eq!(ids, ["2", "3"]);
    assert_eq!(found["repeated"], json!(["", "1"]));
    validates(&schema("ppi-households-1"), &found);
    let once = scored("idn-2012", &survey(&[("1", "A", POOR)]), json!({ "id": "id", "repeated": "leave_out" }));
    assert_eq!(once["repeated"], json!([]));
}

#[test]
fn what_does_not_fit_a_group_is_refused() {
    let rows = [("1", "A", POOR), ("2", "A", LESS)];
    let of = |population: Json| json!({ "baseline": round(&rows), "followup": round(&rows), "population": population, "line": "nl100" });
    refuses(
        &of(json!({ "B": 300 })),
        &["population.B: found 300, expected populations of groups that were compared (population)"],
    );
    refuses(&of(json!({ "A": 0 })), &["population.A: found 0, expected a number of 1 or more (option)"]);
    let broken = with(with(round(&rows), "/by", json!(["tp"])), "/households/0/key", json!({ "branch": 3 }));
    let unnamed = with(round(&rows), "/households/1/key", json!({}));
    refuses(
        &json!({ "baseline": broken, "followup": unnamed }),
        &[
            "baseline.by: found a list of 1, expected a list of lists of columns (option)",
            "baseline.households[0].key: found an object, expected an object from columns to texts (option)",
            "followup.households[1].key.branch: found nothing, expected the value of a column that groups are made by (option)",
        ],
    );
}

#[test]
fn the_schema_refuses_what_the_record_does_not_have() {
    let (schema, (_, record)) = (schema("ppi-households-1"), golden());
    for name in record.as_object().expect("a record").keys() {
        assert!(!schema.is_valid(&without(record.clone(), &format!("/{name}"))), "valid without {name}");
    }
    for (pointer, value) in [
        ("/format", json!("ppi-estimate")),
        ("/version", json!(2)),
        ("/scorecard/digest", json!("00")),
        ("/weight", json!("persons")),
        ("/lines", json!([])),
        ("/by", json!(["tp"])),
        ("/households/0/id", json!(7)),
        ("/households/0/key", json!({ "tp": 1 })),
        ("/households/0/weight", json!(0)),
        ("/households/0/likelihoods/0", json!(66.3)),
        ("/households/0/poor", json!(true)),
    ] {
        assert!(!schema.is_valid(&with(record.clone(), pointer, value.clone())), "valid with {value} at {pointer}");
    }
}
