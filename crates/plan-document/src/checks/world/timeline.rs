//! Which tasks run at the same time.
//!
//! A level opens everything that it and the less severe levels start. Each task begins as early as
//! it can: when all that it comes `after` has taken its longest time, and its delay has passed. It
//! then runs for its longest time, a standing one until the level ends. That is one schedule of
//! many: tasks that overlap in it can overlap in earnest, while tasks that only a lucky or an
//! unlucky day would bring together are not counted together.

use std::collections::{BTreeMap, BTreeSet};

use domain::kernel::{Key, Span};
use domain::plans::document::{Condition, LevelName, Plan, Task, TaskState};

/// What a task without an estimate is taken to need.
const TAKES_UNKNOWN: Span = Span::from_hours(1);

/// A level with the tasks that are open at it.
pub(super) struct Stage<'a> {
    /// Its rank, 1 the most severe.
    pub(super) rank: u8,
    /// What it is called.
    pub(super) name: &'a LevelName,
    /// The sets of tasks that run at once; none lies within another that comes right after it.
    pub(super) crowds: Vec<Crowd<'a>>,
}

/// Tasks that run at once.
pub(super) type Crowd<'a> = Vec<(&'a Key, &'a Task)>;

/// The levels of a plan, the least severe first.
pub(super) fn stages(plan: &Plan) -> Vec<Stage<'_>> {
    let mut stages: Vec<Stage<'_>> = Vec::new();
    for (name, level) in plan.levels_by_rank() {
        let Some(rank) = level.rank else { continue };
        if stages.last().is_none_or(|it| it.rank != rank) {
            stages.push(Stage { rank, name, crowds: crowds(plan, rank) });
        }
    }
    stages
}

/// The most severe level alone: what runs at once at a less severe one runs at once there too.
pub(super) fn last_stage(plan: &Plan) -> Option<Stage<'_>> {
    let (name, level) = plan.levels_by_rank().pop()?;
    let rank = level.rank?;
    Some(Stage { rank, name, crowds: crowds(plan, rank) })
}

/// The sets of tasks that run at once when a plan stands at a level.
pub(super) fn crowds(plan: &Plan, rank: u8) -> Vec<Crowd<'_>> {
    let runs = runs(plan, rank);
    let mut changes: Vec<(i64, bool, &Key)> = Vec::with_capacity(runs.len() * 2);
    for (key, run) in &runs {
        changes.push((run.from, true, key));
        changes.push((run.until, false, key));
    }
    // At the same moment what ends makes room before the next one starts.
    changes.sort();
    let mut here: BTreeMap<&Key, &Task> = BTreeMap::new();
    let mut found = Vec::new();
    let mut has_grown = false;
    for (_, is_start, key) in changes {
        if is_start {
            here.extend(runs.get(key).map(|it| (key, it.task)));
            has_grown = true;
            continue;
        }
        if has_grown {
            found.push(here.iter().map(|(key, task)| (*key, *task)).collect());
            has_grown = false;
        }
        here.remove(key);
    }
    found
}

/// Everything that a level starts, whenever it runs.
pub(super) fn started(plan: &Plan, rank: u8) -> Crowd<'_> {
    let keys = plan.tasks_started_at(rank).into_iter();
    keys.filter_map(|key| Some((key, plan.tasks.get(key)?))).collect()
}

struct Run<'a> {
    task: &'a Task,
    from: i64,
    until: i64,
}

