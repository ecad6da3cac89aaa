//! Bytes to rows: a machine that goes over each byte once and keeps no more than the row at hand.

use super::delimiter::{Finder, named};
use super::encoding::{Decoder, Encoding};
use super::row::{Fault, Misread, Row, column, line_ends};

/// The longest cell, in bytes of UTF-8: twice what a cell of a spreadsheet can hold.
pub const CELL_LIMIT: usize = 1 << 16;
/// The longest row, in bytes of UTF-8.
pub const ROW_LIMIT: usize = 1 << 20;
/// The most cells of a row: as many as a spreadsheet has columns.
pub const CELLS_LIMIT: usize = 1 << 14;

/// A long piece is gone through in blocks of this size, so that memory depends on the limits alone.
const BLOCK: usize = 1 << 16;

/// The most cells and bytes of a row that the short way is tried on.
const PLAIN_CELLS: usize = 256;
const PLAIN_ROW: usize = 4096;

/// How much of a cell is quoted when it could not be read, in characters.
const QUOTE: usize = 40;

/// Reads rows from bytes that come in pieces.
#[derive(Debug)]
pub struct Reader {
    decoder: Decoder,
    finder: Finder,
    /// The character between cells, once the first line has shown it.
    delimiter: Option<u8>,
    /// What bytes mean outside of quotation marks.
    meanings: Box<[Meaning; 256]>,
    /// Text from the current row on.
    text: Vec<u8>,
    /// How far it was gone through.
    at: usize,
    /// Where the current row and its current cell start.
    row: usize,
    cell: usize,
    /// Where the finished cells of the current row end.
    ends: Vec<usize>,
    /// The same for a row that the short way is tried on.
    plain: Box<[usize; PLAIN_CELLS]>,
    state: State,
    /// The line that the current row starts on.
    line: u64,
}

/// Where in a row the reader is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum State {
    /// Before the first byte of a cell.
    Cell,
    /// In a cell without quotation marks.
    Plain,
    /// Between quotation marks.
    Quoted,
    /// Behind a quotation mark in a quoted cell: it closed the cell, or is the first of two.
    Closed,
    /// Behind a CR: an LF still belongs to the line end.
    Return,
    /// In a row that could not be read.
    Skipping,
}

/// What a byte means outside of quotation marks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Meaning {
    Text,
    Delimiter,
    LineEnd,
    Quote,
}

impl Meaning {
    fn ends_cell(self) -> bool {
        matches!(self, Meaning::Delimiter | Meaning::LineEnd)
    }
}

