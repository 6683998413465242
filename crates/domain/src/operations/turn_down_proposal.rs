//! Decide not to follow a proposal.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::engine::Engine;
use super::events::{Event, ProposalTurnedDown};
use super::refusals::Refusal;
use super::state::Operation;
use crate::kernel::{Key, Moment, OperationId, Right, Text, Thing, Verb};
use crate::registers::{Acting, Registers, Unanswered};

/// Decide not to follow what was proposed, with the reason.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct TurnDownProposal {
    /// The key of the plan.
    pub plan: Key,
    /// The code of the post that decided so.
    pub decided_by: Key,
    /// Why.
    pub reason: Text<500>,
}

impl Verb for TurnDownProposal {
    type Of = Operation;
    type Facts = Acting;
    const NAME: &'static str = "turn_down_proposal";
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
        let proposal = plan.proposal.as_ref().filter(|it| it.turned_down.is_none());
        let proposal = proposal.ok_or(Refusal::NothingProposed)?;
        plan.must_be_decided_by(&self.decided_by, proposal.level.as_ref())?;
        let mut engine = Engine::begin(operation, moment, out);
        engine.emit(ProposalTurnedDown {
            operation: operation.id,
            plan: self.plan.clone(),
            decided_by: self.decided_by.clone(),
            reason: (&self.reason).into(),
            by: acting.into(),
            at: None,
        });
        engine.finish();
        Ok(())
    }
}
