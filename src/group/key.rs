//! Households by the values of columns, and of pairs of columns.

use std::collections::HashMap;

use super::tally::TooHeavy;
use super::{Layout, Tally, Weight};
#[cfg(any(feature = "engine", not(target_arch = "wasm32")))]
use crate::bytes::{Reader, Writer};

/// How the households are cut into groups: by one column or by a pair. Columns are positions in a list of the caller's.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Cut {
    /// One group for each value of a column.
    One(usize),
    /// One group for each pair of values of two columns.
    Pair(usize, usize),
}

impl Cut {
    /// The columns.
    #[must_use]
    pub fn columns(self) -> Vec<usize> {
        match self {
            Cut::One(column) => vec![column],
            Cut::Pair(a, b) => vec![a, b],
        }
    }
}

/// The counts of all groups together may take this much: with a card of nine lines there can be some 4,000 groups.
const COUNTS_LIMIT: usize = 4_000_000;

/// A group that would be one too many.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TooMany {
    /// More groups than are counted.
    Groups {
        /// The cut that has them.
        cut: Cut,
        /// The most groups.
        limit: usize,
    },
    /// The weights add up to more than 6 billion.
    Weight,
}

impl From<TooHeavy> for TooMany {
    fn from(_: TooHeavy) -> TooMany {
        TooMany::Weight
    }
}

/// All groups of a survey, and the whole.
#[derive(Clone, Debug)]
pub struct Groups {
    layout: Layout,
    weighted: bool,
    /// The values of each column, in the order of their appearance.
    values: Vec<Values>,
    divisions: Vec<Division>,
    tallies: Vec<Tally>,
    /// Counted only where there is no cut, since the groups of a cut make up the whole.
    whole: Tally,
}

/// The groups of one cut.
#[derive(Clone, Debug)]
struct Division {
    cut: Cut,
    /// Which tally each value, or pair of values, has.
    tallies: HashMap<(u32, u32), usize>,
    /// The same by the first value alone, for a cut by one column; none where that value has no group yet.
    by_value: Vec<Option<usize>>,
}

impl Division {
    #[inline(always)]
    fn tally(&self, codes: (u32, u32)) -> Option<usize> {
        match self.cut {
            Cut::One(_) => self.by_value.get(codes.0 as usize).copied().flatten(),
            Cut::Pair(..) => self.tallies.get(&codes).copied(),
        }
    }

    fn open(&mut self, codes: (u32, u32), tally: usize) {
        self.tallies.insert(codes, tally);
        let value = codes.0 as usize;
        self.by_value.resize(self.by_value.len().max(value + 1), None);
        self.by_value[value] = Some(tally);
    }
}

#[derive(Clone, Debug, Default)]
struct Values {
    texts: Vec<String>,
    codes: HashMap<String, u32>,
}

impl Groups {
    /// No household yet; `columns` says how many columns the cuts speak of.
    #[must_use]
    pub fn new(layout: Layout, weighted: bool, columns: usize, cuts: Vec<Cut>) -> Groups {
        let whole = Tally::new(&layout, weighted);
        let division = |cut| Division { cut, tallies: HashMap::new(), by_value: Vec::new() };
        let divisions = cuts.into_iter().map(division).collect();
        Groups { layout, weighted, values: vec![Values::default(); columns], divisions, tallies: Vec::new(), whole }
    }

    /// The layout of the counts.
    #[must_use]
    pub fn layout(&self) -> &Layout {
        &self.layout
    }

    /// The code of a value in a column; a new one gets the next code.
    ///
    /// # Errors
    /// When the column has more values than there can be groups.
    pub fn code(&mut self, column: usize, value: &str) -> Result<u32, TooMany> {
        let limit = self.limit();
        let values = &mut self.values[column];
        if let Some(code) = values.codes.get(value) {
            return Ok(*code);
        }
        let code = u32::try_from(values.texts.len()).ok().filter(|code| (*code as usize) < limit);
        let code = code.ok_or(TooMany::Groups { cut: Cut::One(column), limit })?;
        values.texts.push(value.to_owned());
        values.codes.insert(value.to_owned(), code);
        Ok(code)
    }

    /// Counts one household, whose values have these codes, one for each column.
    ///
    /// # Errors
    /// When a group is one too many.
    #[inline(always)]
    pub fn add(&mut self, codes: &[u32], scores: &[u16], weight: Weight) -> Result<(), TooMany> {
        if self.divisions.is_empty() {
            self.whole.add(&self.layout, scores, weight)?;
        }
        for at in 0..self.divisions.len() {
            let division = &self.divisions[at];
            let codes = match division.cut {
                Cut::One(column) => (codes[column], 0),
                Cut::Pair(a, b) => (codes[a], codes[b]),
            };
            let tally = match division.tally(codes) {
                Some(tally) => tally,
                None => self.open(at, codes)?,
            };
            self.tallies[tally].add(&self.layout, scores, weight)?;
        }
        Ok(())
    }

