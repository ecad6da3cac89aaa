//! Surveys: `card.estimate`, `Batch` and `Listing`.

use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};

use super::{Scorecard, told};
use crate::batch;
use crate::batch::What;
use crate::i18n::Language;
use crate::options::language;
use crate::problem::Problem;
use crate::value::Value;
use crate::web::convert::{error, from_js, to_js};
use crate::web::js::kind;

#[wasm_bindgen]
extern "C" {
    /// A buffer of bytes.
    type ArrayBuffer;

    /// A view of bytes.
    type Uint8Array;

    #[wasm_bindgen(constructor)]
    fn new(buffer: &ArrayBuffer) -> Uint8Array;

    #[wasm_bindgen(method, getter)]
    fn length(this: &Uint8Array) -> u32;

    /// The bytes from a place on, up to another: copied into the module's memory.
    #[wasm_bindgen(method, js_name = subarray)]
    fn copied(this: &Uint8Array, from: u32, to: u32) -> Vec<u8>;
}

/// As many bytes are copied at a time.
const PIECE: u32 = 1 << 18;

/// What a file may be handed over as.
const FILE: &str = "the text of a CSV file, or its bytes as an ArrayBuffer or a Uint8Array";

/// Something else was handed over.
fn no_file(input: &JsValue, expected: &str) -> JsValue {
    let kind = kind(input);
    let kind = kind.trim_start_matches("[object ").trim_end_matches(']');
    error(&["expected ", expected, "; found: ", kind].concat())
}

/// Hands text or bytes on, piece by piece.
fn feed(
    input: &JsValue,
    language: Language,
    mut push: impl FnMut(&[u8]) -> Result<(), Vec<Problem>>,
) -> Result<(), JsValue> {
    let mut push = |bytes: &[u8]| push(bytes).map_err(|problems| survey_error(language, &problems));
    if let Some(text) = input.as_string() {
        return push(text.as_bytes());
    }
    let view;
    let bytes = if let Some(buffer) = input.dyn_ref::<ArrayBuffer>() {
        view = Uint8Array::new(buffer);
        &view
    } else {
        input.dyn_ref::<Uint8Array>().ok_or_else(|| no_file(input, FILE))?
    };
    let mut at = 0;
    while at < bytes.length() {
        let end = at.saturating_add(PIECE).min(bytes.length());
        push(&bytes.copied(at, end))?;
        at = end;
    }
    Ok(())
}

/// All bytes of a text or of bytes.
pub(super) fn bytes(input: &JsValue) -> Result<Vec<u8>, JsValue> {
    let mut bytes = Vec::new();
    feed(input, Language::English, |piece| {
        bytes.extend_from_slice(piece);
        Ok(())
    })?;
    Ok(bytes)
}

fn survey_error(language: Language, problems: &[Problem]) -> JsValue {
    told(language, "This survey cannot be read:", problems)
}

fn options_error(options: &Value, problems: &[Problem]) -> JsValue {
    told(language(options), "These options cannot be used:", problems)
}

#[wasm_bindgen]
impl Scorecard {
    /// The rates of a survey: `input` is the text or the bytes of a CSV file, or one result record, or a list of them.
    ///
    /// # Errors
    /// An `Error` that lists every problem of the options or of the file's first line.
    pub fn estimate(&self, input: &JsValue, options: &JsValue) -> Result<JsValue, JsValue> {
        let mut batch = Batch::new(self, options)?;
        let is_file = input.is_string() || input.has_type::<ArrayBuffer>() || input.has_type::<Uint8Array>();
        if is_file {
            batch.push(input)?;
        } else {
            match from_js(input) {
                Value::List(records) => records.iter().try_for_each(|record| batch.record(record))?,
                record @ Value::Object(_) => batch.record(&record)?,
                _ => return Err(no_file(input, &[FILE, ", or result records"].concat())),
            }
        }
        batch.finish()
    }

    /// The rows of a CSV file as interviews, and those that are none: see [`batch::interviews`].
    ///
    /// # Errors
    /// An `Error` that lists every problem of the options or of the file's first line.
    pub fn interviews(&self, input: &JsValue, options: &JsValue) -> Result<JsValue, JsValue> {
        let options = from_js(options);
        let read = batch::interviews(&self.0, &bytes(input)?, &options);
        read.map(|read| to_js(&read)).map_err(|problems| survey_error(language(&options), &problems))
    }
}

/// A survey on its way in, in constant memory.
#[wasm_bindgen]
pub struct Batch(batch::Batch);

#[wasm_bindgen]
impl Batch {
    /// A survey with this card.
    ///
    /// # Errors
    /// An `Error` that lists every problem of the options.
    #[wasm_bindgen(constructor)]
    pub fn new(card: &Scorecard, options: &JsValue) -> Result<Batch, JsValue> {
        let options = from_js(options);
        let batch = batch::Batch::new(card.0.clone(), &options);
        batch.map(Batch).map_err(|problems| options_error(&options, &problems))
    }

