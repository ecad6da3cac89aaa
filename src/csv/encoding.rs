//! Bytes to UTF-8, in pieces of any size.
//!
//! A byte order mark names the encoding. Without one, a NUL beside a character of the Latin alphabet within the first two
//! bytes is UTF-16; otherwise everything reads alike up to the first byte beyond ASCII, and what stands there decides
//! between UTF-8 and Windows-1252, the encoding of older spreadsheets.

/// How a file's characters are written as bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Encoding {
    /// UTF-8; also what is ASCII throughout.
    Utf8,
    /// UTF-16, the lower byte first.
    Utf16Le,
    /// UTF-16, the higher byte first.
    Utf16Be,
    /// Windows-1252, with Latin-1 as a part of it.
    Windows1252,
}

impl Encoding {
    /// Every encoding.
    pub const ALL: [Encoding; 4] = [Encoding::Utf8, Encoding::Utf16Le, Encoding::Utf16Be, Encoding::Windows1252];

    /// Its name, as the WHATWG Encoding Standard writes it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Encoding::Utf8 => "UTF-8",
            Encoding::Utf16Le => "UTF-16LE",
            Encoding::Utf16Be => "UTF-16BE",
            Encoding::Windows1252 => "windows-1252",
        }
    }
}

/// What is known of the encoding so far.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Known {
    /// The first bytes are awaited.
    Start,
    /// ASCII so far.
    Ascii,
    /// Decided.
    For(Encoding),
}

/// Bytes to UTF-8. Bytes that are no character of the encoding become U+FFFD.
#[derive(Debug)]
pub(super) struct Decoder {
    known: Known,
    /// The bytes of a character that the last piece cut in two, or of the start of the file: never more than four.
    pending: Vec<u8>,
}

/// Enough to see a byte order mark, and whether there are NULs.
const START: usize = 3;

impl Decoder {
    pub(super) fn new() -> Decoder {
        Decoder { known: Known::Start, pending: Vec::new() }
    }

    pub(super) fn encoding(&self) -> Encoding {
        match self.known {
            Known::For(encoding) => encoding,
            Known::Start | Known::Ascii => Encoding::Utf8,
        }
    }

    /// The encoding, once a byte has told it; nothing as long as all is ASCII.
    pub(super) fn decided(&self) -> Option<Encoding> {
        match self.known {
            Known::For(encoding) => Some(encoding),
            Known::Start | Known::Ascii => None,
        }
    }

    /// Whether the last character was whole.
    pub(super) fn is_between_characters(&self) -> bool {
        self.pending.is_empty()
    }

    /// Appends what `bytes` say to `text`.
    pub(super) fn push(&mut self, bytes: &[u8], text: &mut Vec<u8>) {
        if self.pending.is_empty() && self.known != Known::Start {
            self.decode(bytes, text, false);
        } else {
            let joined = [&self.pending, bytes].concat();
            self.pending.clear();
            if self.known == Known::Start && joined.len() < START {
                self.pending = joined;
            } else {
                self.begin(&joined, text, false);
            }
        }
    }

    /// Appends what a cut character at the end of the file amounts to.
    pub(super) fn finish(&mut self, text: &mut Vec<u8>) {
        let pending = std::mem::take(&mut self.pending);
        self.begin(&pending, text, true);
    }

    /// Decodes, after the byte order mark where these bytes are the first.
    fn begin(&mut self, bytes: &[u8], text: &mut Vec<u8>, last: bool) {
        let mut rest = bytes;
        if self.known == Known::Start {
            let (known, mark) = match *bytes {
                [0xEF, 0xBB, 0xBF, ..] => (Known::For(Encoding::Utf8), 3),
                [0xFF, 0xFE, ..] => (Known::For(Encoding::Utf16Le), 2),
                [0xFE, 0xFF, ..] => (Known::For(Encoding::Utf16Be), 2),
                [character, 0, ..] if character != 0 => (Known::For(Encoding::Utf16Le), 0),
                [0, character, ..] if character != 0 => (Known::For(Encoding::Utf16Be), 0),
                _ => (Known::Ascii, 0),
            };
            self.known = known;
            rest = &bytes[mark..];
        }
        self.decode(rest, text, last);
    }

    fn decode(&mut self, bytes: &[u8], text: &mut Vec<u8>, last: bool) {
        match self.known {
            Known::Start | Known::Ascii if bytes.is_ascii() => text.extend_from_slice(bytes),
            Known::Start | Known::Ascii => self.decide(bytes, text, last),
            Known::For(Encoding::Utf8) => self.utf8(bytes, text, last),
            Known::For(Encoding::Windows1252) => windows_1252(bytes, text),
            Known::For(encoding) => self.utf16(bytes, text, encoding == Encoding::Utf16Be, last),
        }
    }

    /// The first byte beyond ASCII is here: the start of a character in UTF-8, or Windows-1252.
    fn decide(&mut self, bytes: &[u8], text: &mut Vec<u8>, last: bool) {
        let ascii = bytes.iter().position(|byte| !byte.is_ascii()).unwrap_or(bytes.len());
        let (before, rest) = bytes.split_at(ascii);
        text.extend_from_slice(before);
        let encoding = match std::str::from_utf8(&rest[..rest.len().min(4)]) {
            Err(error) if error.valid_up_to() == 0 => match error.error_len() {
                None if !last => {
                    self.pending = rest.to_vec();
                    return;
                }
                _ => Encoding::Windows1252,
            },
            _ => Encoding::Utf8,
        };
        self.known = Known::For(encoding);
        self.decode(rest, text, last);
    }

