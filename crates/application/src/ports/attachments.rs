//! What is kept of attachments: rows by the journal, sealed chunks beside it.

use domain::kernel::{AttachmentId, AttachmentOf, Commitment, Instant, OperationId, Realm};
use domain::operations::MediaType;

use super::rows::Page;
use crate::failure::Fault;

/// A nonce prefix leaves room for a counter of four bytes and a flag of one.
pub const NONCE_PREFIX_BYTES: usize = 19;

/// An attachment, as the list beside a log shows it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct AttachmentRow {
    /// Which attachment.
    pub attachment: AttachmentId,
    /// What it belongs to.
    pub of: AttachmentOf,
    /// What people call it; in the vault.
    pub name: Commitment,
    /// What it is.
    pub media_type: MediaType,
    /// How long it is in the clear.
    pub bytes: u64,
    /// SHA-256 over the nonce prefix and all sealed chunks in their order.
    pub ciphertext_sha256: Commitment,
    /// When it happened that it shows, by the account of whoever attached it.
    pub happened_at: Instant,
    /// When it was attached.
    pub entered_at: Instant,
    /// Who did it, as the journal has it.
    pub who: String,
    /// The journal position of the event.
    pub position: u64,
    /// By how many quarters to the right it is shown turned: 0 to 3.
    pub quarter_turns: u8,
}

/// What is known of sealed chunks. While they are handed in, `chunks` is 0.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct StagedRow {
    /// Which attachment.
    pub attachment: AttachmentId,
    /// What it shall belong to.
    pub of: AttachmentOf,
    /// The name of the key that the chunks lie under.
    pub key: String,
    /// What it is, by its first bytes.
    pub media_type: MediaType,
    /// How long it is in the clear.
    pub bytes: u64,
    /// How many chunks.
    pub chunks: u32,
    /// What every chunk's nonce begins with.
    pub nonce_prefix: [u8; NONCE_PREFIX_BYTES],
    /// SHA-256 over the nonce prefix and all sealed chunks in their order.
    pub ciphertext_sha256: Commitment,
    /// The machine's time when it was handed in.
    pub staged_at: Instant,
}

/// What can be asked about attachments. Every method fails only when the store cannot be read.
#[expect(clippy::missing_errors_doc, reason = "said once, on the trait")]
pub trait AttachmentView {
    /// Attachments of one thing, newest first.
    fn attachments(
        &mut self,
        realm: &Realm,
        of: AttachmentOf,
        page: Page,
    ) -> Result<Vec<AttachmentRow>, Fault>;
    /// How many attachments an operation has.
    fn attachments_count(&mut self, realm: &Realm, operation: OperationId) -> Result<u64, Fault>;
    /// One attachment.
    fn attachment(
        &mut self,
        realm: &Realm,
        attachment: AttachmentId,
    ) -> Result<Option<AttachmentRow>, Fault>;
    /// What is known of its sealed chunks; none when they were destroyed, or never handed in.
    fn staged(
        &mut self,
        realm: &Realm,
        attachment: AttachmentId,
    ) -> Result<Option<StagedRow>, Fault>;
    /// One sealed chunk, counted from 1.
    fn chunk(
        &mut self,
        realm: &Realm,
        attachment: AttachmentId,
        ordinal: u32,
    ) -> Result<Option<Vec<u8>>, Fault>;
}

/// What can be changed of it, without touching the journal.
#[expect(clippy::missing_errors_doc, reason = "said once, on the trait")]
pub trait AttachmentTransaction: AttachmentView {
    /// Begins to take chunks in; chunks that an earlier attempt left are dropped.
    fn begin_staging(&mut self, realm: &Realm, row: &StagedRow) -> Result<(), Fault>;
    /// Takes one sealed chunk in.
    fn stage_chunk(
        &mut self,
        realm: &Realm,
        attachment: AttachmentId,
        ordinal: u32,
        sealed: &[u8],
    ) -> Result<(), Fault>;
    /// Says that all chunks are there. False: somebody else has begun meanwhile.
    fn finish_staging(&mut self, realm: &Realm, row: &StagedRow) -> Result<bool, Fault>;
    /// Drops chunks that were handed in before some time and whose event never came, at most so
    /// many attachments; says how many.
    fn sweep_staged(&mut self, before: Instant, attachments_max: u32) -> Result<u64, Fault>;
}
