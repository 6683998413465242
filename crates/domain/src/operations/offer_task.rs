//! Hand a task order to a post.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::engine::Engine;
use super::events::{Event, TaskOffered};
use super::refusals::Refusal;
use super::state::Operation;
use super::task_machine::Act;
use super::task_number::TaskNumber;
use crate::kernel::{Key, Moment, OperationId, Right, Thing, Verb};
use crate::registers::{Acting, Registers, Unanswered};

/// What the rule must know of the post.
pub struct Asked {
    acting: Acting,
    unit: Option<Key>,
}

/// Hand a task order to a post, or to another one.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct OfferTask {
    /// Which task.
    pub task: TaskNumber,
    /// The code of the post.
    pub to: Key,
}

impl Verb for OfferTask {
    type Of = Operation;
    type Facts = Asked;
    const NAME: &'static str = "offer_task";
    const RIGHT: Right = Right::DirectTasks;

    fn sees(&self, of: &OperationId) -> Option<Thing> {
        Some(Thing::new("task", format_args!("{of}.{}", self.task)))
    }

    fn asks(&self, _: &OperationId, registers: &mut dyn Registers) -> Result<Asked, Unanswered> {
        Ok(Asked { acting: registers.acting()?, unit: registers.unit_of_post(&self.to)? })
    }

    fn decide(
        &self,
        operation: &Operation,
        facts: &Asked,
        moment: Moment,
        out: &mut Vec<Event>,
    ) -> Result<(), Refusal> {
        operation.running_task(self.task)?;
        let Asked { acting, unit } = facts;
        if unit.is_none() {
            return Err(Refusal::NoSuchPost { post: self.to.clone() });
        }
        let mut engine = Engine::begin(operation, moment, out);
        let (operation, task, to) = (operation.id, self.task, self.to.clone());
        let own = TaskOffered { operation, task, to, by: acting.into(), at: None };
        engine.act(task, Act::Offer, own)?;
        engine.finish();
        Ok(())
    }
}
