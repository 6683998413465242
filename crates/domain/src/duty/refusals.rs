//! What the rules of the desk may answer instead of acting.

use crate::kernel::{IntakeId, OperationId, RegionCode};
use crate::refusals;

refusals! {
    /// There is no such intake.
    NoSuchIntake = "no_such_intake",
    /// Somebody has opened this intake before: when the house knew is not written again.
    IntakeIsOpen = "intake_is_open",
    /// So much was noted that something must be wrong.
    TooManyNotes { max: u32 } = "too_many_notes",
    /// The list of regions has no such code.
    NoSuchRegion { region: RegionCode } = "no_such_region_for_intake",
    /// It is said to happen later than now.
    OccursLater = "occurs_later",
    /// The operation is over, or there is none.
    OperationDoesNotRun { operation: OperationId } = "operation_does_not_run",
    /// An intake is not the same as itself.
    SameAsItself = "same_as_itself",
    /// The other one was itself taken for the same as a third: name that one.
    SameAsAnother { intake: IntakeId } = "same_as_another",
    /// Nobody reports before anybody knew.
    ReportedBeforeKnown = "reported_before_known",
    /// It came too late, and nobody said why.
    LateReasonMissing { limit_minutes: u32, took_minutes: u32 } = "late_reason_missing",
    /// There is no such report.
    NoSuchReport = "no_such_report",
    /// The report has left the house.
    ReportIsSent = "report_is_sent",
    /// So many reports belong to one intake at most.
    TooManyReports { max: usize } = "too_many_reports",
    /// The initial report has left the house: what is new comes as a follow-up.
    InitialReportIsSent = "initial_report_is_sent",
    /// The initial report comes first.
    InitialReportMissing = "initial_report_missing",
    /// The final report has left the house.
    FinalReportIsSent = "final_report_is_sent",
    /// A second person checks it, not whoever wrote it.
    WriterChecksNothing = "writer_checks_nothing",
    /// Nobody else has checked the report as it stands.
    ReportIsUnchecked = "report_is_unchecked",
    /// So many calls belong to one intake at most.
    TooManyCalls { max: u32 } = "too_many_calls",
    /// It is said to have left before it was checked.
    SentBeforeChecked = "sent_before_checked",
    /// It is said to have been checked before it was written.
    CheckedBeforeWritten = "checked_before_written",
    /// What was said in it is destroyed: it takes no more.
    IntakeIsDestroyed = "intake_is_destroyed",
    /// Nobody has said yet what becomes of it.
    IntakeIsNotSettled = "intake_is_not_settled",
    /// It belongs to an operation: its words are part of that record.
    IntakeIsOfOperation = "intake_is_of_operation",
    /// It was reported upwards: its words are part of that record.
    IntakeWasReported = "intake_was_reported",
    /// Its words are kept for so many days after it was settled.
    IntakeIsStillKept { days: i64 } = "intake_is_still_kept",
}
