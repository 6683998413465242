//! Write down that the plan in force was filed.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::events::{Event, PlanFiled};
use super::refusals::Refusal;
use super::state::Plan;
use crate::kernel::{Day, Moment, PlanId, Right, Stream, Text, Thing, Verb};
use crate::registers::{Registers, Unanswered};

/// Write down that the plan in force was filed 备案 (PLAN-2024 26). Doing it again puts it right.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct FilePlan {
    /// With whom.
    pub with: Text<200>,
    /// When.
    pub on: Day,
    /// Under which number. It stands in clear in the journal.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub number: Option<Text<60>>,
}

impl Verb for FilePlan {
    type Of = Plan;
    type Facts = ();
    const NAME: &'static str = "file_plan";
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

        let filed = PlanFiled {
            plan: plan.id,
            version: version.number,
            with: (&self.with).into(),
            on: self.on,
            number: self.number.clone(),
        };
        out.push(filed.into());
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{approved, day, decide, filing, issued, issuing};
    use super::*;

    #[test]
    fn what_is_in_force_is_filed_and_put_right() {
        let mut plan = issued();
        for on in [day("2026-06-20"), day("2026-06-22")] {
            assert_eq!(decide(&mut plan, &FilePlan { on, ..filing() }, &()), Ok(1));
            let filing = plan.in_force().and_then(|it| it.filing.as_ref());
            assert_eq!(filing.map(|it| it.on), Some(on));
        }
    }

    #[test]
    fn a_plan_is_filed_after_its_issue_and_not_in_the_future() {
        assert_eq!(decide(&mut approved(), &filing(), &()), Err(Refusal::NotIssued));
        let (day_before, issued_on) = (day("2026-06-01"), issuing().on);
        let refused = decide(&mut issued(), &FilePlan { on: day_before, ..filing() }, &());
        assert_eq!(refused, Err(Refusal::DayBeforeIssue { day: day_before, issued_on }));
        let late = day("2030-01-01");
        let refused = decide(&mut issued(), &FilePlan { on: late, ..filing() }, &());
        assert_eq!(refused, Err(Refusal::DayInTheFuture { day: late }));
    }
}
