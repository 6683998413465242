//! What is kept of inboxes: what was acknowledged. What is in them follows from the journal.

use domain::kernel::{Instant, Key, Realm};

use crate::failure::Fault;

/// At most so many acknowledged notices of a post are handed out, the newest.
pub const ACKNOWLEDGED_MAX: u32 = 2_000;

/// That a notice was acknowledged.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct AcknowledgedRow {
    /// Which notice.
    pub notice: Key,
    /// When.
    pub at: Instant,
    /// By whom, as the journal has it.
    pub who: String,
}

/// What can be asked about inboxes. Every method fails only when the store cannot be read.
#[expect(clippy::missing_errors_doc, reason = "said once, on the trait")]
pub trait InboxView {
    /// What was acknowledged in a post, the newest first; at most [`ACKNOWLEDGED_MAX`].
    fn acknowledged(&mut self, realm: &Realm, post: &Key) -> Result<Vec<AcknowledgedRow>, Fault>;
}
