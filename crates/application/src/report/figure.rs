//! A share with what it was computed from.

/// Below this many, a share says nothing and is not given.
pub const DENOMINATOR_MIN: u32 = 5;

/// So many of so many.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Figure {
    /// How many of them.
    pub numerator: u32,
    /// Of how many.
    pub denominator: u32,
}

impl Figure {
    /// Counts those of a list that fulfil something.
    pub(super) fn of<T>(all: &[T], fulfils: impl Fn(&T) -> bool) -> Self {
        let count = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
        let numerator = count(all.iter().filter(|it| fulfils(it)).count());
        Self { numerator, denominator: count(all.len()) }
    }

    /// In thousandths, rounded half up; none where there are too few.
    #[must_use]
    pub fn per_mille(self) -> Option<u32> {
        if self.denominator < DENOMINATOR_MIN {
            return None;
        }
        let (part, whole) = (u64::from(self.numerator), u64::from(self.denominator));
        u32::try_from((part * 2000 + whole) / (whole * 2)).ok()
    }
}

#[test]
fn a_share_is_rounded_half_up_and_not_given_of_too_few() {
    let of = |numerator, denominator| Figure { numerator, denominator }.per_mille();
    assert_eq!(of(371, 412), Some(900)); // 90.05 %
    assert_eq!((of(1, 16), of(5, 5), of(0, 7)), (Some(63), Some(1000), Some(0)));
    assert_eq!((of(4, 4), of(0, 0)), (None, None));
}

#[test]
fn what_fulfils_is_counted_among_all() {
    let figure = Figure::of(&[1, 2, 3, 4, 5, 6], |it| it % 3 == 0);
    assert_eq!(figure, Figure { numerator: 2, denominator: 6 });
}
