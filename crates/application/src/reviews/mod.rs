//! Reviews as they are read: what was found wanting, and what puts it right.

mod actions;
mod missed;

pub use actions::{
    ActionRead, DESK_ACTIONS_MAX, action, actions, actions_in_time, actions_open,
    posts_that_can_answer,
};
pub use missed::{LimitDue, MISSED_MAX, Missed, due_limits, missed_limit, missed_limits_open};
