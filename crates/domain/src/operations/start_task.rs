//! Begin a task.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::engine::Engine;
use super::events::{Event, TaskStarted};
use super::refusals::Refusal;
use super::state::Operation;
use super::task_machine::Act;
use super::task_number::TaskNumber;
use crate::kernel::{Moment, OperationId, Right, Thing, Verb};
use crate::registers::{Acting, Registers, Unanswered};

/// Begin a task; whoever begins has taken it on.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct StartTask {
    /// Which task.
    pub task: TaskNumber,
}

impl Verb for StartTask {
    type Of = Operation;
    type Facts = Acting;
    const NAME: &'static str = "start_task";
    const RIGHT: Right = Right::WorkTasks;

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
        acting.must_answer_for(&operation.running_task(self.task)?)?;
        let mut engine = Engine::begin(operation, moment, out);
        let (operation, task) = (operation.id, self.task);
        let own = TaskStarted { operation, task, by: acting.into(), at: None };
        engine.act(task, Act::Start, own)?;
        engine.finish();
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::super::task_machine::State;
    use super::super::testing::{Night, at, key, minute, number, patrol, township};
    use super::*;

    fn starting(task: u32) -> StartTask {
        StartTask { task: number(task) }
    }

    #[test]
    fn whoever_begins_has_taken_it_on() {
        let mut night = Night::at_level("IV");
        assert_eq!(night.does(at(3), &patrol(), &starting(2)), ["task_started 2 3"]);
        let record = night.task(2).record;
        assert_eq!(record.started_at, Some(minute(3)));
        assert_eq!(record.accepted, Some((minute(3), (&patrol()).into())));
    }

    #[test]
    fn what_has_begun_in_time_is_not_escalated() {
        let mut night = Night::at_level("III");
        night.does(at(29), &township(), &starting(6));
        assert!(!night.passes(179).iter().any(|it| it.starts_with("task_escalated 6")));
        assert_eq!(night.passes(180), ["task_overdue 6 180"]);
    }

    #[test]
    fn what_waits_for_a_task_to_begin_opens_then() {
        let mut night = Night::at_level("III");
        let told = night.does(at(20), &township(), &starting(6));
        let wanted =
            ["task_escalated 1 15", "task_started 6 20", "task_released 9 20", "task_opened 9 20"];
        assert_eq!(told, wanted);
    }

    #[test]
    fn nobody_begins_for_another_unit_or_twice() {
        let mut night = Night::at_level("IV");
        let no = Refusal::NotTheirTask { task: number(2), lead: key("water-bureau") };
        assert_eq!(night.refuses(at(1), &township(), &starting(2)), no);
        night.does(at(1), &patrol(), &starting(2));
        let (state, act) = (State::Started, Act::Start);
        let no = Refusal::TaskCannot { task: number(2), state, act };
        assert_eq!(night.refuses(at(2), &patrol(), &starting(2)), no);
    }
}
