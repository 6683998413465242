//! Begin the next version with the issued text.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::events::{Event, PlanRevisionBegun};
use super::kinds::RevisionTrigger;
use super::refusals::Refusal;
use super::state::Plan;
use crate::kernel::{Moment, PersonId, PlanId, Right, Stream, Text, Thing, Verb};
use crate::registers::{Registers, Unanswered};

/// Begin the next version with the issued text, which stays in force until the new one is issued.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ReviseIssued {
    /// Which of the six cases of PLAN-2024 35.
    pub trigger: RevisionTrigger,
    /// What exactly.
    pub note: Text<2000>,
}

impl Verb for ReviseIssued {
    type Of = Plan;
    type Facts = Option<PersonId>;
    const NAME: &'static str = "revise_issued";
    const RIGHT: Right = Right::DraftPlans;

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
        let (issued, _) = plan.issued()?;
        if let Ok((_, version)) = plan.in_work() {
            return Err(Refusal::VersionInWork { version: version.number });
        }
        let revision = PlanRevisionBegun {
            plan: plan.id,
            version: issued.number + 1,
            trigger: self.trigger,
            note: (&self.note).into(),
            text: issued.text.clone(),
            by: *by,
        };
        out.push(revision.into());
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{approved, decide, issued, revision};
    use super::*;

    #[test]
    fn the_next_version_begins_with_the_issued_text_and_the_old_one_stays_in_force() {
        let mut plan = issued();
        assert_eq!(decide(&mut plan, &revision(), &None), Ok(1));
        let (next, in_force) = (plan.latest(), plan.in_force());
        let (next, in_force) = (next.expect("a draft"), in_force.expect("the old one"));
        assert_eq!((next.number, in_force.number), (2, 1));
        assert_eq!(next.text, in_force.text);
        assert!(next.consents.is_empty() && next.revision.is_some());
    }

    #[test]
    fn one_version_is_in_work_at_a_time() {
        let mut plan = issued();
        decide(&mut plan, &revision(), &None).expect("it begins");
        let refused = decide(&mut plan, &revision(), &None);
        assert_eq!(refused, Err(Refusal::VersionInWork { version: 2 }));
        assert_eq!(decide(&mut approved(), &revision(), &None), Err(Refusal::NotIssued));
    }
}
