//! Two rounds: what changed, what is refused, and the record.
#![cfg(not(target_arch = "wasm32"))]

mod support;

use ppi_widget::batch::households;
use serde_json::{Value as Json, json};
use support::rounds::{LESS, LIKELIHOODS, POOR, WELL, compares, estimate, near, refuses, scored, summary, survey};
use support::statistics::deviation;
use support::{card, messages, schema, validates, with, without};

/// A fall of 11.5 points from 49.3%: 23.3% have crossed (Schreiner's worked value), by hand 0.115 / 0.493 = 0.23327.
#[test]
fn published_rates_are_compared() {
    let change = compares(&json!({
        "baseline": summary(0.493, 300), "followup": summary(0.378, 400), "years": 2, "population": 10_000, "z": 1.64,
    }));
    let entry = &change["changes"][0];
    near(&entry["fall"], 0.115);
    near(&entry["crossed"], 0.115 / 0.493);
    near(&entry["per_year"], 0.0575);
    near(&entry["lifted"]["count"], 1_150.0);
    let sigma = (0.493 * 0.507 / 300.0 + 0.378 * 0.622 / 400.0_f64).sqrt();
    near(&entry["standard_error"], sigma);
    near(&entry["low"], 0.115 - 1.64 * sigma);
    near(&entry["lifted"]["high"], 10_000.0 * (0.115 + 1.64 * sigma));
    assert_eq!((&entry["key"], &entry["line"], &entry["small"]), (&json!({}), &json!("nl100"), &json!(false)));
    assert_eq!(change["changes"].as_array().map(Vec::len), Some(1));
}

#[test]
fn a_summary_has_its_own_precision() {
    let precise =
        with(with(with(summary(0.5, 100), "/alpha", json!(1.2)), "/bias", json!(0.01)), "/population", json!(500));
    let change = compares(&json!({"baseline": precise, "followup": summary(0.4, 100)}));
    let entry = &change["changes"][0];
    near(&entry["baseline"]["rate"], 0.49);
    near(&entry["baseline"]["standard_error"], 1.2 * 0.05 * (400.0 / 499.0_f64).sqrt());
    near(&entry["population"], 500.0);
    assert_eq!((&entry["per_year"], &change["z"]), (&Json::Null, &json!(1.6449)));
    let stated = json!({"scorecard": "idn-2012", "line": "nl100", "rate": 0.5, "standard_error": 0.02});
    let change = compares(&json!({"baseline": stated, "followup": summary(0.4, 100)}));
    near(&change["changes"][0]["baseline"]["standard_error"], 0.02);
    assert_eq!(change["changes"][0]["baseline"]["n"], Json::Null);
    let few = compares(&json!({"baseline": summary(0.0, 50), "followup": summary(0.0, 50)}));
    assert_eq!((&few["changes"][0]["crossed"], &few["changes"][0]["small"]), (&Json::Null, &json!(true)));
}

#[test]
fn estimates_are_compared_group_by_group() {
    let before = survey(&[("1", "A", POOR), ("2", "A", LESS), ("3", "B", POOR), ("4", "C", POOR)]);
    let after = survey(&[("7", "A", LESS), ("8", "B", WELL), ("9", "D", WELL)]);
    let by = json!({"by": ["branch"], "population": {"": 1_000, "A": 400}});
    let [baseline, followup] = [before, after].map(|csv| estimate("idn-2012", &csv, by.clone()));
    let change = compares(&json!({"baseline": baseline, "followup": followup, "line": "nl100"}));
    let changes = change["changes"].as_array().expect("changes");
    let keys: Vec<&Json> = changes.iter().map(|change| &change["key"]).collect();
    assert_eq!(keys, [&json!({}), &json!({"branch": "A"}), &json!({"branch": "B"})]);
    assert_eq!(change["unmatched"], json!({"baseline": [{"branch": "C"}], "followup": [{"branch": "D"}]}));
    let [poor, less, well] = LIKELIHOODS;
    near(&changes[0]["fall"], (3.0 * poor + less) / 4.0 - (less + 2.0 * well) / 3.0);
    near(&changes[1]["fall"], (poor - less) / 2.0);
    near(&changes[2]["fall"], poor - well);
    near(&changes[1]["lifted"]["count"], 400.0 * (poor - less) / 2.0);
    assert_eq!(changes[2]["lifted"], Json::Null);
    assert_eq!(change["weight"], json!("household"));
    let all = compares(&json!({"baseline": baseline, "followup": followup}));
    assert_eq!(all["changes"].as_array().map(Vec::len), Some(3 * card("idn-2012").lines().len()));
}

