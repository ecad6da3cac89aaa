//! The practice credit unions: the same for ever, near the published rates of the province, marked in every row.
#![cfg(not(target_arch = "wasm32"))]

mod support;

use ppi_widget::csv;
use ppi_widget::practice::{MEMBERS, Practice, Sheet};
use ppi_widget::sample::{Draw, draw};
use serde_json::json;
use sha2::{Digest as _, Sha256};
use support::batch::estimate;
use support::{card, json as file, messages};

#[track_caller]
fn practice(seed: &str) -> Practice {
    Practice::new(&card("idn-2023"), seed).expect("the card that the practice data answer")
}

fn whole(practice: &Practice, sheet: Sheet) -> String {
    practice.header(sheet) + &practice.rows(sheet, 0, u32::MAX)
}

fn digest(text: &str) -> String {
    Sha256::digest(text).iter().fold(String::new(), |text, byte| text + &format!("{byte:02x}"))
}

/// A seed gives the same bytes for ever: a class that practised with it finds its figures again.
#[test]
fn golden_sheets_come_out_again() {
    let golden = file("tests/golden/practice.json");
    let practice = practice(golden["seed"].as_str().expect("a seed"));
    for sheet in Sheet::ALL {
        let csv = whole(&practice, sheet);
        assert_eq!(csv.lines().count(), 1 + MEMBERS as usize);
        assert_eq!(json!(digest(&csv)), golden[sheet.id()], "{}", sheet.id());
    }
}

#[test]
fn pieces_make_the_whole() {
    let practice = practice("pieces");
    for sheet in Sheet::ALL {
        let pieces: String = [(0, 1), (1, 1), (1, 700), (700, 2_000)].map(|(a, b)| practice.rows(sheet, a, b)).concat();
        assert_eq!(pieces, practice.rows(sheet, 0, 2_000));
    }
    assert_eq!(practice.rows(Sheet::Members, MEMBERS, u32::MAX), "");
    assert_ne!(practice.rows(Sheet::Baseline, 0, 10), self::practice("others").rows(Sheet::Baseline, 0, 10));
}

/// Near the published rates of households of the province in the first round: within 1.5 points on the national line, 5
/// on the others. Three years later they are lower on each.
#[test]
fn rates_lie_near_the_benchmark_and_fall() {
    let idn = card("idn-2023");
    let practice = practice("2018-07");
    let options = json!({ "benchmark": "T", "by": ["cu", "regency"] });
    let [before, after] =
        [Sheet::Baseline, Sheet::Followup].map(|sheet| estimate(&idn, &whole(&practice, sheet), &options));
    assert_eq!(before["groups"][0]["lines"].as_array().map(Vec::len), Some(9));
    for position in 0..9 {
        let line = &before["groups"][0]["lines"][position];
        let difference = line["difference"].as_f64().expect("a number");
        assert!(difference.abs() < if position == 0 { 0.015 } else { 0.05 }, "{line}");
        let later = after["groups"][0]["lines"][position]["rate"].as_f64().expect("a number");
        let fall = line["rate"].as_f64().expect("a number") - later;
        assert!((0.01..0.10).contains(&fall), "{line}: {later}");
    }
    let keys = |name: &str| {
        let groups = before["groups"].as_array().expect("groups").iter();
        groups
            .filter(|group| group["key"].as_object().is_some_and(|key| key.len() == 1 && key.contains_key(name)))
            .count()
    };
    assert_eq!((keys("cu"), keys("regency")), (8, 14));
    // About 4 in 1,000 rows lack an answer, so that a class sees refused rows.
    let refused = before["refused_count"].as_u64().expect("a count");
    assert!((600..1_000).contains(&refused), "{refused}");
    assert_eq!(before["refused_by_kind"], json!({ "missing": refused }));
}

#[test]
fn every_row_is_marked() {
    let practice = practice("=1+1");
    for sheet in Sheet::ALL {
        let text = practice.header(sheet) + &practice.rows(sheet, 0, 50);
        let start = csv::preview(text.as_bytes(), true, 100);
        assert_eq!(start.names[0], "practice");
        assert_eq!(start.rows.len(), 50);
        assert!(start.rows.iter().all(|row| row[0] == "ppi-practice-1 =1+1" && row.len() == start.names.len()));
    }
}

/// Those who are not met leave their cells empty, and as many reserves of their stratum take their places.
#[test]
fn a_drawn_list_brings_its_interviews_back() {
    let practice = practice("2018-07");
    let list = whole(&practice, Sheet::Members);
    let options = json!({ "size": 400, "reserves": 120, "seed": "interviews", "strata": "cu", "id": "member" });
    let drawn = draw(list.as_bytes(), &Draw::read(&options.into()).expect("options")).expect("a draw");
    let interviews = practice.interviews(drawn.csv.as_bytes(), Sheet::Baseline).expect("practice members");
    let rows = csv::preview(interviews.as_bytes(), true, 1_000);
    let column = |name: &str| rows.names.iter().position(|found| found == name).expect(name);
    let (reserve, date, member) = (column("draw_reserve"), column("interview_date"), column("member"));
    let met = rows.rows.iter().filter(|row| !row[date].is_empty());
    let reserves = met.clone().filter(|row| row[reserve] == "reserve").count();
    assert_eq!(met.clone().count(), 400);
    assert!((15..60).contains(&reserves), "{reserves}");
    // The same answers as in the sheet of all.
    let all = whole(&practice, Sheet::Baseline);
    for row in met.take(40) {
        let number: usize = row[member][1..].parse().expect("a number");
        let line = all.lines().nth(number).expect("a row");
        let answers = row[row.len() - 14..].join(",");
        assert!(line.ends_with(&answers), "{line}: {answers}");
    }
    let estimate = estimate(&card("idn-2023"), &interviews, &json!({}));
    assert_eq!(estimate["weight"], "participants");
}

#[test]
fn others_than_practice_members_are_refused() {
    let practice = practice("x");
    let refused = |list: &str| messages(&practice.interviews(list.as_bytes(), Sheet::Baseline).expect_err("a problem"));
    let expected = "expected the list of practice members, or a draw from it";
    assert_eq!(refused("name\nSiti\n"), [format!("columns.member: found nothing, {expected} (practice)")]);
    for id in ["P0", "P200001", "Siti", ""] {
        let found = refused(&format!("member,branch\n{id},A\n"));
        assert!(found[0].ends_with(&format!("found \"{id}\", {expected} (practice)")), "{found:?}");
    }
    let other = Practice::new(&card("idn-2012"), "x").expect_err("another card");
    assert_eq!(messages(&other), ["scorecard: found \"idn-2012\", expected idn-2023 (practice)"]);
}
