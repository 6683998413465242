//! What is inside, how large, and where the middle is.

use super::{Geometry, Line, Polygon, Position, Ring};

/// The radius of a sphere with the area of the earth (IUGG 1980).
const EARTH_RADIUS_METRES: f64 = 6_371_007.2;

impl Geometry {
    /// Whether a place lies inside or on the edge; a point contains only itself, a line nothing.
    #[must_use]
    pub fn contains(&self, place: Position) -> bool {
        match self {
            Geometry::Point(position) => *position == place,
            Geometry::Line(_) | Geometry::MultiLine(_) => false,
            Geometry::Polygon(polygon) => polygon.contains(place),
            Geometry::MultiPolygon(polygons) => polygons.iter().any(|it| it.contains(place)),
        }
    }

    /// The area on the sphere, without holes. The ellipsoid differs by less than 0.6 %.
    #[must_use]
    pub fn area_square_metres(&self) -> f64 {
        match self {
            Geometry::Point(_) | Geometry::Line(_) | Geometry::MultiLine(_) => 0.0,
            Geometry::Polygon(polygon) => polygon.area_square_metres(),
            Geometry::MultiPolygon(polygons) => {
                polygons.iter().map(Polygon::area_square_metres).sum()
            }
        }
    }

    /// The centre of the area, computed as if degrees were a plane: right for counties, not for
    /// continents. It may lie outside of a bent area; of a line it is the mean of its positions.
    #[must_use]
    pub fn centroid(&self) -> Option<Position> {
        let polygons = match self {
            Geometry::Point(position) => return Some(*position),
            Geometry::Line(line) => return middle(line.positions().iter()),
            Geometry::MultiLine(lines) => {
                return middle(lines.iter().flat_map(Line::positions));
            }
            Geometry::Polygon(polygon) => std::slice::from_ref(polygon),
            Geometry::MultiPolygon(polygons) => polygons.as_slice(),
        };
        let mut moment = Moment::default();
        for polygon in polygons {
            moment.add(&polygon.outer, 1.0);
            for hole in &polygon.holes {
                moment.add(hole, -1.0);
            }
        }
        let all = || polygons.iter().flat_map(|polygon| polygon.outer.positions());
        moment.centre().or_else(|| middle(all()))
    }
}

impl Polygon {
    /// Whether a place lies inside or on the edge. The edge of a hole counts as inside.
    #[must_use]
    pub fn contains(&self, place: Position) -> bool {
        let in_hole = |hole: &Ring| hole.side(place) == Side::Inside;
        match self.outer.side(place) {
            Side::Outside => false,
            Side::Edge => true,
            Side::Inside => !self.holes.iter().any(in_hole),
        }
    }

    fn area_square_metres(&self) -> f64 {
        let holes: f64 = self.holes.iter().map(Ring::area_square_metres).sum();
        (self.outer.area_square_metres() - holes).max(0.0)
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Side {
    Inside,
    Outside,
    Edge,
}

impl Ring {
    fn edges(&self) -> impl Iterator<Item = (Position, Position)> + '_ {
        let positions = self.positions();
        positions.iter().copied().zip(positions.iter().copied().skip(1))
    }

    /// Counts the edges that a ray to the east crosses.
    fn side(&self, place: Position) -> Side {
        let mut is_inside = false;
        for (from, to) in self.edges() {
            let turn = turn(from, to, place);
            let between = |a: f64, b: f64, x: f64| a.min(b) <= x && x <= a.max(b);
            if turn == 0.0
                && between(from.longitude(), to.longitude(), place.longitude())
                && between(from.latitude(), to.latitude(), place.latitude())
            {
                return Side::Edge;
            }
            let goes_up = to.latitude() > from.latitude();
            let crosses =
                (from.latitude() > place.latitude()) != (to.latitude() > place.latitude());
            if crosses && (turn > 0.0) == goes_up {
                is_inside = !is_inside;
            }
        }
        if is_inside { Side::Inside } else { Side::Outside }
    }

    /// Positive for a ring that runs against the clock, in square degrees.
    pub(super) fn signed_area(&self) -> f64 {
        let mut moment = Moment::default();
        moment.add_signed(self);
        moment.area
    }

    /// Chamberlain and Duquette, "Some algorithms for polygons on a sphere" (JPL 2007).
    fn area_square_metres(&self) -> f64 {
        let sum: f64 = self
            .edges()
            .map(|(from, to)| {
                let east = (to.longitude() - from.longitude()).to_radians();
                let sines = from.latitude().to_radians().sin() + to.latitude().to_radians().sin();
                east * (2.0 + sines)
            })
            .sum();
        (sum * EARTH_RADIUS_METRES * EARTH_RADIUS_METRES / 2.0).abs()
    }
}

/// Positive where the place lies to the left of the way, zero where it lies on the line.
fn turn(from: Position, to: Position, place: Position) -> f64 {
    (to.longitude() - from.longitude()) * (place.latitude() - from.latitude())
        - (to.latitude() - from.latitude()) * (place.longitude() - from.longitude())
}

/// Areas in square degrees and their first moments, measured from the first position added:
/// far from zero, differences of large numbers would lose their digits.
#[derive(Default)]
struct Moment {
    origin: Option<Position>,
    area: f64,
    east: f64,
    north: f64,
}

impl Moment {
    /// Adds the ring whatever its direction, or takes it away.
    fn add(&mut self, ring: &Ring, sign: f64) {
        let mut own = Moment { origin: self.origin, ..Moment::default() };
        own.add_signed(ring);
        let sign = if own.area < 0.0 { -sign } else { sign };
        self.origin = own.origin;
        self.area += sign * own.area;
        self.east += sign * own.east;
        self.north += sign * own.north;
    }