    /// Adds the groups of another part of the survey, counted with the same card, weighting, columns and cuts.
    ///
    /// # Errors
    /// When a group is one too many.
    pub fn merge(&mut self, other: &Groups) -> Result<(), TooMany> {
        self.whole.merge(&other.whole)?;
        for (at, division) in other.divisions.iter().enumerate() {
            for (codes, tally) in &division.tallies {
                let mut own = |column: usize, code: u32| self.code(column, &other.values[column].texts[code as usize]);
                let codes = match division.cut {
                    Cut::One(column) => (own(column, codes.0)?, 0),
                    Cut::Pair(a, b) => (own(a, codes.0)?, own(b, codes.1)?),
                };
                let group = match self.divisions[at].tally(codes) {
                    Some(group) => group,
                    None => self.open(at, codes)?,
                };
                self.tallies[group].merge(&other.tallies[*tally])?;
            }
        }
        Ok(())
    }

    /// Writes the counts for [`unpack`](Groups::unpack).
    #[cfg(any(feature = "engine", not(target_arch = "wasm32")))]
    pub(crate) fn pack(&self, out: &mut Writer) {
        for values in &self.values {
            out.list(&values.texts, |out, text| out.text(text));
        }
        for division in &self.divisions {
            let mut groups: Vec<(&(u32, u32), &usize)> = division.tallies.iter().collect();
            groups.sort_unstable();
            out.list(&groups, |out, (codes, tally)| {
                out.whole(codes.0.into());
                out.whole(codes.1.into());
                self.tallies[**tally].pack(out);
            });
        }
        self.whole.pack(out);
    }

    /// Reads counts of the same card, weighting, columns and cuts as these; nothing where the bytes are none.
    #[cfg(any(feature = "engine", not(target_arch = "wasm32")))]
    pub(crate) fn unpack(&self, from: &mut Reader<'_>) -> Option<Groups> {
        let cuts = self.divisions.iter().map(|division| division.cut).collect();
        let mut groups = Groups::new(self.layout.clone(), self.weighted, self.values.len(), cuts);
        for column in 0..self.values.len() {
            for text in from.list(Reader::text)? {
                groups.code(column, &text).ok()?;
            }
        }
        for at in 0..self.divisions.len() {
            for _ in 0..from.whole()? {
                let codes = (from.number()?, from.number()?);
                let known = |column: usize, code: u32| (code as usize) < groups.values[column].texts.len();
                let is_known = match self.divisions[at].cut {
                    Cut::One(column) => known(column, codes.0),
                    Cut::Pair(a, b) => known(a, codes.0) && known(b, codes.1),
                };
                let tally = if is_known { groups.open(at, codes).ok()? } else { return None };
                groups.tallies[tally] = Tally::unpack(from, &self.layout, self.weighted)?;
            }
        }
        groups.whole = Tally::unpack(from, &self.layout, self.weighted)?;
        Some(groups)
    }

    /// The households of the whole survey.
    ///
    /// # Errors
    /// When the weights add up to too much.
    pub fn whole(&self) -> Result<Tally, TooMany> {
        let mut whole = self.whole.clone();
        for tally in self.divisions.first().into_iter().flat_map(|division| division.tallies.values()) {
            whole.merge(&self.tallies[*tally])?;
        }
        Ok(whole)
    }

    /// The groups of a cut, by their values: one for each column of the cut.
    #[must_use]
    pub fn of(&self, cut: Cut) -> Vec<(Vec<&str>, &Tally)> {
        let Some(division) = self.divisions.iter().find(|division| division.cut == cut) else { return Vec::new() };
        let text = |column: usize, code: u32| self.values[column].texts[code as usize].as_str();
        let groups = division.tallies.iter().map(|(codes, tally)| {
            let key = match cut {
                Cut::One(column) => vec![text(column, codes.0)],
                Cut::Pair(a, b) => vec![text(a, codes.0), text(b, codes.1)],
            };
            (key, &self.tallies[*tally])
        });
        let mut groups: Vec<_> = groups.collect();
        groups.sort_unstable_by(|(a, _), (b, _)| a.cmp(b));
        groups
    }

    /// Opens a group.
    #[cold]
    fn open(&mut self, at: usize, codes: (u32, u32)) -> Result<usize, TooMany> {
        let group = self.tallies.len();
        if group >= self.limit() {
            return Err(TooMany::Groups { cut: self.divisions[at].cut, limit: self.limit() });
        }
        self.tallies.push(Tally::new(&self.layout, self.weighted));
        self.divisions[at].open(codes, group);
        Ok(group)
    }

    fn limit(&self) -> usize {
        (COUNTS_LIMIT / self.layout.len().max(1)).max(1)
    }
}
