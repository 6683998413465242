//! What the machine counts time in.

use std::fmt;

use crate::kernel::{Instant, Span};

/// Points on a line of time. The machine compares them and adds lengths, nothing more, so that a
/// model that is written in hours as floating point runs through the same rules to the last bit.
pub trait Time: Copy + Ord + fmt::Debug {
    /// How far two of them are apart.
    type Length: Copy + PartialEq + fmt::Debug;
    /// Before anything can happen.
    const EARLIEST: Self;
    /// After anything can happen.
    const NEVER: Self;

    /// So much later; stops at the end of time instead of wrapping.
    #[must_use]
    fn later_by(self, length: Self::Length) -> Self;
}

impl Time for Instant {
    type Length = Span;
    const EARLIEST: Self = Self::from_microseconds(i64::MIN);
    const NEVER: Self = Self::from_microseconds(i64::MAX);

    #[inline]
    fn later_by(self, length: Span) -> Self {
        self + length
    }
}
