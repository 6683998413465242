//! What the rules of a daily brief may answer instead of acting.

use crate::refusals;

refusals! {
    /// There is no such brief.
    NoSuchBrief = "no_such_brief",
    /// It has left the house.
    BriefIsIssued = "brief_is_issued",
    /// It ends before it begins, or after now.
    BriefSpanIsWrong = "brief_span_is_wrong",
    /// A second person checks it, not whoever wrote it.
    BriefWriterChecksNothing = "brief_writer_checks_nothing",
    /// Nobody else has checked it as it stands.
    BriefIsUnchecked = "brief_is_unchecked",
    /// It is said to have been checked before it was written, or issued before it was checked.
    BriefTimesOutOfOrder = "brief_times_out_of_order",
}
