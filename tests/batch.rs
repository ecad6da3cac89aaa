//! Surveys: rates by group against a second computation, refused rows, and what must not matter.
#![cfg(not(target_arch = "wasm32"))]

mod support;

use ppi_widget::batch::Batch;
use ppi_widget::scorecard::Scorecard;
use serde_json::{Value as Json, json};
use support::batch::{batch, close, estimate, figures, finish, header, refuses};
use support::facts::facts;
use support::survey::{Interview, likelihood, rate};
use support::{card, schema, validates};

/// idn-2012 with the table of the method's worked value on its first line, and three households with the likelihoods
/// 71.2, 50.2 and 27.7 %.
fn three_households() -> (Scorecard, String) {
    let mut json = support::card_json("idn-2012");
    json.as_object_mut().expect("a card").shift_remove("digest");
    for (row, likelihood) in [71.2, 50.2, 27.7].into_iter().chain([20.0; 17]).enumerate() {
        json["table"]["rows"][row]["likelihoods"][0] = json!(likelihood);
    }
    let card = support::reads(&json);
    let rows = ["A,A,A,A,A,A,A,A,A,A", "A,A,A,A,A,A,A,A,A,B", "B,A,A,A,A,A,A,A,A,B"];
    let csv = format!("{}\n{}\n", header(&card), rows.join("\n"));
    (card, csv)
}

#[test]
fn the_mean_of_three_likelihoods_is_the_rate() {
    let (card, csv) = three_households();
    let rate =
        |options: Json| estimate(&card, &csv, &options)["groups"][0]["lines"][0]["rate"].as_f64().expect("a rate");
    assert!((rate(json!({})) - 0.497).abs() < 1e-9, "{}", rate(json!({})));
    assert!((rate(json!({ "bias": 0.004 })) - 0.493).abs() < 1e-9);
    assert!((rate(json!({ "bias": { "nl100": 0.004 } })) - 0.493).abs() < 1e-9);
    assert!((rate(json!({ "bias": { "nl150": 0.004 } })) - 0.497).abs() < 1e-9);
}

#[test]
fn precision_factor_population_and_design_effect_enter_the_half_width() {
    let (card, csv) = three_households();
    let (head, rows) = csv.split_once('\n').expect("rows");
    let csv = [head, "\n", &rows.repeat(100)].concat();
    let half_width = |options: Json| {
        estimate(&card, &csv, &options)["groups"][0]["lines"][0]["half_width"].as_f64().expect("a number")
    };
    // 1.64·√(.497·.503/300), by hand.
    let plain: f64 = 0.047_341_9;
    let close = |found: f64, expected: f64| assert!((found - expected).abs() < 1e-7, "{found}, expected {expected}");
    close(half_width(json!({ "z": 1.64 })), plain);
    close(half_width(json!({ "z": 1.64, "alpha": 1.08 })), plain * 1.08);
    close(half_width(json!({ "z": 1.64, "population": 301 })), plain * (1.0_f64 / 300.0).sqrt());
    close(half_width(json!({ "z": 1.64, "design_effect": 4 })), plain * 2.0);
    refuses(
        &card,
        &csv,
        &json!({ "population": 299 }),
        &["population: found 299, expected a number of 1 or more, no smaller than the sample (range)"],
    );
}

#[test]
fn columns_are_found_by_name_whatever_their_case_and_order() {
    let card = card("idn-2023");
    let csv = "TP;Q10;Q9;q8;q7;q6;q5;q4;q3;q2;Q1;catatan\nSanggau;B;B;A;A;B;A;C;B;E;T;x\n";
    let estimate_of = |csv: &str, options: Json| estimate(&card, csv, &options);
    let found = estimate_of(csv, json!({ "by": ["tp"] }));
    assert_eq!(found["file"], json!({ "delimiter": ";", "encoding": "UTF-8" }));
    assert_eq!(found["groups"][1]["key"], json!({ "tp": "Sanggau" }));
    let expected = facts("idn-2023").rows[29].2[0];
    assert!((found["groups"][1]["lines"][0]["rate"].as_f64().expect("a rate") - expected).abs() < 1e-9);

    let given = csv.replace("Q10", "Sepeda motor").replace(";B;B;A", ";0;B;A");
    let options = json!({ "columns": { "q10": "sepeda MOTOR" }, "choices": { "q10": { "0": "B", "1": "A" } } });
    assert_eq!(estimate_of(&given, options)["groups"][0], found["groups"][0]);
}

