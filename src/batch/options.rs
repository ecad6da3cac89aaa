//! What the caller wants to know of a survey, read from a plain object and checked.

use super::columns::{CU_MEMBERS, MEMBERS};
use super::population::{self, Population};
use crate::group::{Cut, Unit, Weighting};
use crate::i18n::Language;
use crate::options::Options as Given;
use crate::problem::{Problem, Shown, at, key};
use crate::scorecard::{self, Area, Scorecard};
use crate::segment::Bands;
use crate::stats;
use crate::value::Value;

/// Checked options.
#[derive(Clone, Debug, PartialEq)]
pub struct Options {
    /// The columns that groups are made by, each once.
    pub keys: Vec<String>,
    /// The groups that are reported.
    pub cuts: Vec<Cut>,
    /// What a household counts for.
    pub weighting: Weighting,
    /// Whether the file decides what a rate counts: members that were drawn, where it has columns of a draw.
    pub unit_by_file: bool,
    /// Whether the file decides if members were drawn: they were, where it has a column for the division.
    pub members_drawn_by_file: bool,
    /// The normal quantile of the intervals.
    pub z: f64,
    /// The factor by which n is divided for a sample of clusters.
    pub design_effect: f64,
    /// The precision factor of each line.
    pub alpha: Vec<f64>,
    /// The bias of each line.
    pub bias: Vec<f64>,
    /// The sizes of populations.
    pub population: Population,
    /// Strata that make up the whole.
    pub strata: Option<Strata>,
    /// The published rates to compare with.
    pub benchmark: Option<(scorecard::Unit, Area)>,
    /// Bands of likelihood to count.
    pub bands: Option<Bands>,
    /// The programme of each band, which a listing names; none where they have none.
    pub programmes: Vec<String>,
    /// The bands that a listing has, by position; none where it has all.
    pub listed: Vec<usize>,
    /// Whether the numbers of households by score are reported.
    pub distribution: bool,
    /// The language of what was expected in refused rows, and of problems.
    pub language: Language,
    /// Names of columns that differ from the usual ones.
    pub columns: Vec<(String, String)>,
    /// Texts in cells that stand for a choice: question, text, choice, by position.
    pub choices: Vec<(usize, String, usize)>,
}

/// Strata with their populations.
#[derive(Clone, Debug, PartialEq)]
pub struct Strata {
    /// The column that names the stratum, as a position in the keys.
    pub key: usize,
    /// The populations, by value of that column.
    pub sizes: Vec<(String, f64)>,
}

/// The names of all options.
const NAMES: [&str; 15] = [
    "by",
    "weight",
    "drawn",
    "z",
    "design_effect",
    "alpha",
    "bias",
    "population",
    "strata",
    "benchmark",
    "bands",
    "distribution",
    "language",
    "columns",
    "choices",
];

/// A name that is one of a closed set.
const UNITS: [(&str, Unit); 3] =
    [("household", Unit::Household), ("members", Unit::Members), ("participants", Unit::Participants)];

