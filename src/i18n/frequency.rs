//! A likelihood as people say it: "about 3 in 10" beside 30.1%.

/// A likelihood as a count among ten or a hundred.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Frequency {
    /// Fewer than 1 in 100.
    UnderOneInHundred,
    /// About this many in 10.
    InTen(u32),
    /// About this many in 100.
    InHundred(u32),
    /// More than 99 in 100.
    Over99InHundred,
}

/// The count that says a likelihood (a fraction 0..1) best: tens where they are near enough, hundreds near both ends.
#[must_use]
pub fn frequency(likelihood: f64) -> Frequency {
    match likelihood {
        l if l < 0.01 => Frequency::UnderOneInHundred,
        l if l > 0.99 => Frequency::Over99InHundred,
        l if !(0.095..=0.905).contains(&l) => Frequency::InHundred(nearest(l, 100.0)),
        l => Frequency::InTen(nearest(l, 10.0)),
    }
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a fraction of 10 or 100, rounded")]
fn nearest(fraction: f64, whole: f64) -> u32 {
    (fraction * whole + 0.5) as u32
}

#[cfg(test)]
mod tests {
    use super::{Frequency, frequency};

    #[test]
    fn counts_among_ten_in_the_middle_and_among_a_hundred_at_the_ends() {
        let said = [
            (0.0, Frequency::UnderOneInHundred),
            (0.0099, Frequency::UnderOneInHundred),
            (0.01, Frequency::InHundred(1)),
            (0.094, Frequency::InHundred(9)),
            (0.095, Frequency::InTen(1)),
            (0.301, Frequency::InTen(3)),
            (0.349, Frequency::InTen(3)),
            (0.35, Frequency::InTen(4)),
            (0.905, Frequency::InTen(9)),
            (0.906, Frequency::InHundred(91)),
            (0.99, Frequency::InHundred(99)),
            (0.991, Frequency::Over99InHundred),
            (1.0, Frequency::Over99InHundred),
        ];
        for (likelihood, expected) in said {
            assert_eq!(frequency(likelihood), expected, "{likelihood}");
        }
    }
}
