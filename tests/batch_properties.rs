//! Surveys: what must not matter, agreement with a second computation, and files that are broken.
#![cfg(not(target_arch = "wasm32"))]

mod support;

use std::collections::BTreeMap;
use std::sync::LazyLock;

use ppi_widget::scorecard::Scorecard;
use proptest::prelude::*;
use serde_json::{Value as Json, json};
use support::batch::{batch, close, estimate, estimate_in, figures, header};
use support::facts::{Facts, facts};
use support::survey::{Interview, rate};
use support::{card, card_ids};

static CARDS: LazyLock<Vec<(Scorecard, Facts)>> =
    LazyLock::new(|| card_ids().iter().map(|id| (card(id), facts(id))).collect());

#[test]
fn every_seed_of_the_corpus_is_read_the_same_in_pieces_and_cut_off_anywhere() {
    let card = card("idn-2023");
    let options = json!({ "by": ["branch"] });
    let read = |bytes: &[u8], size: usize| {
        let mut batch = batch(&card, &options);
        for piece in bytes.chunks(size) {
            batch.push(piece)?;
        }
        batch.end()?;
        let report = batch.report()?;
        assert_eq!(report.rows, u64::from(report.groups[0].n) + report.refusals.count());
        batch.estimate()
    };
    let mut seeds = 0;
    for file in std::fs::read_dir("tests/corpus").expect("the corpus") {
        let file = file.expect("a readable folder").path();
        if file.extension().is_some_and(|extension| extension == "csv") {
            let bytes = std::fs::read(&file).expect("a seed");
            let whole = read(&bytes, usize::MAX);
            for size in [1, 2, 3, 7] {
                assert_eq!(read(&bytes, size), whole, "{} in pieces of {size}", file.display());
            }
            for end in 0..bytes.len().min(600) {
                let _ = read(&bytes[..end], usize::MAX);
            }
            seeds += 1;
        }
    }
    assert!(seeds > 10, "{seeds} seeds");
}

/// A survey of any card: its households with their branch and weight.
fn survey() -> impl Strategy<Value = (usize, Vec<(String, u32, Vec<usize>)>)> {
    (0..CARDS.len()).prop_flat_map(|at| {
        let card = &CARDS[at].0;
        let choices: Vec<_> = card.questions().iter().map(|question| 0..question.choices.len()).collect();
        let household = (prop::sample::select(vec!["A", "B, C", "=D"]), 1_u32..9, choices);
        let household = household.prop_map(|(branch, members, choices)| (branch.to_owned(), members, choices));
        (Just(at), prop::collection::vec(household, 1..40))
    })
}

/// The rows of a survey, each with a line end.
fn rows(card: &Scorecard, households: &[(String, u32, Vec<usize>)]) -> Vec<String> {
    let letters = |choices: &[usize]| {
        let asked = card.questions().iter().zip(choices);
        asked.map(|(question, choice)| question.choices[*choice].id.as_str()).collect::<Vec<_>>().join(",")
    };
    households
        .iter()
        .map(|(branch, members, choices)| format!("\"{branch}\",{members},{}\n", letters(choices)))
        .collect()
}

