//! Propose a level, or the lift.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::engine::Engine;
use super::events::{Event, LevelProposed, ProposedBy};
use super::refusals::Refusal;
use super::state::Operation;
use crate::kernel::{Key, Moment, OperationId, Right, Text, Verb};
use crate::plans::document::LevelName;
use crate::registers::{Acting, Registers, Unanswered};

/// Propose that a level be decided; whoever has the power decides.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ProposeLevel {
    /// The key of the plan.
    pub plan: Key,
    /// Which level; left out, the lift is proposed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Option<String>")]
    pub level: Option<LevelName>,
    /// Why.
    pub reason: Text<500>,
}

impl Verb for ProposeLevel {
    type Of = Operation;
    type Facts = Acting;
    const NAME: &'static str = "propose_level";
    const RIGHT: Right = Right::ReportSituation;

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
        if let Some(level) = &self.level {
            plan.at_work.level(level).ok_or(Refusal::NoSuchLevel)?;
        }
        match (plan.level(), &self.level) {
            (None, None) => return Err(Refusal::NotInForce),
            (Some(level), Some(wanted)) if level == wanted => {
                return Err(Refusal::LevelInForce { level: level.clone() });
            }
            (Some(_) | None, Some(_) | None) => {}
        }
        let mut engine = Engine::begin(operation, moment, out);
        engine.emit(LevelProposed {
            operation: operation.id,
            plan: self.plan.clone(),
            level: self.level.clone(),
            proposed_by: ProposedBy::Person,
            reason: Some((&self.reason).into()),
            by: acting.into(),
            at: None,
        });
        engine.finish();
        Ok(())
    }
}
