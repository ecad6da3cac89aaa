//! A checked card as bytes, for the form: small to load, and read without the checks that it has passed already.
//!
//! [`Scorecard::pack`] writes a card, [`Scorecard::unpack`] reads it back. The form never sees the JSON of a card: the three
//! published ones are packed at build time, and a card that a page brings is checked and packed by the engine module. So
//! the reader with all its messages stays out of the form's download. A table that is a logistic curve to 1e-9 travels as
//! the two numbers of the curve per line; the digest is that of the published card. The bytes are no format to keep: both
//! ends come from one build, and the version at the start refuses any other.

use alloc::borrow::ToOwned;
use alloc::string::String;
use alloc::vec::Vec;

use super::table::logistic;
use super::{
    Area, Band, BenchmarkRow, Benchmarks, Choice, Citation, CountRange, Digest, Line, LineKind, Localized, Points,
    Question, RosterRule, Scorecard, Source, Table, Unit,
};

/// The first bytes: this layout, of this version of the crate.
const MAGIC: &str = concat!("ppi-card ", env!("CARGO_PKG_VERSION"));
/// The last score that a table of curves may have; published ones end at 100.
const MOST_SCORE: u32 = 10_000;
/// How far a curve may lie from the published table, as a fraction.
const TOLERANCE: f64 = 1e-9;

/// The curve through the first and the last row of a line, if every row lies on it to within [`TOLERANCE`].
fn fit(table: &Table, line: usize) -> Option<(f64, f64)> {
    let last = table.last_score();
    let logit = |score| {
        let likelihood = table.likelihood(line, score);
        libm::log(likelihood / (1.0 - likelihood))
    };
    let a = logit(0);
    let curve = (a, (logit(last) - a) / f64::from(last));
    let near = |score| (logistic(curve.0, curve.1, score) - table.likelihood(line, score)).abs() <= TOLERANCE;
    (!table.has_bands() && (0..=last).all(near)).then_some(curve)
}

impl Scorecard {
    /// The card as bytes, with its benchmarks or without.
    #[must_use]
    pub fn pack(&self, with_benchmarks: bool) -> Vec<u8> {
        let mut out = Writer(Vec::new(), &self.languages);
        out.text(MAGIC);
        out.text(&self.id);
        out.list(&self.languages, |out, language| out.text(language));
        for text in [&self.country, &self.released, &self.survey, &self.source.text, &self.source.url] {
            out.text(text);
        }
        out.localized(&self.name);
        out.option(self.household.as_ref(), Writer::localized);
        out.list(&self.lines, Writer::line);
        out.list(&self.questions, Writer::question);
        out.table(&self.table, self.lines.len());
        out.0.extend(self.digest.bytes());
        out.option(self.benchmarks.as_ref().filter(|_| with_benchmarks), Writer::benchmarks);
        out.byte(u8::from(self.benchmarks.is_some() && !with_benchmarks));
        out.0
    }

    /// Reads what [`Scorecard::pack`] wrote; `None` when the bytes are cut, or come from another version.
    #[must_use]
    pub fn unpack(bytes: &[u8]) -> Option<Scorecard> {
        let mut from = Reader { rest: bytes, languages: Vec::new(), cut: false };
        if from.text() != MAGIC {
            return None;
        }
        let id = from.text();
        let languages = from.list(Reader::text);
        from.languages.clone_from(&languages);
        let (country, released, survey) = (from.text(), from.text(), from.text());
        let source = Citation { text: from.text(), url: from.text() };
        let name = from.localized();
        let household = from.option(Reader::localized);
        let lines = from.list(Reader::line);
        let questions = from.list(Reader::question);
        let table = from.table(lines.len());
        let digest = Digest::from_bytes(from.bytes());
        let benchmarks = from.option(Reader::benchmarks);
        let benchmarks_left_out = from.byte() == 1;
        let whole = from.rest.is_empty() && !from.cut && !languages.is_empty();
        whole.then_some(Scorecard {
            id,
            languages,
            country,
            name,
            released,
            survey,
            source,
            household,
            lines,
            questions,
            table,
            benchmarks,
            digest,
            benchmarks_left_out,
        })
    }
}

/// Bytes being written, and the card's languages in the order of their texts.
struct Writer<'a>(Vec<u8>, &'a [String]);

