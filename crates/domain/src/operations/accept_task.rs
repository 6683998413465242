//! Take a task on.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::engine::Engine;
use super::events::{Event, TaskAccepted};
use super::refusals::Refusal;
use super::state::Operation;
use super::task_machine::Act;
use super::task_number::TaskNumber;
use crate::kernel::{Moment, OperationId, Right, Thing, Verb};
use crate::registers::{Acting, Registers, Unanswered};

/// Take a task on: whose task it is answers for it from now on.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct AcceptTask {
    /// Which task.
    pub task: TaskNumber,
}

impl Verb for AcceptTask {
    type Of = Operation;
    type Facts = Acting;
    const NAME: &'static str = "accept_task";
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
        let own = TaskAccepted { operation, task, by: acting.into(), at: None };
        engine.act(task, Act::Accept, own)?;
        engine.finish();
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::super::task_machine::State;
    use super::super::testing::{
        Night, at, desk, key, minute, number, officer, paper, patrol, township,
    };
    use super::*;

    fn accepting(task: u32) -> AcceptTask {
        AcceptTask { task: number(task) }
    }

    #[test]
    fn a_task_is_worked_by_the_post_that_was_asked_its_unit_those_under_it_and_the_desk() {
        let asked = officer(7, "levee-chief", &["elsewhere"]);
        let of_the_unit = officer(8, "clerk", &["water-bureau"]);
        for who in [asked, of_the_unit, patrol(), desk()] {
            let mut night = Night::at_level("IV");
            assert_eq!(night.does(at(1), &who, &accepting(2)), ["task_accepted 2 1"]);
            let accepted = night.task(2).record.accepted.clone();
            assert_eq!(accepted, Some((minute(1), (&who).into())));
        }
    }

    #[test]
    fn nobody_takes_on_a_task_of_another_unit() {
        let mut night = Night::at_level("IV");
        let no = Refusal::NotTheirTask { task: number(2), lead: key("water-bureau") };
        assert_eq!(night.refuses(at(1), &township(), &accepting(2)), no);
        let without_post = Acting { post: None, ..township() };
        // No post was asked, and nobody without a post is that one.
        let no = Refusal::NotTheirTask { task: number(8), lead: key("civil-affairs") };
        assert_eq!(night.refuses(at(1), &without_post, &accepting(8)), no);
    }

    #[test]
    fn of_two_officers_the_second_hears_that_it_is_taken() {
        let mut night = Night::at_level("IV");
        night.does(at(1), &patrol(), &accepting(2));
        let no = night.refuses(at(1), &officer(8, "clerk", &["water-bureau"]), &accepting(2));
        let (state, act) = (State::Accepted, Act::Accept);
        assert_eq!(no, Refusal::TaskCannot { task: number(2), state, act });
    }

    #[test]
    fn what_is_not_open_and_what_is_not_there_is_not_taken_on() {
        let mut night = Night::at_level("IV");
        let (state, act) = (State::Planned, Act::Accept);
        let no = Refusal::TaskCannot { task: number(6), state, act };
        assert_eq!(night.refuses(at(1), &township(), &accepting(6)), no);
        for task in [0, 10] {
            let no = Refusal::NoSuchTask { task: number(task) };
            assert_eq!(night.refuses(at(1), &desk(), &accepting(task)), no);
        }
    }

    #[test]
    fn paper_of_an_acceptance_before_the_escalation_keeps_it_from_being_told() {
        let mut night = Night::at_level("IV");
        assert_eq!(night.does(paper(10, 40), &desk(), &accepting(1)), ["task_accepted 1 10"]);
        assert_eq!(night.passes(59), [""; 0]);
    }

    #[test]
    fn an_escalation_that_was_told_stands_when_paper_comes_later() {
        let mut night = Night::at_level("IV");
        assert_eq!(night.passes(20), ["task_escalated 1 15"]);
        assert_eq!(night.does(paper(10, 40), &desk(), &accepting(1)), ["task_accepted 1 10"]);
        assert!(night.task(1).task.is_escalated());
    }

    #[test]
    fn nothing_happens_to_a_task_before_what_happened_to_it_last() {
        let mut night = Night::at_level("IV");
        let no = Refusal::BeforeTheLast { task: number(2), since: minute(0) };
        assert_eq!(night.refuses(paper(-5, 1), &patrol(), &accepting(2)), no);
    }
}
