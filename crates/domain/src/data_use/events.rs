//! What can have happened to the data of an operation and of a member of staff.

use serde::{Deserialize, Serialize};

use super::attestation::SealedAttestation;
use crate::events;
use crate::kernel::{Body, Commitment, Instant, OperationId, PersonId, Thing, VaultKey, VaultText};

events! {
    /// What can have happened to the data of an operation.
    pub OperationDataEvent {
        "text_released", schema 1, Inner, Record, text => TextReleased,
        "texts_destroyed", schema 1, Inner, House, text => TextsDestroyed,
    }
}

events! {
    /// What can have happened to the data of a member of staff.
    pub EmploymentDataEvent {
        "employment_data_destroyed", schema 1, Inner, House, text => EmploymentDataDestroyed,
    }
}

/// A text was released for the archive, masked where it had to be.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TextReleased {
    /// The operation that it belongs to.
    pub operation: OperationId,
    /// The text as it was written; it goes with the operation's key.
    pub original: Commitment,
    /// What stays of it.
    pub released: VaultText,
    /// Whether somebody masked it, or it is as it was written.
    pub is_masked: bool,
}

impl Body for TextReleased {
    fn thing(&self) -> Thing {
        Thing::new("text", self.original)
    }
    fn texts(&mut self, visit: &mut dyn FnMut(VaultKey, &mut VaultText)) {
        visit(VaultKey::Archive, &mut self.released);
    }
}

/// The texts and attachments of an operation were destroyed with their key.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TextsDestroyed {
    /// Which operation's.
    pub operation: OperationId,
    /// Who stands for it.
    pub attestation: SealedAttestation,
    /// How many texts lay under the key.
    pub texts: u64,
    /// How many of them had been released before.
    pub released: u64,
    /// How many attachments lay under the key.
    pub attachments: u64,
    /// Why texts were destroyed that nobody had released.
    pub unreleased_reason: Option<VaultText>,
}

impl Body for TextsDestroyed {
    fn thing(&self) -> Thing {
        Thing::new("operation_data", self.operation)
    }
    fn texts(&mut self, visit: &mut dyn FnMut(VaultKey, &mut VaultText)) {
        self.attestation.texts(visit);
        if let Some(reason) = &mut self.unreleased_reason {
            visit(VaultKey::Archive, reason);
        }
    }
    fn destroys(&self) -> Option<VaultKey> {
        Some(VaultKey::OperationText(self.operation))
    }
}

/// What was kept of a member of staff was destroyed with its key.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EmploymentDataDestroyed {
    /// Whose.
    pub person: PersonId,
    /// Until when it had to be kept.
    pub kept_until: Instant,
    /// Who stands for it.
    pub attestation: SealedAttestation,
}

impl Body for EmploymentDataDestroyed {
    fn thing(&self) -> Thing {
        Thing::new("employment_data", self.person)
    }
    fn texts(&mut self, visit: &mut dyn FnMut(VaultKey, &mut VaultText)) {
        self.attestation.texts(visit);
    }
    fn destroys(&self) -> Option<VaultKey> {
        Some(VaultKey::Employment(self.person))
    }
}
