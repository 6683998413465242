//! Whom it concerns what happened in an operation: the notices that its events make.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::inbox::{Addressee, Notice, NoticeAbout, NoticeKind};
use crate::kernel::{Instant, Key, OperationId};
use crate::operations::{
    By, Event, OpenedBy, Origin, PlanResponse, Response, TaskNumber, TaskView,
};
use crate::plans::document::LevelName;

/// So many notices of one operation are kept; then the older half is let go.
pub const NOTICES_KEPT_MAX: usize = 50_000;

/// An event of an operation where it stands in the journal.
#[derive(Clone, Copy, Debug)]
pub struct Told<'a> {
    /// What happened.
    pub event: &'a Event,
    /// Its place.
    pub position: u64,
    /// When it was entered: before, nobody could be told.
    pub at: Instant,
    /// The command that it belongs to: what one command did has one cause.
    pub command: &'a str,
}

/// The notices of an operation, in the order of the journal.
#[derive(Clone, Debug, Default)]
pub struct OperationNotices {
    notices: Vec<Arc<Notice>>,
    /// What opened each task.
    causes: BTreeMap<TaskNumber, u64>,
    command: String,
    cause: u64,
}

/// What an event tells one addressee.
struct Concerns {
    kind: NoticeKind,
    to: Addressee,
    about: NoticeAbout,
    cause: u64,
    due_at: Option<Instant>,
    is_first: bool,
}

impl OperationNotices {
    /// All of them, the oldest first.
    #[must_use]
    pub fn all(&self) -> &[Arc<Notice>] {
        &self.notices
    }

    /// Takes in one more event; `response` is the response after it.
    pub fn fold(&mut self, operation: OperationId, told: Told<'_>, response: &Response) {
        if self.command != told.command {
            self.command = told.command.to_owned();
            self.cause = told.position;
        }
        let found = self.concerned(operation, told.event, response);
        let mut reached: BTreeSet<(NoticeKind, Addressee)> = BTreeSet::new();
        for it in found {
            if !reached.insert((it.kind, it.to.clone())) {
                continue;
            }
            let Ok(key) = format!("{}.{}", told.position, it.kind.name()).parse() else { continue };
            let Concerns { kind, to, about, cause, due_at, is_first } = it;
            let at = told.at;
            let notice = Notice { key, at, kind, to, about, due_at, is_first, cause };
            self.notices.push(Arc::new(notice));
        }
        if self.notices.len() > NOTICES_KEPT_MAX {
            self.notices.drain(..NOTICES_KEPT_MAX / 2);
        }
    }

    fn concerned(
        &mut self,
        operation: OperationId,
        event: &Event,
        all: &Response,
    ) -> Vec<Concerns> {
        match event.task().and_then(|number| all.task(number)) {
            Some(task) => self.of_task(operation, event, (all, &task)).into_iter().collect(),
            None => self.of_levels(operation, event, all),
        }
    }

