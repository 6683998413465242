//! What the rules of a shift may answer instead of acting.

use crate::kernel::ShiftId;
use crate::refusals;

refusals! {
    /// There is no such shift, or it has not begun.
    NoSuchShift = "no_such_shift",
    /// The shift has begun: the roster says nothing of it any more.
    ShiftIsBegun = "shift_is_begun",
    /// The shift was taken off the roster.
    ShiftIsStruck = "shift_is_struck",
    /// Somebody else keeps the desk than whoever takes over has seen; none where nobody does.
    SomebodyElseIsOnDuty { shift: Option<ShiftId> } = "somebody_else_is_on_duty",
    /// Whoever wants to take over keeps the desk already.
    OnDutyAlready = "on_duty_already",
    /// It is said to have been before the shift began.
    BeforeTheShift = "before_the_shift",
    /// Whoever is to keep the desk is nobody of the house.
    NoSuchOfficer = "no_such_officer",
    /// Whoever is to lead is nobody of the house.
    NoSuchLeader = "no_such_leader",
    /// The shift is to end before it begins.
    ShiftEndsBeforeItBegins = "shift_ends_before_it_begins",
    /// No shift is that long.
    ShiftTooLong { hours_max: i64 } = "shift_too_long",
    /// Nobody plans so far ahead.
    ShiftTooFarAhead { days_max: i64 } = "shift_too_far_ahead",
    /// The duty log has this line already.
    LineIsWritten = "line_is_written",
    /// The duty log of this shift has no such line.
    NoSuchLine = "no_such_line",
    /// So many lines belong to one shift at most.
    TooManyLines { max: usize } = "too_many_lines",
    /// The person has no such number.
    NoSuchNumber = "no_such_number",
    /// Only whoever kept the desk signs its handover.
    NotYourShift = "not_your_shift",
    /// Whoever kept the desk has signed, and somebody else has taken over.
    HandoverIsSigned = "handover_is_signed",
}
