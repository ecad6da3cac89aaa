//! One row to one scored household, or to the reason why not.

use super::choices::{Choices, NoChoice};
use super::columns::Columns;
use super::options::{Options, no_benchmark};
use super::refusal::{Kind, Refusal};
use super::scorer::Scorer;
use crate::csv::{self, Row};
use crate::group::{Layout, MEMBERS_LIMIT, Unit, Weight};
use crate::i18n::Expected;
use crate::problem::Problem;
use crate::scorecard::Scorecard;

/// The longest text that groups are made by, in bytes.
pub(super) const KEY_LIMIT: usize = 1_000;

/// The columns by which a file is known to come from a draw of members; the place in the draw also by the names that the
/// survey page writes for people.
const DRAWN: [&str; 4] = ["draw_order", "draw_reserve", "urutan undian", "order of the draw"];

/// How much of a cell is quoted, in characters.
const QUOTE: usize = 40;

/// Everything that reading a row needs.
#[derive(Debug)]
pub(super) struct Survey {
    pub(super) card: Scorecard,
    pub(super) options: Options,
    pub(super) layout: Layout,
    /// Known once the first line was read.
    pub(super) columns: Option<Columns>,
    choices: Vec<Choices>,
    scorer: Scorer,
    /// The short way for cells of one letter or digit: for each question and byte, where the points of the choice stand,
    /// from 1; 0 for none.
    by_byte: Vec<[u32; 256]>,
}

/// A scored household; one is used again and again.
#[derive(Debug)]
pub(super) struct Household {
    /// Where the points of its answers stand.
    places: Vec<u32>,
    /// Its different scores, as the layout has them.
    pub(super) scores: Vec<u16>,
    pub(super) weight: Weight,
}

impl Household {
    pub(super) fn new() -> Household {
        Household { places: Vec::new(), scores: Vec::new(), weight: Weight::ONE }
    }
}

impl Survey {
    pub(super) fn new(card: Scorecard, options: Options) -> Result<Survey, Problem> {
        let layout = Layout::new(&card).map_err(|too_high| Problem {
            check: "points-sum",
            path: crate::problem::at("lines", too_high.line),
            found: "points that add up to more than 65535".into(),
            expected: "points that add up to less".into(),
        })?;
        let choices = card.questions().iter().enumerate().map(|(question, asked)| {
            let given = options.choices.iter().filter(|(of, ..)| *of == question);
            let given: Vec<(String, usize)> = given.map(|(_, text, choice)| (text.clone(), *choice)).collect();
            Choices::new(asked, card.languages(), &given)
        });
        let (choices, scorer): (Vec<Choices>, _) = (choices.collect(), Scorer::new(&card, &layout));
        let by_byte = choices.iter().enumerate().map(|(question, choices)| {
            let place = |byte: u8| choices.choice(&[byte]).map_or(0, |choice| scorer.place(question, choice) + 1);
            let letter = |byte| u8::try_from(byte).ok().filter(u8::is_ascii_alphanumeric);
            std::array::from_fn(|byte| letter(byte).map_or(0, place))
        });
        let by_byte = by_byte.collect();
        Ok(Survey { card, options, layout, columns: None, choices, scorer, by_byte })
    }

    /// Takes the first line.
    pub(super) fn header(&mut self, row: &Row<'_>) -> Result<(), Vec<Problem>> {
        if self.options.unit_by_file && row.texts().any(|name| is_of_a_draw(name.trim())) {
            if self.options.benchmark.is_some() {
                return Err(vec![no_benchmark()]);
            }
            self.options.weighting.unit = Unit::Participants;
        }
        let columns = Columns::read(row, &self.card, &self.options)?;
        if self.options.members_drawn_by_file {
            self.options.weighting.members_drawn = columns.cu_members.is_some();
        }
        self.columns = Some(columns);
        Ok(())
    }

    /// Reads and scores one row.
    #[inline(always)]
    pub(super) fn read(&self, columns: &Columns, row: &Row<'_>, household: &mut Household) -> Result<(), Refusal> {
        if row.len() != columns.names.len() {
            width(columns, row)?;
        }
        household.places.resize(columns.questions.len(), 0);
        let short = self.read_letters(columns, row, household);
        self.read_cells(columns, row, household, if short { 1 } else { columns.questions.len() })?;
        let weighting = self.options.weighting;
        if weighting.is_weighted() {
            let people = |needed, column, kind| match column {
                Some(column) if needed => people(columns, row, column, kind),
                _ => Ok(1),
            };
            let members = people(weighting.needs_members(), columns.members, Kind::Members)?;
            let cu_members = people(weighting.needs_cu_members(), columns.cu_members, Kind::CuMembers)?;
            household.weight = Weight::of(members, cu_members);
        }
        self.scorer.score(&household.places, &mut household.scores);
        Ok(())
    }

    /// The short way through the answers from the second on (the first is a place, often of two letters), where they stand
    /// side by side and have one byte each, as letters have. Where that does not hold, some place that should have a letter
    /// has a delimiter or another byte, which is none.
    #[inline(always)]
    fn read_letters(&self, columns: &Columns, row: &Row<'_>, household: &mut Household) -> bool {
        let [_, first, .., last] = columns.questions[..] else { return false };
        let cells = if columns.in_a_row { row.span(first, last) } else { &[] };
        if cells.len() + 3 != 2 * columns.questions.len() {
            return false;
        }
        let mut all = true;
        let questions = cells.iter().step_by(2).zip(&self.by_byte[1..]).zip(&mut household.places[1..]);
        for ((letter, by_byte), place) in questions {
            let known = by_byte[usize::from(*letter)];
            all &= known > 0;
            *place = known.wrapping_sub(1);
        }
        all
    }

