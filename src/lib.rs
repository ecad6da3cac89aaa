//! The Poverty Probability Index (PPI) as a form that any web page can embed.
//!
//! Ten questions about a household; each answer has points; the points add up to a score; a published look-up table turns
//! the score into the likelihood of living below a poverty line. The tour, from the inside out:
//!
//! - [`value`]: JSON as the readers see it, in a browser and elsewhere.
//! - [`problem`]: what is wrong with something that was read, and where.
//! - [`scorecard`]: a published card, checked; only a checked card exists.
//! - [`answers`]: at most one choice per question, and what is missing.
//! - [`roster`]: household members to the answers that a card derives from them.
//! - [`interview`]: one household as a form fills it in.
//! - [`scoring`]: card and answers to an assessment. The heart.
//! - [`programmes`]: which of a page's programmes are meant for a household's likelihood.
//! - [`stats`]: rates with their intervals, sample sizes, change between rounds, strata. Arithmetic alone.
//! - [`plan`]: sample sizes and margins as a page asks for them.
//! - [`csv`]: text or bytes to rows with positions, in constant memory; and back.
//! - [`sample`]: the seeded random draw from a list of members.
//! - [`group`]: scored households counted by score, and their rates, by group.
//! - [`class`]: what a trainer shows of all that: the working of a score, exercises, a group of households.
//! - [`qr`]: QR codes, for results that go from one screen to another.
//! - [`segment`]: bands of likelihood, and how many households lie in each.
//! - [`rounds`]: which rounds of a survey can be compared, and what changed between them.
//! - [`i18n`]: the interface's texts in Bahasa Indonesia and English.
//! - [`export`]: the result record and its verification, the protocol of a draw, the change between rounds; tables of CSV.
//! - [`batch`]: rows of a survey to scored households and a report, in constant memory.
//! - [`practice`]: invented credit unions whose members and answers a survey can be tried out on.
//!
//! A module uses only what stands above it. The browser parts stand in `web`, which exists on wasm32 only.
//!
//! ```
//! use ppi_widget::{answers::Answers, scorecard::Scorecard, scoring::{assess, Assessment}, value::Value};
//!
//! let json = std::fs::read_to_string("scorecards/idn-2012.json")?;
//! let card = Scorecard::read(&Value::parse(&json)?).map_err(|problems| problems[0].clone())?;
//! let letters = ["A", "A", "A", "A", "A", "A", "A", "A", "A", "B"];
//! let questions: Vec<_> = card.questions().iter().map(|question| question.id.clone()).collect();
//! let pairs = questions.iter().map(String::as_str).zip(letters);
//! let Assessment::Complete { lines } = assess(&card, &Answers::from_ids(&card, pairs)?) else { panic!("ten answers") };
//! assert_eq!(lines[0].score, 9);
//! assert!((lines[0].likelihood - 0.600).abs() < 1e-9);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

#![cfg_attr(feature = "bare", no_std)]
#![allow(clippy::inline_always, reason = "the engine's module is compiled to inline little but what reads every row")]

extern crate alloc;

pub mod answers;
#[cfg(any(feature = "engine", not(target_arch = "wasm32")))]
pub mod batch;
#[cfg(any(feature = "engine", not(target_arch = "wasm32")))]
mod bytes;
#[cfg(any(feature = "class", not(target_arch = "wasm32")))]
pub mod class;
#[cfg(any(feature = "engine", not(target_arch = "wasm32")))]
pub mod csv;
pub mod export;
#[cfg(any(feature = "engine", feature = "class", not(target_arch = "wasm32")))]
pub mod group;
pub mod i18n;
pub mod interview;
#[cfg(any(feature = "engine", not(target_arch = "wasm32")))]
mod options;
#[cfg(any(feature = "engine", not(target_arch = "wasm32")))]
pub mod plan;
#[cfg(any(feature = "engine", not(target_arch = "wasm32")))]
pub mod practice;
pub mod problem;
pub mod programmes;
#[cfg(any(feature = "class", feature = "camera", not(target_arch = "wasm32")))]
pub mod qr;
pub mod roster;
#[cfg(any(feature = "engine", not(target_arch = "wasm32")))]
pub mod rounds;
#[cfg(any(feature = "engine", not(target_arch = "wasm32")))]
pub mod sample;
pub mod scorecard;
pub mod scoring;
#[cfg(any(feature = "engine", not(target_arch = "wasm32")))]
pub mod segment;
#[cfg(any(feature = "engine", feature = "class", not(target_arch = "wasm32")))]
pub mod stats;
pub mod value;

#[cfg(target_arch = "wasm32")]
pub mod web;
