//! Write down what time alone has caused.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::engine::Engine;
use super::events::Event;
use super::refusals::Refusal;
use super::state::Operation;
use crate::kernel::{Moment, OperationId, Right, Verb};
use crate::registers::{Registers, Unanswered};

/// Write down what time alone has caused: what fell due, what was escalated, what ran out.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct LetTimePass {
}

impl Verb for LetTimePass {
    type Of = Operation;
    type Facts = ();
    const NAME: &'static str = "let_time_pass";
    const RIGHT: Right = Right::DirectTasks;

    fn asks(&self, _: &OperationId, _: &mut dyn Registers) -> Result<(), Unanswered> {
        Ok(())
    }

    fn decide(
        &self,
        operation: &Operation,
        (): &(),
        moment: Moment,
        out: &mut Vec<Event>,
    ) -> Result<(), Refusal> {
        operation.must_run()?;
        Engine::begin(operation, moment, out).finish();
        Ok(())
    }
}
