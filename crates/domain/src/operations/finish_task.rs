//! Say that a task is done, with what shows it.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::engine::Engine;
use super::events::{Event, TaskFinished};
use super::refusals::Refusal;
use super::state::Operation;
use super::task_machine::Act;
use super::task_number::TaskNumber;
use crate::kernel::{Moment, OperationId, Right, Text, Thing, Verb};
use crate::registers::{Acting, Registers, Unanswered};

/// Say that a task is done.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct FinishTask {
    /// Which task.
    pub task: TaskNumber,
    /// What shows it: the number, the paper, who signed; wanted where the plan says so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub proof: Option<Text<500>>,
}

impl Verb for FinishTask {
    type Of = Operation;
    type Facts = Acting;
    const NAME: &'static str = "finish_task";
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
        if self.proof.is_none() && operation.running_task(self.task)?.wants_proof() {
            return Err(Refusal::ProofWanted { task: self.task });
        }
        let mut engine = Engine::begin(operation, moment, out);
        let (operation, task) = (operation.id, self.task);
        let own = TaskFinished { operation, task, proof: self.proof.as_ref().map(Into::into), by: acting.into(), at: None };
        engine.act(task, Act::Finish, own)?;
        engine.finish();
        Ok(())
    }
}
