//! Records as tables of CSV: every figure and every text comes back, and nothing runs as a formula.
#![cfg(not(target_arch = "wasm32"))]

mod support;

use ppi_widget::csv::{self, restored};
use ppi_widget::export::{TABLES, draw_record, table_csv};
use ppi_widget::sample::{Draw, draw};
use serde_json::{Value as Json, json};
use support::batch::header;
use support::rounds::{LESS, POOR, WELL, compares, estimate, scored, summary, survey};
use support::{card, file, json as file_json, messages};

/// The rows of a table, each cell under its column's name.
#[track_caller]
fn rows(record: &Json, table: &str) -> Vec<Json> {
    let table = table_csv(&record.clone().into(), Some(table));
    let table = table.unwrap_or_else(|problems| panic!("{}", messages(&problems).join("\n")));
    let mut rows: Vec<Vec<String>> = Vec::new();
    csv::read(table.as_bytes(), &mut |row| {
        let row = row.expect("a row that can be read");
        for cell in row.texts() {
            assert!(!cell.starts_with(['=', '+', '@', '\t']), "a formula: {cell}");
        }
        rows.push(row.texts().map(|cell| restored(&cell).to_owned()).collect());
    });
    let names = rows.remove(0);
    let row = |cells: Vec<String>| {
        assert_eq!(cells.len(), names.len());
        names.iter().cloned().zip(cells.into_iter().map(Json::from)).collect()
    };
    rows.into_iter().map(row).collect()
}

/// A cell holds what the record has there: texts as they are, numbers to the last digit, nothing for null.
#[track_caller]
fn holds(cell: &Json, value: &Json) {
    let cell = cell.as_str().expect("a column of this name");
    match value {
        Json::Null => assert_eq!(cell, ""),
        Json::Bool(flag) => assert_eq!(cell, flag.to_string()),
        Json::Number(number) => assert_eq!(cell.parse::<f64>().ok(), number.as_f64()),
        Json::String(text) => assert_eq!(cell, text),
        other => panic!("no cell holds {other}"),
    }
}

/// The same for all cells of these names.
#[track_caller]
fn hold(row: &Json, part: &Json, names: &[&str]) {
    for name in names {
        holds(&row[*name], &part[*name]);
    }
}

fn branches() -> Json {
    let csv = survey(&[("1", "=A1", POOR), ("2", "=A1", LESS), ("3", "-B; \"C\"", WELL), ("4", "-B; \"C\"", "A")]);
    let options = json!({
        "by": ["branch"], "population": { "": 900, "=A1": 400 }, "bands": { "edges": [0.2] }, "distribution": true,
        "alpha": { "nl150": 1.2 },
    });
    estimate("idn-2012", &csv, options)
}

#[test]
fn rates() {
    let record = branches();
    let rows = rows(&record, "rates");
    let mut at = rows.iter();
    for group in record["groups"].as_array().expect("groups") {
        for line in group["lines"].as_array().expect("lines") {
            let row = at.next().expect("a row for every rate");
            let branch = &group["key"]["branch"];
            holds(&row["by"], &if branch.is_null() { json!("") } else { json!("branch") });
            holds(&row["group_branch"], branch);
            hold(row, group, &["n", "n_effective", "population"]);
            hold(row, line, &["line", "rate", "standard_error", "half_width", "low", "high", "small", "capped"]);
            holds(&row["alpha"], &if line["line"] == "nl150" { json!(1.2) } else { json!(1) });
            hold(row, &record, &["weight", "formula", "method", "z", "design_effect", "engine"]);
            for name in ["id", "digest", "source", "url"] {
                holds(&row[&format!("scorecard_{name}")], &record["scorecard"][name]);
            }
        }
    }
    assert_eq!((at.next(), rows.len()), (None, 3 * 11));
}

