//! Bytes as text that stands in a script of a page as it is: five characters for four bytes, none of which is a quotation mark,
//! a backslash or a less-than sign. `www/inline/survey-files.js` reads it.

/// The text: of a last group of k bytes, k + 1 characters.
pub(crate) fn encoded(bytes: &[u8]) -> String {
    bytes.chunks(4).flat_map(|group| digits(group).into_iter().take(group.len() + 1)).collect()
}

fn digits(group: &[u8]) -> [char; 5] {
    let byte = |at: usize| u32::from(group.get(at).copied().unwrap_or_default());
    let mut word = (0..4).fold(0, |word, at| word << 8 | byte(at));
    let mut digits = ['#'; 5];
    for digit in digits.iter_mut().rev() {
        *digit = character(word % 85);
        word /= 85;
    }
    digits
}

fn character(digit: u32) -> char {
    let code = 35 + digit;
    let code = if code >= 60 { code + 1 } else { code };
    char::from_u32(if code >= 92 { code + 1 } else { code }).unwrap_or('#')
}

#[cfg(test)]
mod tests {
    use super::encoded;

    #[test]
    fn four_bytes_are_five_characters() {
        assert_eq!(encoded(&[]), "");
        assert_eq!(encoded(&[0, 0, 0, 0]), "#####");
        // 2^32 - 1 = 82·85^4 + 23·85^3 + 54·85^2 + 12·85 + 0.
        assert_eq!(encoded(&[255; 4]), "w:Z/#");
        assert_eq!(encoded(&[255; 5]).len(), 7);
        let all: String = encoded(&(0..=255).flat_map(|byte| [byte; 4]).collect::<Vec<u8>>());
        assert!(!all.contains(['"', '\\', '<']));
    }
}
