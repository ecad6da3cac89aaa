//! The surface of the camera module: what reads a QR code where the browser itself cannot.

use alloc::string::String;

use wasm_bindgen::prelude::wasm_bindgen;

use crate::qr::decode;

/// The text of a QR code in a picture of `width` by `height` grey bytes; `undefined` where none can be read.
#[wasm_bindgen(js_name = readQrCode)]
pub fn read_qr_code(grey: &[u8], width: usize, height: usize) -> Option<String> {
    decode(grey, width, height)
}