#[test]
fn answers_may_be_letters_texts_or_plain_numbers() {
    let card = card("idn-2023");
    let by_letters = format!("{}\nT,E,B,C,A,B,A,A,B,B\n", header(&card));
    let text = |question: usize, choice: usize, language| {
        format!("\"{}\"", card.questions()[question].choices[choice].text.get(language))
    };
    let positions = [19, 3, 1, 2, 0, 1, 0, 0, 1, 1];
    let mut csv = vec![header(&card)];
    for language in ["id", "en"] {
        let texts: Vec<String> =
            positions.iter().enumerate().map(|(question, choice)| text(question, *choice, language)).collect();
        csv.push(texts.join(","));
        csv.push(texts.join(",").to_uppercase());
    }
    csv.push(" t ,e,2,3,1,2,1,1,2,2".to_owned());
    let expected = estimate(&card, &by_letters, &json!({}))["groups"][0]["lines"][0]["rate"].clone();
    let found = estimate(&card, &csv.join("\n"), &json!({}));
    assert_eq!(found["refused"], json!([]));
    assert_eq!((&found["groups"][0]["n"], &found["groups"][0]["lines"][0]["rate"]), (&json!(5), &expected));
}

#[test]
fn what_could_mean_two_answers_means_none() {
    // Letters that leave one out (q2 of idn-2023), people who are counted (q1 of idn-2012), "no" before "yes" (q8).
    let refused = |id: &str, cells: &str| {
        let card = card(id);
        estimate(&card, &format!("{}\n{cells}\n", header(&card)), &json!({}))["refused"][0].clone()
    };
    let expected = json!({
        "line": 2, "column": 2, "name": "q2", "kind": "answer", "found": "4",
        "expected": "one of A, B, C, E, or the text of one",
    });
    assert_eq!(refused("idn-2023", "T,4,B,C,A,B,A,A,B,B"), expected);
    assert_eq!(refused("idn-2012", "5,A,A,A,A,A,A,A,A,A")["found"], "5");
    assert_eq!(refused("idn-2012", "A,A,A,A,A,A,A,1,A,A")["name"], "q8");
}

#[test]
fn refused_rows_are_counted_by_kind_and_listed_with_their_place() {
    let card = card("idn-2023");
    let good = "T,E,B,C,A,B,A,A,B,B,3,x";
    let rows = [
        format!("{},members,branch", header(&card)),
        good.to_owned(),
        "T,E,,C,A,B,A,A,B,B,3,x".to_owned(),
        "T,E,B,C,A,B,A,A,B,D,3,x".to_owned(),
        "T,E,B,C,A,B,A,A,B,B,0,x".to_owned(),
        "T,E,B,C,A,B,A,A,B,B,\"2,5\",x".to_owned(),
        "T,E".to_owned(),
        "\"T\n\",E,B,C,A,B,A,A,B,B,3,x,,".to_owned(),
        format!("{good},more"),
        ",,,,,,,,,,,".to_owned(),
        "\"T\"x,E,B,C,A,B,A,A,B,B,3,x".to_owned(),
        format!("T,E,B,C,A,B,A,A,B,B,3,{}", "y".repeat(1_001)),
        format!("T,E,B,C,A,B,A,A,B,B,3,{}", "y".repeat(70_000)),
        good.to_owned(),
        "T,E,B,C,A,B,A,A,B,B,3,\"x".to_owned(),
    ];
    let found = estimate(&card, &rows.join("\n"), &json!({ "by": ["branch"], "weight": "members", "language": "id" }));
    assert_eq!(
        (&found["rows"], &found["refused_count"], &found["groups"][0]["n"]),
        (&json!(14), &json!(11), &json!(3))
    );
    let kinds =
        json!({ "cells": 2, "empty": 1, "missing": 1, "answer": 1, "members": 2, "key": 1, "quote": 2, "limit": 1 });
    assert_eq!(found["refused_by_kind"], kinds);
    let places: Vec<(u64, Option<u64>, &str)> = found["refused"]
        .as_array()
        .expect("a list")
        .iter()
        .map(|row| {
            (row["line"].as_u64().expect("a line"), row["column"].as_u64(), row["kind"].as_str().expect("a kind"))
        })
        .collect();
    let expected = [
        (3, Some(3), "missing"),
        (4, Some(10), "answer"),
        (5, Some(11), "members"),
        (6, Some(11), "members"),
        (7, None, "cells"),
        (10, None, "cells"),
        (11, None, "empty"),
        (12, Some(1), "quote"),
        (13, Some(12), "key"),
        (14, Some(12), "limit"),
        (16, Some(12), "quote"),
    ];
    assert_eq!(places, expected);
    assert_eq!(found["refused"][3]["found"], "2,5");
    assert_eq!(found["refused"][3]["expected"], "bilangan bulat dari 1 sampai 1000");
    validates(&schema("ppi-estimate-1"), &found);
}

