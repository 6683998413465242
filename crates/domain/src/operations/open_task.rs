//! Open a task of a plan by hand, before what it waits for.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::engine::Engine;
use super::events::{Event, OpenedBy, TaskOpened};
use super::refusals::Refusal;
use super::state::Operation;
use super::task_machine::Act;
use super::task_number::TaskNumber;
use crate::kernel::{Moment, OperationId, Right, Text, Thing, Verb};
use crate::registers::{Acting, Registers, Unanswered};

/// Open a planned task now, whatever it was to wait for.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct OpenTask {
    /// Which task.
    pub task: TaskNumber,
    /// Why now.
    pub reason: Text<500>,
}

impl Verb for OpenTask {
    type Of = Operation;
    type Facts = Acting;
    const NAME: &'static str = "open_task";
    const RIGHT: Right = Right::DirectTasks;

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
        operation.running_task(self.task)?;
        let mut engine = Engine::begin(operation, moment, out);
        let own = TaskOpened {
            operation: operation.id,
            task: self.task,
            opened_by: OpenedBy::Hand,
            due_at: engine.due_at(self.task, moment.happened_at),
            reason: Some((&self.reason).into()),
            by: acting.into(),
            at: None,
        };
        engine.act(self.task, Act::Open, own)?;
        engine.finish();
        Ok(())
    }
}
