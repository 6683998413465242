//! What the pages share on which things are decided: the desk, forms, what was tried, conditions.

mod act_form;
mod attempt;
mod conditions;
mod desk;
mod head;
mod measured;
mod posts;

pub(crate) use act_form::{ActForm, Forms, happened_at};
pub(crate) use attempt::{Attempt, JustDone, Notice, Wanted, done_on, hand_in, now_of};
pub(crate) use conditions::{ConditionShown, condition_said, judged, last_reading};
pub(crate) use desk::{Desk, not_found, seen_of, unread};
pub(crate) use head::Head;
pub(crate) use measured::{base_value, decimals_of, read_value};
pub(crate) use posts::{post_choices, post_said};
