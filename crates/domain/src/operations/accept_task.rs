//! Take a task on.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::engine::Engine;
use super::events::{Event, TaskAccepted};
use super::refusals::Refusal;
use super::state::Operation;
use super::task_machine::Act;
use super::task_number::TaskNumber;
use crate::kernel::{Moment, OperationId, Right, Thing, Verb};
use crate::registers::{Acting, Registers, Unanswered};

/// Take a task on: whose task it is answers for it from now on.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct AcceptTask {
    /// Which task.
    pub task: TaskNumber,
}

impl Verb for AcceptTask {
    type Of = Operation;
    type Facts = Acting;
    const NAME: &'static str = "accept_task";
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
        let own = TaskAccepted { operation, task, by: acting.into(), at: None };
        engine.act(task, Act::Accept, own)?;
        engine.finish();
        Ok(())
    }
}
