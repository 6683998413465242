//! Say no to a task, or give it back.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::engine::Engine;
use super::events::{Event, TaskDeclined};
use super::refusals::Refusal;
use super::state::Operation;
use super::task_machine::Act;
use super::task_number::TaskNumber;
use crate::kernel::{Moment, OperationId, Right, Text, Thing, Verb};
use crate::registers::{Acting, Registers, Unanswered};

/// Say no to a task, with the reason.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct DeclineTask {
    /// Which task.
    pub task: TaskNumber,
    /// Why.
    pub reason: Text<500>,
}

impl Verb for DeclineTask {
    type Of = Operation;
    type Facts = Acting;
    const NAME: &'static str = "decline_task";
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
        let own = TaskDeclined {
            operation,
            task,
            reason: (&self.reason).into(),
            by: acting.into(),
            at: None,
        };
        engine.act(task, Act::Decline, own)?;
        engine.finish();
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::super::task_machine::State;
    use super::super::testing::{Night, at, desk, key, number, patrol, text, township};
    use super::super::{AcceptTask, OfferTask};
    use super::*;

    fn declining(task: u32) -> DeclineTask {
        DeclineTask { task: number(task), reason: text("两人在外巡查，抽不出人") }
    }

    #[test]
    fn whoever_was_asked_says_no_and_another_post_can_be_asked() {
        let mut night = Night::at_level("IV");
        assert_eq!(night.does(at(1), &patrol(), &declining(2)), ["task_declined 2 1"]);
        assert_eq!(night.state(2), State::Declined);
        assert!(night.task(2).record.reason.is_some());
        let other = OfferTask { task: number(2), to: key("levee-deputy") };
        night.does(at(2), &desk(), &other);
        assert_eq!(night.task(2).post(), Some(&key("levee-deputy")));
    }

    #[test]
    fn what_was_taken_on_can_be_given_back_and_is_escalated_then() {
        let mut night = Night::at_level("IV");
        night.does(at(1), &desk(), &AcceptTask { task: number(1) });
        let told = night.does(at(30), &desk(), &declining(1));
        assert_eq!(told, ["task_declined 1 30", "task_escalated 1 30"]);
        assert_eq!(night.task(1).record.accepted, None);
    }

    #[test]
    fn nobody_says_no_for_another_unit_or_to_what_nobody_asked() {
        let mut night = Night::at_level("IV");
        let no = Refusal::NotTheirTask { task: number(2), lead: key("water-bureau") };
        assert_eq!(night.refuses(at(1), &township(), &declining(2)), no);
        // Its plan names no post, so that nobody was asked.
        let (state, act) = (State::Open, Act::Decline);
        let no = Refusal::TaskCannot { task: number(4), state, act };
        assert_eq!(night.refuses(at(1), &township(), &declining(4)), no);
    }
}
