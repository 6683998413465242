//! From the earth to the drawing: equirectangular about the middle, one scale in both directions.

use domain::kernel::Point;

use super::layout::Layout;

/// The length of a degree on a sphere of the earth's mean radius (6371.0088 km).
const DEGREE_KILOMETRES: f64 = 111.195_08;
/// What is shown reaches at least this far, so that one place alone has a scale as well.
const EXTENT_KILOMETRES_MIN: f64 = 2.0;
/// A degree of longitude is never taken for shorter than this part of one at the equator.
const SHRINK_MIN: f64 = 0.01;

/// A place in the drawing, in its units; down is positive.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(super) struct Spot {
    pub(super) x: f64,
    pub(super) y: f64,
}

/// What lies between the outermost points, in degrees.
#[derive(Clone, Copy)]
pub(super) struct Extent {
    west: f64,
    east: f64,
    south: f64,
    north: f64,
}

impl Extent {
    /// Around points; none around no point.
    pub(super) fn around(points: impl Iterator<Item = Point>) -> Option<Self> {
        points.map(Point::degrees).fold(None, |extent: Option<Self>, (longitude, latitude)| {
            let it = extent.unwrap_or(Self {
                west: longitude,
                east: longitude,
                south: latitude,
                north: latitude,
            });
            Some(Self {
                west: it.west.min(longitude),
                east: it.east.max(longitude),
                south: it.south.min(latitude),
                north: it.north.max(latitude),
            })
        })
    }

    /// Longitude and latitude of its middle.
    const fn middle(&self) -> (f64, f64) {
        (f64::midpoint(self.west, self.east), f64::midpoint(self.south, self.north))
    }

    /// How much shorter a degree of longitude is than one of latitude, in the middle.
    fn shrink(&self) -> f64 {
        self.middle().1.to_radians().cos().max(SHRINK_MIN)
    }

    /// How far it reaches from west to east and from south to north.
    pub(super) fn kilometres(&self) -> (f64, f64) {
        let across = (self.east - self.west) * self.shrink() * DEGREE_KILOMETRES;
        let along = (self.north - self.south) * DEGREE_KILOMETRES;
        (across.max(EXTENT_KILOMETRES_MIN), along.max(EXTENT_KILOMETRES_MIN))
    }
}

/// Where each point of the earth lies in a drawing.
pub(super) struct Projection {
    extent: Extent,
    middle: Spot,
    pub(super) units_per_kilometre: f64,
}

impl Projection {
    /// Everything in an extent comes to lie within the margins of a layout.
    pub(super) fn new(extent: Extent, layout: &Layout) -> Self {
        let (across, along) = extent.kilometres();
        let (width, height) = (layout.width, layout.height(&extent));
        let units_per_kilometre =
            ((width - 2.0 * layout.margin) / across).min((height - 2.0 * layout.margin) / along);
        Self { extent, middle: Spot { x: width / 2.0, y: height / 2.0 }, units_per_kilometre }
    }

    pub(super) fn spot(&self, point: Point) -> Spot {
        let (longitude, latitude) = point.degrees();
        let (middle_longitude, middle_latitude) = self.extent.middle();
        let units_per_degree = DEGREE_KILOMETRES * self.units_per_kilometre;
        let east = (longitude - middle_longitude) * self.extent.shrink() * units_per_degree;
        let north = (latitude - middle_latitude) * units_per_degree;
        Spot { x: self.middle.x + east, y: self.middle.y - north }
    }

    /// The longest round length that fits into so many units.
    pub(super) fn scale(&self, units_max: f64) -> Scale {
        let round = (1..=7).flat_map(|power| [1, 2, 5].map(|step| step * 10_u32.pow(power)));
        let drawn = round.map(|metres| Scale {
            metres,
            units: f64::from(metres) / 1000.0 * self.units_per_kilometre,
        });
        drawn
            .take_while(|it| it.units <= units_max)
            .last()
            .unwrap_or(Scale { metres: 10, units: self.units_per_kilometre / 100.0 })
    }
}

/// A round length and how long it is in the drawing.
pub(super) struct Scale {
    pub(super) metres: u32,
    pub(super) units: f64,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::components::map::layout::WIDE;

    fn point(longitude: f64, latitude: f64) -> Point {
        Point::from_degrees(longitude, latitude).expect("on the earth")
    }

    fn length(from: Spot, to: Spot) -> f64 {
        (from.x - to.x).hypot(from.y - to.y)
    }

    /// The great circle (haversine) between two points.
    fn kilometres(from: Point, to: Point) -> f64 {
        let (from, to) = (from.degrees(), to.degrees());
        let half = |a: f64, b: f64| ((b - a).to_radians() / 2.0).sin().powi(2);
        let cosines = from.1.to_radians().cos() * to.1.to_radians().cos();
        let angle = 2.0 * (half(from.1, to.1) + half(from.0, to.0) * cosines).sqrt().asin();
        angle.to_degrees() * DEGREE_KILOMETRES
    }

    #[test]
    fn a_kilometre_is_as_long_in_every_direction() {
        let (seat, east) = (point(124.42, 31.38), point(124.5459, 31.3706));
        let (west, north) = (point(124.0569, 31.6401), point(124.3164, 31.7101));
        let extent = Extent::around([seat, east, west, north].into_iter()).expect("four points");
        let projection = Projection::new(extent, &WIDE);
        for (from, to) in [(seat, east), (seat, north), (west, east), (seat, west)] {
            let drawn = length(projection.spot(from), projection.spot(to));
            let known = kilometres(from, to) * projection.units_per_kilometre;
            assert!((drawn / known - 1.0).abs() < 0.005, "{drawn} of {known}");
        }
        // Two lengths that are known from elsewhere: 1° along a meridian, and 1° across at 31.5°.
        let ends = [point(124.0, 31.0), point(124.0, 32.0), point(125.0, 31.5), point(124.0, 31.5)];
        let projection = Projection::new(Extent::around(ends.into_iter()).expect("it"), &WIDE);
        let [south, north, east, west] = ends.map(|it| projection.spot(it));
        let proportion = length(east, west) / length(south, north);
        assert!((proportion - 0.8526).abs() < 0.0001, "{proportion}");
    }

    #[test]
    fn north_is_up_and_everything_lies_within_the_margins() {
        let corners = [point(124.0, 31.0), point(124.6, 31.9)];
        let extent = Extent::around(corners.into_iter()).expect("two points");
        let projection = Projection::new(extent, &WIDE);
        let [south_west, north_east] = corners.map(|it| projection.spot(it));
        assert!(north_east.y < south_west.y && north_east.x > south_west.x);
        assert!((north_east.y - WIDE.margin).abs() < 1e-6);
        assert!(south_west.x >= WIDE.margin && north_east.x <= WIDE.width - WIDE.margin);
    }

    #[test]
    fn a_scale_is_round_and_one_place_alone_has_one() {
        let extent = Extent::around(std::iter::once(point(124.0, 31.0))).expect("a point");
        let projection = Projection::new(extent, &WIDE);
        assert_eq!(projection.spot(point(124.0, 31.0)).x, WIDE.width / 2.0);
        let scale = projection.scale(140.0);
        assert_eq!(scale.metres, 500);
        assert!(scale.units > 50.0 && scale.units <= 140.0);
        assert!(Extent::around(std::iter::empty()).is_none());
    }
}
