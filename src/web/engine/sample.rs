//! Drawing: `drawSample`.

use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

use super::batch::bytes;
use super::told;
use crate::export::{draw_record, drawn_members};
use crate::options::language;
use crate::problem::Problem;
use crate::sample::{Draw, draw};
use crate::value::Value;
use crate::web::convert::{from_js, to_js};

/// Draws from a list of members, the text or the bytes of a CSV file: `{csv, drawn, protocol}`.
///
/// # Errors
/// An `Error` that lists every problem of the options or of the list.
#[wasm_bindgen(js_name = drawSample)]
pub fn draw_sample(list: &JsValue, options: &JsValue) -> Result<JsValue, JsValue> {
    let options = from_js(options);
    let failed = |problems: Vec<Problem>| told(language(&options), "No sample can be drawn:", &problems);
    let asked = Draw::read(&options).map_err(failed)?;
    let drawn = draw(&bytes(list)?, &asked).map_err(failed)?;
    let (members, protocol) = (drawn_members(&drawn), draw_record(&drawn));
    Ok(to_js(&Value::object([("csv", Value::Text(drawn.csv)), ("drawn", members), ("protocol", protocol)])))
}
