//! Writes a FeatureCollection whose outlines run as the standard wants it.

use serde_json::{Map, Value, json};

use super::{Feature, Geometry, Line, Polygon, Position, Property, Ring};

/// The features as GeoJSON text. Outer rings run against the clock, holes with it (RFC 7946,
/// 3.1.6); a property that is no finite number becomes null.
#[must_use]
pub fn write(features: &[Feature]) -> String {
    let features: Vec<Value> = features.iter().map(feature).collect();
    json!({ "type": "FeatureCollection", "features": features }).to_string()
}

fn feature(feature: &Feature) -> Value {
    let (kind, coordinates) = match &feature.geometry {
        Geometry::Point(position) => ("Point", coordinates(*position)),
        Geometry::Line(it) => ("LineString", line(it)),
        Geometry::MultiLine(all) => {
            ("MultiLineString", Value::Array(all.iter().map(line).collect()))
        }
        Geometry::Polygon(area) => ("Polygon", polygon(area)),
        Geometry::MultiPolygon(areas) => {
            ("MultiPolygon", Value::Array(areas.iter().map(polygon).collect()))
        }
    };
    let properties: Map<String, Value> =
        feature.properties.iter().map(|(name, it)| (name.clone(), property(it))).collect();
    json!({
        "type": "Feature",
        "properties": properties,
        "geometry": { "type": kind, "coordinates": coordinates },
    })
}

fn property(property: &Property) -> Value {
    match property {
        Property::Text(text) => json!(text),
        Property::Number(number) => json!(number),
    }
}

fn coordinates(position: Position) -> Value {
    json!([position.longitude(), position.latitude()])
}

fn line(line: &Line) -> Value {
    Value::Array(line.positions().iter().copied().map(coordinates).collect())
}

fn polygon(polygon: &Polygon) -> Value {
    let outer = ring(&polygon.outer, true);
    let holes = polygon.holes.iter().map(|hole| ring(hole, false));
    Value::Array(std::iter::once(outer).chain(holes).collect())
}

fn ring(ring: &Ring, against_clock: bool) -> Value {
    let positions = ring.positions().iter().copied().map(coordinates);
    let area = ring.signed_area();
    let is_wrong = if against_clock { area < 0.0 } else { area > 0.0 };
    Value::Array(if is_wrong { positions.rev().collect() } else { positions.collect() })
}
