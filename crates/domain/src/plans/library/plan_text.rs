//! The text of a plan, to the byte as it was handed in.

use std::fmt;

use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde::{Deserialize, Deserializer, Serialize, de};

use crate::kernel::VaultText;

/// The text of a plan has at most this many bytes: some five hundred tasks take a fifth of it.
pub const PLAN_BYTES_MAX: usize = 1024 * 1024;

/// A document in YAML that is a plan, or shall become one. Nothing is trimmed: an issued text is
/// compared with its hash.
#[derive(Clone, PartialEq, Eq, Hash, Serialize)]
#[serde(transparent)]
pub struct PlanText(String);

/// Why a text cannot be kept as a plan's.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum NotAPlanText {
    /// Nothing but white space.
    Empty,
    /// Longer than a plan may be.
    TooLong {
        /// How many bytes came.
        bytes: usize,
    },
    /// A control character that no keyboard types.
    ControlCharacter {
        /// Its line, from 1.
        line: usize,
    },
}

impl fmt::Display for NotAPlanText {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Empty => write!(f, "the plan is empty: write at least one line"),
            Self::TooLong { bytes } => {
                write!(f, "the plan has {bytes} bytes: at most {PLAN_BYTES_MAX} fit")
            }
            Self::ControlCharacter { line } => {
                write!(f, "line {line} has a control character: delete it")
            }
        }
    }
}

impl std::error::Error for NotAPlanText {}

impl PlanText {
    /// Takes a text from outside.
    ///
    /// # Errors
    /// When it is empty, longer than [`PLAN_BYTES_MAX`], or has control characters.
    pub fn parse(raw: &str) -> Result<Self, NotAPlanText> {
        if raw.len() > PLAN_BYTES_MAX {
            return Err(NotAPlanText::TooLong { bytes: raw.len() });
        }
        if raw.trim().is_empty() {
            return Err(NotAPlanText::Empty);
        }
        let strange = |it: char| it.is_control() && !matches!(it, '\n' | '\r' | '\t');
        if let Some(at) = raw.find(strange) {
            let before = raw.get(..at).unwrap_or_default();
            return Err(NotAPlanText::ControlCharacter { line: before.split('\n').count() });
        }
        Ok(Self(raw.to_owned()))
    }

    /// The text itself.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// A text is not printed by accident: logs must not hold what the vault keeps.
impl fmt::Debug for PlanText {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "PlanText({} bytes)", self.0.len())
    }
}

impl From<&PlanText> for VaultText {
    fn from(text: &PlanText) -> Self {
        Self::Clear(text.0.clone())
    }
}

impl<'de> Deserialize<'de> for PlanText {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let raw = String::deserialize(deserializer)?;
        Self::parse(&raw).map_err(de::Error::custom)
    }
}

impl JsonSchema for PlanText {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "PlanText".into()
    }
    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        schemars::json_schema!({ "type": "string", "minLength": 1, "maxLength": PLAN_BYTES_MAX })
    }
}

#[test]
fn a_plan_is_kept_to_the_byte() {
    let raw = "\u{feff}plan: county-flood\r\n\ttitle: 防汛 \n\n";
    let text = PlanText::parse(raw).expect("it is a text");
    assert_eq!(text.as_str(), raw);
    assert_eq!(format!("{text:?}"), format!("PlanText({} bytes)", raw.len()));
}

#[test]
fn what_is_empty_too_long_or_strange_is_no_plan() {
    assert_eq!(PlanText::parse(" \n"), Err(NotAPlanText::Empty));
    assert!(PlanText::parse(&"a".repeat(PLAN_BYTES_MAX)).is_ok());
    let bytes = PLAN_BYTES_MAX + 1;
    assert_eq!(PlanText::parse(&"a".repeat(bytes)), Err(NotAPlanText::TooLong { bytes }));
    assert_eq!(PlanText::parse("a\nb\u{0}"), Err(NotAPlanText::ControlCharacter { line: 2 }));
}
