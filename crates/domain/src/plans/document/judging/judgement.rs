//! What a condition comes to, in three values.

use std::ops::Not;

/// What a condition comes to 判定; joined as Kleene's three values are, so that what is unknown
/// counts only where it could matter. From what does not hold to what does.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Judgement {
    /// It does not hold.
    DoesNot,
    /// It cannot be said: nothing was measured yet, or the rank of a level is not known.
    Unknown,
    /// It holds.
    Holds,
}

impl Judgement {
    /// Both hold. One that does not settles it.
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        self.min(other)
    }

    /// One holds, at least. One that does settles it.
    #[must_use]
    pub fn or(self, other: Self) -> Self {
        self.max(other)
    }
}

impl From<bool> for Judgement {
    fn from(it: bool) -> Self {
        if it { Self::Holds } else { Self::DoesNot }
    }
}

impl Not for Judgement {
    type Output = Self;
    fn not(self) -> Self {
        match self {
            Self::DoesNot => Self::Holds,
            Self::Unknown => Self::Unknown,
            Self::Holds => Self::DoesNot,
        }
    }
}

#[test]
fn what_is_unknown_counts_only_where_it_could_matter() {
    use Judgement::{DoesNot, Holds, Unknown};
    assert_eq!([Unknown.and(Holds), Unknown.or(Holds)], [Unknown, Holds]);
    assert_eq!([Unknown.and(DoesNot), Unknown.or(DoesNot)], [DoesNot, Unknown]);
    assert_eq!([!Holds, !Unknown, !DoesNot], [DoesNot, Unknown, Holds]);
    assert_eq!([Holds.and(DoesNot), Holds.or(DoesNot)], [DoesNot, Holds]);
}
