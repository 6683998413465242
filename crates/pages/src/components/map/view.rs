//! What a map is given to show; it asks no store.

use std::sync::Arc;

use domain::kernel::Point;

/// A map, in the reader's language.
pub(crate) struct MapView {
    /// What it shows.
    pub(crate) title: String,
    /// How old it is, such as “截至 14:05”.
    pub(crate) as_of: String,
    /// What it is made from, such as “示意图：乡镇驻地位置，不是边界”.
    pub(crate) basis: String,
    /// The townships, in the order in which they are listed.
    pub(crate) places: Vec<Place>,
    /// The boundaries that were adopted; none is common, and then the map is a schematic one.
    pub(crate) boundaries: Vec<Boundary>,
    /// The sites that matter to the operation.
    pub(crate) sites: Vec<Site>,
    /// What it is drawn on.
    pub(crate) base: Base,
}

/// What a map is drawn on.
#[derive(Clone, Default)]
pub(crate) struct Base {
    /// Its parts, the lowest first.
    pub(crate) shapes: Arc<Vec<BaseShape>>,
    /// Whether the first boundary is that of all that is shown: what lies outside is dimmed.
    pub(crate) is_framed: bool,
}

/// Something that a map is drawn on.
pub(crate) struct BaseShape {
    pub(crate) kind: BaseKind,
    pub(crate) name: Option<String>,
    /// Its rings, lines or points.
    pub(crate) parts: Vec<Vec<Point>>,
}

/// What it is; names are given room in this order.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(crate) enum BaseKind {
    River,
    Water,
    Expressway,
    Exit,
    Border,
    Spring,
    Stream,
    Railway,
    Road,
    Peak,
    Mountain,
    Upland,
}

impl BaseKind {
    /// By which the style sheet draws it.
    pub(super) const fn class(self) -> &'static str {
        match self {
            Self::River => "is-river",
            Self::Water => "is-water",
            Self::Expressway => "is-expressway",
            Self::Exit => "is-exit",
            Self::Border => "is-border",
            Self::Spring => "is-spring",
            Self::Stream => "is-stream",
            Self::Railway => "is-railway",
            Self::Road => "is-road",
            Self::Peak => "is-peak",
            Self::Mountain => "is-mountain",
            Self::Upland => "is-upland",
        }
    }

    /// How its name is written.
    pub(super) const fn name_class(self) -> &'static str {
        match self {
            Self::River | Self::Water | Self::Stream => "is-of-water",
            Self::Expressway
            | Self::Exit
            | Self::Border
            | Self::Spring
            | Self::Railway
            | Self::Road
            | Self::Peak
            | Self::Mountain
            | Self::Upland => "is-of-land",
        }
    }
}

/// A township at its seat.
pub(crate) struct Place {
    /// Its region code; within a page it is found under `map-` and the code.
    pub(crate) code: String,
    pub(crate) name: String,
    pub(crate) at: Point,
    pub(crate) marks: PlaceMarks,
}

/// How a township stands.
#[derive(Default)]
pub(crate) struct PlaceMarks {
    /// Tasks that are not over; those that are overdue or blocked are among them.
    pub(crate) open: u32,
    pub(crate) overdue: u32,
    pub(crate) blocked: u32,
    /// Whether the operation's plan acts there now.
    pub(crate) is_in_area: bool,
    /// Where the township's open tasks are shown,
    pub(crate) href: String,
    /// and those of them that are overdue,
    pub(crate) overdue_href: String,
    /// and those that are blocked.
    pub(crate) blocked_href: String,
}

/// The boundary of a region: outer rings and holes alike.
pub(crate) struct Boundary {
    pub(crate) rings: Vec<Vec<Point>>,
}

/// A site with its point.
pub(crate) struct Site {
    pub(crate) name: String,
    pub(crate) sort: SiteSort,
    pub(crate) at: Point,
    /// Where it is shown, where it has a page.
    pub(crate) href: Option<String>,
}

/// What a site is to a map.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum SiteSort {
    /// People are taken in there.
    Shelter,
    /// It must be kept from harm.
    KeySite,
}
