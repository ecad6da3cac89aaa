//! The list that is drawn from: every member once, each in its stratum.

use std::collections::HashMap;

use super::{ADDED, Draw};
use crate::csv::{self, Fault, Misread, Row};
use crate::problem::{Problem, Problems, Shown, at, digits};

/// The most problems of rows that are listed one by one.
const LISTED: usize = 100;

/// A list of members, as far as a draw needs it.
#[derive(Default)]
pub(super) struct List {
    /// The names of its columns.
    pub(super) columns: Vec<String>,
    /// The strata in the order of their first members; a single one without values when the list is not divided.
    pub(super) strata: Vec<Stratum>,
}

/// The members of one stratum.
pub(super) struct Stratum {
    /// The values of the columns that strata are made by.
    pub(super) key: Vec<String>,
    /// The positions of its members, counted from 0 without header and blank rows.
    pub(super) members: Vec<u32>,
}

/// Reads the list. A row that cannot be a member of the draw is a problem, since a draw without it would be of another
/// population; rows whose cells are all blank are no members.
pub(super) fn read(bytes: &[u8], draw: &Draw) -> Result<List, Vec<Problem>> {
    let mut reading = Reading { draw, list: List::default(), found: Found::default(), state: State::Header };
    csv::read(bytes, &mut |row| reading.row(row));
    reading.finish()
}

struct Reading<'a> {
    draw: &'a Draw,
    list: List,
    found: Found,
    state: State,
}

enum State {
    Header,
    /// The header names no such column.
    Refused,
    Members(Columns),
}

/// Where the columns that matter stand, and what was seen in them.
struct Columns {
    strata: Vec<usize>,
    id: Option<usize>,
    strata_by_key: HashMap<Vec<String>, usize>,
    /// The line of the member with each id.
    lines_by_id: HashMap<String, u64>,
    members: u32,
}

impl Reading<'_> {
    fn row(&mut self, row: Result<Row<'_>, Misread>) {
        match row {
            Err(misread) => self.found.misread(&misread),
            Ok(row) if row.is_empty() => {}
            Ok(row) => match &mut self.state {
                State::Header => self.state = self.header(&row),
                State::Refused => {}
                State::Members(columns) => columns.member(&row, &mut self.list, &mut self.found),
            },
        }
    }

    fn header(&mut self, row: &Row<'_>) -> State {
        self.list.columns = row.texts().map(|name| name.trim().to_owned()).collect();
        let added = self.list.columns.iter().filter(|name| ADDED.iter().any(|added| name.eq_ignore_ascii_case(added)));
        let added: Vec<&str> = added.map(String::as_str).collect();
        if !added.is_empty() {
            let expected = "the list of all members, without the columns that a draw adds";
            self.found.problems.add("column", "list", ["the columns ", &added.join(", ")].concat(), expected);
            return State::Refused;
        }
        let mut strata = Vec::new();
        for (position, name) in self.draw.strata.iter().enumerate() {
            strata.extend(self.column(&at("strata", position), name));
        }
        let id = self.draw.id.as_ref().map(|name| self.column("id", name));
        if strata.len() < self.draw.strata.len() || id == Some(None) {
            return State::Refused;
        }
        if strata.is_empty() {
            self.list.strata.push(Stratum { key: Vec::new(), members: Vec::new() });
        }
        State::Members(Columns {
            strata,
            id: id.flatten(),
            strata_by_key: HashMap::new(),
            lines_by_id: HashMap::new(),
            members: 0,
        })
    }

    /// The only column of this name; capitals do not matter.
    fn column(&mut self, path: &str, name: &str) -> Option<usize> {
        let wanted = name.trim().to_lowercase();
        let mut same = (0..self.list.columns.len()).filter(|at| self.list.columns[*at].to_lowercase() == wanted);
        match (same.next(), same.next()) {
            (Some(column), None) => Some(column),
            (first, _) => {
                let which =
                    if first.is_none() { "a column of the list: " } else { "a name that only one column has: " };
                let expected = [which, &self.list.columns.join(", ")].concat();
                self.found.problems.add("column", path, Shown::quoted(name), expected);
                None
            }
        }
    }

    fn finish(mut self) -> Result<List, Vec<Problem>> {
        match &self.state {
            State::Header => self.found.add("list", "", "no row", "a header and one row for every member"),
            State::Members(columns) if columns.members == 0 && self.found.count == 0 => {
                self.found.add("list", "", "a header only", "one row for every member below the header");
            }
            State::Members(_) | State::Refused => {}
        }
        let problems = self.found.all();
        if problems.is_empty() { Ok(self.list) } else { Err(problems) }
    }
}

