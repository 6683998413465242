//! Write down a level received from above.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::engine::Engine;
use super::events::{Event, LevelProposed, LevelReceived, ProposedBy};
use super::refusals::Refusal;
use super::state::Operation;
use crate::kernel::{Key, Moment, OperationId, Reach, Right, Text, Thing, Verb};
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
    /// It binds those who decide: nobody writes it down for more than their own area.
    const REACH: Reach = Reach::Within;

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

#[cfg(test)]
mod tests {
    use super::super::testing::{Night, at, deciding, desk, key, level, receiving, turning_down};
    use super::*;

    #[test]
    fn a_level_from_above_is_a_floor_and_is_proposed_where_ours_is_milder() {
        let mut night = Night::at_level("IV");
        let told = night.does(at(3), &desk(), &receiving(Some("III")));
        assert_eq!(told, ["level_received county-flood 3", "level_proposed county-flood 3"]);
        assert_eq!(night.proposed(), Some(("III".into(), ProposedBy::Above, 3)));
        let floor = night.plan().floor.clone().expect("it stands");
        assert_eq!((floor.level, floor.document), (level("III"), receiving(None).document));
        night.does(at(4), &desk(), &deciding("III"));
        assert_eq!(night.proposed(), None);
    }

    #[test]
    fn where_ours_is_as_severe_nothing_is_proposed() {
        let mut night = Night::at_level("III");
        let told = night.does(at(3), &desk(), &receiving(Some("III")));
        assert_eq!(told, ["level_received county-flood 3"]);
        let told = night.does(at(4), &desk(), &receiving(Some("IV")));
        assert_eq!(told, ["level_received county-flood 4"]);
        night.does(at(5), &desk(), &receiving(None));
        assert_eq!(night.plan().floor, None);
    }

    #[test]
    fn what_comes_from_above_must_be_a_level_of_a_plan_at_work() {
        let mut night = Night::of_the_county();
        assert_eq!(night.refuses(at(0), &desk(), &receiving(Some("I"))), Refusal::NoSuchLevel);
        let absent = ReceiveLevel { plan: key("psb-flood"), ..receiving(None) };
        assert_eq!(night.refuses(at(0), &desk(), &absent), Refusal::PlanNotAtWork);
    }

    #[test]
    fn a_demand_from_above_does_not_lapse_by_itself() {
        let mut night = Night::of_the_county();
        night.does(at(0), &desk(), &receiving(Some("IV")));
        assert_eq!(night.passes(3_000), [""; 0]);
        night.does(at(3_001), &desk(), &turning_down("hq-director"));
        assert!(night.plan().is_under_the_floor(None));
    }
}
