//! Reads a FeatureCollection; features that are wrong are told and left out.

use std::collections::BTreeMap;
use std::fmt;

use serde_json::{Map, Value};
use thiserror::Error;

use super::{Feature, Geometry, Line, Polygon, Position, Property, Ring};

/// How much is read at most; more is refused whole.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MapLimits {
    pub bytes_max: usize,
    /// How deep brackets may be nested; a MultiPolygon in a collection needs 8.
    pub depth_max: usize,
    pub features_max: usize,
    /// Positions in all features.
    pub positions_max: usize,
}

impl Default for MapLimits {
    /// All counties of China in fair detail.
    fn default() -> Self {
        Self { bytes_max: 32 << 20, depth_max: 16, features_max: 100_000, positions_max: 1_000_000 }
    }
}

/// What was read.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Collection {
    pub features: Vec<Feature>,
    pub findings: Vec<Finding>,
}

/// Something about one feature, counted from 0 as in the file.
#[derive(Debug, Clone, PartialEq)]
pub struct Finding {
    pub feature: usize,
    pub flaw: Flaw,
}

/// What is wrong with a feature.
#[derive(Debug, Clone, PartialEq)]
pub enum Flaw {
    /// A property that is neither text nor number; the feature was read without it.
    PropertyLeftOut {
        name: String,
    },
    /// Heights above the ground; the feature was read without them.
    HeightLeftOut,

    NotAFeature,
    NoGeometry,
    UnsupportedGeometry {
        kind: String,
    },
    /// The brackets around the numbers are not those of the geometry's type.
    Coordinates,
    OutOfRange {
        longitude: f64,
        latitude: f64,
    },
    /// Latitude comes first; it must be longitude, latitude.
    LooksSwapped {
        first: f64,
        second: f64,
    },
    RingNotClosed,
    RingTooShort {
        positions: usize,
    },
    LineTooShort {
        positions: usize,
    },
}

impl Flaw {
    /// Whether the feature was left out because of it.
    #[must_use]
    pub fn loses_feature(&self) -> bool {
        match self {
            Flaw::PropertyLeftOut { .. } | Flaw::HeightLeftOut => false,
            Flaw::NotAFeature
            | Flaw::NoGeometry
            | Flaw::UnsupportedGeometry { .. }
            | Flaw::Coordinates
            | Flaw::OutOfRange { .. }
            | Flaw::LooksSwapped { .. }
            | Flaw::RingNotClosed
            | Flaw::RingTooShort { .. }
            | Flaw::LineTooShort { .. } => true,
        }
    }
}

/// Why a file was not read at all.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum Refused {
    #[error("the file is larger than {max} bytes: simplify the outlines")]
    TooLarge { max: usize },
    #[error("brackets are nested deeper than {max}: this is no map")]
    TooDeep { max: usize },
    #[error("the file holds more than {max} positions: simplify the outlines")]
    TooManyPositions { max: usize },
    #[error("the file holds more than {max} features: divide it")]
    TooManyFeatures { max: usize },
    #[error("line {line}, column {column} is not JSON: export the map again as GeoJSON")]
    NotJson { line: usize, column: usize },
    #[error("this is JSON but no GeoJSON FeatureCollection: export the map as GeoJSON")]
    NotACollection,
}

/// Reads a FeatureCollection of points, lines and areas.
///
/// # Errors
/// [`Refused`] where the file as a whole cannot be read.
pub fn read(bytes: &[u8], limits: &MapLimits) -> Result<Collection, Refused> {
    if bytes.len() > limits.bytes_max {
        return Err(Refused::TooLarge { max: limits.bytes_max });
    }
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    measure(bytes, limits)?;
    let document: Value = serde_json::from_slice(bytes)
        .map_err(|error| Refused::NotJson { line: error.line(), column: error.column() })?;
    if document.get("type").and_then(Value::as_str) != Some("FeatureCollection") {
        return Err(Refused::NotACollection);
    }
    let Some(Value::Array(features)) = document.get("features") else {
        return Err(Refused::NotACollection);
    };
    if features.len() > limits.features_max {
        return Err(Refused::TooManyFeatures { max: limits.features_max });
    }
    let mut collection = Collection::default();
    let mut left = limits.positions_max;
    for (at, feature) in features.iter().enumerate() {
        let mut reader = Reader { left, flaws: Vec::new() };
        match reader.feature(feature) {
            Ok(feature) => collection.features.push(feature),
            Err(Stop::Flaw(flaw)) => reader.flaws.push(flaw),
            Err(Stop::TooMany) => {
                return Err(Refused::TooManyPositions { max: limits.positions_max });
            }
        }
        left = reader.left;
        let flaws = reader.flaws.into_iter();
        collection.findings.extend(flaws.map(|flaw| Finding { feature: at, flaw }));
    }
    Ok(collection)
}

