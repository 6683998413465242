//! Lift a measure.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::engine::Engine;
use super::events::Event;
use super::refusals::Refusal;
use super::state::Operation;
use crate::kernel::{Key, Moment, OperationId, Right, Text, Thing, Verb};
use crate::registers::{Acting, Registers, Unanswered};

/// Lift a measure: whoever ordered it lifts it, promptly (ERL 70, 86).
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct EndMeasure {
    /// The key of the plan.
    pub plan: Key,
    /// The key of the measure.
    pub measure: Key,
    /// The code of the post that decided.
    pub decided_by: Key,
    /// Why.
    pub reason: Text<500>,
}

impl Verb for EndMeasure {
    type Of = Operation;
    type Facts = Acting;
    const NAME: &'static str = "end_measure";
    const RIGHT: Right = Right::DecideLevels;

    fn sees(&self, of: &OperationId) -> Option<Thing> {
        Some(Thing::new("measure", format_args!("{of}.{}.{}", self.plan, self.measure)))
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
        let plan = operation.running_plan(&self.plan)?;
        plan.must_be_decided_by(&self.decided_by, None)?;
        let mut engine = Engine::begin(operation, moment, out);
        let (of, why) = ((&self.plan, &self.measure), (&self.decided_by, (&self.reason).into()));
        engine.end_measure(of, why, &acting.into())?;
        engine.finish();
        Ok(())
    }
}
