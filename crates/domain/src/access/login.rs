//! The name under which somebody signs in: house data, in one spelling.

use std::fmt;
use std::str::FromStr;

use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde::{Deserialize, Deserializer, Serialize, de};

use crate::kernel::Key;

/// A login has at least this many characters.
pub const CHARACTERS_MIN: usize = 3;
/// A login has at most this many characters.
pub const CHARACTERS_MAX: usize = 40;

/// 3 to 40 lower-case letters, digits, `.`, `_`, `-` or Chinese characters; the first one is no
/// mark. It stands in the journal in clear: a service number is better than a name.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize)]
#[serde(transparent)]
pub struct Login(String);

/// Why a text is no login.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum NotALogin {
    /// Fewer than [`CHARACTERS_MIN`] characters, or more than [`CHARACTERS_MAX`].
    Length {
        /// How many came.
        characters: usize,
    },
    /// A character that no login has.
    Character {
        /// Its place, counted in characters from 1.
        at: usize,
    },
    /// It is a resident identity number or a mobile telephone number; a login stands in clear.
    LooksPersonal,
}

impl fmt::Display for NotALogin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Length { characters } => write!(
                f,
                "the login has {characters} characters: {CHARACTERS_MIN} to {CHARACTERS_MAX} fit"
            ),
            Self::Character { at } => write!(
                f,
                "character {at} does not fit: a login has lower-case letters, digits, . _ - or \
                 Chinese characters, and begins with none of . _ -"
            ),
            Self::LooksPersonal => {
                write!(f, "an identity or telephone number is no login: it would stand in clear")
            }
        }
    }
}

impl std::error::Error for NotALogin {}

impl Login {
    /// Reads what a person typed: spaces around it, capitals and the full-width letters of a
    /// Chinese keyboard are forgiven.
    ///
    /// # Errors
    /// When it is no login all the same.
    pub fn typed(raw: &str) -> Result<Self, NotALogin> {
        let narrow = |c: char| match c {
            '\u{ff01}'..='\u{ff5e}' => {
                char::from_u32(u32::from(c) - 0xfee0).map_or(c, |c| c.to_ascii_lowercase())
            }
            _ => c.to_ascii_lowercase(),
        };
        raw.trim().chars().map(narrow).collect::<String>().parse()
    }

    /// The login itself.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for Login {
    type Err = NotALogin;
    fn from_str(text: &str) -> Result<Self, NotALogin> {
        let characters = text.chars().count();
        if !(CHARACTERS_MIN..=CHARACTERS_MAX).contains(&characters) {
            return Err(NotALogin::Length { characters });
        }
        let fits =
            |(at, c): (usize, char)| is_letter(c) || (at > 0 && matches!(c, '.' | '_' | '-'));
        match text.chars().enumerate().position(|it| !fits(it)) {
            Some(at) => Err(NotALogin::Character { at: at + 1 }),
            None if text.parse::<Key>().is_ok_and(|key| key.looks_personal()) => {
                Err(NotALogin::LooksPersonal)
            }
            None => Ok(Self(text.to_owned())),
        }
    }
}

/// Ideographs of Unicode's unified blocks; the compatibility ones would be a second spelling.
const fn is_letter(c: char) -> bool {
    c.is_ascii_lowercase()
        || c.is_ascii_digit()
        || matches!(c, '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}')
        || matches!(c, '\u{20000}'..='\u{2f7ff}' | '\u{30000}'..='\u{3347f}')
}

impl fmt::Display for Login {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl<'de> Deserialize<'de> for Login {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(de::Error::custom)
    }
}

impl JsonSchema for Login {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Login".into()
    }
    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        schemars::json_schema!({
            "type": "string", "minLength": CHARACTERS_MIN, "maxLength": CHARACTERS_MAX
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn service_numbers_names_and_chinese_are_logins() {
        for right in ["421223", "wang.li", "东渡派出所", "a-b_c", "指挥长1", &"x".repeat(40)]
        {
            assert!(right.parse::<Login>().is_ok(), "{right}");
        }
    }

    #[test]
    fn what_has_a_second_spelling_or_hides_something_is_no_login() {
        assert_eq!("王伟".parse::<Login>(), Err(NotALogin::Length { characters: 2 }));
        assert_eq!("x".repeat(41).parse::<Login>(), Err(NotALogin::Length { characters: 41 }));
        for (wrong, at) in [
            ("Wang", 1),
            ("wang li", 5),
            (".wang", 1),
            ("wang/li", 5),
            ("wａng", 2),
            ("王\u{200b}伟伟", 2),
            ("café", 4),
            ("李\u{f9d0}伟", 2),
        ] {
            assert_eq!(wrong.parse::<Login>(), Err(NotALogin::Character { at }), "{wrong}");
        }
    }

    #[test]
    fn what_stands_in_clear_is_no_identity_or_telephone_number() {
        for personal in ["13907151234", "42122319900101123x"] {
            assert_eq!(personal.parse::<Login>(), Err(NotALogin::LooksPersonal));
        }
    }

    #[test]
    fn a_chinese_keyboard_and_capitals_are_forgiven_at_the_door() {
        let login = Login::typed(" Ｗang．Ｌi ").expect("it is meant well");
        assert_eq!(login.as_str(), "wang.li");
        assert!(Login::typed("wang li").is_err());
    }
}
