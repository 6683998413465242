//! Say that a task is done, with what shows it.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::engine::Engine;
use super::events::{Event, TaskFinished};
use super::refusals::Refusal;
use super::state::Operation;
use super::task_machine::Act;
use super::task_number::TaskNumber;
use crate::kernel::{Moment, OperationId, Right, Text, Thing, Verb};
use crate::registers::{Acting, Registers, Unanswered};

/// Say that a task is done.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct FinishTask {
    /// Which task.
    pub task: TaskNumber,
    /// What shows it: the number, the paper, who signed; wanted where the plan says so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub proof: Option<Text<500>>,
}

impl Verb for FinishTask {
    type Of = Operation;
    type Facts = Acting;
    const NAME: &'static str = "finish_task";
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
        if self.proof.is_none() && operation.running_task(self.task)?.wants_proof() {
            return Err(Refusal::ProofWanted { task: self.task });
        }
        let mut engine = Engine::begin(operation, moment, out);
        let (operation, task) = (operation.id, self.task);
        let own = TaskFinished {
            operation,
            task,
            proof: self.proof.as_ref().map(Into::into),
            by: acting.into(),
            at: None,
        };
        engine.act(task, Act::Finish, own)?;
        engine.finish();
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::super::events::OpenedBy;
    use super::super::task_machine::State;
    use super::super::testing::{
        Night, at, desk, finishing, key, minute, number, paper, patrol, police, text, township,
    };
    use super::super::{OpenTask, StartTask};
    use super::*;

    fn begun(task: u32) -> Night {
        let mut night = Night::at_level("III");
        night.does(at(1), &desk(), &StartTask { task: number(task) });
        night
    }

    #[test]
    fn proof_is_wanted_where_the_plan_says_so_and_nowhere_else() {
        let mut night = begun(6);
        let no = night.refuses(at(9), &township(), &finishing(6, None));
        assert_eq!(no, Refusal::ProofWanted { task: number(6) });
        night.does(at(9), &township(), &finishing(6, Some("112户358人，户主签字")));
        assert!(night.task(6).record.proof.is_some());
        begun(2).does(at(9), &patrol(), &finishing(2, None));
    }

    #[test]
    fn what_comes_after_a_task_opens_when_it_is_done() {
        let mut night = begun(6);
        let told = night.does(at(9), &township(), &finishing(6, Some("112户358人")));
        assert_eq!(told, ["task_finished 6 9", "task_opened 8 9"]);
        let record = night.task(8).record;
        assert_eq!((record.opened_by, &record.asked), (Some(OpenedBy::TasksBefore), &None));
    }

    #[test]
    fn what_comes_later_by_its_plan_opens_so_much_later_and_its_clocks_run_from_there() {
        let mut night = begun(1);
        let told = night.does(at(10), &desk(), &finishing(1, None));
        assert_eq!(told, ["task_finished 1 10", "task_scheduled 3 10"]);
        assert_eq!(night.task(3).task.opens_at(), Some(minute(40)));
        let told = night.passes(500);
        let of_it: Vec<_> = told.iter().filter(|it| it.contains(" 3 ")).collect();
        assert_eq!(of_it, ["task_opened 3 40", "task_offered 3 40", "task_overdue 3 160"]);
        assert_eq!(night.task(3).record.opened_by, Some(OpenedBy::Delay));
    }

    #[test]
    fn what_was_opened_before_its_turn_is_not_opened_again() {
        let mut night = begun(6);
        let reason = text("先统计已到人数");
        night.does(at(2), &desk(), &OpenTask { task: number(8), reason });
        let told = night.does(at(9), &township(), &finishing(6, Some("112户358人")));
        assert_eq!(told, ["task_finished 6 9"]);
    }

    #[test]
    fn nobody_finishes_for_another_unit_or_what_nobody_began() {
        let mut night = begun(6);
        let no = Refusal::NotTheirTask { task: number(6), lead: key("dongdu-township") };
        assert_eq!(night.refuses(at(9), &police(), &finishing(6, Some("已完成"))), no);
        let (state, act) = (State::Offered, Act::Finish);
        let no = Refusal::TaskCannot { task: number(2), state, act };
        assert_eq!(night.refuses(at(9), &patrol(), &finishing(2, None)), no);
    }

    #[test]
    fn what_was_done_in_time_and_told_late_is_not_late() {
        let mut night = begun(1);
        assert!(night.passes(61).contains(&"task_overdue 1 60".to_owned()));
        night.does(paper(55, 62), &desk(), &finishing(1, None));
        let task = night.task(1).task;
        assert!(task.was_told_late() && !task.was_late());
    }
}
