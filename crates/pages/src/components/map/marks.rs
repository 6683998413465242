//! The shapes of a map: what they mean, in words, and how they are drawn.

use words::Maps;

use super::view::{PlaceMarks, SiteSort};

/// A shape. Its size says nothing, its form everything; no colour is needed to tell it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Mark {
    Overdue,
    Blocked,
    Open,
    NothingOpen,
    /// Around one of those above.
    InArea,
    Shelter,
    KeySite,
}

impl Mark {
    /// What a legend explains wherever there are places.
    pub(super) const OF_PLACES: [Self; 5] =
        [Self::Overdue, Self::Blocked, Self::Open, Self::NothingOpen, Self::InArea];

    /// The shape of a place: the worst of what is so there.
    pub(super) const fn worst(marks: &PlaceMarks) -> Self {
        match marks {
            PlaceMarks { overdue: 1.., .. } => Self::Overdue,
            PlaceMarks { blocked: 1.., .. } => Self::Blocked,
            PlaceMarks { open: 1.., .. } => Self::Open,
            PlaceMarks { .. } => Self::NothingOpen,
        }
    }

    pub(super) const fn of_site(sort: SiteSort) -> Self {
        match sort {
            SiteSort::Shelter => Self::Shelter,
            SiteSort::KeySite => Self::KeySite,
        }
    }

    pub(super) const fn word(self) -> Maps {
        match self {
            Self::Overdue => Maps::Overdue,
            Self::Blocked => Maps::Blocked,
            Self::Open => Maps::Open,
            Self::NothingOpen => Maps::NothingOpen,
            Self::InArea => Maps::InArea,
            Self::Shelter => Maps::Shelter,
            Self::KeySite => Maps::KeySite,
        }
    }

    /// Outlines about 0, 0.
    pub(super) const fn path(self) -> &'static str {
        match self {
            Self::Overdue => "M0-7.5L7 5.5H-7Z",
            Self::Blocked => "M-5.5-5.5H5.5V5.5H-5.5Z",
            Self::Open => "M-5 0a5 5 0 1 0 10 0a5 5 0 1 0-10 0Z",
            Self::NothingOpen => "M-3.5 0a3.5 3.5 0 1 0 7 0a3.5 3.5 0 1 0-7 0Z",
            Self::InArea => "M-11 0a11 11 0 1 0 22 0a11 11 0 1 0-22 0Z",
            Self::Shelter => "M-4 4.5V-0.5L0-4.5L4-0.5V4.5Z",
            Self::KeySite => "M0-5L5 0L0 5L-5 0Z",
        }
    }

    /// By which the style sheet fills it.
    pub(super) const fn class(self) -> &'static str {
        match self {
            Self::Overdue | Self::Blocked => "is-urgent",
            Self::Open => "is-open",
            Self::NothingOpen => "is-quiet",
            Self::InArea => "is-area",
            Self::Shelter | Self::KeySite => "is-site",
        }
    }

    /// How far it reaches from its middle.
    pub(super) const fn reach(self) -> f64 {
        match self {
            Self::Overdue => 7.5,
            Self::Blocked => 5.5,
            Self::Open => 5.0,
            Self::NothingOpen => 4.5,
            Self::InArea => 12.0,
            Self::Shelter | Self::KeySite => 5.5,
        }
    }
}

#[test]
fn the_worst_gives_a_place_its_shape() {
    let marks = |open, overdue, blocked| {
        Mark::worst(&PlaceMarks { open, overdue, blocked, ..PlaceMarks::default() })
    };
    assert_eq!(marks(3, 1, 1), Mark::Overdue);
    assert_eq!(marks(3, 0, 1), Mark::Blocked);
    assert_eq!(marks(3, 0, 0), Mark::Open);
    assert_eq!(marks(0, 0, 0), Mark::NothingOpen);
}
