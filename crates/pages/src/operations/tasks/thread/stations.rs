//! The thread of a task, station by station: the plan, the check, what opened it, the work, and
//! what follows.

use application::operations::ThreadStep;
use domain::kernel::{Instant, Key};
use domain::operations::task_machine::State;
use domain::operations::{Event, OpenedBy, TaskNumber, TaskView};
use domain::plans::document::LevelName;
use words::{Language, Names as _, Say as _, TaskThread, duration};

use super::super::row::TaskRow;
use super::basis::{Basis, FindingShown, findings};
use super::desk::TaskDesk;
use super::stops::{Stop, stop};
use crate::operations::deciding::{ConditionShown, condition_said, judged};
use crate::operations::sight::Sight;

/// The thread, ready to be shown.
pub(super) struct Stations {
    /// The plan; none for a task that somebody gave.
    pub(super) basis: Option<Basis>,
    pub(super) findings: Vec<FindingShown>,
    pub(super) opening: Opening,
    pub(super) work: Vec<Stop>,
    /// The tasks that wait for it.
    pub(super) after: Vec<TaskRow>,
}

/// What opened a task, or what it waits for.
pub(super) struct Opening {
    pub(super) says: Vec<String>,
    /// The level's page, where a level opened it or is to open it.
    pub(super) level_href: Option<String>,
    /// What comes before the tasks before it, and those.
    pub(super) before_word: String,
    pub(super) before: Vec<TaskRow>,
    /// The condition that it waits for, with what it comes to now.
    pub(super) condition: Option<ConditionShown>,
    pub(super) stops: Vec<Stop>,
}

/// What happened, apart by station.
#[derive(Default)]
struct Parts {
    plan: Vec<Stop>,
    opening: Vec<Stop>,
    work: Vec<Stop>,
}

impl Stations {
    pub(super) fn of(desk: &TaskDesk) -> Self {
        let parts = Parts::of(desk);
        let rows = |numbers: Vec<TaskNumber>| rows(desk, numbers);
        let machine = &desk.sight().board.response().machine;
        let after = machine.successors(desk.task.index()).map(TaskNumber::of).collect();
        Self {
            basis: Basis::of(desk, parts.plan),
            findings: findings(desk),
            opening: Opening::of(desk, parts.opening),
            work: parts.work,
            after: rows(after),
        }
    }
}

impl Parts {
    fn of(desk: &TaskDesk) -> Self {
        let mut parts = Self::default();
        let mut asked: Option<Key> = None;
        let is_opening =
            |it: &ThreadStep| it.is_own && matches!(it.happening.event, Event::TaskOpened(_));
        let opened = desk.thread.steps.iter().position(is_opening);
        for (place, step) in desk.thread.steps.iter().enumerate() {
            let event = &step.happening.event;
            if let Event::TaskOffered(it) = event {
                asked = Some(it.to.clone());
            }
            let is_before = opened.is_some_and(|it| place <= it);
            let prepares = matches!(event, Event::TaskScheduled(_) | Event::TaskReleased(_));
            let told = stop(desk, &step.happening, asked.as_ref());
            let part = if matches!(event, Event::PlanPutToWork(_)) {
                &mut parts.plan
            } else if is_before || prepares {
                &mut parts.opening
            } else {
                &mut parts.work
            };
            part.push(told);
        }
        parts
    }
}

impl Opening {
    fn of(desk: &TaskDesk, stops: Vec<Stop>) -> Self {
        let (sight, view) = (desk.sight(), desk.view());
        let before = before(desk);
        let waits = view.task.state() == State::Planned;
        let says = if waits { waits_for(&sight, &view) } else { opened(desk) };
        let before_word = match (waits, view.record.opened_by) {
            (true, _) => TaskThread::WaitsForTasks,
            (false, Some(OpenedBy::TasksBefore)) => TaskThread::ByTasks,
            (false, _) => TaskThread::TasksBefore,
        };
        let planned = view.planned.filter(|(_, it)| waits && it.when.is_some());
        let condition =
            planned.and_then(|(plan, it)| Some(judged(&sight, plan, it.when.as_ref()?)));
        let by_level = view.planned.filter(|(_, it)| it.from_rank.is_some());
        let level_href = by_level.map(|(plan, _)| sight.addresses.level(&plan.at_work.key));
        Self {
            says,
            level_href,
            before_word: sight.say(before_word),
            before: rows(desk, before),
            condition,
            stops,
        }
    }
}