impl Writer<'_> {
    fn byte(&mut self, byte: u8) {
        self.0.push(byte);
    }

    /// Seven bits a byte, the lowest first; the top bit says that more follow.
    fn whole(&mut self, mut number: u32) {
        while number > 127 {
            self.byte(number.to_le_bytes()[0] | 128);
            number >>= 7;
        }
        self.byte(number.to_le_bytes()[0]);
    }

    fn count(&mut self, count: usize) {
        self.whole(u32::try_from(count).unwrap_or(u32::MAX));
    }

    fn number(&mut self, number: f64) {
        self.0.extend(number.to_le_bytes());
    }

    fn text(&mut self, text: &str) {
        self.count(text.len());
        self.0.extend(text.as_bytes());
    }

    fn localized(&mut self, text: &Localized) {
        for language in self.1 {
            self.text(text.get(language));
        }
    }

    fn list<T>(&mut self, items: &[T], mut write: impl FnMut(&mut Self, &T)) {
        self.count(items.len());
        for item in items {
            write(self, item);
        }
    }

    fn option<T>(&mut self, item: Option<&T>, write: impl FnOnce(&mut Self, &T)) {
        self.byte(u8::from(item.is_some()));
        if let Some(item) = item {
            write(self, item);
        }
    }

    fn line(&mut self, line: &Line) {
        self.text(&line.id);
        match line.kind {
            LineKind::Extreme => self.byte(0),
            LineKind::Legacy => self.byte(1),
            LineKind::National { percent } => {
                self.byte(2);
                self.number(percent);
            }
            LineKind::Percentile { poorest_percent } => {
                self.byte(3);
                self.number(poorest_percent);
            }
            LineKind::Ppp { usd_per_day, year } => {
                self.byte(4);
                self.number(usd_per_day);
                self.whole(year);
            }
        }
        self.localized(&line.label);
        self.option(line.below.as_ref(), Self::localized);
    }

    fn question(&mut self, question: &Question) {
        self.text(&question.id);
        self.localized(&question.text);
        self.localized(&question.short);
        self.option(question.help.as_ref(), Self::localized);
        match &question.source {
            Source::Asked => self.byte(0),
            Source::Location => self.byte(1),
            Source::Roster(RosterRule::Count { ages, ranges }) => {
                self.byte(2);
                self.option(ages.as_ref(), |out, (from, to)| {
                    out.whole(*from);
                    out.whole(*to);
                });
                self.list(ranges, |out, range| {
                    out.whole(range.from);
                    out.option(range.to.as_ref(), |out, to| out.whole(*to));
                    out.count(range.choice);
                });
            }
            Source::Roster(RosterRule::School { ages, nobody, not_all, all }) => {
                self.byte(3);
                self.whole(ages.0);
                self.whole(ages.1);
                for choice in [nobody, not_all, all] {
                    self.count(*choice);
                }
            }
        }
        self.list(&question.choices, |out, choice| {
            out.text(&choice.id);
            out.localized(&choice.text);
            out.list(&choice.also, Self::localized);
            match &choice.points {
                Points::Shared(points) => out.list(&[*points], |out, points| out.whole(*points)),
                Points::PerLine(points) => out.list(points, |out, points| out.whole(*points)),
            }
        });
    }

    fn table(&mut self, table: &Table, lines: usize) {
        let curves: Option<Vec<_>> = (0..lines).map(|line| fit(table, line)).collect();
        self.option(curves.as_ref(), |out, curves| {
            out.whole(table.last_score());
            for (a, b) in curves {
                out.number(*a);
                out.number(*b);
            }
        });
        if curves.is_none() {
            self.list(&table.bands, |out, band| {
                out.whole(band.from);
                out.whole(band.to);
            });
            for likelihood in table.rows.iter().flatten() {
                self.number(*likelihood);
            }
        }
    }

    fn benchmarks(&mut self, benchmarks: &Benchmarks) {
        self.count(benchmarks.question);
        self.list(&benchmarks.rows, |out, row| {
            out.byte(match row.unit {
                Unit::Household => 0,
                Unit::Person => 1,
            });
            match row.area {
                Area::Nation => out.byte(0),
                Area::Urban => out.byte(1),
                Area::Rural => out.byte(2),
                Area::Choice(choice) => {
                    out.byte(3);
                    out.count(choice);
                }
            }
            out.list(&row.rates, |out, rate| out.number(*rate));
        });
    }
}

/// Bytes still to read, and the card's languages in the order of their texts. Where the bytes end too early, what is read
/// is empty and `cut` says so: one look at the end costs the form far fewer bytes than one after every value.
struct Reader<'a> {
    rest: &'a [u8],
    languages: Vec<String>,
    cut: bool,
}

