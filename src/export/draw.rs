//! The protocol of a draw: what is needed to draw again, and to see that nothing was chosen by hand. Its schema is
//! `schemas/ppi-draw-1.json`.

use super::ENGINE;
use crate::sample::{Drawn, GENERATOR};
use crate::value::Value;

/// The protocol of a draw.
#[must_use]
pub fn draw_record(drawn: &Drawn) -> Value {
    let whole = |number: u32| Value::Number(number.into());
    let draw = &drawn.draw;
    let list = Value::object([
        ("digest", Value::text(&drawn.digest)),
        ("members", count(drawn.strata.iter().map(|stratum| stratum.members).sum())),
    ]);
    let by = draw.strata.iter().map(Value::text).collect();
    let strata = Value::object([
        ("by", Value::List(by)),
        ("allocation", Value::text(draw.allocation.id())),
        ("minimum", whole(draw.minimum)),
    ]);
    let size = |stratum: &crate::sample::DrawnStratum| {
        Value::object([
            ("stratum", stratum_key(drawn, &stratum.key)),
            ("members", count(stratum.members)),
            ("drawn", count(stratum.drawn)),
            ("reserves", count(stratum.reserves)),
        ])
    };
    Value::object([
        ("format", Value::text("ppi-draw")),
        ("version", Value::Number(1.0)),
        ("list", list),
        ("seed", Value::text(&draw.seed)),
        ("generator", Value::text(GENERATOR)),
        ("method", Value::text(draw.method.id())),
        ("size", whole(draw.size)),
        ("reserves", whole(draw.reserves)),
        ("strata", if draw.strata.is_empty() { Value::Null } else { strata }),
        ("sizes", Value::List(drawn.strata.iter().map(size).collect())),
        ("engine", Value::text(ENGINE)),
    ])
}

/// Everybody drawn, in the order of the draw.
#[must_use]
pub fn drawn_members(drawn: &Drawn) -> Value {
    let members = drawn.members.iter().map(|member| {
        Value::object([
            ("line", count(member.line)),
            ("stratum", stratum_key(drawn, &drawn.strata[member.stratum].key)),
            ("order", Value::Number(member.order.into())),
            ("reserve", Value::Bool(member.reserve)),
        ])
    });
    Value::List(members.collect())
}

/// A stratum by its columns: `{"branch": "Pontianak"}`.
fn stratum_key(drawn: &Drawn, key: &[String]) -> Value {
    Value::Object(drawn.draw.strata.iter().cloned().zip(key.iter().map(Value::text)).collect())
}

fn count(number: u64) -> Value {
    #[expect(clippy::cast_precision_loss, reason = "no list has 2⁵³ members")]
    Value::Number(number as f64)
}
