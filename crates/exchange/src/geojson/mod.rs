//! Points and areas on the map as GeoJSON (RFC 7946): a small part of it, checked when it is read.
//!
//! What exists of these types is valid: coordinates are in range, rings are closed. Rings that
//! cross themselves or each other are not looked for, nor areas across the 180th meridian.

mod feature;
mod read;
mod shapes;
mod write;

pub use feature::{Feature, Geometry, Line, Polygon, Position, Property, Ring};
pub use read::{Collection, Finding, Flaw, MapLimits, Refused, read};
pub use write::write;

#[cfg(test)]
mod tests;
