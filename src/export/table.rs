//! Published records as tables of CSV, for spreadsheets and for other programs: one row for each rate, change, or whatever
//! the table holds, and behind it what the record says of all of them. No cell can run as a formula, and reading the
//! table gives every text and every digit again.

use crate::csv::{Cell, write_row};
use crate::problem::{Problem, Problems, Shown, key};
use crate::value::Value;

/// The formats that have tables, each with the names of its tables; the first is meant where none is named.
pub const TABLES: [(&str, &[&str]); 4] = [
    ("ppi-estimate", &["rates", "bands", "distribution", "refused"]),
    ("ppi-change", &["changes", "movement", "unmatched"]),
    ("ppi-households", &["households", "refused"]),
    ("ppi-draw", &["sizes"]),
];

// What the rows hold, as paths within the part of the record that they are about; a column's name has the path's parts
// joined by "_".
const GROUP: &[&str] = &["n", "n_effective", "population"];
const RATE: &[&str] = &[
    "line",
    "rate",
    "standard_error",
    "half_width",
    "low",
    "high",
    "small",
    "capped",
    "benchmark",
    "difference",
    "within",
];
const PRECISION: &[&str] = &["alpha", "bias"];
const LINE: &[&str] = &["line"];
const FORMULA: &[&str] = &["formula"];
const UNIT: &[&str] = &["weight", "formula"];
const HOUSEHOLD: &[&str] = &["id", "weight"];
const BAND: &[&str] = &["from", "to", "n", "share"];
const SCORE: &[&str] = &["score", "n", "weight"];
const REFUSED: &[&str] = &["line", "column", "name", "kind", "found", "expected"];
const CHANGE: &[&str] = &[
    "line",
    "baseline.rate",
    "baseline.standard_error",
    "baseline.n",
    "followup.rate",
    "followup.standard_error",
    "followup.n",
    "fall",
    "standard_error",
    "half_width",
    "low",
    "high",
    "small",
    "alpha",
    "per_year",
    "crossed",
    "population",
    "lifted.count",
    "lifted.low",
    "lifted.high",
];
const MOVED: &[&str] = &["baseline_from", "baseline_to", "followup_from", "followup_to", "share"];
const SIZES: &[&str] = &["members", "drawn", "reserves"];
const CARD: &[&str] = &["scorecard.id", "scorecard.digest", "scorecard.source", "scorecard.url", "engine"];
const ESTIMATE: &[&str] = &["weight", "formula", "method", "z", "design_effect", "benchmark.area"];
const ROUNDS: &[&str] = &[
    "same_households",
    "weight",
    "method",
    "z",
    "years",
    "scorecards.baseline.id",
    "scorecards.baseline.digest",
    "scorecards.followup.id",
    "scorecards.followup.digest",
    "caution",
    "engine",
];
const DRAW: &[&str] = &[
    "list.digest",
    "list.members",
    "seed",
    "generator",
    "method",
    "size",
    "strata.allocation",
    "strata.minimum",
    "engine",
];

/// A table of a record, with a header: `rates`, `bands`, `distribution` or `refused` of an estimate; `changes`, `movement`
/// or `unmatched` of a change; `households` or `refused` of scored households; `sizes` of a draw's protocol. The
/// column `by` names what a row's group is made by, and is empty for the whole; a column `group_…` for each of these
/// holds its value.
///
/// # Errors
/// With what the record lacks, or when it has no such table.
pub fn table_csv(record: &Value, table: Option<&str>) -> Result<String, Vec<Problem>> {
    let mut problems = Problems::default();
    let format = record.get("format");
    let known = TABLES.iter().find(|(name, _)| format.and_then(Value::as_text) == Some(*name));
    let Some((_, tables)) = known else {
        let expected = ["one of ", &TABLES.map(|(name, _)| name).join(", ")].concat();
        problems.add("record", "format", Shown::value(format), expected);
        return Err(problems.0);
    };
    let version = record.get("version");
    if version != Some(&Value::Number(1.0)) {
        problems.add("record", "version", Shown::value(version), "1");
    }
    let table = table.unwrap_or(tables[0]);
    if !tables.contains(&table) {
        problems.add("table", "table", Shown::quoted(table), ["one of ", &tables.join(", ")].concat());
    }
    if !problems.0.is_empty() {
        return Err(problems.0);
    }
    let mut writer = Writer { record, csv: String::new(), problems };
    writer.table(table);
    if writer.problems.0.is_empty() { Ok(writer.csv) } else { Err(writer.problems.0) }
}

