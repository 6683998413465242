//! Put an issued version of a plan to work in an operation.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::engine::Engine;
use super::events::{Event, PlanPutToWork};
use super::refusals::Refusal;
use super::state::Operation;
use super::plan_at_work::{Incomplete, IssuedPlan};
use super::task_machine::LevelIndex;
use crate::kernel::{Moment, OperationId, PlanId, Right, Verb};
use crate::registers::{Acting, Registers, Unanswered};

/// What the library says of the plan.
pub struct PlanFound {
    issued: Option<IssuedPlan>,
    acting: Acting,
}

/// Put the version of a plan that is in force to work. No level is in force by that.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PutPlanToWork {
    /// Which plan.
    pub plan: PlanId,
    /// Which version, from 1: the one that was looked at.
    pub version: u32,
}

impl Verb for PutPlanToWork {
    type Of = Operation;
    type Facts = PlanFound;
    const NAME: &'static str = "put_plan_to_work";
    const RIGHT: Right = Right::LeadOperations;

    fn asks(&self, _: &OperationId, registers: &mut dyn Registers) -> Result<PlanFound, Unanswered> {
        Ok(PlanFound { issued: registers.issued_plan(self.plan)?, acting: registers.acting()? })
    }

    fn decide(
        &self,
        operation: &Operation,
        facts: &PlanFound,
        moment: Moment,
        out: &mut Vec<Event>,
    ) -> Result<(), Refusal> {
        let response = operation.must_run()?;
        let PlanFound { issued, acting } = facts;
        let issued = issued.as_ref().filter(|it| it.version == self.version);
        let issued = issued.ok_or(Refusal::PlanNotInForce)?;
        let plan = issued.at_work().map_err(|Incomplete| Refusal::PlanNotInForce)?;
        if response.plan(&plan.key).is_some() {
            return Err(Refusal::PlanAtWork { plan: plan.key });
        }
        if let Some(class) = operation.class.filter(|it| !issued.document.classes.contains(it)) {
            return Err(Refusal::PlanForOtherClasses { class });
        }
        let levels: usize = response.plans.iter().map(|it| it.at_work.levels.len()).sum();
        if levels + plan.levels.len() > usize::from(LevelIndex::COUNT_MAX) {
            return Err(Refusal::OperationFull);
        }
        let mut engine = Engine::begin(operation, moment, out);
        let operation = operation.id;
        engine.emit(PlanPutToWork { operation, plan, by: acting.into(), at: None });
        engine.finish();
        Ok(())
    }
}
