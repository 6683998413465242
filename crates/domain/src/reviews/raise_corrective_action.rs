//! Say what puts right what was found wanting.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::corrective_action::{ActionSource, CorrectiveAction};
use super::events::{CorrectiveActionRaised, Event};
use super::refusals::Refusal;
use crate::kernel::{CorrectiveActionId, Instant, Key, Moment, Right, Text, Verb};
use crate::registers::{EndOfOperation, Registers, Unanswered};

/// Say what was found wanting and why, what puts it right, which post answers for it and by when.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RaiseCorrectiveAction {
    /// Where it came from.
    pub source: ActionSource,
    /// What was found.
    pub finding: Text<500>,
    /// Why it came about.
    pub cause: Text<500>,
    /// What puts it right.
    pub measure: Text<1000>,
    /// The code of the post that answers for it.
    pub owner: Key,
    /// By when.
    pub due_at: Instant,
}

/// What must be known to raise an action.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Raising {
    /// Whether there is such a post.
    pub is_owner_known: bool,
    /// Of a missed limit: whether there is one, and which action puts it right already.
    pub limit: Option<Option<CorrectiveActionId>>,
    /// Of an operation: how far it has come.
    pub operation: Option<EndOfOperation>,
}

impl Verb for RaiseCorrectiveAction {
    type Of = CorrectiveAction;
    type Facts = Raising;
    const NAME: &'static str = "raise_corrective_action";
    const RIGHT: Right = Right::KeepDesk;

    fn asks(
        &self,
        _: &CorrectiveActionId,
        registers: &mut dyn Registers,
    ) -> Result<Raising, Unanswered> {
        let is_owner_known = registers.unit_of_post(&self.owner)?.is_some();
        let mut facts = Raising { is_owner_known, limit: None, operation: None };
        match self.source {
            ActionSource::ReportLimit { intake, due, number } => {
                facts.limit = registers.action_of_missed_limit(intake, due, number)?;
            }
            ActionSource::Operation { operation } => {
                facts.operation = Some(registers.end_of(operation)?);
            }
            ActionSource::DailyWork {} => {}
        }
        Ok(facts)
    }

    fn decide(
        &self,
        action: &CorrectiveAction,
        facts: &Raising,
        moment: Moment,
        out: &mut Vec<Event>,
    ) -> Result<(), Refusal> {
        if action.raised_at.is_some() {
            return Err(Refusal::ActionIsRaised);
        }
        match (self.source, facts.limit, facts.operation) {
            (ActionSource::ReportLimit { .. }, None, _) => return Err(Refusal::NoSuchMissedLimit),
            (ActionSource::ReportLimit { .. }, Some(Some(action)), _) => {
                return Err(Refusal::LimitHasAction { action });
            }
            (
                ActionSource::Operation { operation },
                _,
                None | Some(EndOfOperation::NoSuchOperation),
            ) => return Err(Refusal::NoSuchOperationOfAction { operation }),
            (
                ActionSource::ReportLimit { .. }
                | ActionSource::Operation { .. }
                | ActionSource::DailyWork {},
                _,
                _,
            ) => {}
        }
        if !facts.is_owner_known {
            return Err(Refusal::NoSuchOwner);
        }
        if self.due_at <= moment.happened_at {
            return Err(Refusal::ActionDueInThePast);
        }
        out.push(
            CorrectiveActionRaised {
                action: action.id,
                source: self.source,
                finding: (&self.finding).into(),
                cause: (&self.cause).into(),
                measure: (&self.measure).into(),
                owner: self.owner.clone(),
                due_at: self.due_at,
            }
            .into(),
        );
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::super::testing::{MORNING, action, decide, facts, later, raised, raising};
    use super::*;
    use crate::kernel::OperationId;

    #[test]
    fn an_action_is_raised_once_for_a_limit_that_was_missed() {
        let mut found = raised();
        assert_eq!(found.raised_at, Some(MORNING));
        let again = decide(&mut found, &raising(), &facts(), MORNING);
        assert_eq!(again, Err(Refusal::ActionIsRaised));
        let kept = Raising { limit: None, ..facts() };
        let no = decide(&mut action(2), &raising(), &kept, MORNING);
        assert_eq!(no, Err(Refusal::NoSuchMissedLimit));
        let taken = Raising { limit: Some(Some(found.id)), ..facts() };
        let no = decide(&mut action(2), &raising(), &taken, MORNING);
        assert_eq!(no, Err(Refusal::LimitHasAction { action: found.id }));
    }

    #[test]
    fn somebody_answers_for_it_by_a_time_that_is_to_come() {
        let nobody = Raising { is_owner_known: false, ..facts() };
        let no = decide(&mut action(1), &raising(), &nobody, MORNING);
        assert_eq!(no, Err(Refusal::NoSuchOwner));
        let late = decide(&mut action(1), &raising(), &facts(), later(72));
        assert_eq!(late, Err(Refusal::ActionDueInThePast));
    }

    #[test]
    fn what_was_found_in_an_operation_names_one_that_is_there_running_or_over() {
        let operation = OperationId::from_uuid(Uuid::from_u128(7));
        let source = ActionSource::Operation { operation };
        let raise = RaiseCorrectiveAction { source, ..raising() };
        let facts = |operation| Raising { operation, ..facts() };
        let none = decide(&mut action(1), &raise, &facts(None), MORNING);
        assert_eq!(none, Err(Refusal::NoSuchOperationOfAction { operation }));
        let no = facts(Some(EndOfOperation::NoSuchOperation));
        assert!(decide(&mut action(1), &raise, &no, MORNING).is_err());
        for end in [EndOfOperation::Runs, EndOfOperation::Closed] {
            assert_eq!(decide(&mut action(1), &raise, &facts(Some(end)), MORNING), Ok(1));
        }
        let daily = RaiseCorrectiveAction { source: ActionSource::DailyWork {}, ..raising() };
        assert_eq!(decide(&mut action(1), &daily, &facts(None), MORNING), Ok(1));
    }
}