    /// Takes the next piece of a CSV file, as text or as bytes, which are copied.
    ///
    /// # Errors
    /// An `Error` when the first line lacks a column, there are too many groups, or the file was ended.
    pub fn push(&mut self, input: &JsValue) -> Result<(), JsValue> {
        feed(input, self.language(), |bytes| self.0.push(bytes))
    }

    /// Takes one result record.
    ///
    /// # Errors
    /// An `Error` when there are too many groups. A record that does not agree with the card is a refused row.
    #[wasm_bindgen(js_name = pushRecord)]
    pub fn push_record(&mut self, record: &JsValue) -> Result<(), JsValue> {
        self.record(&from_js(record))
    }

    /// Adds what another batch has read with the same card and options, and ends the files of both.
    ///
    /// # Errors
    /// An `Error` when cards or options differ.
    pub fn merge(&mut self, other: &mut Batch) -> Result<(), JsValue> {
        self.0.merge(&mut other.0).map_err(|problems| survey_error(self.language(), &problems))
    }

    /// What was read of the second part of a file, for `follow` of the batch that reads the first one. The batch is gone
    /// then.
    ///
    /// # Errors
    /// An `Error` as of `finish`.
    #[wasm_bindgen(js_name = intoPart)]
    pub fn into_part(self) -> Result<Vec<u8>, JsValue> {
        let language = self.language();
        self.0.into_part().map_err(|problems| survey_error(language, &problems))
    }

    /// Adds the second part of the file that was read up to here, and says whether it could be: otherwise the rest of the
    /// file is to be pushed.
    ///
    /// # Errors
    /// An `Error` when the bytes are no part, or there are too many groups.
    pub fn follow(&mut self, part: &[u8]) -> Result<bool, JsValue> {
        self.0.follow(part).map_err(|problems| survey_error(self.language(), &problems))
    }

    /// How many rows were read so far, refused ones included.
    #[wasm_bindgen(getter)]
    #[expect(clippy::cast_precision_loss, reason = "no file has so many rows")]
    pub fn rows(&self) -> f64 {
        self.0.rows() as f64
    }

    /// Ends the file and gives the estimate. A further call gives it again, with what was merged in between.
    ///
    /// # Errors
    /// An `Error` when the file has no first line, or a number of the options does not fit it.
    pub fn finish(&mut self) -> Result<JsValue, JsValue> {
        let estimate = self.0.end().and_then(|()| self.0.estimate());
        estimate.map(|estimate| to_js(&estimate)).map_err(|problems| survey_error(self.language(), &problems))
    }
}

impl Batch {
    fn record(&mut self, record: &Value) -> Result<(), JsValue> {
        self.0.push_record(record).map_err(|problems| survey_error(self.language(), &problems))
    }

    fn language(&self) -> Language {
        self.0.options().language
    }
}

/// A second pass over a CSV file or over records: the scored or the refused ones as CSV, in constant memory.
#[wasm_bindgen]
pub struct Listing {
    listing: batch::Listing,
    language: Language,
}

#[wasm_bindgen]
impl Listing {
    /// A listing with the card and options of the batch; `what` is `"scored"` or `"refused"`.
    ///
    /// # Errors
    /// An `Error` that lists every problem of the options.
    #[wasm_bindgen(constructor)]
    pub fn new(card: &Scorecard, options: &JsValue, what: &str) -> Result<Listing, JsValue> {
        let what = match what {
            "scored" => What::Scored,
            "refused" => What::Refused,
            _ => return Err(error("what to list: expected \"scored\" or \"refused\"")),
        };
        let options = from_js(options);
        let listing = batch::Listing::new(card.0.clone(), &options, what);
        let language = language(&options);
        listing.map(|listing| Listing { listing, language }).map_err(|problems| options_error(&options, &problems))
    }

    /// Takes the next piece of the file and gives the rows that it completes, as CSV.
    ///
    /// # Errors
    /// An `Error` when the first line lacks a column.
    pub fn push(&mut self, input: &JsValue) -> Result<String, JsValue> {
        let mut csv = String::new();
        feed(input, self.language, |bytes| {
            csv.push_str(&self.listing.push(bytes)?);
            Ok(())
        })?;
        Ok(csv)
    }

    /// Takes one result record and gives its row, if it is one of those that are listed.
    ///
    /// # Errors
    /// An `Error` after a file.
    #[wasm_bindgen(js_name = pushRecord)]
    pub fn push_record(&mut self, record: &JsValue) -> Result<String, JsValue> {
        self.listing.push_record(&from_js(record)).map_err(|problems| survey_error(self.language, &problems))
    }

    /// Ends the file and gives the last row, where no line end stands behind it.
    ///
    /// # Errors
    /// An `Error` when the file has no first line.
    pub fn finish(&mut self) -> Result<String, JsValue> {
        self.listing.finish().map_err(|problems| survey_error(self.language, &problems))
    }
}