/// What a number is held to, and the words for it.
pub(super) type Rule = (fn(f64) -> bool, &'static str);

const QUANTILE: Rule = (|z| z > 0.0 && z <= 10.0, "a normal quantile above 0, up to 10");
const PRECISION: Rule = (|alpha| alpha > 0.0 && alpha <= 10.0, "a factor above 0, up to 10");
const DESIGN: Rule = (|factor| factor > 0.0 && factor <= 1_000.0, "a factor above 0, up to 1000");
const BIAS: Rule = (|bias| (-1.0..=1.0).contains(&bias), "a fraction from -1 to 1");
pub(super) const SIZE: Rule = (|size| size >= 1.0, "a number of 1 or more");

impl Options {
    /// Reads options for a card; `null` is an empty object.
    ///
    /// # Errors
    /// With every problem and its path.
    pub fn read(value: &Value, card: &Scorecard) -> Result<Options, Vec<Problem>> {
        let empty = Value::Object(Vec::new());
        let value = if *value == Value::Null { &empty } else { value };
        let mut given = Given::new(value, "", &NAMES);
        let (mut keys, cuts) = cuts(&mut given);
        let weight = given.choice("weight", &UNITS);
        let unit = weight.unwrap_or_default();
        let drawn = given.choice("drawn", &[("households", false), ("members", true)]);
        let strata = strata(&mut given, &mut keys);
        let options = Options {
            keys,
            cuts,
            weighting: Weighting { unit, members_drawn: drawn.unwrap_or_default() },
            unit_by_file: given.get("weight").is_none() && drawn != Some(false),
            members_drawn_by_file: drawn.is_none(),
            z: number(&mut given, "z", stats::Z, QUANTILE),
            design_effect: number(&mut given, "design_effect", 1.0, DESIGN),
            alpha: by_line(&mut given, "alpha", card, 1.0, PRECISION),
            bias: by_line(&mut given, "bias", card, 0.0, BIAS),
            population: population::read(&mut given),
            strata,
            benchmark: benchmark(&mut given, card, unit),
            bands: bands(&mut given, card),
            programmes: programmes(&mut given),
            listed: listed(&mut given),
            distribution: given.flag("distribution"),
            language: given.language(),
            columns: columns(&mut given, card),
            choices: choices(&mut given, card),
        };
        population::check(&mut given, &options);
        given.finish()?;
        Ok(options)
    }
}

/// `by`: names of columns, whose groups and pairs are meant, or lists of two of them for single pairs.
fn cuts(given: &mut Given<'_>) -> (Vec<String>, Vec<Cut>) {
    let (mut keys, mut cuts) = (Vec::new(), Vec::new());
    let Some(by) = given.get("by") else { return (keys, cuts) };
    let items = if let Value::Text(_) = by { std::slice::from_ref(by) } else { by.items() };
    if !matches!(by, Value::Text(_) | Value::List(_)) {
        given.refuse("by", "a list of names of columns, or of lists of two of them");
    }
    for name in items.iter().filter_map(Value::as_text) {
        position(&mut keys, name);
    }
    let singles = keys.len();
    cuts.extend((0..singles).map(Cut::One));
    cuts.extend((0..singles).flat_map(|a| (a + 1..singles).map(move |b| Cut::Pair(a, b))));
    for (number, item) in items.iter().enumerate() {
        let cut = match item.items() {
            _ if item.as_text().is_some() => continue,
            [Value::Text(one)] => Cut::One(position(&mut keys, one)),
            [Value::Text(a), Value::Text(b)] if a.to_lowercase() != b.to_lowercase() => {
                Cut::Pair(position(&mut keys, a), position(&mut keys, b))
            }
            _ => {
                given.refuse_at(&at("by", number), item, "the name of a column, or a list of two of them");
                continue;
            }
        };
        if !cuts.contains(&cut) {
            cuts.push(cut);
        }
    }
    (keys, cuts)
}

/// The position of a column's name, which is added when it is new.
fn position(keys: &mut Vec<String>, name: &str) -> usize {
    let known = keys.iter().position(|key| key.to_lowercase() == name.to_lowercase());
    known.unwrap_or_else(|| {
        keys.push(name.to_owned());
        keys.len() - 1
    })
}

fn strata(given: &mut Given<'_>, keys: &mut Vec<String>) -> Option<Strata> {
    let strata = given.get("strata")?;
    only(given, "strata", &["column", "sizes"]);
    let (column, sizes) = (strata.get("column").and_then(Value::as_text), strata.get("sizes"));
    let (Some(column), Some(Value::Object(entries))) = (column, sizes) else {
        given.refuse("strata", "{column, sizes: {stratum: population}}");
        return None;
    };
    let mut sizes = Vec::new();
    for (stratum, size) in entries {
        sizes.extend(part(given, &key("strata.sizes", stratum), size, SIZE).map(|size| (stratum.clone(), size)));
    }
    Some(Strata { key: position(keys, column), sizes })
}

/// Refuses other names than these within an option that is an object.
fn only(given: &mut Given<'_>, name: &str, known: &[&str]) {
    if let Some(value @ Value::Object(_)) = given.get(name) {
        given.extend(Given::new(value, name, known).finish().err().unwrap_or_default());
    }
}

/// A number, or the default where none is given.
fn number(given: &mut Given<'_>, name: &str, default: f64, rule: Rule) -> f64 {
    given.get(name).and_then(|value| part(given, name, value, rule)).unwrap_or(default)
}

/// A number within an option.
pub(super) fn part(given: &mut Given<'_>, path: &str, value: &Value, (right, expected): Rule) -> Option<f64> {
    let number = value.as_number().filter(|number| number.is_finite() && right(*number));
    if number.is_none() {
        given.refuse_at(path, value, expected);
    }
    number
}

/// One number for all lines, or a map by line.
fn by_line(given: &mut Given<'_>, name: &str, card: &Scorecard, default: f64, rule: Rule) -> Vec<f64> {
    let Some(Value::Object(entries)) = given.get(name) else {
        return vec![number(given, name, default, rule); card.lines().len()];
    };
    let mut values = vec![default; card.lines().len()];
    for (id, value) in entries {
        let path = key(name, id);
        match card.line_index(id) {
            Some(line) => values[line] = part(given, &path, value, rule).unwrap_or(default),
            None => given.refuse_at(&path, value, "only lines of the card"),
        }
    }
    values
}

/// The published rates of an area, in the unit of the survey: like is compared with like.
fn benchmark(given: &mut Given<'_>, card: &Scorecard, unit: Unit) -> Option<(scorecard::Unit, Area)> {
    let value = given.get("benchmark")?;
    let Some(benchmarks) = card.benchmarks() else {
        given.refuse("benchmark", "nothing: no rates were published with this card");
        return None;
    };
    let unit = match unit {
        Unit::Household => scorecard::Unit::Household,
        Unit::Members => scorecard::Unit::Person,
        Unit::Participants => {
            given.extend(vec![no_benchmark()]);
            return None;
        }
    };
    let choices = &card.questions()[benchmarks.question].choices;
    let area = match value.as_text().unwrap_or_default() {
        "nation" => Some(Area::Nation),
        "urban" => Some(Area::Urban),
        "rural" => Some(Area::Rural),
        id => choices.iter().position(|choice| choice.id == id).map(Area::Choice),
    };
    let area = area.filter(|area| benchmarks.rates(unit, *area).is_some());
    if area.is_none() {
        let expected = "nation, urban, rural, or the answer that stands for an area with published rates";
        given.refuse("benchmark", expected);
    }
    area.map(|area| (unit, area))
}

/// No published rate counts participants.
pub(super) fn no_benchmark() -> Problem {
    let expected = "a rate of households or of persons: the published rates count nobody else";
    let (found, expected) = (Shown::from("a rate of participants"), expected.into());
    Problem { check: "option", path: "benchmark".to_owned(), found, expected }
}

fn bands(given: &mut Given<'_>, card: &Scorecard) -> Option<Bands> {
    let value = given.get("bands")?;
    only(given, "bands", &["line", "edges", "programmes", "listed"]);
    let line = match value.get("line") {
        None | Some(Value::Null) => Some(0),
        Some(line) => line.as_text().and_then(|line| card.line_index(line)),
    };
    let items = value.get("edges").map_or(&[][..], Value::items);
    let edges: Option<Vec<f64>> = items.iter().map(Value::as_number).collect();
    let edges = edges.filter(|edges| {
        let inside = edges.iter().all(|edge| *edge > 0.0 && *edge < 1.0);
        !edges.is_empty() && inside && edges.is_sorted_by(|a, b| a < b)
    });
    if line.is_none() || edges.is_none() {
        given.refuse("bands", "{line, edges: rising fractions between 0 and 1}");
    }
    Some(Bands { line: line?, edges: edges? })
}

/// `bands.programmes`: a text for each band.
fn programmes(given: &mut Given<'_>) -> Vec<String> {
    let Some(list) = given.get("bands").and_then(|bands| bands.get("programmes")) else { return Vec::new() };
    let texts: Vec<String> = list.items().iter().filter_map(Value::as_text).map(str::to_owned).collect();
    if texts.len() != count(given) {
        given.refuse_at("bands.programmes", list, "a text for each band");
    }
    texts
}

/// `bands.listed`: positions of bands.
fn listed(given: &mut Given<'_>) -> Vec<usize> {
    let Some(list) = given.get("bands").and_then(|bands| bands.get("listed")) else { return Vec::new() };
    let known: Vec<usize> = list.items().iter().filter_map(Value::as_whole).map(|band| band as usize).collect();
    if known.is_empty() || known.len() < list.items().len() || known.iter().any(|band| *band >= count(given)) {
        given.refuse_at("bands.listed", list, "a list of positions of bands, counted from 0");
    }
    known
}

/// The number of bands.
fn count(given: &Given<'_>) -> usize {
    given.get("bands").and_then(|bands| bands.get("edges")).map_or(0, |edges| edges.items().len()) + 1
}

fn columns(given: &mut Given<'_>, card: &Scorecard) -> Vec<(String, String)> {
    let mut columns = Vec::new();
    for (field, name) in entries(given, "columns", "an object from questions to names of columns") {
        let known = card.question_index(field).is_some() || [MEMBERS, CU_MEMBERS].contains(&field.as_str());
        match name.as_text() {
            Some(name) if known => columns.push((field.clone(), name.to_owned())),
            _ => {
                let expected = "the name of a column, for a question of the card, members or cu_members";
                given.refuse_at(&key("columns", field), name, expected);
            }
        }
    }
    columns
}

fn choices(given: &mut Given<'_>, card: &Scorecard) -> Vec<(usize, String, usize)> {
    let mut choices = Vec::new();
    for (id, texts) in entries(given, "choices", "an object from questions to objects from texts to choices") {
        let path = key("choices", id);
        let (Some(question), Value::Object(texts)) = (card.question_index(id), texts) else {
            given.refuse_at(&path, texts, "an object from texts to choices, for a question of the card");
            continue;
        };
        for (text, choice) in texts {
            match choice.as_text().and_then(|choice| card.questions()[question].choice_index(choice)) {
                Some(choice) => choices.push((question, text.clone(), choice)),
                None => given.refuse_at(&key(&path, text), choice, "the id of a choice of this question"),
            }
        }
    }
    choices
}

/// The entries of an option that is an object; none where it is not given.
fn entries<'a>(given: &mut Given<'a>, name: &str, expected: &str) -> &'a [(String, Value)] {
    match given.get(name) {
        None => &[],
        Some(Value::Object(entries)) => entries,
        Some(_) => {
            given.refuse(name, expected);
            &[]
        }
    }
}
