//! An operation as its events have made it.

use std::collections::{BTreeMap, BTreeSet};

use super::events::Event;
use super::refusals::Refusal;
use crate::kernel::{
    AttachmentId, EmergencyClass, Instant, LogEntryId, Moment, OperationId, RegionCode, Stream,
};

/// One run of a response.
#[derive(Clone, PartialEq, Debug)]
pub struct Operation {
    /// Which one.
    pub id: OperationId,
    /// What it answers; none before it is opened.
    pub class: Option<EmergencyClass>,
    /// The region that it covers.
    pub area: Option<RegionCode>,
    /// Since when it runs.
    pub opened_at: Option<Instant>,
    /// The lines of its log.
    pub log: BTreeMap<LogEntryId, LogEntry>,
    /// What was put beside the log.
    pub attachments: BTreeSet<AttachmentId>,
    /// Since when it is over.
    pub closed_at: Option<Instant>,
    /// Since when its record is complete.
    pub log_closed_at: Option<Instant>,
}

/// A line of the log, without its text: that lies in the vault.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct LogEntry {
    /// When it happened, by the account of whoever wrote it.
    pub happened_at: Instant,
    /// The line that it puts right.
    pub corrects: Option<LogEntryId>,
}

impl Operation {
    /// Refuses whatever is asked of an operation that was never opened.
    pub(super) fn must_be_open(&self) -> Result<(), Refusal> {
        if self.opened_at.is_some() { Ok(()) } else { Err(Refusal::NoSuchOperation) }
    }

    /// Refuses what comes too late for the record. Paper comes late: until the log is closed, what
    /// happened before the end is still taken, and so is whatever puts an earlier line right.
    pub(super) fn must_take(&self, moment: Moment, is_correction: bool) -> Result<(), Refusal> {
        self.must_be_open()?;
        match (self.log_closed_at, self.closed_at) {
            (Some(_), _) => Err(Refusal::LogClosed),
            (None, Some(closed_at)) if moment.happened_at > closed_at && !is_correction => {
                Err(Refusal::OperationClosed)
            }
            (None, Some(_) | None) => Ok(()),
        }
    }
}

impl Stream for Operation {
    type Id = OperationId;
    type Event = Event;
    type Refusal = Refusal;
    const NAME: &'static str = "operation";

    fn new(id: OperationId) -> Self {
        Self {
            id,
            class: None,
            area: None,
            opened_at: None,
            log: BTreeMap::new(),
            attachments: BTreeSet::new(),
            closed_at: None,
            log_closed_at: None,
        }
    }

    fn evolve(&mut self, event: &Event, moment: Moment) {
        match event {
            Event::OperationOpened(opened) => {
                self.class = Some(opened.class);
                self.area = Some(opened.area.clone());
                self.opened_at = Some(moment.happened_at);
            }
            Event::LogEntryWritten(written) => {
                let entry =
                    LogEntry { happened_at: moment.happened_at, corrects: written.corrects };
                self.log.insert(written.entry, entry);
            }
            Event::AttachmentAdded(added) => {
                self.attachments.insert(added.attachment);
            }
            Event::OperationClosed(_) => self.closed_at = Some(moment.happened_at),
            Event::LogClosed(_) => self.log_closed_at = Some(moment.happened_at),
        }
    }
}
