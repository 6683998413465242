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
        operation.running_plan(&self.plan)?;
        let mut engine = Engine::begin(operation, moment, out);
        // What was proposed may have lapsed by now, or something else be proposed.
        let plan = engine.response.plan(&self.plan).ok_or(Refusal::PlanNotAtWork)?;
        let proposal = plan.proposal.as_ref().filter(|it| it.turned_down.is_none());
        let proposal = proposal.ok_or(Refusal::NothingProposed)?;
        plan.must_be_decided_by(&self.decided_by, proposal.level.as_ref())?;
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

#[cfg(test)]
mod tests {
    use super::super::RecordReading;
    use super::super::events::ProposedBy;
    use super::super::testing::{
        Night, at, desk, key, proposing, reading, receiving, text, turning_down,
    };
    use super::*;

    #[test]
    fn what_was_turned_down_is_not_proposed_again_until_its_condition_has_lapsed() {
        let mut night = Night::of_the_county();
        night.does(at(0), &desk(), &reading("56.20"));
        let told = night.does(at(5), &desk(), &turning_down("hq-director"));
        assert_eq!(told, ["proposal_turned_down county-flood 5"]);
        assert_eq!(night.does(at(10), &desk(), &reading("56.30")).len(), 1);
        assert_eq!(night.passes(20), [""; 0]);
        assert_eq!(night.proposed(), None);
        night.does(at(30), &desk(), &reading("55.90"));
        night.does(at(40), &desk(), &reading("56.10"));
        assert_eq!(night.proposed(), Some(("IV".into(), ProposedBy::Condition, 40)));
    }

    #[test]
    fn a_more_severe_level_is_proposed_though_a_milder_one_was_turned_down() {
        let mut night = Night::of_the_county();
        night.does(at(0), &desk(), &reading("56.20"));
        night.does(at(5), &desk(), &turning_down("hq-director"));
        night.does(at(10), &desk(), &reading("57.80"));
        assert_eq!(night.proposed(), Some(("III".into(), ProposedBy::Condition, 10)));
    }

    #[test]
    fn what_a_condition_asks_for_is_proposed_though_more_was_turned_down() {
        let mut night = Night::of_the_county();
        night.does(at(0), &desk(), &proposing(Some("III")));
        night.does(at(5), &desk(), &turning_down("hq-commander"));
        night.does(at(10), &desk(), &reading("56.20"));
        assert_eq!(night.proposed(), Some(("IV".into(), ProposedBy::Condition, 10)));
    }

    #[test]
    fn only_whoever_decides_the_level_turns_it_down() {
        let mut night = Night::of_the_county();
        night.does(at(0), &desk(), &reading("57.80"));
        let no = night.refuses(at(1), &desk(), &turning_down("hq-director"));
        assert_eq!(no, Refusal::NotTheirDecision { deciders: [key("hq-commander")].into() });
        night.does(at(1), &desk(), &turning_down("hq-commander"));
    }

    #[test]
    fn nothing_is_turned_down_twice_or_where_nothing_was_proposed() {
        let mut night = Night::of_the_county();
        let no = night.refuses(at(0), &desk(), &turning_down("hq-director"));
        assert_eq!(no, Refusal::NothingProposed);
        night.does(at(0), &desk(), &receiving(Some("IV")));
        night.does(at(1), &desk(), &turning_down("hq-director"));
        let no = night.refuses(at(2), &desk(), &turning_down("hq-director"));
        assert_eq!(no, Refusal::NothingProposed);
    }

    #[test]
    fn what_has_lapsed_by_time_alone_is_not_turned_down() {
        let mut night = Night::of_the_county();
        let rain = RecordReading { indicator: key("rain.county"), value: text("120"), note: None };
        night.does(at(0), &desk(), &rain);
        assert_eq!(night.proposed(), Some(("IV".into(), ProposedBy::Condition, 0)));
        let a_day = 24 * 60;
        let no = night.refuses(at(a_day), &desk(), &turning_down("hq-director"));
        assert_eq!(no, Refusal::NothingProposed);
        assert_eq!(night.passes(a_day + 5), ["proposal_lapsed county-flood 1440"]);
    }
}
