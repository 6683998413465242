//! A shift as its events have made it.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::events::ShiftEvent;
use super::refusals::Refusal;
use crate::kernel::{
    CorrectiveActionId, DutyLineId, Instant, InstructionId, IntakeId, Moment, OperationId,
    PersonId, ShiftId, Span, Stream,
};

/// So many lines belong to one shift at most, calls among them.
pub const DUTY_LINES_MAX: usize = 5_000;

/// Somebody keeps the desk, from when they take over until somebody else does.
#[derive(Clone, PartialEq, Debug)]
pub struct Shift {
    /// Which one.
    pub id: ShiftId,
    /// What the roster says of it; none where it was not on it.
    pub planned: Option<Planned>,
    /// Whether it was taken off the roster.
    pub is_struck: bool,
    /// When it began; none before.
    pub begun_at: Option<Instant>,
    /// Who keeps the desk; none where the operator or a script does.
    pub officer: Option<PersonId>,
    /// Who leads.
    pub leader: Option<PersonId>,
    /// The lines of its log, calls among them.
    pub lines: BTreeSet<DutyLineId>,
    /// When whoever kept it signed the handover.
    pub signed_at: Option<Instant>,
}

/// What the roster says of a shift.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Planned {
    /// When it is to begin.
    pub from: Instant,
    /// When it is to end.
    pub until: Instant,
    /// Who is to keep the desk.
    pub officer: PersonId,
    /// Who is to lead.
    pub leader: Option<PersonId>,
}

/// Who is on duty, as the rules must know it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct OnDuty {
    /// In which shift.
    pub shift: ShiftId,
    /// Who keeps the desk; none where the operator or a script does.
    pub officer: Option<PersonId>,
    /// Since when.
    pub since: Instant,
}

/// What is still open on the desk.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OpenThings {
    /// What was reported and waits for a decision, the oldest first.
    pub intakes: Vec<IntakeId>,
    /// The intakes of which a report upwards is due, the most urgent first.
    pub reports_due: Vec<IntakeId>,
    /// The instructions of leaders that are not closed, the most urgent first.
    pub instructions: Vec<InstructionId>,
    /// The operations that run, the newest first.
    pub operations: Vec<OperationId>,
    /// The corrective actions that are not closed, the one that is due first at the front.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub actions: Vec<CorrectiveActionId>,
}

impl OpenThings {
    /// How many that are.
    #[must_use]
    pub const fn count(&self) -> usize {
        self.intakes.len()
            + self.reports_due.len()
            + self.instructions.len()
            + self.operations.len()
            + self.actions.len()
    }
}

impl Shift {
    /// When it began.
    ///
    /// # Errors
    /// When it has not: nobody writes into a shift that is only on the roster.
    pub(super) fn must_be_begun(&self) -> Result<Instant, Refusal> {
        self.begun_at.ok_or(Refusal::NoSuchShift)
    }

    /// Refuses a line that the shift has already, or that comes before it or is one too many.
    /// Times are often written to the minute.
    pub(super) fn must_take(&self, line: DutyLineId, at: Instant) -> Result<(), Refusal> {
        let begun_at = self.must_be_begun()?;
        if self.lines.contains(&line) {
            return Err(Refusal::LineIsWritten);
        }
        if self.lines.len() >= DUTY_LINES_MAX {
            return Err(Refusal::TooManyLines { max: DUTY_LINES_MAX });
        }
        let is_before = at + Span::from_minutes(1) <= begun_at;
        if is_before { Err(Refusal::BeforeTheShift) } else { Ok(()) }
    }
}

impl Stream for Shift {
    type Id = ShiftId;
    type Event = ShiftEvent;
    type Refusal = Refusal;
    const NAME: &'static str = "shift";

    fn new(id: ShiftId) -> Self {
        Self {
            id,
            planned: None,
            is_struck: false,
            begun_at: None,
            officer: None,
            leader: None,
            lines: BTreeSet::new(),
            signed_at: None,
        }
    }

    fn evolve(&mut self, event: &ShiftEvent, moment: Moment) {
        match event {
            ShiftEvent::ShiftScheduled(it) => {
                let (from, until, officer, leader) = (it.from, it.until, it.officer, it.leader);
                self.planned = Some(Planned { from, until, officer, leader });
                self.is_struck = false;
            }
            ShiftEvent::ShiftStruck(_) => self.is_struck = true,
            ShiftEvent::ShiftBegun(it) => {
                self.begun_at = Some(moment.happened_at);
                (self.officer, self.leader) = (it.officer, it.leader);
            }
            ShiftEvent::LeaderOnDutyNamed(it) => self.leader = Some(it.leader),
            ShiftEvent::DutyLineWritten(it) => {
                self.lines.insert(it.line);
            }
            ShiftEvent::CallRecorded(it) => {
                self.lines.insert(it.line);
            }
            ShiftEvent::HandoverSigned(_) => self.signed_at = Some(moment.happened_at),
        }
    }
}
