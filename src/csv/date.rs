//! Dates as people write them in cells.

use crate::problem::digits;

/// A date of the calendar; earlier ones come first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Date {
    year: u16,
    month: u8,
    day: u8,
}

/// What stands in a cell of dates.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Written {
    /// As 2026-07-31, with or without a time behind it.
    Iso(Date),
    /// As 31/7/2026, 31-7-2026 or 31.7.2026.
    DayFirst(Date),
    /// As 7/31/2026, which can only have the month first: how others write, and so a sign that the file may.
    MonthFirst,
    /// No date.
    Other,
}

impl Date {
    /// A day that the calendar has, from 1900 on.
    #[must_use]
    pub fn new(year: u32, month: u32, day: u32) -> Option<Date> {
        let leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
        let days = match month {
            2 => 28 + u32::from(leap),
            4 | 6 | 9 | 11 => 30,
            1..=12 => 31,
            _ => return None,
        };
        if !(1900..=9999).contains(&year) || !(1..=days).contains(&day) {
            return None;
        }
        let (year, month, day) = (u16::try_from(year).ok()?, u8::try_from(month).ok()?, u8::try_from(day).ok()?);
        Some(Date { year, month, day })
    }

    /// As 2026-07-31.
    #[must_use]
    pub fn iso(self) -> String {
        let two = |number: u8| [if number < 10 { "-0" } else { "-" }, &digits(u64::from(number))].concat();
        [digits(u64::from(self.year)), two(self.month), two(self.day)].concat()
    }

    /// Whether day and month could change places, and would make another date.
    #[must_use]
    pub fn is_ambiguous(self) -> bool {
        self.day <= 12 && self.day != self.month
    }
}

/// What a cell says.
#[must_use]
pub fn date(cell: &str) -> Written {
    let Some([first, second, third]) = numbers(cell.trim()) else { return Written::Other };
    if first >= 1000 {
        return Date::new(first, second, third).map_or(Written::Other, Written::Iso);
    }
    match (Date::new(third, second, first), Date::new(third, first, second)) {
        (Some(date), _) => Written::DayFirst(date),
        (None, Some(_)) => Written::MonthFirst,
        (None, None) => Written::Other,
    }
}

/// The three numbers of a date; a time may follow.
fn numbers(text: &str) -> Option<[u32; 3]> {
    let (mut numbers, mut at, mut before) = ([0; 3], 0, b'-');
    for byte in text.bytes() {
        match byte {
            b'0'..=b'9' if numbers[at] < 10_000 => numbers[at] = numbers[at] * 10 + u32::from(byte - b'0'),
            b'-' | b'/' | b'.' if at < 2 && before.is_ascii_digit() => at += 1,
            b'T' | b' ' => break,
            _ => return None,
        }
        before = byte;
    }
    (at == 2 && before.is_ascii_digit()).then_some(numbers)
}

#[cfg(test)]
mod tests {
    use super::{Written, date};

    #[track_caller]
    fn reads(cell: &str, iso: &str) {
        match date(cell) {
            Written::Iso(date) | Written::DayFirst(date) => assert_eq!(date.iso(), iso),
            other => panic!("{cell}: {other:?}"),
        }
    }

    #[test]
    fn a_date_stands_with_the_year_or_the_day_first() {
        reads("2026-07-31", "2026-07-31");
        reads(" 2026-07-31T09:30:00+07:00", "2026-07-31");
        reads("2026/7/1 00:00:00", "2026-07-01");
        reads("31/7/2026", "2026-07-31");
        reads("01.02.2026", "2026-02-01");
        reads("29-2-2024", "2024-02-29");
    }

    #[test]
    fn what_the_calendar_does_not_have_is_no_date() {
        for cell in ["", "kemarin", "2026-02-30", "29/2/2025", "31/4/2026", "1/7/26", "2026-07", "1/13/1", "+1/7/2026"]
        {
            assert_eq!(date(cell), Written::Other, "{cell}");
        }
        assert_eq!(date("7/31/2026"), Written::MonthFirst);
    }
}
