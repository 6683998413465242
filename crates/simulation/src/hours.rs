//! Virtual time in hours.

use std::cmp::Ordering;

use domain::operations::task_machine::Time;

/// Hours since the beginning of a replication, as a double: the unit of the reference model, whose
/// rows are to be met to the last bit. Ordered totally (IEEE 754, 5.10), never NaN.
#[derive(Clone, Copy, Debug)]
pub struct Hours(pub f64);

impl PartialEq for Hours {
    #[inline]
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other).is_eq()
    }
}

impl Eq for Hours {}

impl PartialOrd for Hours {
    #[inline]
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Hours {
    #[inline]
    fn cmp(&self, other: &Self) -> Ordering {
        self.0.total_cmp(&other.0)
    }
}

impl Time for Hours {
    type Length = f64;
    const EARLIEST: Self = Self(f64::NEG_INFINITY);
    const NEVER: Self = Self(f64::INFINITY);

    #[inline]
    fn later_by(self, length: f64) -> Self {
        Self(self.0 + length)
    }
}