#[test]
fn the_same_households_are_matched_by_id() {
    let before = survey(&[("1", "A", POOR), ("2", "A", LESS), ("3", "B", POOR), ("4", "C", POOR)]);
    let after = survey(&[("4", "C", LESS), ("2", "A", WELL), ("x", "B", WELL), ("1", "A", POOR)]);
    let [baseline, followup] = [before, after].map(|csv| scored("idn-2012", &csv, json!({"id": "ID"})));
    let change = compares(&json!({
        "baseline": baseline, "followup": followup, "line": "nl100", "years": 3, "population": 90, "alpha": 1.1,
        "bands": [0.2, 0.5],
    }));
    let entry = &change["changes"][0];
    let [poor, less, well] = LIKELIHOODS;
    let differences = [0.0, less - well, poor - less];
    near(&entry["fall"], differences.iter().sum::<f64>() / 3.0);
    near(&entry["baseline"]["rate"], (2.0 * poor + less) / 3.0);
    near(&entry["standard_error"], 1.1 * deviation(&differences, 1.0) / 3_f64.sqrt() * (87.0 / 89.0_f64).sqrt());
    near(&entry["baseline"]["n"], 3.0);
    assert_eq!(change["unmatched"], json!({"baseline": ["3"], "followup": ["x"]}));
    assert_eq!(change["same_households"], json!(true));
    // POOR is in the highest band, LESS between, WELL in the lowest.
    let third = 1.0 / 3.0;
    assert_eq!(entry["movement"], json!([[0, 0, 0], [third, 0, 0], [0, third, third]]));
    assert_eq!(entry["moved"], json!([[0, 0, 0], [1, 0, 0], [0, 1, 1]]));
    assert_eq!(change.get("households"), None);
    validates(&schema("ppi-change-1"), &change);
}

/// 1.4 % is a hair below 0.014 in binary; as an edge it is the lower end of its band, in an estimate and between rounds.
#[test]
fn a_published_likelihood_is_an_edge_of_the_band_above() {
    let csv = survey(&[("1", "A", WELL), ("2", "A", WELL)]);
    let estimate = estimate("idn-2012", &csv, json!({"bands": {"edges": [0.014]}}));
    let bands = &estimate["groups"][0]["bands"];
    assert_eq!((&bands[0]["n"], &bands[1]["n"]), (&json!(0), &json!(2)));

    let households = scored("idn-2012", &csv, json!({"id": "id"}));
    let change = compares(&json!({"baseline": households, "followup": households, "line": "nl100", "bands": [0.014]}));
    assert_eq!(change["changes"][0]["movement"], json!([[0, 0], [0, 1]]));
}

#[test]
fn persons_weigh_by_household_size() {
    let csv = survey(&[("1", "A", POOR), ("2", "A", LESS)]).replace("1,A,2,", "1,A,6,");
    let households = scored("idn-2012", &csv, json!({"id": "id", "weight": "members"}));
    let weights: Vec<&Json> =
        households["households"].as_array().expect("a list").iter().map(|one| &one["weight"]).collect();
    assert_eq!(weights, [&json!(6), &json!(2)]);
    let change = compares(&json!({"baseline": households, "followup": households, "line": "nl100"}));
    near(&change["changes"][0]["baseline"]["rate"], (3.0 * LIKELIHOODS[0] + LIKELIHOODS[1]) / 4.0);
    near(&change["changes"][0]["standard_error"], 0.0);
    assert_eq!(change["weight"], json!("members"));
}

