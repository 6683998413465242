//! Lift the response under a plan: what still runs is ended or handed over, each by name.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::engine::Engine;
use super::events::{By, Event, ResponseLifted, TaskCancelled};
use super::refusals::Refusal;
use super::state::Operation;
use super::task_machine::Act;
use super::task_number::TaskNumber;
use crate::kernel::{Key, Moment, OperationId, Right, Text, Thing, Verb};
use crate::registers::{Acting, Registers, Unanswered};

/// A task that ends unfinished.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct EndedTask {
    /// Which one.
    pub task: TaskNumber,
    /// Why.
    pub reason: Text<500>,
}

/// A task that goes on in somebody's normal work.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct HandedOver {
    /// Which one.
    pub task: TaskNumber,
    /// The code of the unit that has it from now on.
    pub to: Key,
    /// Why.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<Text<500>>,
}

/// A measure that ends.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct LiftedMeasure {
    /// Its key in the plan.
    pub measure: Key,
    /// Why.
    pub reason: Text<500>,
}

/// Lift the response under a plan (ERL 70, 86). What still runs is named: ended, or handed over.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct LiftResponse {
    /// The key of the plan.
    pub plan: Key,
    /// Why it can be lifted.
    pub matter: Text<1000>,
    /// The code of the post that decided.
    pub decided_by: Key,
    /// The tasks that end unfinished, with the reason.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub ends: Vec<EndedTask>,
    /// The tasks that go on in somebody's normal work.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub hand_overs: Vec<HandedOver>,
    /// The measures that end, with the reason.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub measures: Vec<LiftedMeasure>,
}

impl Verb for LiftResponse {
    type Of = Operation;
    type Facts = Acting;
    const NAME: &'static str = "lift_response";
    const RIGHT: Right = Right::DecideLevels;

    fn sees(&self, of: &OperationId) -> Option<Thing> {
        Some(Thing::new("level", format_args!("{of}.{}", self.plan)))
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
        if plan.decision.is_none() {
            return Err(Refusal::NotInForce);
        }
        plan.must_be_decided_by(&self.decided_by, None)?;
        if let Some(floor) = plan.floor_above(None) {
            return Err(Refusal::UnderTheFloor { floor });
        }
        let mut engine = Engine::begin(operation, moment, out);
        let (operation, by) = (operation.id, By::from(acting));
        engine.end(
            &self.plan,
            ResponseLifted {
                operation,
                plan: self.plan.clone(),
                matter: (&self.matter).into(),
                decided_by: self.decided_by.clone(),
                by: by.clone(),
                at: None,
            },
        )?;
        for it in &self.ends {
            let (task, reason) = (it.task, Some((&it.reason).into()));
            let own = TaskCancelled { operation, task, reason, by: by.clone(), at: None };
            engine.act(task, Act::Cancel, own)?;
        }
        for it in &self.hand_overs {
            engine.hand_over(it, &by)?;
        }
        for it in &self.measures {
            let reason = (&it.reason).into();
            engine.end_measure((&self.plan, &it.measure), (&self.decided_by, reason), &by)?;
        }
        engine.response.nothing_may_run_of(&self.plan)?;
        engine.finish();
        Ok(())
    }
}
