//! Text that people write: bounded on the way in, in the vault from then on.

use std::fmt;

use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de, ser};

use super::ids::{
    BriefId, ConsultationId, CorrectiveActionId, DailyReportingId, IncomingDocumentId,
    InstructionId, IntakeId, LevelFromAboveId, OperationId, PersonId, PlanId, ShiftId,
};
use super::realm::{Realm, RealmKind};

/// A text of 1 to `MAX` characters, trimmed, without control characters but line breaks and tabs.
#[derive(Clone, PartialEq, Eq, Hash, Serialize)]
#[serde(transparent)]
pub struct Text<const MAX: usize>(String);

/// Why a text was not taken.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum NotAText {
    /// Nothing but spaces.
    Empty,
    /// Longer than the field allows.
    TooLong {
        /// How many characters came.
        characters: usize,
        /// How many are allowed.
        characters_max: usize,
    },
    /// A control character that no keyboard types.
    ControlCharacter {
        /// Its place, counted in characters from 1.
        at: usize,
    },
}

impl fmt::Display for NotAText {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Empty => write!(f, "the text is empty: write at least one character"),
            Self::TooLong { characters, characters_max } => {
                write!(f, "the text has {characters} characters: at most {characters_max} fit")
            }
            Self::ControlCharacter { at } => {
                write!(f, "character {at} is a control character: delete it")
            }
        }
    }
}

impl std::error::Error for NotAText {}

impl<const MAX: usize> Text<MAX> {
    /// Takes a text from outside.
    ///
    /// # Errors
    /// When nothing is left after trimming, when it is longer than `MAX` characters, or when it
    /// has control characters.
    pub fn parse(raw: &str) -> Result<Self, NotAText> {
        let trimmed = raw.trim();
        if trimmed.is_empty() {
            return Err(NotAText::Empty);
        }
        let characters = trimmed.chars().count();
        if characters > MAX {
            return Err(NotAText::TooLong { characters, characters_max: MAX });
        }
        let strange = |c: char| c.is_control() && !matches!(c, '\n' | '\r' | '\t');
        if let Some(at) = trimmed.chars().position(strange) {
            return Err(NotAText::ControlCharacter { at: at + 1 });
        }
        Ok(Self(trimmed.to_owned()))
    }

    /// The text itself.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// A text is not printed by accident: logs must not hold what the vault keeps.
impl<const MAX: usize> fmt::Debug for Text<MAX> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Text({} characters)", self.0.chars().count())
    }
}

impl<'de, const MAX: usize> Deserialize<'de> for Text<MAX> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let raw = String::deserialize(deserializer)?;
        Self::parse(&raw).map_err(de::Error::custom)
    }
}

impl<const MAX: usize> JsonSchema for Text<MAX> {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        format!("Text{MAX}").into()
    }
    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        schemars::json_schema!({ "type": "string", "minLength": 1, "maxLength": MAX })
    }
}

/// SHA-256 over a salt and a text: it binds the journal to the text without holding it. The salt
/// lies in the vault, so that a short text cannot be guessed from its commitment.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Commitment([u8; 32]);

impl Commitment {
    /// From the hash itself.
    #[must_use]
    pub const fn from_bytes(bytes: [u8; 32]) -> Self {
        Self(bytes)
    }

    /// The hash itself.
    #[must_use]
    pub const fn bytes(&self) -> &[u8; 32] {
        &self.0
    }

    /// Reads 64 lower-case hexadecimal digits.
    #[must_use]
    pub fn from_hex(hex: &str) -> Option<Self> {
        let digits = hex.as_bytes();
        let lower = |b: &u8| b.is_ascii_digit() || (b'a'..=b'f').contains(b);
        if digits.len() != 64 || !digits.iter().all(lower) {
            return None;
        }
        let mut bytes = [0; 32];
        for (byte, pair) in bytes.iter_mut().zip(digits.chunks_exact(2)) {
            *byte = u8::from_str_radix(std::str::from_utf8(pair).ok()?, 16).ok()?;
        }
        Some(Self(bytes))
    }
}

impl fmt::Display for Commitment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

impl fmt::Debug for Commitment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Commitment({self})")
    }
}

impl Serialize for Commitment {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Commitment {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let hex = String::deserialize(deserializer)?;
        Self::from_hex(&hex)
            .ok_or_else(|| de::Error::custom("expected 64 lower-case hexadecimal digits"))
    }
}

impl JsonSchema for Commitment {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Commitment".into()
    }
    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        schemars::json_schema!({ "type": "string", "pattern": "^[0-9a-f]{64}$" })
    }
}

/// Under which key a text lies: when the key is destroyed, so is all that lies under it.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum VaultKey {
    /// The free text of one operation; released or destroyed at its closing.
    OperationText(OperationId),
    /// What outlives an operation: released and masked texts, which the law wants kept (ERL 94).
    Archive,
    /// A member of staff, as long as the employment lasts and its retention after.
    Employment(PersonId),
    /// What was written into a plan and said to it. It is kept as long as the house stands: which
    /// plan was in force, and who had agreed, must be readable after any operation.
    PlanText(PlanId),
    /// What was reported to the desk, in one intake: who called, and what they said.
    IntakeText(IntakeId),
    /// What was written into the duty log in one shift, and said at its handover.
    ShiftText(ShiftId),
    /// What a leader wanted done, and what was said to it.
    InstructionText(InstructionId),
    /// What was found wanting, what is done about it, and what proves it.
    ActionText(CorrectiveActionId),
    /// What a daily brief says, and to whom it went.
    BriefText(BriefId),
    /// What units were asked to report every day, and what they said.
    DailyReportText(DailyReportingId),
    /// What an incoming document is about, and what was said to it.
    DocumentText(IncomingDocumentId),
    /// Who decided a level above, and by which words it was lifted.
    LevelText(LevelFromAboveId),
    /// Who was called into a consultation, and what they said.
    ConsultationText(ConsultationId),
}

