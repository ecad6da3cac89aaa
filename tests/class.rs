//! The class: practice households against the card, the working of a score, exercises, groups, slips. Figures were added up
//! by hand from the published points and tables.
#![cfg(not(target_arch = "wasm32"))]

mod support;

use ppi_widget::answers::Answers;
use ppi_widget::class::{
    Attempt, MOST_CHARACTERS, Mistake, Participant, Refusal, beyond, check, check_cases, gather, has_points_per_line,
    members, neighbours, read_result, read_slip, slip, what_if, working,
};
use ppi_widget::qr;
use ppi_widget::scorecard::Scorecard;
use ppi_widget::value::Value;
use serde_json::{Value as Json, json};
use support::{card, messages};

const FILE: &str = "www/class/households.json";

/// Each practice household: its points on the national line in the order of the questions, and the published likelihood of
/// their sum in percent.
const HOUSEHOLDS: [(&str, [u32; 10], f64); 13] = [
    ("lele", [5, 0, 6, 0, 8, 0, 0, 9, 0, 0], 19.9157),
    ("keripik", [5, 9, 0, 7, 0, 8, 7, 9, 7, 0], 1.7521),
    ("broiler", [5, 15, 6, 0, 8, 0, 0, 9, 7, 0], 2.1730),
    ("petelur", [5, 15, 6, 7, 8, 8, 7, 9, 7, 0], 0.1980),
    ("kantor", [5, 15, 6, 7, 8, 8, 7, 9, 7, 11], 0.0593),
    ("karet", [5, 0, 0, 0, 0, 0, 0, 9, 0, 0], 53.6326),
    ("nelayan", [5, 0, 0, 0, 0, 8, 0, 0, 0, 0], 56.3495),
    ("nenek", [5, 24, 6, 0, 0, 0, 0, 0, 0, 0], 10.3387),
    ("sawit", [5, 9, 6, 0, 0, 8, 7, 9, 0, 0], 4.1158),
    ("sayur", [5, 0, 0, 5, 0, 8, 0, 9, 0, 0], 21.7248),
    ("tenun", [5, 9, 6, 0, 8, 0, 0, 9, 0, 0], 8.4731),
    ("tahu", [5, 0, 6, 7, 8, 0, 7, 9, 7, 0], 2.4191),
    ("guru", [5, 9, 6, 7, 0, 0, 7, 9, 7, 11], 0.6595),
];

fn cases() -> Vec<Json> {
    support::json(FILE)["cases"].as_array().expect("cases").clone()
}

#[track_caller]
fn read(card: &Scorecard, answers: &Json) -> Answers {
    Answers::read(card, &answers.clone().into()).expect("answers of the card")
}

/// The answers of a practice household by their letters, in the order of the questions.
#[track_caller]
fn letters(card: &Scorecard, letters: &str) -> Answers {
    let ids = card.questions().iter().map(|question| question.id.as_str());
    let letters: Vec<String> = letters.chars().map(String::from).collect();
    Answers::from_ids(card, ids.zip(letters.iter().map(String::as_str))).expect("letters of the card")
}

#[test]
fn every_practice_household_fits_its_card_and_its_figures() {
    let card = card("idn-2023");
    assert_eq!(messages(&check_cases(&card, &support::json(FILE).into())), [""; 0]);
    let cases = cases();
    assert_eq!(cases.len(), HOUSEHOLDS.len());
    for (case, (id, points, percent)) in cases.iter().zip(HOUSEHOLDS) {
        assert_eq!(case["id"], id);
        for text in ["title", "story"] {
            assert!(
                ["id", "en"].iter().all(|language| case[text][language].as_str().is_some_and(|text| text.len() > 9))
            );
        }
        let working = working(&card, &read(&card, &case["answers"]["idn-2023"]), 0);
        let parts: Vec<u32> = working.parts.iter().map(|part| part.expect("an answer").points).collect();
        assert_eq!(parts, points, "{id}");
        let result = working.result.expect("ten answers");
        assert_eq!((result.score, working.sum), (points.iter().sum(), points.iter().sum()), "{id}");
        assert!((result.likelihood * 100.0 - percent).abs() < 5e-5, "{id}: {}", result.likelihood);
        assert!(case["members"].as_array().is_some_and(|members| !members.is_empty()), "{id}");
    }
}