    fn add_signed(&mut self, ring: &Ring) {
        let Some(first) = ring.positions().first().copied() else { return };
        let origin = *self.origin.get_or_insert(first);
        for (from, to) in ring.edges() {
            let (x0, y0) =
                (from.longitude() - origin.longitude(), from.latitude() - origin.latitude());
            let (x1, y1) = (to.longitude() - origin.longitude(), to.latitude() - origin.latitude());
            let twice = x0 * y1 - x1 * y0;
            self.area += twice / 2.0;
            self.east += (x0 + x1) * twice / 6.0;
            self.north += (y0 + y1) * twice / 6.0;
        }
    }

    fn centre(&self) -> Option<Position> {
        let origin = self.origin.filter(|_| self.area > 0.0)?;
        let longitude = origin.longitude() + self.east / self.area;
        let latitude = origin.latitude() + self.north / self.area;
        Position::new(longitude, latitude).ok()
    }
}

/// The mean position: for areas without area.
fn middle<'p>(positions: impl Iterator<Item = &'p Position>) -> Option<Position> {
    let (mut east, mut north, mut count) = (0.0, 0.0, 0.0);
    for position in positions {
        east += position.longitude();
        north += position.latitude();
        count += 1.0;
    }
    Position::new(east / count, north / count).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn at(longitude: f64, latitude: f64) -> Position {
        Position::new(longitude, latitude).unwrap()
    }

    fn ring(places: &[(f64, f64)]) -> Ring {
        Ring::new(places.iter().map(|(east, north)| at(*east, *north)).collect()).unwrap()
    }

    /// A square of two degrees with a square hole of one degree in its north-east.
    fn holed() -> Geometry {
        let outer = ring(&[(0.0, 0.0), (2.0, 0.0), (2.0, 2.0), (0.0, 2.0), (0.0, 0.0)]);
        let hole = ring(&[(1.0, 1.0), (1.0, 2.0), (2.0, 2.0), (2.0, 1.0), (1.0, 1.0)]);
        Geometry::Polygon(Polygon { outer, holes: vec![hole] })
    }

    #[test]
    fn inside_edges_corners_and_holes_are_told_apart() {
        let area = holed();
        for (place, is_inside) in [
            (at(0.5, 0.5), true),
            (at(1.5, 0.5), true),
            (at(1.5, 1.5), false),
            (at(1.0, 1.5), true),
            (at(0.0, 0.0), true),
            (at(0.0, 1.0), true),
            (at(3.0, 1.0), false),
            (at(-1.0, 0.0), false),
            (at(-1.0, 2.0), false),
        ] {
            assert_eq!(area.contains(place), is_inside, "{place:?}");
        }
        assert!(Geometry::Point(at(1.0, 1.0)).contains(at(1.0, 1.0)));
    }

    #[test]
    fn the_centre_of_a_square_with_a_hole_moves_away_from_the_hole() {
        let centre = holed().centroid().unwrap();
        assert!((centre.longitude() - 5.0 / 6.0).abs() < 1e-12, "{centre:?}");
        assert!((centre.latitude() - 5.0 / 6.0).abs() < 1e-12);
        let line = ring(&[(0.0, 0.0), (1.0, 0.0), (2.0, 0.0), (0.0, 0.0)]);
        let flat = Geometry::Polygon(Polygon { outer: line, holes: vec![] });
        assert_eq!(flat.centroid().unwrap(), at(0.75, 0.0));
    }

    #[test]
    fn the_whole_earth_has_its_known_area() {
        let globe = ring(&[
            (-180.0, -90.0),
            (180.0, -90.0),
            (180.0, 90.0),
            (-180.0, 90.0),
            (-180.0, -90.0),
        ]);
        let area = globe.area_square_metres();
        assert!((area / 5.100_656e14 - 1.0).abs() < 1e-6, "{area}");
    }

    proptest! {
        #[test]
        fn a_triangle_contains_its_centre_and_not_what_lies_beyond_it(
            places in prop::array::uniform3((-170.0..170.0_f64, -80.0..80.0_f64)),
        ) {
            let [a, b, c] = places;
            let triangle = ring(&[a, b, c, a]);
            let mut moment = Moment::default();
            moment.add(&triangle, 1.0);
            prop_assume!(moment.area > 1e-6);
            let area = Geometry::Polygon(Polygon { outer: triangle, holes: vec![] });
            prop_assert!(area.contains(area.centroid().unwrap()));
            prop_assert!(!area.contains(at(179.0, 89.0)));
        }
    }
}
