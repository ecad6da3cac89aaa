//! Household members to the answers that a card derives from them.
//!
//! Some questions are never asked directly: the interviewer lists the members of the household and the card says how the
//! answer follows ([`RosterRule`]). A rule that only counts everybody is content with the exact number of members.

use alloc::string::String;
use alloc::vec::Vec;

use crate::scorecard::{CountRange, Question, RosterRule, Source};

/// One member of a household.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Member {
    /// Optional, for the person who fills in the form; no record has it, a draft on the device does.
    pub name: String,
    /// Age in whole years.
    pub age: Option<u32>,
    /// Whether the member attends school now; asked by cards whose rule needs it.
    pub attends_school: Option<bool>,
}

/// What is known of the members: a list, or their exact number alone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Household {
    /// The number of members, without a list.
    Size(u32),
    /// Every member.
    Members(Vec<Member>),
}

impl Household {
    /// The number of members.
    #[must_use]
    pub fn size(&self) -> u32 {
        match self {
            Household::Size(size) => *size,
            Household::Members(members) => u32::try_from(members.len()).unwrap_or(u32::MAX),
        }
    }
}

/// What a rule still needs before it can say the answer. Positions of members count from 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Gap {
    /// A household has at least one member.
    NoMembers,
    /// The rule looks at ages, so the exact number alone is not enough.
    List,
    /// The age of this member.
    Age(usize),
    /// Whether this member attends school.
    School(usize),
}

/// The position of the choice that `household` has in `question`, when the question comes from a roster.
///
/// # Errors
/// With the first thing that is missing. `None` when the question does not come from a roster.
#[must_use]
pub fn derive(question: &Question, household: &Household) -> Option<Result<usize, Gap>> {
    match &question.source {
        Source::Roster(rule) => Some(apply(rule, household)),
        Source::Asked | Source::Location => None,
    }
}

/// The positions of the members whom the rule of `question` counts or looks at: those of its ages, or everybody. Nobody
/// where the question does not come from a roster or an age is missing.
#[must_use]
pub fn counted(question: &Question, household: &Household) -> Vec<usize> {
    let (Source::Roster(rule), Household::Members(members)) = (&question.source, household) else {
        return Vec::new();
    };
    match rule {
        RosterRule::Count { ages: None, .. } => (0..members.len()).collect(),
        RosterRule::Count { ages: Some(ages), .. } | RosterRule::School { ages, .. } => {
            aged(household, *ages).unwrap_or_default().into_iter().map(|(position, _)| position).collect()
        }
    }
}

fn apply(rule: &RosterRule, household: &Household) -> Result<usize, Gap> {
    if household.size() == 0 {
        return Err(Gap::NoMembers);
    }
    match rule {
        RosterRule::Count { ages: None, ranges } => Ok(choice_for(ranges, household.size())),
        RosterRule::Count { ages: Some(ages), ranges } => {
            let count = aged(household, *ages)?.len();
            Ok(choice_for(ranges, u32::try_from(count).unwrap_or(u32::MAX)))
        }
        RosterRule::School { ages, nobody, not_all, all } => {
            let pupils = aged(household, *ages)?;
            if pupils.is_empty() {
                return Ok(*nobody);
            }
            let mut everyone = true;
            for (position, member) in pupils {
                everyone &= member.attends_school.ok_or(Gap::School(position))?;
            }
            Ok(if everyone { *all } else { *not_all })
        }
    }
}

/// The members whose age lies in `ages` (both ends included), with their positions.
fn aged(household: &Household, (from, to): (u32, u32)) -> Result<Vec<(usize, &Member)>, Gap> {
    let Household::Members(members) = household else {
        return Err(Gap::List);
    };
    let mut found = Vec::new();
    for (position, member) in members.iter().enumerate() {
        let age = member.age.ok_or(Gap::Age(position))?;
        if (from..=to).contains(&age) {
            found.push((position, member));
        }
    }
    Ok(found)
}

/// A checked rule covers every count with exactly one range.
fn choice_for(ranges: &[CountRange], count: u32) -> usize {
    ranges.iter().find(|range| range.holds(count)).map_or(0, |range| range.choice)
}
