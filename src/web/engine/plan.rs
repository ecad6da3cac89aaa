//! Planning: `sampleSize` and `margin`.

use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

use super::problems_error;
use crate::plan::{plan_margin, plan_size};
use crate::problem::Problem;
use crate::stats;
use crate::value::Value;
use crate::web::convert::{from_js, to_js};

/// How many interviews hold a margin: `{n, method}`.
///
/// # Errors
/// An `Error` that lists every problem of the options.
#[wasm_bindgen(js_name = sampleSize)]
pub fn sample_size(options: &JsValue) -> Result<JsValue, JsValue> {
    plan_size(&from_js(options)).map(|size| to_js(&size)).map_err(|problems| plan_error(&problems))
}

/// The margin that so many interviews hold: `{margin, method}`.
///
/// # Errors
/// An `Error` that lists every problem of the options.
#[wasm_bindgen]
pub fn margin(options: &JsValue) -> Result<JsValue, JsValue> {
    plan_margin(&from_js(options)).map(|margin| to_js(&margin)).map_err(|problems| plan_error(&problems))
}

fn plan_error(problems: &[Problem]) -> JsValue {
    problems_error("This cannot be planned:", problems)
}

/// The levels of confidence that an interval can have, each with its normal quantile: `[{level, z}]`. Those that Schreiner's
/// papers print, but for 90% the default of all functions.
#[wasm_bindgen(js_name = confidenceLevels)]
pub fn confidence_levels() -> JsValue {
    let levels = stats::PRINTED_Z.iter().map(|(level, printed)| {
        let z = if (level - 0.9).abs() < f64::EPSILON { stats::Z } else { *printed };
        Value::object([("level", Value::Number(*level)), ("z", Value::Number(z))])
    });
    to_js(&Value::List(levels.collect()))
}
