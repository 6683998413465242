//! Keys that people write: the code of a unit, of a post, of a site, of a kind of stock.

use std::fmt;
use std::str::FromStr;

use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde::{Deserialize, Deserializer, Serialize, de};

/// A key of 1 to 60 lower-case letters, digits, `-`, `_` and `.`, beginning with a letter or a
/// digit, such as `station.dongdu`. Plans and spreadsheets name things by it, so it never changes.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize)]
#[serde(transparent)]
pub struct Key(String);

/// The longest key, in characters.
const CHARACTERS_MAX: usize = 60;

/// Why a text is not a key.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct NotAKey(pub String);

impl fmt::Display for NotAKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "“{}” is not a key: expected 1 to {CHARACTERS_MAX} lower-case letters, digits, `-`, \
             `_` and `.`, such as station.dongdu",
            self.0
        )
    }
}

impl std::error::Error for NotAKey {}

impl Key {
    /// The key itself.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether it has the shape of a resident identity number (GB 11643: 17 digits and a digit or
    /// x; 15 digits before 1999) or of a mobile phone number. Neither may serve as a key: keys
    /// stand in clear.
    #[must_use]
    pub fn looks_personal(&self) -> bool {
        let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
        match self.0.len() {
            11 => self.0.starts_with('1') && digits(&self.0),
            15 => digits(&self.0),
            18 => self.0.get(..17).is_some_and(digits) && self.0.ends_with(is_check_digit),
            _ => false,
        }
    }
}

const fn is_check_digit(it: char) -> bool {
    it.is_ascii_digit() || it == 'x'
}

impl FromStr for Key {
    type Err = NotAKey;
    fn from_str(text: &str) -> Result<Self, NotAKey> {
        let plain = |c: u8| c.is_ascii_lowercase() || c.is_ascii_digit();
        let good = (1..=CHARACTERS_MAX).contains(&text.len())
            && text.bytes().all(|c| plain(c) || matches!(c, b'-' | b'_' | b'.'))
            && text.bytes().next().is_some_and(plain);
        if good { Ok(Self(text.to_owned())) } else { Err(NotAKey(text.chars().take(60).collect())) }
    }
}

impl fmt::Display for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl<'de> Deserialize<'de> for Key {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(de::Error::custom)
    }
}

impl JsonSchema for Key {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Key".into()
    }
    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        schemars::json_schema!({ "type": "string", "pattern": "^[a-z0-9][a-z0-9._-]{0,59}$" })
    }
}

#[test]
fn a_key_is_plain() {
    for good in ["station.dongdu", "yunze-psb", "007", "n95_mask"] {
        assert!(good.parse::<Key>().is_ok(), "{good}");
    }
    for wrong in ["", "-a", "A", "公安局", "a b", &"a".repeat(61)] {
        assert!(wrong.parse::<Key>().is_err(), "{wrong}");
    }
}

#[test]
fn an_identity_number_or_a_phone_number_is_known_by_its_shape() {
    let looks = |text: &str| text.parse::<Key>().expect("a key").looks_personal();
    assert!(looks("42122319900101123x") && looks("421223900101123") && looks("13800138000"));
    assert!(!looks("j001234") && !looks("421223100001") && !looks("23800138000"));
}
