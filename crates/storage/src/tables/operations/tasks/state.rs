//! How the table writes where a task stands, and by when what has no time is due.

use domain::operations::task_machine::State;

/// By when what has no time is due.
pub(super) const NEVER: i64 = i64::MAX;

/// What the table calls a state.
pub(super) const fn name(state: State) -> &'static str {
    match state {
        State::Planned => "planned",
        State::Open => "open",
        State::Offered => "offered",
        State::Declined => "declined",
        State::Accepted => "accepted",
        State::Started => "started",
        State::Blocked => "blocked",
        State::Done => "done",
        State::Verified => "verified",
        State::Cancelled => "cancelled",
    }
}
