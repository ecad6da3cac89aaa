//! The rules that a card keeps, as a list of named checks. Every one runs, so that a report is complete.
//!
//! What a single value must be (`points-whole`, `likelihood-range`, `every-language`…) is checked where it is read; here
//! stand the rules between values. Parts that could not be read are empty and are passed over.

use alloc::borrow::ToOwned;
use alloc::string::String;
use alloc::vec::Vec;

use super::{Area, Band, CountRange, Points, Scorecard, Unit};
use crate::problem::{Problems, Shown, at, digits, key};

type Check = fn(&Scorecard, &'static str, &mut Problems);

/// Name and rule of every check between values.
const CHECKS: &[(&str, Check)] = &[
    ("unique-id", unique_ids),
    ("one-per-line", one_value_per_line),
    ("line-reachable", lines_reachable),
    ("benchmark-once", benchmarks_once),
];

pub(super) fn run(card: &Scorecard, problems: &mut Problems) {
    for (name, check) in CHECKS {
        check(card, name, problems);
    }
}

fn unique_ids(card: &Scorecard, name: &'static str, problems: &mut Problems) {
    unique(card.languages.iter().map(String::as_str), |i| at("languages", i), name, problems);
    unique(card.lines.iter().map(|line| line.id.as_str()), |i| at("lines", i), name, problems);
    unique(card.questions.iter().map(|question| question.id.as_str()), |i| at("questions", i), name, problems);
    for (q, question) in card.questions.iter().enumerate() {
        let choices = key(&at("questions", q), "choices");
        unique(question.choices.iter().map(|choice| choice.id.as_str()), |i| at(&choices, i), name, problems);
    }
}

fn unique<'a>(
    ids: impl Iterator<Item = &'a str>,
    path: impl Fn(usize) -> String,
    name: &'static str,
    problems: &mut Problems,
) {
    let mut seen: Vec<&str> = Vec::new();
    for (position, id) in ids.enumerate() {
        if !id.is_empty() && seen.contains(&id) {
            problems.add(name, path(position), Shown::quoted(id), "an id that no earlier one has");
        }
        seen.push(id);
    }
}

/// Points, likelihoods and rates stand in the order of the lines, one for each.
fn one_value_per_line(card: &Scorecard, name: &'static str, problems: &mut Problems) {
    let lines = card.lines.len();
    let mut hold = |length: usize, path: String| {
        if length > 0 && lines > 0 && length != lines {
            problems.add(
                name,
                path,
                Shown::list(length),
                ["one value for each of the ", &digits(lines), " lines"].concat(),
            );
        }
    };
    for (q, question) in card.questions.iter().enumerate() {
        for (c, choice) in question.choices.iter().enumerate() {
            if let Points::PerLine(points) = &choice.points {
                hold(points.len(), key(&at(&key(&at("questions", q), "choices"), c), "points"));
            }
        }
    }
    for (row, likelihoods) in card.table.rows.iter().enumerate() {
        hold(likelihoods.len(), key(&at("table.rows", row), "likelihoods"));
    }
    for (row, benchmark) in card.benchmarks.iter().flat_map(|benchmarks| &benchmarks.rows).enumerate() {
        hold(benchmark.rates.len(), key(&at("benchmarks.rows", row), "rates"));
    }
}

/// The points of every line reach the table: the lowest total lies in it (the highest may lie beyond), and some answer has
/// points, since otherwise all households share one score.
fn lines_reachable(card: &Scorecard, name: &'static str, problems: &mut Problems) {
    let last = card.table.bands.last().map_or(u32::MAX, |band| band.to);
    for (line, l) in card.lines.iter().enumerate() {
        let (mut lowest, mut highest) = (0, 0);
        for question in &card.questions {
            let points = || question.choices.iter().map(|choice| choice.points.on(line));
            lowest += points().min().unwrap_or_default();
            highest += points().max().unwrap_or_default();
        }
        if lowest > last {
            problems.add(name, at("lines", line), Shown::from(lowest), "a lowest total of points that the table holds");
        }
        if highest == 0 && !card.questions.is_empty() {
            let found = ["no points on \"", &l.id, "\""].concat();
            problems.add(name, at("lines", line), found, "a choice with points on this line");
        }
    }
}

fn benchmarks_once(card: &Scorecard, name: &'static str, problems: &mut Problems) {
    let mut seen: Vec<(Unit, Area)> = Vec::new();
    for (row, benchmark) in card.benchmarks.iter().flat_map(|benchmarks| &benchmarks.rows).enumerate() {
        let area = (benchmark.unit, benchmark.area);
        if seen.contains(&area) {
            let found = "a second row for its unit and area";
            problems.add(name, at("benchmarks.rows", row), found, "one row for each unit and area");
        }
        seen.push(area);
    }
}

/// The rows of a published table, with its likelihoods as published. Run where they are read, at `path`: the bands start
/// at 0 and follow each other, so that no score is missing and none has two rows; a higher score never means a higher
/// likelihood, though it may stay level.
pub(super) fn rows(bands: &[Band], likelihoods: &[Vec<f64>], path: &str, problems: &mut Problems) {
    let mut next = 0;
    for (row, band) in bands.iter().enumerate() {
        if band.from != next {
            let expected = ["a row that starts at score ", &digits(next)].concat();
            problems.add("scores-covered", key(&at(path, row), "score"), Shown::from(band.from), expected);
        }
        next = band.to + 1;
    }
    for (row, pair) in likelihoods.windows(2).enumerate() {
        for (line, (above, below)) in pair[0].iter().zip(&pair[1]).enumerate() {
            if below > above {
                let path = at(&key(&at(path, row + 1), "likelihoods"), line);
                problems.add("likelihood-falls", path, Shown::Number(*below), "no more than in the row before");
            }
        }
    }
}

/// The ranges of a roster rule hold every count from `least` upward once. Run where they are read, at `path`.
pub(super) fn count_ranges(ranges: &[CountRange], least: u32, path: &str, problems: &mut Problems) {
    const NAME: &str = "counts-covered";
    // In order of their start. Inserted one by one: the standard sort would be a twentieth of the form's code.
    let mut order: Vec<(usize, &CountRange)> = Vec::new();
    for (position, range) in ranges.iter().enumerate() {
        let place = order.iter().position(|(_, later)| later.from > range.from).unwrap_or(order.len());
        order.insert(place, (position, range));
    }
    let mut next = Some(least);
    for (position, range) in order {
        if next != Some(range.from) {
            let expected = match next {
                Some(next) => ["a range that starts at ", &digits(next)].concat(),
                None => "no range after the one without an end".to_owned(),
            };
            problems.add(NAME, key(&at(path, position), "from"), Shown::from(range.from), expected);
        }
        if let Some(to) = range.to.filter(|to| *to < range.from) {
            problems.add(NAME, key(&at(path, position), "to"), Shown::from(to), "no less than \"from\"");
        }
        next = range.to.map(|to| to + 1);
    }
    if next.is_some() {
        problems.add(NAME, path, "an end to every range", "one range without \"to\"");
    }
}
