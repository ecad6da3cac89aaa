//! Practice data: `new Practice(card, seed)`.

use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

use super::batch::bytes;
use super::{Scorecard, problems_error};
use crate::practice;
use crate::practice::Sheet;
use crate::problem::Problem;
use crate::web::convert::error;

/// Invented credit unions with members and two rounds of answers.
#[wasm_bindgen]
pub struct Practice(practice::Practice);

#[wasm_bindgen]
impl Practice {
    /// The practice data of a seed, for the card that they answer.
    ///
    /// # Errors
    /// An `Error` for another card.
    #[wasm_bindgen(constructor)]
    pub fn new(card: &Scorecard, seed: &str) -> Result<Practice, JsValue> {
        practice::Practice::new(&card.0, seed).map(Practice).map_err(|problems| practice_error(&problems))
    }

    /// The number of members.
    #[wasm_bindgen(getter)]
    pub fn members(&self) -> u32 {
        practice::MEMBERS
    }

    /// The first line of a sheet, `"members"`, `"baseline"` or `"followup"`, as CSV.
    ///
    /// # Errors
    /// An `Error` for another sheet.
    pub fn header(&self, sheet: &str) -> Result<String, JsValue> {
        Ok(self.0.header(sheet_of(sheet)?))
    }

    /// The rows of members from one number, counted from 0, up to another, as CSV.
    ///
    /// # Errors
    /// An `Error` for another sheet.
    pub fn rows(&self, sheet: &str, from: u32, to: u32) -> Result<String, JsValue> {
        Ok(self.0.rows(sheet_of(sheet)?, from, to))
    }

    /// The interviews of one round, for a list that was drawn from the members, as CSV.
    ///
    /// # Errors
    /// An `Error` for another sheet, or for a list of others than practice members.
    pub fn interviews(&self, list: &JsValue, sheet: &str) -> Result<String, JsValue> {
        let interviews = self.0.interviews(&bytes(list)?, sheet_of(sheet)?);
        interviews.map_err(|problems| practice_error(&problems))
    }
}

fn sheet_of(id: &str) -> Result<Sheet, JsValue> {
    let sheet = Sheet::ALL.into_iter().find(|sheet| sheet.id() == id);
    sheet.ok_or_else(|| error("the sheet: expected \"members\", \"baseline\" or \"followup\""))
}

fn practice_error(problems: &[Problem]) -> JsValue {
    problems_error("There are no such practice data:", problems)
}
