//! The values that a column had lately, by the bytes of their cells: most rows are spared the longer way.

/// Codes of values by the bytes of a cell; a value that falls into the place of another pushes it out.
#[derive(Debug)]
pub(super) struct Recent(Vec<(Box<[u8]>, u32)>);

/// Cells beyond this length are not kept.
const LONGEST: usize = 64;

impl Recent {
    /// None yet, and places for this many, a power of two.
    pub(super) fn new(slots: usize) -> Recent {
        Recent(vec![(Box::default(), u32::MAX); slots])
    }

    /// The code of the value that stood in a cell with these bytes.
    #[inline]
    pub(super) fn code(&self, cell: &[u8]) -> Option<u32> {
        let (known, code) = &self.0[self.slot(cell)];
        (**known == *cell && *code != u32::MAX).then_some(*code)
    }

    pub(super) fn keep(&mut self, cell: &[u8], code: u32) {
        if cell.len() <= LONGEST {
            let slot = self.slot(cell);
            self.0[slot] = (cell.into(), code);
        }
    }

    /// The place of a cell, by FNV-1a.
    #[inline]
    fn slot(&self, cell: &[u8]) -> usize {
        let cell = &cell[..cell.len().min(LONGEST)];
        let hash = cell.iter().fold(0x811C_9DC5_u32, |hash, byte| (hash ^ u32::from(*byte)).wrapping_mul(0x0100_0193));
        (hash ^ (hash >> 16)) as usize & (self.0.len() - 1)
    }
}
