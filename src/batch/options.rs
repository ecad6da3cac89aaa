//! What the caller wants to know of a survey, read from a plain object and checked.

use super::columns::{CU_MEMBERS, MEMBERS};
use crate::group::{Cut, Unit, Weighting};
use crate::i18n::Language;
use crate::problem::{Problem, Problems, Shown, at, key};
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
    /// Whether the numbers of households by score are reported.
    pub distribution: bool,
    /// The language of what was expected in refused rows.
    pub language: Language,
    /// Names of columns that differ from the usual ones.
    pub columns: Vec<(String, String)>,
    /// Texts in cells that stand for a choice: question, text, choice, by position.
    pub choices: Vec<(usize, String, usize)>,
}

/// The sizes of the populations that samples were drawn from.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Population {
    /// That of the whole.
    pub whole: Option<f64>,
    /// Those of groups: column (nothing for any), value, size. A pair's value is both, joined by " / ".
    pub groups: Vec<(Option<String>, String, f64)>,
}

/// Strata with their populations.
#[derive(Clone, Debug, PartialEq)]
pub struct Strata {
    /// The column that names the stratum, as a position in the keys.
    pub key: usize,
    /// The populations, by value of that column.
    pub sizes: Vec<(String, f64)>,
}

/// What joins the two values of a pair.
pub(super) const PAIR: &str = " / ";

/// The names of all options.
const NAMES: [&str; 14] = [
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
];
const CHOICES: &str = "choices";

impl Options {
    /// Reads options for a card; `null` is an empty object.
    ///
    /// # Errors
    /// With every problem and its path.
    pub fn read(value: &Value, card: &Scorecard) -> Result<Options, Vec<Problem>> {
        let empty = Value::Object(Vec::new());
        let value = if *value == Value::Null { &empty } else { value };
        let mut reader = Reader { value, card, problems: Problems::default() };
        let options = reader.options();
        if reader.problems.0.is_empty() { Ok(options) } else { Err(reader.problems.0) }
    }
}

struct Reader<'a> {
    value: &'a Value,
    card: &'a Scorecard,
    problems: Problems,
}

impl<'a> Reader<'a> {
    fn options(&mut self) -> Options {
        match self.value {
            Value::Object(entries) => {
                for (name, value) in entries {
                    if !NAMES.contains(&name.as_str()) && name != CHOICES {
                        self.problem(name, Some(value), ["one of ", &NAMES.join(", "), ", ", CHOICES].concat());
                    }
                }
            }
            other => self.problem("", Some(other), "an object of options"),
        }
        let (mut keys, cuts) = self.cuts();
        let unit = self.id("weight", Unit::ALL.map(Unit::id), Unit::from_id).unwrap_or_default();
        let drawn = self.id("drawn", ["households", "members"], |id| Some(id == "members"));
        let strata = self.strata(&mut keys);
        Options {
            keys,
            cuts,
            weighting: Weighting { unit, members_drawn: drawn.unwrap_or_default() },
            members_drawn_by_file: drawn.is_none(),
            z: self.number("z", stats::Z, |z| z > 0.0, "a normal quantile above 0"),
            design_effect: self.number("design_effect", 1.0, |effect| effect > 0.0, "a factor above 0"),
            alpha: self.by_line("alpha", 1.0, |alpha| alpha > 0.0, "a factor above 0"),
            bias: self.by_line("bias", 0.0, |bias| bias.abs() <= 1.0, "a fraction from -1 to 1"),
            population: self.population(),
            strata,
            benchmark: self.benchmark(unit),
            bands: self.bands(),
            distribution: self.flag("distribution"),
            language: self
                .id("language", Language::ALL.map(Language::tag), Language::from_tag)
                .unwrap_or(Language::English),
            columns: self.columns(),
            choices: self.choices(),
        }
    }

