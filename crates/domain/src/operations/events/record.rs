//! What can have happened to the record of an operation.

use serde::{Deserialize, Serialize};

use crate::kernel::{
    AttachmentId, Body, Commitment, EmergencyClass, LogEntryId, MediaType, OperationId, RegionCode,
    Thing, VaultKey, VaultText,
};

/// A response began; no plan need be at work yet.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OperationOpened {
    /// Which operation.
    pub operation: OperationId,
    /// What people call it.
    pub title: VaultText,
    /// What kind of emergency it answers.
    pub class: EmergencyClass,
    /// The region that it covers.
    pub area: RegionCode,
}

impl Body for OperationOpened {
    fn thing(&self) -> Thing {
        Thing::new("operation", self.operation)
    }
    fn texts(&mut self, visit: &mut dyn FnMut(VaultKey, &mut VaultText)) {
        visit(VaultKey::OperationText(self.operation), &mut self.title);
    }
}

/// Somebody wrote a line into the log.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LogEntryWritten {
    /// The operation whose log it is.
    pub operation: OperationId,
    /// Which line.
    pub entry: LogEntryId,
    /// What it says.
    pub text: VaultText,
    /// The line that it puts right; that one stays readable.
    pub corrects: Option<LogEntryId>,
}

impl Body for LogEntryWritten {
    fn thing(&self) -> Thing {
        Thing::new("log_entry", self.entry)
    }
    fn texts(&mut self, visit: &mut dyn FnMut(VaultKey, &mut VaultText)) {
        visit(VaultKey::OperationText(self.operation), &mut self.text);
    }
}

/// A photo, a scan or a recording was put beside the log. Its bytes lie in chunks under the
/// operation's text key, and go with it.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AttachmentAdded {
    /// The operation that it belongs to.
    pub operation: OperationId,
    /// Which attachment.
    pub attachment: AttachmentId,
    /// What people call it, often the name of a file.
    pub name: VaultText,
    /// What it is, by its first bytes.
    pub media_type: MediaType,
    /// How long it is in the clear.
    pub bytes: u64,
    /// SHA-256 over the nonce prefix and all sealed chunks in their order.
    pub ciphertext_sha256: Commitment,
}

impl Body for AttachmentAdded {
    fn thing(&self) -> Thing {
        Thing::new("attachment", self.attachment)
    }
    fn texts(&mut self, visit: &mut dyn FnMut(VaultKey, &mut VaultText)) {
        visit(VaultKey::OperationText(self.operation), &mut self.name);
    }
}

/// The response is over: from now on the log takes only what happened before, and corrections.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OperationClosed {
    /// Which operation.
    pub operation: OperationId,
}

impl Body for OperationClosed {
    fn thing(&self) -> Thing {
        Thing::new("operation", self.operation)
    }
}

/// The record is complete: the log takes nothing more, and its texts can be released or destroyed.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LogClosed {
    /// Which operation's.
    pub operation: OperationId,
}

impl Body for LogClosed {
    fn thing(&self) -> Thing {
        Thing::new("operation", self.operation)
    }
}
