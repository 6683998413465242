//! Take a version back to be written on.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::events::{Event, PlanReturned};
use super::kinds::VersionState;
use super::refusals::Refusal;
use super::state::Plan;
use crate::kernel::{Moment, PlanId, Right, Stream, Text, Thing, Verb};
use crate::registers::{Registers, Unanswered};

/// Take a version back to be written on, from wherever it is before its issue. It needs the right
/// of whoever writes; posts that approve are given it where they shall send plans back themselves.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ReturnToDraft {
    /// Why.
    pub reason: Text<2000>,
}

impl Verb for ReturnToDraft {
    type Of = Plan;
    type Facts = ();
    const NAME: &'static str = "return_to_draft";
    const RIGHT: Right = Right::DraftPlans;

    fn sees(&self, of: &PlanId) -> Option<Thing> {
        Some(Thing::new(Plan::NAME, of))
    }

    fn asks(&self, _: &PlanId, _: &mut dyn Registers) -> Result<(), Unanswered> {
        Ok(())
    }

    fn decide(&self, plan: &Plan, (): &(), _: Moment, out: &mut Vec<Event>) -> Result<(), Refusal> {
        let (_, version) = plan.in_work()?;
        version.must_be(&[
            VersionState::Consulting,
            VersionState::Reviewing,
            VersionState::Approved,
        ])?;
        let (version, reason) = (version.number, (&self.reason).into());
        out.push(PlanReturned { plan: plan.id, version, reason }.into());
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{
        approved, begun, consulting, decide, issued, returning, reviewing,
    };
    use super::*;

    #[test]
    fn whatever_is_not_issued_yet_can_be_taken_back() {
        for mut plan in [consulting(), reviewing(), approved()] {
            assert_eq!(decide(&mut plan, &returning(), &()), Ok(1));
            let version = plan.latest().expect("there is one");
            assert_eq!((version.state, &version.approval), (VersionState::Draft, &None));
        }
    }

    #[test]
    fn an_issued_version_never_changes() {
        let refused = decide(&mut issued(), &returning(), &());
        assert_eq!(refused, Err(Refusal::NoVersionInWork));
        let refused = decide(&mut begun(), &returning(), &());
        assert_eq!(refused, Err(Refusal::WrongState { state: VersionState::Draft }));
    }
}
