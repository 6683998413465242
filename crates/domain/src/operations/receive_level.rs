//! Write down a level received from above.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::engine::Engine;
use super::events::{Event, LevelProposed, LevelReceived, ProposedBy};
use super::refusals::Refusal;
use super::state::Operation;
use crate::kernel::{Key, Moment, OperationId, Right, Text, Thing, Verb};
use crate::plans::document::LevelName;
use crate::registers::{Acting, Registers, Unanswered};

/// Write down a level received from above: ours may not be less severe while it stands.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ReceiveLevel {
    /// The key of the plan.
    pub plan: Key,
    /// The level of our plan that it asks for at least; left out, the floor is lifted.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Option<String>")]
    pub floor: Option<LevelName>,
    /// From whom, and what they decided.
    pub from: Text<200>,
    /// The number of the document.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub document: Option<Text<60>>,
}

impl Verb for ReceiveLevel {
    type Of = Operation;
    type Facts = Acting;
    const NAME: &'static str = "receive_level";
    const RIGHT: Right = Right::ReportSituation;

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
        let floor = match &self.floor {
            Some(level) => Some(plan.at_work.level(level).ok_or(Refusal::NoSuchLevel)?),
            None => None,
        };
        let rank = plan.decision.as_ref().map(|it| it.rank);
        let asks_for_more = floor.filter(|it| rank.is_none_or(|rank| rank > it.rank));
        let mut engine = Engine::begin(operation, moment, out);
        engine.emit(LevelReceived {
            operation: operation.id,
            plan: self.plan.clone(),
            floor: self.floor.clone(),
            from: (&self.from).into(),
            document: self.document.clone(),
            by: acting.into(),
            at: None,
        });
        if let Some(level) = asks_for_more {
            engine.emit(LevelProposed {
                operation: operation.id,
                plan: self.plan.clone(),
                level: Some(level.name.clone()),
                proposed_by: ProposedBy::Above,
                reason: Some((&self.from).into()),
                by: acting.into(),
                at: None,
            });
        }
        engine.finish();
        Ok(())
    }
}