type Sink<'a> = &'a mut dyn FnMut(Result<Row<'_>, Misread>);

impl Default for Reader {
    fn default() -> Reader {
        Reader::new()
    }
}

impl Reader {
    /// A reader at the start of a file.
    #[must_use]
    pub fn new() -> Reader {
        Reader {
            decoder: Decoder::new(),
            finder: Finder::default(),
            delimiter: None,
            meanings: Box::new([Meaning::Text; 256]),
            text: Vec::new(),
            at: 0,
            row: 0,
            cell: 0,
            ends: Vec::new(),
            plain: Box::new([0; PLAIN_CELLS]),
            state: State::Cell,
            line: 1,
        }
    }

    /// The character between cells: `,`, `;` or a tab. Nothing before the first line was read.
    #[must_use]
    pub fn delimiter(&self) -> Option<char> {
        self.delimiter.map(char::from)
    }

    /// The encoding, as far as the bytes read so far tell it.
    #[must_use]
    pub fn encoding(&self) -> Encoding {
        self.decoder.encoding()
    }

    /// The encoding, once a byte has told it; nothing as long as all is ASCII.
    #[must_use]
    pub fn decided(&self) -> Option<Encoding> {
        self.decoder.decided()
    }

    /// The line that the next row starts on, where the last one has ended with the last byte; nothing in the midst of a row,
    /// and before the first.
    #[must_use]
    pub fn next_line(&self) -> Option<u64> {
        let between = self.state == State::Cell && self.text.is_empty() && self.decoder.is_between_characters();
        (between && self.delimiter.is_some()).then_some(self.line)
    }

    /// Takes the next bytes of the file and hands every row that is complete to `sink`.
    pub fn push(&mut self, bytes: &[u8], sink: Sink<'_>) {
        for block in bytes.chunks(BLOCK) {
            self.decoder.push(block, &mut self.text);
            self.go(sink, false);
        }
    }

    /// Ends the file: hands over the last row where no line end stands behind it.
    pub fn finish(&mut self, sink: Sink<'_>) {
        self.decoder.finish(&mut self.text);
        self.go(sink, true);
        match self.state {
            State::Quoted => self.misread(Fault::OpenQuote, sink),
            State::Plain | State::Closed => self.end_row(sink),
            State::Cell if !self.ends.is_empty() => self.end_row(sink),
            State::Cell | State::Return | State::Skipping => {}
        }
        self.at = self.text.len();
        self.start_row();
    }

    fn go(&mut self, sink: Sink<'_>, last: bool) {
        if self.delimiter.is_none() {
            let last = last || self.text.len() > ROW_LIMIT;
            let Some(delimiter) = self.finder.look(&self.text, last) else { return };
            self.begin(delimiter);
        }
        self.scan(sink);
        self.forget();
    }

    /// Starts with a delimiter: the one found, unless the first line names another.
    fn begin(&mut self, found: u8) {
        let line = self.text.iter().position(|byte| matches!(byte, b'\r' | b'\n')).unwrap_or(self.text.len());
        let named = named(&self.text[..line]);
        if named.is_some() {
            self.at = line;
            self.start_row();
            self.state = State::Skipping;
        }
        let delimiter = named.unwrap_or(found);
        self.delimiter = Some(delimiter);
        let meanings = [
            (delimiter, Meaning::Delimiter),
            (b'\r', Meaning::LineEnd),
            (b'\n', Meaning::LineEnd),
            (b'"', Meaning::Quote),
        ];
        for (byte, meaning) in meanings {
            self.meanings[usize::from(byte)] = meaning;
        }
    }

    /// Goes through the text that is there.
    fn scan(&mut self, sink: Sink<'_>) {
        while let Some(byte) = self.text.get(self.at).copied() {
            if self.state == State::Cell && self.at == self.row && self.plain_row(sink) {
                continue;
            }
            match self.state {
                State::Cell | State::Closed if byte == b'"' => {
                    self.state = State::Quoted;
                    self.at += 1;
                }
                State::Cell | State::Plain => self.plain(sink),
                State::Quoted => self.quoted(sink),
                State::Closed if self.meanings[usize::from(byte)].ends_cell() => self.end_cell(byte, sink),
                State::Closed => self.misread(Fault::StrayQuote, sink),
                State::Return => {
                    self.state = State::Cell;
                    if byte == b'\n' {
                        self.at += 1;
                        self.row = self.at;
                        self.cell = self.at;
                    }
                }
                State::Skipping => match self.text[self.at..].iter().position(|byte| matches!(byte, b'\r' | b'\n')) {
                    Some(length) => {
                        self.at += length;
                        self.after_line_end(self.text[self.at]);
                        self.line += 1;
                    }
                    None => self.at = self.text.len(),
                },
            }
        }
    }

    /// The short way through a row that is there to its end, has no quotation mark and cannot be beyond any limit: it is
    /// handed over. Any other row is left as it was.
    #[inline(always)]
    fn plain_row(&mut self, sink: Sink<'_>) -> bool {
        let (meanings, ends, start) = (&*self.meanings, &mut *self.plain, self.row);
        let row = &self.text[start..];
        let row = &row[..row.len().min(PLAIN_ROW)];
        let meaning = |byte: u8| meanings[usize::from(byte)];
        let (mut at, mut cells) = (0, 0);
        while cells < ends.len() {
            // Most cells of a survey are one letter: two bytes are looked at together.
            let is_letter =
                |pair: &[u8; 2]| meaning(pair[0]) == Meaning::Text && meaning(pair[1]) == Meaning::Delimiter;
            if row.get(at..).and_then(<[u8]>::first_chunk).is_some_and(is_letter) {
                ends[cells] = start + at + 1;
                cells += 1;
                at += 2;
                continue;
            }
            while row.get(at).is_some_and(|byte| meaning(*byte) == Meaning::Text) {
                at += 1;
            }
            let Some(byte) = row.get(at).copied().filter(|byte| meaning(*byte) != Meaning::Quote) else { return false };
            ends[cells] = start + at;
            cells += 1;
            if meaning(byte) == Meaning::LineEnd {
                if at > 0 {
                    sink(Ok(Row { line: self.line, text: &self.text, start, ends: &ends[..cells] }));
                }
                self.line += 1;
                self.at = start + at;
                self.after_line_end(byte);
                return true;
            }
            at += 1;
        }
        false
    }

    /// Goes on in a cell without quotation marks, up to its end or that of the text.
    #[inline(always)]
    fn plain(&mut self, sink: Sink<'_>) {
        self.state = State::Plain;
        let meanings = &*self.meanings;
        let end = self.text[self.at..].iter().position(|byte| meanings[usize::from(*byte)].ends_cell());
        if let Some(length) = end {
            self.at += length;
            self.end_cell(self.text[self.at], sink);
        } else {
            self.at = self.text.len();
            if let Some(fault) = self.beyond_limit() {
                self.misread(fault, sink);
            }
        }
    }

    /// Goes on between quotation marks, no further than the limits, so that it does not matter where the text was cut.
    fn quoted(&mut self, sink: Sink<'_>) {
        let limit = (self.cell + CELL_LIMIT + 1).min(self.row + ROW_LIMIT + 1);
        let text = &self.text[self.at..limit.min(self.text.len())];
        if let Some(length) = text.iter().position(|byte| *byte == b'"') {
            self.at += length + 1;
            self.state = State::Closed;
        } else {
            self.at += text.len();
            if self.at == limit {
                if self.text[self.at - 1] == b'\r' {
                    // The whole line end is to be seen.
                    self.at -= 1;
                }
                let is_cell = limit > self.cell + CELL_LIMIT;
                self.misread(if is_cell { Fault::OpenQuote } else { Fault::LongRow }, sink);
            }
        }
    }

    /// Ends a cell at a delimiter or line end, which is the byte at hand.
    #[inline(always)]
    fn end_cell(&mut self, byte: u8, sink: Sink<'_>) {
        if let Some(fault) = self.beyond_limit() {
            self.misread(fault, sink);
            return;
        }
        if matches!(byte, b'\r' | b'\n') {
            self.end_row(sink);
            self.after_line_end(byte);
        } else {
            self.ends.push(self.at);
            self.at += 1;
            self.cell = self.at;
            self.state = State::Cell;
        }
    }

    #[inline(always)]
    fn beyond_limit(&self) -> Option<Fault> {
        if self.at - self.cell > CELL_LIMIT {
            Some(Fault::LongCell)
        } else if self.at - self.row > ROW_LIMIT {
            Some(Fault::LongRow)
        } else if self.ends.len() >= CELLS_LIMIT {
            Some(Fault::ManyCells)
        } else {
            None
        }
    }

    /// Hands over the row that ends here, unless its line is empty.
    #[inline(always)]
    fn end_row(&mut self, sink: Sink<'_>) {
        self.ends.push(self.at);
        let text = &self.text[self.row..self.at];
        if !text.is_empty() {
            sink(Ok(Row { line: self.line, text: &self.text, start: self.row, ends: &self.ends }));
        }
        self.line += 1 + if text.contains(&b'"') { line_ends(text) } else { 0 };
        self.start_row();
    }

    /// Moves behind a line end, whose first byte is at hand.
    #[inline(always)]
    fn after_line_end(&mut self, byte: u8) {
        self.at += 1;
        self.start_row();
        self.state = if byte == b'\r' { State::Return } else { State::Cell };
    }

    #[inline(always)]
    fn start_row(&mut self) {
        self.row = self.at;
        self.cell = self.at;
        self.ends.clear();
        self.state = State::Cell;
    }

    /// Gives the current row up, and the rest of the line at hand.
    fn misread(&mut self, fault: Fault, sink: Sink<'_>) {
        let line = self.line + line_ends(&self.text[self.row..self.cell]);
        let cell = &self.text[self.cell..self.at.min(self.cell + 4 * QUOTE)];
        let found = String::from_utf8_lossy(cell).chars().take(QUOTE).collect();
        sink(Err(Misread { line, column: column(self.ends.len()), fault, found }));
        self.line += line_ends(&self.text[self.row..self.at]);
        self.start_row();
        self.state = State::Skipping;
    }

    /// Lets go of the text before the current row.
    fn forget(&mut self) {
        self.text.copy_within(self.row.., 0);
        self.text.truncate(self.text.len() - self.row);
        for end in &mut self.ends {
            *end -= self.row;
        }
        self.at -= self.row;
        self.cell -= self.row;
        self.row = 0;
        if self.state == State::Skipping {
            self.text.clear();
            self.at = 0;
        }
    }
}
