//! Renew a measure by a new decision.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::engine::Engine;
use super::events::{Event, MeasureRenewed};
use super::refusals::Refusal;
use super::state::Operation;
use crate::kernel::{Key, Moment, OperationId, Right, Span, Text, Thing, Verb};
use crate::registers::{Acting, Registers, Unanswered};

/// High-risk measures are renewed for at most two weeks at a time (default of the measure
/// catalogue).
const DAYS_MAX: u32 = 14;

/// Renew a measure before its force ends, or after its review: a new decision with a reason.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RenewMeasure {
    /// The key of the plan.
    pub plan: Key,
    /// The key of the measure.
    pub measure: Key,
    /// Until when, in hours from now.
    pub lasts_hours: u32,
    /// The code of the post that decided.
    pub decided_by: Key,
    /// Why it is still needed.
    pub reason: Text<500>,
}

impl Verb for RenewMeasure {
    type Of = Operation;
    type Facts = Acting;
    const NAME: &'static str = "renew_measure";
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
        plan.must_be_decided_by(&self.decided_by, plan.level())?;
        if !(1..=DAYS_MAX * 24).contains(&self.lasts_hours) {
            return Err(Refusal::RenewalOutOfBounds { days_max: DAYS_MAX });
        }
        let mut engine = Engine::begin(operation, moment, out);
        let of = (&self.plan, &self.measure);
        let measure = engine.response.standing_measure(of, moment.happened_at)?;
        // What ran out binds nobody any more: it is ordered anew, by a decision that says so. A
        // measure on which lives depend goes on until it is ended, also past its review.
        let over = measure.until.filter(|until| *until <= moment.happened_at);
        if let Some(at) = over.filter(|_| !measure.at_work.is_life_safety) {
            return Err(Refusal::MeasureRanOut { measure: self.measure.clone(), at });
        }
        engine.emit(MeasureRenewed {
            operation: operation.id,
            plan: self.plan.clone(),
            measure: self.measure.clone(),
            until: moment.happened_at + Span::from_hours(i64::from(self.lasts_hours)),
            reason: (&self.reason).into(),
            decided_by: self.decided_by.clone(),
            by: acting.into(),
            at: None,
        });
        engine.finish();
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{Night, at, desk, ending, key, minute, ordering, paper, renewing};
    use super::*;

    fn ferry_closed() -> Night {
        let mut night = Night::of_the_county();
        night.does(at(0), &desk(), &ordering("IV", &["close-ferry"]));
        night
    }

    #[test]
    fn a_renewed_measure_runs_out_later() {
        let mut night = ferry_closed();
        let told = night.does(at(20 * 60), &desk(), &renewing("close-ferry", 10));
        assert!(told.contains(&"measure_renewed county-flood.close-ferry 1200".to_owned()));
        assert_eq!(night.passes(29 * 60), [""; 0]);
        assert_eq!(night.passes(31 * 60), ["measure_ran_out county-flood.close-ferry 1800"]);
    }

    #[test]
    fn a_renewal_on_paper_takes_back_what_ran_out_meanwhile() {
        let mut night = ferry_closed();
        night.passes(25 * 60);
        assert!(!night.operation.response.measures[0].is_in_force());
        night.does(paper(23 * 60, 26 * 60), &desk(), &renewing("close-ferry", 10));
        let measure = &night.operation.response.measures[0];
        assert_eq!((measure.is_in_force(), measure.until), (true, Some(minute(33 * 60))));
    }

    #[test]
    fn what_ran_out_is_not_renewed_and_can_be_ordered_anew() {
        let mut night = ferry_closed();
        night.passes(25 * 60);
        let no = Refusal::MeasureRanOut { measure: key("close-ferry"), at: minute(24 * 60) };
        assert_eq!(night.refuses(at(26 * 60), &desk(), &renewing("close-ferry", 10)), no);
        // Nobody may have told the clock yet that its time is over.
        let late = ferry_closed().refuses(at(24 * 60), &desk(), &renewing("close-ferry", 10));
        assert_eq!(late, no);
        let told = night.does(at(26 * 60), &desk(), &ordering("IV", &["close-ferry"]));
        assert!(told.contains(&"measure_ordered county-flood.close-ferry 1560".to_owned()));
        assert!(night.operation.response.measures.iter().any(|it| it.is_in_force()));
    }

    #[test]
    fn a_measure_on_which_lives_depend_is_due_for_review_again_after_its_renewal() {
        let mut night = Night::of_the_county();
        night.does(at(0), &desk(), &ordering("III", &["keep-out"]));
        night.passes(13 * 60);
        let verb = RenewMeasure { decided_by: key("hq-commander"), ..renewing("keep-out", 6) };
        night.does(at(13 * 60), &desk(), &verb);
        assert_eq!(night.operation.response.measures[0].review_due_at, None);
        assert_eq!(night.passes(20 * 60), ["measure_review_due county-flood.keep-out 1140"]);
    }

    #[test]
    fn a_renewal_lasts_from_an_hour_to_two_weeks() {
        let mut night = ferry_closed();
        for lasts_hours in [0, 14 * 24 + 1] {
            let no = night.refuses(at(1), &desk(), &renewing("close-ferry", lasts_hours));
            assert_eq!(no, Refusal::RenewalOutOfBounds { days_max: DAYS_MAX });
        }
        night.does(at(1), &desk(), &renewing("close-ferry", 14 * 24));
    }

    #[test]
    fn only_what_was_ordered_and_not_ended_is_renewed() {
        let mut night = ferry_closed();
        let no = Refusal::NoSuchMeasure { measure: key("keep-out") };
        assert_eq!(night.refuses(at(1), &desk(), &renewing("keep-out", 5)), no);
        // Before it was ordered there was nothing to renew.
        let no = Refusal::NoSuchMeasure { measure: key("close-ferry") };
        assert_eq!(night.refuses(paper(-1, 2), &desk(), &renewing("close-ferry", 5)), no);
        night.does(at(2), &desk(), &ending("close-ferry"));
        assert_eq!(night.refuses(at(3), &desk(), &renewing("close-ferry", 5)), no);
    }

    #[test]
    fn nobody_renews_what_others_decide() {
        let verb = RenewMeasure { decided_by: key("hq-desk"), ..renewing("close-ferry", 5) };
        let deciders = [key("hq-commander"), key("hq-director")].into();
        let no = Refusal::NotTheirDecision { deciders };
        assert_eq!(ferry_closed().refuses(at(1), &desk(), &verb), no);
    }
}
