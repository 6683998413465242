//! Codes of China's administrative divisions.

use std::fmt;
use std::str::FromStr;

use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde::{Deserialize, Deserializer, Serialize, de};

/// A division's code: 2 digits (province), 4 (city), 6 (county), 9 (township) or 12 (village or
/// community), after GB/T 2260 and GB/T 10114. A shorter code is the beginning of its children's.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize)]
#[serde(transparent)]
pub struct RegionCode(String);

/// The five levels of the tree of regions.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum RegionLevel {
    /// 省
    Province,
    /// 市
    City,
    /// 县
    County,
    /// 乡镇、街道
    Township,
    /// 村、社区
    Village,
}

/// Why a text is not a region's code.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct NotARegion(pub String);

impl fmt::Display for NotARegion {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "“{}” is not a region code: expected 2, 4, 6, 9 or 12 digits, such as 421223",
            self.0
        )
    }
}

impl std::error::Error for NotARegion {}

impl RegionCode {
    /// The digits.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Which of the five levels it names.
    #[must_use]
    pub fn level(&self) -> RegionLevel {
        match self.0.len() {
            2 => RegionLevel::Province,
            4 => RegionLevel::City,
            6 => RegionLevel::County,
            9 => RegionLevel::Township,
            _ => RegionLevel::Village,
        }
    }

    /// The code of the next larger division; none above a province.
    #[must_use]
    pub fn parent(&self) -> Option<Self> {
        let digits = match self.level() {
            RegionLevel::Province => return None,
            RegionLevel::City => 2,
            RegionLevel::County => 4,
            RegionLevel::Township => 6,
            RegionLevel::Village => 9,
        };
        self.0.get(..digits).map(|head| Self(head.to_owned()))
    }

    /// Whether `other` is this region or lies in it.
    #[must_use]
    pub fn holds(&self, other: &Self) -> bool {
        other.0.starts_with(&self.0)
    }
}

impl FromStr for RegionCode {
    type Err = NotARegion;
    fn from_str(text: &str) -> Result<Self, NotARegion> {
        let digits = text.bytes().all(|byte| byte.is_ascii_digit());
        if digits && matches!(text.len(), 2 | 4 | 6 | 9 | 12) {
            Ok(Self(text.to_owned()))
        } else {
            Err(NotARegion(text.chars().take(40).collect()))
        }
    }
}

impl fmt::Display for RegionCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl<'de> Deserialize<'de> for RegionCode {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(de::Error::custom)
    }
}

impl JsonSchema for RegionCode {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "RegionCode".into()
    }
    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        schemars::json_schema!({
            "type": "string",
            "pattern": "^([0-9]{2}|[0-9]{4}|[0-9]{6}|[0-9]{9}|[0-9]{12})$"
        })
    }
}

#[test]
fn a_village_lies_in_its_township_county_city_and_province() {
    let village: RegionCode = "421223100001".parse().expect("12 digits");
    let mut above = Vec::new();
    let mut at = village.clone();
    while let Some(parent) = at.parent() {
        assert!(parent.holds(&village));
        above.push(parent.to_string());
        at = parent;
    }
    assert_eq!(above, ["421223100", "421223", "4212", "42"]);
}

#[test]
fn a_code_of_another_length_or_with_letters_is_refused() {
    for wrong in ["", "4", "42122", "42122a", "４２１２２３", "4212231000011"] {
        assert!(wrong.parse::<RegionCode>().is_err(), "{wrong}");
    }
}
