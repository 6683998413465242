//! Tasks: where they stand is the machine's matter, what is known beside is kept here.

use std::sync::Arc;

use super::super::super::events::{
    TaskAccepted, TaskBlocked, TaskCancelled, TaskDeclined, TaskEnded, TaskEscalated, TaskFinished,
    TaskGiven, TaskHandedOver, TaskOffered, TaskOpened, TaskOverdue, TaskReleased, TaskResumed,
    TaskScheduled, TaskSentBack, TaskStarted, TaskVerified,
};
use super::super::super::plan_at_work::TaskAtWork;
use super::super::super::task_machine::{
    Change, Definition, Due, Escalation, Event as Transition, NeedsIndex, Priority, Until, What,
};
use super::super::super::task_number::TaskNumber;
use super::super::Response;
use super::super::levels::PlanResponse;
use super::super::tasks::{Asked, GivenTask, Origin, TaskRecord};
use super::Evolves;
use crate::kernel::Instant;
use crate::plans::document::UnlessState;

impl Response {
    /// One more task. The machine has no bundles of needs here: a suggestion who should go where
    /// is made beside it, from the document.
    pub(super) fn take_in(&mut self, definition: Definition<Instant>, record: TaskRecord) {
        // Two thousand tasks a plan and few plans: the numbers do not run out.
        if self.machine.add(definition).is_ok() {
            self.tasks.push(record);
        }
    }

    fn change(&mut self, task: TaskNumber, change: Change, at: Instant) -> Option<&mut TaskRecord> {
        let what = What::Task(task.index(), change);
        self.machine.evolve(Transition { at, what });
        self.tasks.get_mut(task.index().at())
    }
}

/// What the machine must know of a task.
pub(super) fn definition(plan: &PlanResponse, task: &TaskAtWork) -> Definition<Instant> {
    Definition {
        needs: NeedsIndex::new(0),
        priority: Priority::numbered(task.priority).unwrap_or(Priority::Second),
        levels: task.from_rank.map_or(0, |rank| plan.levels_up_to(rank)),
        is_standing: task.is_standing,
        is_held: task.when.is_some(),
        delay: task.delay,
        due: task.due.map_or(Due::Open, Due::After),
        escalation: task.escalate.as_ref().map(|it| {
            let until = match it.unless {
                UnlessState::Accepted => Until::Accepted,
                UnlessState::Started => Until::Started,
                UnlessState::Done => Until::Done,
            };
            Escalation { after: it.after, until }
        }),
    }
}

impl Evolves for TaskGiven {
    fn evolve(&self, response: &mut Response, at: Instant) {
        let given = GivenTask {
            title: self.title.clone(),
            text: self.text.clone(),
            lead: self.lead.clone(),
            post: self.post.clone(),
            area: self.area.clone(),
            at,
            by: self.by.clone(),
        };
        let definition = Definition {
            due: self.due.map_or(Due::Open, Due::After),
            priority: Priority::numbered(self.priority).unwrap_or(Priority::Second),
            ..Definition::plain(NeedsIndex::new(0))
        };
        response.take_in(definition, TaskRecord::new(Origin::Given(Arc::new(given))));
    }
}

impl Evolves for TaskScheduled {
    fn evolve(&self, response: &mut Response, at: Instant) {
        response.change(self.task, Change::Scheduled, at);
    }
}

impl Evolves for TaskReleased {
    fn evolve(&self, response: &mut Response, at: Instant) {
        response.change(self.task, Change::Released, at);
    }
}

impl Evolves for TaskOpened {
    fn evolve(&self, response: &mut Response, at: Instant) {
        let Some(it) = response.change(self.task, Change::Opened, at) else { return };
        it.opened_by = Some(self.opened_by);
        it.last_by = self.by.clone();
        it.reason.clone_from(&self.reason);
    }
}

