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

#[cfg(test)]
mod tests {
    use super::super::testing::{Night, at, desk, ending, key, minute, ordering, paper};
    use super::*;

    fn ferry_closed() -> Night {
        let mut night = Night::of_the_county();
        night.does(at(0), &desk(), &ordering("IV", &["close-ferry"]));
        night
    }

    #[test]
    fn a_measure_that_is_lifted_binds_nobody_and_never_runs_out() {
        let mut night = ferry_closed();
        let told = night.does(at(10), &desk(), &ending("close-ferry"));
        assert_eq!(told, ["measure_ended county-flood.close-ferry 10"]);
        let measure = &night.operation.response.measures[0];
        assert_eq!(measure.ended, Some((minute(10), (&ending("close-ferry").reason).into())));
        assert!(!measure.is_in_force());
        assert!(!night.passes(47 * 60).iter().any(|it| it.starts_with("measure")));
    }

    #[test]
    fn what_ran_out_is_lifted_in_words_as_well() {
        let mut night = ferry_closed();
        night.passes(25 * 60);
        night.does(at(25 * 60), &desk(), &ending("close-ferry"));
    }

    #[test]
    fn only_what_was_ordered_and_not_ended_is_lifted() {
        let mut night = ferry_closed();
        let no = Refusal::NoSuchMeasure { measure: key("keep-out") };
        assert_eq!(night.refuses(at(1), &desk(), &ending("keep-out")), no);
        let no = Refusal::NoSuchMeasure { measure: key("close-ferry") };
        assert_eq!(night.refuses(paper(-1, 2), &desk(), &ending("close-ferry")), no);
        night.does(at(2), &desk(), &ending("close-ferry"));
        assert_eq!(night.refuses(at(3), &desk(), &ending("close-ferry")), no);
    }

    #[test]
    fn nobody_lifts_what_others_decide() {
        let verb = EndMeasure { decided_by: key("psb-chief"), ..ending("close-ferry") };
        let no = ferry_closed().refuses(at(1), &desk(), &verb);
        assert!(matches!(no, Refusal::NotTheirDecision { .. }));
    }
}
