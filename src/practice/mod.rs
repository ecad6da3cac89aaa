//! Practice data: eight invented credit unions of Kalimantan Barat with 200,000 members, and two rounds of answers to the
//! card `idn-2023`, for training and for trying a survey out. Nothing of it is about anybody.
//!
//! Everything follows from a seed. The stream is the keystream of `ChaCha20`, keyed by the SHA-256 digest of
//! `"ppi-practice-1"`, a byte 0 and the seed; every member owns four of its blocks, so that any member can be made without
//! the others before. Each number comes from one word w of the member's blocks, as (w + ½) / 2³². The functions that turn
//! them into answers are made up here (`household`), so that the rates lie near those that were published for the
//! households of the province.

mod household;
mod interviews;
mod places;

use chacha20::ChaCha20Rng;
use chacha20::rand_core::{Rng, SeedableRng};
use household::{Household, Words};
use places::{BRANCHES, Branch, REGENCIES};
use sha2::{Digest as _, Sha256};

use crate::csv::{Cell, write_row};
use crate::problem::{Problem, Shown};
use crate::scorecard::Scorecard;

/// The card whose questions are answered.
pub const CARD: &str = "idn-2023";

/// The name of the column that marks every row as practice data.
pub const MARK: &str = "practice";

/// The number of members of all credit unions.
pub const MEMBERS: u32 = 200_000;

/// How many of the stream's blocks of 16 words belong to each member.
const BLOCKS: u64 = 4;

/// What the practice data are made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sheet {
    /// The list of members.
    Members,
    /// Every household's answers in the first round.
    Baseline,
    /// The same households three years later.
    Followup,
}

impl Sheet {
    /// Every sheet.
    pub const ALL: [Sheet; 3] = [Sheet::Members, Sheet::Baseline, Sheet::Followup];

    /// Its name in calls and files.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Sheet::Members => "members",
            Sheet::Baseline => "baseline",
            Sheet::Followup => "followup",
        }
    }
}

/// The practice data of one seed.
#[derive(Clone, Debug)]
pub struct Practice {
    key: [u8; 32],
    /// What the column `practice` holds.
    mark: String,
    questions: Vec<String>,
}

/// The columns of the list of members.
const LIST: [&str; 7] = [MARK, "member", "cu", "branch", "regency", "sex", "joined"];
/// The columns that an interview adds, before those of the answers.
const INTERVIEW: [&str; 4] = ["interview_date", "interviewer", "members", "cu_members"];

impl Practice {
    /// The practice data of a seed.
    ///
    /// # Errors
    /// For another card than [`CARD`]: the answers are made up for its questions.
    pub fn new(card: &Scorecard, seed: &str) -> Result<Practice, Vec<Problem>> {
        if card.id() != CARD {
            let (found, expected) = (Shown::quoted(card.id()), CARD.into());
            return Err(vec![Problem { check: "practice", path: "scorecard".to_owned(), found, expected }]);
        }
        let mut hash = Sha256::new();
        hash.update(b"ppi-practice-1\0");
        hash.update(seed);
        let questions = card.questions().iter().map(|question| question.id.clone()).collect();
        Ok(Practice { key: hash.finalize().into(), mark: ["ppi-practice-1 ", seed].concat(), questions })
    }

    /// The first line of a sheet, as CSV.
    #[must_use]
    pub fn header(&self, sheet: Sheet) -> String {
        let mut csv = String::new();
        let interview: &[&str] = if sheet == Sheet::Members { &[] } else { &INTERVIEW };
        let questions = if sheet == Sheet::Members { &[] } else { &self.questions[..] };
        let names = LIST.iter().chain(interview).copied().chain(questions.iter().map(String::as_str));
        write_row(&mut csv, names.map(Cell::Text));
        csv
    }

    /// The rows of the members from one number on up to another, counted from 0, as CSV; those beyond [`MEMBERS`] are none.
    #[must_use]
    pub fn rows(&self, sheet: Sheet, from: u32, to: u32) -> String {
        let mut csv = String::new();
        let mut stream = ChaCha20Rng::from_seed(self.key);
        stream.set_block_pos(u64::from(from) * BLOCKS);
        for number in from..to.min(MEMBERS) {
            let person = Person::read(number, &mut stream);
            let member = person.id();
            let listed = person.listed(&self.mark, &member);
            match sheet {
                Sheet::Members => write_row(&mut csv, listed),
                Sheet::Baseline | Sheet::Followup => {
                    let household = person.household(sheet);
                    write_row(&mut csv, listed.into_iter().chain(household.cells(true)));
                }
            }
        }
        csv
    }

    /// The member of this number, counted from 0.
    fn person(&self, number: u32) -> Person {
        let mut stream = ChaCha20Rng::from_seed(self.key);
        stream.set_block_pos(u64::from(number) * BLOCKS);
        Person::read(number, &mut stream)
    }
}

/// One member.
struct Person {
    number: u32,
    branch: &'static Branch,
    words: Words,
}

impl Person {
    /// The next member of the stream.
    fn read(number: u32, stream: &mut ChaCha20Rng) -> Person {
        let mut bytes = [0; household::WORDS_BYTES];
        stream.fill_bytes(&mut bytes);
        let mut left = number;
        let inside = |branch: &&Branch| {
            let is_here = left < branch.members;
            left = left.saturating_sub(branch.members);
            is_here
        };
        let branch = BRANCHES.iter().find(inside).unwrap_or(&BRANCHES[0]);
        Person { number, branch, words: Words::new(bytes) }
    }

    /// The member's number as the lists write it.
    fn id(&self) -> String {
        format!("P{:06}", self.number + 1)
    }

    /// The number, counted from 0, that an id stands for.
    fn number(id: &str) -> Option<u32> {
        let number: u32 = id.trim().strip_prefix('P')?.parse().ok()?;
        (1..=MEMBERS).contains(&number).then(|| number - 1)
    }

    fn listed<'a>(&'a self, mark: &'a str, member: &'a str) -> [Cell<'a>; LIST.len()] {
        [
            Cell::Text(mark),
            Cell::Text(member),
            Cell::Text(self.branch.cu),
            Cell::Text(self.branch.name),
            Cell::Text(REGENCIES[self.branch.regency].name),
            Cell::Text(if self.words.fraction(household::SEX) < 0.56 { "P" } else { "L" }),
            Cell::Number(f64::from(1992 + self.words.below(household::JOINED, 31))),
        ]
    }

    fn household(&self, sheet: Sheet) -> Household {
        Household::of(&self.words, REGENCIES[self.branch.regency].prosperity, sheet)
    }
}
