//! What one dials, or the call sign on the radio.

use std::fmt;

use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde::{Deserialize, Deserializer, Serialize, de};

/// A number of 3 to 20 characters: digits, with `+` at the front and `-` between; blanks and
/// brackets are left out on the way in, so that one number has one spelling. It goes into the
/// vault and is not printed by accident.
#[derive(Clone, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub struct PhoneNumber(String);

/// Why a text is not a number.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct NotAPhoneNumber;

impl fmt::Display for NotAPhoneNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("not a number to dial: expected 3 to 20 digits, such as 0715-3061234")
    }
}

impl std::error::Error for NotAPhoneNumber {}

impl PhoneNumber {
    /// Reads what people write.
    ///
    /// # Errors
    /// When it is no number.
    pub fn parse(raw: &str) -> Result<Self, NotAPhoneNumber> {
        let left_out = |c: &char| !c.is_whitespace() && !matches!(c, '(' | ')' | '（' | '）');
        let number: String = raw.chars().filter(left_out).collect();
        let digits = number.bytes().filter(u8::is_ascii_digit).count();
        let rest = number.strip_prefix('+').unwrap_or(&number);
        let is_plain = rest.bytes().all(|c| c.is_ascii_digit() || c == b'-');
        let good = is_plain && (3..=20).contains(&digits) && number.len() <= 24;
        if good { Ok(Self(number)) } else { Err(NotAPhoneNumber) }
    }

    /// The number as it is dialled.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for PhoneNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "PhoneNumber({} characters)", self.0.len())
    }
}

impl<'de> Deserialize<'de> for PhoneNumber {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::parse(&String::deserialize(deserializer)?).map_err(de::Error::custom)
    }
}

impl JsonSchema for PhoneNumber {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "PhoneNumber".into()
    }
    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        schemars::json_schema!({ "type": "string", "minLength": 3, "maxLength": 40 })
    }
}

#[test]
fn one_number_has_one_spelling() {
    let read = |raw: &str| PhoneNumber::parse(raw).map(|it| it.as_str().to_owned());
    assert_eq!(read("138 0013 8000").as_deref(), Ok("13800138000"));
    assert_eq!(read("（0715）3061234").as_deref(), Ok("07153061234"));
    assert_eq!(read("+86-0715-3061234").as_deref(), Ok("+86-0715-3061234"));
    for wrong in ["", "12", "东渡", "138a", "1+38", &"1".repeat(21)] {
        assert_eq!(read(wrong), Err(NotAPhoneNumber), "{wrong}");
    }
}
