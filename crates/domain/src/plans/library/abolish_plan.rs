//! Abolish a plan, with the version that is in work.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::events::{Event, PlanAbolished};
use super::refusals::Refusal;
use super::state::Plan;
use crate::kernel::{Moment, PlanId, Right, Stream, Text, Thing, Verb};
use crate::registers::{Registers, Unanswered};

/// Abolish a plan, with the version that is in work. What was never issued lets go of its key.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct AbolishPlan {
    /// Why.
    pub reason: Text<2000>,
}

impl Verb for AbolishPlan {
    type Of = Plan;
    type Facts = ();
    const NAME: &'static str = "abolish_plan";
    const RIGHT: Right = Right::IssuePlans;

    fn sees(&self, of: &PlanId) -> Option<Thing> {
        Some(Thing::new(Plan::NAME, of))
    }

    fn asks(&self, _: &PlanId, _: &mut dyn Registers) -> Result<(), Unanswered> {
        Ok(())
    }

    fn decide(&self, plan: &Plan, (): &(), _: Moment, out: &mut Vec<Event>) -> Result<(), Refusal> {
        plan.must_live()?;
        out.push(PlanAbolished { plan: plan.id, reason: (&self.reason).into() }.into());
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::super::kinds::VersionState;
    use super::super::testing::{decide, draft_of, empty, saved_by, second_approved};
    use super::*;

    fn abolishing() -> AbolishPlan {
        AbolishPlan { reason: Text::parse("并入总体预案").expect("fits") }
    }

    #[test]
    fn a_plan_that_was_abolished_takes_nothing_more() {
        let mut plan = second_approved();
        assert_eq!(decide(&mut plan, &abolishing(), &()), Ok(1));
        assert!(plan.in_force().is_none() && plan.was_issued());
        assert!(plan.versions.values().all(|it| it.state == VersionState::Abolished));
        let refused = decide(&mut plan, &draft_of("plan: a"), &saved_by(2));
        assert_eq!(refused, Err(Refusal::PlanAbolished));
        assert_eq!(decide(&mut plan, &abolishing(), &()), Err(Refusal::PlanAbolished));
    }

    #[test]
    fn what_was_never_begun_cannot_be_abolished() {
        assert_eq!(decide(&mut empty(), &abolishing(), &()), Err(Refusal::NoSuchPlan));
    }
}
