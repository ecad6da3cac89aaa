//! One household as a form fills it in: direct answers, answers that follow from the members, and the change from one to
//! the other.
#![cfg(not(target_arch = "wasm32"))]

mod support;

use ppi_widget::answers::Answers;
use ppi_widget::interview::{Interview, MOST_MEMBERS, Origin};
use ppi_widget::roster::{Gap, Household, Member};
use ppi_widget::scorecard::Scorecard;
use ppi_widget::value::Value;
use serde_json::{Value as Json, json};
use support::{answers, card};

/// The letters so far, `-` for a missing one.
fn letters(card: &Scorecard, interview: &Interview) -> String {
    let letter = |(question, asked): (usize, &ppi_widget::scorecard::Question)| {
        interview.answers().choice(question).map_or("-".to_owned(), |choice| asked.choices[choice].id.clone())
    };
    card.questions().iter().enumerate().map(letter).collect::<Vec<_>>().join(" ")
}

/// Letters and positions that came from the roster.
#[track_caller]
fn stands(card: &Scorecard, interview: &Interview, expected: &str, from_roster: &[usize]) {
    assert_eq!(
        (letters(card, interview).as_str(), interview.answered_by(Origin::Roster).as_slice()),
        (expected, from_roster)
    );
}

/// The form that a draft describes.
#[track_caller]
fn drafted(card: &Scorecard, draft: &Json) -> Interview {
    Interview::from_draft(card, &draft.clone().into()).expect("a draft of this card")
}

#[test]
fn a_draft_brings_everything_back() {
    let card = card("idn-2012");
    let mut interview = Interview::new(&card);
    assert_eq!(drafted(&card, &Json::from(&interview.draft::<Value>(&card))), interview);
    interview.preset(&answers(&card, "- - - - - - - - - B"));
    interview.state_size(&card, 2);
    assert_eq!(drafted(&card, &Json::from(&interview.draft::<Value>(&card))), interview);
    interview.add_member(&card);
    interview.change_member(&card, 0, |member| {
        *member = Member { name: "Ani".to_owned(), age: Some(40), attends_school: None }
    });
    interview.change_member(&card, 1, |member| {
        *member = Member { name: String::new(), age: Some(6), attends_school: Some(true) }
    });
    interview.answer(2, Some(1));
    let draft = Json::from(&interview.draft::<Value>(&card));
    assert_eq!(drafted(&card, &draft), interview);
    let expected = json!({
        "scorecard": card.digest().text(),
        "answers": {"q1": "E", "q2": "C", "q3": "B", "q10": "B"},
        "from_roster": ["q1", "q2"],
        "preset": ["q10"],
        "household": [{"name": "Ani", "age": 40, "school": null}, {"name": "", "age": 6, "school": true}],
    });
    assert_eq!(draft, expected);
}

#[test]
fn a_draft_of_another_form_is_not_known_or_refused() {
    let card = card("idn-2023");
    let odd = json!({"answers": {"q1": "T"}, "from_roster": [7, "q99"], "preset": "q1", "household": {"name": "Ani"}});
    assert_eq!(drafted(&card, &odd), drafted(&card, &json!({"answers": {"q1": "T"}})));
    let error = Interview::from_draft(&card, &json!({"answers": {"q1": "?"}}).into()).expect_err("no such choice");
    assert!(error.to_string().starts_with("unknown choice \"?\" of question q1"), "{error}");
    assert!(Interview::from_draft(&card, &Value::Null).is_err());
}

#[test]
fn the_exact_number_of_members_answers_the_question_that_counts_them() {
    let card = card("idn-2023");
    let mut interview = Interview::new(&card);
    stands(&card, &interview, "- - - - - - - - - -", &[]);
    assert_eq!((interview.members(), interview.derived(&card, 1)), (None, None));
    interview.state_size(&card, 3);
    stands(&card, &interview, "- B - - - - - - - -", &[1]);
    assert_eq!((interview.members(), interview.derived(&card, 1)), (Some(3), Some(Ok(1))));
    interview.state_size(&card, 5);
    stands(&card, &interview, "- E - - - - - - - -", &[1]);
    interview.state_size(&card, 0);
    stands(&card, &interview, "- - - - - - - - - -", &[]);
}

#[test]
fn a_direct_answer_takes_the_place_of_a_derived_one() {
    let card = card("idn-2023");
    let mut interview = Interview::new(&card);
    interview.state_size(&card, 3);
    interview.answer(1, Some(0));
    stands(&card, &interview, "- A - - - - - - - -", &[]);
    interview.state_size(&card, 0);
    stands(&card, &interview, "- A - - - - - - - -", &[]);
    interview.state_size(&card, 4);
    stands(&card, &interview, "- C - - - - - - - -", &[1]);
    interview = drafted(&card, &json!({"answers": {"q1": "T", "q2": "E", "q10": "B"}}));
    stands(&card, &interview, "T E - - - - - - - B", &[]);
}

