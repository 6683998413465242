//! Say what a review found, point by point.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::events::{Event, PlanReviewed};
use super::kinds::{Criterion, CriterionMark, ReviewOutcome, VersionState};
use super::refusals::Refusal;
use super::state::Plan;
use crate::kernel::{Moment, PersonId, PlanId, Right, Stream, Text, Thing, Verb};
use crate::registers::{Registers, Unanswered};

/// Say what a review found (PLAN-2024 24). What is returned goes back to be written on.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ReviewPlan {
    /// What came of it.
    pub outcome: ReviewOutcome,
    /// Point by point.
    pub criteria: Criteria,
    /// In words; wanted where it is returned.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub remarks: Option<Text<4000>>,
}

/// What a review found on each of the six points of PLAN-2024 24.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Criteria {
    /// See [`Criterion::Lawful`].
    pub lawful: CriterionMark,
    /// See [`Criterion::FitsOtherPlans`].
    pub fits_other_plans: CriterionMark,
    /// See [`Criterion::WellBuilt`].
    pub well_built: CriterionMark,
    /// See [`Criterion::Workable`].
    pub workable: CriterionMark,
    /// See [`Criterion::OpinionsAgree`].
    pub opinions_agree: CriterionMark,
    /// See [`Criterion::OtherPoints`].
    pub other_points: CriterionMark,
}

impl Criteria {
    /// What was found on a point.
    #[must_use]
    pub const fn of(&self, criterion: Criterion) -> CriterionMark {
        match criterion {
            Criterion::Lawful => self.lawful,
            Criterion::FitsOtherPlans => self.fits_other_plans,
            Criterion::WellBuilt => self.well_built,
            Criterion::Workable => self.workable,
            Criterion::OpinionsAgree => self.opinions_agree,
            Criterion::OtherPoints => self.other_points,
        }
    }

    fn first_not_met(&self) -> Option<Criterion> {
        let fails = |it: &&Criterion| self.of(**it) == CriterionMark::NotMet;
        Criterion::ALL.iter().find(fails).copied()
    }
}

impl Verb for ReviewPlan {
    type Of = Plan;
    type Facts = Option<PersonId>;
    const NAME: &'static str = "review_plan";
    const RIGHT: Right = Right::ReviewPlans;

    fn sees(&self, of: &PlanId) -> Option<Thing> {
        Some(Thing::new(Plan::NAME, of))
    }

    fn asks(
        &self,
        _: &PlanId,
        registers: &mut dyn Registers,
    ) -> Result<Option<PersonId>, Unanswered> {
        Ok(registers.acting()?.person)
    }

    fn decide(
        &self,
        plan: &Plan,
        by: &Option<PersonId>,
        _: Moment,
        out: &mut Vec<Event>,
    ) -> Result<(), Refusal> {
        let version = plan.in_state(VersionState::Reviewing)?;
        match self.outcome {
            ReviewOutcome::Passed => {
                if let Some(criterion) = self.criteria.first_not_met() {
                    return Err(Refusal::CriterionNotMet { criterion });
                }
            }
            ReviewOutcome::Returned if self.remarks.is_none() => {
                return Err(Refusal::RemarksMissing);
            }
            ReviewOutcome::Returned => {}
        }
        let reviewed = PlanReviewed {
            plan: plan.id,
            version: version.number,
            outcome: self.outcome,
            criteria: self.criteria,
            remarks: self.remarks.as_ref().map(Into::into),
            by: *by,
        };
        out.push(reviewed.into());
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{all_met, begun, decide, passing, reviewing};
    use super::*;

    #[test]
    fn a_review_that_passes_leaves_the_version_to_be_approved() {
        let mut plan = reviewing();
        assert_eq!(decide(&mut plan, &passing(), &None), Ok(1));
        let version = plan.latest().expect("there is one");
        assert_eq!(version.state, VersionState::Reviewing);
        assert_eq!(version.review.as_ref().map(|it| it.outcome), Some(ReviewOutcome::Passed));
    }

    #[test]
    fn nothing_passes_that_fails_on_a_point() {
        let criterion = Criterion::Workable;
        let criteria = Criteria { workable: CriterionMark::NotMet, ..all_met() };
        let verb = ReviewPlan { criteria, ..passing() };
        let refused = decide(&mut reviewing(), &verb, &None);
        assert_eq!(refused, Err(Refusal::CriterionNotMet { criterion }));
    }

    #[test]
    fn what_is_returned_is_written_on_and_told_why() {
        let mut plan = reviewing();
        let mut verb = ReviewPlan { outcome: ReviewOutcome::Returned, ..passing() };
        assert_eq!(decide(&mut plan, &verb, &None), Err(Refusal::RemarksMissing));
        verb.remarks = Some(Text::parse("三级响应启动条件不清").expect("fits"));
        assert_eq!(decide(&mut plan, &verb, &None), Ok(1));
        assert_eq!(plan.latest().map(|it| it.state), Some(VersionState::Draft));
    }

    #[test]
    fn only_what_was_handed_in_is_reviewed() {
        let refused = decide(&mut begun(), &passing(), &None);
        assert_eq!(refused, Err(Refusal::WrongState { state: VersionState::Draft }));
    }
}
