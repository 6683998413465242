//! Dense numbers: what a task, a resource, a level and a bundle of needs are called in here.

macro_rules! indices {
    ($($(#[$doc:meta])* $name:ident),+ $(,)?) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
        pub struct $name(u32);

        impl $name {
            /// From its number, counted from 0.
            #[must_use]
            #[inline]
            pub const fn new(number: u32) -> Self {
                Self(number)
            }

            /// Its number, counted from 0.
            #[must_use]
            #[inline]
            pub const fn number(self) -> u32 {
                self.0
            }

            /// Where it stands in a list.
            #[must_use]
            #[inline]
            pub const fn at(self) -> usize {
                self.0 as usize
            }
        }
    )+};
}

indices! {
    /// A task, in the order in which tasks were added to the machine.
    TaskIndex,
    /// A pool of people or vehicles, or a stock.
    ResourceIndex,
    /// A bundle of needs; tasks that need the same share it.
    NeedsIndex,
}

/// A level of one of the plans at work: at most [`LevelIndex::COUNT_MAX`] in one operation.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct LevelIndex(u8);

impl LevelIndex {
    /// Several plans of several tiers, each of four levels, stay far below this.
    pub const COUNT_MAX: u8 = 32;

    /// From its number, counted from 0; none from [`Self::COUNT_MAX`] on.
    #[must_use]
    pub const fn new(number: u8) -> Option<Self> {
        if number < Self::COUNT_MAX { Some(Self(number)) } else { None }
    }

    /// Its number, counted from 0.
    #[must_use]
    pub const fn number(self) -> u8 {
        self.0
    }

    /// A set that holds this level alone; sets are joined by `|`.
    #[must_use]
    pub const fn set(self) -> u32 {
        1 << self.0
    }
}

#[test]
fn there_is_no_level_beyond_the_last() {
    assert_eq!(LevelIndex::new(31).map(LevelIndex::set), Some(1 << 31));
    assert_eq!(LevelIndex::new(32), None);
}