/// A part of the record, and what the rows hold of it.
type Part<'a> = (&'a Value, &'a [&'a str]);

/// The table on its way.
struct Writer<'a> {
    record: &'a Value,
    csv: String,
    problems: Problems,
}

impl<'a> Writer<'a> {
    fn table(&mut self, table: &str) {
        match table {
            "rates" => self.rates(),
            "bands" => self.bands(),
            "distribution" => self.distribution(),
            "changes" => self.changes(),
            "movement" => self.movement(),
            "unmatched" => self.unmatched(),
            "households" => self.households(),
            "sizes" => self.sizes(),
            _ => self.refused(),
        }
    }

    fn rates(&mut self) {
        let (record, groups) = (self.record, self.list(self.record, "", "groups"));
        let precisions = record.get("precision").map(Value::items).unwrap_or_default();
        let columns = Columns::of(groups, "key");
        self.header(&columns, &[GROUP, RATE, PRECISION, ESTIMATE, CARD]);
        for group in groups {
            for line in self.list(group, "groups", "lines") {
                let precision = precisions.iter().find(|entry| entry.get("line") == line.get("line"));
                let precision = (precision.unwrap_or(&Value::Null), PRECISION);
                let parts = [(group, GROUP), (line, RATE), precision, (record, ESTIMATE), (record, CARD)];
                self.row(&columns, group.get("key"), &parts);
            }
        }
    }

    fn bands(&mut self) {
        let (record, groups) = (self.record, self.list(self.record, "", "groups"));
        let columns = Columns::of(groups, "key");
        self.header(&columns, &[BAND, UNIT, CARD]);
        for group in groups {
            for band in self.list(group, "groups", "bands") {
                self.row(&columns, group.get("key"), &[(band, BAND), (record, UNIT), (record, CARD)]);
            }
        }
    }

    fn distribution(&mut self) {
        let (record, groups) = (self.record, self.list(self.record, "", "groups"));
        let columns = Columns::of(groups, "key");
        self.header(&columns, &[LINE, SCORE, FORMULA, CARD]);
        for group in groups {
            for line in self.list(group, "groups", "lines") {
                for score in self.list(line, "groups.lines", "distribution") {
                    let parts = [(line, LINE), (score, SCORE), (record, FORMULA), (record, CARD)];
                    self.row(&columns, group.get("key"), &parts);
                }
            }
        }
    }

    fn refused(&mut self) {
        let rows = self.list(self.record, "", "refused");
        write_row(&mut self.csv, REFUSED.iter().map(|name| Cell::Text(name)));
        for row in rows {
            write_row(&mut self.csv, cells((row, REFUSED)));
        }
    }

    fn changes(&mut self) {
        let (record, changes) = (self.record, self.list(self.record, "", "changes"));
        let columns = Columns::of(changes, "key");
        self.header(&columns, &[CHANGE, ROUNDS]);
        for change in changes {
            self.row(&columns, change.get("key"), &[(change, CHANGE), (record, ROUNDS)]);
        }
    }

    fn movement(&mut self) {
        let (record, changes) = (self.record, self.list(self.record, "", "changes"));
        let edges = self.list(record, "", "bands").iter().filter_map(Value::as_number);
        let edges: Vec<f64> = [0.0].into_iter().chain(edges).chain([1.0]).collect();
        let columns = Columns::of(changes, "key");
        self.header(&columns, &[LINE, MOVED, ROUNDS]);
        for change in changes {
            for (before, row) in edges.windows(2).zip(self.list(change, "changes", "movement")) {
                for (after, share) in edges.windows(2).zip(row.items()) {
                    let ends = [before, after].concat().into_iter().map(Value::Number).chain([share.clone()]);
                    let moved = Value::Object(MOVED.iter().map(|name| (*name).to_owned()).zip(ends).collect());
                    let parts = [(change, LINE), (&moved, MOVED), (record, ROUNDS)];
                    self.row(&columns, change.get("key"), &parts);
                }
            }
        }
    }

    fn unmatched(&mut self) {
        let unmatched = self.record.get("unmatched").unwrap_or(&Value::Null);
        let lists = ["baseline", "followup"].map(|round| (round, self.list(unmatched, "unmatched", round)));
        let columns = Columns::named(lists.iter().flat_map(|(_, list)| list.iter()).flat_map(names));
        self.header(&columns, &[&["round", "id"]]);
        for (round, list) in lists {
            for one in list {
                let id = if one.as_text().is_some() { one.clone() } else { Value::Null };
                let row = Value::object([("round", Value::text(round)), ("id", id)]);
                self.row(&columns, Some(one), &[(&row, &["round", "id"])]);
            }
        }
    }