    fn utf8(&mut self, bytes: &[u8], text: &mut Vec<u8>, last: bool) {
        let mut rest = bytes;
        while let Err(error) = std::str::from_utf8(rest) {
            let (valid, broken) = rest.split_at(error.valid_up_to());
            text.extend_from_slice(valid);
            match error.error_len() {
                None if !last => {
                    self.pending = broken.to_vec();
                    return;
                }
                length => {
                    put(text, char::REPLACEMENT_CHARACTER);
                    rest = &broken[length.unwrap_or(broken.len())..];
                }
            }
        }
        text.extend_from_slice(rest);
    }

    fn utf16(&mut self, bytes: &[u8], text: &mut Vec<u8>, big_endian: bool, last: bool) {
        let unit = |pair: &[u8]| {
            let pair = [pair[0], pair[1]];
            if big_endian { u16::from_be_bytes(pair) } else { u16::from_le_bytes(pair) }
        };
        // A character takes two bytes or four: what is cut waits for its rest.
        let mut whole = bytes.len() / 2 * 2;
        if !last && whole >= 2 && is_high_surrogate(unit(&bytes[whole - 2..])) {
            whole -= 2;
        }
        let (whole, cut) = bytes.split_at(whole);
        for c in char::decode_utf16(whole.chunks_exact(2).map(unit)) {
            put(text, c.unwrap_or(char::REPLACEMENT_CHARACTER));
        }
        if last && !cut.is_empty() {
            put(text, char::REPLACEMENT_CHARACTER);
        } else {
            self.pending = cut.to_vec();
        }
    }
}

fn is_high_surrogate(unit: u16) -> bool {
    (0xD800..0xDC00).contains(&unit)
}

/// The characters of the bytes 0x80 to 0x9F; the five that stand for nothing are control characters, as browsers read them.
const WINDOWS_1252: [char; 32] = [
    '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8D}', 'Ž', '\u{8F}', '\u{90}', '‘', '’',
    '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9D}', 'ž', 'Ÿ',
];

fn windows_1252(bytes: &[u8], text: &mut Vec<u8>) {
    for byte in bytes {
        match byte {
            0x80..=0x9F => put(text, WINDOWS_1252[usize::from(byte - 0x80)]),
            _ => put(text, char::from(*byte)),
        }
    }
}

fn put(text: &mut Vec<u8>, c: char) {
    text.extend_from_slice(c.encode_utf8(&mut [0; 4]).as_bytes());
}

#[cfg(test)]
mod tests {
    use super::{Decoder, Encoding};

    /// Decodes in pieces of this size.
    #[track_caller]
    fn decoded(bytes: &[u8], size: usize) -> (Encoding, String) {
        let (mut decoder, mut text) = (Decoder::new(), Vec::new());
        for piece in bytes.chunks(size) {
            decoder.push(piece, &mut text);
        }
        decoder.finish(&mut text);
        (decoder.encoding(), String::from_utf8(text).expect("UTF-8"))
    }

    #[track_caller]
    fn decodes(bytes: &[u8], encoding: Encoding, text: &str) {
        for size in [1, 2, 3, 5, 1000] {
            assert_eq!(decoded(bytes, size), (encoding, text.to_owned()), "in pieces of {size}");
        }
    }

    #[test]
    fn the_encodings_are_told_apart() {
        let text = "né – “Sekolah Lapang” €5 😀";
        let utf16: Vec<u16> = text.encode_utf16().collect();
        let little: Vec<u8> = utf16.iter().flat_map(|unit| unit.to_le_bytes()).collect();
        let big: Vec<u8> = utf16.iter().flat_map(|unit| unit.to_be_bytes()).collect();
        decodes(text.as_bytes(), Encoding::Utf8, text);
        decodes(&[b"\xEF\xBB\xBF", text.as_bytes()].concat(), Encoding::Utf8, text);
        decodes(&[b"\xFF\xFE", &little[..]].concat(), Encoding::Utf16Le, text);
        decodes(&[b"\xFE\xFF", &big[..]].concat(), Encoding::Utf16Be, text);
        decodes(&little, Encoding::Utf16Le, text);
        decodes(&big, Encoding::Utf16Be, text);
        decodes(b"Sekolah \x93n\xE9\x94 \x96 \x805", Encoding::Windows1252, "Sekolah “né” – €5");
        decodes(b"A", Encoding::Utf8, "A");
        decodes(b"", Encoding::Utf8, "");
        decodes(b"\xE9", Encoding::Windows1252, "é");
    }

    #[test]
    fn what_is_no_character_is_marked() {
        decodes(b"n\xC3\xA9 \xE9t \xE2\x82", Encoding::Utf8, "né \u{FFFD}t \u{FFFD}");
        decodes(b"\xFF\xFEA\0\x00\xD8B\0C", Encoding::Utf16Le, "A\u{FFFD}B\u{FFFD}");
    }
}
