//! Boundaries of regions from GeoJSON, and sites as GeoJSON.

use std::collections::BTreeMap;

use domain::kernel::RegionCode;
use domain::places::{Edition, Places};
use exchange::geojson::{self, Feature, Finding, Geometry, MapLimits, Position, Property, Refused};
use sha2::{Digest, Sha256};

use super::layers::geometry_of;
use crate::ports::BoundaryRow;

/// The names under which maps keep the code of a region; `gb` has the country's 156 in front.
const CODE_PROPERTIES: [&str; 4] = ["code", "adcode", "gb", "区划代码"];

/// The boundaries of a file, with what was passed over.
#[derive(Clone, PartialEq, Debug)]
pub struct BoundaryList {
    rows: Vec<BoundaryRow>,
    edition: Edition,
    /// What the reader met in features; those that lose a feature among them.
    pub findings: Vec<Finding>,
    /// How many areas have no region's code among their properties, and were passed over.
    pub without_code: u32,
}

impl BoundaryList {
    /// The rows, by code.
    #[must_use]
    pub fn rows(&self) -> &[BoundaryRow] {
        &self.rows
    }

    /// The SHA-256 over code, tab, geometry and line feed of each row, by code.
    #[must_use]
    pub const fn edition(&self) -> &Edition {
        &self.edition
    }
}

/// Reads areas from a FeatureCollection. Two areas of one code: the last one counts.
///
/// # Errors
/// When the file as a whole cannot be read.
pub fn read_boundaries(bytes: &[u8], limits: &MapLimits) -> Result<BoundaryList, Refused> {
    let collection = geojson::read(bytes, limits)?;
    let mut rows = BTreeMap::new();
    let mut without_code = 0;
    for feature in &collection.features {
        match feature.geometry {
            Geometry::Point(_) | Geometry::Line(_) | Geometry::MultiLine(_) => continue,
            Geometry::Polygon(_) | Geometry::MultiPolygon(_) => {}
        }
        match code_of(feature) {
            Some(code) => {
                rows.insert(code, geometry_of(feature));
            }
            None => without_code += 1,
        }
    }
    let rows: Vec<BoundaryRow> =
        rows.into_iter().map(|(code, geometry)| BoundaryRow { code, geometry }).collect();
    let mut hash = Sha256::new();
    for row in &rows {
        hash.update(format!("{}\t{}\n", row.code, row.geometry).as_bytes());
    }
    let edition = Edition::of(&hash.finalize().into());
    Ok(BoundaryList { rows, edition, findings: collection.findings, without_code })
}

fn code_of(feature: &Feature) -> Option<RegionCode> {
    CODE_PROPERTIES.iter().find_map(|name| {
        let text = feature.text(name)?;
        let code = if *name == "gb" { text.strip_prefix("156").unwrap_or(&text) } else { &text };
        code.parse().ok()
    })
}

/// The open sites whose point is known, as a FeatureCollection of points.
#[must_use]
pub fn sites_as_geojson(places: &Places) -> String {
    let mut features = Vec::new();
    for site in places.sites().filter(|it| !it.is_closed) {
        let Some((longitude, latitude)) = site.details.point.map(|it| it.degrees()) else {
            continue;
        };
        let Ok(position) = Position::new(longitude, latitude) else { continue };
        let text = |text: &str| Property::Text(text.to_owned());
        let mut properties = BTreeMap::from([
            ("code".to_owned(), text(site.code.as_str())),
            ("name".to_owned(), text(site.details.name.zh.as_str())),
            ("name_en".to_owned(), text(site.details.name.english())),
            ("kind".to_owned(), text(site.details.kind.name())),
            ("region".to_owned(), text(site.details.region.as_str())),
        ]);
        if let Some(persons) = site.details.capacity_persons {
            properties.insert("capacity_persons".to_owned(), Property::Number(persons.into()));
        }
        features.push(Feature { geometry: Geometry::Point(position), properties });
    }
    geojson::write(&features)
}

#[cfg(test)]
mod tests {
    use serde_json::Value;

    use super::*;

    const MAP: &str = r#"{"type":"FeatureCollection","features":[
        {"type":"Feature","properties":{"gb":"156421223","name":"崇阳县"},"geometry":
          {"type":"Polygon","coordinates":[[[113.7,29.2],[114.3,29.2],[114.3,29.6],[113.7,29.2]]]}},
        {"type":"Feature","properties":{"name":"无码区"},"geometry":
          {"type":"Polygon","coordinates":[[[1,2],[3,2],[3,4],[1,2]]]}},
        {"type":"Feature","properties":{"code":"421223"},"geometry":
          {"type":"Point","coordinates":[114.0,29.5]}}]}"#;

    #[test]
    fn areas_are_known_by_their_codes_and_points_are_none() {
        let list = read_boundaries(MAP.as_bytes(), &MapLimits::default()).expect("a map");
        assert_eq!(list.rows().len(), 1);
        assert_eq!(list.rows()[0].code.as_str(), "421223");
        assert_eq!(list.without_code, 1);
        let geometry: Value = serde_json::from_str(&list.rows()[0].geometry).expect("JSON");
        assert_eq!(geometry.pointer("/type").and_then(Value::as_str), Some("Polygon"));
    }

    #[test]
    fn what_is_no_map_is_refused() {
        assert!(read_boundaries(b"{}", &MapLimits::default()).is_err());
    }
}
