//! A random sample from a list of members, drawn with a seed: the same seed and list give the same draw on any machine.
//!
//! A draw of members measures members. Whoever stands in the list twice is twice as likely to be drawn: name the column
//! of ids, and the draw refuses a list with the same id twice.

mod generator;
mod list;

use std::collections::HashMap;

pub use generator::GENERATOR;
use generator::Generator;
use list::{List, Stratum};
use sha2::{Digest as _, Sha256};

use crate::csv::{self, Cell, restored, write_row};
use crate::options::Options;
use crate::problem::{Problem, at};
use crate::stats::{Allocation, allocate};
use crate::value::Value;

/// The columns that a draw adds to the list: the stratum, the place in the draw, and whether the member is a reserve.
pub(crate) const ADDED: [&str; 3] = ["draw_stratum", "draw_order", "draw_reserve"];

/// What is to be drawn.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Draw {
    /// How many members.
    pub size: u32,
    /// How many more, to take the places of those who cannot be interviewed, in their order.
    pub reserves: u32,
    /// What the draw follows from.
    pub seed: String,
    /// How members are drawn, in every stratum.
    pub method: Method,
    /// The names of the columns whose values make the strata; no strata where there are none.
    pub strata: Vec<String>,
    /// How the sample is shared among strata. Reserves are shared in proportion to the members that are left.
    pub allocation: Allocation,
    /// The fewest drawn in a stratum, or all of one that has fewer.
    pub minimum: u32,
    /// The name of the column of ids, none of which may stand there twice.
    pub id: Option<String>,
}

/// How members are drawn.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Method {
    /// Each set of members of this size has the same chance.
    #[default]
    Simple,
    /// At equal distances in the list, from a random start.
    Systematic,
}

impl Method {
    /// Every method.
    pub const ALL: [Method; 2] = [Method::Simple, Method::Systematic];

    /// As written in options and records.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Method::Simple => "simple",
            Method::Systematic => "systematic",
        }
    }
}

/// A draw.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Drawn {
    /// What was asked for.
    pub draw: Draw,
    /// SHA-256 of the bytes of the list: `sha256:` and 64 hexadecimal digits.
    pub digest: String,
    /// The strata, in the order of their first members; one without values where the list is not divided.
    pub strata: Vec<DrawnStratum>,
    /// Everybody drawn: stratum by stratum the sample in the order of the draw, then the reserves in theirs.
    pub members: Vec<DrawnMember>,
    /// The same as CSV: the columns of the list, and behind them `draw_stratum`, `draw_order`, `draw_reserve`.
    pub csv: String,
}

/// What was drawn from one stratum.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DrawnStratum {
    /// The values of the columns that make the strata.
    pub key: Vec<String>,
    /// Its members in the list.
    pub members: u64,
    /// Those drawn for the sample.
    pub drawn: u64,
    /// Those drawn as reserves.
    pub reserves: u64,
}

/// One member of the draw.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DrawnMember {
    /// The line of the list, counted from 1 with the header.
    pub line: u64,
    /// The position of the stratum.
    pub stratum: usize,
    /// The place in the stratum's sample, or among its reserves; counted from 1.
    pub order: u32,
    /// Whether this is a reserve.
    pub reserve: bool,
}

/// Draws from a list of members, a CSV file with a header.
///
/// # Errors
/// With every problem of the list and of what is asked for: an unknown column, a row that cannot be read or that has no
/// stratum, an id that stands there twice, more to be drawn than the list has members.
pub fn draw(bytes: &[u8], draw: &Draw) -> Result<Drawn, Vec<Problem>> {
    let List { columns, strata } = list::read(bytes, draw)?;
    let populations: Vec<u64> = strata.iter().map(|stratum| stratum.members.len() as u64).collect();
    let one = |problem| vec![problem];
    let sizes = allocate(draw.size.into(), &populations, draw.allocation, draw.minimum.into()).map_err(one)?;
    let left: Vec<u64> = populations.iter().zip(&sizes).map(|(all, drawn)| all - drawn).collect();
    let reserves = allocate(draw.reserves.into(), &left, Allocation::Proportional, 0).map_err(|problem| {
        one(Problem {
            path: "reserves".to_owned(),
            expected: "no more than are left beside the sample".into(),
            ..problem
        })
    })?;
    // Where in the draw the member at each position of the list stands.
    let mut places = HashMap::new();
    let mut members = Vec::new();
    let mut drawn_strata = Vec::new();
    for (position, Stratum { key, members: in_list }) in strata.into_iter().enumerate() {
        let (size, reserve_size) = (sizes[position], reserves[position]);
        drawn_strata.push(DrawnStratum {
            members: populations[position],
            drawn: size,
            reserves: reserve_size,
            key: key.clone(),
        });
        let generator = Generator::new(&draw.seed, &key);
        let (sample, spare) = draw_stratum(generator, draw.method, in_list, as_count(size), as_count(reserve_size));
        for (reserve, chosen) in [(false, sample), (true, spare)] {
            for (order, member) in (1..).zip(chosen) {
                places.insert(member, members.len());
                members.push(DrawnMember { line: 0, stratum: position, order, reserve });
            }
        }
    }
    let csv = write(bytes, &columns, &drawn_strata, &mut members, &places);
    Ok(Drawn { draw: draw.clone(), digest: digest(bytes), strata: drawn_strata, members, csv })
}

