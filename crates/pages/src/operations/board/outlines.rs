//! The boundaries of an area, read from the adopted list once for each edition.

use std::collections::HashMap;
use std::sync::{Arc, LazyLock, Mutex, PoisonError};

use application::{BoundaryRow, Fault, Reading};
use domain::kernel::{Point, Realm, RegionCode};
use domain::places::{Catalogue, Edition};
use exchange::geojson::{Geometry, MapLimits, Polygon, Ring};

use super::super::regions::Regions;
use crate::components::Boundary;

/// So many areas are kept; when there are more, all are let go and read again.
const AREAS_MAX: usize = 16;
/// Of a boundary as wide as the whole area at most about so many points are kept: a drawing has no
/// more pixels.
const STEPS: f64 = 1_000.0;

/// The rings of each boundary.
pub(crate) type Outlines = Arc<Vec<Boundary>>;

/// An edition never changes, so what was read from it is kept.
static KEPT: LazyLock<Mutex<HashMap<(Edition, RegionCode), Outlines>>> =
    LazyLock::new(Mutex::default);

/// The boundaries of an area and of the places below it; none where none were adopted.
pub(crate) fn outlines(
    reading: &mut Reading<'_>,
    realm: &Realm,
    (area, regions): (&RegionCode, &Regions),
) -> Result<Outlines, Fault> {
    let adopted = reading.view.adopted(realm)?;
    let adopted = adopted.into_iter().find(|it| it.catalogue == Catalogue::Boundaries);
    let Some(adopted) = adopted else { return Ok(Outlines::default()) };
    let key = (adopted.edition, area.clone());
    let kept = || KEPT.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(outlines) = kept().get(&key) {
        return Ok(Arc::clone(outlines));
    }
    let mut rows = reading.view.boundaries_in(realm, area)?;
    rows.retain(|it| it.code == *area || regions.places.iter().any(|place| place.code == it.code));
    let outlines: Outlines = Arc::new(boundaries(&rows));
    let mut kept = kept();
    if kept.len() >= AREAS_MAX {
        kept.clear();
    }
    kept.insert(key, Arc::clone(&outlines));
    Ok(outlines)
}

/// What cannot be read is left out: it was checked when the list was adopted.
fn boundaries(rows: &[BoundaryRow]) -> Vec<Boundary> {
    let features: Vec<String> = rows
        .iter()
        .map(|it| {
            let geometry = &it.geometry;
            format!(r#"{{"type":"Feature","properties":{{}},"geometry":{geometry}}}"#)
        })
        .collect();
    let collection =
        format!(r#"{{"type":"FeatureCollection","features":[{}]}}"#, features.join(","));
    let read = exchange::geojson::read(collection.as_bytes(), &MapLimits::default());
    let geometries = read.map(|it| it.features).unwrap_or_default();
    let areas = geometries.into_iter().map(|it| rings(&it.geometry));
    let areas: Vec<Vec<Vec<Point>>> = areas.collect();
    let step = width(areas.iter().flatten().flatten()) / STEPS;
    areas.into_iter().map(|it| Boundary { rings: thinned(it, step) }).collect()
}

fn rings(geometry: &Geometry) -> Vec<Vec<Point>> {
    let of_polygon = |it: &Polygon| {
        let rings = std::iter::once(&it.outer).chain(&it.holes);
        rings.map(points).collect::<Vec<_>>()
    };
    match geometry {
        Geometry::Point(_) | Geometry::Line(_) | Geometry::MultiLine(_) => Vec::new(),
        Geometry::Polygon(it) => of_polygon(it),
        Geometry::MultiPolygon(all) => all.iter().flat_map(of_polygon).collect(),
    }
}

fn points(ring: &Ring) -> Vec<Point> {
    let all = ring.positions().iter();
    all.filter_map(|it| Point::from_degrees(it.longitude(), it.latitude()).ok()).collect()
}

/// How many degrees lie between the westernmost and the easternmost point, or between the others.
fn width<'a>(points: impl Iterator<Item = &'a Point>) -> f64 {
    let (mut least, mut most) = ((f64::MAX, f64::MAX), (f64::MIN, f64::MIN));
    for (longitude, latitude) in points.map(|it| it.degrees()) {
        least = (least.0.min(longitude), least.1.min(latitude));
        most = (most.0.max(longitude), most.1.max(latitude));
    }
    (most.0 - least.0).max(most.1 - least.1).max(0.0)
}

fn thinned(rings: Vec<Vec<Point>>, step: f64) -> Vec<Vec<Point>> {
    let thin = |ring: Vec<Point>| {
        let mut kept: Vec<Point> = Vec::new();
        for point in ring {
            let (x, y) = point.degrees();
            let is_apart = |last: &Point| {
                let (last_x, last_y) = last.degrees();
                (last_x - x).hypot(last_y - y) >= step
            };
            if kept.last().is_none_or(is_apart) {
                kept.push(point);
            }
        }
        kept
    };
    rings.into_iter().map(thin).collect()
}

#[test]
fn a_boundary_of_many_points_keeps_its_shape_and_few_of_them() {
    let ring: Vec<String> = (0..=40_000)
        .map(|at| {
            let angle = f64::from(at % 40_000) / 40_000.0 * std::f64::consts::TAU;
            format!("[{:.7},{:.7}]", 114.0 + 0.3 * angle.cos(), 29.5 + 0.3 * angle.sin())
        })
        .collect();
    let geometry = format!(r#"{{"type":"Polygon","coordinates":[[{}]]}}"#, ring.join(","));
    let code: RegionCode = "990001".parse().expect("a county");
    let row = BoundaryRow { code, geometry };
    let broken = BoundaryRow { geometry: "{}".to_owned(), ..row.clone() };
    let found = boundaries(&[row, broken]);
    let [Boundary { rings }] = found.as_slice() else { panic!("one boundary can be read") };
    assert_eq!(rings.len(), 1);
    assert!((1_000..4_000).contains(&rings[0].len()), "{}", rings[0].len());
}
