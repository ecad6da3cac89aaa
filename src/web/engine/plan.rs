//! Planning: `sampleSize` and `margin`.

use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

use super::told;
use crate::options::language;
use crate::plan::{plan_margin, plan_size};
use crate::problem::Problem;
use crate::value::Value;
use crate::web::convert::{from_js, to_js};

/// How many interviews hold a margin: `{n, method}`.
///
/// # Errors
/// An `Error` that lists every problem of the options.
#[wasm_bindgen(js_name = sampleSize)]
pub fn sample_size(options: &JsValue) -> Result<JsValue, JsValue> {
    planned(options, plan_size)
}

/// The margin that so many interviews hold: `{margin, method}`.
///
/// # Errors
/// An `Error` that lists every problem of the options.
#[wasm_bindgen]
pub fn margin(options: &JsValue) -> Result<JsValue, JsValue> {
    planned(options, plan_margin)
}

fn planned(options: &JsValue, plan: fn(&Value) -> Result<Value, Vec<Problem>>) -> Result<JsValue, JsValue> {
    let options = from_js(options);
    let failed = |problems: Vec<Problem>| told(language(&options), "This cannot be planned:", &problems);
    plan(&options).map(|planned| to_js(&planned)).map_err(failed)
}
