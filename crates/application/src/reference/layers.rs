//! What a map is drawn on: rivers, roads, hills, from GeoJSON.

use std::collections::BTreeMap;
use std::fmt;

use domain::kernel::{Label, Text};
use domain::places::{Edition, LayerKind, LayerShape};
use exchange::geojson::{self, Feature, Finding, Geometry, MapLimits, Refused};
use serde_json::Value;
use sha2::{Digest, Sha256};

use crate::ports::LayerRow;

/// A map is drawn on at most so much: a page draws all of it.
pub const LAYER_LIMITS: MapLimits =
    MapLimits { bytes_max: 4 << 20, depth_max: 16, features_max: 2_000, positions_max: 50_000 };
/// So many features that are wrong are told at once.
const PROBLEMS_MAX: usize = 50;

/// The base layers of a file.
#[derive(Clone, PartialEq, Debug)]
pub struct LayerList {
    rows: Vec<LayerRow>,
    edition: Edition,
}

/// Why a file is no list of base layers.
#[derive(Clone, PartialEq, Debug)]
pub enum LayerProblem {
    /// The file as a whole cannot be read.
    File(Refused),
    /// A feature cannot be read.
    Feature(Finding),
    /// A feature names no kind.
    NoKind {
        /// Which one, counted from 0.
        feature: usize,
    },
    /// A feature is of a kind that nobody draws.
    UnknownKind {
        /// Which one, counted from 0.
        feature: usize,
        /// What it says.
        kind: String,
    },
    /// A feature of a kind has another shape than that kind.
    WrongShape {
        /// Which one, counted from 0.
        feature: usize,
        /// Its kind.
        kind: LayerKind,
    },
    /// A name is too long, or no text.
    Name {
        /// Which one, counted from 0.
        feature: usize,
    },
    /// There is nothing in it.
    Nothing,
}

impl fmt::Display for LayerProblem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::File(it) => it.fmt(f),
            Self::Feature(it) => it.fmt(f),
            Self::NoKind { feature } => {
                write!(f, "feature {feature}: it has no property \"kind\": use {}", kinds())
            }
            Self::UnknownKind { feature, kind } => {
                write!(f, "feature {feature}: {kind:?} is not drawn: use {}", kinds())
            }
            Self::WrongShape { feature, kind } => {
                let shape = match kind.shape() {
                    LayerShape::Area => "an area",
                    LayerShape::Line => "a line",
                    LayerShape::Point => "a point",
                };
                write!(f, "feature {feature}: {} must be {shape}", kind.name())
            }
            Self::Name { feature } => {
                write!(f, "feature {feature}: its name is empty, or longer than 80 characters")
            }
            Self::Nothing => f.write_str("there is no feature in it"),
        }
    }
}

fn kinds() -> String {
    LayerKind::ALL.iter().map(|it| it.name()).collect::<Vec<_>>().join(", ")
}

impl LayerList {
    /// The rows, in the order of the file: what comes later is drawn on top.
    #[must_use]
    pub fn rows(&self) -> &[LayerRow] {
        &self.rows
    }

    /// The SHA-256 over kind, names and geometry of each row.
    #[must_use]
    pub const fn edition(&self) -> &Edition {
        &self.edition
    }
}

/// Reads base layers from a FeatureCollection; each feature has a kind and may have names.
///
/// # Errors
/// What is wrong with the file; nothing of it is taken then.
pub fn read_layers(bytes: &[u8]) -> Result<LayerList, Vec<LayerProblem>> {
    let collection =
        geojson::read(bytes, &LAYER_LIMITS).map_err(|it| vec![LayerProblem::File(it)])?;
    let lost = |it: &&Finding| it.flaw.loses_feature();
    let lost = collection.findings.iter().filter(lost).cloned();
    let mut problems: Vec<LayerProblem> = lost.map(LayerProblem::Feature).collect();
    let mut rows = Vec::new();
    if problems.is_empty() {
        for (at, feature) in collection.features.iter().enumerate() {
            match row(at, feature) {
                Ok(row) => rows.push(row),
                Err(problem) => problems.push(problem),
            }
        }
    }
    if problems.is_empty() && rows.is_empty() {
        problems.push(LayerProblem::Nothing);
    }
    problems.truncate(PROBLEMS_MAX);
    if problems.is_empty() { Ok(listed(rows)) } else { Err(problems) }
}

fn listed(rows: Vec<LayerRow>) -> LayerList {
    let mut hash = Sha256::new();
    for row in &rows {
        let (zh, en) = row.name.as_ref().map_or(("", ""), |it| (it.zh.as_str(), it.english()));
        hash.update(format!("{}\t{zh}\t{en}\t{}\n", row.kind.name(), row.geometry).as_bytes());
    }
    LayerList { rows, edition: Edition::of(&hash.finalize().into()) }
}