    /// The answers to the first `count` questions.
    #[inline(always)]
    fn read_cells(
        &self,
        columns: &Columns,
        row: &Row<'_>,
        household: &mut Household,
        count: usize,
    ) -> Result<(), Refusal> {
        let questions = columns.questions.iter().zip(&self.by_byte).zip(&mut household.places).enumerate();
        for (question, ((column, by_byte), place)) in questions.take(count) {
            let cell = row.raw(*column);
            let known = if let [byte] = cell { by_byte[usize::from(*byte)] } else { 0 };
            *place = match known.checked_sub(1) {
                Some(place) => place,
                None => self.scorer.place(question, self.longer_choice(columns, row, question)?),
            };
        }
        Ok(())
    }

    /// Scores a household with these choices.
    pub(super) fn score(&self, choices: &[u16], household: &mut Household) {
        let places = choices.iter().enumerate().map(|(question, choice)| self.scorer.place(question, *choice));
        household.places = places.collect();
        self.scorer.score(&household.places, &mut household.scores);
    }

    /// The likelihood of a scored household, and its score.
    pub(super) fn line(&self, household: &Household, line: usize) -> (u32, f64) {
        let score = u32::from(household.scores[self.layout.score_of_line(line)]);
        (score, self.card.table().likelihood(line, score))
    }

    /// The text that a group is made by.
    pub(super) fn key(columns: &Columns, row: &Row<'_>, column: usize) -> Result<String, Refusal> {
        let cell = row.text(column);
        let text = csv::restored(cell.trim());
        let expected = if text.len() > KEY_LIMIT {
            Expected::Short(KEY_LIMIT)
        } else if text.contains(char::REPLACEMENT_CHARACTER) {
            Expected::Readable
        } else {
            return Ok(text.to_owned());
        };
        Err(refusal(columns, row, column, Kind::Key, expected))
    }

    /// The choices of a row, by position.
    pub(super) fn choices(&self, columns: &Columns, row: &Row<'_>) -> Result<Vec<u16>, Refusal> {
        (0..columns.questions.len()).map(|question| self.longer_choice(columns, row, question)).collect()
    }

    /// The choice in a cell that is longer than a byte or has quotation marks.
    #[inline(never)]
    fn longer_choice(&self, columns: &Columns, row: &Row<'_>, question: usize) -> Result<u16, Refusal> {
        let found = self.choices[question].choice(&row.cell(columns.questions[question]));
        found.map_err(|why| self.no_choice(columns, row, question, why))
    }

    #[cold]
    fn no_choice(&self, columns: &Columns, row: &Row<'_>, question: usize, why: NoChoice) -> Refusal {
        if row.is_empty() {
            let (line, found, name) = (row.line(), String::new(), String::new());
            return Refusal { kind: Kind::Empty, line, column: None, name, found, expected: Expected::Answers };
        }
        let is_empty = |column: &usize| row.cell(*column).trim_ascii().is_empty();
        let kind = match why {
            NoChoice::Missing if columns.questions.iter().all(is_empty) => Kind::Visit,
            NoChoice::Missing => Kind::Missing,
            NoChoice::Unknown => Kind::Answer,
        };
        let ids = self.card.questions()[question].choices.iter().map(|choice| choice.id.clone()).collect();
        refusal(columns, row, columns.questions[question], kind, Expected::Choice(ids))
    }
}

/// Whether a column is one that a draw adds to the list of members.
fn is_of_a_draw(name: &str) -> bool {
    DRAWN.iter().any(|drawn| drawn.eq_ignore_ascii_case(name))
}

/// A row of another width than the first line: cells that are empty may be too many, none may be missing.
#[cold]
pub(super) fn width(columns: &Columns, row: &Row<'_>) -> Result<(), Refusal> {
    let width = columns.names.len();
    let right = row.len() > width && (width..row.len()).all(|cell| row.cell(cell).trim_ascii().is_empty());
    if right {
        return Ok(());
    }
    let (line, _) = row.position(0);
    Err(Refusal {
        kind: Kind::Cells,
        line,
        column: None,
        name: String::new(),
        found: row.len().to_string(),
        expected: Expected::Cells(width),
    })
}

/// A number of people.
fn people(columns: &Columns, row: &Row<'_>, column: usize, kind: Kind) -> Result<u32, Refusal> {
    let people = csv::whole(&row.text(column)).filter(|people| (1..=MEMBERS_LIMIT).contains(people));
    people.ok_or_else(|| refusal(columns, row, column, kind, Expected::People(MEMBERS_LIMIT)))
}

#[cold]
pub(super) fn refusal(columns: &Columns, row: &Row<'_>, column: usize, kind: Kind, expected: Expected) -> Refusal {
    let (line, number) = row.position(column);
    Refusal {
        kind,
        line,
        column: Some(number),
        name: columns.names.get(column).cloned().unwrap_or_default(),
        found: shortened(&row.text(column)),
        expected,
    }
}

/// The first characters of a text.
pub(super) fn shortened(text: &str) -> String {
    match text.char_indices().nth(QUOTE) {
        Some((end, _)) => [&text[..end], "…"].concat(),
        None => text.to_owned(),
    }
}
