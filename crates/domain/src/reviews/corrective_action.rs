//! A corrective action as its events have made it.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::events::Event;
use super::refusals::Refusal;
use crate::kernel::{
    CorrectiveActionId, Instant, IntakeId, Moment, OperationId, PersonId, ReportDue, Stream, kinds,
};

kinds! {
    /// How far a corrective action has come.
    ActionStep {
        /// 整改中
        Open = "open",
        /// 待复核
        Done = "done",
        /// 已销号
        Closed = "closed",
    }
}

/// Where a corrective action came from.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum ActionSource {
    /// From a limit of a report upwards that was missed.
    ReportLimit {
        /// Of which intake.
        intake: IntakeId,
        /// Which report was due.
        due: ReportDue,
        /// The how-manieth limit of the kind it is that the intake missed, from 1.
        number: u32,
    },
    /// From what was found in an operation.
    Operation {
        /// In which one.
        operation: OperationId,
    },
    /// From what was found in daily work.
    DailyWork {},
}

/// Something to be put right.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct CorrectiveAction {
    /// Which one.
    pub id: CorrectiveActionId,
    /// When it was raised; none before.
    pub raised_at: Option<Instant>,
    /// How far it has come.
    pub step: ActionStep,
    /// When somebody said that it is done, last.
    pub done_at: Option<Instant>,
    /// Who said so; none where the operator or a script did.
    pub doer: Option<PersonId>,
}

impl CorrectiveAction {
    pub(super) fn must_be_raised(&self) -> Result<Instant, Refusal> {
        let raised_at = self.raised_at.ok_or(Refusal::NoSuchAction)?;
        match self.step {
            ActionStep::Open | ActionStep::Done => Ok(raised_at),
            ActionStep::Closed => Err(Refusal::ActionIsClosed),
        }
    }
}

impl Stream for CorrectiveAction {
    type Id = CorrectiveActionId;
    type Event = Event;
    type Refusal = Refusal;
    const NAME: &'static str = "corrective_action";

    fn new(id: CorrectiveActionId) -> Self {
        Self { id, raised_at: None, step: ActionStep::Open, done_at: None, doer: None }
    }

    fn evolve(&mut self, event: &Event, moment: Moment) {
        match event {
            Event::CorrectiveActionRaised(_) => self.raised_at = Some(moment.happened_at),
            Event::CorrectiveActionFinished(it) => {
                self.step = ActionStep::Done;
                (self.done_at, self.doer) = (Some(moment.happened_at), it.doer);
            }
            Event::CorrectiveActionChecked(it) => {
                self.step = if it.is_right { ActionStep::Closed } else { ActionStep::Open };
            }
        }
    }
}