#[test]
fn published_rates_stand_beside_the_measured_ones() {
    let csv = format!("{}\nT,E,B,C,A,B,A,A,B,B\n", header(&card("idn-2023")));
    let record = estimate("idn-2023", &csv, json!({ "benchmark": "nation" }));
    for (row, line) in rows(&record, "rates").iter().zip(record["groups"][0]["lines"].as_array().expect("lines")) {
        hold(row, line, &["benchmark", "difference", "within"]);
        holds(&row["benchmark_area"], &json!("nation"));
    }
}

#[test]
fn bands_scores_and_refused_rows() {
    let record = branches();
    let bands = rows(&record, "bands");
    assert_eq!(bands.len(), 3 * 2);
    holds(&bands[3]["group_branch"], &json!("-B; \"C\""));
    let flat: Vec<&Json> = record["groups"]
        .as_array()
        .into_iter()
        .flatten()
        .flat_map(|group| group["bands"].as_array().expect("bands"))
        .collect();
    for (row, band) in bands.iter().zip(flat) {
        hold(row, band, &["from", "to", "n", "share"]);
    }
    let scores = rows(&record, "distribution");
    let of_whole: Vec<&Json> = scores.iter().filter(|row| row["by"] == "" && row["line"] == "nl100").collect();
    let expected = record["groups"][0]["lines"][0]["distribution"].as_array().expect("scores");
    assert_eq!(of_whole.len(), expected.len());
    for (row, score) in of_whole.into_iter().zip(expected) {
        hold(row, score, &["score", "n", "weight"]);
    }
    let refused = rows(&record, "refused");
    for (row, expected) in refused.iter().zip(record["refused"].as_array().expect("refused rows")) {
        hold(row, expected, &["line", "column", "name", "kind", "found", "expected"]);
    }
    assert_eq!(refused.len(), 1);
}

fn rounds() -> Json {
    let before =
        survey(&[("1", "=A1", POOR), ("2", "=A1", LESS), ("3", "B", POOR), ("4", "B", WELL), ("-5", "B", POOR)]);
    let after =
        survey(&[("1", "=A1", LESS), ("2", "=A1", WELL), ("3", "B", POOR), ("4", "B", WELL), ("+6", "B", POOR)]);
    let [baseline, followup] =
        [before, after].map(|csv| scored("idn-2012", &csv, json!({ "id": "id", "by": "branch" })));
    compares(&json!({ "baseline": baseline, "followup": followup, "bands": [0.2, 0.5], "years": 2, "population": 90 }))
}

#[test]
fn changes_and_movement() {
    let record = rounds();
    let found = rows(&record, "changes");
    let expected = record["changes"].as_array().expect("changes");
    assert_eq!(found.len(), expected.len());
    for (row, change) in found.iter().zip(expected) {
        holds(&row["group_branch"], &change["key"]["branch"]);
        let names = [
            "line",
            "fall",
            "standard_error",
            "half_width",
            "low",
            "high",
            "small",
            "alpha",
            "per_year",
            "crossed",
            "population",
        ];
        hold(row, change, &names);
        for (name, pointer) in [
            ("baseline_rate", "/baseline/rate"),
            ("baseline_standard_error", "/baseline/standard_error"),
            ("baseline_n", "/baseline/n"),
            ("followup_rate", "/followup/rate"),
            ("lifted_count", "/lifted/count"),
            ("lifted_high", "/lifted/high"),
        ] {
            holds(&row[name], change.pointer(pointer).unwrap_or(&Json::Null));
        }
        hold(row, &record, &["same_households", "weight", "method", "z", "years", "caution", "engine"]);
        holds(&row["scorecards_baseline_digest"], &record["scorecards"]["baseline"]["digest"]);
    }
    let moved = rows(&record, "movement");
    assert_eq!(moved.len(), expected.len() * 9);
    let edges = [0.0, 0.2, 0.5, 1.0];
    let mut at = moved.iter();
    for change in expected {
        for (before, row) in change["movement"].as_array().expect("movement").iter().enumerate() {
            for (after, share) in row.as_array().expect("a row").iter().enumerate() {
                let cell = at.next().expect("a row for every pair of bands");
                holds(&cell["line"], &change["line"]);
                holds(&cell["baseline_from"], &json!(edges[before]));
                holds(&cell["baseline_to"], &json!(edges[before + 1]));
                holds(&cell["followup_from"], &json!(edges[after]));
                holds(&cell["followup_to"], &json!(edges[after + 1]));
                holds(&cell["share"], share);
            }
        }
    }
    let alone: Vec<Json> = rows(&record, "unmatched");
    let ids: Vec<(&Json, &Json)> = alone.iter().map(|row| (&row["round"], &row["id"])).collect();
    assert_eq!(ids, [(&json!("baseline"), &json!("-5")), (&json!("followup"), &json!("+6"))]);
}

