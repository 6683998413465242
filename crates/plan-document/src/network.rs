//! The tasks of a level as a network: what waits for what, how early each can be done, and the
//! critical path (Kelley and Walker 1959), by the most likely durations of the plan.
//!
//! It knows no resources: with fewer people than the plan needs, everything takes longer. A task
//! that waits for a reading or a level has no time of its own here; it and what follows from it are
//! listed apart.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use domain::kernel::{Key, Span};
use domain::plans::document::{Condition, Plan, Task, TaskState};

/// The tasks of a level, in an order in which each stands after those it waits for.
#[derive(Clone, PartialEq, Debug)]
pub struct Network {
    /// The tasks whose time is known.
    pub tasks: Vec<Placed>,
    /// The tasks that wait for more than other tasks, and those that wait for them, in the order of
    /// the plan.
    pub on_condition: Vec<Key>,
    /// How long it takes until the last one is done.
    pub length: Span,
}

/// A task in its network.
#[derive(Clone, PartialEq, Debug)]
pub struct Placed {
    /// Which one.
    pub key: Key,
    /// The places in [`Network::tasks`] of those it waits for.
    pub after: Vec<usize>,
    /// How many tasks stand before it, on the longest way.
    pub column: usize,
    /// When those it waits for can be done, from the start of the level.
    pub free_at: Span,
    /// When it can begin: then, or later where it is delayed.
    pub earliest_start: Span,
    /// When it can be done.
    pub earliest_finish: Span,
    /// How much later it can be done without moving the end.
    pub slack: Span,
    /// Whether it lies on the critical path.
    pub is_critical: bool,
}

/// The network of a level of that rank: what it starts, what less severe levels start, and what
/// follows from those.
#[must_use]
pub fn network(plan: &Plan, rank: u8) -> Network {
    let started = plan.tasks_started_at(rank);
    let mut waiting: BTreeMap<&Key, usize> = BTreeMap::new();
    let mut followers: BTreeMap<&Key, Vec<&Key>> = BTreeMap::new();
    for (key, task) in plan.tasks.iter() {
        let opens = started.contains(key) || !task.after.is_empty();
        if opens {
            let before = waits_for(task);
            // One more than there are where a condition must hold too: it is never reached here.
            let more = usize::from(before.is_none());
            let before = before.unwrap_or_default();
            waiting.insert(key, before.len() + more);
            for it in before {
                followers.entry(it).or_default().push(key);
            }
        }
    }
    let ready = plan.tasks.iter().map(|(key, _)| key);
    let mut ready: VecDeque<&Key> = ready.filter(|key| waiting.get(key) == Some(&0)).collect();
    let mut places: BTreeMap<&Key, usize> = BTreeMap::new();
    let mut tasks: Vec<Placed> = Vec::new();
    while let Some(key) = ready.pop_front() {
        let Some(task) = plan.tasks.get(key) else { continue };
        places.insert(key, tasks.len());
        tasks.push(placed(key, task, &places, &tasks));
        for follower in followers.get(key).into_iter().flatten() {
            if let Some(left) = waiting.get_mut(follower) {
                *left -= 1;
                if *left == 0 {
                    ready.push_back(follower);
                }
            }
        }
    }
    let left =
        plan.tasks.iter().map(|(key, _)| key).filter(|key| {
            waiting.get(key).is_some_and(|it| *it > 0) && can_open(plan, key, &started)
        });
    let on_condition = left.cloned().collect();
    with_slack(tasks, on_condition)
}

/// The tasks that must be done before this one opens; none where it waits for more than tasks.
fn waits_for(task: &Task) -> Option<BTreeSet<&Key>> {
    let mut before: BTreeSet<&Key> = task.after.iter().collect();
    if let Some(condition) = &task.when {
        add_done(condition, &mut before)?;
    }
    Some(before)
}

fn add_done<'a>(condition: &'a Condition, before: &mut BTreeSet<&'a Key>) -> Option<()> {
    match condition {
        Condition::All(parts) => parts.iter().try_for_each(|it| add_done(it, before)),
        Condition::Task { task, state: TaskState::Done } => {
            before.insert(task);
            Some(())
        }
        Condition::Task { state: TaskState::Started, .. }
        | Condition::Any(_)
        | Condition::Not(_)
        | Condition::Compare { .. }
        | Condition::Held { .. }
        | Condition::LevelOf { .. } => None,
    }
}

/// Whether a level starts it, or a task from which it follows.
fn can_open(plan: &Plan, key: &Key, started: &BTreeSet<&Key>) -> bool {
    let mut seen = BTreeSet::new();
    let mut open = vec![key];
    while let Some(at) = open.pop() {
        if started.contains(at) {
            return true;
        }
        if seen.insert(at) {
            open.extend(plan.tasks.get(at).into_iter().flat_map(|it| &it.after));
        }
    }
    false
}

