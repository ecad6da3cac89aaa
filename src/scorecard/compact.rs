//! The compact form of a card: the same scores and, to 1e-9, the same likelihoods in half the bytes.
//!
//! A published table that is a logistic curve is replaced by the two numbers of the curve per line, fitted in full
//! precision; the digest of the published card travels along. Done at build time, never in the browser.

use std::fmt;

use super::Scorecard;
use super::table::logistic;
use crate::problem::Problem;
use crate::value::Value;

/// How far a curve may lie from the published table.
const TOLERANCE: f64 = 1e-9;

/// Why a card has no compact form.
#[derive(Debug)]
pub enum CompactError {
    /// The card itself has problems.
    Card(Vec<Problem>),
    /// On this line the table is no logistic curve.
    NotLogistic {
        /// The line's id.
        line: String,
        /// The largest distance between curve and table, as a fraction.
        distance: f64,
    },
}

impl fmt::Display for CompactError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            CompactError::Card(problems) => problems.iter().try_for_each(|problem| writeln!(f, "{problem}")),
            CompactError::NotLogistic { line, distance } => {
                write!(
                    f,
                    "table of line {line}: found {distance:.1e} from the fitted curve, expected at most {TOLERANCE:e}"
                )
            }
        }
    }
}

impl std::error::Error for CompactError {}

/// The compact form of a card, without its benchmarks.
///
/// # Errors
/// When the card has problems, or a line's table is not a logistic curve to within 1e-9.
pub fn compact(card: &Value) -> Result<Value, CompactError> {
    let checked = Scorecard::read(card).map_err(CompactError::Card)?;
    let pairs = (0..checked.lines.len()).map(|line| fit(&checked, line)).collect::<Result<_, _>>()?;
    let last = checked.table.last_score();
    let table = Value::object([
        ("unit", Value::text("fraction")),
        ("scores", Value::List(vec![Value::Number(0.0), Value::Number(f64::from(last))])),
        ("logistic", Value::List(pairs)),
    ]);
    let Value::Object(entries) = card else { unreachable!("a checked card is an object") };
    let mut entries: Vec<_> =
        entries.iter().filter(|(key, _)| !["benchmarks", "table", "digest"].contains(&key.as_str())).cloned().collect();
    entries.push(("table".to_owned(), table));
    entries.push(("digest".to_owned(), Value::text(checked.digest.to_string())));
    Ok(Value::Object(entries))
}

/// The curve through the first and the last row, checked against every row.
fn fit(card: &Scorecard, line: usize) -> Result<Value, CompactError> {
    let table = &card.table;
    let last = table.last_score();
    let logit = |score| {
        let likelihood = table.likelihood(line, score);
        (likelihood / (1.0 - likelihood)).ln()
    };
    let a = logit(0);
    let b = (logit(last) - a) / f64::from(last);
    let off = |score| (logistic(a, b, score) - table.likelihood(line, score)).abs();
    if (0..=last).all(|score| off(score) <= TOLERANCE) {
        Ok(Value::List(vec![Value::Number(a), Value::Number(b)]))
    } else {
        let distance = (0..=last).map(off).fold(0.0, f64::max);
        Err(CompactError::NotLogistic { line: card.lines[line].id.clone(), distance })
    }
}