impl Columns {
    fn member(&mut self, row: &Row<'_>, list: &mut List, found: &mut Found) {
        let place = |cell: usize| {
            let (line, column) = row.position(cell);
            ["line ", &digits(line), ", column ", &digits(column)].concat()
        };
        let width = list.columns.len();
        if row.len() < width {
            let path = ["line ", &digits(row.line())].concat();
            let expected = [&digits(width), " cells, as in the first line"].concat();
            found.add("row", path, [&digits(row.len()), " cells"].concat(), expected);
            return;
        }
        if let Some(extra) = (width..row.len()).find(|cell| !row.cell(*cell).trim_ascii().is_empty()) {
            let expected = ["no more cells than the header's ", &digits(width)].concat();
            found.add("row", place(extra), Shown::quoted(&row.text(extra)), expected);
        }
        let key: Vec<String> = self.strata.iter().map(|cell| row.text(*cell).trim().to_owned()).collect();
        for (value, cell) in key.iter().zip(&self.strata) {
            if value.is_empty() {
                let expected = ["the stratum's \"", &list.columns[*cell], "\""].concat();
                found.add("stratum", place(*cell), "an empty cell", expected);
            }
        }
        if let Some(cell) = self.id {
            let id = row.text(cell).trim().to_owned();
            if id.is_empty() {
                found.add("id", place(cell), "an empty cell", "the member's id");
            } else if let Some(line) = self.lines_by_id.get(&id) {
                let expected = ["an id of its own; line ", &digits(*line), " has the same"].concat();
                found.add("id", place(cell), Shown::quoted(&id), expected);
            } else {
                self.lines_by_id.insert(id, row.line());
            }
        }
        let stratum = if self.strata.is_empty() {
            0
        } else {
            *self.strata_by_key.entry(key).or_insert_with_key(|key| {
                list.strata.push(Stratum { key: key.clone(), members: Vec::new() });
                list.strata.len() - 1
            })
        };
        list.strata[stratum].members.push(self.members);
        self.members += 1;
    }
}

/// The problems so far: the first of them one by one, the rest as a number.
#[derive(Default)]
struct Found {
    problems: Problems,
    count: usize,
}

impl Found {
    fn add(
        &mut self,
        check: &'static str,
        path: impl Into<String>,
        found: impl Into<Shown>,
        expected: impl Into<Shown>,
    ) {
        self.count += 1;
        if self.count <= LISTED {
            self.problems.add(check, path, found, expected);
        }
    }

    fn misread(&mut self, misread: &Misread) {
        let expected = match misread.fault {
            Fault::LongCell => "a cell that is not as long",
            Fault::LongRow => "a row that is not as long",
            Fault::ManyCells => "fewer cells in a row",
            Fault::OpenQuote => "a second quotation mark at the end of the cell",
            Fault::StrayQuote => "nothing behind the closing quotation mark; a mark within a cell is doubled",
        };
        let path = ["line ", &digits(misread.line), ", column ", &digits(misread.column)].concat();
        self.add("row", path, Shown::quoted(&misread.found), expected);
    }

    fn all(mut self) -> Vec<Problem> {
        if self.count > LISTED {
            let found = [&digits(self.count), " problems"].concat();
            let expected = ["none; the first ", &digits(LISTED), " stand above"].concat();
            self.problems.add("list", "", found, expected);
        }
        self.problems.0
    }
}