#[test]
fn a_first_line_without_the_columns_ends_the_survey() {
    let card = card("idn-2023");
    let without = header(&card).replace("q3,", "").replace("q5", "q4");
    refuses(
        &card,
        &format!("{without}\n"),
        &json!({ "by": ["tp"] }),
        &[
            "columns.q3: found nothing, expected one column named \"q3\" in the first line (columns)",
            "columns.q4: found two, expected one column named \"q4\" in the first line (columns)",
            "columns.q5: found nothing, expected one column named \"q5\" in the first line (columns)",
            "columns.tp: found nothing, expected one column named \"tp\" in the first line (columns)",
        ],
    );
    let empty = "the whole: found nothing, expected a first line with the names of the columns (columns)";
    refuses(&card, "", &json!({}), &[empty]);
}

#[test]
fn options_are_checked() {
    let options = json!({
        "bye": 1, "by": [1, ["a"], ["a", "a"]], "weight": "kilo", "z": 0, "alpha": { "nl100": -1, "nl1": 1 }, "bias": 2,
        "population": { "": 0, "tp": { "A": "many" } }, "strata": { "column": "tp" }, "benchmark": "Jakarta",
        "bands": { "edges": [0.5, 0.2] }, "distribution": 1, "language": "fr", "columns": { "q99": "x" },
        "choices": { "q1": { "x": "ZZ" }, "q0": {} },
    });
    let Err(problems) = Batch::new(card("idn-2023"), &options.into()) else { panic!("accepted") };
    let paths: Vec<&str> = problems.iter().map(|problem| problem.path.as_str()).collect();
    assert_eq!(
        paths,
        [
            "bye",
            "by[0]",
            "by[2]",
            "weight",
            "strata",
            "z",
            "alpha.nl100",
            "alpha.nl1",
            "bias",
            "population.",
            "population.tp.A",
            "benchmark",
            "bands",
            "distribution",
            "language",
            "columns.q99",
            "choices.q1.x",
            "choices.q0",
            "population.tp",
        ]
    );
    let participants = json!({ "weight": "participants", "benchmark": "nation" });
    refuses(
        &card("idn-2023"),
        "",
        &participants,
        &[
            "benchmark: found a rate of participants, expected a rate of households or of persons: the published rates count \
         nobody else (option)",
        ],
    );
}

#[test]
fn like_is_compared_with_like() {
    let card = card("idn-2023");
    let csv = format!("{},members\nT,E,B,C,A,B,A,A,B,B,3\n", header(&card));
    for (weight, unit) in [("household", "household"), ("members", "individual")] {
        let line = &estimate(&card, &csv, &json!({ "weight": weight, "benchmark": "T" }))["groups"][0]["lines"][0];
        let facts = facts("idn-2023").json;
        let rows = facts["benchmarks"]["rows"].as_array().expect("rows");
        let row = rows.iter().find(|row| row["unit"] == unit && row["region"] == "KALIMANTAN BARAT").expect("a row");
        let published = row["rates"][0].as_f64().expect("a rate");
        assert_eq!(line["benchmark"].as_f64(), Some(published));
        let difference = line["rate"].as_f64().expect("a rate") - published;
        assert!((line["difference"].as_f64().expect("a number") - difference).abs() < 1e-15);
    }
    refuses(
        &support::card("idn-2012"),
        "",
        &json!({ "benchmark": "nation" }),
        &["benchmark: found \"nation\", expected nothing: no rates were published with this card (option)"],
    );
}

