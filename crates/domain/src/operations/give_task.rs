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
    acting: Acting,
    has_lead: bool,
    has_post: Option<bool>,
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
