//! Say that something is in the way.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::engine::Engine;
use super::events::{Event, TaskBlocked};
use super::refusals::Refusal;
use super::state::Operation;
use super::task_machine::Act;
use super::task_number::TaskNumber;
use crate::kernel::{Moment, OperationId, Right, Text, Thing, Verb};
use crate::registers::{Acting, Registers, Unanswered};

/// Say that a task cannot go on.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct BlockTask {
    /// Which task.
    pub task: TaskNumber,
    /// What is in the way.
    pub reason: Text<500>,
}

impl Verb for BlockTask {
    type Of = Operation;
    type Facts = Acting;
    const NAME: &'static str = "block_task";
    const RIGHT: Right = Right::WorkTasks;

    fn sees(&self, of: &OperationId) -> Option<Thing> {
        Some(Thing::new("task", format_args!("{of}.{}", self.task)))
    }

    fn asks(&self, _: &OperationId, registers: &mut dyn Registers) -> Result<Acting, Unanswered> {
        registers.acting()
    }

    fn decide(
        &self,
        operation: &Operation,
        acting: &Acting,
        moment: Moment,
        out: &mut Vec<Event>,
    ) -> Result<(), Refusal> {
        acting.must_answer_for(&operation.running_task(self.task)?)?;
        let mut engine = Engine::begin(operation, moment, out);
        let (operation, task) = (operation.id, self.task);
        let own = TaskBlocked {
            operation,
            task,
            reason: (&self.reason).into(),
            by: acting.into(),
            at: None,
        };
        engine.act(task, Act::Block, own)?;
        engine.finish();
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::super::StartTask;
    use super::super::task_machine::State;
    use super::super::testing::{Night, at, key, number, patrol, text, township};
    use super::*;

    fn blocking() -> BlockTask {
        BlockTask { task: number(2), reason: text("桩号12+300处塌方，过不去") }
    }

    #[test]
    fn what_is_in_the_way_is_told_with_the_reason() {
        let mut night = Night::at_level("IV");
        night.does(at(1), &patrol(), &StartTask { task: number(2) });
        assert_eq!(night.does(at(9), &patrol(), &blocking()), ["task_blocked 2 9"]);
        assert_eq!(night.state(2), State::Blocked);
        assert_eq!(night.task(2).record.reason, Some((&blocking().reason).into()));
    }

    #[test]
    fn only_what_has_begun_is_blocked_and_only_by_those_whose_it_is() {
        let mut night = Night::at_level("IV");
        let (state, act) = (State::Offered, Act::Block);
        let no = Refusal::TaskCannot { task: number(2), state, act };
        assert_eq!(night.refuses(at(1), &patrol(), &blocking()), no);
        let no = Refusal::NotTheirTask { task: number(2), lead: key("water-bureau") };
        assert_eq!(night.refuses(at(1), &township(), &blocking()), no);
    }
}
