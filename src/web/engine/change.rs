//! Two rounds: `change`, and `card.households` for the same households in both.

use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

use super::batch::bytes;
use super::{Scorecard, problems_error};
use crate::export::change_record;
use crate::rounds::compare;
use crate::web::convert::{from_js, to_js};
use crate::{batch, problem::Problem};

/// What changed between two rounds.
///
/// # Errors
/// An `Error` that lists every problem of the options, or says why the rounds cannot be compared.
#[wasm_bindgen]
pub fn change(options: &JsValue) -> Result<JsValue, JsValue> {
    let failed = |problems: Vec<Problem>| problems_error("These rounds cannot be compared:", &problems);
    compare(&from_js(options)).map(|comparison| to_js(&change_record(&comparison))).map_err(failed)
}

#[wasm_bindgen]
impl Scorecard {
    /// Every scored household with its id, as one of two rounds for [`change`]. `input` is the text or the bytes of a CSV
    /// file; the option `id` names the column of ids.
    ///
    /// # Errors
    /// An `Error` that lists every problem of the options or of the ids.
    pub fn households(&self, input: &JsValue, options: &JsValue) -> Result<JsValue, JsValue> {
        let failed = |problems: Vec<Problem>| problems_error("These households cannot be listed:", &problems);
        let households = batch::households(&self.0, &bytes(input)?, &from_js(options));
        households.map(|households| to_js(&households)).map_err(failed)
    }
}