/// Words of which one stands in the sentence that decides a question: the fourth to the tenth, and the first.
const DECIDING: [&[&str]; 8] = [
    &["lantai", "floor"],
    &[
        "babi", "ikan", "sosis", "rendang", "abon", "daging", "tahu", "pork", "fish", "sausages", "beef", "meat",
        "tofu", "pig",
    ],
    &["nasi", "beras", "rice"],
    &["cuci", "pakaian", "baju", "seragam", "laundry", "clothes", "softener", "bar soap", "yarn", "uniforms"],
    &["bensin", "petrol"],
    &["kulkas", "fridge"],
    &["mobil", "car"],
    &["kalimantan barat", "west kalimantan"],
];

#[test]
fn every_answer_has_the_sentence_of_the_story_that_decides_it() {
    for case in cases() {
        let because: Vec<usize> = serde_json::from_value(case["because"].clone()).expect("ten numbers");
        assert_eq!(because.len(), 10, "{}", case["id"]);
        for language in ["id", "en"] {
            let story = case["story"][language].as_str().expect("a story").to_lowercase();
            let sentences: Vec<&str> = story.split_terminator(['.', '”']).collect();
            for (question, words) in [3, 4, 5, 6, 7, 8, 9, 0].into_iter().zip(DECIDING) {
                let sentence = sentences[because[question] - 1];
                assert!(words.iter().any(|word| sentence.contains(word)), "q{}: {sentence}", question + 1);
            }
        }
    }
}

#[test]
fn the_household_for_the_card_of_2012_has_one_score_on_all_lines() {
    let (old, new) = (card("idn-2012"), card("idn-2023"));
    let household = read(&old, &cases()[0]["answers"]["idn-2012"]);
    // Five members 5, all at school 2, junior secondary 4, self-employed 1, boards 5, flush toilet 4, motorcycle 9.
    for line in 0..old.lines().len() {
        assert_eq!(working(&old, &household, line).sum, 5 + 2 + 4 + 1 + 5 + 4 + 9);
    }
    assert!(!has_points_per_line(&old));
    assert!(has_points_per_line(&new));
    let list = members(&cases()[0]["members"].clone().into());
    for question in [0, 1] {
        let derived = ppi_widget::roster::derive(&old.questions()[question], &list);
        assert_eq!(derived, Some(Ok(household.choice(question).expect("an answer"))));
    }
}

#[test]
fn who_counts_is_told_for_each_question_of_the_list() {
    // Six members of 38, 35, 16, 12, 8 and 4 years.
    let list = members(&cases()[5]["members"].clone().into());
    let counted = |id: &str, question: usize| ppi_widget::roster::counted(&card(id).questions()[question], &list);
    assert_eq!(counted("idn-2023", 1), [0, 1, 2, 3, 4, 5]);
    assert_eq!(counted("idn-2020", 2), [5], "aged 0 to 5");
    assert_eq!(counted("idn-2020", 3), [4], "aged 6 to 10");
    assert_eq!(counted("idn-2012", 1), [2, 3, 4], "aged 6 to 18");
    assert_eq!(counted("idn-2023", 9), [0_usize; 0], "not from the list");
}

#[test]
fn a_sum_grows_and_becomes_a_score_with_the_last_answer() {
    let card = card("idn-2023");
    let mut answers = letters(&card, "TEACABBABB");
    answers.set(9, None);
    let half = working(&card, &answers, 0);
    assert_eq!((half.sum, half.result, half.row, half.parts[9]), (28, None, None, None));
    answers.set(9, Some(1));
    let whole = working(&card, &answers, 0);
    assert_eq!((whole.sum, whole.row), (28, Some(28)));
    assert_eq!([0, 1, 50, 99, 100].map(|row| neighbours(card.table(), row, 2)), [0..3, 0..4, 48..53, 97..101, 98..101]);
}

#[test]
fn another_answer_is_told_with_what_it_changes() {
    let card = card("idn-2023");
    let (before, now) = (letters(&card, "TEACABBABB"), letters(&card, "TEACABBAAB"));
    let what_if = what_if(&card, &before, &now, 0).expect("complete");
    assert_eq!(what_if.changed.len(), 1);
    assert_eq!((what_if.changed[0].question, what_if.changed[0].parts.map(|part| part.points)), (8, [0, 7]));
    assert_eq!((what_if.points, what_if.results.map(|result| result.score)), (7, [28, 35]));
    assert!((what_if.likelihood - (0.103_387 - 0.199_157)).abs() < 1e-6, "{}", what_if.likelihood);
}

#[test]
fn points_beyond_the_table_are_found_where_a_card_has_them() {
    let card = card("idn-2023");
    let (answers, line) = beyond(&card).expect("a line with 101 points");
    let result = working(&card, &answers, line).result.expect("complete");
    assert_eq!((result.score, result.capped), (101, true));
    assert!(beyond(&support::card("idn-2012")).is_none());
}

