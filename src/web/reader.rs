//! The surface of the reader module: a card that a page brings, checked and packed for the form.

use alloc::vec::Vec;

use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

use super::convert::{from_js, problems_error};
use crate::scorecard::Scorecard;

/// The parsed content of a card's file as bytes for the form of the same version, with its benchmarks.
///
/// # Errors
/// An `Error` whose message lists every problem with its path; `problems` holds them one by one.
#[wasm_bindgen]
pub fn packed(json: &JsValue) -> Result<Vec<u8>, JsValue> {
    match Scorecard::read(&from_js(json)) {
        Ok(card) => Ok(card.pack(true)),
        Err(problems) => Err(problems_error("This is not a valid scorecard:", &problems)),
    }
}
