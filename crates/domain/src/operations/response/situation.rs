//! What conditions are judged by, in an operation.

use super::Response;
use super::levels::PlanResponse;
use crate::kernel::{Instant, Key};
use crate::plans::document::{LevelName, Situation, TaskState};

/// A response as the conditions of one of its plans see it.
pub(in crate::operations) struct Seen<'a> {
    response: &'a Response,
    own: &'a PlanResponse,
}

impl<'a> Seen<'a> {
    pub(in crate::operations) const fn by(own: &'a PlanResponse, response: &'a Response) -> Self {
        Self { response, own }
    }

    fn plan(&self, key: Option<&Key>) -> Option<&'a PlanResponse> {
        key.map_or(Some(self.own), |key| self.response.plan(key))
    }
}

impl Response {
    /// The response as the conditions of one of its plans see it.
    #[must_use]
    pub const fn situation<'a>(&'a self, own: &'a PlanResponse) -> impl Situation + use<'a> {
        Seen::by(own, self)
    }
}

impl Situation for Seen<'_> {
    fn readings(&self, indicator: &Key) -> &[(Instant, i64)] {
        self.response.readings.get(indicator).map_or(&[], |it| it.as_slice())
    }

    fn levels(&self, plan: Option<&Key>) -> &[(Instant, Option<LevelName>)] {
        self.plan(plan).map_or(&[], |it| it.levels.as_slice())
    }

    fn rank(&self, plan: Option<&Key>, level: &LevelName) -> Option<u8> {
        self.plan(plan)?.at_work.level(level).map(|it| it.rank)
    }

    fn task_since(&self, task: &Key, state: TaskState) -> Option<Instant> {
        let number = self.response.number_of(&self.own.at_work.key, task)?;
        let it = self.response.task(number)?;
        match state {
            // What ended without a beginning that anybody wrote down was begun as well.
            TaskState::Started => it.record.started_at.or(it.task.done_at()),
            TaskState::Done => it.task.done_at(),
        }
    }
}