fn before(desk: &TaskDesk) -> Vec<TaskNumber> {
    let machine = &desk.sight().board.response().machine;
    machine.predecessors(desk.task.index()).map(TaskNumber::of).collect()
}

fn rows(desk: &TaskDesk, numbers: Vec<TaskNumber>) -> Vec<TaskRow> {
    let sight = desk.sight();
    let views = numbers.into_iter().filter_map(|it| sight.board.response().task(it));
    views.map(|it| TaskRow::of(&sight, &it)).collect()
}

/// What opened it, in words; what happened then stands below.
fn opened(desk: &TaskDesk) -> Vec<String> {
    let (sight, view) = (desk.sight(), desk.view());
    let Some(cause) = view.record.opened_by else { return Vec::new() };
    let said = match (cause, view.planned) {
        (OpenedBy::Level, Some((plan, _))) => {
            let level = decided_level(desk).map(|it| {
                let (plan, level) = (&plan.at_work.key, &it);
                (sight.names.plan(plan), sight.names.level_title(plan, level))
            });
            level.map(|(plan, level)| TaskThread::ByLevel { plan, level })
        }
        (OpenedBy::Condition, Some((plan, task))) => task.when.as_ref().map(|it| {
            let condition = condition_said(&sight, &plan.at_work.key, it);
            TaskThread::ByCondition { condition }
        }),
        (OpenedBy::Delay, Some((_, task))) => task.delay.map(|it| {
            let delay = duration(it, sight.language);
            TaskThread::ByDelay { delay }
        }),
        (OpenedBy::Hand, _) => Some(TaskThread::ByHand),
        (OpenedBy::Level | OpenedBy::TasksBefore | OpenedBy::Condition | OpenedBy::Delay, _) => {
            None
        }
    };
    said.into_iter().map(|it| sight.say(it)).collect()
}

/// The level whose decision opened it.
fn decided_level(desk: &TaskDesk) -> Option<LevelName> {
    let opened = desk.view().task.opened_at();
    let decided = desk.thread.steps.iter().rev().filter_map(|it| {
        let Event::LevelDecided(decided) = &it.happening.event else { return None };
        Some((it.happening.happened_at, decided.level.clone()))
    });
    let mut before = decided.filter(|(at, _)| opened.is_none_or(|opened| *at <= opened));
    before.next().map(|(_, level)| level)
}

/// What keeps it from opening, apart from tasks and its condition, which are shown by themselves.
fn waits_for(sight: &Sight<'_>, view: &TaskView<'_>) -> Vec<String> {
    let Some((plan, task)) = view.planned else { return Vec::new() };
    let rank = plan.decision.as_ref().map(|it| it.rank);
    let level = task.from_rank.filter(|from| rank.is_none_or(|rank| rank > *from));
    let level = level.and_then(|from| plan.at_work.levels.iter().find(|it| it.rank == from));
    let level = level.map(|it| {
        let level = sight.names.level_title(&plan.at_work.key, &it.name);
        TaskThread::WaitsForLevel { level }
    });
    let is_by_hand = task.from_rank.is_none() && task.after.is_empty() && task.when.is_none();
    let by_hand = is_by_hand.then_some(TaskThread::WaitsForHand);
    let delay = view.task.opens_at().map(|at: Instant| {
        let time = sight.time(at).clock;
        TaskThread::WaitsForDelay { time }
    });
    let language: Language = sight.language;
    level.into_iter().chain(by_hand).chain(delay).map(|it| it.say(language)).collect()
}
