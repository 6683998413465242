//! What is kept of released texts and of destructions.

use domain::kernel::{Commitment, Instant, PersonId, PostId, Realm, VaultKey};

use super::rows::Page;
use crate::failure::Fault;

/// A certificate of destruction: what was destroyed, when, by whom, and who stands for it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct CertificateRow {
    /// The key that is gone.
    pub key: VaultKey,
    /// How many texts lay under it; none where that was not counted.
    pub texts: Option<u64>,
    /// How many of them had been released for the archive.
    pub released: Option<u64>,
    /// How many attachments lay under it.
    pub attachments: Option<u64>,
    /// Until when it had to be kept.
    pub kept_until: Option<Instant>,
    /// The person who approved it.
    pub approver: PersonId,
    /// The post in which they did.
    pub approver_post: PostId,
    /// Who watched.
    pub witness: WitnessRow,
    /// What was done beyond the software; in the vault.
    pub method: Commitment,
    /// How leftovers were searched for, and what the search cannot reach; in the vault.
    pub leftovers: Commitment,
    /// Why texts were destroyed that nobody had released; in the vault.
    pub unreleased_reason: Option<Commitment>,
    /// When it was destroyed.
    pub destroyed_at: Instant,
    /// Who did it, as the journal has it.
    pub who: String,
    /// The journal position of the event.
    pub position: u64,
}

/// Who watched a destruction.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum WitnessRow {
    /// A member of staff.
    Staff(PersonId),
    /// Somebody from outside; in the vault.
    Outside(Commitment),
}

/// What can be asked about the end of data. Every method fails only when the store cannot be read.
#[expect(clippy::missing_errors_doc, reason = "said once, on the trait")]
pub trait DataUseView {
    /// What stays of a text once its original is gone.
    fn released_text(&mut self, original: &Commitment) -> Result<Option<Commitment>, Fault>;
    /// The texts of an operation that were released, with what stays of them, in their order.
    fn released_texts(
        &mut self,
        realm: &Realm,
        operation: domain::kernel::OperationId,
    ) -> Result<Vec<ReleasedRow>, Fault>;
    /// Certificates of destruction, newest first.
    fn destruction_certificates(
        &mut self,
        realm: &Realm,
        page: Page,
    ) -> Result<Vec<CertificateRow>, Fault>;
    /// One certificate.
    fn destruction_certificate(
        &mut self,
        realm: &Realm,
        position: u64,
    ) -> Result<Option<CertificateRow>, Fault>;
}

/// A text that was released.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct ReleasedRow {
    /// The text as it was written.
    pub original: Commitment,
    /// What stays of it, under the archive's key.
    pub released: Commitment,
    /// Whether somebody masked it.
    pub is_masked: bool,
    /// The journal position of the event.
    pub position: u64,
}
