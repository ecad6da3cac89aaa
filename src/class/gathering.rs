//! From households to a group: the rate, and beside it what comes out when scores are averaged instead of likelihoods.

use alloc::vec::Vec;

use super::working::result_on;
use crate::answers::Answers;
use crate::group::{Layout, MEMBERS_LIMIT, Precision, Tally, Weight, rate};
use crate::scorecard::Scorecard;
use crate::scoring::LineScore;
use crate::stats::{Interval, Z};

/// One household of the class.
#[derive(Clone, Debug, PartialEq)]
pub struct Participant {
    /// Its answers.
    pub answers: Answers,
    /// How many members it has, where that is known.
    pub members: Option<u32>,
}

/// The group on one line.
#[derive(Clone, Debug, PartialEq)]
pub struct Gathering {
    /// The result of each household, in the order given.
    pub results: Vec<LineScore>,
    /// The share of households: the mean of the likelihoods, with its interval.
    pub households: Interval,
    /// The same for persons; nothing where the number of members of a household is not known.
    pub persons: Option<Weighed>,
    /// The mean of the scores, which is the wrong way.
    pub mean_score: f64,
    /// The mean score as it would be looked up: a whole number.
    pub looked_up: u32,
    /// The likelihood in the row of that score, a fraction.
    pub at_mean_score: f64,
    /// How far that is from the rate, a fraction: above 0 where it is too much.
    pub off: f64,
}

/// A rate of persons.
#[derive(Clone, Debug, PartialEq)]
pub struct Weighed {
    /// The rate with its interval.
    pub interval: Interval,
    /// Σw: the members of all households.
    pub members: u32,
    /// Σ(w·L): how many of them are below the line by the likelihoods.
    pub below: f64,
}

/// The group of these households on the line at `line`. The population N is that of the credit union, in households, where
/// it is known; z, α and bias are those where nothing is known. Nothing for an empty group, for a population smaller than
/// the group, and for a card whose points cannot be counted.
#[must_use]
pub fn gather(card: &Scorecard, group: &[Participant], line: usize, population: Option<f64>) -> Option<Gathering> {
    let results: Vec<LineScore> =
        group.iter().map(|participant| result_on(card, &participant.answers, line)).collect::<Option<_>>()?;
    let ones = group.iter().map(|_| 1).collect::<Vec<u32>>();
    let households = rate_of(card, group, line, &ones, population)?;
    let members: Option<Vec<u32>> =
        group.iter().map(|participant| participant.members.filter(|members| *members <= MEMBERS_LIMIT)).collect();
    let persons = members.and_then(|members| {
        let interval = rate_of(card, group, line, &members, population)?;
        let all = members.iter().sum();
        Some(Weighed { interval, members: all, below: interval.rate * f64::from(all) })
    });
    let sum: u32 = results.iter().map(|result| result.score).sum();
    let mean_score = f64::from(sum) / f64::from(u32::try_from(results.len()).ok()?);
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a mean of whole numbers above 0")]
    let looked_up = (mean_score + 0.5) as u32;
    let at_mean_score = card.table().likelihood(line, looked_up);
    Some(Gathering {
        results,
        households,
        persons,
        mean_score,
        looked_up,
        at_mean_score,
        off: at_mean_score - households.rate,
    })
}

/// The rate of the group with these weights.
fn rate_of(
    card: &Scorecard,
    group: &[Participant],
    line: usize,
    weights: &[u32],
    population: Option<f64>,
) -> Option<Interval> {
    let layout = Layout::new(card).ok()?;
    let mut tally = Tally::new(&layout, true);
    for (participant, weight) in group.iter().zip(weights) {
        let score = |position| {
            let result = result_on(card, &participant.answers, layout.line_of_score(position));
            result.and_then(|result| u16::try_from(result.score).ok())
        };
        let scores: Vec<u16> = (0..layout.scores()).map(score).collect::<Option<_>>()?;
        tally.add(&layout, &scores, Weight::of(*weight, 1)).ok()?;
    }
    let precision = Precision { alpha: 1.0, bias: 0.0, population, z: Z, design_effect: 1.0 };
    rate(card, &layout, &tally, line, &precision).ok()?.map(|rate| rate.interval)
}