    fn households(&mut self) {
        let (record, households) = (self.record, self.list(self.record, "", "households"));
        let lines = self.list(record, "", "lines").iter().map(|line| line.as_text().unwrap_or_default());
        let titles: Vec<String> = lines.map(|line| ["likelihood_", line].concat()).collect();
        let titles: Vec<&str> = titles.iter().map(String::as_str).collect();
        let columns = Columns::of(households, "key");
        self.header(&columns, &[HOUSEHOLD, &titles, FORMULA, CARD]);
        for household in households {
            let likelihoods = self.list(household, "households", "likelihoods").iter().cloned();
            let likelihoods = Value::Object(titles.iter().map(|title| (*title).to_owned()).zip(likelihoods).collect());
            let parts = [(household, HOUSEHOLD), (&likelihoods, &titles), (record, FORMULA), (record, CARD)];
            self.row(&columns, household.get("key"), &parts);
        }
    }

    fn sizes(&mut self) {
        let (record, sizes) = (self.record, self.list(self.record, "", "sizes"));
        let columns = Columns::of(sizes, "stratum");
        self.header(&columns, &[SIZES, DRAW]);
        for size in sizes {
            self.row(&columns, size.get("stratum"), &[(size, SIZES), (record, DRAW)]);
        }
    }

    /// A list within a part of the record. Within groups and changes it is left out, or null, where nobody asked for it.
    fn list(&mut self, part: &'a Value, path: &str, name: &str) -> &'a [Value] {
        match part.get(name) {
            Some(Value::List(items)) => items,
            None | Some(Value::Null) if ["bands", "distribution", "movement"].contains(&name) => &[],
            found => {
                self.problems.add("record", key(path, name), Shown::value(found), "a list");
                &[]
            }
        }
    }

    fn header(&mut self, columns: &Columns, paths: &[&[&str]]) {
        let groups = columns.0.iter().map(|column| ["group_", column].concat());
        let titles = paths.concat().into_iter().map(|path| path.replace('.', "_"));
        let titles: Vec<String> = ["by".to_owned()].into_iter().chain(groups).chain(titles).collect();
        write_row(&mut self.csv, titles.iter().map(|title| Cell::Text(title)));
    }

    fn row(&mut self, columns: &Columns, key: Option<&Value>, parts: &[Part]) {
        let key = key.unwrap_or(&Value::Null);
        let by = names(key).collect::<Vec<_>>().join(" / ");
        let values = columns.0.iter().map(|column| cell(key.get(column)));
        write_row(
            &mut self.csv,
            [Cell::Text(&by)].into_iter().chain(values).chain(parts.iter().copied().flat_map(cells)),
        );
    }
}

/// The columns that groups are made by, in the order in which they appear.
struct Columns<'a>(Vec<&'a str>);

impl<'a> Columns<'a> {
    /// Those of all entries, each of which has its own key under this name.
    fn of(entries: &'a [Value], name: &str) -> Columns<'a> {
        Columns::named(entries.iter().filter_map(|entry| entry.get(name)).flat_map(names))
    }

    fn named(names: impl Iterator<Item = &'a str>) -> Columns<'a> {
        let mut columns = Columns(Vec::new());
        for name in names {
            if !columns.0.contains(&name) {
                columns.0.push(name);
            }
        }
        columns
    }
}

/// The names in a key; none in what is no object.
fn names(key: &Value) -> impl Iterator<Item = &str> {
    let entries = if let Value::Object(entries) = key { &entries[..] } else { &[] };
    entries.iter().map(|(name, _)| name.as_str())
}

/// What stands at the ends of the paths.
fn cells((part, paths): Part<'_>) -> impl Iterator<Item = Cell<'_>> {
    paths.iter().map(move |path| cell(path.split('.').try_fold(part, |value, name| value.get(name))))
}

fn cell(value: Option<&Value>) -> Cell<'_> {
    match value {
        Some(Value::Number(number)) => Cell::Number(*number),
        Some(Value::Text(text)) => Cell::Text(text),
        Some(Value::Bool(flag)) => Cell::Text(if *flag { "true" } else { "false" }),
        _ => Cell::Text(""),
    }
}
