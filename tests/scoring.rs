//! One household's answers to its scores: nothing without all answers, the order of answering is free, more points never
//! mean a higher likelihood, and totals beyond the table read its last row.
#![cfg(not(target_arch = "wasm32"))]

mod support;

use std::sync::LazyLock;

use ppi_widget::answers::Answers;
use ppi_widget::scorecard::Scorecard;
use ppi_widget::scoring::{Assessment, assess};
use proptest::prelude::*;
use proptest::sample::Index;
use support::{answers, assessed, card, scores};

static CARDS: LazyLock<Vec<Scorecard>> = LazyLock::new(|| support::card_ids().iter().map(|id| card(id)).collect());

/// One choice per question of any card, which is named by its position.
fn household() -> impl Strategy<Value = (usize, Vec<usize>)> {
    (0..CARDS.len()).prop_flat_map(|card| {
        let choices: Vec<_> = CARDS[card].questions().iter().map(|question| 0..question.choices.len()).collect();
        (Just(card), choices)
    })
}

/// The same with an order in which to answer, and with answers that are given first and changed later.
fn interview() -> impl Strategy<Value = (usize, Vec<usize>, Vec<usize>, Vec<usize>)> {
    household().prop_flat_map(|(card, choices)| {
        let first: Vec<_> = CARDS[card].questions().iter().map(|question| 0..question.choices.len()).collect();
        let order: Vec<usize> = (0..choices.len()).collect();
        (Just(card), Just(choices), first, Just(order).prop_shuffle())
    })
}

fn chosen(card: &Scorecard, choices: &[usize]) -> Answers {
    let mut answers = Answers::none(card);
    choices.iter().enumerate().for_each(|(question, choice)| answers.set(question, Some(*choice)));
    answers
}

#[test]
fn the_score_is_the_sum_of_the_points_of_the_line() {
    let card = card("idn-2023");
    scores(&card, "T C A C A B A A B B", "nl100", 44, 0.041_158_273_037_558_4);
    scores(&card, "T C A C A B A A B B", "ppp550_2011", 49, 0.439_907_473_087_934);
    scores(&card, "E E B C B B B B B B", "nl100", 0, 0.843_261_546_685_01);
    scores(&card, "T E B C B B B B B B", "bottom80", 2, 0.994_659_126_063_76);
}

#[test]
fn a_table_of_bands_at_its_edges() {
    let card = card("idn-2012");
    scores(&card, "A A A A A A A A A A", "nl100", 0, 0.663);
    scores(&card, "A A A A A C A A A A", "nl100", 4, 0.663);
    scores(&card, "A A A A B A A A A A", "nl100", 5, 0.600);
    scores(&card, "A A A A A A A A A B", "nl100", 9, 0.600);
    scores(&card, "A A A A B A B A A A", "nl100", 10, 0.484);
    scores(&card, "E C G F B C B A B B", "legacy2007_ppp250_2005", 81, 0.013);
    scores(&card, "F A G F B C B A B B", "legacy2007_ppp250_2005", 92, 0.0);
    scores(&card, "F C G F B C B A B B", "nl150", 94, 0.0);
    scores(&card, "F C G F A C B B B B", "nl150", 95, 0.0);
    scores(&card, "F C G F B C B B B B", "nl150", 100, 0.0);
    let row = |score| card.table().row(score);
    assert_eq!([4, 5, 84, 85, 94, 95, 100].map(row), [0, 1, 16, 17, 18, 19, 19]);
}

