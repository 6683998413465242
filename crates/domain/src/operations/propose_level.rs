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

#[cfg(test)]
mod tests {
    use super::super::testing::{Night, at, desk, key, level, proposing, reading};
    use super::*;

    #[test]
    fn a_person_proposes_a_level_and_nothing_is_in_force_by_that() {
        let mut night = Night::of_the_county();
        let told = night.does(at(3), &desk(), &proposing(Some("III")));
        assert_eq!(told, ["level_proposed county-flood 3"]);
        assert_eq!(night.proposed(), Some(("III".into(), ProposedBy::Person, 3)));
        assert_eq!(night.plan().level(), None);
    }

    #[test]
    fn a_proposal_of_a_person_is_not_overwritten_by_a_milder_one() {
        let mut night = Night::of_the_county();
        night.does(at(0), &desk(), &proposing(Some("III")));
        assert_eq!(night.does(at(1), &desk(), &reading("56.20")).len(), 1);
        // It does not lapse with the condition either.
        assert_eq!(night.does(at(2), &desk(), &reading("54.00")).len(), 1);
        assert_eq!(night.proposed(), Some(("III".into(), ProposedBy::Person, 0)));
    }

    #[test]
    fn what_a_condition_asks_for_stands_above_a_milder_proposal() {
        let mut night = Night::of_the_county();
        night.does(at(0), &desk(), &reading("57.60"));
        let told = night.does(at(1), &desk(), &proposing(Some("IV")));
        assert_eq!(told, ["level_proposed county-flood 1"; 2]);
        assert_eq!(night.proposed(), Some(("III".into(), ProposedBy::Condition, 1)));
    }

    #[test]
    fn where_a_plan_stands_is_not_proposed() {
        let mut night = Night::of_the_county();
        assert_eq!(night.refuses(at(0), &desk(), &proposing(None)), Refusal::NotInForce);
        assert_eq!(night.refuses(at(0), &desk(), &proposing(Some("II"))), Refusal::NoSuchLevel);
        let mut night = Night::at_level("IV");
        let no = night.refuses(at(1), &desk(), &proposing(Some("IV")));
        assert_eq!(no, Refusal::LevelInForce { level: level("IV") });
        night.does(at(1), &desk(), &proposing(None));
        assert_eq!(night.proposed(), Some(("lift".into(), ProposedBy::Person, 1)));
        let absent = ProposeLevel { plan: key("psb-flood"), ..proposing(None) };
        assert_eq!(night.refuses(at(1), &desk(), &absent), Refusal::PlanNotAtWork);
    }
}
