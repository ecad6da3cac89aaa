//! The verbs of surveys.

use ppi_widget::batch::Batch;
use ppi_widget::scorecard::Scorecard;
use serde_json::Value as Json;

use super::messages;
use super::survey::Plain;

/// The estimate of a file, in pieces of this size.
#[track_caller]
pub(crate) fn estimate_in(card: &Scorecard, csv: &[u8], options: &Json, size: usize) -> Json {
    let mut batch = batch(card, options);
    for piece in csv.chunks(size) {
        batch.push(piece).unwrap_or_else(|problems| panic!("{}", messages(&problems).join("\n")));
    }
    finish(&mut batch)
}

#[track_caller]
pub(crate) fn batch(card: &Scorecard, options: &Json) -> Batch {
    let batch = Batch::new(card.clone(), &options.clone().into());
    batch.unwrap_or_else(|problems| panic!("{}", messages(&problems).join("\n")))
}

#[track_caller]
pub(crate) fn finish(batch: &mut Batch) -> Json {
    let estimate = batch.end().and_then(|()| batch.estimate());
    Json::from(&estimate.unwrap_or_else(|problems| panic!("{}", messages(&problems).join("\n"))))
}

#[track_caller]
pub(crate) fn estimate(card: &Scorecard, csv: &str, options: &Json) -> Json {
    estimate_in(card, csv.as_bytes(), options, usize::MAX)
}

pub(crate) fn header(card: &Scorecard) -> String {
    card.questions().iter().map(|question| question.id.clone()).collect::<Vec<_>>().join(",")
}

/// Rate, standard error, low and high of a line as an estimate has them.
pub(crate) fn figures(line: &Json) -> Plain {
    let number = |name: &str| line[name].as_f64().expect("a number");
    (number("rate"), number("standard_error"), number("low"), number("high"))
}

#[track_caller]
pub(crate) fn close(found: Plain, expected: Plain, tolerance: f64) {
    let pairs = [(found.0, expected.0), (found.1, expected.1), (found.2, expected.2), (found.3, expected.3)];
    assert!(pairs.iter().all(|(a, b)| (a - b).abs() <= tolerance), "found {found:?}, expected {expected:?}");
}

/// The messages that a file or its options end with.
#[track_caller]
pub(crate) fn refuses(card: &Scorecard, csv: &str, options: &Json, expected: &[&str]) {
    let ended = Batch::new(card.clone(), &options.clone().into()).and_then(|mut batch| {
        batch.push(csv.as_bytes())?;
        batch.end()?;
        batch.estimate()
    });
    let Err(problems) = ended else { panic!("accepted, expected:\n{}", expected.join("\n")) };
    assert_eq!(messages(&problems), expected);
}
