//! What the rules of a corrective action may answer instead of acting.

use crate::kernel::{CorrectiveActionId, OperationId};
use crate::refusals;

refusals! {
    /// There is no such action.
    NoSuchAction = "no_such_action",
    /// It is raised already.
    ActionIsRaised = "action_is_raised",
    /// It is closed.
    ActionIsClosed = "action_is_closed",
    /// The intake has missed no such limit.
    NoSuchMissedLimit = "no_such_missed_limit",
    /// Another action puts this one right.
    LimitHasAction { action: CorrectiveActionId } = "limit_has_action",
    /// There is no such operation.
    NoSuchOperationOfAction { operation: OperationId } = "no_such_operation_of_action",
    /// There is no such post.
    NoSuchOwner = "no_such_owner",
    /// It is to be put right before it was raised.
    ActionDueInThePast = "action_due_in_the_past",
    /// It is said to have been done before it was raised.
    DoneBeforeRaised = "done_before_raised",
    /// Somebody has said already that it is done; it waits to be looked at.
    ActionWaitsForCheck = "action_waits_for_check",
    /// Nobody has said yet that it is done.
    ActionIsNotDone = "action_is_not_done",
    /// Somebody else looks at it, not whoever said that it is done.
    DoerChecksNothing = "doer_checks_nothing",
    /// It is said to have been looked at before it was done.
    CheckedBeforeDone = "checked_before_done",
    /// It goes back, and nobody said why.
    RemarkMissing = "remark_missing",
}
