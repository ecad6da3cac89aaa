//! Chance from a seed: the same on every machine, for ever.
//!
//! The generator is the keystream of `ChaCha20` as RFC 8439 defines it, with a nonce of zeros and the counter at 0. Its key
//! is the SHA-256 digest of the seed and of the stratum that is drawn from, so that every stratum has a stream of its own
//! and its draw does not depend on the other strata. What is digested:
//!
//! ```text
//! "ppi-draw-1" and a byte 0
//! the seed:                       length in bytes (u32, little-endian), UTF-8
//! every value of the stratum key: length in bytes (u32, little-endian), UTF-8
//! ```
//!
//! The keystream is read in pieces of eight bytes, each a little-endian number x from 0 to 2⁶⁴−1. A number below b is the
//! upper half of the 128-bit product x·b; where its lower half is below 2⁶⁴ mod b, x is passed over for the next, so that
//! every number has the same chance.

use chacha20::ChaCha20Rng;
use chacha20::rand_core::{Rng, SeedableRng};
use sha2::{Digest, Sha256};

/// The name of the generator, as protocols write it.
pub const GENERATOR: &str = "ChaCha20 (RFC 8439), keyed by SHA-256 of seed and stratum, ppi-draw-1";

/// A stream of chance.
pub(super) struct Generator(ChaCha20Rng);

impl Generator {
    /// The stream of a seed in one stratum; the whole list has no values.
    pub(super) fn new(seed: &str, stratum: &[String]) -> Generator {
        let mut hash = Sha256::new();
        hash.update(b"ppi-draw-1\0");
        for text in std::iter::once(seed).chain(stratum.iter().map(String::as_str)) {
            hash.update(u32::try_from(text.len()).unwrap_or(u32::MAX).to_le_bytes());
            hash.update(text.as_bytes());
        }
        Generator(ChaCha20Rng::from_seed(hash.finalize().into()))
    }

    fn next(&mut self) -> u64 {
        let mut bytes = [0; 8];
        self.0.fill_bytes(&mut bytes);
        u64::from_le_bytes(bytes)
    }

    /// A number from 0 to `bound` − 1, each with the same chance. (`bound` is not 0.)
    pub(super) fn below(&mut self, bound: u64) -> u64 {
        // 2⁶⁴ mod bound
        let passed_over = (u64::MAX % bound + 1) % bound;
        loop {
            let product = u128::from(self.next()) * u128::from(bound);
            #[expect(clippy::cast_possible_truncation, reason = "the halves of 128 bits")]
            let (upper, lower) = ((product >> 64) as u64, product as u64);
            if lower >= passed_over {
                return upper;
            }
        }
    }

    /// A position in a list of this length.
    fn position(&mut self, length: usize) -> usize {
        usize::try_from(self.below(length as u64)).unwrap_or_default()
    }

    /// A simple random sample without replacement: moves the first `count` drawn to the front, in the order of the draw.
    /// For each place from the first on, one of those that are left is drawn and changes places with what stands there.
    pub(super) fn shuffle<T>(&mut self, items: &mut [T], count: usize) {
        for place in 0..count.min(items.len()) {
            let drawn = place + self.position(items.len() - place);
            items.swap(place, drawn);
        }
    }

    /// A systematic sample of `count` positions of a list of `length`: with a start r drawn from 0 to length − 1 the
    /// positions ⌊(r + i·length) / count⌋ for i from 0 on. Every position has the same chance, also where the length is no
    /// multiple of the count.
    pub(super) fn systematic(&mut self, length: usize, count: usize) -> Vec<usize> {
        if count == 0 {
            return Vec::new();
        }
        let start = self.below(length as u64);
        let at = |i: usize| (u128::from(start) + i as u128 * length as u128) / count as u128;
        (0..count).map(|i| usize::try_from(at(i)).unwrap_or_default()).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::Generator;

    /// The first bytes of the keystream of RFC 8439 for a key, nonce and counter of zeros (its appendix A.1, vector 1),
    /// read as two little-endian numbers.
    #[test]
    fn the_stream_is_that_of_the_standard() {
        use chacha20::rand_core::SeedableRng;
        let mut zero = Generator(chacha20::ChaCha20Rng::from_seed([0; 32]));
        assert_eq!([zero.next(), zero.next()], [0x903d_f1a0_ade0_b876, 0x28bd_8653_e56a_5d40]);
    }

    /// With a bound just above 2⁶³ about half of the stream is passed over: here the first, third, fifth and eighth number.
    /// Computed by the separate program of `tests/golden/README.md`.
    #[test]
    fn what_would_favour_some_numbers_is_passed_over() {
        let mut generator = Generator::new("2024-07-18", &[]);
        let found: Vec<u64> = (0..4).map(|_| generator.below((1 << 63) + 1)).collect();
        let expected = [0x7104_6cca_5d8e_4a96, 0x1ce5_53c0_8239_d4a8, 0x46bb_e44a_88a7_ee44, 0x5f66_cd1f_b1df_6554];
        assert_eq!(found, expected);
    }

    /// Half of 2⁶⁴ goes into it without a rest, so that nothing is passed over.
    #[test]
    fn nothing_is_passed_over_where_nothing_is_left() {
        let (mut one, mut other) = (Generator::new("2024-07-18", &[]), Generator::new("2024-07-18", &[]));
        for _ in 0..100 {
            assert_eq!(one.below(1 << 63), other.next() >> 1);
        }
    }

    #[test]
    fn every_number_below_the_bound_comes_up_alike() {
        let mut generator = Generator::new("alike", &[]);
        let mut counts = [0_u32; 7];
        for _ in 0..70_000 {
            counts[usize::try_from(generator.below(7)).expect("below 7")] += 1;
        }
        // Six standard deviations of a count of 10,000: √(70,000 · 1/7 · 6/7) = 92.6.
        assert!(counts.iter().all(|count| count.abs_diff(10_000) < 556), "{counts:?}");
        assert_eq!(generator.below(1), 0);
        assert!(generator.below(u64::MAX) < u64::MAX);
    }

    /// Of all starts, every position comes up as often as any other: `count` of `length` times.
    #[test]
    fn a_systematic_sample_takes_every_position_alike() {
        for (length, count) in [(10, 3), (7, 7), (12, 4), (5, 1), (9, 8)] {
            let mut taken = vec![0; length];
            for start in 0..length {
                for i in 0..count {
                    taken[(start + i * length) / count] += 1;
                }
            }
            assert_eq!(taken, vec![count; length]);
        }
    }
}