impl VaultKey {
    /// The key's name in a realm. A drill has the staff of the real realm, and its operation may
    /// bear the id of a real one when a past one is replayed: what is written there lies under
    /// keys of its own, so that destroying it leaves the real texts alone.
    #[must_use]
    pub fn name_in(&self, realm: &Realm) -> String {
        match realm.kind() {
            RealmKind::Real => self.to_string(),
            RealmKind::Drill | RealmKind::Simulated => format!("{self}/{realm}"),
        }
    }
}

impl fmt::Display for VaultKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::OperationText(operation) => write!(f, "operation-text/{operation}"),
            Self::Archive => write!(f, "archive"),
            Self::Employment(person) => write!(f, "employment/{person}"),
            Self::PlanText(plan) => write!(f, "plan-text/{plan}"),
            Self::IntakeText(intake) => write!(f, "intake-text/{intake}"),
            Self::ShiftText(shift) => write!(f, "shift-text/{shift}"),
            Self::InstructionText(it) => write!(f, "instruction-text/{it}"),
            Self::BriefText(it) => write!(f, "brief-text/{it}"),
            Self::DailyReportText(it) => write!(f, "daily-report-text/{it}"),
            Self::ActionText(it) => write!(f, "action-text/{it}"),
            Self::DocumentText(it) => write!(f, "document-text/{it}"),
            Self::LevelText(it) => write!(f, "level-text/{it}"),
            Self::ConsultationText(it) => write!(f, "consultation-text/{it}"),
        }
    }
}

/// A text on its way into the vault or a reference to one that lies there. A payload can only
/// carry the reference: writing a clear text into one is an error, by construction.
#[derive(Clone, PartialEq, Eq)]
pub enum VaultText {
    /// As a verb emits it, before the office seals it.
    Clear(String),
    /// As the journal carries it.
    Sealed(Commitment),
}

impl VaultText {
    /// The reference, once sealed.
    #[must_use]
    pub const fn commitment(&self) -> Option<Commitment> {
        match self {
            Self::Clear(_) => None,
            Self::Sealed(commitment) => Some(*commitment),
        }
    }
}

impl<const MAX: usize> From<&Text<MAX>> for VaultText {
    fn from(text: &Text<MAX>) -> Self {
        Self::Clear(text.0.clone())
    }
}

impl fmt::Debug for VaultText {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Clear(text) => write!(f, "Clear({} characters)", text.chars().count()),
            Self::Sealed(commitment) => write!(f, "Sealed({commitment})"),
        }
    }
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct SealedForm {
    sealed: String,
}

impl Serialize for VaultText {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Clear(_) => Err(ser::Error::custom("a clear text was about to enter a payload")),
            Self::Sealed(commitment) => {
                SealedForm { sealed: commitment.to_string() }.serialize(serializer)
            }
        }
    }
}

impl<'de> Deserialize<'de> for VaultText {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let form = SealedForm::deserialize(deserializer)?;
        Commitment::from_hex(&form.sealed)
            .map(Self::Sealed)
            .ok_or_else(|| de::Error::custom("`sealed` is not 64 lower-case hexadecimal digits"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_clear_text_cannot_enter_a_payload() {
        assert!(serde_json::to_string(&VaultText::Clear("张三".into())).is_err());
    }

    #[test]
    fn a_sealed_text_reads_back_equal() {
        let sealed = VaultText::Sealed(Commitment::from_bytes([0xab; 32]));
        let json = serde_json::to_string(&sealed).expect("a reference serialises");
        assert_eq!(serde_json::from_str::<VaultText>(&json).expect("it reads back"), sealed);
        assert!(serde_json::from_str::<VaultText>(r#"{"sealed":"AB"}"#).is_err());
    }

    #[test]
    fn a_text_is_trimmed_counted_in_characters_and_free_of_control_characters() {
        assert_eq!(Text::<4>::parse("  堤上渗水 ").expect("four fit").as_str(), "堤上渗水");
        assert_eq!(
            Text::<4>::parse("堤上渗水了"),
            Err(NotAText::TooLong { characters: 5, characters_max: 4 })
        );
        assert_eq!(Text::<4>::parse(" \n"), Err(NotAText::Empty));
        assert_eq!(Text::<9>::parse("a\u{0}b"), Err(NotAText::ControlCharacter { at: 2 }));
    }

    #[test]
    fn a_drill_has_keys_of_its_own_even_for_the_same_operation() {
        let key = VaultKey::OperationText(OperationId::from_uuid(uuid::Uuid::from_u128(7)));
        let drill = "drill-flood".parse().expect("a realm");
        assert_eq!(key.name_in(&Realm::real()), key.to_string());
        assert_ne!(key.name_in(&drill), key.to_string());
        assert_eq!(VaultKey::Archive.name_in(&drill), "archive/drill-flood");
    }

    #[test]
    fn a_text_is_not_printed_by_accident() {
        let text = Text::<40>::parse("13800138000").expect("fits");
        assert!(!format!("{text:?} {:?}", VaultText::from(&text)).contains("138"));
    }
}
