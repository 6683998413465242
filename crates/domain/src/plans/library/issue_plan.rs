//! Issue an approved version: it becomes an official document.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::check::PlanCheck;
use super::events::{Event, PlanIssued};
use super::kinds::VersionState;
use super::refusals::Refusal;
use super::state::Plan;
use crate::kernel::{Day, Moment, PlanId, Right, Stream, Text, Thing, Verb};
use crate::registers::{Registers, Unanswered};

/// Issue an approved version. From now on its text never changes, and the version before it is
/// superseded.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct IssuePlan {
    /// The day that the document bears.
    pub on: Day,
    /// Its number, such as 云政办发〔2026〕12号. It stands in clear in the journal.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub document_number: Option<Text<60>>,
}

impl Verb for IssuePlan {
    type Of = Plan;
    type Facts = Option<PlanCheck>;
    const NAME: &'static str = "issue_plan";
    const RIGHT: Right = Right::IssuePlans;

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
        let (_, version, check) = plan.sound(check.as_ref())?;
        version.must_be(&[VersionState::Approved])?;
        if self.on > Day::latest_at(moment.now) {
            return Err(Refusal::DayInTheFuture { day: self.on });
        }
        let issued = PlanIssued {
            plan: plan.id,
            version: version.number,
            on: self.on,
            document_number: self.document_number.clone(),
            sha256: check.sha256,
            warnings: check.warnings,
            supersedes: plan.in_force().map(|it| it.number),
        };
        out.push(issued.into());
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{approved, check, day, decide, issuing, passed, second_approved};
    use super::*;

    #[test]
    fn an_issued_plan_bears_its_day_its_number_and_the_hash_of_its_text() {
        let mut plan = approved();
        assert_eq!(decide(&mut plan, &issuing(), &Some(check())), Ok(1));
        let issue = plan.in_force().and_then(|it| it.issue.as_ref()).expect("it is in force");
        assert_eq!((issue.on, issue.sha256), (issuing().on, check().sha256));
        assert_eq!(issue.document_number, issuing().document_number);
    }

    #[test]
    fn the_next_version_supersedes_the_one_before() {
        let mut plan = second_approved();
        assert_eq!(plan.in_force().map(|it| it.number), Some(1));
        assert_eq!(decide(&mut plan, &issuing(), &Some(check())), Ok(1));
        let states: Vec<_> = plan.versions.values().map(|it| it.state).collect();
        assert_eq!(states, [VersionState::Superseded, VersionState::Issued]);
    }

    #[test]
    fn only_what_is_approved_and_sound_is_issued_and_not_in_advance() {
        let refused = decide(&mut passed(), &issuing(), &Some(check()));
        assert_eq!(refused, Err(Refusal::WrongState { state: VersionState::Reviewing }));
        let wrong = Some(PlanCheck { errors: 1, ..check() });
        let refused = decide(&mut approved(), &issuing(), &wrong);
        assert_eq!(refused, Err(Refusal::TextHasErrors { errors: 1 }));
        let day = day("2030-01-01");
        let early = IssuePlan { on: day, ..issuing() };
        let refused = decide(&mut approved(), &early, &Some(check()));
        assert_eq!(refused, Err(Refusal::DayInTheFuture { day }));
    }
}
