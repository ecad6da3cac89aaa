//! Surveys: files that come from a draw of members.
#![cfg(not(target_arch = "wasm32"))]

mod support;

use ppi_widget::batch::{Batch, households};
use serde_json::{Value as Json, json};
use support::batch::{estimate, header};
use support::{card, messages};

const ANSWERS: [&str; 2] = ["T,E,B,C,A,B,A,A,B,B", "A,A,A,A,A,A,A,A,A,A"];

/// A drawn member, a reserve that was interviewed, and one that was not.
fn drawn(columns: &str) -> String {
    let [one, other] = ANSWERS;
    let (first, second, third) = match columns {
        "draw_order,draw_reserve" => ("1,", "1,reserve", "2,reserve"),
        _ => ("1", "1", "2"),
    };
    let card = card("idn-2023");
    format!(
        "id,{columns},cu_members,{}\n1,{first},2,{one}\n2,{second},1,{other}\n3,{third},1,,,,,,,,,,\n",
        header(&card)
    )
}

#[test]
fn a_file_from_a_draw_counts_participants_unless_told_otherwise() {
    let card = card("idn-2023");
    let counted = |csv: &str, options: Json| {
        let found = estimate(&card, csv, &options);
        (found["weight"].as_str().expect("a unit").to_owned(), found["formula"].as_str().expect("a formula").to_owned())
    };
    let pair = |one: &str, other: &str| (one.to_owned(), other.to_owned());
    for columns in ["draw_order,draw_reserve", "draw_order", " Draw_Reserve "] {
        let csv = drawn(columns);
        assert_eq!(counted(&csv, json!({})), pair("participants", "w = 1"), "{columns}");
        assert_eq!(counted(&csv, json!({ "drawn": "members" })), pair("participants", "w = 1"));
        assert_eq!(counted(&csv, json!({ "weight": "household" })), pair("household", "w = 1 / cu_members"));
        assert_eq!(counted(&csv, json!({ "drawn": "households" })), pair("household", "w = 1"));
    }
    assert_eq!(counted(&drawn("order"), json!({})), pair("household", "w = 1 / cu_members"));

    let listed = households(&card, drawn("draw_order").as_bytes(), &json!({ "id": "id" }).into()).expect("households");
    assert_eq!(Json::from(&listed)["weight"], "participants");
}

#[test]
fn a_reserve_counts_once_it_was_interviewed() {
    let found = estimate(&card("idn-2023"), &drawn("draw_order,draw_reserve"), &json!({}));
    assert_eq!((&found["rows"], &found["groups"][0]["n"]), (&json!(3), &json!(2)));
    assert_eq!(found["refused_by_kind"], json!({ "visit": 1 }));
}

#[test]
fn no_published_rate_is_set_beside_participants() {
    let csv = drawn("draw_order");
    let benchmark = |more: Json| {
        let mut options = json!({ "benchmark": "nation" });
        options.as_object_mut().expect("options").extend(more.as_object().expect("options").clone());
        let mut batch = Batch::new(card("idn-2023"), &options.into()).expect("options");
        batch.push(csv.as_bytes()).map_err(|problems| messages(&problems))
    };
    let expected = "benchmark: found a rate of participants, expected a rate of households or of persons: the published \
                    rates count nobody else (option)";
    assert_eq!(benchmark(json!({})), Err(vec![expected.to_owned()]));
    assert_eq!(benchmark(json!({ "weight": "household" })), Ok(()));
}
