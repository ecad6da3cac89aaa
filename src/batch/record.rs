//! A result record to a scored household.

use super::refusal::{Kind, Refusal};
use super::survey::{Household, Survey, shortened};
use crate::export::verify;
use crate::group::{MEMBERS_LIMIT, Weight};
use crate::i18n::Expected;
use crate::value::Value;

/// Reads a record, which must agree with the card, and gives the values that groups are made by. `number` is the record's
/// own, counted from 1.
pub(super) fn read(
    survey: &Survey,
    record: &Value,
    number: u64,
    household: &mut Household,
) -> Result<Vec<String>, Refusal> {
    let refusal = |kind, path: &str, found: String, expected| Refusal {
        kind,
        line: number,
        column: None,
        name: path.to_owned(),
        found,
        expected,
    };
    if let Some(problem) = verify(record, &survey.card).into_iter().next() {
        let number = |number: f64| number.to_string();
        let expected = Expected::Record(problem.expected.write(&number));
        return Err(refusal(Kind::Record, &problem.path, problem.found.write(&number), expected));
    }
    let choices = survey.card.questions().iter().map(|question| {
        let id = record.get("answers").and_then(|answers| answers.get(&question.id)).and_then(Value::as_text);
        id.and_then(|id| question.choice_index(id)).and_then(|choice| u16::try_from(choice).ok()).unwrap_or_default()
    });
    let choices: Vec<u16> = choices.collect();
    let context = record.get("context");
    let weighting = survey.options.weighting;
    let people = |needed: bool, found: Option<&Value>, path: &str, kind| {
        let people = found.and_then(Value::as_whole).filter(|people| (1..=MEMBERS_LIMIT).contains(people));
        match people {
            _ if !needed => Ok(1),
            Some(people) => Ok(people),
            None => Err(refusal(kind, path, found.map_or_else(String::new, text), Expected::People(MEMBERS_LIMIT))),
        }
    };
    let members = people(weighting.needs_members(), record.get("members"), "members", Kind::Members)?;
    let cu_members = context.and_then(|context| context.get(super::columns::CU_MEMBERS));
    let cu_members = people(weighting.needs_cu_members(), cu_members, "context.cu_members", Kind::CuMembers)?;
    household.weight = Weight::of(members, cu_members);
    survey.score(&choices, household);
    let keys = survey.options.keys.iter();
    Ok(keys.map(|key| context.and_then(|context| context.get(key)).map_or_else(String::new, text)).collect())
}

/// A value of the context as the text that groups are made by.
fn text(value: &Value) -> String {
    match value {
        Value::Text(text) => shortened(text.trim()),
        Value::Number(number) => number.to_string(),
        Value::Bool(flag) => flag.to_string(),
        Value::Null | Value::List(_) | Value::Object(_) => String::new(),
    }
}
