//! What the rules of a daily reporting may answer instead of acting.

use crate::kernel::{Instant, OperationId};
use crate::refusals;

refusals! {
    /// There is no such reporting.
    NoSuchReporting = "no_such_reporting",
    /// It has begun already.
    ReportingIsBegun = "reporting_is_begun",
    /// It is over.
    ReportingIsEnded = "reporting_is_ended",
    /// No unit was named.
    NoReportingUnits = "no_reporting_units",
    /// So many units report in one at most.
    TooManyReportingUnits { max: usize } = "too_many_reporting_units",
    /// The list of units has not all of them.
    NoSuchReportingUnit = "no_such_reporting_unit",
    /// The first reports are due before it begins.
    FirstDueInThePast = "first_due_in_the_past",
    /// The operation is over, or there is none.
    ReportingOfWhatDoesNotRun { operation: OperationId } = "reporting_of_what_does_not_run",
    /// The unit is not one of those that report.
    NotAReportingUnit = "not_a_reporting_unit",
    /// The day has not begun.
    DayIsToCome { due_at: Instant } = "day_is_to_come",
}