#[test]
fn a_household_with_unanswered_questions_has_no_score() {
    let card = card("idn-2023");
    let missing = |letters| match assess(&card, &answers(&card, letters)) {
        Assessment::Incomplete { missing } => missing,
        Assessment::Complete { lines } => panic!("scored {lines:?}"),
    };
    assert_eq!(missing("- - - - - - - - - -"), [0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
    assert_eq!(missing("T C - C A B A - B B"), [2, 7]);
    assert_eq!(missing("T C A C A B A A B -"), [9]);
    let mut household = answers(&card, "T C A C A B A A B B");
    household.set(4, None);
    assert_eq!(household.missing().collect::<Vec<_>>(), [4]);
    assert_eq!(household.complete(), None);
}

#[test]
fn ids_that_the_card_does_not_have_are_named() {
    let card = card("idn-2023");
    let mut household = answers(&card, "T C A C A B A A B B");
    let before = household.clone();
    let mut refuses = |question, choice, expected: &str| {
        let error = household.choose(&card, question, choice).expect_err("an unknown id");
        assert_eq!(error.to_string(), expected);
    };
    refuses("q11", "A", "unknown question \"q11\": expected one of q1, q2, q3, q4, q5, q6, q7, q8, q9, q10");
    refuses("q2", "D", "unknown choice \"D\" of question q2: expected one of A, B, C, E");
    refuses("q2", "a", "unknown choice \"a\" of question q2: expected one of A, B, C, E");
    refuses("q10", "", "unknown choice \"\" of question q10: expected one of A, B");
    assert_eq!(household, before);
    let error = Answers::from_ids(&card, [("q1", "T"), ("Q2", "A")]).expect_err("an unknown id");
    assert!(error.to_string().starts_with("unknown question \"Q2\": expected one of q1, "), "{error}");
}

#[test]
fn totals_beyond_the_table_read_its_last_row() {
    assert_eq!(capped("idn-2012"), []);
    assert_eq!(
        capped("idn-2020"),
        [
            ("nl100".to_owned(), 101),
            ("nl150".to_owned(), 103),
            ("nl200".to_owned(), 101),
            ("ppp320_2011".to_owned(), 101),
            ("ppp250_2005".to_owned(), 102),
            ("bottom20".to_owned(), 102),
        ]
    );
    assert_eq!(capped("idn-2023"), [("ppp320_2011".to_owned(), 101), ("ppp550_2011".to_owned(), 101)]);
}

/// The highest total of every line, found by search: the lines on which it exceeds the table, with their totals.
#[track_caller]
fn capped(id: &str) -> Vec<(String, u32)> {
    let (card, facts) = (card(id), support::facts::facts(id));
    let (first, last, likelihoods) = facts.rows.last().expect("a last row");
    let mut found = Vec::new();
    for (line, likelihood) in likelihoods.iter().enumerate() {
        let points = |question: usize, choice: usize| card.questions()[question].choices[choice].points.on(line);
        let best = |question: usize| (0..card.questions()[question].choices.len()).max_by_key(|c| points(question, *c));
        let choices: Vec<usize> = (0..card.questions().len()).filter_map(best).collect();
        let highest = assessed(&card, &chosen(&card, &choices))[line];
        assert_eq!(highest.capped, highest.score > *last, "{}", facts.lines[line]);
        if highest.score >= *first {
            assert!((highest.likelihood - likelihood / facts.whole).abs() < 1e-9, "{}", facts.lines[line]);
        }
        if highest.capped {
            found.push((facts.lines[line].clone(), highest.score));
        }
    }
    found
}

proptest! {
    #[test]
    fn the_order_of_answering_is_free((card, choices, first, order) in interview()) {
        let card = &CARDS[card];
        let mut answers = Answers::none(card);
        for question in order {
            answers.set(question, Some(first[question]));
            let earlier = (question + 1) % choices.len();
            answers.set(earlier, Some(choices[earlier]));
            answers.set(question, Some(choices[question]));
        }
        prop_assert_eq!(assess(card, &answers), assess(card, &chosen(card, &choices)));
    }

    #[test]
    fn more_points_never_mean_a_higher_likelihood((card, choices) in household(), question: Index, choice: Index) {
        let card = &CARDS[card];
        let question = question.index(choices.len());
        let offered = &card.questions()[question].choices;
        let mut others = choices.clone();
        others[question] = choice.index(offered.len());
        let (before, after) = (assessed(card, &chosen(card, &choices)), assessed(card, &chosen(card, &others)));
        for (line, (before, after)) in before.iter().zip(&after).enumerate() {
            let [old, new] = [choices[question], others[question]].map(|choice| offered[choice].points.on(line));
            prop_assert_eq!(before.score + new, after.score + old);
            prop_assert!(new < old || after.likelihood <= before.likelihood);
            prop_assert!(new > old || after.likelihood >= before.likelihood);
        }
    }
}
