//! The start of a file: what its first line names, and the first rows, so that a person can say what is what.

use super::{Encoding, Reader};

/// The start of a file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Preview {
    /// The names of the columns, without white space around them.
    pub names: Vec<String>,
    /// The cells of the first rows.
    pub rows: Vec<Vec<String>>,
    /// The character between cells and the encoding; nothing where there was no first line.
    pub file: Option<(char, Encoding)>,
}

/// Reads up to `count` rows from the first bytes of a file; `whole` says that these are all of it, so that the last row is
/// complete. A row that cannot be read is passed over: whoever reads the file for good tells of it.
#[must_use]
pub fn preview(bytes: &[u8], whole: bool, count: usize) -> Preview {
    let (mut reader, mut lines) = (Reader::new(), Vec::new());
    let mut keep = |row: Result<super::Row<'_>, super::Misread>| {
        if let Ok(row) = row
            && lines.len() <= count
            && !row.is_empty()
        {
            lines.push(row.texts().map(|text| super::restored(text.trim()).to_owned()).collect::<Vec<_>>());
        }
    };
    reader.push(bytes, &mut keep);
    if whole {
        reader.finish(&mut keep);
    }
    let file = reader.delimiter().filter(|_| !lines.is_empty()).map(|delimiter| (delimiter, reader.encoding()));
    let mut lines = lines.into_iter();
    Preview { names: lines.next().unwrap_or_default(), rows: lines.collect(), file }
}
