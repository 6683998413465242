//! Boundaries as lines of the drawing, as fine as it can show.

use std::fmt::Write as _;

use super::projection::{Projection, Spot};
use super::view::Boundary;

/// A drawing has at most this many corners of boundaries; with more they are drawn more coarsely.
const CORNERS_MAX: usize = 6_000;
/// Corners nearer to each other than this cannot be told apart.
const STEP_MIN: f64 = 0.75;

/// One path a boundary, of the form of SVG's `d`; rings too small to be seen are left out.
pub(super) fn outlines(boundaries: &[Boundary], projection: &Projection) -> Vec<String> {
    let mut step = STEP_MIN;
    loop {
        let drawn: Vec<Vec<Vec<Spot>>> =
            boundaries.iter().map(|it| rings(it, projection, step)).collect();
        // It ends: with steps wider than the drawing no ring has three corners.
        if drawn.iter().flatten().map(Vec::len).sum::<usize>() <= CORNERS_MAX {
            return drawn.iter().filter(|it| !it.is_empty()).map(|it| path(it)).collect();
        }
        step *= 2.0;
    }
}

fn rings(boundary: &Boundary, projection: &Projection, step: f64) -> Vec<Vec<Spot>> {
    let thinned = boundary.rings.iter().map(|ring| {
        let mut kept: Vec<Spot> = Vec::new();
        for spot in ring.iter().map(|it| projection.spot(*it)) {
            let is_apart = |last: &Spot| (last.x - spot.x).hypot(last.y - spot.y) >= step;
            if kept.last().is_none_or(is_apart) {
                kept.push(spot);
            }
        }
        kept
    });
    thinned.filter(|ring| ring.len() >= 3).collect()
}

fn path(rings: &[Vec<Spot>]) -> String {
    let mut path = String::new();
    for ring in rings {
        for (at, spot) in ring.iter().enumerate() {
            let letter = if at == 0 { 'M' } else { 'L' };
            let _ = write!(path, "{letter}{:.1} {:.1}", spot.x, spot.y);
        }
        path.push('Z');
    }
    path
}

#[cfg(test)]
mod tests {
    use domain::kernel::Point;

    use super::super::layout::WIDE;
    use super::super::projection::Extent;
    use super::*;

    /// A ring of so many points about 124.3, 31.4, a tenth of a degree wide.
    fn ring(points: i32) -> Vec<Point> {
        let turn = |at: i32| f64::from(at) / f64::from(points) * std::f64::consts::TAU;
        let point =
            |angle: f64| Point::from_degrees(124.3 + 0.05 * angle.cos(), 31.4 + 0.05 * angle.sin());
        (0..points).map(|at| point(turn(at)).expect("on the earth")).collect()
    }

    fn drawn(boundaries: &[Boundary]) -> Vec<String> {
        let points = boundaries.iter().flat_map(|it| &it.rings).flatten().copied();
        let extent = Extent::around(points).expect("points");
        outlines(boundaries, &Projection::new(extent, &WIDE))
    }

    #[test]
    fn a_boundary_is_closed_and_has_its_holes() {
        let boundary = Boundary { rings: vec![ring(24), ring(4)] };
        let paths = drawn(&[boundary]);
        assert_eq!(paths.len(), 1);
        assert_eq!(paths[0].matches('M').count(), 2);
        assert_eq!(paths[0].matches('L').count(), 23 + 3);
        assert!(paths[0].ends_with('Z'));
    }

    #[test]
    fn a_boundary_of_very_many_points_stays_a_small_drawing() {
        let many: Vec<Boundary> = (0..40).map(|_| Boundary { rings: vec![ring(20_000)] }).collect();
        let paths = drawn(&many);
        assert_eq!(paths.len(), 40);
        let corners: usize = paths.iter().map(|it| it.matches(['M', 'L']).count()).sum();
        assert!((40 * 20..=CORNERS_MAX).contains(&corners), "{corners}");
    }
}
