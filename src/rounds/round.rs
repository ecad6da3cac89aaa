//! One round, as a page gives it: the result of an estimate, a published summary, or scored households.

use std::collections::HashMap;

use super::CardName;
use crate::options::Options;
use crate::problem::{Problem, Shown, at, key};
use crate::stats::{Basis, Rate, check_rate, interval};
use crate::value::Value;

/// One round.
pub(super) struct Round {
    pub(super) card: CardName,
    /// What the rates count.
    pub(super) weight: Option<String>,
    /// What a household weighs; a typed-in summary does not say.
    pub(super) formula: Option<String>,
    /// The lines that it has.
    pub(super) lines: Vec<String>,
    /// Its rates; none where it has households.
    pub(super) rates: Vec<Measured>,
    /// Whether it is a typed-in summary.
    pub(super) published: bool,
    pub(super) households: Option<Vec<Household>>,
    /// The columns of each kind of groups that the households are in.
    pub(super) by: Vec<Vec<String>>,
}

/// The rate of a group on a line.
pub(super) struct Measured {
    pub(super) place: Place,
    /// From column to value, as it was given.
    pub(super) key: Value,
    pub(super) rate: Rate,
    pub(super) n: Option<f64>,
    pub(super) small: bool,
    pub(super) population: Option<f64>,
}

/// Group and line of a rate. Which column of the group's key comes first does not matter.
#[derive(Clone, PartialEq, Eq, Hash)]
pub(super) struct Place {
    key: Vec<(String, String)>,
    pub(super) line: String,
}

impl Place {
    fn new(key: &Value, line: &str) -> Place {
        let Value::Object(entries) = key else { return Place { key: Vec::new(), line: line.to_owned() } };
        let text = |value: &Value| value.as_text().unwrap_or_default().to_owned();
        let mut key: Vec<_> = entries.iter().map(|(column, value)| (column.clone(), text(value))).collect();
        key.sort_unstable();
        Place { key, line: line.to_owned() }
    }
}

/// One household.
pub(super) struct Household {
    pub(super) id: String,
    /// From column to value.
    pub(super) key: Value,
    pub(super) weight: f64,
    /// One for each line of its round, in their order.
    pub(super) likelihoods: Vec<f64>,
}

impl Round {
    /// The rates on these lines.
    pub(super) fn on<'a>(&'a self, lines: &'a [String]) -> impl Iterator<Item = &'a Measured> {
        self.rates.iter().filter(|rate| lines.contains(&rate.place.line))
    }

    /// The rates by group and line.
    pub(super) fn by_place(&self) -> HashMap<&Place, &Measured> {
        self.rates.iter().map(|rate| (&rate.place, rate)).collect()
    }

    /// The position of a line.
    pub(super) fn line(&self, line: &str) -> Option<usize> {
        self.lines.iter().position(|known| known == line)
    }

    /// What was given, for a message.
    pub(super) fn kind(&self) -> &'static str {
        match (&self.households, self.published) {
            (Some(_), _) => "scored households",
            (None, true) => "a published summary",
            (None, false) => "the result of an estimate",
        }
    }
}

/// The round under this name.
pub(super) fn read(options: &mut Options<'_>, name: &str) -> Option<Round> {
    let expected = "the result of an estimate, a published summary, or scored households";
    options.require(name, expected);
    let value = options.get(name)?;
    let mut reader = Reader { value, path: name, options };
    if value.get("households").is_some() {
        reader.households()
    } else if value.get("groups").is_some() {
        reader.estimate()
    } else {
        reader.summary()
    }
}

struct Reader<'a, 'b> {
    value: &'a Value,
    path: &'b str,
    options: &'b mut Options<'a>,
}

impl Reader<'_, '_> {
    fn problem(&mut self, path: &str, found: Option<&Value>, expected: &str) {
        self.options.add(&key(self.path, path), Shown::value(found), expected);
    }

    /// The card, as `{id, digest}` or as its id alone.
    fn card(&mut self) -> Option<CardName> {
        let found = self.value.get("scorecard");
        let id = text(found).or_else(|| text(found.and_then(|card| card.get("id"))));
        if id.is_none() {
            self.problem("scorecard", found, "the id of a card, or an object with id and digest");
        }
        let digest = text(found.and_then(|card| card.get("digest"))).map(str::to_owned);
        Some(CardName { id: id?.to_owned(), digest })
    }

    fn weight(&mut self) -> Option<String> {
        let found = self.value.get("weight").filter(|weight| **weight != Value::Null)?;
        let weight = found.as_text().filter(|weight| ["household", "members", "participants"].contains(weight));
        if weight.is_none() {
            self.problem("weight", Some(found), "one of household, members, participants");
        }
        weight.map(str::to_owned)
    }

