//! Things on the map; what exists of these types is valid.

use std::collections::BTreeMap;

use super::Flaw;

/// A place on WGS 84 (or CGCS2000, which differs by centimetres), in degrees.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Position {
    longitude: f64,
    latitude: f64,
}

impl Position {
    /// # Errors
    /// [`Flaw::OutOfRange`], or [`Flaw::LooksSwapped`] where the other order would be a place.
    pub fn new(longitude: f64, latitude: f64) -> Result<Self, Flaw> {
        let is_longitude = (-180.0..=180.0).contains(&longitude);
        match (is_longitude, (-90.0..=90.0).contains(&latitude)) {
            (true, true) => Ok(Self { longitude, latitude }),
            (_, false)
                if (-90.0..=90.0).contains(&longitude) && (-180.0..=180.0).contains(&latitude) =>
            {
                Err(Flaw::LooksSwapped { first: longitude, second: latitude })
            }
            (_, _) => Err(Flaw::OutOfRange { longitude, latitude }),
        }
    }

    #[must_use]
    pub fn longitude(self) -> f64 {
        self.longitude
    }

    #[must_use]
    pub fn latitude(self) -> f64 {
        self.latitude
    }
}

/// A closed line of at least four positions, of which the last is the first.
#[derive(Debug, Clone, PartialEq)]
pub struct Ring(Vec<Position>);

impl Ring {
    /// # Errors
    /// [`Flaw::RingTooShort`] or [`Flaw::RingNotClosed`].
    pub fn new(positions: Vec<Position>) -> Result<Self, Flaw> {
        if positions.len() < 4 {
            return Err(Flaw::RingTooShort { positions: positions.len() });
        }
        if positions.first() != positions.last() {
            return Err(Flaw::RingNotClosed);
        }
        Ok(Self(positions))
    }

    #[must_use]
    pub fn positions(&self) -> &[Position] {
        &self.0
    }
}

/// An area with holes. In which direction its rings run does not matter here.
#[derive(Debug, Clone, PartialEq)]
pub struct Polygon {
    pub outer: Ring,
    pub holes: Vec<Ring>,
}

/// A way of at least two positions.
#[derive(Debug, Clone, PartialEq)]
pub struct Line(Vec<Position>);

impl Line {
    /// # Errors
    /// [`Flaw::LineTooShort`].
    pub fn new(positions: Vec<Position>) -> Result<Self, Flaw> {
        if positions.len() < 2 {
            return Err(Flaw::LineTooShort { positions: positions.len() });
        }
        Ok(Self(positions))
    }

    #[must_use]
    pub fn positions(&self) -> &[Position] {
        &self.0
    }
}

#[derive(Debug, Clone, PartialEq)]
pub enum Geometry {
    Point(Position),
    Line(Line),
    MultiLine(Vec<Line>),
    Polygon(Polygon),
    MultiPolygon(Vec<Polygon>),
}

#[derive(Debug, Clone, PartialEq)]
pub enum Property {
    Text(String),
    Number(f64),
}

/// A thing on the map with what is known of it.
#[derive(Debug, Clone, PartialEq)]
pub struct Feature {
    pub geometry: Geometry,
    pub properties: BTreeMap<String, Property>,
}

impl Feature {
    /// A property as text; numbers are written out.
    #[must_use]
    pub fn text(&self, name: &str) -> Option<String> {
        match self.properties.get(name)? {
            Property::Text(text) => Some(text.clone()),
            Property::Number(number) => crate::number::number_text(*number),
        }
    }
}