/// The mistakes of an attempt at Pak Yohanes (28 points on the national line, 19.9%) on the national line.
#[track_caller]
fn mistakes(marked: &str, sum: u32, percent: f64) -> Vec<Mistake> {
    let card = card("idn-2023");
    let mut answers = letters(&card, &marked.replace('-', "A"));
    for (question, letter) in marked.chars().enumerate() {
        if letter == '-' {
            answers.set(question, None);
        }
    }
    check(&card, &letters(&card, "TEACABBABB"), &Attempt { answers, sum, percent }, 0)
}

#[test]
fn right_work_has_no_mistakes() {
    for percent in [19.9, 19.92, 19.9157, 20.0] {
        assert_eq!(mistakes("TEACABBABB", 28, percent), []);
    }
}

#[test]
fn each_mistake_is_told_once_and_by_its_cause() {
    // A fridge that is not there: 7 points more, 35 in all, 10.3%.
    assert_eq!(mistakes("TEACABBAAB", 35, 10.3), [Mistake::Choice { question: 8, chosen: 0, right: 1 }]);
    assert_eq!(mistakes("TEACABBABB", 26, 23.7), [Mistake::Sum { written: 26, right: 28 }]);
    // 31 points on the line of US$3.65.
    assert_eq!(mistakes("TEACABBABB", 31, 15.2), [Mistake::SumOfLine { written: 31, line: 1, right: 28 }]);
    // The row below.
    assert_eq!(mistakes("TEACABBABB", 28, 18.2), [Mistake::Row { row: 29, right: 28 }]);
    // At 28 the line of US$3.65 has 39.6%.
    let Mistake::ReadLine { line: 1, right } = mistakes("TEACABBABB", 28, 39.6)[0] else { panic!("the other line") };
    assert!((right - 0.199_157).abs() < 1e-6);
    // 31 points on the line of US$3.65 have 34.3%.
    let Mistake::OwnLine { line: 1, right } = mistakes("TEACABBABB", 28, 34.3)[0] else {
        panic!("the household's own on the other line")
    };
    assert!((right - 0.199_157).abs() < 1e-6);
    let Mistake::Fraction { right } = mistakes("TEACABBABB", 28, 0.199)[0] else { panic!("a fraction") };
    assert!((right - 0.199_157).abs() < 1e-6);
    assert_eq!(mistakes("TEACABBABB", 28, 99.0), [Mistake::NoRow { right: 28 }]);
    assert_eq!(mistakes("TEACABBAB-", 28, 19.9), [], "what is missing is no mistake");
}

/// The first ten practice households.
fn ten(card: &Scorecard) -> Vec<Participant> {
    let participant = |case: &Json| Participant {
        answers: read(card, &case["answers"]["idn-2023"]),
        members: case["members"].as_array().and_then(|members| u32::try_from(members.len()).ok()),
    };
    cases()[..10].iter().map(participant).collect()
}

#[test]
fn a_group_has_the_mean_likelihood_and_not_that_of_the_mean_score() {
    let card = card("idn-2023");
    let group = gather(&card, &ten(&card), 0, None).expect("a group");
    // (19.9157 + 1.7521 + 2.1730 + 0.1980 + 0.0593 + 53.6326 + 56.3495 + 10.3387 + 4.1158 + 21.7248) / 10
    assert!((group.households.rate - 0.170_259_5).abs() < 1e-6, "{}", group.households.rate);
    // (28 + 52 + 50 + 72 + 83 + 14 + 13 + 35 + 44 + 27) / 10 = 41.8; row 42 has 5.0752%.
    assert!((group.mean_score - 41.8).abs() < 1e-12);
    assert_eq!(group.looked_up, 42);
    assert!((group.at_mean_score - 0.050_752).abs() < 1e-6);
    assert!((group.off - (0.050_752 - 0.170_260)).abs() < 2e-6);
    // 1.6449 · √(0.1703 · 0.8297 / 10)
    assert!((group.households.half_width - 0.195_509).abs() < 1e-6);
    assert!(group.households.small);
    // 5, 4, 3, 2, 3, 6, 7, 1, 4 and 5 members.
    let persons = group.persons.expect("members are known");
    assert_eq!(persons.members, 40);
    assert!((persons.interval.rate - 0.241_337).abs() < 1e-6);
    assert!((persons.below - 9.653_48).abs() < 1e-4);
}

#[test]
fn a_group_without_members_has_no_rate_of_persons() {
    let card = card("idn-2023");
    let mut group = ten(&card);
    group[3].members = None;
    assert!(gather(&card, &group, 0, None).expect("a group").persons.is_none());
    assert!(gather(&card, &[], 0, None).is_none());
    assert!(gather(&card, &group, 0, Some(9.0)).is_none(), "fewer households in the credit union than in the group");
    let whole = gather(&card, &group, 0, Some(10.0)).expect("everybody");
    assert!(whole.households.half_width.abs() < 1e-12);
}

