//! What an attachment belongs to.

use std::fmt;
use std::str::FromStr;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::ids::{IncomingDocumentId, InstructionId, OperationId};
use super::text::VaultKey;

/// What an attachment belongs to: it lies under the same key, and goes with it.
#[derive(
    Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "snake_case")]
pub enum AttachmentOf {
    /// An operation: it lies beside its log.
    Operation(OperationId),
    /// An instruction of a leader 批示.
    Instruction(InstructionId),
    /// An incoming document 来文.
    Document(IncomingDocumentId),
}

/// Why a text names nothing that has attachments.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct NotAnAttachmentOf(pub String);

impl AttachmentOf {
    /// The key that its attachments lie under.
    #[must_use]
    pub const fn key(self) -> VaultKey {
        match self {
            Self::Operation(operation) => VaultKey::OperationText(operation),
            Self::Instruction(instruction) => VaultKey::InstructionText(instruction),
            Self::Document(document) => VaultKey::DocumentText(document),
        }
    }
}

impl fmt::Display for NotAnAttachmentOf {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "“{}” names nothing that has attachments", self.0)
    }
}

impl std::error::Error for NotAnAttachmentOf {}

impl fmt::Display for AttachmentOf {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Operation(it) => write!(f, "operation/{it}"),
            Self::Instruction(it) => write!(f, "instruction/{it}"),
            Self::Document(it) => write!(f, "incoming_document/{it}"),
        }
    }
}

impl FromStr for AttachmentOf {
    type Err = NotAnAttachmentOf;

    fn from_str(text: &str) -> Result<Self, NotAnAttachmentOf> {
        let no = || NotAnAttachmentOf(text.chars().take(60).collect());
        let (kind, id) = text.split_once('/').ok_or_else(no)?;
        match kind {
            "operation" => id.parse().map(Self::Operation),
            "instruction" => id.parse().map(Self::Instruction),
            "incoming_document" => id.parse().map(Self::Document),
            _ => return Err(no()),
        }
        .map_err(|_| no())
    }
}

#[test]
fn what_is_written_is_read_again() {
    let uuid = uuid::Uuid::from_u128(7);
    for of in [
        AttachmentOf::Operation(OperationId::from_uuid(uuid)),
        AttachmentOf::Instruction(InstructionId::from_uuid(uuid)),
        AttachmentOf::Document(IncomingDocumentId::from_uuid(uuid)),
    ] {
        assert_eq!(of.to_string().parse(), Ok(of));
    }
    for text in ["", "operation", "operation/7", "person/0198c0de-0000-7000-8000-00000000000a"] {
        assert!(text.parse::<AttachmentOf>().is_err(), "{text}");
    }
}
