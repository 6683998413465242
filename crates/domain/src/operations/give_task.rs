//! Give a task that stands in no plan.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::engine::Engine;
use super::events::{Event, OpenedBy, TaskGiven, TaskOpened};
use super::refusals::Refusal;
use super::state::Operation;
use super::task_machine::Act;
use crate::kernel::{Key, Moment, OperationId, RegionCode, Right, Span, Text, Verb};
use crate::registers::{Acting, Registers, Unanswered};

/// So many days ahead a task can be due.
const DUE_DAYS_MAX: u32 = 90;
const DUE_MAX: Span = Span::from_hours(90 * 24);

/// What the rule must know of the unit and the post.
pub struct House {
    pub(super) acting: Acting,
    pub(super) has_lead: bool,
    pub(super) has_post: Option<bool>,
}

impl House {
    fn must_be_there(&self, verb: &GiveTask) -> Result<(), Refusal> {
        if !self.has_lead {
            return Err(Refusal::NoSuchUnit { unit: verb.lead.clone() });
        }
        match (&verb.post, self.has_post) {
            (Some(post), Some(false) | None) => Err(Refusal::NoSuchPost { post: post.clone() }),
            (Some(_), Some(true)) | (None, _) => Ok(()),
        }
    }
}

/// Give a task that stands in no plan; it is open at once.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct GiveTask {
    /// What it is called.
    pub title: Text<80>,
    /// What is to be done.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub text: Option<Text<1000>>,
    /// The code of the unit that answers for it.
    pub lead: Key,
    /// The code of the post that is handed the task order.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub post: Option<Key>,
    /// Where.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub area: Option<RegionCode>,
    /// By when, in minutes from now.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub due_minutes: Option<u32>,
    /// 1 before 2 before 3.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub priority: Option<u8>,
}

impl Verb for GiveTask {
    type Of = Operation;
    type Facts = House;
    const NAME: &'static str = "give_task";
    const RIGHT: Right = Right::DirectTasks;

    fn asks(&self, _: &OperationId, registers: &mut dyn Registers) -> Result<House, Unanswered> {
        let unit = match &self.post {
            Some(post) => Some(registers.unit_of_post(post)?.is_some()),
            None => None,
        };
        let has_lead = registers.organisation_coded(&self.lead)?.is_some();
        Ok(House { acting: registers.acting()?, has_lead, has_post: unit })
    }

    fn decide(
        &self,
        operation: &Operation,
        facts: &House,
        moment: Moment,
        out: &mut Vec<Event>,
    ) -> Result<(), Refusal> {
        operation.must_run()?;
        facts.must_be_there(self)?;
        let due = self.due_minutes.map(|it| Span::from_minutes(i64::from(it)));
        if due.is_some_and(|it| it <= Span::ZERO || it > DUE_MAX) {
            return Err(Refusal::DueOutOfBounds { days_max: DUE_DAYS_MAX });
        }
        let mut engine = Engine::begin(operation, moment, out);
        let (at, task) = (moment.happened_at, engine.next_task()?);
        engine.emit(TaskGiven {
            operation: operation.id,
            task,
            title: (&self.title).into(),
            text: self.text.as_ref().map(Into::into),
            lead: self.lead.clone(),
            post: self.post.clone(),
            area: self.area.clone(),
            due,
            priority: self.priority.unwrap_or(2).clamp(1, 3),
            by: (&facts.acting).into(),
            at: None,
        });
        let own = TaskOpened {
            operation: operation.id,
            task,
            opened_by: OpenedBy::Hand,
            due_at: engine.due_at(task, at),
            reason: None,
            by: (&facts.acting).into(),
            at: None,
        };
        engine.act(task, Act::Open, own)?;
        engine.finish();
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{
        Night, at, desk, finishing, giving, key, minute, number, officer, police,
    };
    use super::super::{AcceptTask, StartTask};
    use super::*;

    #[test]
    fn a_given_task_is_open_and_offered_at_once() {
        let mut night = Night::at_level("IV");
        let told = night.does(at(5), &desk(), &giving());
        assert_eq!(told, ["task_given 10 5", "task_opened 10 5", "task_offered 10 5"]);
        let it = night.task(10);
        assert_eq!((it.lead(), it.post()), (&key("civil-affairs"), Some(&key("shelter-keeper"))));
        assert_eq!((it.task.due_at(), it.planned.is_none()), (Some(minute(95)), true));
        let no = night.refuses(at(6), &police(), &AcceptTask { task: number(10) });
        assert_eq!(no, Refusal::NotTheirTask { task: number(10), lead: key("civil-affairs") });
        let keeper = officer(7, "shelter-keeper", &["civil-affairs"]);
        night.does(at(6), &keeper, &StartTask { task: number(10) });
        night.does(at(7), &keeper, &finishing(10, None));
    }

    #[test]
    fn a_task_is_given_without_any_plan_and_falls_due() {
        let mut night = Night::begins();
        night.does(at(0), &desk(), &giving());
        assert_eq!(night.passes(91), ["task_overdue 1 90"]);
        night.does(at(92), &desk(), &GiveTask { post: None, due_minutes: None, ..giving() });
        assert_eq!((night.task(2).post(), night.task(2).task.due_at()), (None, None));
        assert_eq!(night.passes(10_000), [""; 0]);
    }

    #[test]
    fn a_task_has_one_of_three_priorities() {
        let given = |priority| {
            let verb = GiveTask { priority, ..giving() };
            let told = Night::begins().tries(at(0), &desk(), &verb).expect("it is given");
            match &told[0] {
                Event::TaskGiven(it) => it.priority,
                other => panic!("{other:?}"),
            }
        };
        let wanted = [None, Some(0), Some(1), Some(3), Some(9)].map(given);
        assert_eq!(wanted, [2, 1, 1, 3, 3]);
    }

    #[test]
    fn a_unit_and_a_post_must_be_there() {
        let mut night = Night::begins();
        let house = |has_lead, has_post| House { acting: desk(), has_lead, has_post };
        let no = Refusal::NoSuchUnit { unit: key("civil-affairs") };
        assert_eq!(night.knowing(at(0), &house(false, Some(true)), &giving()), Err(no));
        let no = Refusal::NoSuchPost { post: key("shelter-keeper") };
        assert_eq!(night.knowing(at(0), &house(true, Some(false)), &giving()), Err(no));
    }

    #[test]
    fn a_task_is_due_in_a_minute_at_the_soonest_and_in_ninety_days_at_the_latest() {
        let mut night = Night::begins();
        let due = |minutes| GiveTask { due_minutes: Some(minutes), ..giving() };
        let no = Refusal::DueOutOfBounds { days_max: DUE_DAYS_MAX };
        for minutes in [0, 90 * 24 * 60 + 1, u32::MAX] {
            assert_eq!(night.refuses(at(0), &desk(), &due(minutes)), no);
        }
        night.does(at(0), &desk(), &due(1));
        night.does(at(0), &desk(), &due(90 * 24 * 60));
    }
}
