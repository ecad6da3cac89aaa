//! A result as a short text, which a QR code carries from a participant's phone to the trainer's screen: the card, the
//! first digits of its digest, and the choices. `ppi1/idn-2023/0123abcd/TEBCABAABB/5` is a whole household; the number of
//! its members stands at the end where it is known. Choices of more than one letter have a dot between them.

use alloc::string::String;
use alloc::vec::Vec;

use super::gathering::Participant;
use super::results::Refusal;
use crate::answers::Answers;
use crate::problem::digits;
use crate::scorecard::Scorecard;

/// The longest slip.
pub const MOST_CHARACTERS: usize = 60;

/// What every slip of this form starts with.
const FORM: &str = "ppi1";
/// How many digits of the digest it has.
const DIGEST_DIGITS: usize = 8;
/// The most members that a slip tells of.
const MOST_MEMBERS: u32 = 1_000;

/// The slip of complete answers; nothing while answers are missing, or where the card's ids make it too long.
#[must_use]
pub fn slip(card: &Scorecard, answers: &Answers, members: Option<u32>) -> Option<String> {
    answers.complete()?;
    let choices: Vec<&str> = answers.ids(card).map(|(_, choice)| choice).collect();
    let between = if choices.iter().all(|choice| choice.chars().count() == 1) { "" } else { "." };
    let mut slip = [FORM, "/", card.id(), "/", &digest(card), "/", &choices.join(between)].concat();
    if let Some(members) = members.filter(|members| (1..=MOST_MEMBERS).contains(members)) {
        slip.extend(["/", &digits(members)]);
    }
    let plain = |part: &str| !part.contains(['/', '.']);
    let right = choices.iter().all(|choice| plain(choice)) && !card.id().contains('/');
    (right && slip.chars().count() <= MOST_CHARACTERS).then_some(slip)
}

/// What a slip tells of this card.
///
/// # Errors
/// When it is no slip, of another card or of another version of it, or its answers are not those of the card.
pub fn read_slip(card: &Scorecard, text: &str) -> Result<Participant, Refusal> {
    let fields: Vec<&str> = text.trim().split('/').collect();
    let (id, found, choices, members) = match fields[..] {
        [FORM, id, digest, choices] => (id, digest, choices, None),
        [FORM, id, digest, choices, members] => (id, digest, choices, Some(members)),
        _ => return Err(Refusal::Unknown),
    };
    if id != card.id() {
        return Err(Refusal::OtherCard { id: id.into() });
    }
    if found != digest(card) {
        return Err(Refusal::OtherVersion);
    }
    let questions = card.questions();
    let letters: Vec<&str> = if choices.contains('.') {
        choices.split('.').collect()
    } else {
        choices.split("").filter(|letter| !letter.is_empty()).collect()
    };
    if letters.len() != questions.len() {
        return Err(Refusal::Count { found: letters.len(), expected: questions.len() });
    }
    let mut answers = Answers::none(card);
    for (position, (question, letter)) in questions.iter().zip(letters).enumerate() {
        let Some(choice) = question.choice_index(letter) else {
            return Err(Refusal::Choice { question: question.id.clone(), choice: letter.into() });
        };
        answers.set(position, Some(choice));
    }
    let members = match members {
        None => None,
        Some(text) => {
            let number = text.parse().ok().filter(|number| (1..=MOST_MEMBERS).contains(number));
            Some(number.ok_or_else(|| Refusal::Members { found: text.into() })?)
        }
    };
    Ok(Participant { answers, members })
}

/// The digits of the card's digest that tell its versions apart.
fn digest(card: &Scorecard) -> String {
    let text = card.digest().text();
    let digits = text.split_once(':').map_or(text.as_str(), |(_, digits)| digits);
    digits.chars().take(DIGEST_DIGITS).collect()
}
