//! A point on the earth.

use std::fmt;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A point in WGS 84, in millionths of a degree (0.11 m at the equator), so that a payload holds
/// whole numbers only. Positions of Chinese maps (GCJ-02, BD-09) are converted before they come
/// here.
#[derive(
    Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize, JsonSchema,
)]
#[serde(try_from = "Form", deny_unknown_fields)]
pub struct Point {
    longitude_microdegrees: i32,
    latitude_microdegrees: i32,
}

#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct Form {
    longitude_microdegrees: i32,
    latitude_microdegrees: i32,
}

/// A longitude beyond 180° or a latitude beyond 90°.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct OffTheEarth;

impl fmt::Display for OffTheEarth {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a longitude lies between -180 and 180 degrees, a latitude between -90 and 90")
    }
}

impl std::error::Error for OffTheEarth {}

const LONGITUDE_MICRODEGREES_MAX: i32 = 180_000_000;
const LATITUDE_MICRODEGREES_MAX: i32 = 90_000_000;

impl Point {
    /// From millionths of a degree, east and north positive.
    ///
    /// # Errors
    /// When it lies off the earth.
    pub const fn new(
        longitude_microdegrees: i32,
        latitude_microdegrees: i32,
    ) -> Result<Self, OffTheEarth> {
        if longitude_microdegrees < -LONGITUDE_MICRODEGREES_MAX
            || longitude_microdegrees > LONGITUDE_MICRODEGREES_MAX
            || latitude_microdegrees < -LATITUDE_MICRODEGREES_MAX
            || latitude_microdegrees > LATITUDE_MICRODEGREES_MAX
        {
            return Err(OffTheEarth);
        }
        Ok(Self { longitude_microdegrees, latitude_microdegrees })
    }

    /// From degrees, rounded to the millionth.
    ///
    /// # Errors
    /// When it lies off the earth or is no number.
    pub fn from_degrees(longitude: f64, latitude: f64) -> Result<Self, OffTheEarth> {
        if !(-180.0..=180.0).contains(&longitude) || !(-90.0..=90.0).contains(&latitude) {
            return Err(OffTheEarth);
        }
        Self::new(micro(longitude), micro(latitude))
    }

    /// East of Greenwich, in millionths of a degree.
    #[must_use]
    pub const fn longitude_microdegrees(self) -> i32 {
        self.longitude_microdegrees
    }

    /// North of the equator, in millionths of a degree.
    #[must_use]
    pub const fn latitude_microdegrees(self) -> i32 {
        self.latitude_microdegrees
    }

    /// Longitude and latitude in degrees, in the order of GeoJSON (RFC 7946).
    #[must_use]
    pub fn degrees(self) -> (f64, f64) {
        let degrees = |micro: i32| f64::from(micro) / 1e6;
        (degrees(self.longitude_microdegrees), degrees(self.latitude_microdegrees))
    }
}

#[expect(clippy::cast_possible_truncation, reason = "at most 180 million, checked by the caller")]
fn micro(degrees: f64) -> i32 {
    (degrees * 1e6).round() as i32
}

impl TryFrom<Form> for Point {
    type Error = OffTheEarth;
    fn try_from(form: Form) -> Result<Self, OffTheEarth> {
        Self::new(form.longitude_microdegrees, form.latitude_microdegrees)
    }
}

#[test]
fn degrees_come_back_to_the_millionth() {
    let seat = Point::from_degrees(114.039_927, 29.555_605).expect("on the earth");
    assert_eq!(seat.degrees(), (114.039_927, 29.555_605));
    assert_eq!(Point::from_degrees(114.0, f64::NAN), Err(OffTheEarth));
    assert_eq!(Point::from_degrees(29.5, 114.0), Err(OffTheEarth));
    let json = r#"{"longitude_microdegrees":0,"latitude_microdegrees":90000001}"#;
    assert!(serde_json::from_str::<Point>(json).is_err());
}