fn row(at: usize, feature: &Feature) -> Result<LayerRow, LayerProblem> {
    let kind = feature.text("kind").ok_or(LayerProblem::NoKind { feature: at })?;
    let kind = LayerKind::named(&kind)
        .ok_or(LayerProblem::UnknownKind { feature: at, kind: kind.clone() })?;
    let shape = match &feature.geometry {
        Geometry::Point(_) => LayerShape::Point,
        Geometry::Line(_) | Geometry::MultiLine(_) => LayerShape::Line,
        Geometry::Polygon(_) | Geometry::MultiPolygon(_) => LayerShape::Area,
    };
    if shape != kind.shape() {
        return Err(LayerProblem::WrongShape { feature: at, kind });
    }
    let text = |name: &str| {
        let text = feature.text(name).map(|it| Text::<80>::parse(&it));
        text.transpose().map_err(|_| LayerProblem::Name { feature: at })
    };
    let (zh, en) = (text("name")?, text("name_en")?);
    let name = zh.map(|zh| Label { zh, en });
    let number = u32::try_from(at).unwrap_or(u32::MAX);
    Ok(LayerRow { number, kind, name, geometry: geometry_of(feature) })
}

/// The geometry alone, as the writer of GeoJSON writes it.
pub(super) fn geometry_of(feature: &Feature) -> String {
    let bare = Feature { geometry: feature.geometry.clone(), properties: BTreeMap::new() };
    let text = geojson::write(&[bare]);
    let document: Value = serde_json::from_str(&text).unwrap_or_default();
    document.pointer("/features/0/geometry").map(Value::to_string).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn features(all: &[(&str, &str)]) -> String {
        let feature = |(properties, geometry): &(&str, &str)| {
            format!(
                r#"{{"type":"Feature","properties":{{{properties}}},"geometry":{{{geometry}}}}}"#
            )
        };
        let all: Vec<String> = all.iter().map(feature).collect();
        format!(r#"{{"type":"FeatureCollection","features":[{}]}}"#, all.join(","))
    }

    const LINE: &str = r#""type":"LineString","coordinates":[[124.1,31.2],[124.2,31.3]]"#;
    const POINT: &str = r#""type":"Point","coordinates":[124.1,31.2]"#;

    #[test]
    fn a_river_and_a_spring_are_read_in_their_order() {
        let text = features(&[
            (r#""kind":"river","name":"泽水","name_en":"Ze River""#, LINE),
            (r#""kind":"spring""#, POINT),
        ]);
        let list = read_layers(text.as_bytes()).expect("two of them");
        let kinds: Vec<LayerKind> = list.rows().iter().map(|it| it.kind).collect();
        assert_eq!(kinds, [LayerKind::River, LayerKind::Spring]);
        let name = list.rows()[0].name.as_ref().expect("a name");
        assert_eq!((name.zh.as_str(), name.english()), ("泽水", "Ze River"));
        assert!(list.rows()[0].geometry.contains("LineString"));
        assert_eq!(read_layers(text.as_bytes()).expect("again").edition(), list.edition());
    }

    #[test]
    fn each_thing_that_is_wrong_is_told_and_nothing_is_taken() {
        let wrong = |properties: &str, geometry: &str| {
            let problems = read_layers(features(&[(properties, geometry)]).as_bytes());
            problems.expect_err("nothing is taken").remove(0)
        };
        assert_eq!(wrong("", LINE), LayerProblem::NoKind { feature: 0 });
        let unknown = wrong(r#""kind":"volcano""#, POINT);
        assert_eq!(unknown, LayerProblem::UnknownKind { feature: 0, kind: "volcano".to_owned() });
        let shape = wrong(r#""kind":"river""#, POINT);
        assert_eq!(shape, LayerProblem::WrongShape { feature: 0, kind: LayerKind::River });
        let name = "长".repeat(81);
        let name = wrong(&format!(r#""kind":"river","name":"{name}""#), LINE);
        assert_eq!(name, LayerProblem::Name { feature: 0 });
        let short = wrong(r#""kind":"river""#, r#""type":"LineString","coordinates":[[1,2]]"#);
        assert!(short.to_string().contains("two"), "{short}");
        assert_eq!(read_layers(features(&[]).as_bytes()), Err(vec![LayerProblem::Nothing]));
        assert!(matches!(
            read_layers(b"{}").expect_err("no map").as_slice(),
            [LayerProblem::File(Refused::NotACollection)]
        ));
    }
}