impl Evolves for TaskOffered {
    fn evolve(&self, response: &mut Response, at: Instant) {
        let Some(it) = response.change(self.task, Change::Offered, at) else { return };
        it.asked = Some(Asked { post: self.to.clone(), at, by: self.by.clone() });
        it.accepted = None;
    }
}

impl Evolves for TaskAccepted {
    fn evolve(&self, response: &mut Response, at: Instant) {
        let Some(it) = response.change(self.task, Change::Accepted, at) else { return };
        it.accepted = Some((at, self.by.clone()));
        it.last_by = self.by.clone();
        it.reason = None;
    }
}

impl Evolves for TaskDeclined {
    fn evolve(&self, response: &mut Response, at: Instant) {
        let Some(it) = response.change(self.task, Change::Declined, at) else { return };
        it.accepted = None;
        it.last_by = self.by.clone();
        it.reason = Some(self.reason.clone());
    }
}

impl Evolves for TaskStarted {
    fn evolve(&self, response: &mut Response, at: Instant) {
        let Some(it) = response.change(self.task, Change::Started, at) else { return };
        it.started_at = it.started_at.or(Some(at));
        // Whoever begins has taken it on, also when nobody wrote that down.
        if it.accepted.is_none() {
            it.accepted = Some((at, self.by.clone()));
        }
        it.last_by = self.by.clone();
        it.reason = None;
    }
}

impl Evolves for TaskBlocked {
    fn evolve(&self, response: &mut Response, at: Instant) {
        let Some(it) = response.change(self.task, Change::Blocked, at) else { return };
        it.last_by = self.by.clone();
        it.reason = Some(self.reason.clone());
    }
}

impl Evolves for TaskResumed {
    fn evolve(&self, response: &mut Response, at: Instant) {
        let Some(it) = response.change(self.task, Change::Resumed, at) else { return };
        it.last_by = self.by.clone();
        it.reason = None;
    }
}

impl Evolves for TaskFinished {
    fn evolve(&self, response: &mut Response, at: Instant) {
        let Some(it) = response.change(self.task, Change::Finished, at) else { return };
        it.last_by = self.by.clone();
        it.proof.clone_from(&self.proof);
        it.reason = None;
    }
}

impl Evolves for TaskEnded {
    fn evolve(&self, response: &mut Response, at: Instant) {
        response.change(self.task, Change::Ended, at);
    }
}

impl Evolves for TaskVerified {
    fn evolve(&self, response: &mut Response, at: Instant) {
        let Some(it) = response.change(self.task, Change::Verified, at) else { return };
        it.last_by = self.by.clone();
    }
}

impl Evolves for TaskSentBack {
    fn evolve(&self, response: &mut Response, at: Instant) {
        let Some(it) = response.change(self.task, Change::SentBack, at) else { return };
        it.last_by = self.by.clone();
        it.reason = Some(self.reason.clone());
        it.proof = None;
    }
}

impl Evolves for TaskCancelled {
    fn evolve(&self, response: &mut Response, at: Instant) {
        let Some(it) = response.change(self.task, Change::Cancelled, at) else { return };
        it.last_by = self.by.clone();
        it.reason.clone_from(&self.reason);
    }
}

impl Evolves for TaskHandedOver {
    fn evolve(&self, response: &mut Response, _: Instant) {
        let Some(it) = response.tasks.get_mut(self.task.index().at()) else { return };
        it.last_by = self.by.clone();
        it.handed_over = Some(self.to.clone());
        it.reason.clone_from(&self.reason);
    }
}

impl Evolves for TaskOverdue {
    fn evolve(&self, response: &mut Response, at: Instant) {
        let Some(it) = response.change(self.task, Change::Overdue, at) else { return };
        it.overdue_at = it.overdue_at.or(Some(at));
    }
}

impl Evolves for TaskEscalated {
    fn evolve(&self, response: &mut Response, at: Instant) {
        let Some(it) = response.change(self.task, Change::Escalated, at) else { return };
        it.escalated = Some((at, self.to.clone()));
    }
}
