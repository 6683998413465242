//! Tasks that kept their title and their lead and got another key: the same task.

use std::collections::BTreeMap;

use domain::kernel::Key;
use domain::plans::document::{Condition, Entries, Plan, Task};

/// New keys by old ones.
pub(super) type Renamed = BTreeMap<Key, Key>;

/// Which tasks have another key only. Where two could be meant, none is.
pub(super) fn of_tasks(before: &Plan, after: &Plan) -> Renamed {
    let gone: Vec<_> = before.tasks.iter().filter(|(key, _)| !after.tasks.has(key)).collect();
    let new: Vec<_> = after.tasks.iter().filter(|(key, _)| !before.tasks.has(key)).collect();
    let is_same = |old: &Task, now: &Task| {
        old.title.is_some() && old.title == now.title && old.lead == now.lead
    };
    let mut renamed = Renamed::new();
    for (old_key, old) in &gone {
        let mut now = new.iter().filter(|(_, it)| is_same(old, it));
        let twins = gone.iter().filter(|(_, it)| is_same(old, it)).count();
        if let (Some((key, _)), None, 1) = (now.next(), now.next(), twins) {
            renamed.insert((*old_key).clone(), (*key).clone());
        }
    }
    renamed
}

/// The plan under the new keys, so that what refers to a task is no change of its own.
pub(super) fn followed(plan: &Plan, renamed: &Renamed) -> Plan {
    let mut plan = plan.clone();
    if renamed.is_empty() {
        return plan;
    }
    let now = |key: &Key| renamed.get(key).unwrap_or(key).clone();
    let list = |keys: &[Key]| keys.iter().map(now).collect::<Vec<_>>();
    let condition = |it: &Option<Condition>| it.as_ref().map(|it| in_condition(it, renamed));
    plan.tasks = plan
        .tasks
        .iter()
        .map(|(key, task)| {
            let mut task = task.clone();
            task.after = list(&task.after);
            task.when = condition(&task.when);
            (now(key), task)
        })
        .collect::<Entries<Task>>();
    plan.levels = plan
        .levels
        .iter()
        .map(|(name, level)| {
            let mut level = level.clone();
            level.starts = list(&level.starts);
            level.enter.when = condition(&level.enter.when);
            level.leave.when = condition(&level.leave.when);
            (name.clone(), level)
        })
        .collect();
    plan
}

fn in_condition(condition: &Condition, renamed: &Renamed) -> Condition {
    let inside = |it: &Condition| in_condition(it, renamed);
    match condition {
        Condition::All(parts) => Condition::All(parts.iter().map(inside).collect()),
        Condition::Any(parts) => Condition::Any(parts.iter().map(inside).collect()),
        Condition::Not(inner) => Condition::Not(Box::new(inside(inner))),
        Condition::Held { condition, span } => {
            Condition::Held { condition: Box::new(inside(condition)), span: *span }
        }
        Condition::Task { task, state } => {
            Condition::Task { task: renamed.get(task).unwrap_or(task).clone(), state: *state }
        }
        Condition::Compare { .. } | Condition::LevelOf { .. } => condition.clone(),
    }
}