#[test]
fn households_without_answers_are_refused_and_told() {
    let csv = survey(&[("1", "A", POOR), ("2", "A", "A A A A A A A A A "), ("3", "A", POOR)]);
    let households = scored("idn-2012", &csv, json!({"id": "id"}));
    assert_eq!((&households["rows"], &households["refused_count"]), (&json!(3), &json!(1)));
    assert_eq!(households["refused"][0]["line"], json!(3));
    assert_eq!(households["households"].as_array().map(Vec::len), Some(2));
}

#[test]
fn households_need_an_id_of_their_own() {
    let found = |csv: &str, options: Json| {
        messages(&households(&card("idn-2012"), csv.as_bytes(), &options.into()).expect_err("a problem"))
    };
    let csv = survey(&[("1", "A", POOR), ("", "A", POOR), ("1", "A", POOR)]);
    assert_eq!(
        found(&csv, json!({"id": "id"})),
        [
            "line 3, column 1: found \"\", expected the id of a household (id)",
            "line 4, column 1: found \"1\", expected an id of its own; line 2 has the same (id)",
        ]
    );
    assert_eq!(
        found(&csv, json!({})),
        ["id: found nothing, expected the name of the column with the ids of households (option)"]
    );
    let message = "columns.nomor: found nothing, expected one column named \"nomor\" in the first line (columns)";
    assert_eq!(found(&csv, json!({"id": "nomor"})), [message]);
    assert_eq!(
        found("", json!({"id": "id"})),
        ["the whole: found nothing, expected a first line with the names of the columns (columns)"]
    );
}

#[test]
fn what_does_not_fit_together_is_refused() {
    let measured = estimate("idn-2012", &survey(&[("1", "A", POOR)]), json!({}));
    let changed = with(measured.clone(), "/scorecard/digest", json!("sha256:00"));
    let digest = measured["scorecard"]["digest"].as_str().expect("a digest");
    refuses(
        &json!({"baseline": measured, "followup": changed}),
        &[&format!(
            "followup.scorecard.digest: found sha256:00, expected {digest} as in the baseline: the card has other points or another table by now (digest)"
        )],
    );
    let persons = with(measured.clone(), "/weight", json!("members"));
    refuses(
        &json!({"baseline": measured, "followup": persons}),
        &[
            "followup.weight: found \"members\", expected \"household\" as in the baseline: rates of other units are not comparable (weight)",
        ],
    );
    let csv = survey(&[("1", "A", POOR), ("2", "A", POOR)]);
    let households = scored("idn-2012", &csv, json!({"id": "id"}));
    refuses(
        &json!({"baseline": households, "followup": measured}),
        &[
            "followup: found the result of an estimate, expected two rounds of the same kind: scored households in both, or rates in both (households)",
        ],
    );
    let wide = with(summary(0.4, 100), "/line", json!("nl150"));
    refuses(
        &json!({"baseline": summary(0.4, 100), "followup": wide}),
        &["followup.lines: found the lines nl150, expected a line that the baseline has: nl100 (line)"],
    );
    refuses(
        &json!({"baseline": summary(0.4, 100), "followup": summary(0.4, 100), "line": "nl200"}),
        &["followup.lines: found the lines nl100, expected the line nl200 in both rounds (line)"],
    );
    let one = scored("idn-2012", &survey(&[("1", "A", POOR)]), json!({"id": "id"}));
    refuses(
        &json!({"baseline": one, "followup": households, "line": "nl100"}),
        &["nl100.pairs: found a list of 1, expected two households or more that are in both rounds (pairs)"],
    );
    refuses(
        &json!({"baseline": summary(0.4, 100), "followup": summary(0.4, 100), "alpha": 1.1, "bands": [0.5]}),
        &[
            "alpha: found 1.1, expected nothing: the standard errors of independent rounds have it already (option)",
            "bands: found a list of 1, expected nothing: only of the same households it is known how they move (option)",
        ],
    );
}

