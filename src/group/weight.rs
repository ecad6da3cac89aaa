//! What a household counts for: one, its members, or a share of either.

/// What a rate counts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Unit {
    /// Households: w = 1 each.
    #[default]
    Household,
    /// Persons: w = the number of household members.
    Members,
    /// Members of the credit union, one of whom was drawn for each interview: w = 1 each.
    Participants,
}

impl Unit {
    /// As written in options and records.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Unit::Household => "household",
            Unit::Members => "members",
            Unit::Participants => "participants",
        }
    }
}

/// How the weight of a household is made.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Weighting {
    /// What the rate counts.
    pub unit: Unit,
    /// Whether members of the credit union were drawn, so that a household with k of them had k chances: its weight is
    /// then divided by k. Of no account for participants.
    pub members_drawn: bool,
}

impl Weighting {
    /// Whether the number of household members is needed.
    #[must_use]
    pub fn needs_members(self) -> bool {
        self.unit == Unit::Members
    }

    /// Whether the number of members that the credit union has in the household is needed.
    #[must_use]
    pub fn needs_cu_members(self) -> bool {
        self.members_drawn && self.unit != Unit::Participants
    }

    /// Whether weights can differ.
    #[must_use]
    pub fn is_weighted(self) -> bool {
        self.needs_members() || self.needs_cu_members()
    }

    /// The formula, as reports print it.
    #[must_use]
    pub fn formula(self) -> &'static str {
        match (self.needs_members(), self.needs_cu_members()) {
            (false, false) => "w = 1",
            (true, false) => "w = members",
            (false, true) => "w = 1 / cu_members",
            (true, true) => "w = members / cu_members",
        }
    }
}

/// A weight as a whole number of parts, so that sums are exact whatever their order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Weight(pub(super) u64);

/// The most members that a household can have here; a larger number is a slip.
pub const MEMBERS_LIMIT: u32 = 1_000;

impl Weight {
    /// The parts of a weight of 1: a multiple of every number up to 16, so that these shares are exact; those of larger
    /// numbers are off by at most 2 in 10^10.
    pub const PARTS: u64 = 720_720 * 4_096;

    /// The weight 1.
    pub const ONE: Weight = Weight(Weight::PARTS);

    /// The weight members / `cu_members`, where both lie between 1 and [`MEMBERS_LIMIT`].
    #[must_use]
    pub fn of(members: u32, cu_members: u32) -> Weight {
        let (members, shares) = (u64::from(members), u64::from(cu_members.max(1)));
        Weight((members * Weight::PARTS + shares / 2) / shares)
    }

    /// The weight as a number.
    #[must_use]
    #[expect(clippy::cast_precision_loss, reason = "to a double's precision")]
    pub fn in_ones(self) -> f64 {
        self.0 as f64 / Weight::PARTS as f64
    }
}

#[cfg(test)]
mod tests {
    use super::Weight;

    #[test]
    fn shares_up_to_a_sixteenth_are_exact() {
        for shares in 1..=16 {
            assert_eq!(Weight::of(7, shares).0 * u64::from(shares), 7 * Weight::PARTS);
        }
        let error = Weight::of(1, 17).0.abs_diff(Weight::PARTS / 17);
        assert!(error <= 1, "{error}");
    }
}
