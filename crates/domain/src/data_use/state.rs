//! The data of an operation, and of a member of staff, as their events have made them.

use std::collections::BTreeSet;

use super::events::{EmploymentDataEvent, OperationDataEvent};
use super::refusals::Refusal;
use crate::kernel::{Commitment, Instant, Moment, OperationId, PersonId, Stream};
use crate::registers::{EndOfOperation, OpenText};

/// What has become of the texts of an operation.
#[derive(Clone, PartialEq, Debug)]
pub struct OperationData {
    /// Which operation's.
    pub id: OperationId,
    /// The texts that were released; what is in their place lies under the archive's key.
    pub released: BTreeSet<Commitment>,
    /// Since when the rest is gone.
    pub destroyed_at: Option<Instant>,
}

/// What the rules must know of an operation.
pub struct OfOperation {
    pub(super) end: EndOfOperation,
    pub(super) texts: Vec<OpenText>,
}

impl OperationData {
    /// Refuses while texts can still come, and when they are gone.
    pub(super) fn must_stand_still(&self, end: EndOfOperation) -> Result<u64, Refusal> {
        match (self.destroyed_at, end) {
            (Some(_), _) => Err(Refusal::TextsAreDestroyed),
            (None, EndOfOperation::NoSuchOperation) => Err(Refusal::NoSuchOperation),
            (None, EndOfOperation::Runs | EndOfOperation::Closed) => Err(Refusal::LogIsOpen),
            (None, EndOfOperation::LogClosed { attachments }) => Ok(attachments),
        }
    }
}

impl Stream for OperationData {
    type Id = OperationId;
    type Event = OperationDataEvent;
    type Refusal = Refusal;
    const NAME: &'static str = "operation_data";

    fn new(id: OperationId) -> Self {
        Self { id, released: BTreeSet::new(), destroyed_at: None }
    }

    fn evolve(&mut self, event: &OperationDataEvent, moment: Moment) {
        match event {
            OperationDataEvent::TextReleased(released) => {
                self.released.insert(released.original);
            }
            OperationDataEvent::TextsDestroyed(_) => self.destroyed_at = Some(moment.now),
        }
    }
}

/// What is kept of a member of staff.
#[derive(Clone, PartialEq, Debug)]
pub struct EmploymentData {
    /// Whose.
    pub id: PersonId,
    /// Since when it is gone.
    pub destroyed_at: Option<Instant>,
}

impl Stream for EmploymentData {
    type Id = PersonId;
    type Event = EmploymentDataEvent;
    type Refusal = Refusal;
    const NAME: &'static str = "employment_data";

    fn new(id: PersonId) -> Self {
        Self { id, destroyed_at: None }
    }

    fn evolve(&mut self, event: &EmploymentDataEvent, moment: Moment) {
        match event {
            EmploymentDataEvent::EmploymentDataDestroyed(_) => {
                self.destroyed_at = Some(moment.now);
            }
        }
    }
}
