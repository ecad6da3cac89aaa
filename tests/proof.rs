//! The proof: every possible household of every published card, scored by the engine and by a second computation that
//! was written from the published figures alone.
#![cfg(not(target_arch = "wasm32"))]

mod support;

use ppi_widget::answers::Answers;
use ppi_widget::scorecard::Scorecard;
use ppi_widget::scoring::{Assessment, assess};
use support::facts::{Facts, facts};

#[test]
fn every_household_of_2012() {
    proves(&support::card("idn-2012"), 72_576);
}

#[test]
fn every_household_of_2020() {
    proves(&support::card("idn-2020"), 2_692_800);
}

#[test]
fn every_household_of_2012_on_the_packed_card() {
    proves(&support::packed_card("idn-2012"), 72_576);
}

#[test]
fn every_household_of_2020_on_the_packed_card() {
    proves(&support::packed_card("idn-2020"), 2_692_800);
}

#[test]
fn every_household_of_2023_on_the_packed_card() {
    proves(&support::packed_card("idn-2023"), 52_224);
}

#[test]
fn every_household_of_2023() {
    proves(&support::card("idn-2023"), 52_224);
}

#[test]
fn no_card_is_left_unproved() {
    assert_eq!(support::card_ids(), ["idn-2012", "idn-2020", "idn-2023"]);
}

/// The card and its published figures agree on this many households: all there are.
#[track_caller]
fn proves(card: &Scorecard, households: u32) {
    let facts = facts(card.id());
    let published = facts.rows.iter().flat_map(|(from, to, row)| (*from..=*to).map(move |_| row.as_slice())).collect();
    let ids = (1..=facts.questions.len()).map(|number| format!("q{number}")).collect();
    let mut walk = Walk { card, facts: &facts, ids, published, answers: Answers::none(card), households: 0 };
    walk.answer_from(0, &vec![0; facts.lines.len()]);
    assert_eq!(walk.households, households);
}

/// Goes through all combinations of answers, the last question turning fastest.
struct Walk<'a> {
    card: &'a Scorecard,
    facts: &'a Facts,
    ids: Vec<String>,
    /// The published likelihoods at every score.
    published: Vec<&'a [f64]>,
    answers: Answers,
    households: u32,
}

impl Walk<'_> {
    /// Answers the questions from this one on in every way. `totals` are the points so far, one sum per line.
    fn answer_from(&mut self, question: usize, totals: &[u32]) {
        let Some(choices) = self.facts.questions.get(question) else {
            self.households += 1;
            return self.compare(totals);
        };
        for (letter, points) in choices {
            self.answers.choose(self.card, &self.ids[question], letter).expect("the published letter");
            let totals: Vec<u32> = totals.iter().zip(points).map(|(total, points)| total + points).collect();
            self.answer_from(question + 1, &totals);
        }
    }

    fn compare(&self, totals: &[u32]) {
        let Assessment::Complete { lines } = assess(self.card, &self.answers) else { panic!("all answered") };
        assert_eq!(lines.len(), totals.len());
        let last = self.published.len() - 1;
        for (line, (found, total)) in lines.iter().zip(totals).enumerate() {
            let at = *total as usize;
            let likelihood = self.published[at.min(last)][line] / self.facts.whole;
            assert!(
                found.score == *total && (found.likelihood - likelihood).abs() < 1e-9 && found.capped == (at > last),
                "{:?} on {}: {found:?}, published {total} and {likelihood}",
                self.answers.ids(self.card).collect::<Vec<_>>(),
                self.facts.lines[line],
            );
        }
    }
}
