//! The published cards: every file of `scorecards/` against its schema, the published figures and the checks of method.
//! Adding a card adds its tests.
#![cfg(not(target_arch = "wasm32"))]

mod support;

use ppi_widget::scorecard::{LineKind, Localized};
use serde_json::{Value as Json, json};
use sha2::{Digest as _, Sha256};
use support::facts::{Facts, facts, float, list, string};
use support::{card, card_ids, card_json, reads, sample, schema, validates, with};

#[test]
fn every_card_reads_under_the_name_of_its_file() {
    for id in card_ids() {
        assert_eq!(card(&id).id(), id);
    }
}

#[test]
fn every_card_speaks_both_languages() {
    let translated = |text: &Localized| assert_ne!(text.get("id"), text.get("en"));
    for id in card_ids() {
        let card = card(&id);
        // The reader holds every text against this list.
        assert_eq!(card.languages(), ["id", "en"], "{id}");
        translated(card.name());
        card.lines().iter().for_each(|line| translated(&line.label));
        for question in card.questions() {
            translated(&question.text);
            translated(&question.short);
            question.help.iter().for_each(translated);
        }
    }
}

#[test]
fn every_card_keeps_the_schema() {
    let schema = schema("ppi-scorecard-1");
    for id in card_ids() {
        validates(&schema, &card_json(&id));
    }
}

#[test]
fn the_sample_of_the_reference_keeps_the_schema_and_reads() {
    validates(&schema("ppi-scorecard-1"), &sample());
    let digest = "sha256:8f6e453987d2989c761618fd35c594a02e0bde366954c06a2fab1bdb20e96f42";
    assert_eq!(reads(&sample()).digest().to_string(), digest);
    assert!(support::file("scorecards/README.md").contains(digest));
}

#[test]
fn every_figure_is_the_published_one() {
    for id in card_ids() {
        let (card, facts) = (card_json(&id), facts(&id));
        let of_card = |pointer: &str| list(card.pointer(pointer).expect("a list of the card"));
        assert_eq!(ids(of_card("/lines")), facts.lines, "{id}");
        assert_eq!(card["released"], facts.json["released"], "{id}");
        assert_eq!(card["survey"], facts.json["survey"], "{id}");
        let asked: Vec<String> = (1..=facts.questions.len()).map(|number| format!("q{number}")).collect();
        assert_eq!(ids(of_card("/questions")), asked, "{id}");
        for (found, published) in of_card("/questions").iter().zip(list(&facts.json["questions"])) {
            let letter = |code: &Json, points: &Json| json!([code, points]);
            let found: Vec<Json> = list(&found["choices"]).iter().map(|c| letter(&c["id"], &c["points"])).collect();
            let published: Vec<Json> =
                list(&published["answers"]).iter().map(|a| letter(&a["code"], &a["points"])).collect();
            assert_eq!(found, published, "{id}");
        }
        assert_eq!(card["table"]["unit"], if facts.whole > 1.0 { "percent" } else { "fraction" }, "{id}");
        let rows = of_card("/table/rows");
        assert_eq!(rows.len(), facts.rows.len(), "{id}");
        for (row, (from, to, likelihoods)) in rows.iter().zip(&facts.rows) {
            assert_eq!(row["score"], if from == to { json!(from) } else { json!([from, to]) }, "{id}");
            assert_eq!(bits(list(&row["likelihoods"]).iter().map(float)), bits(likelihoods.iter().copied()), "{id}");
        }
    }
}

#[test]
fn every_line_is_of_the_published_kind() {
    for id in card_ids() {
        for (line, published) in card(&id).lines().iter().zip(list(&facts(&id).json["lines"])) {
            let (kind, figures) = match line.kind {
                LineKind::National { percent } => ("national", vec![("percent", percent)]),
                LineKind::Extreme => ("extreme", vec![]),
                LineKind::Ppp { usd_per_day, year } => {
                    ("ppp", vec![("usd_per_day", usd_per_day), ("ppp_year", year.into())])
                }
                LineKind::Percentile { poorest_percent } => ("percentile", vec![("percentile", poorest_percent)]),
                LineKind::Legacy => ("legacy", vec![]),
            };
            assert_eq!(published["kind"], kind, "{id} {}", line.id);
            for (key, figure) in figures {
                assert_eq!(float(&published[key]).to_bits(), figure.to_bits(), "{id} {}", line.id);
            }
        }
    }
}

#[test]
fn every_benchmark_is_the_published_one() {
    for id in card_ids() {
        let facts = facts(&id);
        let card = card_json(&id);
        let Json::Array(published) = &facts.json["benchmarks"]["rows"] else {
            assert!(card.get("benchmarks").is_none(), "{id}");
            continue;
        };
        let found = list(&card["benchmarks"]["rows"]);
        assert_eq!(found.len(), published.len(), "{id}");
        for (found, published) in found.iter().zip(published) {
            assert_eq!(found["unit"], if published["unit"] == "individual" { "person" } else { "household" });
            assert_eq!(found["area"], area(&facts, &string(&published["region"])));
            assert_eq!(
                bits(list(&found["rates"]).iter().map(float)),
                bits(list(&published["rates"]).iter().map(float))
            );
        }
    }
}