/// Counts brackets and commas before anything is built: a value in memory is many times larger
/// than in the file.
fn measure(bytes: &[u8], limits: &MapLimits) -> Result<(), Refused> {
    // Two numbers and a list for each position, and some properties for each feature.
    let values_max = limits.positions_max * 4 + limits.features_max * 100;
    let (mut depth, mut values) = (0_usize, 0_usize);
    let (mut is_in_text, mut is_escaped) = (false, false);
    for byte in bytes {
        match (is_in_text, byte) {
            (true, _) if is_escaped => is_escaped = false,
            (true, b'\\') => is_escaped = true,
            (_, b'"') => is_in_text = !is_in_text,
            (false, b'[' | b'{') => (depth, values) = (depth + 1, values + 1),
            (false, b']' | b'}') => depth = depth.saturating_sub(1),
            (false, b',') => values += 1,
            (_, _) => {}
        }
        if depth > limits.depth_max {
            return Err(Refused::TooDeep { max: limits.depth_max });
        }
        if values > values_max {
            return Err(Refused::TooManyPositions { max: limits.positions_max });
        }
    }
    Ok(())
}

enum Stop {
    Flaw(Flaw),
    TooMany,
}

impl From<Flaw> for Stop {
    fn from(flaw: Flaw) -> Self {
        Stop::Flaw(flaw)
    }
}

struct Reader {
    /// How many positions may still come.
    left: usize,
    flaws: Vec<Flaw>,
}

impl Reader {
    fn feature(&mut self, value: &Value) -> Result<Feature, Stop> {
        let feature = value.as_object().ok_or(Flaw::NotAFeature)?;
        if feature.get("type").and_then(Value::as_str) != Some("Feature") {
            return Err(Flaw::NotAFeature.into());
        }
        let geometry = feature.get("geometry").and_then(Value::as_object);
        let geometry = self.geometry(geometry.ok_or(Flaw::NoGeometry)?)?;
        let properties = feature.get("properties").and_then(Value::as_object);
        let properties = properties.map(|it| self.properties(it)).unwrap_or_default();
        Ok(Feature { geometry, properties })
    }

    fn properties(&mut self, values: &Map<String, Value>) -> BTreeMap<String, Property> {
        let mut properties = BTreeMap::new();
        for (name, value) in values {
            let property = match value {
                Value::Null => continue,
                Value::String(text) => Some(Property::Text(text.clone())),
                Value::Number(number) => number.as_f64().map(Property::Number),
                Value::Bool(_) | Value::Array(_) | Value::Object(_) => None,
            };
            match property {
                Some(property) => {
                    properties.insert(name.clone(), property);
                }
                None => self.flaws.push(Flaw::PropertyLeftOut { name: name.clone() }),
            }
        }
        properties
    }

