//! The programmes that a host page offers with a result: which of them are meant for a household's likelihood.
//!
//! A programme is for a band of likelihoods, never for "the poor": `{line, from, below, …}`, where `line` is the id of a
//! poverty line (without it, the card's first) and the band holds every likelihood, as a fraction, that is at least `from`
//! (without it, 0) and less than `below` (without it, every one). What else a programme has is for people.

use alloc::vec::Vec;

use crate::scorecard::Scorecard;
use crate::scoring::LineScore;
use crate::value::Value;

/// The positions of the programmes whose band holds the household's likelihood on their line. A programme of a line that
/// the card does not have is for nobody.
#[must_use]
pub fn meant_for(programmes: &Value, card: &Scorecard, lines: &[LineScore]) -> Vec<usize> {
    let number = |programme: &Value, key| programme.get(key).and_then(Value::as_number);
    let meant = |programme: &Value| {
        let line = match programme.get("line").and_then(Value::as_text) {
            Some(id) => card.line_index(id),
            None => Some(0),
        };
        line.and_then(|line| lines.get(line)).is_some_and(|line| {
            number(programme, "from").is_none_or(|from| line.likelihood >= from)
                && number(programme, "below").is_none_or(|below| line.likelihood < below)
        })
    };
    let programmes = programmes.items().iter().enumerate();
    programmes.filter(|(_, programme)| meant(programme)).map(|(position, _)| position).collect()
}
