//! Decide that a task will not be done.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::engine::Engine;
use super::events::{Event, TaskCancelled};
use super::refusals::Refusal;
use super::state::Operation;
use super::task_machine::Act;
use super::task_number::TaskNumber;
use crate::kernel::{Moment, OperationId, Right, Text, Thing, Verb};
use crate::registers::{Acting, Registers, Unanswered};

/// Decide that a task will not be done.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CancelTask {
    /// Which task.
    pub task: TaskNumber,
    /// Why.
    pub reason: Text<500>,
}

impl Verb for CancelTask {
    type Of = Operation;
    type Facts = Acting;
    const NAME: &'static str = "cancel_task";
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
        let own = TaskCancelled {
            operation,
            task,
            reason: Some((&self.reason).into()),
            by: acting.into(),
            at: None,
        };
        engine.act(task, Act::Cancel, own)?;
        engine.finish();
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::super::StartTask;
    use super::super::task_machine::State;
    use super::super::testing::{Night, at, deciding, desk, finishing, number, patrol, text};
    use super::*;

    fn cancelling(task: u32) -> CancelTask {
        CancelTask { task: number(task), reason: text("堤段已由驻军接管") }
    }

    #[test]
    fn a_task_that_is_cancelled_is_never_overdue() {
        let mut night = Night::at_level("IV");
        assert_eq!(night.does(at(5), &desk(), &cancelling(1)), ["task_cancelled 1 5"]);
        assert_eq!(night.task(1).record.reason, Some((&cancelling(1).reason).into()));
        assert_eq!(night.passes(500), [""; 0]);
    }

    #[test]
    fn what_is_planned_can_be_cancelled_and_its_level_does_not_open_it() {
        let mut night = Night::at_level("IV");
        night.does(at(5), &desk(), &cancelling(5));
        let told = night.does(at(6), &desk(), &deciding("III"));
        assert!(told.contains(&"task_opened 6 6".to_owned()), "{told:?}");
        assert!(!told.contains(&"task_opened 5 6".to_owned()), "{told:?}");
    }

    #[test]
    fn what_is_done_is_not_cancelled() {
        let mut night = Night::at_level("IV");
        night.does(at(1), &patrol(), &StartTask { task: number(2) });
        night.does(at(2), &patrol(), &finishing(2, None));
        let (state, act) = (State::Done, Act::Cancel);
        let no = Refusal::TaskCannot { task: number(2), state, act };
        assert_eq!(night.refuses(at(3), &desk(), &cancelling(2)), no);
    }
}
