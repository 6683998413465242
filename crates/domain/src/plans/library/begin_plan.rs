//! Begin a plan: its key, its tier, its issuer and a first text.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::events::{Event, PlanBegun};
use super::plan_text::PlanText;
use super::refusals::Refusal;
use super::state::{Plan, PlanDetails};
use crate::kernel::{Key, Label, Moment, PersonId, PlanId, Right, Verb};
use crate::plans::document::Tier;
use crate::registers::{Registers, Unanswered};

/// Begin a plan. Its key stays its own for good, unless it is abolished before it was ever issued.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct BeginPlan {
    /// What other plans shall call it.
    pub key: Key,
    /// What people shall call it.
    pub title: Label,
    /// On which tier it stands.
    pub tier: Tier,
    /// The code of the unit that issues it.
    pub issuer: Key,
    /// The first text; it need not be sound yet.
    pub text: PlanText,
}

/// What must be known before a plan is begun.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct NewPlan {
    /// The plan that has the key already.
    pub(super) keyed: Option<PlanId>,
    /// Whether the issuer is a unit of the house.
    pub(super) has_issuer: bool,
    /// Who begins it.
    pub(super) by: Option<PersonId>,
}

impl Verb for BeginPlan {
    type Of = Plan;
    type Facts = NewPlan;
    const NAME: &'static str = "begin_plan";
    const RIGHT: Right = Right::DraftPlans;

    fn asks(&self, _: &PlanId, registers: &mut dyn Registers) -> Result<NewPlan, Unanswered> {
        Ok(NewPlan {
            keyed: registers.plan_keyed(&self.key)?,
            has_issuer: registers.organisation_coded(&self.issuer)?.is_some(),
            by: registers.acting()?.person,
        })
    }

    fn decide(
        &self,
        plan: &Plan,
        facts: &NewPlan,
        _: Moment,
        out: &mut Vec<Event>,
    ) -> Result<(), Refusal> {
        if plan.details.is_some() {
            return Err(Refusal::PlanBegun);
        }
        if facts.keyed.is_some() {
            return Err(Refusal::PlanKeyTaken { key: self.key.clone() });
        }
        if !facts.has_issuer {
            return Err(Refusal::NoSuchUnitCode { unit: self.issuer.clone() });
        }
        let details = PlanDetails {
            key: self.key.clone(),
            title: self.title.clone(),
            tier: self.tier,
            issuer: self.issuer.clone(),
        };
        let text = (&self.text).into();
        out.push(PlanBegun { plan: plan.id, details, text, by: facts.by }.into());
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::super::kinds::VersionState;
    use super::super::testing::{beginning, decide, empty, new_plan, plan_id};
    use super::*;

    #[test]
    fn a_plan_begins_with_a_draft() {
        let mut plan = empty();
        assert_eq!(decide(&mut plan, &beginning(), &new_plan()), Ok(1));
        let version = plan.latest().expect("there is one");
        assert_eq!((version.number, version.state), (1, VersionState::Draft));
        assert_eq!(decide(&mut plan, &beginning(), &new_plan()), Err(Refusal::PlanBegun));
    }

    #[test]
    fn no_two_plans_have_one_key() {
        let facts = NewPlan { keyed: Some(plan_id()), ..new_plan() };
        let key = beginning().key;
        let refused = decide(&mut empty(), &beginning(), &facts);
        assert_eq!(refused, Err(Refusal::PlanKeyTaken { key }));
    }

    #[test]
    fn a_plan_is_issued_by_a_unit_that_exists() {
        let facts = NewPlan { has_issuer: false, ..new_plan() };
        let unit = beginning().issuer;
        let refused = decide(&mut empty(), &beginning(), &facts);
        assert_eq!(refused, Err(Refusal::NoSuchUnitCode { unit }));
    }
}