#[test]
fn a_slip_carries_answers_and_members() {
    for id in support::card_ids() {
        let card = card(&id);
        let first: Vec<&str> = card.questions().iter().map(|question| question.choices[0].id.as_str()).collect();
        let ids = card.questions().iter().map(|question| question.id.as_str());
        let answers = Answers::from_ids(&card, ids.zip(first)).expect("first choices");
        for members in [None, Some(1), Some(1000)] {
            let slip = slip(&card, &answers, members).expect("a slip");
            assert!(slip.chars().count() <= MOST_CHARACTERS, "{slip}");
            assert_eq!(read_slip(&card, &slip), Ok(Participant { answers: answers.clone(), members }));
        }
    }
    let card = card("idn-2023");
    let slip = slip(&card, &letters(&card, "TEACABBABB"), Some(5)).expect("a slip");
    let digest = card.digest().text();
    assert_eq!(slip, format!("ppi1/idn-2023/{}/TEACABBABB/5", &digest[7..15]));
}

#[test]
fn what_is_no_result_of_the_card_is_refused_with_its_reason() {
    let card = card("idn-2023");
    let start = &slip(&card, &letters(&card, "TEACABBABB"), None).expect("a slip")[..23];
    let read = |text: &str| read_result(&card, &Value::text(text)).expect_err("a refusal");
    assert_eq!(read("hello"), Refusal::Unknown);
    assert_eq!(read("ppi1/idn-2020/00000000/AAAAAAAAAA"), Refusal::OtherCard { id: "idn-2020".into() });
    assert_eq!(read("ppi1/idn-2023/00000000/TEACABBABB"), Refusal::OtherVersion);
    assert_eq!(read(&format!("{start}TEACABBAB")), Refusal::Count { found: 9, expected: 10 });
    assert_eq!(read(&format!("{start}TDACABBABB")), Refusal::Choice { question: "q2".into(), choice: "D".into() });
    assert_eq!(read(&format!("{start}TEACABBABB/none")), Refusal::Members { found: "none".into() });
    let record = |answers: Json, digest: &str| {
        let record = json!({ "format": "ppi-result", "scorecard": { "id": "idn-2023", "digest": digest }, "answers": answers, "members": 4 });
        read_result(&card, &record.into())
    };
    let digest = card.digest().text();
    let answers = cases()[0]["answers"]["idn-2023"].clone();
    assert_eq!(record(answers.clone(), &digest).expect("a record").members, Some(4));
    assert_eq!(record(answers, "sha256:0"), Err(Refusal::OtherVersion));
    assert_eq!(record(json!({ "q1": "T" }), &digest), Err(Refusal::Count { found: 1, expected: 10 }));
    assert_eq!(record(json!({ "q11": "T" }), &digest), Err(Refusal::Question { question: "q11".into() }));
}

#[test]
fn a_code_on_a_screen_is_read_from_a_picture_of_it() {
    let text = "ppi1/idn-2023/0123abcd/TEACABBABB/5";
    let grid = qr::encode(text).expect("a code");
    let (scale, quiet) = (5, 4);
    let side = (grid.side as usize + 2 * quiet) * scale;
    let mut grey = vec![230_u8; side * side];
    for (x, y) in &grid.dark {
        for pixel in 0..scale * scale {
            let at = |module: u32, offset: usize| (module as usize + quiet) * scale + offset;
            grey[at(*y, pixel / scale) * side + at(*x, pixel % scale)] = 20;
        }
    }
    assert_eq!(qr::decode(&grey, side, side).as_deref(), Some(text));
    assert_eq!(qr::decode(&vec![230; side * side], side, side), None);
    assert_eq!(qr::decode(&grey, side, side + 1), None);
    assert_eq!(qr::encode(&"x".repeat(5000)), None);
}

#[test]
fn noise_is_no_code() {
    // A generator of pictures that look like nothing: x ← 6364136223846793005·x + 1442695040888963407 (Knuth).
    let mut state = 1_u64;
    for (width, height) in [(1, 1), (7, 3), (64, 64), (160, 120), (320, 240)] {
        for threshold in [16, 128, 240] {
            let mut pixel = || {
                state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
                if (state >> 56) < threshold { 0 } else { 255 }
            };
            let grey: Vec<u8> = (0..width * height).map(|_| pixel()).collect();
            assert_eq!(qr::decode(&grey, width, height), None);
        }
    }
}
