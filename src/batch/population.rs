//! The sizes of populations, and which groups they belong to.

use std::collections::{HashMap, HashSet};

use super::options::{Options, SIZE, part};
use super::report::Group;
use crate::group::Cut;
use crate::options::Options as Given;
use crate::problem::{Problem, Shown, key};
use crate::value::Value;

/// The sizes of the populations that samples were drawn from.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Population {
    /// That of the whole.
    pub whole: Option<f64>,
    /// Those of groups: column (nothing for any), value, size. A pair's value is both, joined by " / ".
    pub groups: Vec<(Option<String>, String, f64)>,
}

/// What joins the two values of a pair.
pub(super) const PAIR: &str = " / ";

/// By how much two totals may differ through rounding alone, as a share.
const ROUNDING: f64 = 1e-9;

/// One number for the whole; or a map by group, in which the whole is `""`, or by column and then by group.
pub(super) fn read(given: &mut Given<'_>) -> Population {
    let mut population = Population::default();
    match given.get("population") {
        None => {}
        Some(Value::Object(entries)) => {
            for (name, value) in entries {
                let path = key("population", name);
                if let Value::Object(sizes) = value {
                    for (group, size) in sizes {
                        let size = part(given, &key(&path, group), size, SIZE);
                        population.groups.extend(size.map(|size| (Some(name.clone()), group.clone(), size)));
                    }
                } else if let Some(size) = part(given, &path, value, SIZE) {
                    if name.is_empty() {
                        population.whole = Some(size);
                    } else {
                        population.groups.push((None, name.clone(), size));
                    }
                }
            }
        }
        Some(value) => population.whole = part(given, "population", value, SIZE),
    }
    population
}

/// Refuses columns that no groups are made by, and what contradicts the strata.
pub(super) fn check(given: &mut Given<'_>, options: &Options) {
    let known: Vec<String> = options.cuts.iter().map(|cut| options.names(*cut).join(PAIR)).collect();
    let named = if let Some(Value::Object(named)) = given.get("population") { &named[..] } else { &[] };
    for (name, value) in named {
        if let Value::Object(_) = value
            && !known.iter().any(|known| same(known, name))
        {
            let expected = match &known[..] {
                [] => "no columns: the option \"by\" names none".to_owned(),
                known => ["one of the columns of the option \"by\": ", &known.join(", ")].concat(),
            };
            given.add(&key("population", name), Shown::quoted(name), &expected);
        }
    }
    let Some(strata) = &options.strata else { return };
    let differ = |one: f64, other: f64| (one - other).abs() > ROUNDING * other;
    let total = strata.sizes.iter().map(|(_, size)| size).sum();
    if let Some(whole) = options.population.whole.filter(|whole| differ(*whole, total)) {
        given.add("population", Shown::Number(whole), "the sum of the sizes of the strata");
    }
    for (column, value, size) in &options.population.groups {
        let Some(column) = column.as_ref().filter(|column| same(column, &options.keys[strata.key])) else { continue };
        if strata.sizes.iter().any(|(name, stratum)| name == value && differ(*size, *stratum)) {
            let path = key(&key("population", column), value);
            given.add(&path, Shown::Number(*size), "the size that the strata give");
        }
    }
}

impl Options {
    /// The names of a cut's columns.
    pub(super) fn names(&self, cut: Cut) -> Vec<&str> {
        cut.columns().into_iter().map(|key| self.keys[key].as_str()).collect()
    }

    /// The populations of a cut's groups, by their values.
    pub(super) fn populations(&self, cut: Cut) -> HashMap<&str, f64> {
        let name = self.names(cut).join(PAIR);
        let sizes = self.population.groups.iter();
        let of_cut = sizes.filter(|(column, ..)| column.as_ref().is_none_or(|column| same(column, &name)));
        let mut populations: HashMap<&str, f64> = of_cut.map(|(_, value, size)| (value.as_str(), *size)).collect();
        if let Some(strata) = self.strata.as_ref().filter(|strata| cut == Cut::One(strata.key)) {
            for (value, size) in &strata.sizes {
                populations.entry(value).or_insert(*size);
            }
        }
        populations
    }
}

impl Population {
    /// The populations of groups that are not there.
    pub(super) fn without_group(&self, groups: &[Group]) -> Vec<Problem> {
        let joined = |texts: Vec<&str>| texts.join(PAIR);
        let groups = groups.iter().filter(|group| !group.key.is_empty());
        let known: HashSet<(String, String)> = groups
            .flat_map(|group| {
                let columns = joined(group.key.iter().map(|(column, _)| column.as_str()).collect()).to_lowercase();
                let values = joined(group.key.iter().map(|(_, value)| value.as_str()).collect());
                [(columns, values.clone()), (String::new(), values)]
            })
            .collect();
        let unknown = self.groups.iter().filter(|(column, value, _)| {
            !known.contains(&(column.as_deref().unwrap_or_default().to_lowercase(), value.clone()))
        });
        unknown
            .map(|(column, value, _)| {
                let within = column.as_ref().map(|column| key("population", column));
                let path = key(within.as_deref().unwrap_or("population"), value);
                let (found, expected) =
                    (Shown::from("no interviews"), "populations of groups that were interviewed".into());
                Problem { check: "population", path, found, expected }
            })
            .collect()
    }
}

/// Whether two names mean the same column.
fn same(one: &str, other: &str) -> bool {
    one.to_lowercase() == other.to_lowercase()
}
