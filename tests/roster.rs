//! The answers that follow from the list of household members, rule by rule of the three cards.
#![cfg(not(target_arch = "wasm32"))]

mod support;

use ppi_widget::roster::{Gap, Household, Member, derive};
use ppi_widget::scorecard::Scorecard;
use support::card;

/// Members of these ages; whether they attend school is not known.
fn aged(ages: &[u32]) -> Household {
    let member = |age: &u32| Member { age: Some(*age), ..Member::default() };
    Household::Members(ages.iter().map(member).collect())
}

/// Members of these ages, with what is known of their school attendance.
fn pupils(members: &[(u32, Option<bool>)]) -> Household {
    let member = |(age, attends_school): &(u32, Option<bool>)| Member {
        age: Some(*age),
        attends_school: *attends_school,
        ..Member::default()
    };
    Household::Members(members.iter().map(member).collect())
}

/// This many members of whom nothing is known.
fn unknown(members: usize) -> Household {
    Household::Members(vec![Member::default(); members])
}

/// What the roster says of the question; `None` for a question that does not come from it.
#[track_caller]
fn says(card: &Scorecard, question: &str, household: &Household) -> Option<Result<String, Gap>> {
    let question = &card.questions()[card.question_index(question).expect("a question of the card")];
    Some(derive(question, household)?.map(|choice| question.choices[choice].id.clone()))
}

#[track_caller]
fn derives(card: &Scorecard, question: &str, household: &Household, letter: &str) {
    assert_eq!(says(card, question, household), Some(Ok(letter.to_owned())), "{question} of {household:?}");
}

#[track_caller]
fn lacks(card: &Scorecard, question: &str, household: &Household, gap: Gap) {
    assert_eq!(says(card, question, household), Some(Err(gap)), "{question} of {household:?}");
}

/// The letters of households of 1, 2, 3… members, by their exact number and by a list of whom nothing else is known.
#[track_caller]
fn counts(card: &Scorecard, question: &str, letters: &str) {
    for (size, letter) in (1..).zip(letters.split(' ')) {
        derives(card, question, &Household::Size(size), letter);
        derives(card, question, &unknown(size as usize), letter);
    }
    lacks(card, question, &Household::Size(0), Gap::NoMembers);
    lacks(card, question, &unknown(0), Gap::NoMembers);
}

#[test]
fn the_number_of_members() {
    counts(&card("idn-2012"), "q1", "F E D C B A A A A A A A");
    counts(&card("idn-2020"), "q2", "A A A B B C C C C C C C");
    counts(&card("idn-2023"), "q2", "A B B C E E E E E E E E");
    derives(&card("idn-2023"), "q2", &Household::Size(u32::MAX), "E");
}

#[test]
fn members_of_an_age() {
    let card = card("idn-2020");
    derives(&card, "q3", &aged(&[40]), "A");
    derives(&card, "q3", &aged(&[40, 5]), "A");
    derives(&card, "q3", &aged(&[40, 5, 0]), "B");
    derives(&card, "q3", &aged(&[5, 6, 6]), "A");
    derives(&card, "q3", &aged(&[0, 1, 2, 3, 4, 5]), "B");
    derives(&card, "q4", &aged(&[40, 5, 11]), "A");
    derives(&card, "q4", &aged(&[6, 11]), "A");
    derives(&card, "q4", &aged(&[6, 10]), "B");
    derives(&card, "q4", &aged(&[5, 10, 11]), "A");
    derives(&card, "q4", &aged(&[6, 7, 8, 9, 10]), "B");
}

#[test]
fn members_of_an_age_need_the_list_with_every_age() {
    let card = card("idn-2020");
    for question in ["q3", "q4"] {
        lacks(&card, question, &Household::Size(3), Gap::List);
        lacks(&card, question, &Household::Size(0), Gap::NoMembers);
        lacks(&card, question, &aged(&[]), Gap::NoMembers);
        lacks(&card, question, &unknown(2), Gap::Age(0));
        let Household::Members(mut members) = aged(&[3, 8, 40]) else { unreachable!() };
        members[1].age = None;
        lacks(&card, question, &Household::Members(members), Gap::Age(1));
    }
}

#[test]
fn whether_all_of_school_age_attend() {
    let card = card("idn-2012");
    derives(&card, "q2", &aged(&[40, 5, 19]), "A");
    derives(&card, "q2", &pupils(&[(5, Some(false)), (19, Some(false)), (40, None)]), "A");
    derives(&card, "q2", &pupils(&[(6, Some(false)), (40, None)]), "B");
    derives(&card, "q2", &pupils(&[(18, Some(false))]), "B");
    derives(&card, "q2", &pupils(&[(6, Some(true)), (18, Some(false))]), "B");
    derives(&card, "q2", &pupils(&[(6, Some(true)), (18, Some(true)), (19, Some(false)), (5, Some(false))]), "C");
    derives(&card, "q2", &pupils(&[(40, None), (12, Some(true))]), "C");
}

#[test]
fn school_attendance_needs_every_pupil() {
    let card = card("idn-2012");
    lacks(&card, "q2", &Household::Size(4), Gap::List);
    lacks(&card, "q2", &Household::Size(0), Gap::NoMembers);
    lacks(&card, "q2", &unknown(1), Gap::Age(0));
    lacks(&card, "q2", &pupils(&[(40, None), (7, Some(true)), (9, None)]), Gap::School(2));
    lacks(&card, "q2", &pupils(&[(7, Some(false)), (9, None)]), Gap::School(1));
    lacks(&card, "q2", &pupils(&[(18, None), (6, None)]), Gap::School(0));
}

#[test]
fn questions_that_are_asked_or_located_do_not_come_from_the_roster() {
    for id in support::card_ids() {
        let card = card(&id);
        let questions = card.questions().iter().map(|question| question.id.as_str());
        let from_roster: Vec<&str> =
            questions.filter(|question| says(&card, question, &Household::Size(2)).is_some()).collect();
        let published = support::facts::facts(&id);
        let expected: Vec<String> = (1..)
            .zip(support::facts::list(&published.json["questions"]))
            .filter(|(_, question)| question.get("roster").is_some())
            .map(|(number, _)| format!("q{number}"))
            .collect();
        assert_eq!(from_roster, expected, "{id}");
    }
}
