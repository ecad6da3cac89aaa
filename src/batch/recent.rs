//! The values that a column had lately, by the bytes of their cells: most rows are spared the longer way.

/// Codes of values by the bytes of a cell; a value that falls into the place of another pushes it out.
#[derive(Debug)]
pub(super) struct Recent(Vec<(Packed, u32)>);

/// The longest cell that is kept, in bytes.
const LONGEST: usize = 24;

/// A cell as four numbers, which are compared at once: its length, and its bytes, some of them twice.
type Packed = [u64; 4];

/// No cell is as long as this.
const NONE: Packed = [u64::MAX; 4];

/// In as many places a value may stand: few are pushed out.
const WAYS: usize = 4;

impl Recent {
    /// None yet, and places for this many, a power of two.
    pub(super) fn new(slots: usize) -> Recent {
        Recent(vec![(NONE, 0); slots])
    }

    /// The code of the value that stood in a cell with these bytes.
    #[inline(always)]
    pub(super) fn code(&self, cell: &[u8]) -> Option<u32> {
        let packed = packed(cell)?;
        let slot = self.slot(packed);
        for step in 0..WAYS {
            let (known, code) = &self.0[slot ^ step];
            if are_equal(*known, packed) {
                return Some(*code);
            }
        }
        None
    }

    pub(super) fn keep(&mut self, cell: &[u8], code: u32) {
        let Some(packed) = packed(cell) else { return };
        let slot = self.slot(packed);
        let free = (0..WAYS).map(|step| slot ^ step).find(|slot| are_equal(self.0[*slot].0, NONE));
        self.0[free.unwrap_or(slot)] = (packed, code);
    }

    #[inline(always)]
    fn slot(&self, [a, b, c, d]: Packed) -> usize {
        let mixed = (a ^ b.rotate_left(16) ^ c.rotate_left(32) ^ d.rotate_left(48)).wrapping_mul(0x9E37_79B9_7F4A_7C15);
        // Its higher bits depend on all bytes.
        (((mixed >> 32) * self.0.len() as u64) >> 32) as usize
    }
}

#[inline(always)]
fn are_equal(one: Packed, other: Packed) -> bool {
    // Without a branch, and without the call that comparing arrays is in wasm.
    let differs = |at: usize| one[at] ^ other[at];
    differs(0) | differs(1) | differs(2) | differs(3) == 0
}

#[inline(always)]
fn packed(cell: &[u8]) -> Option<Packed> {
    let length = cell.len();
    let (a, b, c) = match length {
        0 => (0, 0, 0),
        1..4 => (cell[0].into(), cell[length / 2].into(), cell[length - 1].into()),
        4..8 => (u32_at(cell, 0).into(), u32_at(cell, length - 4).into(), 0),
        8..=LONGEST => (u64_at(cell, 0), u64_at(cell, (length - 8) / 2), u64_at(cell, length - 8)),
        _ => return None,
    };
    Some([length as u64, a, b, c])
}

#[inline(always)]
fn u32_at(cell: &[u8], at: usize) -> u32 {
    match cell[at..].first_chunk() {
        Some(bytes) => u32::from_le_bytes(*bytes),
        None => 0,
    }
}

#[inline(always)]
fn u64_at(cell: &[u8], at: usize) -> u64 {
    match cell[at..].first_chunk() {
        Some(bytes) => u64::from_le_bytes(*bytes),
        None => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_that_differ_in_one_byte_are_told_apart() {
        let mut recent = Recent::new(8);
        for length in 0..=LONGEST {
            let cell = vec![b'a'; length];
            recent.keep(&cell, 7);
            assert_eq!(recent.code(&cell), Some(7), "{length}");
            assert_eq!(recent.code(&[cell.as_slice(), b"a"].concat()), None, "{length}");
            for at in 0..length {
                let mut other = cell.clone();
                other[at] = b'b';
                assert_eq!(recent.code(&other), None, "{length} {at}");
            }
        }
    }

    #[test]
    fn a_longer_cell_is_not_kept() {
        let mut recent = Recent::new(8);
        recent.keep(&[b'a'; LONGEST + 1], 7);
        assert_eq!(recent.code(&[b'a'; LONGEST + 1]), None);
    }

    #[test]
    fn branches_that_differ_in_a_digit_find_places_side_by_side() {
        let mut recent = Recent::new(1024);
        let branches = (0..100).map(|number| format!("TP {number:02}")).collect::<Vec<_>>();
        for (code, branch) in (0..).zip(&branches) {
            recent.keep(branch.as_bytes(), code);
        }
        let kept = (0..).zip(&branches).filter(|(code, branch)| recent.code(branch.as_bytes()) == Some(*code));
        assert_eq!(kept.count(), 100);
    }
}