fn csv(card: &Scorecard, rows: &[String]) -> String {
    format!("branch,members,{}\n{}", header(card), rows.concat())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(100))]

    #[test]
    fn rates_agree_with_a_second_computation((at, households) in survey(), by_members: bool) {
        let (card, facts) = &CARDS[at];
        let options = json!({ "by": ["branch"], "weight": if by_members { "members" } else { "household" } });
        let found = estimate(card, &csv(card, &rows(card, &households)), &options);
        let mut groups: BTreeMap<Option<&str>, Vec<Interview>> = BTreeMap::new();
        for (branch, members, choices) in &households {
            let letters = facts.questions.iter().zip(choices).map(|(question, choice)| question[*choice].0.clone());
            let weight = if by_members { f64::from(*members) } else { 1.0 };
            let interview = Interview { letters: letters.collect(), weight };
            groups.entry(None).or_default().push(interview.clone());
            groups.entry(Some(branch)).or_default().push(interview);
        }
        let listed = found["groups"].as_array().expect("groups");
        prop_assert_eq!(listed.len(), groups.len());
        for (group, (branch, interviews)) in listed.iter().zip(&groups) {
            prop_assert_eq!(group["key"]["branch"].as_str(), *branch);
            prop_assert_eq!(group["n"].as_u64(), Some(interviews.len() as u64));
            for (line, found) in group["lines"].as_array().expect("lines").iter().enumerate() {
                close(figures(found), rate(facts, interviews, line, 1.6449), 1e-9);
                let (p, _, low, high) = figures(found);
                prop_assert!(low <= p && p <= high);
            }
        }
    }

    #[test]
    fn neither_order_nor_pieces_nor_parts_matter(
        (at, households) in survey(),
        by_members: bool,
        size in 1_usize..50,
        split: prop::sample::Index,
    ) {
        let card = &CARDS[at].0;
        let options = json!({ "by": ["branch", "members"], "weight": if by_members { "members" } else { "household" } });
        let mut rows = rows(card, &households);
        let whole = estimate(card, &csv(card, &rows), &options);
        prop_assert_eq!(&estimate_in(card, csv(card, &rows).as_bytes(), &options, 1), &whole);
        prop_assert_eq!(&estimate_in(card, csv(card, &rows).as_bytes(), &options, size), &whole);

        let (first, second) = rows.split_at(split.index(rows.len()));
        // With and without a line end behind the last row, ended or not.
        let part = |rows: &[String], ended: bool| {
            let (mut batch, text) = (batch(card, &options), csv(card, rows));
            batch.push(if ended { &text } else { text.trim_end() }.as_bytes()).expect("a part");
            if ended {
                batch.end().expect("a part");
            }
            batch
        };
        for ended in [[true, true], [true, false], [false, true], [false, false]] {
            for order in [[0, 1], [1, 0]] {
                let mut parts = [part(first, ended[0]), part(second, ended[1])];
                let mut merged = batch(card, &options);
                for at in order {
                    merged.merge(&mut parts[at]).expect("the same options");
                }
                prop_assert_eq!(&Json::from(&merged.estimate().expect("an estimate")), &whole);
            }
            let [mut one, mut other] = [part(first, ended[0]), part(second, ended[1])];
            one.merge(&mut other).expect("the same options");
            prop_assert_eq!(&Json::from(&one.estimate().expect("an estimate")), &whole);
        }

        rows.reverse();
        prop_assert_eq!(&estimate(card, &csv(card, &rows), &options), &whole);
    }

    #[test]
    fn weights_that_are_scaled_equally_change_nothing((at, households) in survey(), factor in 2_u32..7) {
        let card = &CARDS[at].0;
        let options = json!({ "by": ["branch"], "weight": "members" });
        let before = estimate(card, &csv(card, &rows(card, &households)), &options);
        let mut scaled = households;
        for (_, members, _) in &mut scaled {
            *members *= factor;
        }
        let after = estimate(card, &csv(card, &rows(card, &scaled)), &options);
        for (before, after) in before["groups"].as_array().into_iter().flatten().zip(after["groups"].as_array().into_iter().flatten()) {
            for (before, after) in before["lines"].as_array().into_iter().flatten().zip(after["lines"].as_array().into_iter().flatten()) {
                close(figures(after), figures(before), 1e-12);
            }
        }
    }

    #[test]
    fn any_bytes_are_read_without_a_panic(
        bytes in prop::collection::vec(any::<u8>(), 0..300),
        piece in prop::collection::vec(prop::sample::select(vec!["A", "B", ",", "\n", "\"", "q1", ";", "T"]), 0..60),
    ) {
        let card = &CARDS[2].0;
        for start in [String::new(), format!("{}\n", header(card))] {
            let csv = [start.as_bytes(), piece.concat().as_bytes(), &bytes].concat();
            let mut batch = batch(card, &json!({}));
            if batch.push(&csv).is_ok() && batch.end().is_ok() {
                let report = batch.report().expect("no option that could not fit");
                prop_assert_eq!(report.rows, u64::from(report.groups[0].n) + report.refusals.count());
            }
        }
    }
}
