//! Surveys: populations beside interviews, whatever these weigh.
#![cfg(not(target_arch = "wasm32"))]

mod support;

use ppi_widget::scorecard::Scorecard;
use serde_json::{Value as Json, json};
use support::batch::{estimate, header, refuses};
use support::card;

/// Sixty households in two branches, of one or nine members.
fn sixty(card: &Scorecard) -> String {
    let rows = "T,E,B,C,A,B,A,A,B,B,1,A\nT,E,B,C,A,B,A,A,B,A,9,B\n";
    format!("{},members,tp\n{}", header(card), rows.repeat(30))
}

#[test]
fn the_population_is_held_against_interviews() {
    let card = card("idn-2023");
    let csv = sixty(&card);
    let error = |options: Json| {
        estimate(&card, &csv, &options)["groups"][0]["lines"][0]["standard_error"].as_f64().expect("a number")
    };
    for more in [json!({ "weight": "members" }), json!({ "design_effect": 2 })] {
        let with = |name: &str, value: Json| {
            let mut options = more.clone();
            options[name] = value;
            options
        };
        assert!(error(with("population", json!(60))).abs() < 1e-15);
        let (whole, half) = (error(more.clone()), error(with("population", json!(119))));
        assert!((half - whole * 0.5_f64.sqrt()).abs() < 1e-12, "{half} of {whole}");
        refuses(
            &card,
            &csv,
            &with("population", json!(40)),
            &["population: found 40, expected a number of 1 or more, no smaller than the sample (range)"],
        );

        let strata = |sizes: Json| with("strata", json!({ "column": "tp", "sizes": sizes }));
        assert!(error(strata(json!({ "A": 30, "B": 30 }))).abs() < 1e-15);
        refuses(
            &card,
            &csv,
            &strata(json!({ "A": 20, "B": 30 })),
            &["strata.sizes.A.n: found 30, expected no more interviews than the stratum has members (stratum-size)"],
        );
    }
}

#[test]
fn populations_belong_to_columns_and_groups_that_are_there() {
    let card = card("idn-2023");
    let csv = sixty(&card);
    let populations = |population: Json| {
        let found = estimate(&card, &csv, &json!({ "by": ["tp", "members"], "population": population }));
        let groups = found["groups"].as_array().expect("groups").iter();
        groups.map(|group| group["population"].as_u64().unwrap_or_default()).collect::<Vec<_>>()
    };
    // The whole, A, B, 1, 9, A / 1, B / 9.
    assert_eq!(populations(json!({ "TP": { "A": 50 }, "Tp / MEMBERS": { "B / 9": 70 } })), [0, 50, 0, 0, 0, 0, 70]);
    assert_eq!(populations(json!({ "": 99, "B": 60, "A / 1": 40 })), [99, 0, 60, 0, 0, 40, 0]);

    let refused = |more: Json, expected: &[&str]| {
        let mut options = json!({ "by": ["tp"] });
        options.as_object_mut().expect("options").extend(more.as_object().expect("options").clone());
        refuses(&card, &csv, &options, expected);
    };
    refused(
        json!({ "population": { "branch": { "A": 50 } } }),
        &["population.branch: found \"branch\", expected one of the columns of the option \"by\": tp (option)"],
    );
    refused(
        json!({ "by": [], "population": { "tp": {} } }),
        &["population.tp: found \"tp\", expected no columns: the option \"by\" names none (option)"],
    );
    refused(
        json!({ "population": { "a": 50, "B": 50, "tp": { "A": 50, "C": 50 } } }),
        &[
            "population.a: found no interviews, expected populations of groups that were interviewed (population)",
            "population.tp.C: found no interviews, expected populations of groups that were interviewed (population)",
        ],
    );
}

#[test]
fn strata_and_populations_agree() {
    let card = card("idn-2023");
    let csv = sixty(&card);
    let strata = |population: Json| {
        json!({
            "by": ["tp"], "strata": { "column": "TP", "sizes": { "A": 100, "B": 300 } }, "population": population,
        })
    };
    for right in [json!(400), json!({ "": 400, "tp": { "A": 100 } })] {
        assert_eq!(estimate(&card, &csv, &strata(right))["groups"][0]["population"], 400);
    }
    refuses(
        &card,
        &csv,
        &strata(json!(500)),
        &["population: found 500, expected the sum of the sizes of the strata (option)"],
    );
    refuses(
        &card,
        &csv,
        &strata(json!({ "tp": { "A": 90 } })),
        &["population.tp.A: found 90, expected the size that the strata give (option)"],
    );
}

#[test]
fn nested_options_have_no_other_names() {
    let options = json!({
        "strata": { "column": "tp", "sizes": { "A": 100, "B": 300 }, "size": 5 },
        "bands": { "edges": [0.5], "lines": "nl100" },
    });
    refuses(
        &card("idn-2023"),
        "",
        &options,
        &[
            "strata.size: found 5, expected one of the options column, sizes (option)",
            "bands.lines: found \"nl100\", expected one of the options line, edges, programmes, listed (option)",
        ],
    );
}

#[test]
fn every_population_that_is_too_small_is_told() {
    let card = card("idn-2023");
    let csv = sixty(&card);
    refuses(
        &card,
        &csv,
        &json!({ "by": "tp", "population": { "": 50, "A": 10, "B": 20 } }),
        &[
            "population: found 50, expected a number of 1 or more, no smaller than the sample (range)",
            "population of A: found 10, expected a number of 1 or more, no smaller than the sample (range)",
            "population of B: found 20, expected a number of 1 or more, no smaller than the sample (range)",
        ],
    );
    refuses(
        &card,
        &csv,
        &json!({ "strata": { "column": "tp", "sizes": { "A": 10, "B": 20 } }, "z": 11, "alpha": 0 }),
        &[
            "z: found 11, expected a normal quantile above 0, up to 10 (option)",
            "alpha: found 0, expected a factor above 0, up to 10 (option)",
        ],
    );
    refuses(
        &card,
        &csv,
        &json!({ "strata": { "column": "tp", "sizes": { "A": 10, "B": 20 } } }),
        &[
            "strata.sizes.A.n: found 30, expected no more interviews than the stratum has members (stratum-size)",
            "strata.sizes.B.n: found 30, expected no more interviews than the stratum has members (stratum-size)",
        ],
    );
}
