//! Two rounds: `change`, and `card.households` for the same households in both.

use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

use super::batch::bytes;
use super::{Scorecard, told};
use crate::export::change_record;
use crate::options::language;
use crate::rounds::compare;
use crate::web::convert::{from_js, to_js};
use crate::{batch, problem::Problem};

/// What changed between two rounds.
///
/// # Errors
/// An `Error` that lists every problem of the options, or says why the rounds cannot be compared.
#[wasm_bindgen]
pub fn change(options: &JsValue) -> Result<JsValue, JsValue> {
    let options = from_js(options);
    let failed = |problems: Vec<Problem>| told(language(&options), "These rounds cannot be compared:", &problems);
    compare(&options).map(|comparison| to_js(&change_record(&comparison))).map_err(failed)
}

#[wasm_bindgen]
impl Scorecard {
    /// Every scored household with its id, as one of two rounds for [`change`]. `input` is the text or the bytes of a CSV
    /// file; the option `id` names the column of ids.
    ///
    /// # Errors
    /// An `Error` that lists every problem of the options or of the ids.
    pub fn households(&self, input: &JsValue, options: &JsValue) -> Result<JsValue, JsValue> {
        let options = from_js(options);
        let failed = |problems: Vec<Problem>| told(language(&options), "These households cannot be listed:", &problems);
        let households = batch::households(&self.0, &bytes(input)?, &options);
        households.map(|households| to_js(&households)).map_err(failed)
    }
}
