//! The base layers of maps, read from the adopted list once for each edition and language.

use std::collections::HashMap;
use std::sync::{Arc, LazyLock, Mutex, PoisonError};

use application::reference::LAYER_LIMITS;
use application::{Fault, LayerRow, Reading};
use domain::kernel::{Point, Realm};
use domain::places::{Catalogue, Edition, LayerKind};
use exchange::geojson::{Geometry, Line, Polygon, Position};
use words::{Language, named};

use crate::components::{BaseKind, BaseShape};

/// So many lists are kept; when there are more, all are let go and read again.
const LISTS_MAX: usize = 16;

/// The shapes of a list.
pub(crate) type Shapes = Arc<Vec<BaseShape>>;

/// An edition never changes, so what was read from it is kept.
static KEPT: LazyLock<Mutex<HashMap<(Edition, Language), Shapes>>> = LazyLock::new(Mutex::default);

/// What maps are drawn on; nothing where no list was adopted.
pub(crate) fn shapes(
    reading: &mut Reading<'_>,
    realm: &Realm,
    language: Language,
) -> Result<Shapes, Fault> {
    let adopted = reading.view.adopted(realm)?;
    let adopted = adopted.into_iter().find(|it| it.catalogue == Catalogue::Layers);
    let Some(adopted) = adopted else { return Ok(Shapes::default()) };
    let key = (adopted.edition, language);
    let kept = || KEPT.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(shapes) = kept().get(&key) {
        return Ok(Arc::clone(shapes));
    }
    let rows = reading.view.layers(realm)?;
    let shapes: Shapes = Arc::new(rows.iter().filter_map(|it| shape(it, language)).collect());
    let mut kept = kept();
    if kept.len() >= LISTS_MAX {
        kept.clear();
    }
    kept.insert(key, Arc::clone(&shapes));
    Ok(shapes)
}

/// What cannot be read is left out: it was checked when the list was adopted.
fn shape(row: &LayerRow, language: Language) -> Option<BaseShape> {
    let geometry = &row.geometry;
    let feature = format!(r#"{{"type":"Feature","properties":{{}},"geometry":{geometry}}}"#);
    let collection = format!(r#"{{"type":"FeatureCollection","features":[{feature}]}}"#);
    let read = exchange::geojson::read(collection.as_bytes(), &LAYER_LIMITS).ok()?;
    let feature = read.features.into_iter().next()?;
    Some(BaseShape {
        kind: kind(row.kind),
        name: row.name.as_ref().map(|it| named(it, language).to_owned()),
        parts: parts(&feature.geometry),
    })
}

const fn kind(it: LayerKind) -> BaseKind {
    match it {
        LayerKind::Upland => BaseKind::Upland,
        LayerKind::Mountain => BaseKind::Mountain,
        LayerKind::Water => BaseKind::Water,
        LayerKind::Stream => BaseKind::Stream,
        LayerKind::River => BaseKind::River,
        LayerKind::Road => BaseKind::Road,
        LayerKind::Railway => BaseKind::Railway,
        LayerKind::Expressway => BaseKind::Expressway,
        LayerKind::Border => BaseKind::Border,
        LayerKind::Exit => BaseKind::Exit,
        LayerKind::Spring => BaseKind::Spring,
        LayerKind::Peak => BaseKind::Peak,
    }
}

fn parts(geometry: &Geometry) -> Vec<Vec<Point>> {
    let of_polygon = |it: &Polygon| {
        let rings = std::iter::once(&it.outer).chain(&it.holes);
        rings.map(|it| points(it.positions())).collect::<Vec<_>>()
    };
    let of_line = |it: &Line| points(it.positions());
    match geometry {
        Geometry::Point(it) => vec![points(std::slice::from_ref(it))],
        Geometry::Line(it) => vec![of_line(it)],
        Geometry::MultiLine(all) => all.iter().map(of_line).collect(),
        Geometry::Polygon(it) => of_polygon(it),
        Geometry::MultiPolygon(all) => all.iter().flat_map(of_polygon).collect(),
    }
}

fn points(positions: &[Position]) -> Vec<Point> {
    let read = |it: &Position| Point::from_degrees(it.longitude(), it.latitude()).ok();
    positions.iter().filter_map(read).collect()
}

#[test]
fn each_shape_has_its_lines_and_what_is_no_geometry_is_left_out() {
    let row = |kind, geometry: &str| LayerRow {
        number: 0,
        kind,
        name: None,
        geometry: geometry.to_owned(),
    };
    let line = r#"{"type":"MultiLineString","coordinates":[[[1,2],[3,4]],[[5,6],[7,8]]]}"#;
    let found = shape(&row(LayerKind::River, line), Language::Chinese).expect("two lines");
    assert_eq!((found.parts.len(), found.kind), (2, BaseKind::River));
    let spring = row(LayerKind::Spring, r#"{"type":"Point","coordinates":[1,2]}"#);
    assert_eq!(shape(&spring, Language::English).map(|it| it.parts.len()), Some(1));
    assert!(shape(&row(LayerKind::River, "{}"), Language::Chinese).is_none());
}
