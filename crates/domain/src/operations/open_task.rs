//! Open a task of a plan by hand, before what it waits for.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::engine::Engine;
use super::events::{Event, OpenedBy, TaskOpened};
use super::refusals::Refusal;
use super::state::Operation;
use super::task_machine::Act;
use super::task_number::TaskNumber;
use crate::kernel::{Moment, OperationId, Right, Text, Thing, Verb};
use crate::registers::{Acting, Registers, Unanswered};

/// Open a planned task now, whatever it was to wait for.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct OpenTask {
    /// Which task.
    pub task: TaskNumber,
    /// Why now.
    pub reason: Text<500>,
}

impl Verb for OpenTask {
    type Of = Operation;
    type Facts = Acting;
    const NAME: &'static str = "open_task";
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
        let own = TaskOpened {
            operation: operation.id,
            task: self.task,
            opened_by: OpenedBy::Hand,
            due_at: engine.due_at(self.task, moment.happened_at),
            reason: Some((&self.reason).into()),
            by: acting.into(),
            at: None,
        };
        engine.act(self.task, Act::Open, own)?;
        engine.finish();
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::super::task_machine::State;
    use super::super::testing::{Night, at, deciding, desk, key, minute, number, text};
    use super::*;

    fn opening(task: u32) -> OpenTask {
        OpenTask { task: number(task), reason: text("雨势急，提前转移") }
    }

    #[test]
    fn a_planned_task_is_opened_before_its_level_and_handed_to_its_post() {
        let mut night = Night::at_level("IV");
        let told = night.does(at(5), &desk(), &opening(6));
        assert_eq!(told, ["task_opened 6 5", "task_offered 6 5"]);
        let it = night.task(6);
        assert_eq!((it.task.due_at(), it.post()), (Some(minute(185)), Some(&key("township-head"))));
        assert_eq!(it.record.opened_by, Some(OpenedBy::Hand));
        assert_eq!(it.record.reason, Some((&opening(6).reason).into()));
        let told = night.does(at(9), &desk(), &deciding("III"));
        assert!(!told.contains(&"task_opened 6 9".to_owned()), "{told:?}");
    }

    #[test]
    fn what_waits_for_others_for_its_delay_or_for_its_condition_opens_by_hand() {
        let mut night = Night::at_level("IV");
        for task in [3, 7, 8] {
            night.does(at(5), &desk(), &opening(task));
            assert!(night.task(task).is_open());
        }
    }

    #[test]
    fn what_is_open_is_not_opened_again() {
        let mut night = Night::at_level("IV");
        let (state, act) = (State::Offered, Act::Open);
        let no = Refusal::TaskCannot { task: number(2), state, act };
        assert_eq!(night.refuses(at(5), &desk(), &opening(2)), no);
    }
}