    fn formula(&self) -> Option<String> {
        text(self.value.get("formula")).map(str::to_owned)
    }

    /// A record of ours says so, and in which version; one that was put together elsewhere need not.
    fn format(&mut self, format: &str) {
        for (name, expected) in [("format", Value::text(format)), ("version", Value::Number(1.0))] {
            let found = self.value.get(name).filter(|found| **found != Value::Null);
            if found.is_some_and(|found| *found != expected) {
                let expected = Shown::value(Some(&expected)).write(&|number| number.to_string());
                self.problem(name, found, &expected);
            }
        }
    }

    /// The key of a group or household: from column to value.
    fn key_of(&mut self, path: &str, found: Option<&Value>) -> Option<Value> {
        match found {
            None | Some(Value::Null) => Some(Value::object([])),
            Some(Value::Object(entries)) if entries.iter().all(|(_, value)| value.as_text().is_some()) => {
                found.cloned()
            }
            found => {
                self.problem(&key(path, "key"), found, "an object from columns to texts");
                None
            }
        }
    }

    /// A number of interviews or of a population, where it is known; a group without interviews has none.
    fn count(&mut self, path: &str, name: &str, found: Option<&Value>) -> Option<f64> {
        let count = found.and_then(Value::as_number).filter(|count| (0.0..=f64::MAX).contains(count));
        if count.is_none() && found.is_some_and(|found| *found != Value::Null) {
            self.problem(&key(path, name), found, "a number of 0 or more, or null");
        }
        count.filter(|count| *count > 0.0)
    }

    fn estimate(&mut self) -> Option<Round> {
        self.format("ppi-estimate");
        let (card, weight) = (self.card(), self.weight());
        let mut rates = Vec::new();
        let mut lines: Vec<String> = Vec::new();
        let groups = self.value.get("groups");
        for (position, group) in groups.map(Value::items).unwrap_or_default().iter().enumerate() {
            let path = at("groups", position);
            let Some(key_of) = self.key_of(&path, group.get("key")) else { continue };
            let [n, population] = ["n", "population"].map(|name| self.count(&path, name, group.get(name)));
            for (row, line) in group.get("lines").map(Value::items).unwrap_or_default().iter().enumerate() {
                let path = at(&key(&path, "lines"), row);
                let Some(id) = line.get("line").and_then(Value::as_text) else {
                    self.problem(&key(&path, "line"), line.get("line"), "the id of a poverty line");
                    continue;
                };
                if !lines.iter().any(|known| known == id) {
                    lines.push(id.to_owned());
                }
                // A group without households has no rate.
                if line.get("rate") == Some(&Value::Null) {
                    continue;
                }
                let (rate, standard_error) = (line.get("rate"), line.get("standard_error"));
                let number = |value: Option<&Value>| value.and_then(Value::as_number);
                match (number(rate), number(standard_error)) {
                    (Some(rate), Some(standard_error)) => rates.push(Measured {
                        place: Place::new(&key_of, id),
                        key: key_of.clone(),
                        rate: Rate { rate, standard_error },
                        n,
                        small: line.get("small") == Some(&Value::Bool(true)),
                        population,
                    }),
                    (None, _) => self.problem(&key(&path, "rate"), rate, "a fraction, or null"),
                    _ => self.problem(&key(&path, "standard_error"), standard_error, "a number"),
                }
            }
        }
        if lines.is_empty() {
            self.problem("groups", groups, "a list of groups, each with its lines");
        }
        let formula = self.formula();
        Some(Round { card: card?, weight, formula, lines, rates, published: false, households: None, by: Vec::new() })
    }

    /// The columns that groups are made by.
    fn by(&mut self) -> Vec<Vec<String>> {
        let Some(found) = self.value.get("by").filter(|by| **by != Value::Null) else { return Vec::new() };
        let by: Vec<Vec<String>> = found.items().iter().map(names).collect();
        let right = |(list, names): (&Value, &Vec<String>)| !names.is_empty() && list.items().len() == names.len();
        if !matches!(found, Value::List(_)) || !found.items().iter().zip(&by).all(right) {
            self.problem("by", Some(found), "a list of lists of columns");
        }
        by
    }