impl Reader<'_> {
    fn bytes<const N: usize>(&mut self) -> [u8; N] {
        let Some((bytes, rest)) = self.rest.split_first_chunk::<N>() else {
            self.cut = true;
            return [0; N];
        };
        self.rest = rest;
        *bytes
    }

    fn byte(&mut self) -> u8 {
        self.bytes::<1>()[0]
    }

    fn whole(&mut self) -> u32 {
        let mut number = 0;
        for shift in [0, 7, 14, 21, 28] {
            let byte = self.byte();
            number |= u32::from(byte & 127) << shift;
            if byte < 128 {
                return number;
            }
        }
        self.cut = true;
        0
    }

    fn count(&mut self) -> usize {
        self.whole() as usize
    }

    fn number(&mut self) -> f64 {
        f64::from_le_bytes(self.bytes())
    }

    fn text(&mut self) -> String {
        let length = self.count();
        let read = self.rest.split_at_checked(length);
        let Some((Ok(text), rest)) = read.map(|(text, rest)| (core::str::from_utf8(text), rest)) else {
            self.cut = true;
            return String::new();
        };
        self.rest = rest;
        text.to_owned()
    }

    fn localized(&mut self) -> Localized {
        let mut texts = Vec::new();
        for language in 0..self.languages.len() {
            let text = self.text();
            texts.push((self.languages[language].clone(), text));
        }
        Localized(texts)
    }

    fn list<T>(&mut self, read: impl Fn(&mut Self) -> T) -> Vec<T> {
        let count = self.count();
        self.some(count, read)
    }

    fn some<T>(&mut self, count: usize, read: impl Fn(&mut Self) -> T) -> Vec<T> {
        let mut items = Vec::new();
        while items.len() < count && !self.cut {
            items.push(read(self));
        }
        items
    }

    fn option<T>(&mut self, read: impl FnOnce(&mut Self) -> T) -> Option<T> {
        (self.byte() != 0).then(|| read(self))
    }

    fn line(&mut self) -> Line {
        let id = self.text();
        let kind = match self.byte() {
            0 => LineKind::Extreme,
            1 => LineKind::Legacy,
            2 => LineKind::National { percent: self.number() },
            3 => LineKind::Percentile { poorest_percent: self.number() },
            _ => LineKind::Ppp { usd_per_day: self.number(), year: self.whole() },
        };
        Line { id, kind, label: self.localized(), below: self.option(Self::localized) }
    }

    fn question(&mut self) -> Question {
        let (id, text, short) = (self.text(), self.localized(), self.localized());
        let help = self.option(Self::localized);
        let source = match self.byte() {
            0 => Source::Asked,
            1 => Source::Location,
            2 => Source::Roster(RosterRule::Count {
                ages: self.option(|from| (from.whole(), from.whole())),
                ranges: self.list(|from| CountRange {
                    from: from.whole(),
                    to: from.option(Self::whole),
                    choice: from.count(),
                }),
            }),
            _ => Source::Roster(RosterRule::School {
                ages: (self.whole(), self.whole()),
                nobody: self.count(),
                not_all: self.count(),
                all: self.count(),
            }),
        };
        let choices = self.list(|from| {
            let (id, text, also) = (from.text(), from.localized(), from.list(Self::localized));
            let points = from.list(Self::whole);
            let points = match points.as_slice() {
                [shared] => Points::Shared(*shared),
                _ => Points::PerLine(points),
            };
            Choice { id, text, also, points }
        });
        Question { id, text, short, help, source, choices }
    }

    fn table(&mut self, lines: usize) -> Table {
        if self.byte() != 0 {
            let last = self.whole();
            self.cut |= last > MOST_SCORE;
            let curves = self.some(lines, |from| (from.number(), from.number()));
            let scores = 0..=last.min(MOST_SCORE);
            let row = |score| curves.iter().map(|(a, b)| logistic(*a, *b, score)).collect();
            return Table {
                bands: scores.clone().map(|score| Band { from: score, to: score }).collect(),
                rows: scores.map(row).collect(),
            };
        }
        let bands = self.list(|from| Band { from: from.whole(), to: from.whole() });
        let rows = self.some(bands.len(), |from| from.some(lines, Self::number));
        Table { bands, rows }
    }

    fn benchmarks(&mut self) -> Benchmarks {
        let question = self.count();
        let rows = self.list(|from| {
            let unit = if from.byte() == 0 { Unit::Household } else { Unit::Person };
            let area = match from.byte() {
                0 => Area::Nation,
                1 => Area::Urban,
                2 => Area::Rural,
                _ => Area::Choice(from.count()),
            };
            BenchmarkRow { unit, area, rates: from.list(Self::number) }
        });
        Benchmarks { question, rows }
    }
}
