//! Say that a task was not done as it should be.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::engine::Engine;
use super::events::{Event, TaskSentBack};
use super::refusals::Refusal;
use super::state::Operation;
use super::task_machine::Act;
use super::task_number::TaskNumber;
use crate::kernel::{Moment, OperationId, Right, Text, Thing, Verb};
use crate::registers::{Acting, Registers, Unanswered};

/// Send a task back to whoever took it on.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SendBackTask {
    /// Which task.
    pub task: TaskNumber,
    /// What is missing.
    pub reason: Text<500>,
}

impl Verb for SendBackTask {
    type Of = Operation;
    type Facts = Acting;
    const NAME: &'static str = "send_back_task";
    const RIGHT: Right = Right::DirectTasks;

    fn sees(&self, of: &OperationId) -> Option<Thing> {
        Some(Thing::new("task", format_args!("{of}.{}", self.task)))
    }

    fn asks(&self, _: &OperationId, registers: &mut dyn Registers) -> Result<Acting, Unanswered> {
        registers.acting()
    }

    fn decide(
        &self,
        operation: &Operation,
        acting: &Acting,
        moment: Moment,
        out: &mut Vec<Event>,
    ) -> Result<(), Refusal> {
        operation.running_task(self.task)?;
        let mut engine = Engine::begin(operation, moment, out);
        let (operation, task) = (operation.id, self.task);
        let own = TaskSentBack {
            operation,
            task,
            reason: (&self.reason).into(),
            by: acting.into(),
            at: None,
        };
        engine.act(task, Act::SendBack, own)?;
        engine.finish();
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::super::StartTask;
    use super::super::task_machine::State;
    use super::super::testing::{Night, at, desk, finishing, number, text, township};
    use super::*;

    fn sending_back() -> SendBackTask {
        SendBackTask { task: number(6), reason: text("少一户，户主未签字") }
    }

    #[test]
    fn what_is_sent_back_is_theirs_again_without_its_proof() {
        let mut night = Night::at_level("III");
        night.does(at(1), &township(), &StartTask { task: number(6) });
        night.does(at(9), &township(), &finishing(6, Some("111户签字")));
        assert_eq!(night.does(at(12), &desk(), &sending_back()), ["task_sent_back 6 12"]);
        let (state, record) = (night.state(6), night.task(6).record);
        assert_eq!((state, &record.proof), (State::Accepted, &None));
        assert_eq!(record.reason, Some((&sending_back().reason).into()));
        // It has to be begun again in time, and to be done.
        assert!(night.passes(200).ends_with(&["task_overdue 6 180".to_owned()]));
        assert!(night.task(6).task.is_escalated());
    }

    #[test]
    fn only_what_is_done_is_sent_back() {
        let mut night = Night::at_level("III");
        let (state, act) = (State::Offered, Act::SendBack);
        let no = Refusal::TaskCannot { task: number(6), state, act };
        assert_eq!(night.refuses(at(1), &desk(), &sending_back()), no);
    }
}
