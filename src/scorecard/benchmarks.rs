//! Published rates of the country and its areas, to compare with.

use alloc::vec::Vec;

/// The rates that were published beside a card.
#[derive(Clone, Debug, PartialEq)]
pub struct Benchmarks {
    /// The position of the question whose choices are the areas.
    pub question: usize,
    /// The rates.
    pub rows: Vec<BenchmarkRow>,
}

/// The rates of one area.
#[derive(Clone, Debug, PartialEq)]
pub struct BenchmarkRow {
    /// What the rates count.
    pub unit: Unit,
    /// Where.
    pub area: Area,
    /// Fractions 0..1, one per line in the card's order.
    pub rates: Vec<f64>,
}

/// What a rate counts: a share of households differs from a share of persons.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// Households.
    Household,
    /// Persons.
    Person,
}

/// The area of a benchmark.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Area {
    /// The whole country.
    Nation,
    /// Its towns.
    Urban,
    /// Its countryside.
    Rural,
    /// The area that this choice of the question stands for, by position.
    Choice(usize),
}

impl Benchmarks {
    /// The rates of an area, one fraction per line.
    #[must_use]
    pub fn rates(&self, unit: Unit, area: Area) -> Option<&[f64]> {
        self.rows.iter().find(|row| row.unit == unit && row.area == area).map(|row| row.rates.as_slice())
    }
}
