//! What conditions are judged by.

use super::super::condition::TaskState;
use super::super::levels::LevelName;
use crate::kernel::{Instant, Key};

/// What conditions are judged by 态势: an operation's, a drill's or a simulated one. It may know
/// more than had happened at the moment that is judged; what is later is not looked at.
pub trait Situation {
    /// The readings of an indicator, oldest first, each with the instant for which it holds, in
    /// thousandths of the base unit ([`Quantity::base_thousandths`]). Of two for one instant the
    /// later in the list holds; a sum and a mean count both.
    ///
    /// [`Quantity::base_thousandths`]: super::super::Quantity::base_thousandths
    fn readings(&self, indicator: &Key) -> &[(Instant, i64)];

    /// The levels of a plan (none: the plan itself), oldest first: since when which one was in
    /// force, or none. Before the first, none was.
    fn levels(&self, plan: Option<&Key>) -> &[(Instant, Option<LevelName>)];

    /// The rank of a level of a plan (none: the plan itself), 1 the most severe; none where the
    /// plan is not known or gives the level no rank.
    fn rank(&self, plan: Option<&Key>, level: &LevelName) -> Option<u8>;

    /// Since when a task has been begun, or done; none while it is not.
    fn task_since(&self, task: &Key, state: TaskState) -> Option<Instant>;
}
