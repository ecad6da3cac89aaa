//! Whole numbers and texts as bytes and back: seven bits of a number at a time, the lowest first.

/// Writes.
#[derive(Debug, Default)]
pub(crate) struct Writer(pub(crate) Vec<u8>);

impl Writer {
    #[inline(never)]
    pub(crate) fn whole(&mut self, number: u64) {
        let mut rest = number;
        while rest >= MORE {
            self.0.push(low(rest | MORE));
            rest >>= BITS;
        }
        self.0.push(low(rest));
    }

    pub(crate) fn count(&mut self, count: usize) {
        self.whole(count as u64);
    }

    #[inline(never)]
    pub(crate) fn text(&mut self, text: &str) {
        self.count(text.len());
        self.0.extend_from_slice(text.as_bytes());
    }

    pub(crate) fn list<T>(&mut self, items: &[T], mut write: impl FnMut(&mut Writer, &T)) {
        self.count(items.len());
        for item in items {
            write(self, item);
        }
    }
}

const BITS: u32 = 7;
const MORE: u64 = 1 << BITS;

#[expect(clippy::cast_possible_truncation, reason = "the lowest bits")]
fn low(number: u64) -> u8 {
    number as u8
}

/// Reads; nothing where the bytes are not what was written.
#[derive(Debug)]
pub(crate) struct Reader<'a>(pub(crate) &'a [u8]);

impl<'a> Reader<'a> {
    #[inline(never)]
    pub(crate) fn whole(&mut self) -> Option<u64> {
        let mut number = 0;
        for shift in (0..u64::BITS).step_by(BITS as usize) {
            let (byte, rest) = self.0.split_first()?;
            self.0 = rest;
            let byte = u64::from(*byte);
            number |= (byte & (MORE - 1)) << shift;
            if byte < MORE {
                return Some(number);
            }
        }
        None
    }

    pub(crate) fn number(&mut self) -> Option<u32> {
        u32::try_from(self.whole()?).ok()
    }

    pub(crate) fn count(&mut self) -> Option<usize> {
        usize::try_from(self.whole()?).ok()
    }

    #[inline(never)]
    pub(crate) fn text(&mut self) -> Option<String> {
        let length = self.count()?;
        let (text, rest) = self.0.split_at_checked(length)?;
        self.0 = rest;
        String::from_utf8(text.to_vec()).ok()
    }

    pub(crate) fn list<T>(&mut self, mut read: impl FnMut(&mut Reader<'a>) -> Option<T>) -> Option<Vec<T>> {
        let mut items = Vec::new();
        for _ in 0..self.whole()? {
            items.push(read(self)?);
        }
        Some(items)
    }
}
