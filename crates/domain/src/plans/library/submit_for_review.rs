//! Hand a draft in for review.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::check::PlanCheck;
use super::events::{Event, PlanSubmittedForReview};
use super::kinds::VersionState;
use super::refusals::Refusal;
use super::state::Plan;
use crate::kernel::{Day, Key, Moment, PlanId, Right, Stream, Thing, Verb};
use crate::registers::{Registers, Unanswered};

/// Hand a draft in for review (PLAN-2024 23): with a text without errors, and with the written
/// consent of every unit that it gives duties.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SubmitForReview {}

impl Verb for SubmitForReview {
    type Of = Plan;
    type Facts = Option<PlanCheck>;
    const NAME: &'static str = "submit_for_review";
    const RIGHT: Right = Right::DraftPlans;

    fn sees(&self, of: &PlanId) -> Option<Thing> {
        Some(Thing::new(Plan::NAME, of))
    }

    fn asks(
        &self,
        of: &PlanId,
        registers: &mut dyn Registers,
    ) -> Result<Option<PlanCheck>, Unanswered> {
        registers.check_of_plan(*of)
    }

    fn decide(
        &self,
        plan: &Plan,
        check: &Option<PlanCheck>,
        moment: Moment,
        out: &mut Vec<Event>,
    ) -> Result<(), Refusal> {
        let (details, version, check) = plan.sound(check.as_ref())?;
        version.must_be(&[VersionState::Draft, VersionState::Consulting])?;
        let units = check.missing_consents(details, version);
        if !units.is_empty() {
            return Err(Refusal::ConsentMissing { units });
        }
        // Whoever was asked is waited for until the day that they were given.
        let today = Day::latest_at(moment.now);
        let is_open =
            |(unit, until): &(&Key, &Day)| version.consent_of(unit).is_none() && **until >= today;
        let open: Vec<_> = version.asked.iter().filter(is_open).collect();
        if let Some(answer_by) = open.iter().map(|it| *it.1).max() {
            let units = open.into_iter().map(|it| it.0.clone()).collect();
            return Err(Refusal::AnswersOpen { units, answer_by });
        }
        let submitted = PlanSubmittedForReview {
            plan: plan.id,
            version: version.number,
            consented_on_paper: check.consented_on_paper.clone(),
        };
        out.push(submitted.into());
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::super::kinds::Opinion;
    use super::super::testing::{
        acting, begun, check, consent, consulting, decide, key, keys, reviewing,
    };
    use super::*;
    use crate::plans::document::Tier;

    fn giving_duties_to(units: &[&str]) -> PlanCheck {
        PlanCheck { units_given_duties: keys(units), ..check() }
    }

    #[test]
    fn a_plan_that_gives_nobody_else_duties_goes_straight_into_review() {
        let mut plan = begun();
        let facts = Some(giving_duties_to(&["county"]));
        assert_eq!(decide(&mut plan, &SubmitForReview {}, &facts), Ok(1));
        assert_eq!(plan.latest().map(|it| it.state), Some(VersionState::Reviewing));
    }

    #[test]
    fn units_that_are_given_duties_and_have_not_agreed_are_named() {
        let mut plan = consulting();
        let facts = Some(giving_duties_to(&["psb", "water", "health"]));
        let agreed = consent("psb", Opinion::AgreeWithRemarks);
        decide(&mut plan, &agreed, &acting(5, &["psb"])).expect("it agrees");
        let objected = consent("water", Opinion::Object);
        decide(&mut plan, &objected, &acting(6, &["water"])).expect("it objects");
        let refused = decide(&mut plan, &SubmitForReview {}, &facts);
        assert_eq!(refused, Err(Refusal::ConsentMissing { units: keys(&["health", "water"]) }));
    }

    #[test]
    fn whoever_was_asked_is_waited_for_until_the_day_that_they_were_given() {
        let mut plan = consulting();
        let facts = Some(giving_duties_to(&["psb"]));
        let agreed = consent("psb", Opinion::Agree);
        decide(&mut plan, &agreed, &acting(5, &["psb"])).expect("it agrees");
        let refused = decide(&mut plan, &SubmitForReview {}, &facts);
        assert!(matches!(refused, Err(Refusal::AnswersOpen { .. })), "{refused:?}");
        let asked = plan.versions.values_mut().next_back().map(|it| &mut it.asked);
        asked.expect("there is one").values_mut().for_each(|it| *it = it.plus_days(-365));
        assert_eq!(decide(&mut plan, &SubmitForReview {}, &facts), Ok(1));
    }

    #[test]
    fn consent_on_paper_that_the_document_lists_counts_and_is_kept() {
        let mut plan = begun();
        let mut sound = giving_duties_to(&["water"]);
        sound.consented_on_paper = keys(&["water"]);
        assert_eq!(decide(&mut plan, &SubmitForReview {}, &Some(sound)), Ok(1));
        let version = plan.latest().expect("there is one");
        assert!(version.consented_on_paper.contains(&key("water")));
    }

    #[test]
    fn a_unit_speaks_for_those_under_it() {
        let mut brigade = giving_duties_to(&["brigade"]);
        brigade.units_above.insert(key("brigade"), vec![key("psb")]);
        let refused = decide(&mut begun(), &SubmitForReview {}, &Some(brigade.clone()));
        assert_eq!(refused, Err(Refusal::ConsentMissing { units: keys(&["brigade"]) }));
        brigade.consented_on_paper = keys(&["psb"]);
        assert_eq!(decide(&mut begun(), &SubmitForReview {}, &Some(brigade)), Ok(1));
    }

    #[test]
    fn whoever_plans_for_many_asks_its_own_departments_too_and_a_department_does_not() {
        let mut own = giving_duties_to(&["brigade"]);
        let issuer = own.issuer.clone().expect("it says so");
        own.units_above.insert(key("brigade"), vec![issuer]);
        let refused = decide(&mut begun(), &SubmitForReview {}, &Some(own.clone()));
        assert_eq!(refused, Err(Refusal::ConsentMissing { units: keys(&["brigade"]) }));
        let mut department = begun();
        let details = department.details.as_mut().expect("it was begun");
        details.tier = Tier::Department;
        own.tier = Some(Tier::Department);
        assert_eq!(decide(&mut department, &SubmitForReview {}, &Some(own)), Ok(1));
    }

    #[test]
    fn a_text_with_errors_is_not_handed_in_and_nothing_is_twice() {
        let wrong = Some(PlanCheck { errors: 1, ..check() });
        let refused = decide(&mut begun(), &SubmitForReview {}, &wrong);
        assert_eq!(refused, Err(Refusal::TextHasErrors { errors: 1 }));
        let refused = decide(&mut reviewing(), &SubmitForReview {}, &Some(check()));
        assert_eq!(refused, Err(Refusal::WrongState { state: VersionState::Reviewing }));
    }
}