/// The sample and the reserves of one stratum, as positions in the list.
fn draw_stratum(
    mut generator: Generator,
    method: Method,
    mut members: Vec<u32>,
    size: usize,
    reserves: usize,
) -> (Vec<u32>, Vec<u32>) {
    match method {
        Method::Simple => {
            generator.shuffle(&mut members, size + reserves);
            let spare = members[size..size + reserves].to_vec();
            members.truncate(size);
            (members, spare)
        }
        Method::Systematic => {
            let sample: Vec<u32> =
                generator.systematic(members.len(), size).into_iter().map(|position| members[position]).collect();
            members.retain(|member| sample.binary_search(member).is_err());
            generator.shuffle(&mut members, reserves);
            members.truncate(reserves);
            (sample, members)
        }
    }
}

/// Reads the list once more, for the rows that were drawn; notes their lines and writes them in the order of the draw.
fn write(
    bytes: &[u8],
    columns: &[String],
    strata: &[DrawnStratum],
    members: &mut [DrawnMember],
    places: &HashMap<u32, usize>,
) -> String {
    let mut rows: Vec<Vec<String>> = vec![Vec::new(); members.len()];
    let (mut is_header, mut position) = (true, 0);
    csv::read(bytes, &mut |row| {
        let Some(row) = row.ok().filter(|row| !row.is_empty()) else { return };
        if std::mem::take(&mut is_header) {
            return;
        }
        if let Some(place) = places.get(&position) {
            members[*place].line = row.line();
            rows[*place] = (0..columns.len()).map(|cell| row.text(cell).into_owned()).collect();
        }
        position += 1;
    });
    let mut csv = String::new();
    let added = ADDED.map(Cell::Text);
    write_row(&mut csv, columns.iter().map(|name| Cell::Text(name)).chain(added));
    for (row, member) in rows.iter().zip(members) {
        let stratum = strata[member.stratum].key.join(" / ");
        let reserve = if member.reserve { "reserve" } else { "" };
        let added = [Cell::Text(&stratum), Cell::Number(member.order.into()), Cell::Text(reserve)];
        write_row(&mut csv, row.iter().map(|cell| Cell::Text(restored(cell))).chain(added));
    }
    csv
}

fn as_count(number: u64) -> usize {
    usize::try_from(number).unwrap_or(usize::MAX)
}

/// A SHA-256 digest in its shown form.
fn digest(bytes: &[u8]) -> String {
    let hex = |byte: &u8| [byte >> 4, byte & 15].map(|digit| char::from_digit(digit.into(), 16).unwrap_or_default());
    "sha256:".chars().chain(Sha256::digest(bytes).iter().flat_map(hex)).collect()
}

impl Draw {
    /// Reads what a page asks for: `size`, `seed` (a whole number or a text), and where they are given `reserves`,
    /// `method` (`"simple"`, `"systematic"`), `strata` (a column's name or a list of them), `allocation`
    /// (`"proportional"`, `"equal"`), `minimum` and `id`.
    ///
    /// # Errors
    /// With every problem of the options.
    pub fn read(options: &Value) -> Result<Draw, Vec<Problem>> {
        let known = ["size", "seed", "reserves", "method", "strata", "allocation", "minimum", "id", "language"];
        let mut options = Options::new(options, "", &known);
        options.language();
        options.require("size", "the number of members to draw");
        let size = options.whole("size");
        if size == Some(0) {
            options.refuse("size", "a whole number of 1 or more");
        }
        let expected = "a whole number from 0 to 9007199254740991, or a text that is not empty";
        let seed = options.get("seed").and_then(read_seed);
        if seed.is_none() {
            options.refuse("seed", expected);
        }
        let draw = Draw {
            size: size.unwrap_or_default(),
            reserves: options.whole("reserves").unwrap_or_default(),
            seed: seed.unwrap_or_default(),
            method: options.choice("method", &Method::ALL.map(|method| (method.id(), method))).unwrap_or_default(),
            strata: read_strata(&mut options),
            allocation: options
                .choice("allocation", &Allocation::ALL.map(|allocation| (allocation.id(), allocation)))
                .unwrap_or_default(),
            minimum: options.whole("minimum").unwrap_or_default(),
            id: options.text("id").map(str::to_owned),
        };
        if draw.strata.is_empty() {
            for name in ["allocation", "minimum"] {
                if options.get(name).is_some() {
                    options.refuse(name, "nothing, where the list has no strata");
                }
            }
        }
        options.finish().map(|()| draw)
    }
}

fn read_seed(value: &Value) -> Option<String> {
    /// Up to here JavaScript tells all whole numbers apart.
    const MOST: f64 = 9_007_199_254_740_991.0;
    match value {
        Value::Text(text) if !text.is_empty() => Some(text.clone()),
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a whole number up to 2⁵³")]
        Value::Number(number) if (0.0..=MOST).contains(number) && number.fract() == 0.0 => {
            Some(crate::problem::digits(*number as u64))
        }
        _ => None,
    }
}

fn read_strata(options: &mut Options<'_>) -> Vec<String> {
    match options.get("strata") {
        None => Vec::new(),
        Some(Value::Text(name)) => vec![name.clone()],
        Some(Value::List(names)) => {
            let mut strata = Vec::new();
            for (position, name) in names.iter().enumerate() {
                match name.as_text() {
                    Some(name) if !strata.iter().any(|other| other == name) => strata.push(name.to_owned()),
                    _ => options.refuse_at(&at("strata", position), name, "the name of a further column"),
                }
            }
            strata
        }
        Some(_) => {
            options.refuse("strata", "the name of a column, or a list of them");
            Vec::new()
        }
    }
}