    fn get(&self, name: &str) -> Option<&'a Value> {
        self.value.get(name).filter(|value| **value != Value::Null)
    }

    fn problem(&mut self, path: &str, found: Option<&Value>, expected: impl Into<Shown>) {
        self.problems.add("options", path, Shown::value(found), expected);
    }

    /// `by`: names of columns, whose groups and pairs are meant, or lists of two of them for single pairs.
    fn cuts(&mut self) -> (Vec<String>, Vec<Cut>) {
        let (mut keys, mut cuts) = (Vec::new(), Vec::new());
        let expected = "a list of names of columns, or of lists of two of them";
        let Some(by) = self.get("by") else { return (keys, cuts) };
        let single = [by.clone()];
        let items = match by {
            Value::List(items) => items,
            Value::Text(_) => &single[..],
            other => {
                self.problem("by", Some(other), expected);
                &[]
            }
        };
        for item in items {
            match item {
                Value::Text(name) => drop(position(&mut keys, name)),
                _ => {}
            }
        }
        let singles = keys.len();
        cuts.extend((0..singles).map(Cut::One));
        cuts.extend((0..singles).flat_map(|a| (a + 1..singles).map(move |b| Cut::Pair(a, b))));
        for (number, item) in items.iter().enumerate() {
            match item {
                Value::Text(_) => {}
                Value::List(pair) => match &pair[..] {
                    [Value::Text(a)] => {
                        let cut = Cut::One(position(&mut keys, a));
                        if !cuts.contains(&cut) {
                            cuts.push(cut);
                        }
                    }
                    [Value::Text(a), Value::Text(b)] if a.to_lowercase() != b.to_lowercase() => {
                        let cut = Cut::Pair(position(&mut keys, a), position(&mut keys, b));
                        if !cuts.contains(&cut) {
                            cuts.push(cut);
                        }
                    }
                    _ => self.problem(&at("by", number), Some(item), "the names of two columns"),
                },
                other => self.problem(&at("by", number), Some(other), expected),
            }
        }
        (keys, cuts)
    }

    fn strata(&mut self, keys: &mut Vec<String>) -> Option<Strata> {
        let strata = self.get("strata")?;
        let (column, sizes) = (strata.get("column").and_then(Value::as_text), strata.get("sizes"));
        let (Some(column), Some(Value::Object(entries))) = (column, sizes) else {
            self.problem("strata", Some(strata), "{column, sizes: {stratum: population}}");
            return None;
        };
        let sizes = entries.iter().filter_map(|(stratum, size)| {
            let size = self.size(&key("strata.sizes", stratum), size)?;
            Some((stratum.clone(), size))
        });
        let sizes = sizes.collect();
        Some(Strata { key: position(keys, column), sizes })
    }

    fn size(&mut self, path: &str, value: &Value) -> Option<f64> {
        let size = value.as_number().filter(|size| size.is_finite() && *size >= 1.0);
        if size.is_none() {
            self.problem(path, Some(value), "a number of 1 or more");
        }
        size
    }

    fn number(&mut self, name: &str, default: f64, right: impl Fn(f64) -> bool, expected: &str) -> f64 {
        let Some(value) = self.get(name) else { return default };
        value.as_number().filter(|number| number.is_finite() && right(*number)).unwrap_or_else(|| {
            self.problem(name, Some(value), expected);
            default
        })
    }

    fn by_line(&mut self, name: &str, default: f64, right: impl Fn(f64) -> bool, expected: &str) -> Vec<f64> {
        let mut values = vec![default; self.card.lines().len()];
        match self.get(name) {
            None => {}
            Some(Value::Object(entries)) => {
                for (line, value) in entries {
                    let path = key(name, line);
                    let number = value.as_number().filter(|number| number.is_finite() && right(*number));
                    match (self.card.line_index(line), number) {
                        (Some(line), Some(number)) => values[line] = number,
                        (Some(_), None) => self.problem(&path, Some(value), expected),
                        (None, _) => self.problem(&path, Some(value), "only lines of the card"),
                    }
                }
            }
            Some(_) => values.fill(self.number(name, default, right, expected)),
        }
        values
    }

    fn population(&mut self) -> Population {
        let mut population = Population::default();
        match self.get("population") {
            None => {}
            Some(Value::Object(entries)) => {
                for (name, value) in entries {
                    let path = key("population", name);
                    if let Value::Object(sizes) = value {
                        for (group, size) in sizes {
                            if let Some(size) = self.size(&key(&path, group), size) {
                                population.groups.push((Some(name.clone()), group.clone(), size));
                            }
                        }
                    } else if let Some(size) = self.size(&path, value) {
                        if name.is_empty() {
                            population.whole = Some(size);
                        } else {
                            population.groups.push((None, name.clone(), size));
                        }
                    }
                }
            }
            Some(value) => population.whole = self.size("population", value),
        }
        population
    }

    /// The published rates of an area, in the unit of the survey: like is compared with like.
    fn benchmark(&mut self, unit: Unit) -> Option<(scorecard::Unit, Area)> {
        let value = self.get("benchmark")?;
        let Some(benchmarks) = self.card.benchmarks() else {
            self.problem("benchmark", Some(value), "nothing: no rates were published with this card");
            return None;
        };
        let choices = &self.card.questions()[benchmarks.question].choices;
        let area = match value.as_text() {
            Some("nation") => Some(Area::Nation),
            Some("urban") => Some(Area::Urban),
            Some("rural") => Some(Area::Rural),
            Some(id) => choices.iter().position(|choice| choice.id == id).map(Area::Choice),
            None => None,
        };
        let unit = match unit {
            Unit::Household => scorecard::Unit::Household,
            Unit::Members => scorecard::Unit::Person,
            Unit::Participants => {
                let expected = "a rate of households or of persons: the published rates count nobody else";
                self.problems.add("options", "benchmark", "a rate of participants", expected);
                return None;
            }
        };
        match area.filter(|area| benchmarks.rates(unit, *area).is_some()) {
            Some(area) => Some((unit, area)),
            None => {
                let expected = "nation, urban, rural, or the answer that stands for an area with published rates";
                self.problem("benchmark", Some(value), expected);
                None
            }
        }
    }

    fn bands(&mut self) -> Option<Bands> {
        let value = self.get("bands")?;
        let line = match value.get("line") {
            None | Some(Value::Null) => Some(0),
            Some(line) => line.as_text().and_then(|line| self.card.line_index(line)),
        };
        let edges: Option<Vec<f64>> =
            value.get("edges").map(|edges| edges.items().iter().filter_map(Value::as_number).collect());
        let edges = edges.filter(|edges| {
            let given = value.get("edges").map_or(0, |edges| edges.items().len());
            let inside = edges.iter().all(|edge| *edge > 0.0 && *edge < 1.0);
            !edges.is_empty() && edges.len() == given && inside && edges.is_sorted_by(|a, b| a < b)
        });
        let (Some(line), Some(edges)) = (line, edges) else {
            self.problem("bands", Some(value), "{line, edges: rising fractions between 0 and 1}");
            return None;
        };
        Some(Bands { line, edges })
    }

    fn flag(&mut self, name: &str) -> bool {
        match self.get(name) {
            None | Some(Value::Bool(false)) => false,
            Some(Value::Bool(true)) => true,
            other => {
                self.problem(name, other, "true or false");
                false
            }
        }
    }

    fn id<T, const N: usize>(&mut self, name: &str, ids: [&str; N], from_id: impl Fn(&str) -> Option<T>) -> Option<T> {
        let value = self.get(name)?;
        let found = value.as_text().filter(|id| ids.contains(id)).and_then(from_id);
        if found.is_none() {
            self.problem(name, Some(value), ["one of ", &ids.join(", ")].concat());
        }
        found
    }

    fn columns(&mut self) -> Vec<(String, String)> {
        let Some(value) = self.get("columns") else { return Vec::new() };
        let Value::Object(entries) = value else {
            self.problem("columns", Some(value), "an object from questions to names of columns");
            return Vec::new();
        };
        let mut columns = Vec::new();
        for (field, name) in entries {
            let known = self.card.question_index(field).is_some() || [MEMBERS, CU_MEMBERS].contains(&field.as_str());
            match name.as_text().filter(|_| known) {
                Some(name) => columns.push((field.clone(), name.to_owned())),
                None => {
                    let expected =
                        ["the name of a column, for a question of the card, ", MEMBERS, " or ", CU_MEMBERS].concat();
                    self.problem(&key("columns", field), Some(name), expected);
                }
            }
        }
        columns
    }

    fn choices(&mut self) -> Vec<(usize, String, usize)> {
        let mut choices = Vec::new();
        let entries = match self.get(CHOICES) {
            None => &[][..],
            Some(Value::Object(entries)) => entries,
            other => {
                self.problem(CHOICES, other, "an object from questions to objects from texts to choices");
                &[]
            }
        };
        for (id, texts) in entries {
            let path = key(CHOICES, id);
            let (Some(question), Value::Object(texts)) = (self.card.question_index(id), texts) else {
                self.problem(&path, Some(texts), "an object from texts to choices, for a question of the card");
                continue;
            };
            for (text, choice) in texts {
                let asked = &self.card.questions()[question];
                match choice.as_text().and_then(|choice| asked.choice_index(choice)) {
                    Some(choice) => choices.push((question, text.clone(), choice)),
                    None => self.problem(&key(&path, text), Some(choice), "the id of a choice of this question"),
                }
            }
        }
        choices
    }
}

/// The position of a column's name, which is added when it is new.
fn position(keys: &mut Vec<String>, name: &str) -> usize {
    let known = keys.iter().position(|key| key.to_lowercase() == name.to_lowercase());
    known.unwrap_or_else(|| {
        keys.push(name.to_owned());
        keys.len() - 1
    })
}
