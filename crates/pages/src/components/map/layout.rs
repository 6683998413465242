//! The sizes of a drawing: a column of a desk, a telephone, and the wall of a command room.

use super::projection::Extent;

/// How large a drawing is and how it is lettered, in its units; about a pixel each.
#[derive(Clone, Copy)]
pub(super) struct Layout {
    /// By which the style sheet shows one of the two.
    pub(super) class: &'static str,
    pub(super) width: f64,
    height_min: f64,
    height_max: f64,
    /// Free of points on each side: room for labels, scale and north.
    pub(super) margin: f64,
    /// How large names are written.
    pub(super) name_size: f64,
    /// How large numbers and names of sites are written; none where only names of places are.
    pub(super) small_size: Option<f64>,
    /// How large names of rivers and roads are written; none where they have no room.
    pub(super) base_size: Option<f64>,
    /// How many times as large as on a desk marks are drawn.
    pub(super) marks: f64,
}

/// Where there are at least 520 pixels.
pub(super) const WIDE: Layout = Layout {
    class: "is-wide",
    width: 560.0,
    height_min: 280.0,
    height_max: 420.0,
    margin: 36.0,
    name_size: 14.0,
    small_size: Some(12.5),
    base_size: Some(11.0),
    marks: 1.0,
};

/// Where there are fewer: names only, the numbers stand in the list.
pub(super) const NARROW: Layout = Layout {
    class: "is-narrow",
    width: 300.0,
    height_min: 220.0,
    height_max: 370.0,
    margin: 30.0,
    name_size: 13.0,
    small_size: None,
    base_size: None,
    marks: 1.0,
};

/// On the big screen of a command room, to be read from five metres.
pub(super) const WALL: Layout = Layout {
    class: "is-wall",
    width: 720.0,
    height_min: 560.0,
    height_max: 820.0,
    margin: 44.0,
    name_size: 28.0,
    small_size: Some(24.0),
    base_size: Some(19.0),
    marks: 2.0,
};

impl Layout {
    /// As high as what is shown needs, within bounds.
    pub(super) fn height(&self, extent: &Extent) -> f64 {
        let (across, along) = extent.kilometres();
        let needed = (self.width - 2.0 * self.margin) * along / across + 2.0 * self.margin;
        needed.clamp(self.height_min, self.height_max).round()
    }
}
