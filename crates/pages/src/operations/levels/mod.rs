//! The level of a plan at work: what is proposed, the decision, its measures and its history.

mod acts;
mod decide;
mod history;
mod measures;
mod others;
mod page;
mod preview;
mod proposal;
mod state;
mod verbs;

pub(crate) use decide::{decider_input, measure_line};
pub(crate) use page::{LevelPath, act, show, state_said};
pub(crate) use preview::{Preview, opened_by_level};
