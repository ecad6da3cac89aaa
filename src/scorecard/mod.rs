//! A published card, checked: questions with points, poverty lines, and the look-up table.
//!
//! Only [`Scorecard::read`] makes a [`Scorecard`], so one that exists has passed every check. The format of the files is
//! described in `scorecards/README.md`.

use alloc::string::String;
use alloc::vec::Vec;

mod benchmarks;
mod checks;
mod digest;
mod object;
mod packed;
mod read;
mod table;

pub use benchmarks::{Area, BenchmarkRow, Benchmarks, Unit};
pub use digest::Digest;
pub use table::{Band, Table};

use crate::problem::Problem;
use crate::value::Value;

/// A checked card.
#[derive(Clone, Debug)]
pub struct Scorecard {
    id: String,
    languages: Vec<String>,
    country: String,
    name: Localized,
    released: String,
    survey: String,
    source: Citation,
    household: Option<Localized>,
    lines: Vec<Line>,
    questions: Vec<Question>,
    table: Table,
    benchmarks: Option<Benchmarks>,
    digest: Digest,
    benchmarks_left_out: bool,
}

/// One text in every language of the card.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Localized(Vec<(String, String)>);

/// Who published a card, and where.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Citation {
    /// The publisher, the card and its date, in words.
    pub text: String,
    /// Where the publisher is found.
    pub url: String,
}

/// A poverty line.
#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    /// As in `nl100`; unique within the card.
    pub id: String,
    /// What kind of line it is.
    pub kind: LineKind,
    /// Its name for people.
    pub label: Localized,
    /// Its name within a sentence, after "live below", where the label does not read well there.
    below: Option<Localized>,
}

impl Line {
    /// Its name within a sentence, after "live below".
    #[must_use]
    pub fn below(&self) -> &Localized {
        self.below.as_ref().unwrap_or(&self.label)
    }
}

/// The kinds of poverty line that cards are published for.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum LineKind {
    /// The national poverty line, or a multiple of it.
    National {
        /// Percent of the national line.
        percent: f64,
    },
    /// The median spending of the households below the national line.
    Extreme,
    /// US dollars a person and day at purchasing power parity.
    Ppp {
        /// Dollars a day.
        usd_per_day: f64,
        /// The year of the price comparison.
        year: u32,
    },
    /// The line below which the poorest share of households falls.
    Percentile {
        /// That share, in percent of households.
        poorest_percent: f64,
    },
    /// A line as an earlier card defined it, kept for comparison over time.
    Legacy,
}

/// A question about the household.
#[derive(Clone, Debug, PartialEq)]
pub struct Question {
    /// As in `q1`; unique within the card.
    pub id: String,
    /// The question as it is asked.
    pub text: Localized,
    /// Two or three words for tables.
    pub short: Localized,
    /// What an interviewer or a respondent in doubt should know.
    pub help: Option<Localized>,
    /// Where the answer comes from.
    pub source: Source,
    /// At least two choices.
    pub choices: Vec<Choice>,
}

impl Question {
    /// The position of the choice with this id.
    #[must_use]
    pub fn choice_index(&self, id: &str) -> Option<usize> {
        self.choices.iter().position(|choice| choice.id == id)
    }
}

/// Where the answer to a question comes from.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Source {
    /// The respondent is asked.
    #[default]
    Asked,
    /// The place where the household lives; filled in, not asked.
    Location,
    /// The list of household members.
    Roster(RosterRule),
}

/// How an answer follows from the list of household members. Choices are positions; ages are whole years, both ends
/// included.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RosterRule {
    /// Counts the members, or those of an age, and finds the range that holds the count.
    Count {
        /// The ages that count; everybody when absent.
        ages: Option<(u32, u32)>,
        /// Ranges that cover every possible count once.
        ranges: Vec<CountRange>,
    },
    /// Looks whether the members of an age attend school.
    School {
        /// The ages of school children.
        ages: (u32, u32),
        /// The choice when nobody is of that age.
        nobody: usize,
        /// The choice when at least one of them does not attend.
        not_all: usize,
        /// The choice when all of them attend.
        all: usize,
    },
}

