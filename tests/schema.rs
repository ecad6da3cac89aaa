//! The published schema of cards and the reader agree on what is out of shape.
#![cfg(not(target_arch = "wasm32"))]

mod support;

use ppi_widget::scorecard::Scorecard;
use serde_json::json;
use support::{sample, schema, with, without};

#[test]
fn the_schema_refuses_what_is_out_of_shape_for_the_reader() {
    let schema = schema("ppi-scorecard-1");
    let rule = json!({"roster": {"school": {"ages": [6, 18], "nobody": "A", "not_all": "A"}}});
    let replaced = [
        ("/format", json!("ppi-result")),
        ("/version", json!("1")),
        ("/id", json!("-xyz")),
        ("/languages", json!([])),
        ("/languages/1", json!("Bahasa")),
        ("/country", json!("xyz")),
        ("/released", json!("2000")),
        ("/survey", json!("")),
        ("/source/url", json!("example.org")),
        ("/source/note", json!("unknown")),
        ("/lines", json!({})),
        ("/lines/0/kind", json!("poverty")),
        ("/lines/0/kind", json!({})),
        ("/lines/0/kind/national/percent", json!("100")),
        ("/lines/1/kind/ppp/year", json!(2017.5)),
        ("/lines/1/kind", json!({"percentile": {"poorest_percent": 100}})),
        ("/questions/0/text", json!("How many?")),
        ("/questions/0/text/en", json!(" ")),
        ("/questions/0/from", json!("roster")),
        ("/questions/0/from", rule),
        ("/questions/0/from/roster/count/ages", json!([5])),
        ("/questions/0/from/roster/count/choices/0/from", json!(-1)),
        ("/questions/0/choices/0/points", json!(2.5)),
        ("/questions/1/choices/1/also", json!([])),
        ("/questions/1/choices/1/points/0", json!(-40)),
        ("/table/unit", json!("per mille")),
        ("/table/rows/0/score", json!([0, 0, 0])),
        ("/table/rows/0/likelihoods", json!([])),
        ("/table/rows/0/likelihoods/0", json!(101)),
        ("/digest", json!(format!("sha256:{}", "0".repeat(64)))),
        ("/benchmarks/rows", json!([])),
        ("/benchmarks/rows/0/area", json!("world")),
        ("/benchmarks/rows/0/unit", json!("individual")),
        ("/benchmarks/rows/0/rates/0", json!(25)),
    ];
    let removed =
        ["/name", "/source/text", "/lines/0/label", "/questions/1/short", "/table/rows", "/benchmarks/question"];
    let replaced = replaced.into_iter().map(|(pointer, value)| (pointer, with(sample(), pointer, value)));
    for (pointer, card) in replaced.chain(removed.map(|pointer| (pointer, without(sample(), pointer)))) {
        assert!(!schema.is_valid(&card), "the schema accepts the fault at {pointer}");
        assert!(Scorecard::read(&card.into()).is_err(), "the reader accepts the fault at {pointer}");
    }
}