#[test]
fn a_drawn_member_weighs_less_the_more_of_them_a_household_has() {
    let (card, facts) = (card("idn-2023"), facts("idn-2023"));
    let letters =
        [["T", "E", "B", "C", "A", "B", "A", "A", "B", "B"], ["A", "A", "A", "A", "A", "A", "A", "A", "A", "A"]];
    let csv =
        format!("{},members,cu_members\n{},3,2\n{},4,1\n", header(&card), letters[0].join(","), letters[1].join(","));
    let cases = [
        (json!({}), [0.5, 1.0], "w = 1 / cu_members"),
        (json!({ "weight": "members" }), [1.5, 4.0], "w = members / cu_members"),
        (json!({ "weight": "participants" }), [1.0, 1.0], "w = 1"),
        (json!({ "weight": "members", "drawn": "households" }), [3.0, 4.0], "w = members"),
    ];
    for (options, weights, formula) in cases {
        let interviews: Vec<Interview> = (0..2)
            .map(|at| Interview { letters: letters[at].map(str::to_owned).to_vec(), weight: weights[at] })
            .collect();
        let found = estimate(&card, &csv, &options);
        close(figures(&found["groups"][0]["lines"][0]), rate(&facts, &interviews, 0, 1.6449), 1e-12);
        assert_eq!(found["formula"], formula);
    }
}

#[test]
fn strata_make_up_the_whole() {
    let (card, facts) = (card("idn-2023"), facts("idn-2023"));
    let (one, other) = ("T,E,B,C,A,B,A,A,B,B", "A,A,A,A,A,A,A,A,A,A");
    let csv = format!("{},tp\n{one},A\n{other},A\n{one},B\n{one},B\n{other},B\n", header(&card));
    let options = json!({ "strata": { "column": "tp", "sizes": { "A": 100, "B": 300 } }, "alpha": 1.1 });
    let found = estimate(&card, &csv, &options);
    let letters = |row: &str| row.split(',').map(str::to_owned).collect::<Vec<_>>();
    let [high, low] = [one, other].map(|row| likelihood(&facts, &letters(row), 0));
    let (a, b) = (f64::midpoint(high, low), (2.0 * high + low) / 3.0);
    let p = 0.25 * a + 0.75 * b;
    let part =
        |share: f64, p: f64, n: f64, size: f64| (share * 1.1).powi(2) * p * (1.0 - p) / n * (size - n) / (size - 1.0);
    let error = (part(0.25, a, 2.0, 100.0) + part(0.75, b, 3.0, 300.0)).sqrt();
    let (found, z) = (figures(&found["groups"][0]["lines"][0]), 1.6449);
    close(found, (p, error, (p - z * error).max(0.0), (p + z * error).min(1.0)), 1e-12);

    let sizes = |sizes: Json| json!({ "strata": { "column": "tp", "sizes": sizes } });
    refuses(
        &card,
        &csv,
        &sizes(json!({ "A": 100 })),
        &["strata.sizes.B: found nothing, expected the population of every stratum in the column \"tp\" (strata)"],
    );
    refuses(
        &card,
        &csv,
        &sizes(json!({ "A": 100, "B": 300, "C": 5 })),
        &["strata.sizes.C.n: found 0, expected one interview or more in every stratum (stratum-empty)"],
    );
}

#[test]
fn bands_and_scores_are_counted() {
    let (card, csv) = three_households();
    let options = json!({ "bands": { "line": "nl100", "edges": [0.277, 0.6] }, "distribution": true });
    let group = estimate(&card, &csv, &options)["groups"][0].clone();
    let bands: Vec<&Json> = group["bands"].as_array().expect("bands").iter().map(|band| &band["n"]).collect();
    assert_eq!(bands, [&json!(0), &json!(2), &json!(1)]);
    let scores = group["lines"][0]["distribution"].as_array().expect("scores");
    assert_eq!(scores.iter().map(|score| score["n"].as_u64().expect("a count")).sum::<u64>(), 3);
}

#[test]
fn records_are_rows_too() {
    let card = card("idn-2023");
    let record = support::json("tests/golden/result-idn-2023.json");
    let mut tampered = record.clone();
    tampered["lines"][0]["score"] = json!(1);
    let mut batch = batch(&card, &json!({}));
    for record in [&record, &tampered, &json!(null), &record] {
        batch.push_record(&record.clone().into()).expect("a batch that goes on");
    }
    let found = finish(&mut batch);
    assert_eq!((&found["rows"], &found["groups"][0]["n"]), (&json!(4), &json!(2)));
    assert_eq!(found["groups"][0]["lines"][0]["rate"], record["lines"][0]["likelihood"]);
    assert_eq!((&found["refused"][0]["line"], &found["refused"][0]["name"]), (&json!(2), &json!("lines[0].score")));
    assert_eq!(found["refused_by_kind"], json!({ "record": 2 }));
    validates(&schema("ppi-estimate-1"), &found);
}
