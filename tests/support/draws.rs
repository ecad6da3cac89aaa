//! Draws computed in the plainest way: `ChaCha20` written out from RFC 8439 word by word, one block at a time, and numbers
//! of 128 bits where those of 64 would need care.

use sha2::{Digest, Sha256};

/// One stream of chance.
pub(crate) struct Stream {
    key: [u32; 8],
    block: u32,
    left: Vec<u64>,
}

impl Stream {
    pub(crate) fn new(seed: &str, stratum: &[&str]) -> Stream {
        let mut digested = b"ppi-draw-1\0".to_vec();
        for text in [&[seed], stratum].concat() {
            digested.extend(u32::try_from(text.len()).expect("a short text").to_le_bytes());
            digested.extend(text.bytes());
        }
        let digest = Sha256::digest(&digested);
        let word = |at: usize| u32::from_le_bytes(digest[4 * at..4 * at + 4].try_into().expect("four bytes"));
        Stream { key: std::array::from_fn(word), block: 0, left: Vec::new() }
    }

    /// The next number of the stream.
    pub(crate) fn next(&mut self) -> u64 {
        if self.left.is_empty() {
            let words = block(&self.key, self.block);
            self.left = (0..8).rev().map(|at| u64::from(words[2 * at]) | u64::from(words[2 * at + 1]) << 32).collect();
            self.block += 1;
        }
        self.left.pop().expect("a number is left")
    }

    /// The first number of the stream that can be taken, scaled to 0..bound.
    pub(crate) fn below(&mut self, bound: usize) -> usize {
        let (whole, bound) = (1_u128 << 64, bound as u128);
        loop {
            let product = u128::from(self.next()) * bound;
            if product % whole >= whole % bound {
                return usize::try_from(product / whole).expect("below the bound");
            }
        }
    }

    /// So many of the items, one after the other; the first of those that are left takes the place of the one drawn.
    pub(crate) fn simple(&mut self, mut left: Vec<usize>, count: usize) -> Vec<usize> {
        let mut drawn = Vec::new();
        for _ in 0..count {
            let at = self.below(left.len());
            let first = left[0];
            drawn.push(std::mem::replace(&mut left[at], first));
            left.remove(0);
        }
        drawn
    }

    /// The members whose stretch of the line from 0 to `length` · `count`, each `count` long, holds one of the points
    /// start, start + `length`, …
    pub(crate) fn systematic(&mut self, length: usize, count: usize) -> Vec<usize> {
        if count == 0 {
            return Vec::new();
        }
        let start = self.below(length);
        let points: Vec<usize> = (0..count).map(|i| start + i * length).collect();
        let holds = |at: usize| points.iter().any(|point| (at * count..(at + 1) * count).contains(point));
        (0..length).filter(|at| holds(*at)).collect()
    }
}

/// RFC 8439, section 2.3, with a nonce of zeros.
fn block(key: &[u32; 8], counter: u32) -> [u32; 16] {
    let mut start = [0; 16];
    start[..4].copy_from_slice(&[0x6170_7865, 0x3320_646e, 0x7962_2d32, 0x6b20_6574]);
    start[4..12].copy_from_slice(key);
    start[12] = counter;
    let mut words = start;
    let mut quarter = |a: usize, b: usize, c: usize, d: usize| {
        for (x, y, z, turn) in [(a, b, d, 16), (c, d, b, 12), (a, b, d, 8), (c, d, b, 7)] {
            words[x] = words[x].wrapping_add(words[y]);
            words[z] = (words[z] ^ words[x]).rotate_left(turn);
        }
    };
    for _ in 0..10 {
        for column in 0..4 {
            quarter(column, 4 + column, 8 + column, 12 + column);
        }
        for (column, [b, c, d]) in [[5, 10, 15], [6, 11, 12], [7, 8, 13], [4, 9, 14]].into_iter().enumerate() {
            quarter(column, b, c, d);
        }
    }
    std::array::from_fn(|at| words[at].wrapping_add(start[at]))
}