fn placed(key: &Key, task: &Task, places: &BTreeMap<&Key, usize>, tasks: &[Placed]) -> Placed {
    let before = waits_for(task).unwrap_or_default();
    let after: Vec<usize> = before.into_iter().filter_map(|it| places.get(it).copied()).collect();
    let before = || after.iter().filter_map(|at| tasks.get(*at));
    let free_at = before().map(|it| it.earliest_finish).max().unwrap_or(Span::ZERO);
    let earliest_start = sum(free_at, task.delay.unwrap_or(Span::ZERO));
    let column = before().map(|it| it.column + 1).max().unwrap_or(0);
    let earliest_finish = sum(earliest_start, likely(task));
    let (slack, is_critical) = (Span::ZERO, false);
    Placed {
        key: key.clone(),
        after,
        column,
        free_at,
        earliest_start,
        earliest_finish,
        slack,
        is_critical,
    }
}

/// How long a task most likely takes; one that says nothing takes no time here.
fn likely(task: &Task) -> Span {
    task.takes.map_or(Span::ZERO, |it| it.likely)
}

fn with_slack(mut tasks: Vec<Placed>, on_condition: Vec<Key>) -> Network {
    let length = tasks.iter().map(|it| it.earliest_finish).max().unwrap_or(Span::ZERO);
    // How much later a task can be done: as much as the followers leave it.
    let mut slacks: Vec<i64> =
        tasks.iter().map(|it| length.microseconds() - it.earliest_finish.microseconds()).collect();
    for at in (0..tasks.len()).rev() {
        let (Some(task), Some(slack)) = (tasks.get(at), slacks.get(at).copied()) else { continue };
        for before in &task.after {
            let Some(earlier) = tasks.get(*before) else { continue };
            // A delay after the others are done is no slack of theirs.
            let gap = task.free_at.microseconds() - earlier.earliest_finish.microseconds();
            if let Some(least) = slacks.get_mut(*before) {
                *least = (*least).min(slack + gap);
            }
        }
    }
    for (task, slack) in tasks.iter_mut().zip(slacks) {
        task.slack = Span::from_microseconds(slack);
        task.is_critical = slack == 0;
    }
    Network { tasks, on_condition, length }
}

fn sum(a: Span, b: Span) -> Span {
    Span::from_microseconds(a.microseconds().saturating_add(b.microseconds()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Document;

    fn of(tasks: &str) -> Network {
        let text = format!("levels:\n  IV: {{starts: [a]}}\ntasks:\n{tasks}");
        network(Document::read(&text).plan(), 4)
    }

    fn takes(minutes: u32) -> String {
        format!("takes: {{min: 1min, likely: {minutes}min, max: 9h}}")
    }

    #[test]
    fn the_longest_way_is_the_critical_path() {
        let network = of(&format!(
            "  a: {{{}}}\n  b: {{after: [a], {}}}\n  c: {{after: [a], {}}}\n  d: {{after: [b, c], \
             {}}}\n",
            takes(10),
            takes(30),
            takes(5),
            takes(20)
        ));
        assert_eq!(network.length, Span::from_minutes(60));
        let critical: Vec<_> =
            network.tasks.iter().filter(|it| it.is_critical).map(|it| it.key.as_str()).collect();
        assert_eq!(critical, ["a", "b", "d"]);
        let c = network.tasks.iter().find(|it| it.key.as_str() == "c").expect("it is there");
        assert_eq!((c.slack, c.column), (Span::from_minutes(25), 1));
    }

    #[test]
    fn what_waits_for_a_reading_has_no_time_and_neither_has_what_follows() {
        let text = "indicators: {stage: {measure: m}}\nlevels:\n  IV: {starts: [a, b, \
             d]}\ntasks:\n  \
                    a: {}\n  b: {when: \"stage < 57 m\"}\n  c: {after: [b]}\n  \
                    d: {when: \"done(a)\"}\n";
        let network = network(Document::read(text).plan(), 4);
        let placed: Vec<_> = network.tasks.iter().map(|it| it.key.as_str()).collect();
        let later: Vec<_> = network.on_condition.iter().map(Key::as_str).collect();
        assert_eq!((placed, later), (vec!["a", "d"], vec!["b", "c"]));
        assert_eq!(network.tasks[1].column, 1);
    }

    #[test]
    fn a_circle_and_what_waits_for_it_are_left_out() {
        let network =
            of("  a: {}\n  b: {after: [c]}\n  c: {after: [b]}\n  d: {after: [c]}\n  e: {}\n");
        let keys: Vec<_> = network.tasks.iter().map(|it| it.key.as_str()).collect();
        assert_eq!(keys, ["a"]);
        assert!(network.on_condition.is_empty());
    }
}
