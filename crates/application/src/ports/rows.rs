//! The rows that go in and out of a store.

use domain::AnyEvent;
use domain::kernel::{
    CommandId, Commitment, Instant, LogEntryId, Moment, OperationId, Realm, RegionCode, Version,
};
use domain::operations::EmergencyClass;
use domain::realms::Clock;
use journal::Sealed;

/// The end of a jurisdiction's chain.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Head {
    /// How many events there are.
    pub size: u64,
    /// The digest of the last one; all zero before the first.
    pub digest: journal::Digest,
    /// The right edge of the Merkle tree over all digests.
    pub frontier: journal::tree::Frontier,
}

/// An event on its way into the journal: sealed into the chain, and as the rules know it.
#[derive(Clone, Debug)]
pub struct Recorded {
    /// Envelope and digest.
    pub sealed: Sealed,
    /// What happened.
    pub event: AnyEvent,
}

/// An event read back from the journal.
#[derive(Clone, Debug)]
pub struct Stored {
    /// Envelope and digest, to the byte.
    pub sealed: Sealed,
}

impl Stored {
    /// When it happened and when it was entered.
    #[must_use]
    pub fn moment(&self) -> Moment {
        let envelope = self.sealed.envelope();
        Moment {
            now: Instant::from_microseconds(envelope.entered_at),
            happened_at: Instant::from_microseconds(envelope.happened_at),
        }
    }
}

/// That a command was done before.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Receipt {
    /// Which command.
    pub command: CommandId,
    /// A keyed hash of all that it asked for.
    pub fingerprint: [u8; 32],
    /// The positions of its events, first and last; none where it was so already.
    pub positions: Option<(u64, u64)>,
    /// The machine's time when it was done.
    pub done_at: Instant,
}

/// The last change of a thing.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Change {
    /// The journal position of the event.
    pub version: Version,
    /// The event's kind.
    pub kind: String,
    /// Who did it, as the journal has it.
    pub who: String,
    /// When it was entered.
    pub entered_at: Instant,
}

/// A wrapped key of the vault.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct KeyRow {
    /// Its name, such as `operation-text/…`.
    pub name: String,
    /// With what it is wrapped.
    pub algorithm: String,
    /// The key, under the master key.
    pub wrapped: Vec<u8>,
    /// The machine's time when it was made.
    pub made_at: Instant,
}

/// A sealed value of the vault.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ValueRow {
    /// How the journal refers to it.
    pub commitment: Commitment,
    /// The name of the key it lies under.
    pub key: String,
    /// The position of the event that it belongs to: values of a key are in this order.
    pub position: u64,
    /// Nonce, salt and text under that key.
    pub sealed: Vec<u8>,
}

/// A realm with its clock.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct RealmRow {
    /// Which realm.
    pub realm: Realm,
    /// Its clock.
    pub clock: Clock,
    /// The journal position at which it was opened.
    pub opened_position: u64,
}

/// An operation, as the list of operations shows it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct OperationRow {
    /// Which operation.
    pub operation: OperationId,
    /// What people call it; in the vault.
    pub title: Commitment,
    /// What it answers.
    pub class: EmergencyClass,
    /// Where.
    pub area: RegionCode,
    /// Since when.
    pub opened_at: Instant,
    /// Since when it is over.
    pub closed_at: Option<Instant>,
    /// Since when its record is complete.
    pub log_closed_at: Option<Instant>,
    /// The journal position of its opening.
    pub position: u64,
}

/// A line of a log.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct LogRow {
    /// Which line.
    pub entry: LogEntryId,
    /// What it says; in the vault.
    pub text: Commitment,
    /// The line that it puts right.
    pub corrects: Option<LogEntryId>,
    /// The line that puts this one right.
    pub corrected_by: Option<LogEntryId>,
    /// When it happened.
    pub happened_at: Instant,
    /// When it was entered.
    pub entered_at: Instant,
    /// Who wrote it, as the journal has it.
    pub who: String,
    /// The journal position of the event.
    pub position: u64,
}

/// A piece of a list: at most `rows_max` rows that stand before a journal position.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Page {
    /// Only rows of smaller positions; the first page has none.
    pub before: Option<u64>,
    /// At most this many.
    pub rows_max: u32,
}
