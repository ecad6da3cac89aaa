//! The values that a column had lately, by the bytes of their cells: most rows are spared the longer way.

/// Codes of values by the bytes of a cell; a value that falls into the place of another pushes it out.
#[derive(Debug)]
pub(super) struct Recent(Vec<(Packed, u32)>);

/// The longest cell that is kept, in bytes.
const LONGEST: usize = 24;

/// The bytes of a cell as numbers, which are compared at once; the first holds the length as well.
type Packed = [u64; 4];

impl Recent {
    /// None yet, and places for this many, a power of two.
    pub(super) fn new(slots: usize) -> Recent {
        // No cell is as long as this.
        Recent(vec![([u64::MAX; 4], 0); slots])
    }

    /// The code of the value that stood in a cell with these bytes.
    #[inline(always)]
    pub(super) fn code(&self, cell: &[u8]) -> Option<u32> {
        let packed = packed(cell)?;
        let (known, code) = &self.0[self.slot(packed)];
        (*known == packed).then_some(*code)
    }

    pub(super) fn keep(&mut self, cell: &[u8], code: u32) {
        if let Some(packed) = packed(cell) {
            let slot = self.slot(packed);
            self.0[slot] = (packed, code);
        }
    }

    #[inline(always)]
    fn slot(&self, [a, b, c, d]: Packed) -> usize {
        let mixed = (a ^ b.rotate_left(16) ^ c.rotate_left(32) ^ d.rotate_left(48)).wrapping_mul(0x9E37_79B9_7F4A_7C15);
        (mixed >> 40) as usize & (self.0.len() - 1)
    }
}

#[inline(always)]
fn packed(cell: &[u8]) -> Option<Packed> {
    if cell.len() > LONGEST {
        return None;
    }
    let mut packed = [cell.len() as u64, 0, 0, 0];
    for (word, bytes) in packed[1..].iter_mut().zip(cell.chunks(8)) {
        for byte in bytes {
            *word = (*word << 8) | u64::from(*byte);
        }
    }
    Some(packed)
}