/// The counts that lead to one choice.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CountRange {
    /// The smallest count.
    pub from: u32,
    /// The largest count; no end when absent.
    pub to: Option<u32>,
    /// The position of the choice.
    pub choice: usize,
}

impl CountRange {
    /// Whether `count` lies in the range.
    #[must_use]
    pub fn holds(&self, count: u32) -> bool {
        self.from <= count && self.to.is_none_or(|to| count <= to)
    }
}

/// One answer that a question offers.
#[derive(Clone, Debug, PartialEq)]
pub struct Choice {
    /// The published letter; not an index, since letters can be skipped.
    pub id: String,
    /// The answer's text.
    pub text: Localized,
    /// Other names that take this choice, such as provinces that were split off later.
    pub also: Vec<Localized>,
    /// Its points.
    pub points: Points,
}

/// The points of a choice.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Points {
    /// The same on every line.
    Shared(u32),
    /// One per line, in the card's order of lines.
    PerLine(Vec<u32>),
}

impl Points {
    /// The points on the line at `line`.
    #[must_use]
    pub fn on(&self, line: usize) -> u32 {
        match self {
            Points::Shared(points) => *points,
            Points::PerLine(points) => points.get(line).copied().unwrap_or_default(),
        }
    }
}

impl Localized {
    /// The text in `language`, or in the card's first language where it has no such language.
    #[must_use]
    pub fn get(&self, language: &str) -> &str {
        let texts = &self.0;
        let text = texts.iter().find(|(name, _)| name == language).or_else(|| texts.first());
        text.map_or("", |(_, text)| text)
    }
}

impl Scorecard {
    /// Reads and checks a card.
    ///
    /// # Errors
    /// With every problem of the card, each with its path, what was found and what was expected.
    pub fn read(value: &Value) -> Result<Scorecard, Vec<Problem>> {
        read::scorecard(value)
    }

    /// The card's id, such as `idn-2023`.
    #[must_use]
    pub fn id(&self) -> &str {
        &self.id
    }

    /// The languages of its texts; the first is the one to fall back to.
    #[must_use]
    pub fn languages(&self) -> &[String] {
        &self.languages
    }

    /// The country, as ISO 3166-1 alpha-3.
    #[must_use]
    pub fn country(&self) -> &str {
        &self.country
    }

    /// The card's name.
    #[must_use]
    pub fn name(&self) -> &Localized {
        &self.name
    }

    /// The month of publication, as `YYYY-MM`.
    #[must_use]
    pub fn released(&self) -> &str {
        &self.released
    }

    /// The household survey that the card was made from.
    #[must_use]
    pub fn survey(&self) -> &str {
        &self.survey
    }

    /// Who published the card.
    #[must_use]
    pub fn source(&self) -> &Citation {
        &self.source
    }

    /// Who counts as a member of the household, where the card says so.
    #[must_use]
    pub fn household(&self) -> Option<&Localized> {
        self.household.as_ref()
    }

    /// The poverty lines, in the published order.
    #[must_use]
    pub fn lines(&self) -> &[Line] {
        &self.lines
    }

    /// The questions, in the published order.
    #[must_use]
    pub fn questions(&self) -> &[Question] {
        &self.questions
    }

    /// The look-up table.
    #[must_use]
    pub fn table(&self) -> &Table {
        &self.table
    }

    /// The published rates of the country and its areas, where the card has them.
    #[must_use]
    pub fn benchmarks(&self) -> Option<&Benchmarks> {
        self.benchmarks.as_ref()
    }

    /// The digest of everything that a score depends on.
    #[must_use]
    pub fn digest(&self) -> &Digest {
        &self.digest
    }

    /// Whether the card has benchmarks which were left out when it was packed.
    #[must_use]
    pub fn benchmarks_left_out(&self) -> bool {
        self.benchmarks_left_out
    }

    /// The position of the question with this id.
    #[must_use]
    pub fn question_index(&self, id: &str) -> Option<usize> {
        self.questions.iter().position(|question| question.id == id)
    }

    /// The position of the line with this id.
    #[must_use]
    pub fn line_index(&self, id: &str) -> Option<usize> {
        self.lines.iter().position(|line| line.id == id)
    }
}
