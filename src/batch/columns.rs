//! The first line of a file: which column holds what.

use super::options::Options;
use crate::csv::Row;
use crate::problem::{Problem, Problems, Shown, key};
use crate::scorecard::Scorecard;

/// Where the cells of a household stand, by position.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Columns {
    /// The answers, in the card's order of questions.
    pub(super) questions: Vec<usize>,
    /// Whether these columns follow each other in that order, from the second on.
    pub(super) in_a_row: bool,
    pub(super) members: Option<usize>,
    pub(super) cu_members: Option<usize>,
    /// What groups are made by, in the order of the options.
    pub(super) keys: Vec<usize>,
    /// What the first line calls every column.
    pub(super) names: Vec<String>,
}

/// The name of the column with the number of household members, where the caller names no other.
pub(super) const MEMBERS: &str = "members";
/// The same for the members that the credit union has in the household.
pub(super) const CU_MEMBERS: &str = "cu_members";

impl Columns {
    /// Finds the columns by name, without regard to case.
    ///
    /// # Errors
    /// With every column that is missing or there twice.
    pub(super) fn read(header: &Row<'_>, card: &Scorecard, options: &Options) -> Result<Columns, Vec<Problem>> {
        let names: Vec<String> = header.texts().map(|name| name.trim().to_owned()).collect();
        let lower: Vec<String> = names.iter().map(|name| name.to_lowercase()).collect();
        let mut problems = Problems::default();
        let mut find = |field: &str, required: bool| {
            let given = options.columns.iter().find(|(known, _)| known == field).map(|(_, name)| name.as_str());
            let name = given.unwrap_or(field);
            let wanted = name.trim().to_lowercase();
            let mut found = lower.iter().enumerate().filter(|(_, name)| **name == wanted).map(|(position, _)| position);
            let (first, second) = (found.next(), found.next());
            let expected = || ["one column named \"", name, "\" in the first line"].concat();
            match (first, second) {
                (None, _) if required || given.is_some() => {
                    problems.add("columns", key("columns", field), Shown::Nothing, expected());
                }
                (Some(_), Some(_)) => problems.add("columns", key("columns", field), "two", expected()),
                _ => {}
            }
            first
        };
        let questions = card.questions().iter().map(|question| find(&question.id, true)).collect();
        let weighting = options.weighting;
        let members = find(MEMBERS, weighting.needs_members());
        let cu_members = find(CU_MEMBERS, weighting.needs_cu_members());
        let keys = options.keys.iter().map(|name| find(name, true)).collect();
        let (Some(questions), Some(keys), true) = (all(questions), all(keys), problems.0.is_empty()) else {
            return Err(problems.0);
        };
        let in_a_row = questions.windows(2).skip(1).all(|pair| pair[1] == pair[0] + 1);
        Ok(Columns { questions, in_a_row, members, cu_members, keys, names })
    }
}

fn all(found: Vec<Option<usize>>) -> Option<Vec<usize>> {
    found.into_iter().collect()
}
