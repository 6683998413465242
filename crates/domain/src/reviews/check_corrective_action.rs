//! Look at what proves that something is put right.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::corrective_action::{ActionStep, CorrectiveAction};
use super::events::{CorrectiveActionChecked, Event};
use super::refusals::Refusal;
use crate::kernel::{CorrectiveActionId, Moment, PersonId, Right, Span, Text, Thing, Verb};
use crate::registers::{Registers, Unanswered};

/// Say whether what was done puts it right: then it is closed, else it goes back with the reason.
/// Somebody else does it than whoever said that it is done.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CheckCorrectiveAction {
    /// Whether it is put right.
    pub is_right: bool,
    /// What is said to it; wanted where it goes back.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub remark: Option<Text<500>>,
}

impl Verb for CheckCorrectiveAction {
    type Of = CorrectiveAction;
    /// Who looks at it; none where the operator or a script does.
    type Facts = Option<PersonId>;
    const NAME: &'static str = "check_corrective_action";
    const RIGHT: Right = Right::KeepDesk;

    fn sees(&self, of: &CorrectiveActionId) -> Option<Thing> {
        Some(Thing::new("corrective_action", of))
    }

    fn asks(
        &self,
        _: &CorrectiveActionId,
        registers: &mut dyn Registers,
    ) -> Result<Option<PersonId>, Unanswered> {
        Ok(registers.acting()?.person)
    }

    fn decide(
        &self,
        action: &CorrectiveAction,
        by: &Option<PersonId>,
        moment: Moment,
        out: &mut Vec<Event>,
    ) -> Result<(), Refusal> {
        action.must_be_raised()?;
        let done_at = match (action.step, action.done_at) {
            (ActionStep::Done, Some(done_at)) => done_at,
            (ActionStep::Open | ActionStep::Done | ActionStep::Closed, _) => {
                return Err(Refusal::ActionIsNotDone);
            }
        };
        if by.is_some() && *by == action.doer {
            return Err(Refusal::DoerChecksNothing);
        }
        if moment.happened_at + Span::from_minutes(1) <= done_at {
            return Err(Refusal::CheckedBeforeDone);
        }
        if !self.is_right && self.remark.is_none() {
            return Err(Refusal::RemarkMissing);
        }
        let (action, remark) = (action.id, self.remark.as_ref().map(Into::into));
        let is_right = self.is_right;
        out.push(CorrectiveActionChecked { action, is_right, remark, checker: *by }.into());
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{checking, decide, finishing, later, raised, who};
    use super::*;

    #[test]
    fn nobody_closes_what_they_did_themselves() {
        let mut found = raised();
        let early = decide(&mut found, &checking(true, None), &who(2), later(1));
        assert_eq!(early, Err(Refusal::ActionIsNotDone));
        decide(&mut found, &finishing(), &who(1), later(5)).expect("it is open");
        let own = decide(&mut found, &checking(true, None), &who(1), later(6));
        assert_eq!(own, Err(Refusal::DoerChecksNothing));
        let before = decide(&mut found, &checking(true, None), &who(2), later(4));
        assert_eq!(before, Err(Refusal::CheckedBeforeDone));
        assert_eq!(decide(&mut found, &checking(true, None), &who(2), later(6)), Ok(1));
        assert_eq!(found.step, ActionStep::Closed);
        let late = decide(&mut found, &finishing(), &who(1), later(7));
        assert_eq!(late, Err(Refusal::ActionIsClosed));
    }

    #[test]
    fn what_goes_back_goes_back_with_the_reason_and_can_be_done_again() {
        let mut found = raised();
        decide(&mut found, &finishing(), &who(1), later(5)).expect("it is open");
        let no = decide(&mut found, &checking(false, None), &who(2), later(6));
        assert_eq!(no, Err(Refusal::RemarkMissing));
        let back = checking(false, Some("卡片只贴了一间值班室"));
        assert_eq!(decide(&mut found, &back, &who(2), later(6)), Ok(1));
        assert_eq!(found.step, ActionStep::Open);
        assert_eq!(decide(&mut found, &finishing(), &who(1), later(9)), Ok(1));
    }
}
