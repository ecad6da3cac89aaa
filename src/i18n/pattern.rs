//! Words of messages in another language, by their English ones.

use alloc::string::String;
use alloc::vec::Vec;

/// The words of another language for English ones, by pairs of patterns; nothing where none fits. The values of the places
/// `{}` follow each other in the same order in both.
pub(super) fn translated(words: &[(&str, &str)], english: &str) -> Option<String> {
    words.iter().find_map(|(pattern, ours)| {
        let mut values = values(english, pattern)?.into_iter();
        let mut pieces = ours.split("{}");
        let mut text = String::from(pieces.next().unwrap_or_default());
        for piece in pieces {
            text.push_str(values.next().unwrap_or_default());
            text.push_str(piece);
        }
        Some(text)
    })
}

/// What stands in the places `{}` of a pattern, if the text is one of its kind.
fn values<'a>(text: &'a str, pattern: &str) -> Option<Vec<&'a str>> {
    let mut pieces = pattern.split("{}");
    let mut rest = text.strip_prefix(pieces.next()?)?;
    let mut values = Vec::new();
    let mut pieces = pieces.peekable();
    while let Some(piece) = pieces.next() {
        let end = if pieces.peek().is_none() {
            rest.len().checked_sub(piece.len()).filter(|end| rest.get(*end..) == Some(piece))?
        } else {
            rest.find(piece)?
        };
        values.push(&rest[..end]);
        rest = &rest[end + piece.len()..];
    }
    rest.is_empty().then_some(values)
}
