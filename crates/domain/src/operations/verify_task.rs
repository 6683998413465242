//! See for oneself that a task is done.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::engine::Engine;
use super::events::{Event, TaskVerified};
use super::refusals::Refusal;
use super::state::Operation;
use super::task_machine::Act;
use super::task_number::TaskNumber;
use crate::kernel::{Moment, OperationId, Right, Text, Thing, Verb};
use crate::registers::{Acting, Registers, Unanswered};

/// Say that one has seen that a task is done; never whoever did it.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct VerifyTask {
    /// Which task.
    pub task: TaskNumber,
    /// In words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<Text<500>>,
}

impl Verb for VerifyTask {
    type Of = Operation;
    type Facts = Acting;
    const NAME: &'static str = "verify_task";
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
        acting.must_not_have_done(&operation.running_task(self.task)?)?;
        let mut engine = Engine::begin(operation, moment, out);
        let (operation, task) = (operation.id, self.task);
        let own = TaskVerified {
            operation,
            task,
            note: self.note.as_ref().map(Into::into),
            by: acting.into(),
            at: None,
        };
        engine.act(task, Act::Verify, own)?;
        engine.finish();
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::super::StartTask;
    use super::super::task_machine::State;
    use super::super::testing::{Night, at, desk, finishing, number, officer, patrol, text};
    use super::*;

    fn verifying() -> VerifyTask {
        VerifyTask { task: number(2), note: Some(text("到场看过，险段已打桩")) }
    }

    fn done() -> Night {
        let mut night = Night::at_level("IV");
        night.does(at(1), &patrol(), &StartTask { task: number(2) });
        night.does(at(9), &patrol(), &finishing(2, None));
        night
    }

    #[test]
    fn somebody_else_sees_that_a_task_is_done() {
        let mut night = done();
        assert_eq!(night.does(at(12), &desk(), &verifying()), ["task_verified 2 12"]);
        assert_eq!(night.state(2), State::Verified);
    }

    #[test]
    fn nobody_verifies_their_own_work() {
        let mut night = done();
        let no = night.refuses(at(12), &patrol(), &verifying());
        assert_eq!(no, Refusal::OwnWork { task: number(2) });
        // In another post they are still the same person.
        let promoted =
            Acting { person: patrol().person, ..officer(9, "hq-desk", &["flood-office"]) };
        assert_eq!(night.refuses(at(12), &promoted, &verifying()), no);
        // Who works without an account is nobody in particular.
        let operator = Acting { may_direct_tasks: true, ..Acting::default() };
        night.does(at(12), &operator, &verifying());
        let mut night = Night::at_level("IV");
        night.does(at(1), &operator, &StartTask { task: number(2) });
        night.does(at(9), &operator, &finishing(2, None));
        night.does(at(12), &operator, &verifying());
    }

    #[test]
    fn what_is_not_done_is_not_verified() {
        let mut night = Night::at_level("IV");
        let (state, act) = (State::Offered, Act::Verify);
        let no = Refusal::TaskCannot { task: number(2), state, act };
        assert_eq!(night.refuses(at(1), &desk(), &verifying()), no);
    }
}
