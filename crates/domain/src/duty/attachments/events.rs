//! What can have happened to an attachment.

use serde::{Deserialize, Serialize};

use crate::events;
use crate::kernel::{
    AttachmentId, AttachmentOf, Body, Commitment, MediaType, Thing, VaultKey, VaultText,
};

events! {
    /// What can have happened to an attachment.
    pub AttachmentEvent {
        "paper_attached", schema 1, Inner, Record, text => PaperAttached,
        "attachment_turned", schema 1, Inner, Record => AttachmentTurned,
    }
}

/// A scan or a photo was put to a paper at the desk.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PaperAttached {
    /// Which one.
    pub attachment: AttachmentId,
    /// What it belongs to.
    pub of: AttachmentOf,
    /// What people call it.
    pub name: VaultText,
    /// What it is, by its first bytes.
    pub media_type: MediaType,
    /// How long it is in the clear.
    pub bytes: u64,
    /// SHA-256 over the nonce prefix and all sealed chunks in their order.
    pub ciphertext_sha256: Commitment,
}

impl Body for PaperAttached {
    fn thing(&self) -> Thing {
        Thing::new("attachment", self.attachment)
    }
    fn texts(&mut self, visit: &mut dyn FnMut(VaultKey, &mut VaultText)) {
        visit(self.of.key(), &mut self.name);
    }
}

/// An attachment is shown turned; its bytes are as they were.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AttachmentTurned {
    /// Which one.
    pub attachment: AttachmentId,
    /// What it belongs to.
    pub of: AttachmentOf,
    /// By how many quarters to the right it is turned from how it came: 0 to 3.
    pub quarter_turns: u8,
}

impl Body for AttachmentTurned {
    fn thing(&self) -> Thing {
        Thing::new("attachment", self.attachment)
    }
}
