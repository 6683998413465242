//! Say that something is put right.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::corrective_action::{ActionStep, CorrectiveAction};
use super::events::{CorrectiveActionFinished, Event};
use super::refusals::Refusal;
use crate::kernel::{CorrectiveActionId, Moment, PersonId, Right, Span, Text, Thing, Verb};
use crate::registers::{Registers, Unanswered};

/// Say that it is put right, and what proves it. Somebody else looks at that.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct FinishCorrectiveAction {
    /// What proves it.
    pub proof: Text<1000>,
}

impl Verb for FinishCorrectiveAction {
    type Of = CorrectiveAction;
    /// Who says so; none where the operator or a script does.
    type Facts = Option<PersonId>;
    const NAME: &'static str = "finish_corrective_action";
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
        let raised_at = action.must_be_raised()?;
        match action.step {
            ActionStep::Done => return Err(Refusal::ActionWaitsForCheck),
            ActionStep::Open | ActionStep::Closed => {}
        }
        if moment.happened_at + Span::from_minutes(1) <= raised_at {
            return Err(Refusal::DoneBeforeRaised);
        }
        let (action, proof) = (action.id, (&self.proof).into());
        out.push(CorrectiveActionFinished { action, proof, doer: *by }.into());
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{MORNING, action, decide, finishing, later, raised, who};
    use super::*;

    #[test]
    fn what_is_put_right_waits_for_somebody_who_looks_at_it() {
        let mut found = raised();
        let early = decide(&mut found, &finishing(), &who(1), later(-1));
        assert_eq!(early, Err(Refusal::DoneBeforeRaised));
        assert_eq!(decide(&mut found, &finishing(), &who(1), later(5)), Ok(1));
        assert_eq!((found.step, found.done_at), (ActionStep::Done, Some(later(5))));
        let again = decide(&mut found, &finishing(), &who(1), later(6));
        assert_eq!(again, Err(Refusal::ActionWaitsForCheck));
        let nothing = decide(&mut action(9), &finishing(), &who(1), MORNING);
        assert_eq!(nothing, Err(Refusal::NoSuchAction));
    }
}