    fn summary(&mut self) -> Option<Round> {
        let known = [
            "scorecard",
            "line",
            "rate",
            "n",
            "alpha",
            "bias",
            "population",
            "design_effect",
            "standard_error",
            "weight",
        ];
        let (card, weight) = (self.card(), self.weight());
        let mut summary = Options::new(self.value, self.path, &known);
        summary.require("line", "the id of a poverty line");
        let line = summary.text("line");
        let rate = summary.required_number("rate", "the published rate, as a fraction");
        let standard_error = summary.number("standard_error");
        let n = summary.number("n");
        let effect = summary.number("design_effect").unwrap_or(1.0);
        if !(effect > 0.0 && effect <= 1_000.0) {
            summary.refuse("design_effect", "a factor above 0, up to 1000");
        }
        let usual = Basis::of(n.unwrap_or_default() / effect);
        let basis = Basis {
            interviews: n.unwrap_or_default(),
            alpha: summary.number("alpha").unwrap_or(usual.alpha),
            bias: summary.number("bias").unwrap_or(usual.bias),
            population: summary.number("population"),
            ..usual
        };
        if standard_error.is_none() {
            summary.require("n", "the number of interviews, or a standard_error");
        }
        let mut problems = summary.finish().err().unwrap_or_default();
        if problems.is_empty() {
            let checked = if standard_error.is_none() { basis.problems() } else { Vec::new() };
            let rate = rate.and_then(|rate| check_rate(rate).err());
            problems.extend(rate.map(|problem| Problem { path: key(self.path, &problem.path), ..problem }));
            // The number of interviews is one and the same here.
            let checked = checked.into_iter().filter(|problem| problem.path != "interviews");
            problems.extend(checked.map(|problem| Problem { path: key(self.path, &problem.path), ..problem }));
        }
        let right = problems.is_empty();
        self.options.extend(problems);
        let (line, rate) = (line.filter(|_| right)?.to_owned(), rate?);
        let measured = match standard_error {
            Some(standard_error) => Ok((Rate { rate: rate - basis.bias, standard_error }, false)),
            None => interval(rate, &basis).map(|interval| (interval.into(), interval.small)),
        };
        match measured {
            Ok((rate, small)) => {
                let population = basis.population;
                let key = Value::object([]);
                let rates = vec![Measured { place: Place::new(&key, &line), key, rate, n, small, population }];
                let lines = vec![line];
                let (card, formula, households, by) = (card?, None, None, Vec::new());
                Some(Round { card, weight, formula, lines, rates, published: true, households, by })
            }
            Err(problem) => {
                let path = key(self.path, &problem.path);
                self.options.extend(vec![Problem { path, ..problem }]);
                None
            }
        }
    }

    fn households(&mut self) -> Option<Round> {
        self.format("ppi-households");
        let (card, weight, by) = (self.card(), self.weight(), self.by());
        let ids = self.value.get("lines").map(Value::items).unwrap_or_default();
        let lines: Vec<String> = ids.iter().filter_map(Value::as_text).map(str::to_owned).collect();
        if lines.is_empty() || lines.len() < ids.len() {
            self.problem("lines", self.value.get("lines"), "the ids of the lines, in the order of likelihoods");
        }
        let mut households = Vec::new();
        let mut seen = HashMap::new();
        let listed = self.value.get("households").map(Value::items).unwrap_or_default();
        for (position, household) in listed.iter().enumerate() {
            let path = at("households", position);
            let Some(id) = text(household.get("id")) else {
                self.problem(&key(&path, "id"), household.get("id"), "a text that is not empty");
                continue;
            };
            if let Some(first) = seen.insert(id, position) {
                let expected = ["an id of its own; ", &at("households", first), " has the same"].concat();
                self.problem(&key(&path, "id"), household.get("id"), &expected);
            }
            let weight = household.get("weight").filter(|weight| **weight != Value::Null);
            if weight
                .is_some_and(|weight| weight.as_number().is_none_or(|weight| !(weight > 0.0 && weight.is_finite())))
            {
                self.problem(&key(&path, "weight"), weight, "a number above 0");
            }
            let found = household.get("likelihoods");
            let likelihoods: Vec<f64> =
                found.map(Value::items).unwrap_or_default().iter().filter_map(Value::as_number).collect();
            if likelihoods.len() != lines.len() || likelihoods.iter().any(|one| !(0.0..=1.0).contains(one)) {
                self.problem(&key(&path, "likelihoods"), found, "a fraction from 0 to 1 for each line");
            }
            let key_of = self.key_of(&path, household.get("key")).unwrap_or(Value::Null);
            for column in by.iter().flatten().filter(|column| key_of.get(column).is_none()) {
                self.problem(&key(&key(&path, "key"), column), None, "the value of a column that groups are made by");
            }
            households.push(Household {
                id: id.to_owned(),
                key: key_of,
                weight: weight.and_then(Value::as_number).unwrap_or(1.0),
                likelihoods,
            });
        }
        let (formula, rates, households) = (self.formula(), Vec::new(), Some(households));
        Some(Round { card: card?, weight, formula, lines, rates, published: false, households, by })
    }
}

fn names(list: &Value) -> Vec<String> {
    list.items().iter().filter_map(Value::as_text).map(str::to_owned).collect()
}

/// A text that is not empty.
fn text(value: Option<&Value>) -> Option<&str> {
    value.and_then(Value::as_text).filter(|text| !text.is_empty())
}