#[test]
fn nobody_moves_between_independent_rounds() {
    let record = compares(&json!({ "baseline": summary(0.5, 100), "followup": summary(0.4, 100) }));
    assert_eq!((rows(&record, "changes").len(), rows(&record, "movement").len()), (1, 0));
}

#[test]
fn scored_households() {
    let record = file_json("tests/golden/households-idn-2012.json");
    let found = rows(&record, "households");
    let expected = record["households"].as_array().expect("households");
    assert_eq!(found.len(), expected.len());
    for (row, household) in found.iter().zip(expected) {
        holds(&row["id"], &household["id"]);
        holds(&row["weight"], &household["weight"]);
        holds(&row["group_tp"], &household["key"]["tp"]);
        for (line, likelihood) in record["lines"]
            .as_array()
            .into_iter()
            .flatten()
            .zip(household["likelihoods"].as_array().expect("likelihoods"))
        {
            holds(&row[&format!("likelihood_{}", line.as_str().expect("an id"))], likelihood);
        }
        holds(&row["formula"], &json!("w = members"));
    }
    assert_eq!(rows(&record, "refused")[0]["kind"], "missing");
}

#[test]
fn sizes_of_a_draw() {
    let options = json!({ "size": 9, "seed": 7, "strata": "cabang", "reserves": 2 });
    let drawn = draw(file("tests/golden/draw/members.csv").as_bytes(), &Draw::read(&options.into()).expect("options"));
    let record = Json::from(&draw_record(&drawn.expect("a draw")));
    let found = rows(&record, "sizes");
    for (row, size) in found.iter().zip(record["sizes"].as_array().expect("sizes")) {
        holds(&row["group_cabang"], &size["stratum"]["cabang"]);
        hold(row, size, &["members", "drawn", "reserves"]);
        holds(&row["list_digest"], &record["list"]["digest"]);
        holds(&row["seed"], &json!("7"));
    }
    assert_eq!(found.len(), 3);
}

#[test]
fn the_first_table_is_meant_where_none_is_named() {
    let record = rounds();
    let csv = |table| table_csv(&record.clone().into(), table).expect("a table");
    assert_eq!(csv(None), csv(Some("changes")));
}

#[test]
fn what_has_no_such_table_is_refused() {
    let refused =
        |record: Json, table: Option<&str>| messages(&table_csv(&record.into(), table).expect_err("a problem"));
    let formats = TABLES.map(|(name, _)| name).join(", ");
    assert_eq!(
        refused(json!({ "groups": [] }), None),
        [format!("format: found nothing, expected one of {formats} (record)")]
    );
    assert_eq!(
        refused(json!({ "format": "ppi-change", "version": 2, "changes": [] }), Some("rates")),
        [
            "version: found 2, expected 1 (record)",
            "table: found \"rates\", expected one of changes, movement, unmatched (table)",
        ]
    );
    assert_eq!(
        refused(json!({ "format": "ppi-estimate", "version": 1, "groups": [{ "key": {} }] }), None),
        ["groups.lines: found nothing, expected a list (record)"]
    );
}
