//! Bytes as text for the survey's single file: 13 bits in two characters, where base64 has 12. All are printable ASCII, of
//! which neither `"` nor `\` nor `<` is one, so that the text stands in a script of a page as it is.

/// How many different characters there are: 91² is a little above 2¹³.
const KINDS: u32 = 91;
const BITS: u32 = 13;

/// The text; its first character says how many bytes too many it holds, 0 or 1.
pub(crate) fn text(bytes: &[u8]) -> String {
    let (mut waiting, mut count) = (0_u32, 0);
    let mut text = String::from(" ");
    for byte in bytes {
        waiting |= u32::from(*byte) << count;
        count += 8;
        if count >= BITS {
            pair(&mut text, waiting & ((1 << BITS) - 1));
            waiting >>= BITS;
            count -= BITS;
        }
    }
    if count > 0 {
        pair(&mut text, waiting);
    }
    let held = (text.len() - 1) / 2 * BITS as usize / 8;
    let excess = if held > bytes.len() { "1" } else { "0" };
    text.replace_range(..1, excess);
    text
}

fn pair(text: &mut String, value: u32) {
    text.push(character(value % KINDS));
    text.push(character(value / KINDS));
}

/// From the blank on, without the three.
fn character(value: u32) -> char {
    let mut code = 32 + value;
    for left_out in [u32::from('"'), u32::from('<'), u32::from('\\')] {
        code += u32::from(code >= left_out);
    }
    char::from_u32(code).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::{KINDS, character, text};

    /// As www/inline/survey-files.js reads it.
    fn read(text: &str) -> Vec<u8> {
        let value = |byte: u8| {
            [b'\\', b'<', b'"'].iter().fold(u32::from(byte) - 32, |value, out| value - u32::from(byte > *out))
        };
        let (mut waiting, mut count, mut bytes) = (0, 0, Vec::new());
        for pair in text.as_bytes()[1..].chunks(2) {
            waiting |= (value(pair[0]) + KINDS * value(pair[1])) << count;
            count += 13;
            while count >= 8 {
                bytes.push(u8::try_from(waiting & 255).unwrap());
                waiting >>= 8;
                count -= 8;
            }
        }
        let excess = usize::from(text.as_bytes()[0] - b'0');
        bytes.truncate(bytes.len() - excess);
        bytes
    }

    #[test]
    fn bytes_come_back() {
        for length in 0..40_u8 {
            let bytes: Vec<u8> = (0..length).map(|n| n.wrapping_mul(151).wrapping_add(length)).collect();
            assert_eq!(read(&text(&bytes)), bytes, "{length}");
        }
        assert_eq!(read(&text(&[255; 100])), [255; 100]);
    }

    #[test]
    fn characters_can_stand_in_a_script_and_a_page() {
        let all: String = (0..KINDS).map(character).collect();
        assert_eq!(all.len(), 91);
        assert!(all.bytes().all(|byte| (32..127).contains(&byte)) && !all.contains(['"', '<', '\\']));
    }
}