#[test]
fn options_are_checked() {
    let round = "expected the result of an estimate, a published summary, or scored households (option)";
    refuses(
        &json!({"followup": null, "year": 2}),
        &[
            "year: found 2, expected one of the options baseline, followup, line, years, population, z, alpha, bands, list, language (option)",
            &format!("baseline: found nothing, {round}"),
            &format!("followup: found null, {round}"),
        ],
    );
    refuses(
        &json!({
            "baseline": {"rate": 40, "weight": "house", "size": 3}, "followup": with(summary(40.0, 100), "/bias", json!(0.1)),
            "years": 0, "population": "many", "z": -1, "bands": [0.5, 0.5, 1],
        }),
        &[
            "baseline.scorecard: found nothing, expected the id of a card, or an object with id and digest (option)",
            "baseline.weight: found \"house\", expected one of household, members, participants (option)",
            "baseline.size: found 3, expected one of the options scorecard, line, rate, n, alpha, bias, population, design_effect, standard_error, weight (option)",
            "baseline.line: found nothing, expected the id of a poverty line (option)",
            "baseline.n: found nothing, expected the number of interviews, or a standard_error (option)",
            "followup.rate: found 40, expected a fraction from 0 to 1 (range)",
            "years: found 0, expected a number of years from 0.01 to 100 (option)",
            "population: found \"many\", expected a number (option)",
            "z: found -1, expected a normal quantile from 0.01 to 10 (option)",
            "bands[1]: found 0.5, expected a likelihood above the one before it and below 1 (option)",
            "bands[2]: found 1, expected a likelihood above the one before it and below 1 (option)",
        ],
    );
    let broken = json!({"scorecard": {"id": "idn-2012"}, "groups": [{"key": {}, "lines": [{"line": "nl100", "rate": "x"}, {}]}]});
    let twice = json!({"scorecard": "idn-2012", "lines": ["nl100"], "households": [
        {"id": "1", "likelihoods": [0.5]}, {"id": "1", "likelihoods": [0.5]}, {"id": 7, "likelihoods": [0.5]},
        {"id": "2", "weight": 0, "likelihoods": [50]},
    ]});
    refuses(
        &json!({"baseline": broken, "followup": twice}),
        &[
            "baseline.groups[0].lines[0].rate: found \"x\", expected a fraction, or null (option)",
            "baseline.groups[0].lines[1].line: found nothing, expected the id of a poverty line (option)",
            "followup.households[1].id: found \"1\", expected an id of its own; households[0] has the same (option)",
            "followup.households[2].id: found 7, expected a text that is not empty (option)",
            "followup.households[3].weight: found 0, expected a number above 0 (option)",
            "followup.households[3].likelihoods: found a list of 1, expected a fraction from 0 to 1 for each line (option)",
        ],
    );
}

#[test]
fn the_schema_refuses_what_a_change_does_not_have() {
    let schema = schema("ppi-change-1");
    let record = compares(&json!({
        "baseline": summary(0.493, 300), "followup": summary(0.378, 400), "years": 2, "population": 10_000,
    }));
    validates(&schema, &record);
    for pointer in record
        .as_object()
        .expect("a record")
        .keys()
        .map(|key| format!("/{key}"))
        .chain(record["changes"][0].as_object().expect("a change").keys().map(|key| format!("/changes/0/{key}")))
    {
        assert!(!schema.is_valid(&without(record.clone(), &pointer)), "valid without {pointer}");
    }
    for (pointer, value) in [
        ("/format", json!("ppi-draw")),
        ("/version", json!("1")),
        ("/scorecards/baseline", json!("idn-2012")),
        ("/scorecards/followup/digest", json!("00")),
        ("/same_households", json!(null)),
        ("/weight", json!("persons")),
        ("/z", json!(0)),
        ("/years", json!(-2)),
        ("/bands", json!([1])),
        ("/changes", json!([])),
        ("/changes/0/fall", json!(11.5)),
        ("/changes/0/standard_error", json!(-0.1)),
        ("/changes/0/baseline/rate", json!(49.3)),
        ("/changes/0/baseline/n", json!(0)),
        ("/changes/0/crossed", json!(1.5)),
        ("/changes/0/lifted", json!(1_150)),
        ("/changes/0/movement", json!([[-0.1]])),
        ("/unmatched/baseline", json!([7])),
        ("/cause", json!("the programme")),
    ] {
        assert!(!schema.is_valid(&with(record.clone(), pointer, value.clone())), "valid with {value} at {pointer}");
    }
}
