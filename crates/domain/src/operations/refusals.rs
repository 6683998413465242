//! What the rules of operations may answer instead of acting.

use std::collections::BTreeSet;

use super::task_machine::{Act, Refused, State};
use super::task_number::TaskNumber;
use crate::kernel::{AttachmentId, EmergencyClass, Instant, Key, LogEntryId};
use crate::plans::document::{LevelName, MeasureUnit};
use crate::refusals;

refusals! {
    /// There is no such operation.
    NoSuchOperation = "no_such_operation",
    /// It was opened before, by another command.
    AlreadyOpen = "already_open",
    /// A line with this id was written before.
    EntryWritten { entry: LogEntryId } = "entry_written",
    /// The line to be put right is not in this log.
    NoSuchEntry { entry: LogEntryId } = "no_such_entry",
    /// The operation runs no more; only what happened before its end is still taken.
    OperationClosed = "operation_closed",
    /// The operation still runs.
    OperationRuns = "operation_runs",
    /// The record is complete; nothing more is taken.
    LogClosed = "log_closed",
    /// An attachment with this id is there already.
    AttachmentAdded { attachment: AttachmentId } = "attachment_added",
    /// The bytes were never handed in, or they are not those that the command names.
    NothingStaged { attachment: AttachmentId } = "nothing_staged",
    /// The file is empty.
    AttachmentEmpty = "attachment_empty",
    /// By its first bytes the file is none of the kinds that are taken.
    MediaTypeNotTaken = "media_type_not_taken",
    /// Longer than an attachment may be.
    AttachmentTooLarge { bytes: u64, bytes_max: u64 } = "attachment_too_large",
    /// The library has no such version, or it is not the one in force.
    PlanNotInForce = "plan_not_in_force",
    /// A plan of this key is at work here already.
    PlanAtWork { plan: Key } = "plan_already_at_work",
    /// No plan of this key is at work here.
    PlanNotAtWork = "plan_not_at_work",
    /// The plan does not answer this class of emergency.
    PlanForOtherClasses { class: EmergencyClass } = "plan_for_other_classes",
    /// The operation has as many levels or tasks as it can have.
    OperationFull = "operation_full",
    /// No plan at work looks at this indicator.
    NoSuchIndicator { indicator: Key } = "no_such_indicator",
    /// This is no number that can be taken, with a unit or without.
    NotAMeasurement { wanted: MeasureUnit } = "not_a_measurement",
    /// The unit measures something else.
    WrongUnit { wanted: MeasureUnit, found: MeasureUnit } = "wrong_unit_of_reading",
    /// The plan has no such level.
    NoSuchLevel = "no_such_level",
    /// The plan already stands there.
    LevelInForce { level: LevelName } = "level_in_force",
    /// No level of the plan is in force.
    NotInForce = "no_level_in_force",
    /// Nothing was proposed that could be turned down.
    NothingProposed = "nothing_proposed",
    /// The plan gives this decision to others.
    NotTheirDecision { deciders: BTreeSet<Key> } = "not_their_decision",
    /// A level received from above asks for more.
    UnderTheFloor { floor: LevelName } = "under_the_floor",
    /// A level lasts from an hour to a month.
    LastsOutOfBounds { hours_min: u32, hours_max: u32 } = "lasts_out_of_bounds",
    /// These measures do not go with the level.
    MeasuresNotOfTheLevel { measures: BTreeSet<Key> } = "measures_not_of_the_level",
    /// What still runs has to be ended or handed over, each by name.
    StillRuns { tasks: BTreeSet<TaskNumber>, measures: BTreeSet<Key> } = "still_runs",
    /// A level is still in force.
    StillInForce = "still_in_force",
    /// It was never lifted, or is normal already.
    NotLifted = "not_lifted",
    /// The day of the review is after the end, or before today.
    DaysOutOfOrder = "days_out_of_order",
    /// There is no post of this code.
    NoSuchPost { post: Key } = "no_such_post_code",
    /// There is no unit of this code.
    NoSuchUnit { unit: Key } = "no_such_unit_here",
    /// There is no such measure in force.
    NoSuchMeasure { measure: Key } = "no_such_measure",
    /// The force of the measure ended before: it is ordered anew.
    MeasureRanOut { measure: Key, at: Instant } = "measure_has_run_out",
    /// A measure is renewed into the future, for at most two weeks at a time.
    RenewalOutOfBounds { days_max: u32 } = "renewal_out_of_bounds",
    /// There is no such task.
    NoSuchTask { task: TaskNumber } = "no_such_task",
    /// A task in this state cannot do that.
    TaskCannot { task: TaskNumber, state: State, act: Act } = "task_cannot",
    /// It would have happened before what happened to the task last.
    BeforeTheLast { task: TaskNumber, since: Instant } = "before_the_last",
    /// It would have been decided before what was decided of the level last.
    BeforeTheLastLevel { since: Instant } = "before_the_last_level",
    /// Another unit answers for the task.
    NotTheirTask { task: TaskNumber, lead: Key } = "not_their_task",
    /// The plan wants something that shows that it was done.
    ProofWanted { task: TaskNumber } = "proof_wanted",
    /// Whoever did it does not verify it.
    OwnWork { task: TaskNumber } = "own_work",
    /// So long cannot be given.
    DueOutOfBounds { days_max: u32 } = "due_out_of_bounds",
    /// There is no such situation report.
    NoSuchSituationReport = "no_such_situation_report",
    /// The situation report has left the house.
    SituationReportIsIssued = "situation_report_is_issued",
    /// Nobody else has checked the situation report as it stands.
    SituationReportIsUnchecked = "situation_report_is_unchecked",
    /// A second person checks a situation report, not whoever wrote it.
    WriterChecksNoReport = "writer_checks_no_report",
    /// It is said to have been checked before it was written, or to have left before it was
    /// checked, or before the one with the number before.
    SituationReportTimesOutOfOrder = "situation_report_times_out_of_order",
    /// It speaks of a moment that has not come.
    SituationReportAhead { now: Instant } = "situation_report_ahead",
    /// It speaks of less than the last one that was issued.
    SituationReportIsOlder { number: u32, as_of: Instant } = "situation_report_is_older",
    /// So many situation reports belong to one operation at most.
    TooManySituationReports { max: usize } = "too_many_situation_reports",
}

impl From<Refused<Instant>> for Refusal {
    fn from(refused: Refused<Instant>) -> Self {
        let number = TaskNumber::of;
        match refused {
            Refused::NoSuchTask(task) => Self::NoSuchTask { task: number(task) },
            Refused::NotFrom { task, state, act } => {
                Self::TaskCannot { task: number(task), state, act }
            }
            Refused::TimeGoesBack { task, since } => {
                Self::BeforeTheLast { task: number(task), since }
            }
            // Asked by the engine alone, which looks before.
            Refused::Waits(task) | Refused::NotHeld(task) | Refused::NotPlanned(task) => {
                Self::NoSuchTask { task: number(task) }
            }
            Refused::LevelInForce(_) | Refused::LevelNotInForce(_) => Self::NotInForce,
            Refused::Full => Self::OperationFull,
        }
    }
}
