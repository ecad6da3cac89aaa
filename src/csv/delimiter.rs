//! The character between the cells: the one that stands most often in the first line, outside of quotation marks.

/// The candidates. A tie goes to the later one: a comma may well stand within a text, a tab hardly.
const CANDIDATES: [u8; 3] = [b',', b';', b'\t'];

/// Counts the candidates in the first line, which may come in pieces.
#[derive(Debug, Default)]
pub(super) struct Finder {
    counts: [usize; 3],
    quoted: bool,
    /// How much of the text was looked at.
    at: usize,
}

impl Finder {
    /// Looks on in `text`, which is everything so far: the delimiter, once the first line is complete or `last` says that
    /// nothing follows.
    pub(super) fn look(&mut self, text: &[u8], last: bool) -> Option<u8> {
        while let Some(byte) = text.get(self.at) {
            match byte {
                b'"' => self.quoted = !self.quoted,
                b'\n' | b'\r' if !self.quoted => return Some(self.found()),
                _ if !self.quoted => {
                    if let Some(candidate) = CANDIDATES.iter().position(|candidate| candidate == byte) {
                        self.counts[candidate] += 1;
                    }
                }
                _ => {}
            }
            self.at += 1;
        }
        last.then(|| self.found())
    }

    fn found(&self) -> u8 {
        let most = self.counts.iter().max().copied().unwrap_or_default();
        let found = self.counts.iter().rposition(|count| *count == most && most > 0);
        CANDIDATES[found.unwrap_or_default()]
    }
}

/// The delimiter that a first line such as `sep=;` names, as spreadsheets write it.
pub(super) fn named(line: &[u8]) -> Option<u8> {
    match line {
        [b's' | b'S', b'e' | b'E', b'p' | b'P', b'=', delimiter] if CANDIDATES.contains(delimiter) => Some(*delimiter),
        _ => None,
    }
}
