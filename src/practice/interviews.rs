//! The interviews of a drawn list: the answers of those whom a draw chose, as interviewers would bring them back.

use std::collections::HashMap;

use super::{INTERVIEW, Person, Practice, Sheet};
use crate::csv::{self, Cell, restored, write_row};
use crate::problem::{Problem, Shown, key};

/// The columns that are looked for in the list.
const MEMBER: &str = "member";
const STRATUM: &str = "draw_stratum";
const RESERVE: &str = "draw_reserve";

impl Practice {
    /// The rows of a list of practice members, as a draw writes it, with the interviews of one round behind their cells.
    /// Some members are not met: their cells stay empty, and as many reserves of their stratum are interviewed, in the
    /// order of the draw; the cells of the other reserves stay empty too.
    ///
    /// # Errors
    /// When the list has no column of members, or one that is no practice member.
    pub fn interviews(&self, list: &[u8], sheet: Sheet) -> Result<String, Vec<Problem>> {
        let mut rows: Vec<Vec<String>> = Vec::new();
        csv::read(list, &mut |row| {
            if let Ok(row) = row
                && !row.is_empty()
            {
                rows.push(row.texts().map(|text| restored(&text).to_owned()).collect());
            }
        });
        let names = if rows.is_empty() { Vec::new() } else { rows.remove(0) };
        let column = |name: &str| names.iter().position(|found| found.trim().to_lowercase() == name);
        let Some(member) = column(MEMBER) else { return Err(problem(key("columns", MEMBER), Shown::Nothing)) };
        let cell = |row: &[String], column: Option<usize>| {
            column.and_then(|column| row.get(column).cloned()).unwrap_or_default()
        };
        let (stratum, reserve) = (column(STRATUM), column(RESERVE));
        let mut wanted: HashMap<String, u32> = HashMap::new();
        let mut csv = String::new();
        let questions = self.questions.iter().map(String::as_str);
        write_row(&mut csv, names.iter().map(String::as_str).chain(INTERVIEW).chain(questions).map(Cell::Text));
        for row in &rows {
            let id = cell(row, Some(member));
            let Some(number) = Person::number(&id) else {
                return Err(problem(key("members", &id), Shown::quoted(&id)));
            };
            let household = self.person(number).household(sheet);
            // The sample of a stratum stands before its reserves.
            let missing = wanted.entry(cell(row, stratum)).or_default();
            let is_reserve = cell(row, reserve) == "reserve";
            let asked = !is_reserve || *missing > 0;
            let met = asked && household.met;
            match (is_reserve, met) {
                (false, false) => *missing += 1,
                (true, true) => *missing -= 1,
                _ => {}
            }
            let listed = row.iter().map(|text| Cell::Text(text));
            write_row(&mut csv, listed.chain(household.cells(met)));
        }
        Ok(csv)
    }
}

fn problem(path: String, found: Shown) -> Vec<Problem> {
    vec![Problem { check: "practice", path, found, expected: "the list of practice members, or a draw from it".into() }]
}
