//! Say that a task goes on.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::engine::Engine;
use super::events::{Event, TaskResumed};
use super::refusals::Refusal;
use super::state::Operation;
use super::task_machine::Act;
use super::task_number::TaskNumber;
use crate::kernel::{Moment, OperationId, Right, Thing, Verb};
use crate::registers::{Acting, Registers, Unanswered};

/// Say that nothing is in the way any more.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ResumeTask {
    /// Which task.
    pub task: TaskNumber,
}

impl Verb for ResumeTask {
    type Of = Operation;
    type Facts = Acting;
    const NAME: &'static str = "resume_task";
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
        let own = TaskResumed { operation, task, by: acting.into(), at: None };
        engine.act(task, Act::Resume, own)?;
        engine.finish();
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::super::task_machine::State;
    use super::super::testing::{Night, at, key, number, patrol, text, township};
    use super::super::{BlockTask, StartTask};
    use super::*;

    #[test]
    fn a_task_goes_on_when_nothing_is_in_the_way_any_more() {
        let mut night = Night::at_level("IV");
        let task = number(2);
        night.does(at(1), &patrol(), &StartTask { task });
        let (state, act) = (State::Started, Act::Resume);
        let no = Refusal::TaskCannot { task, state, act };
        assert_eq!(night.refuses(at(2), &patrol(), &ResumeTask { task }), no);
        night.does(at(2), &patrol(), &BlockTask { task, reason: text("路断") });
        let no = Refusal::NotTheirTask { task, lead: key("water-bureau") };
        assert_eq!(night.refuses(at(3), &township(), &ResumeTask { task }), no);
        assert_eq!(night.does(at(4), &patrol(), &ResumeTask { task }), ["task_resumed 2 4"]);
        assert_eq!((night.state(2), &night.task(2).record.reason), (State::Started, &None));
    }
}