    fn geometry(&mut self, geometry: &Map<String, Value>) -> Result<Geometry, Stop> {
        let kind = geometry.get("type").and_then(Value::as_str).unwrap_or_default();
        let coordinates = geometry.get("coordinates").unwrap_or(&Value::Null);
        match kind {
            "Point" => Ok(Geometry::Point(self.position(coordinates)?)),
            "LineString" => Ok(Geometry::Line(self.line(coordinates)?)),
            "MultiLineString" => {
                let lines: Result<Vec<Line>, Stop> =
                    list(coordinates)?.iter().map(|it| self.line(it)).collect();
                let lines = lines?;
                if lines.is_empty() {
                    return Err(Flaw::NoGeometry.into());
                }
                Ok(Geometry::MultiLine(lines))
            }
            "Polygon" => Ok(Geometry::Polygon(self.polygon(coordinates)?)),
            "MultiPolygon" => {
                let polygons: Result<Vec<Polygon>, Stop> =
                    list(coordinates)?.iter().map(|it| self.polygon(it)).collect();
                let polygons = polygons?;
                if polygons.is_empty() {
                    return Err(Flaw::NoGeometry.into());
                }
                Ok(Geometry::MultiPolygon(polygons))
            }
            _ => Err(Flaw::UnsupportedGeometry { kind: kind.to_owned() }.into()),
        }
    }

    fn polygon(&mut self, value: &Value) -> Result<Polygon, Stop> {
        let rings: Result<Vec<Ring>, Stop> = list(value)?.iter().map(|it| self.ring(it)).collect();
        let mut rings = rings?.into_iter();
        let outer = rings.next().ok_or(Flaw::Coordinates)?;
        Ok(Polygon { outer, holes: rings.collect() })
    }

    fn ring(&mut self, value: &Value) -> Result<Ring, Stop> {
        let positions: Result<Vec<Position>, Stop> =
            list(value)?.iter().map(|it| self.position(it)).collect();
        Ok(Ring::new(positions?)?)
    }

    fn line(&mut self, value: &Value) -> Result<Line, Stop> {
        let positions: Result<Vec<Position>, Stop> =
            list(value)?.iter().map(|it| self.position(it)).collect();
        Ok(Line::new(positions?)?)
    }

    fn position(&mut self, value: &Value) -> Result<Position, Stop> {
        self.left = self.left.checked_sub(1).ok_or(Stop::TooMany)?;
        let (longitude, latitude) = match list(value)?.as_slice() {
            [longitude, latitude] => (longitude, latitude),
            [longitude, latitude, _] => {
                if !self.flaws.contains(&Flaw::HeightLeftOut) {
                    self.flaws.push(Flaw::HeightLeftOut);
                }
                (longitude, latitude)
            }
            _ => return Err(Flaw::Coordinates.into()),
        };
        let number = |value: &Value| value.as_f64().ok_or(Flaw::Coordinates);
        Ok(Position::new(number(longitude)?, number(latitude)?)?)
    }
}

fn list(value: &Value) -> Result<&Vec<Value>, Flaw> {
    value.as_array().ok_or(Flaw::Coordinates)
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "feature {}: {}", self.feature, self.flaw)
    }
}

impl fmt::Display for Flaw {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Flaw::PropertyLeftOut { name } => {
                write!(f, "property {name:?} is neither text nor number and was left out")
            }
            Flaw::HeightLeftOut => f.write_str("heights were left out"),
            Flaw::NotAFeature => f.write_str("this is no feature: its type must be \"Feature\""),
            Flaw::NoGeometry => f.write_str("there is no geometry: draw it"),
            Flaw::UnsupportedGeometry { kind } => {
                write!(f, "{kind:?} is not read: use points, lines or areas, each for itself")
            }
            Flaw::Coordinates => {
                f.write_str("the coordinates are not nested as this type of geometry needs it")
            }
            Flaw::OutOfRange { longitude, latitude } => write!(
                f,
                "longitude {longitude}, latitude {latitude} is no place: export in degrees (WGS 84)"
            ),
            Flaw::LooksSwapped { first, second } => write!(
                f,
                "{first}, {second} seems to be latitude, longitude: longitude comes first"
            ),
            Flaw::RingNotClosed => {
                f.write_str("an outline is not closed: its last position must be its first")
            }
            Flaw::LineTooShort { positions } => {
                write!(f, "a line of {positions} positions goes nowhere: it needs two")
            }
            Flaw::RingTooShort { positions } => {
                write!(f, "an outline of {positions} positions encloses nothing: it needs four")
            }
        }
    }
}