fn runs(plan: &Plan, rank: u8) -> BTreeMap<&Key, Run<'_>> {
    let mut open: BTreeMap<&Key, (&Task, BTreeSet<&Key>)> = BTreeMap::new();
    let started = plan.tasks_started_at(rank);
    for key in &started {
        if let Some(task) = plan.tasks.get(key) {
            let before = comes_after(task).filter(|it| started.contains(it) && it != key);
            open.insert(key, (task, before.collect()));
        }
    }
    let mut runs = BTreeMap::new();
    let mut ready_at: BTreeMap<&Key, i64> = BTreeMap::new();
    while !open.is_empty() {
        let is_free = |before: &BTreeSet<&Key>| before.iter().all(|it| !open.contains_key(it));
        let mut next: Vec<_> =
            open.iter().filter(|(_, (_, before))| is_free(before)).map(|(key, _)| *key).collect();
        // Tasks in a circle never open; another rule says so. Here they count from the start.
        let is_circle = next.is_empty();
        if is_circle {
            next.extend(open.keys().copied());
        }
        for key in next {
            let Some((task, before)) = open.remove(key) else { continue };
            let before = before.iter().filter(|_| !is_circle);
            let ready = before.filter_map(|it| ready_at.get(it)).max().copied();
            let delay = task.delay.map_or(0, Span::microseconds);
            let from = ready.unwrap_or(0).saturating_add(delay);
            let is_done = from.saturating_add(takes(task));
            ready_at.insert(key, is_done);
            let until = if task.is_standing { i64::MAX } else { is_done };
            runs.insert(key, Run { task, from, until });
        }
    }
    runs
}

/// The tasks that must be done before one opens: by `after`, and by a condition that wants them
/// done in any case.
fn comes_after(task: &Task) -> impl Iterator<Item = &Key> {
    let mut keys: Vec<_> = task.after.iter().collect();
    if let Some(condition) = &task.when {
        wanted_done(condition, &mut keys);
    }
    keys.into_iter()
}

fn wanted_done<'a>(condition: &'a Condition, keys: &mut Vec<&'a Key>) {
    match condition {
        Condition::All(parts) => {
            for part in parts {
                wanted_done(part, keys);
            }
        }
        Condition::Task { task, state: TaskState::Done } => keys.push(task),
        Condition::Any(_)
        | Condition::Not(_)
        | Condition::Held { .. }
        | Condition::Compare { .. }
        | Condition::LevelOf { .. }
        | Condition::Task { state: TaskState::Started, .. } => {}
    }
}

fn takes(task: &Task) -> i64 {
    let estimate = task.takes.map(|it| it.max);
    estimate.or(task.due).unwrap_or(TAKES_UNKNOWN).microseconds().max(1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Document;

    fn crowds_of(tasks: &str) -> Vec<String> {
        let text = format!(
            "plan: p\nlevels:\n  IV:\n    title: {{zh: 四级}}\n    starts: [a, b, c]\ntasks:\n{tasks}"
        );
        let document = Document::read(&text);
        let found = crowds(document.plan(), 4);
        let names =
            |it: &Crowd<'_>| it.iter().map(|(key, _)| key.as_str()).collect::<Vec<_>>().join("+");
        found.iter().map(names).collect()
    }

    const TAKES: &str = "takes: {min: 10min, likely: 20min, max: 30min}";

    #[test]
    fn tasks_that_nothing_orders_run_at_once() {
        let tasks = format!("  a: {{{TAKES}}}\n  b: {{{TAKES}}}\n  c: {{{TAKES}}}\n");
        assert_eq!(crowds_of(&tasks), ["a+b+c"]);
    }

    #[test]
    fn what_comes_after_runs_when_the_first_is_done() {
        let tasks = format!(
            "  a: {{{TAKES}}}\n  b: {{{TAKES}, after: [a]}}\n  c: {{{TAKES}, when: done(b)}}\n"
        );
        assert_eq!(crowds_of(&tasks), ["a", "b", "c"]);
    }

    #[test]
    fn a_standing_task_goes_on_while_the_next_begin() {
        let tasks = format!(
            "  a: {{{TAKES}, standing: true}}\n  b: {{{TAKES}, after: [a]}}\n  c: {{{TAKES}, \
             delay: 2h}}\n"
        );
        assert_eq!(crowds_of(&tasks), ["a+b", "a+c"]);
    }

    #[test]
    fn a_circle_does_not_stop_the_counting() {
        let tasks = format!(
            "  a: {{{TAKES}, after: [b]}}\n  b: {{{TAKES}, after: [a]}}\n  c: {{{TAKES}}}\n"
        );
        assert_eq!(crowds_of(&tasks), ["a+b+c"]);
    }
}
