//! Which edition of a list: the SHA-256 of all its rows.

use std::fmt;
use std::str::FromStr;

use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde::{Deserialize, Deserializer, Serialize, de};

/// The SHA-256 of a list's rows in their canonical form, as 64 lower-case hexadecimal digits. The
/// same list has the same edition wherever it is brought in.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize)]
#[serde(transparent)]
pub struct Edition(String);

/// Why a text names no edition.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct NotAnEdition;

impl fmt::Display for NotAnEdition {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("not an edition: expected 64 lower-case hexadecimal digits")
    }
}

impl std::error::Error for NotAnEdition {}

impl Edition {
    /// From the hash itself.
    #[must_use]
    pub fn of(hash: &[u8; 32]) -> Self {
        Self(hash.iter().map(|byte| format!("{byte:02x}")).collect())
    }

    /// The digits.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for Edition {
    type Err = NotAnEdition;
    fn from_str(text: &str) -> Result<Self, NotAnEdition> {
        let plain = |c: u8| c.is_ascii_digit() || (b'a'..=b'f').contains(&c);
        let good = text.len() == 64 && text.bytes().all(plain);
        if good { Ok(Self(text.to_owned())) } else { Err(NotAnEdition) }
    }
}

impl fmt::Display for Edition {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl<'de> Deserialize<'de> for Edition {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(de::Error::custom)
    }
}

impl JsonSchema for Edition {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Edition".into()
    }
    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        schemars::json_schema!({ "type": "string", "pattern": "^[0-9a-f]{64}$" })
    }
}

#[test]
fn an_edition_has_one_spelling() {
    let edition = Edition::of(&[0xab; 32]);
    assert_eq!(edition.as_str().parse(), Ok(edition.clone()));
    assert_eq!("AB".repeat(32).parse::<Edition>(), Err(NotAnEdition));
}
