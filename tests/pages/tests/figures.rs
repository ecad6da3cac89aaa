//! The figures of every card and line, clicked together in the form and assessed in Node, against the published tables.

use crate::verbs::{NODE_START as START, answer_all, opened, record, shows_card};
use ppi_pages::{Value, json, root, values};

type Household = [(&'static str, &'static str); 10];
/// Lines in the card's order, with score and likelihood.
type Published<'a> = &'a [(&'a str, usize, f64)];

/// idn-2020, Kalimantan Barat: five members, one child each below 6 and 11, internet, refrigerator, motorcycle, cement
/// floor, water-sealed toilet, firewood.
const OF_2020: Household = household(["T", "B", "A", "A", "A", "A", "A", "G", "D", "C"]);
const LINES_OF_2020: [(&str, usize, f64); 19] = [
    ("nl100", 6 + 8 + 9 + 8 + 11 + 9 + 11 + 6 + 6, 0.028_670_098_465_722_8),
    ("nl_extreme", 6 + 8 + 8 + 7 + 11 + 9 + 10 + 7 + 7, 0.006_698_842_998_523_1),
    ("nl150", 5 + 8 + 9 + 9 + 12 + 10 + 10 + 7 + 7, 0.148_282_525_590_302),
    ("nl200", 4 + 9 + 9 + 9 + 12 + 10 + 10 + 8 + 8, 0.323_496_100_452_12),
    ("ppp100_2011", 27 + 7 + 4 + 4 + 8 + 5 + 11 + 4 + 4, 2.032_269_080_366_49e-5),
    ("ppp190_2011", 6 + 8 + 8 + 7 + 11 + 9 + 10 + 7 + 7, 0.015_155_493_503_792),
    ("ppp320_2011", 4 + 9 + 9 + 9 + 12 + 10 + 10 + 7 + 8, 0.147_251_745_786_409),
    ("ppp550_2011", 2 + 9 + 9 + 9 + 12 + 11 + 9 + 8 + 9, 0.510_726_544_540_064),
    ("ppp800_2011", 2 + 9 + 9 + 9 + 13 + 10 + 9 + 9 + 9, 0.765_880_341_327_2),
    ("ppp1100_2011", 4 + 8 + 9 + 8 + 14 + 10 + 7 + 8 + 9, 0.901_514_815_597_33),
    ("ppp1500_2011", 3 + 7 + 8 + 7 + 15 + 10 + 6 + 8 + 9, 0.971_991_590_385_971),
    ("ppp2170_2011", 4 + 6 + 9 + 7 + 16 + 10 + 4 + 8 + 8, 0.993_572_271_829_199),
    ("ppp125_2005", 10 + 8 + 7 + 7 + 11 + 9 + 10 + 7 + 7, 0.001_985_617_012_064_17),
    ("ppp250_2005", 5 + 8 + 9 + 9 + 12 + 10 + 10 + 7 + 8, 0.098_639_507_471_825_4),
    ("ppp500_2005", 2 + 9 + 9 + 9 + 12 + 11 + 9 + 8 + 9, 0.540_800_419_847_697),
    ("bottom20", 5 + 8 + 9 + 8 + 12 + 10 + 10 + 7 + 8, 0.074_744_205_889_695_5),
    ("bottom40", 3 + 9 + 9 + 9 + 12 + 10 + 10 + 8 + 8, 0.252_509_575_227_681),
    ("bottom60", 2 + 9 + 9 + 9 + 12 + 11 + 9 + 8 + 9, 0.517_017_558_064_013),
    ("bottom80", 2 + 9 + 9 + 9 + 13 + 10 + 9 + 8 + 9, 0.811_811_518_110_023),
];

/// idn-2012: 11 + 2 + 4 + 1 + 5 + 4 + 5 + 0 + 0 + 9 = 41 points on all lines, the band 40-44.
const OF_2012: Household = household(["C", "C", "C", "C", "B", "C", "B", "A", "A", "B"]);
const LINES_OF_2012: [(&str, usize, f64); 11] = [
    ("nl100", 41, 0.032),
    ("nl150", 41, 0.279),
    ("nl200", 41, 0.606),
    ("nl_extreme", 41, 0.011),
    ("ppp125_2005", 41, 0.053),
    ("ppp250_2005", 41, 0.684),
    ("legacy2007_nl100", 41, 0.014),
    ("legacy2007_ppp125_2005", 41, 0.068),
    ("legacy2007_ppp250_2005", 41, 0.696),
    ("ppp190_2011", 41, 0.012),
    ("ppp310_2011", 41, 0.237),
];

/// idn-2023, Kalimantan Utara: one member, and everything that a household can have.
const OF_2023: Household = household(["X", "A", "A", "A", "A", "A", "A", "A", "A", "A"]);
const LINES_OF_2023: [(&str, usize, f64); 9] = [
    ("nl100", 6 + 24 + 6 + 7 + 8 + 8 + 7 + 9 + 7 + 11, 0.000_197_756_158_753_612),
    ("ppp365_2017", 12 + 18 + 8 + 8 + 9 + 9 + 8 + 9 + 8 + 11, 0.002_723_650_587_812_01),
    ("ppp685_2017", 6 + 18 + 9 + 9 + 9 + 9 + 9 + 9 + 9 + 12, 0.055_501_116_811_039_9),
    // 101 points: the last row of the table, 100.
    ("ppp320_2011", 13 + 18 + 8 + 8 + 9 + 9 + 8 + 9 + 8 + 11, 0.001_512_474_601_766),
    ("ppp550_2011", 8 + 18 + 9 + 9 + 9 + 9 + 9 + 9 + 9 + 12, 0.030_046_492_383_953_7),
    ("bottom20", 12 + 18 + 8 + 8 + 9 + 9 + 8 + 9 + 8 + 11, 0.002_757_417_878_308_63),
    ("bottom40", 8 + 18 + 9 + 9 + 9 + 9 + 8 + 9 + 9 + 12, 0.019_438_563_528_941_8),
    ("bottom60", 6 + 18 + 9 + 9 + 9 + 9 + 9 + 9 + 9 + 12, 0.059_542_319_208_699_8),
    ("bottom80", 4 + 19 + 9 + 9 + 9 + 9 + 9 + 9 + 9 + 12, 0.138_817_367_139_06),
];

const fn household(letters: [&'static str; 10]) -> Household {
    let [q1, q2, q3, q4, q5, q6, q7, q8, q9, q10] = letters;
    [
        ("q1", q1),
        ("q2", q2),
        ("q3", q3),
        ("q4", q4),
        ("q5", q5),
        ("q6", q6),
        ("q7", q7),
        ("q8", q8),
        ("q9", q9),
        ("q10", q10),
    ]
}

/// The lines are these, with these scores and likelihoods.
#[track_caller]
fn says(lines: &Value, published: Published<'_>) {
    let lines = lines.as_array().expect("lines");
    assert_eq!(lines.len(), published.len());
    for (found, (line, score, likelihood)) in lines.iter().zip(published) {
        assert_eq!((&found["line"], &found["score"]), (&json!(line), &json!(score)));
        let said = found["likelihood"].as_f64().expect("a number");
        assert!((said - likelihood).abs() < 1e-9, "{line}: {said}, published {likelihood}");
        assert_eq!(found["capped"], json!(*score > 100), "{line}");
    }
}

#[test]
fn every_line_of_the_card_of_2023() {
    let (_server, page) = opened("<ppi-form layout=list></ppi-form>");
    answer_all(&page, &OF_2023);
    says(&record(&page)["lines"], &LINES_OF_2023);
}

#[test]
fn every_line_of_the_card_of_2020() {
    let (_server, page) = opened("<ppi-form layout=list scorecard=idn-2020></ppi-form>");
    shows_card(&page, "PPI Indonesia 2016");
    answer_all(&page, &OF_2020);
    says(&record(&page)["lines"], &LINES_OF_2020);
}

#[test]
fn every_line_of_the_card_of_2012() {
    let (_server, page) = opened("<ppi-form layout=list scorecard=idn-2012></ppi-form>");
    shows_card(&page, "PPI Indonesia 2010");
    answer_all(&page, &OF_2012);
    says(&record(&page)["lines"], &LINES_OF_2012);
}

#[test]
fn every_line_of_every_card_in_node() {
    let cards: [(&str, Household, Published<'_>); 3] = [
        ("idn-2012", OF_2012, &LINES_OF_2012),
        ("idn-2020", OF_2020, &LINES_OF_2020),
        ("idn-2023", OF_2023, &LINES_OF_2023),
    ];
    for (id, household, lines) in cards {
        let answers: serde_json::Map<String, Value> =
            household.iter().map(|(question, choice)| ((*question).to_owned(), json!(choice))).collect();
        let printed =
            values(&format!("{START} print(new Scorecard(await read('{id}')).assess({}));", Value::Object(answers)));
        assert_eq!(printed[0]["complete"], true);
        says(&printed[0]["lines"], lines);
    }
}

#[test]
fn every_falsehood_of_a_record_is_found() {
    let record = std::fs::read_to_string(root().join("tests/golden/result-idn-2023.json")).expect("a record");
    let printed = values(&format!(
        "{START} const card = await read('idn-2023');
        const falsified = (change) => {{ const record = {record}; change(record); return verify(record, card); }};
        print(falsified(() => {{}}));
        print(falsified((record) => record.lines[0].likelihood += 1e-6));
        print(falsified((record) => record.lines[8].score = 48));
        print(falsified((record) => record.lines[2].capped = true));
        print(falsified((record) => record.answers.q9 = 'A'));
        print(falsified((record) => record.answers.q2 = 'D'));
        print(falsified((record) => delete record.answers.q10));
        print(falsified((record) => record.lines.pop()));
        print(falsified((record) => record.scorecard.digest = 'sha256:' + '0'.repeat(64)));
        print(falsified((record) => record.scorecard.id = 'idn-2020'));
        print(falsified((record) => record.members = 5));
        print(falsified((record) => record.version = 2));"
    ));
    assert_eq!(printed[0], json!([]));
    let silent: Vec<usize> = (1..printed.len()).filter(|case| printed[*case] == json!([])).collect();
    assert_eq!(silent, [0; 0], "these cases were accepted");
    let said = |case: usize| printed[case].to_string();
    for (case, name) in [(1, "nl100"), (2, "bottom80"), (3, "ppp685_2017"), (5, "q2"), (6, "q10"), (8, "digest")] {
        assert!(said(case).contains(name) || said(case).contains("lines["), "{case}: {}", said(case));
    }
}

#[test]
fn the_engine_refuses_what_it_does_not_know_by_name() {
    let printed = values(&format!(
        "{START} const card = new Scorecard(await read('idn-2023'));
        const says = (call) => {{ try {{ return call(); }} catch (error) {{ return error.message; }} }};
        print(says(() => card.assess({{ q2: 'D' }})));
        print(says(() => card.assess({{ q0: 'A' }})));
        print(says(() => new Scorecard({{ format: 'ppi-scorecard' }}).id).split('\\n')[0]);
        print(says(() => verify(null, {{}})).split('\\n')[0]);"
    ));
    assert_eq!(printed[0], "unknown choice \"D\" of question q2: expected one of A, B, C, E");
    assert_eq!(printed[1], "unknown question \"q0\": expected one of q1, q2, q3, q4, q5, q6, q7, q8, q9, q10");
    assert_eq!(printed[2], "This is not a valid scorecard:");
    assert_eq!(printed[3], "This is not a valid scorecard:");
}
