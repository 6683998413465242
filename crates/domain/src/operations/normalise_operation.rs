//! Go from response to normal control.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::engine::Engine;
use super::events::{Event, OperationNormalised};
use super::refusals::Refusal;
use super::state::Operation;
use crate::kernel::{Day, Key, Moment, OperationId, Right, Text, Verb};
use crate::registers::{Acting, Registers, Unanswered};

/// Go from response to normal control: what is still watched, on what it begins again, until when.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct NormaliseOperation {
    /// What is still watched.
    pub watch: Text<1000>,
    /// On what the response begins again.
    pub reentry: Text<500>,
    /// The codes of the posts that stay manned.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub kept_posts: Vec<Key>,
    /// When this is looked at again.
    pub review_on: Day,
    /// When it ends.
    pub ends_on: Day,
}

impl Verb for NormaliseOperation {
    type Of = Operation;
    type Facts = Acting;
    const NAME: &'static str = "normalise_operation";
    const RIGHT: Right = Right::DecideLevels;

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
        let response = operation.must_run()?;
        let was_lifted = response.plans.iter().any(|it| it.lift.is_some());
        if response.is_in_force() {
            return Err(Refusal::StillInForce);
        }
        if !was_lifted || response.normalised.is_some() {
            return Err(Refusal::NotLifted);
        }
        if self.review_on > self.ends_on
            || self.review_on < Day::latest_at(moment.now).plus_days(-1)
        {
            return Err(Refusal::DaysOutOfOrder);
        }
        let mut engine = Engine::begin(operation, moment, out);
        engine.emit(OperationNormalised {
            operation: operation.id,
            watch: (&self.watch).into(),
            reentry: (&self.reentry).into(),
            kept_posts: self.kept_posts.clone(),
            review_on: self.review_on,
            ends_on: self.ends_on,
            by: acting.into(),
            at: None,
        });
        engine.finish();
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{
        Night, at, deciding, desk, ended, key, lifting, minute, reading, text,
    };
    use super::super::{LiftResponse, RecordReading};
    use super::*;

    /// Noon is in the evening of 28 May 2026 in Greenwich, and on the 29th further east.
    fn normalising() -> NormaliseOperation {
        NormaliseOperation {
            watch: text("东渡圩堤桩号12+300渗水点，每日两次"),
            reentry: text("东渡站水位回升至 56.00 米"),
            kept_posts: vec![key("flood-duty")],
            review_on: "2026-06-05".parse().expect("a day"),
            ends_on: "2026-06-30".parse().expect("a day"),
        }
    }

    fn lifted() -> Night {
        let mut night = Night::at_level("IV");
        night.does(at(5), &desk(), &LiftResponse { ends: vec![ended(1)], ..lifting() });
        night
    }

    #[test]
    fn normal_control_comes_after_the_lift_and_not_before() {
        let mut night = Night::of_the_county();
        assert_eq!(night.refuses(at(0), &desk(), &normalising()), Refusal::NotLifted);
        night.does(at(1), &desk(), &deciding("IV"));
        assert_eq!(night.refuses(at(2), &desk(), &normalising()), Refusal::StillInForce);
        let mut night = lifted();
        assert_eq!(night.does(at(9), &desk(), &normalising()), ["operation_normalised 9"]);
        let normalised = night.operation.response.normalised.clone().expect("it is normal");
        assert_eq!((normalised.at, normalised.kept_posts), (minute(9), vec![key("flood-duty")]));
        assert_eq!(night.refuses(at(10), &desk(), &normalising()), Refusal::NotLifted);
    }

    #[test]
    fn the_review_lies_between_today_and_the_end() {
        let mut night = lifted();
        let day = |text: &str| text.parse().expect("a day");
        let late = NormaliseOperation { review_on: day("2026-07-01"), ..normalising() };
        assert_eq!(night.refuses(at(9), &desk(), &late), Refusal::DaysOutOfOrder);
        let past = NormaliseOperation { review_on: day("2026-05-27"), ..normalising() };
        assert_eq!(night.refuses(at(9), &desk(), &past), Refusal::DaysOutOfOrder);
        let (review_on, ends_on) = (day("2026-05-28"), day("2026-05-28"));
        night.does(at(9), &desk(), &NormaliseOperation { review_on, ends_on, ..normalising() });
    }

    #[test]
    fn under_normal_control_a_condition_proposes_nothing() {
        let mut night = lifted();
        night.does(at(9), &desk(), &normalising());
        let rain = RecordReading { indicator: key("rain.county"), ..reading("120") };
        assert_eq!(night.does(at(10), &desk(), &rain).len(), 1);
        // Nobody wakes for what a day without rain would change.
        assert_eq!(night.operation.response.clone().wakes_at(), None);
        assert_eq!(night.does(at(11), &desk(), &reading("57.80")).len(), 1);
        assert_eq!(night.proposed(), None);
    }

    #[test]
    fn a_response_that_begins_again_is_judged_again() {
        let mut night = lifted();
        night.does(at(9), &desk(), &normalising());
        night.does(at(20), &desk(), &deciding("IV"));
        assert_eq!(night.operation.response.normalised, None);
        assert_eq!(night.plan().lift, None);
        let told = night.does(at(21), &desk(), &reading("57.80"));
        assert_eq!(told.last().map(String::as_str), Some("level_proposed county-flood 21"));
        let verb = LiftResponse { ends: Vec::new(), ..lifting() };
        night.does(at(30), &desk(), &verb);
        night.does(at(31), &desk(), &normalising());
    }
}
