//! Approve a version that the review has passed.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::check::PlanCheck;
use super::events::{Event, PlanApproved};
use super::kinds::{ReviewOutcome, VersionState};
use super::refusals::Refusal;
use super::state::Plan;
use crate::kernel::{Key, Moment, PlanId, Right, Stream, Text, Thing, Verb};
use crate::registers::{Acting, Registers, Unanswered};

/// Approve a version that the review has passed: by a person of the issuer or of a unit above it,
/// who did not write the text (PLAN-2024 25).
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ApprovePlan {
    /// In words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub remarks: Option<Text<2000>>,
}

/// What must be known before a plan is approved.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct BeforeApproval {
    /// What stands in the text.
    pub(super) check: Option<PlanCheck>,
    /// Who approves it.
    pub(super) acting: Acting,
    /// The units above the issuer that the text names.
    pub(super) above_issuer: Vec<Key>,
}

impl Verb for ApprovePlan {
    type Of = Plan;
    type Facts = BeforeApproval;
    const NAME: &'static str = "approve_plan";
    const RIGHT: Right = Right::ApprovePlans;

    fn sees(&self, of: &PlanId) -> Option<Thing> {
        Some(Thing::new(Plan::NAME, of))
    }

    fn asks(
        &self,
        of: &PlanId,
        registers: &mut dyn Registers,
    ) -> Result<BeforeApproval, Unanswered> {
        let check = registers.check_of_plan(*of)?;
        let above_issuer = match check.as_ref().and_then(|it| it.issuer.as_ref()) {
            Some(issuer) => registers.units_above(issuer)?,
            None => Vec::new(),
        };
        Ok(BeforeApproval { check, acting: registers.acting()?, above_issuer })
    }

    fn decide(
        &self,
        plan: &Plan,
        facts: &BeforeApproval,
        _: Moment,
        out: &mut Vec<Event>,
    ) -> Result<(), Refusal> {
        let (details, version, check) = plan.sound(facts.check.as_ref())?;
        version.must_be(&[VersionState::Reviewing])?;
        match version.review.as_ref().map(|it| it.outcome) {
            Some(ReviewOutcome::Passed) => {}
            Some(ReviewOutcome::Returned) | None => return Err(Refusal::ReviewNotPassed),
        }
        let by = facts.acting.person.ok_or(Refusal::NeedsPerson)?;
        if version.saved_by == Some(by) {
            return Err(Refusal::SavedTheDraft);
        }
        let is_above = |unit: &Key| *unit == details.issuer || facts.above_issuer.contains(unit);
        if !facts.acting.units.first().is_some_and(is_above) {
            return Err(Refusal::NotOfIssuer { issuer: details.issuer.clone() });
        }
        let approved = PlanApproved {
            plan: plan.id,
            version: version.number,
            warnings: check.warnings,
            remarks: self.remarks.as_ref().map(Into::into),
            by,
        };
        out.push(approved.into());
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{DRAFTER, acting, check, decide, key, passed, reviewing};
    use super::*;

    fn facts(person: u128, units: &[&str]) -> BeforeApproval {
        let above_issuer = vec![key("city")];
        BeforeApproval { check: Some(check()), acting: acting(person, units), above_issuer }
    }

    fn approve(plan: &mut Plan, facts: &BeforeApproval) -> Result<usize, Refusal> {
        decide(plan, &ApprovePlan { remarks: None }, facts)
    }

    #[test]
    fn the_issuer_or_a_unit_above_it_approves() {
        for unit in ["county", "city"] {
            let mut plan = passed();
            assert_eq!(approve(&mut plan, &facts(9, &[unit])), Ok(1));
            let version = plan.latest().expect("there is one");
            let warnings = version.approval.as_ref().map(|it| it.warnings);
            assert_eq!((version.state, warnings), (VersionState::Approved, Some(2)));
        }
        let issuer = key("county");
        let refused = approve(&mut passed(), &facts(9, &["psb", "county"]));
        assert_eq!(refused, Err(Refusal::NotOfIssuer { issuer }));
    }

    #[test]
    fn four_eyes_see_a_plan() {
        let refused = approve(&mut passed(), &facts(DRAFTER, &["county"]));
        assert_eq!(refused, Err(Refusal::SavedTheDraft));
        let mut nobody = facts(9, &["county"]);
        nobody.acting.person = None;
        assert_eq!(approve(&mut passed(), &nobody), Err(Refusal::NeedsPerson));
    }

    #[test]
    fn only_a_sound_text_that_the_review_has_passed_is_approved() {
        let refused = approve(&mut reviewing(), &facts(9, &["county"]));
        assert_eq!(refused, Err(Refusal::ReviewNotPassed));
        let mut wrong = facts(9, &["county"]);
        wrong.check = Some(PlanCheck { errors: 2, ..check() });
        let refused = approve(&mut passed(), &wrong);
        assert_eq!(refused, Err(Refusal::TextHasErrors { errors: 2 }));
    }
}
