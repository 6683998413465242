//! Which task waits for which, and from which level on a task can open.

use std::collections::{BTreeMap, BTreeSet};

use domain::kernel::Key;
use domain::plans::document::{Condition, Plan, Task, TaskState};

/// What a task waits for until it is done: its predecessors, and what its condition cannot do
/// without.
pub(super) fn waits_for(task: &Task) -> Vec<&Key> {
    let mut keys: Vec<&Key> = task.after.iter().collect();
    if let Some(condition) = &task.when {
        gather(condition, &mut keys);
    }
    keys
}

fn gather<'a>(condition: &'a Condition, keys: &mut Vec<&'a Key>) {
    match condition {
        Condition::All(parts) => parts.iter().for_each(|it| gather(it, keys)),
        Condition::Held { condition, .. } => gather(condition, keys),
        Condition::Task { task, state: TaskState::Done } => keys.push(task),
        Condition::Task { state: TaskState::Started, .. }
        | Condition::Any(_)
        | Condition::Not(_)
        | Condition::Compare { .. }
        | Condition::LevelOf { .. } => {}
    }
}

/// The least severe rank at which each task is started by name.
pub(super) fn started_at(plan: &Plan) -> BTreeMap<&Key, u8> {
    let mut ranks = BTreeMap::new();
    for (_, level) in plan.levels.iter() {
        let Some(rank) = level.rank else { continue };
        for key in level.starts.iter().filter(|it| plan.tasks.has(it)) {
            let least = ranks.entry(key).or_insert(rank);
            *least = rank.max(*least);
        }
    }
    ranks
}

/// The least severe rank at which each task can open: where it is started by name, else where all
/// that it follows have opened.
pub(super) fn opens_at(plan: &Plan) -> BTreeMap<&Key, u8> {
    let mut ranks = started_at(plan);
    loop {
        let mut more = Vec::new();
        for (key, task) in plan.tasks.iter().filter(|(key, _)| !ranks.contains_key(key)) {
            let before: Option<Vec<u8>> =
                task.after.iter().map(|it| ranks.get(it).copied()).collect();
            if let Some(rank) = before.and_then(|it| it.into_iter().min()) {
                more.push((key, rank));
            }
        }
        if more.is_empty() {
            return ranks;
        }
        ranks.extend(more);
    }
}

/// The tasks that a level starts by name, or that follow one of those.
pub(super) fn reached(plan: &Plan) -> BTreeSet<&Key> {
    let mut followers: BTreeMap<&Key, Vec<&Key>> = BTreeMap::new();
    for (key, task) in plan.tasks.iter() {
        for before in &task.after {
            followers.entry(before).or_default().push(key);
        }
    }
    let starts = plan.levels.iter().flat_map(|(_, it)| &it.starts);
    let mut open: Vec<&Key> = starts.filter(|it| plan.tasks.has(it)).collect();
    let mut reached = BTreeSet::new();
    while let Some(key) = open.pop() {
        if reached.insert(key) {
            open.extend(followers.get(key).into_iter().flatten().copied());
        }
    }
    reached
}