/// Two of the published curves as the method states them, and the distance within which all of them are curves.
#[test]
fn the_tables_since_2020_are_logistic_curves() {
    let mut stated = vec![
        (("idn-2020", "nl100"), 2.10622, -0.076_068),
        (("idn-2023", "nl100"), 1.68270, -0.109_795),
        (("idn-2023", "ppp365_2017"), 1.70829, -0.076_113),
    ];
    for id in ["idn-2020", "idn-2023"] {
        let facts = facts(id);
        let last = facts.rows.len() - 1;
        for (line, name) in facts.lines.iter().enumerate() {
            let likelihood = |score: usize| facts.rows[score].2[line];
            let logit = |score| likelihood(score).ln() - (1.0 - likelihood(score)).ln();
            let (a, b) = (logit(0), (logit(last) - logit(0)) / f64::from(facts.rows[last].0));
            for score in 0..=last {
                let odds = (a + b * f64::from(facts.rows[score].0)).exp();
                let distance = (odds / (1.0 + odds) - likelihood(score)).abs();
                assert!(distance < 3e-11, "{id} {name} at {score}: {distance:e}");
            }
            if let Some(at) = stated.iter().position(|(curve, ..)| *curve == (id, name.as_str())) {
                let (_, stated_a, stated_b) = stated.remove(at);
                assert!((a - stated_a).abs() < 5.1e-6 && (b - stated_b).abs() < 5.1e-7, "{id} {name}: {a} {b}");
            }
        }
    }
    assert_eq!(stated, []);
}

#[test]
fn the_digests_are_the_published_ones() {
    let published = [
        ("idn-2012", "sha256:1c6f55fe89ec211172a8ca9632bb8ca0fe0d319253fd21a3ebd45d204df4237c"),
        ("idn-2020", "sha256:12c7e2976e5437fb2627a9c9e02fb9c1137d2e8637cd8a954d5c2dcede197758"),
        ("idn-2023", "sha256:7710f1a7158de1654557892cd731462bc72e6d5bdda8bad31e5212a04223002a"),
    ];
    let readme = support::file("scorecards/README.md");
    assert_eq!(card_ids(), published.map(|(id, _)| id));
    for (id, digest) in published {
        assert_eq!(card(id).digest().to_string(), digest, "{id}");
        assert_eq!(digest_of(id), digest, "{id}");
        assert!(readme.contains(digest), "{id}");
    }
}

#[test]
fn a_better_text_keeps_the_digest_and_a_figure_changes_it() {
    let digest = reads(&sample()).digest().clone();
    let changed = |pointer: &str, value: Json| *reads(&with(sample(), pointer, value)).digest() != digest;
    assert!(!changed("/questions/0/text/en", json!("How many people live here?")));
    assert!(!changed("/source/text", json!("Invented")));
    assert!(!changed("/benchmarks/rows/0/rates/0", json!(0.5)));
    assert!(!changed("/questions/0/choices/0/points", json!([60, 60])));
    assert!(changed("/questions/0/choices/0/points", json!([60, 61])));
    assert!(changed("/questions/1/choices/1/points/0", json!(41)));
    assert!(changed("/table/rows/1/likelihoods/0", json!(60.4)));
    assert!(changed("/table/rows/2/score/1", json!(101)));
    assert!(changed("/questions/1/choices/0/id", json!("B")));
    assert!(changed("/lines/0/id", json!("nl101")));
    assert!(changed("/id", json!("xyz-2001")));
}

/// The digest by the reference's description of its bytes, from the published figures.
fn digest_of(id: &str) -> String {
    let facts = facts(id);
    let mut bytes = b"ppi-scorecard-digest-1\0".to_vec();
    let count = |bytes: &mut Vec<u8>, count: usize| bytes.extend(u32::try_from(count).expect("few").to_le_bytes());
    let number = |bytes: &mut Vec<u8>, number: f64| bytes.extend(number.to_le_bytes());
    let string = |bytes: &mut Vec<u8>, text: &str| {
        count(bytes, text.len());
        bytes.extend(text.bytes());
    };
    string(&mut bytes, id);
    count(&mut bytes, facts.lines.len());
    for line in &facts.lines {
        string(&mut bytes, line);
    }
    count(&mut bytes, facts.questions.len());
    for (question, choices) in facts.questions.iter().enumerate() {
        string(&mut bytes, &format!("q{}", question + 1));
        count(&mut bytes, choices.len());
        for (letter, points) in choices {
            string(&mut bytes, letter);
            for points in points {
                number(&mut bytes, f64::from(*points));
            }
        }
    }
    count(&mut bytes, facts.rows.len());
    for (from, to, likelihoods) in &facts.rows {
        number(&mut bytes, f64::from(*from));
        number(&mut bytes, f64::from(*to));
        for likelihood in likelihoods {
            number(&mut bytes, likelihood / facts.whole);
        }
    }
    let digits: Vec<String> = Sha256::digest(&bytes).iter().map(|byte| format!("{byte:02x}")).collect();
    format!("sha256:{}", digits.concat())
}

/// The area that the publication calls by this name.
fn area(facts: &Facts, region: &str) -> Json {
    let provinces = list(&facts.json["questions"][0]["answers"]);
    match region {
        "NATIONAL" => json!("nation"),
        "URBAN" => json!("urban"),
        "RURAL" => json!("rural"),
        name => {
            let province = provinces.iter().find(|province| string(&province["meaning"]).to_uppercase() == name);
            json!({"choice": province.unwrap_or_else(|| panic!("no province {name}"))["code"]})
        }
    }
}

fn ids(items: &[Json]) -> Vec<String> {
    items.iter().map(|item| string(&item["id"])).collect()
}

fn bits(numbers: impl Iterator<Item = f64>) -> Vec<u64> {
    numbers.map(f64::to_bits).collect()
}
