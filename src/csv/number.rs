//! Numbers as people write them in cells: with a decimal point or a decimal comma.

/// The number in a cell, with a point or a comma before its decimals. Marks between thousands are read where they cannot
/// be taken for the decimal mark: `1.234.567`, `1.234,5`, `0,125`. A number such as `1.234`, which is one thing in
/// Indonesian and another in English, is none, and neither are words, infinity and exponents.
#[must_use]
pub fn number(cell: &str) -> Option<f64> {
    let cell = cell.trim();
    let digits = cell.strip_prefix(['-', '+']).unwrap_or(cell);
    let marks: Vec<(usize, char)> = digits.char_indices().filter(|(_, c)| matches!(c, '.' | ',')).collect();
    let (whole, decimals) = match marks[..] {
        [(at, _)] => {
            let (whole, decimals) = (&digits[..at], &digits[at + 1..]);
            let is_ambiguous = decimals.len() == 3 && (1..=3).contains(&whole.len()) && !whole.starts_with('0');
            if is_ambiguous {
                return None;
            }
            (whole, decimals)
        }
        [.., (_, before), (at, mark)] if before != mark => (&digits[..at], &digits[at + 1..]),
        _ => (digits, ""),
    };
    let whole = without_thousands(whole)?;
    if !decimals.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let number: f64 = [&whole, ".", decimals, "0"].concat().parse().ok()?;
    Some(if cell.starts_with('-') { -number } else { number })
}

/// Digits, in groups of three where marks stand between them.
fn without_thousands(text: &str) -> Option<String> {
    let groups: Vec<&str> = text.split(['.', ',']).collect();
    let alike = text.bytes().filter(|byte| !byte.is_ascii_digit()).is_sorted_by(|a, b| a == b);
    let grouped = groups.len() == 1
        || (groups[1..].iter().all(|group| group.len() == 3) && (1..=3).contains(&groups[0].len()) && alike);
    let digits = groups.concat();
    (grouped && !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit())).then_some(digits)
}

/// The whole number in a cell, such as `4`, `4.0` or `4,0`.
#[must_use]
pub fn whole(cell: &str) -> Option<u32> {
    let number = number(cell)?;
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "checked by converting back")]
    let whole = number as u32;
    #[expect(clippy::float_cmp, reason = "whole numbers are exact")]
    (f64::from(whole) == number).then_some(whole)
}

#[cfg(test)]
mod tests {
    use super::{number, whole};

    #[test]
    fn a_point_or_a_comma_stands_before_the_decimals() {
        let read = |cells: &[&str]| cells.iter().map(|cell| number(cell)).collect::<Vec<_>>();
        assert_eq!(
            read(&["12", " 2,5 ", "2.5", "-0,125", "+7", "1.234.567", "1.234,5", "1,234.50", "1234,567", "5,"]),
            [12.0, 2.5, 2.5, -0.125, 7.0, 1_234_567.0, 1234.5, 1234.5, 1234.567, 5.0].map(Some)
        );
        let none =
            ["1.234", "1,234", "", "-", ",", ".5", "1e3", "inf", "NaN", "12 orang", "1.23.4", "1.2,345.6", "1,2,3"];
        assert_eq!(read(&none), [None; 13]);
    }

    #[test]
    fn whole_numbers_have_no_decimals() {
        assert_eq!(
            ["4", "4,0", "4.00", "4,5", "-1", "5000000000"].map(whole),
            [Some(4), Some(4), Some(4), None, None, None]
        );
    }
}
