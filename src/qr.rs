//! QR codes: a short text as black and white modules for a phone's screen, and back from the grey picture of a camera.

#[cfg(any(feature = "class", not(target_arch = "wasm32")))]
pub use encode::{Grid, encode};

#[cfg(any(feature = "class", not(target_arch = "wasm32")))]
mod encode {
    use alloc::vec::Vec;

    use qrcodegen::{QrCode, QrCodeEcc};

    /// The modules of a code, without the quiet zone of four modules that has to surround it.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Grid {
        /// How many modules a side has.
        pub side: u32,
        /// The dark modules, as column and row from the upper left.
        pub dark: Vec<(u32, u32)>,
    }

    /// A text as a QR code whose error correction bears some glare; nothing for a text that is too long.
    #[must_use]
    pub fn encode(text: &str) -> Option<Grid> {
        let code = QrCode::encode_text(text, QrCodeEcc::Medium).ok()?;
        let side = code.size();
        let places = (0..side).flat_map(|y| (0..side).map(move |x| (x, y)));
        let dark = places.filter(|(x, y)| code.get_module(*x, *y)).map(|(x, y)| (x.unsigned_abs(), y.unsigned_abs()));
        Some(Grid { side: side.unsigned_abs(), dark: dark.collect() })
    }
}

/// The text of a QR code in a picture of `width` by `height`, whose rows follow each other from the upper left, one byte of
/// grey (0 is black) to a pixel. Nothing where no code can be read.
#[cfg(any(feature = "camera", not(target_arch = "wasm32")))]
#[must_use]
pub fn decode(grey: &[u8], width: usize, height: usize) -> Option<alloc::string::String> {
    if width == 0 || height == 0 || grey.len() != width.checked_mul(height)? {
        return None;
    }
    let mut decoder = quircs::Quirc::default();
    let mut codes = decoder.identify(width, height, grey);
    let data = codes.find_map(|code| code.ok()?.decode().ok())?;
    alloc::string::String::from_utf8(data.payload).ok()
}
