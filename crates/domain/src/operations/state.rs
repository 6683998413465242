//! An operation as its events have made it.

use std::collections::{BTreeMap, BTreeSet};

use super::events::Event;
use super::refusals::Refusal;
use super::response::{PlanResponse, Response, TaskView};
use super::situation_reports::SituationReports;
use super::task_number::TaskNumber;
use crate::kernel::{
    AttachmentId, EmergencyClass, Instant, Key, LogEntryId, Moment, OperationId, RegionCode, Stream,
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
    /// Its plans at work, levels, tasks, measures and readings.
    pub response: Response,
    /// Its situation reports.
    pub situation_reports: SituationReports,
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

    /// Refuses whatever is asked of a response that does not run: never opened, or closed.
    pub(super) fn must_run(&self) -> Result<&Response, Refusal> {
        self.must_be_open()?;
        if self.closed_at.is_some() { Err(Refusal::OperationClosed) } else { Ok(&self.response) }
    }

    /// A task of a response that runs.
    pub(super) fn running_task(&self, task: TaskNumber) -> Result<TaskView<'_>, Refusal> {
        self.must_run()?.task(task).ok_or(Refusal::NoSuchTask { task })
    }

    /// A plan at work in a response that runs.
    pub(super) fn running_plan(&self, plan: &Key) -> Result<&PlanResponse, Refusal> {
        self.must_run()?.plan(plan).ok_or(Refusal::PlanNotAtWork)
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

    /// Refuses what is reported of an operation that was never opened, or whose record is complete.
    /// The last report is often written when all is over.
    pub(super) fn must_take_reports(&self) -> Result<(), Refusal> {
        self.must_be_open()?;
        if self.log_closed_at.is_some() { Err(Refusal::LogClosed) } else { Ok(()) }
    }
}

impl Stream for Operation {
    type Id = OperationId;
    type Event = Event;
    type Refusal = Refusal;
    const NAME: &'static str = "operation";

    fn area(&self) -> Option<&RegionCode> {
        self.area.as_ref()
    }

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
            response: Response::default(),
            situation_reports: SituationReports::default(),
        }
    }

    fn evolve(&mut self, event: &Event, moment: Moment) {
        self.response.evolve(event, moment);
        self.situation_reports.evolve(event, moment);
        let at = moment.happened_at;
        if let Event::OperationOpened(opened) = event {
            self.class = Some(opened.class);
            self.area = Some(opened.area.clone());
            self.opened_at = Some(at);
        } else if let Event::LogEntryWritten(written) = event {
            let entry = LogEntry { happened_at: at, corrects: written.corrects };
            self.log.insert(written.entry, entry);
        } else if let Event::AttachmentAdded(added) = event {
            self.attachments.insert(added.attachment);
        } else if let Event::OperationClosed(_) = event {
            self.closed_at = Some(at);
        } else if let Event::LogClosed(_) = event {
            self.log_closed_at = Some(at);
        }
    }
}
