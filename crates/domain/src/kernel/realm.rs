//! Realms 域: the real world, a drill, a simulated run. No rule of the domain asks which it is in.

use std::fmt;
use std::str::FromStr;

use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde::{Deserialize, Deserializer, Serialize, de};

/// The name of a realm: `real`, `drill-…` or `simulated-…`.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize)]
#[serde(transparent)]
pub struct Realm(String);

/// The three kinds.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum RealmKind {
    /// What is so.
    Real,
    /// What is rehearsed; no message may leave it.
    Drill,
    /// What was computed, or replayed from the past.
    Simulated,
}

/// Why a text names no realm.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct NotARealm(pub String);

impl fmt::Display for NotARealm {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "“{}” names no realm: expected `real`, or `drill-` or `simulated-` with 1 to 40 \
             lower-case letters, digits and hyphens",
            self.0
        )
    }
}

impl std::error::Error for NotARealm {}

impl Realm {
    /// The real world.
    #[must_use]
    pub fn real() -> Self {
        Self("real".to_owned())
    }

    /// The name.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Which of the three kinds it is.
    #[must_use]
    pub fn kind(&self) -> RealmKind {
        match self.0.split_once('-') {
            None => RealmKind::Real,
            Some(("drill", _)) => RealmKind::Drill,
            Some(_) => RealmKind::Simulated,
        }
    }
}

impl FromStr for Realm {
    type Err = NotARealm;
    fn from_str(text: &str) -> Result<Self, NotARealm> {
        let plain = |c: u8| c.is_ascii_lowercase() || c.is_ascii_digit() || c == b'-';
        let good = match text.split_once('-') {
            None => text == "real",
            Some(("drill" | "simulated", rest)) => {
                (1..=40).contains(&rest.len()) && rest.bytes().all(plain)
            }
            Some(_) => false,
        };
        if good {
            Ok(Self(text.to_owned()))
        } else {
            Err(NotARealm(text.chars().take(60).collect()))
        }
    }
}

impl fmt::Display for Realm {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl<'de> Deserialize<'de> for Realm {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(de::Error::custom)
    }
}

impl JsonSchema for Realm {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Realm".into()
    }
    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        schemars::json_schema!({
            "type": "string",
            "pattern": "^(real|(drill|simulated)-[a-z0-9-]{1,40})$"
        })
    }
}

#[test]
fn a_realm_says_its_kind_by_its_name() {
    let kind = |name: &str| name.parse::<Realm>().map(|realm| realm.kind());
    assert_eq!(kind("real"), Ok(RealmKind::Real));
    assert_eq!(kind("drill-2026-flood"), Ok(RealmKind::Drill));
    assert_eq!(kind("simulated-2015"), Ok(RealmKind::Simulated));
    for wrong in ["", "drill", "drill-", "Real", "real-1", "drill-A", "drill-演"] {
        assert!(kind(wrong).is_err(), "{wrong}");
    }
}
