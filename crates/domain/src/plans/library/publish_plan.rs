//! Write down that the plan in force was published.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::events::{Event, PlanPublished};
use super::refusals::Refusal;
use super::state::Plan;
use crate::kernel::{Day, Moment, PlanId, Right, Stream, Text, Thing, Verb};
use crate::registers::{Registers, Unanswered};

/// Write down that the plan in force was published (PLAN-2024 28). Doing it again puts it right.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PublishPlan {
    /// When.
    pub on: Day,
    /// Where: a site, a newspaper, a notice board.
    pub place: Text<200>,
}

impl Verb for PublishPlan {
    type Of = Plan;
    type Facts = ();
    const NAME: &'static str = "publish_plan";
    const RIGHT: Right = Right::IssuePlans;

    fn sees(&self, of: &PlanId) -> Option<Thing> {
        Some(Thing::new(Plan::NAME, of))
    }

    fn asks(&self, _: &PlanId, _: &mut dyn Registers) -> Result<(), Unanswered> {
        Ok(())
    }

    fn decide(
        &self,
        plan: &Plan,
        (): &(),
        moment: Moment,
        out: &mut Vec<Event>,
    ) -> Result<(), Refusal> {
        let (version, issued_on) = plan.issued()?;
        let day = self.on;
        if day > Day::latest_at(moment.now) {
            return Err(Refusal::DayInTheFuture { day });
        }
        if day < issued_on {
            return Err(Refusal::DayBeforeIssue { day, issued_on });
        }

        let (version, place) = (version.number, (&self.place).into());
        out.push(PlanPublished { plan: plan.id, version, on: self.on, place }.into());
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{approved, day, decide, issued, issuing, publishing};
    use super::*;

    #[test]
    fn what_is_in_force_is_published() {
        let mut plan = issued();
        assert_eq!(decide(&mut plan, &publishing(), &()), Ok(1));
        let publication = plan.in_force().and_then(|it| it.publication.as_ref());
        assert_eq!(publication.map(|it| it.on), Some(publishing().on));
    }

    #[test]
    fn a_plan_is_published_after_its_issue_and_not_in_the_future() {
        assert_eq!(decide(&mut approved(), &publishing(), &()), Err(Refusal::NotIssued));
        let (early, issued_on) = (day("2026-06-01"), issuing().on);
        let refused = decide(&mut issued(), &PublishPlan { on: early, ..publishing() }, &());
        assert_eq!(refused, Err(Refusal::DayBeforeIssue { day: early, issued_on }));
        let late = day("2030-01-01");
        let refused = decide(&mut issued(), &PublishPlan { on: late, ..publishing() }, &());
        assert_eq!(refused, Err(Refusal::DayInTheFuture { day: late }));
    }
}