#[test]
fn a_record_states_the_number_of_members_only_where_no_answer_says_otherwise() {
    let card = card("idn-2023");
    let mut interview = Interview::new(&card);
    assert_eq!(interview.agreed_members(&card), None);
    interview.state_size(&card, 3);
    assert_eq!(interview.agreed_members(&card), Some(3));
    interview.answer(1, Some(0));
    assert_eq!((interview.members(), interview.agreed_members(&card)), (Some(3), None));
    interview.answer(1, Some(1));
    assert_eq!(interview.agreed_members(&card), Some(3));
    interview = drafted(&card, &json!({"answers": {"q1": "T", "q2": "E", "q10": "B"}}));
    assert_eq!(interview.agreed_members(&card), None);
}

#[test]
fn what_the_page_knows_beforehand_gives_way_to_an_answer() {
    let card = card("idn-2023");
    let mut interview = Interview::new(&card);
    interview.preset(&answers(&card, "T E - - - - - - - -"));
    stands(&card, &interview, "T E - - - - - - - -", &[]);
    assert_eq!(interview.answered_by(Origin::Preset), [0, 1]);
    interview.answer(0, Some(0));
    interview.state_size(&card, 1);
    // The members do not overrule it, a direct answer does.
    stands(&card, &interview, "A E - - - - - - - -", &[]);
    assert_eq!((interview.answered_by(Origin::Preset), interview.agreed_members(&card)), (vec![1], None));
    interview.answer(1, Some(0));
    interview.preset(&answers(&card, "T E A - - - - - - -"));
    stands(&card, &interview, "A A A - - - - - - -", &[]);
    assert_eq!(interview.answered_by(Origin::Preset), [2]);
    interview.preset(&answers(&card, "- - - - - - - - - -"));
    stands(&card, &interview, "A A - - - - - - - -", &[]);
}

#[test]
fn a_list_of_members_answers_what_their_number_cannot() {
    let card = card("idn-2012");
    let mut interview = Interview::new(&card);
    interview.state_size(&card, 2);
    assert_eq!(interview.derived(&card, 1), Some(Err(Gap::List)));
    interview.add_member(&card);
    assert_eq!(interview.members(), Some(2));
    stands(&card, &interview, "E - - - - - - - - -", &[0]);
    interview.change_member(&card, 0, |member| member.age = Some(40));
    assert_eq!(interview.derived(&card, 1), Some(Err(Gap::Age(1))));
    interview.change_member(&card, 1, |member| member.age = Some(6));
    assert_eq!(interview.derived(&card, 1), Some(Err(Gap::School(1))));
    interview.change_member(&card, 1, |member| member.attends_school = Some(true));
    stands(&card, &interview, "E C - - - - - - - -", &[0, 1]);
    interview.add_member(&card);
    stands(&card, &interview, "D - - - - - - - - -", &[0]);
    interview.remove_member(&card, 2);
    stands(&card, &interview, "E C - - - - - - - -", &[0, 1]);
    interview.remove_member(&card, 9);
    interview.remove_member(&card, 0);
    stands(&card, &interview, "F C - - - - - - - -", &[0, 1]);
    interview.remove_member(&card, 0);
    stands(&card, &interview, "- - - - - - - - - -", &[]);
    assert_eq!(interview.household(), &Household::Size(0));
}

#[test]
fn a_list_has_an_end() {
    let card = card("idn-2012");
    let mut interview = Interview::new(&card);
    interview.state_size(&card, MOST_MEMBERS - 1);
    for _ in 0..3 {
        interview.add_member(&card);
    }
    assert_eq!(interview.members(), Some(MOST_MEMBERS));
}

#[test]
fn answers_of_a_page_with_null_and_empty_ones_missing() {
    let card = card("idn-2023");
    let read = |value: Json| Answers::read(&card, &value.into());
    assert_eq!(read(json!({"q2": "C", "q1": "T", "q3": null, "q4": ""})), Ok(answers(&card, "T C - - - - - - - -")));
    assert_eq!(read(json!({})), Ok(Answers::none(&card)));
    let refuses = |value: Json, start: &str| {
        let error = read(value).expect_err("an unknown id").to_string();
        assert!(error.starts_with(start), "{error}");
    };
    refuses(json!(["T"]), "answers: expected an object from question ids to choice ids");
    refuses(json!({"q11": null}), "unknown question \"q11\": expected one of q1, ");
    refuses(json!({"q11": ""}), "unknown question \"q11\": expected one of q1, ");
    refuses(json!({"q2": "D"}), "unknown choice \"D\" of question q2: expected one of A, B, C, E");
    refuses(json!({"q2": 3}), "unknown choice \"(not a text)\" of question q2: expected one of A, B, C, E");
}