    fn of_task(
        &mut self,
        operation: OperationId,
        event: &Event,
        (all, task): (&Response, &TaskView<'_>),
    ) -> Option<Concerns> {
        let whose = || match task.post() {
            Some(post) => Addressee::Post(post.clone()),
            None => Addressee::Unit(task.lead().clone()),
        };
        let giver = || giver(task).or(all.commanding_post()).cloned().map(Addressee::Post);
        let unless = |by: &By, to: Addressee| (by.post.as_ref() != post_of(&to)).then_some(to);
        use NoticeKind as Kind;
        let (kind, to) = match event {
            Event::TaskOpened(it) => {
                self.causes.insert(task.number, self.cause);
                // A post that the plan names is handed the task by an event of its own.
                let to = whose();
                let is_units = matches!(to, Addressee::Unit(_));
                (Kind::TaskOpened, unless(&it.by, to).filter(|_| is_units)?)
            }
            Event::TaskOffered(it) => {
                (Kind::TaskOffered, unless(&it.by, Addressee::Post(it.to.clone()))?)
            }
            Event::TaskOverdue(_) => (Kind::TaskOverdue, whose()),
            Event::TaskEscalated(it) => {
                let to = it.to.as_ref().or(all.commanding_post())?;
                (Kind::TaskEscalated, Addressee::Post(to.clone()))
            }
            Event::TaskDeclined(it) => (Kind::TaskDeclined, unless(&it.by, giver()?)?),
            Event::TaskBlocked(it) => (Kind::TaskBlocked, unless(&it.by, giver()?)?),
            Event::TaskFinished(it) => (Kind::TaskFinished, unless(&it.by, giver()?)?),
            Event::TaskSentBack(it) => (Kind::TaskSentBack, unless(&it.by, whose())?),
            Event::TaskCancelled(it) => {
                let is_begun = task.record.accepted.is_some() || task.record.started_at.is_some();
                let kind = if is_begun { Kind::TaskStopped } else { Kind::TaskCancelled };
                (kind, unless(&it.by, whose())?)
            }
            Event::TaskHandedOver(it) => (Kind::TaskHandedOver, Addressee::Unit(it.to.clone())),
            other => return no_notice(other),
        };
        let is_first = task.planned.is_some_and(|(_, it)| it.priority == 1)
            || task.record.opened_by == Some(OpenedBy::Hand);
        Some(Concerns {
            kind,
            to,
            about: NoticeAbout::Task(operation, task.number.number()),
            cause: self.causes.get(&task.number).copied().unwrap_or(self.cause),
            due_at: task.task.due_at(),
            is_first,
        })
    }

    fn of_levels(&self, operation: OperationId, event: &Event, all: &Response) -> Vec<Concerns> {
        use NoticeKind as Kind;
        let concerns = |kind, to, about| Concerns {
            kind,
            to,
            about,
            cause: self.cause,
            due_at: None,
            is_first: true,
        };
        let level = |plan: &Key| NoticeAbout::Level(operation, plan.clone());
        let to_post = |it: &Key| Addressee::Post(it.clone());
        let measure = |plan: &Key, measure: &Key| {
            let mut standing = all.measures.iter().rev();
            let found = standing.find(|it| it.plan == *plan && it.at_work.key == *measure);
            let about = NoticeAbout::Measure(operation, plan.clone(), measure.clone());
            found.map(|it| concerns(Kind::MeasureDue, to_post(&it.decided_by), about))
        };
        let one = match event {
            Event::LevelProposed(it) => {
                let decider = all.plan(&it.plan).and_then(|at| decider(at, it.level.as_ref()));
                let decider = decider.filter(|post| it.by.post.as_ref() != Some(post));
                decider.map(|to| concerns(Kind::LevelProposed, to_post(to), level(&it.plan)))
            }
            Event::LevelOutlasted(it) => {
                let decision = all.plan(&it.plan).and_then(|it| it.decision.as_ref());
                let to = decision.map(|it| to_post(&it.decided_by));
                to.map(|to| concerns(Kind::LevelOutlasted, to, level(&it.plan)))
            }
            Event::MeasureRanOut(it) => measure(&it.plan, &it.measure),
            Event::MeasureReviewDue(it) => measure(&it.plan, &it.measure),
            Event::CommandTaken(it) => {
                let to = Some(&it.post).filter(|post| it.by.post.as_ref() != Some(post));
                let about = NoticeAbout::Command(operation);
                to.map(|to| concerns(Kind::CommandTaken, to_post(to), about))
            }
            Event::LevelDecided(it) => return self.changed(operation, all.plan(&it.plan)),
            Event::ResponseLifted(it) => return self.changed(operation, all.plan(&it.plan)),
            other => no_notice(other),
        };
        one.into_iter().collect()
    }

    /// Whoever has duties by a plan reads that its level changed; what is to be done comes by
    /// itself, as tasks.
    fn changed(&self, operation: OperationId, plan: Option<&PlanResponse>) -> Vec<Concerns> {
        let Some(plan) = plan else { return Vec::new() };
        let with_duties: BTreeSet<Addressee> = plan
            .at_work
            .tasks
            .iter()
            .map(|it| match &it.post {
                Some(post) => Addressee::Post(post.clone()),
                None => Addressee::Unit(it.lead.clone()),
            })
            .collect();
        let concerns = |to| Concerns {
            kind: NoticeKind::LevelChanged,
            to,
            about: NoticeAbout::Level(operation, plan.at_work.key.clone()),
            cause: self.cause,
            due_at: None,
            is_first: false,
        };
        with_duties.into_iter().map(concerns).collect()
    }
}

/// Whoever handed a task out, where a person did.
fn giver<'a>(task: &TaskView<'a>) -> Option<&'a Key> {
    let asked = task.record.asked.as_ref().and_then(|it| it.by.post.as_ref());
    asked.or(match &task.record.origin {
        Origin::Given(given) => given.by.post.as_ref(),
        Origin::Planned { .. } => None,
    })
}

const fn post_of(to: &Addressee) -> Option<&Key> {
    match to {
        Addressee::Post(post) => Some(post),
        Addressee::Unit(_) => None,
    }
}

/// Who decides a level, or the end of the one in force.
fn decider<'a>(plan: &'a PlanResponse, level: Option<&LevelName>) -> Option<&'a Key> {
    let in_force = plan.decision.as_ref().and_then(|it| plan.at_work.level(&it.level));
    match level {
        Some(name) => plan.at_work.level(name)?.decided_by.as_ref(),
        None => in_force.and_then(|it| it.left_by.as_ref().or(it.decided_by.as_ref())),
    }
}

/// Whatever else happens asks nobody for anything, and stands in the log and on the board.
const fn no_notice<T>(_: &Event) -> Option<T> {
    None
}
