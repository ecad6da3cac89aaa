//! CSV files as such: `previewCsv` and `writeCsv`.

use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

use super::batch::bytes;
use crate::csv::{Cell, preview, write_row_with};
use crate::value::Value;
use crate::web::convert::{error, from_js, to_js};

/// The names of a file's columns and its first `count` rows, from its first bytes: `{names, rows, file}`. `whole` says that
/// these are all of its bytes.
///
/// # Errors
/// An `Error` for what is neither text nor bytes.
#[wasm_bindgen(js_name = previewCsv)]
pub fn preview_csv(input: &JsValue, whole: bool, count: usize) -> Result<JsValue, JsValue> {
    let start = preview(&bytes(input)?, whole, count);
    let texts = |texts: &[String]| Value::List(texts.iter().map(Value::text).collect());
    let file = start.file.map_or(Value::Null, |(delimiter, encoding)| {
        Value::object([("delimiter", Value::text(delimiter)), ("encoding", Value::text(encoding.name()))])
    });
    let rows = start.rows.iter().map(|row| texts(row)).collect();
    Ok(to_js(&Value::object([("names", texts(&start.names)), ("rows", Value::List(rows)), ("file", file)])))
}

/// Rows of texts and numbers as CSV, without cells that a spreadsheet would run; null is an empty cell. The delimiter is a
/// comma, a semicolon or a tab; a comma where none is given.
///
/// # Errors
/// An `Error` for a cell or a delimiter that is none of these.
#[wasm_bindgen(js_name = writeCsv)]
pub fn write_csv(rows: &JsValue, delimiter: &JsValue) -> Result<String, JsValue> {
    let delimiter = match delimiter.as_string().as_deref() {
        None | Some(",") => ',',
        Some(";") => ';',
        Some("\t") => '\t',
        Some(_) => return Err(error("delimiter: expected a comma, a semicolon or a tab")),
    };
    let mut csv = String::new();
    for row in from_js(rows).items() {
        let cells: Option<Vec<Cell<'_>>> = row.items().iter().map(cell).collect();
        write_row_with(&mut csv, delimiter, cells.ok_or_else(|| error("rows: expected texts, numbers and null"))?);
    }
    Ok(csv)
}

fn cell(value: &Value) -> Option<Cell<'_>> {
    match value {
        Value::Text(text) => Some(Cell::Text(text)),
        Value::Number(number) => Some(Cell::Number(*number)),
        Value::Null => Some(Cell::Text("")),
        Value::Bool(_) | Value::List(_) | Value::Object(_) => None,
    }
}
