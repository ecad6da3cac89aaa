//! Records as tables: `toCsv`.

use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

use super::problems_error;
use crate::export::table_csv;
use crate::problem::Problem;
use crate::web::convert::from_js;

/// A table of a record as CSV; the first one where `table` names none.
///
/// # Errors
/// An `Error` that lists what the record lacks, or says which tables it has.
#[wasm_bindgen(js_name = toCsv)]
#[expect(clippy::needless_pass_by_value, reason = "so it comes from JavaScript")]
pub fn to_csv(record: &JsValue, table: Option<String>) -> Result<String, JsValue> {
    let failed = |problems: Vec<Problem>| problems_error("This record cannot be written as a table:", &problems);
    table_csv(&from_js(record), table.as_deref()).map_err(failed)
}
