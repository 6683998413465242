//! What a map is drawn on: hills, waters and roads, as fine as the drawing can show, with names.

use std::fmt::Write as _;

use domain::kernel::Point;

use super::projection::{Projection, Spot};
use super::view::{Base, BaseKind, BaseShape, Boundary};

/// Corners nearer to each other than this cannot be told apart.
const STEP_MIN: f64 = 0.75;
/// Where along a line its name may stand, the best first, in hundredths.
const NAME_PLACES: [usize; 7] = [50, 35, 65, 22, 78, 42, 58];

/// The base of a drawing, in the order in which it is drawn.
pub(super) struct BaseDrawn {
    /// Each with its class: areas are filled, lines are drawn.
    pub(super) paths: Vec<(&'static str, String)>,
    /// Springs, exits and peaks.
    pub(super) points: Vec<(&'static str, Spot)>,
    /// What lies outside of what is shown, to be dimmed.
    pub(super) outside: Option<String>,
}

/// A name that looks for room at one of several places.
pub(super) struct BaseName<'a> {
    pub(super) name: &'a str,
    pub(super) kind: BaseKind,
    pub(super) at: Vec<Spot>,
}

/// The base of a drawing of such a size.
pub(super) fn base(
    base: &Base,
    boundaries: &[Boundary],
    projection: &Projection,
    (width, height): (f64, f64),
) -> BaseDrawn {
    let mut drawn = BaseDrawn { paths: Vec::new(), points: Vec::new(), outside: None };
    for shape in base.shapes.iter() {
        let class = shape.kind.class();
        match shape.kind {
            BaseKind::Exit | BaseKind::Spring | BaseKind::Peak => {
                let at = shape.parts.iter().flatten().map(|it| projection.spot(*it));
                drawn.points.extend(at.map(|it| (class, it)));
            }
            BaseKind::Upland | BaseKind::Mountain | BaseKind::Water => {
                let path = path(&shape.parts, projection, true);
                drawn.paths.extend(path.map(|it| (class, it)));
            }
            BaseKind::Stream
            | BaseKind::River
            | BaseKind::Road
            | BaseKind::Railway
            | BaseKind::Expressway
            | BaseKind::Border => {
                let path = path(&shape.parts, projection, false);
                drawn.paths.extend(path.map(|it| (class, it)));
            }
        }
    }
    let whole = boundaries.first().filter(|_| base.is_framed && !base.shapes.is_empty());
    drawn.outside = whole.and_then(|it| {
        let ring = path(&it.rings, projection, true)?;
        Some(format!("M0 0H{width}V{height}H0Z{ring}"))
    });
    drawn
}

/// The names of rivers, roads, waters and points, each with the places where it may stand.
pub(super) fn names<'a>(base: &'a Base, projection: &Projection) -> Vec<BaseName<'a>> {
    let named = base.shapes.iter().filter_map(|it| {
        let name = it.name.as_deref()?;
        Some(BaseName { name, kind: it.kind, at: places(it, projection) })
    });
    let mut named: Vec<BaseName<'a>> = named.collect();
    named.sort_by_key(|it| it.kind);
    named
}

fn places(shape: &BaseShape, projection: &Projection) -> Vec<Spot> {
    let Some(longest) = shape.parts.iter().max_by_key(|it| it.len()) else { return Vec::new() };
    let spot = |it: &Point| projection.spot(*it);
    match shape.kind {
        BaseKind::Exit | BaseKind::Spring | BaseKind::Peak => longest.iter().map(spot).collect(),
        BaseKind::Upland | BaseKind::Mountain | BaseKind::Water => {
            let spots: Vec<Spot> = longest.iter().map(spot).collect();
            let count = spots.len().max(1) as f64;
            let sum = |of: fn(&Spot) -> f64| spots.iter().map(of).sum::<f64>() / count;
            vec![Spot { x: sum(|it| it.x), y: sum(|it| it.y) }]
        }
        BaseKind::Stream
        | BaseKind::River
        | BaseKind::Road
        | BaseKind::Railway
        | BaseKind::Expressway
        | BaseKind::Border => NAME_PLACES
            .iter()
            .filter_map(|hundredth| longest.get(longest.len() * hundredth / 100))
            .map(spot)
            .collect(),
    }
}

/// A path of the form of SVG's `d`, with whole units and half ones; none where nothing is left.
fn path(parts: &[Vec<Point>], projection: &Projection, is_area: bool) -> Option<String> {
    let mut path = String::new();
    for part in parts {
        let mut kept: Vec<Spot> = Vec::new();
        for spot in part.iter().map(|it| projection.spot(*it)) {
            let is_apart = |last: &Spot| (last.x - spot.x).hypot(last.y - spot.y) >= STEP_MIN;
            if kept.last().is_none_or(is_apart) {
                kept.push(spot);
            }
        }
        let least = if is_area { 3 } else { 2 };
        if kept.len() < least {
            continue;
        }
        for (at, spot) in kept.iter().enumerate() {
            let letter = if at == 0 { 'M' } else { 'L' };
            let _ = write!(path, "{letter}{:.1} {:.1}", spot.x, spot.y);
        }
        if is_area {
            path.push('Z');
        }
    }
    (!path.is_empty()).then_some(path)
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::super::layout::WIDE;
    use super::super::projection::Extent;
    use super::*;

    fn point(longitude: f64, latitude: f64) -> Point {
        Point::from_degrees(longitude, latitude).expect("on the earth")
    }

    fn shape(kind: BaseKind, name: Option<&str>) -> BaseShape {
        let corners = [(124.1, 31.2), (124.5, 31.3), (124.3, 31.6)];
        let part = corners.iter().map(|(east, north)| point(*east, *north)).collect();
        BaseShape { kind, name: name.map(str::to_owned), parts: vec![part] }
    }

    #[test]
    fn areas_are_closed_lines_are_open_and_all_outside_is_dimmed() {
        let shapes = vec![shape(BaseKind::Upland, None), shape(BaseKind::River, Some("泽水"))];
        let ground = Base { shapes: Arc::new(shapes), is_framed: true };
        let ring = vec![point(124.0, 31.1), point(124.6, 31.1), point(124.3, 31.7)];
        let boundary = Boundary { rings: vec![ring] };
        let points = boundary.rings.iter().flatten().copied();
        let extent = Extent::around(points).expect("points");
        let projection = Projection::new(extent, &WIDE);
        let drawn = base(&ground, std::slice::from_ref(&boundary), &projection, (560.0, 420.0));
        assert!(drawn.paths[0].1.ends_with('Z') && drawn.paths[0].0 == "is-upland");
        assert!(!drawn.paths[1].1.contains('Z') && drawn.paths[1].0 == "is-river");
        assert!(drawn.outside.expect("it is framed").starts_with("M0 0H560V420H0ZM"));
        let named = names(&ground, &projection);
        assert_eq!((named.len(), named[0].name), (1, "泽水"));
        let bare = Base { is_framed: true, ..Base::default() };
        assert!(base(&bare, &[boundary], &projection, (1.0, 1.0)).outside.is_none());
    }
}
