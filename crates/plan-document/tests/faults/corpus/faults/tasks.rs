//! Tasks that are never given, cannot be done in time, or are given to the wrong people.

use std::collections::{BTreeMap, BTreeSet};

use domain::kernel::{Key, PersonKind};
use domain::plans::document::{ActivityKind, Plan};

use super::scene::{At, minutes};
use super::{Fault, Operator, Scene, operator};

pub(super) const OPERATORS: &[Operator] = &[
    operator("task orphaned", &["unreachable-task"], orphaned),
    operator("tasks wait for each other", &["circular-dependency"], circle),
    operator("tasks wait for each other by a condition", &["circular-dependency"], circle_by_when),
    operator("task waits for a standing one", &["after-standing-task"], waits_for_standing),
    operator(
        "task waits for a standing one by a condition",
        &["after-standing-task", "unreachable-task"],
        standing_by_when,
    ),
    operator("task waits for a later level", &["after-later-level"], waits_for_later),
    operator(
        "task waits for a later level by a condition",
        &["after-later-level", "unreachable-task"],
        later_by_when,
    ),
    operator("path longer than its level", &["path-longer-than-level"], long_path),
    operator("lead moved outside the house", &["lead-outside-issuer"], lead_outside),
    operator(
        "deadline shorter than it takes",
        &["deadline-too-short", "deadline-tight"],
        due_short,
    ),
    operator("takes longer than its deadline", &["deadline-too-short"], takes_long),
    operator("escalation after the deadline", &["escalation-too-late"], escalated_late),
    operator("first task not escalated", &["escalation-missing"], not_escalated),
    operator("guards where forbidden", &["performer-not-allowed"], guards),
    operator("auxiliaries without an officer", &["performer-not-allowed"], auxiliaries),
    operator("performers whom no unit has", &["performers-not-in-unit"], nobody_there),
];

/// The ranks at which a level starts it by name.
fn ranks(plan: &Plan, task: &Key) -> Vec<u8> {
    let starting = plan.levels.iter().filter(|(_, it)| it.starts.contains(task));
    starting.filter_map(|(_, it)| it.rank).collect()
}

/// One level starts it, and it follows nothing.
fn orphaned(scene: &mut Scene<'_>) -> Option<Fault> {
    let plans = scene.plans;
    let at =
        scene.task(|it| it.task.after.is_empty() && ranks(&plans[it.plan], it.key).len() == 1)?;
    let mut levels = plans[at.plan].levels.iter();
    let (name, level) = levels.find(|(_, it)| it.starts.contains(at.key))?;
    let place = level.starts.iter().position(|it| it == at.key)?.to_string();
    scene.remove(at.plan, &["levels", name.as_str(), "starts", &place])?;
    Some(at.fault(format!("{name} no longer starts it")))
}

/// Every task that must be done before, however far.
fn all_before<'a>(plan: &'a Plan, task: &'a Key) -> BTreeSet<&'a Key> {
    let mut found = BTreeSet::new();
    let mut open = vec![task];
    while let Some(key) = open.pop() {
        let before = plan.tasks.get(key).map(|it| &it.after);
        for it in before.into_iter().flatten() {
            if found.insert(it) {
                open.push(it);
            }
        }
    }
    found
}

fn wait(scene: &mut Scene<'_>, at: &At<'_>, before: &Key) -> Option<()> {
    scene.push(at.plan, &["tasks", at.key.as_str(), "after"], before.as_str())
}

fn wait_by_when(scene: &mut Scene<'_>, at: &At<'_>, before: &Key) -> Option<()> {
    let condition = format!("\"done({before})\"");
    scene.set(at.plan, &["tasks", at.key.as_str(), "when"], &condition)
}

/// The first of a chain, with the last.
fn chain<'a>(scene: &mut Scene<'a>) -> Option<(At<'a>, At<'a>)> {
    let plans = scene.plans;
    let mut found = Vec::new();
    for last in scene.tasks() {
        let chain = all_before(&plans[last.plan], last.key).into_iter();
        found.extend(chain.filter_map(|key| {
            Some((At { plan: last.plan, key, task: plans[last.plan].tasks.get(key)? }, last))
        }));
    }
    scene.pick(&found)
}

fn circle(scene: &mut Scene<'_>) -> Option<Fault> {
    let (first, last) = chain(scene)?;
    wait(scene, &first, last.key)?;
    Some(of_both(&first, &last))
}

fn circle_by_when(scene: &mut Scene<'_>) -> Option<Fault> {
    let (first, last) = chain(scene)?;
    wait_by_when(scene, &first, last.key)?;
    Some(of_both(&first, &last))
}

fn of_both(first: &At<'_>, last: &At<'_>) -> Fault {
    let mut fault = first.fault(format!("waits for {}, which waits for it", last.key));
    fault.places.extend(last.places());
    fault
}

/// A task, and a standing one that does not wait for it.
fn beside_standing<'a>(scene: &mut Scene<'a>) -> Option<(At<'a>, At<'a>)> {
    let standing: Vec<_> = scene.tasks().into_iter().filter(|it| it.task.is_standing).collect();
    let before = scene.pick(&standing)?;
    let plan = &scene.plans[before.plan];
    let waits = |it: &At<'_>| {
        it.plan == before.plan && it.key != before.key && !it.task.after.contains(before.key)
    };
    let at = scene.task(|it| {
        waits(it) && it.task.when.is_none() && !all_before(plan, before.key).contains(it.key)
    })?;
    Some((at, before))
}

fn waits_for_standing(scene: &mut Scene<'_>) -> Option<Fault> {
    let (at, before) = beside_standing(scene)?;
    wait(scene, &at, before.key)?;
    Some(at.fault(format!("waits for {}, which lasts", before.key)))
}

fn standing_by_when(scene: &mut Scene<'_>) -> Option<Fault> {
    let (at, before) = beside_standing(scene)?;
    wait_by_when(scene, &at, before.key)?;
    Some(at.fault(format!("opens when {} is done, which lasts", before.key)))
}

/// A task that a low level starts, and one that only a more severe one does.
fn beside_later<'a>(scene: &mut Scene<'a>) -> Option<(At<'a>, &'a Key)> {
    let plans = scene.plans;
    let mut found = Vec::new();
    for at in scene.tasks().into_iter().filter(|it| it.task.when.is_none()) {
        let Some(own) = ranks(&plans[at.plan], at.key).into_iter().max() else { continue };
        for before in scene.tasks().into_iter().filter(|it| it.plan == at.plan) {
            let later = ranks(&plans[before.plan], before.key).into_iter().max();
            let is_circle = all_before(&plans[at.plan], before.key).contains(at.key);
            if later.is_some_and(|it| it < own) && !before.task.is_standing && !is_circle {
                found.push((at, before.key));
            }
        }
    }
    scene.pick(&found)
}

fn waits_for_later(scene: &mut Scene<'_>) -> Option<Fault> {
    let (at, before) = beside_later(scene)?;
    wait(scene, &at, before)?;
    Some(at.fault(format!("waits for {before}, which a later level starts")))
}

fn later_by_when(scene: &mut Scene<'_>) -> Option<Fault> {
    let (at, before) = beside_later(scene)?;
    wait_by_when(scene, &at, before)?;
    Some(at.fault(format!("opens when {before} is done, which a later level starts")))
}

/// When tasks are done at their fastest, in minutes; without those that wait for a condition.
fn done_at(plan: &Plan) -> BTreeMap<&Key, i64> {
    let mut done: BTreeMap<&Key, i64> = BTreeMap::new();
    for _ in 0..plan.tasks.len() {
        for (key, task) in plan.tasks.iter().filter(|(_, it)| it.when.is_none()) {
            let before: Option<Vec<i64>> =
                task.after.iter().map(|it| done.get(it).copied()).collect();
            if let (Some(before), Some(takes)) = (before, task.takes) {
                let opens = before.into_iter().max().unwrap_or(0);
                let delay = task.delay.map_or(0, minutes);
                done.insert(key, opens + delay + minutes(takes.min));
            }
        }
    }
    done
}

/// The level that starts the end of a chain is expected to be over before the chain can be done.
fn long_path(scene: &mut Scene<'_>) -> Option<Fault> {
    use ActivityKind::{DataDestruction, LossSurvey, Recovery};
    let plans = scene.plans;
    let mut found = Vec::new();
    for (number, plan) in plans.iter().enumerate() {
        let done = done_at(plan);
        for (name, level) in plan.levels.iter() {
            for key in &level.starts {
                let Some((task, done)) = plan.tasks.get(key).zip(done.get(key)) else { continue };
                let is_of_the_aftermath =
                    matches!(task.kind, Some(Recovery | LossSurvey | DataDestruction));
                let is_only = ranks(plan, key).len() == 1;
                if !task.after.is_empty() && !is_of_the_aftermath && is_only && *done > 1 {
                    found.push((At { plan: number, key, task }, name, done - 1));
                }
            }
        }
    }
    let (at, name, lasts) = scene.pick(&found)?;
    let path = ["levels", name.as_str(), "lasts"];
    scene.set(at.plan, &path, &format!("{lasts}min"))?;
    let mut fault = at.fault(format!("{name} lasts {lasts} minutes, one too few"));
    // What is late because of another is told there.
    fault.places.extend(all_before(&plans[at.plan], at.key).iter().map(|it| format!("tasks.{it}")));
    Some(fault)
}

fn lead_outside(scene: &mut Scene<'_>) -> Option<Fault> {
    let at = scene.task(|it| it.plan == 1 && it.task.lead.is_some())?;
    let house = scene.plans[1].issuer.clone()?;
    let world = &scene.pair.world;
    let outside: Vec<_> =
        world.units.keys().filter(|it| !world.is_of_house(it, &house)).cloned().collect();
    let lead = scene.pick(&outside)?;
    scene.set(1, &["tasks", at.key.as_str(), "lead"], lead.as_str())?;
    Some(at.fault(format!("led by {lead}")))
}

fn due_short(scene: &mut Scene<'_>) -> Option<Fault> {
    let at = scene.task(|it| {
        let likely = it.task.takes.map_or(0, |it| minutes(it.likely));
        likely > 1 && it.task.due.is_some_and(|due| minutes(due) >= likely)
    })?;
    let takes = at.task.takes?;
    let due = match scene.chance.below(2) {
        0 => minutes(takes.likely) - 1,
        _ => (minutes(takes.min) / 2).max(1).min(minutes(takes.likely) - 1),
    };
    scene.set(at.plan, &["tasks", at.key.as_str(), "due"], &format!("{due}min"))?;
    Some(at.fault(format!("due after {due} minutes")))
}

fn takes_long(scene: &mut Scene<'_>) -> Option<Fault> {
    let at = scene.task(|it| it.task.due.is_some() && it.task.takes.is_some())?;
    let due = minutes(at.task.due?);
    let takes = format!("{{min: {}min, likely: {}min, max: {}min}}", due + 1, due * 2, due * 4);
    scene.set(at.plan, &["tasks", at.key.as_str(), "takes"], &takes)?;
    Some(at.fault(format!("takes {takes}, due after {due} minutes")))
}

fn escalated_late(scene: &mut Scene<'_>) -> Option<Fault> {
    let is_escalated = |it: &At<'_>| it.task.escalate.as_ref().is_some_and(|it| it.after.is_some());
    let at = scene.task(|it| is_escalated(it) && it.task.due.is_some())?;
    let after = minutes(at.task.due?) + i64::from(scene.chance.between(1, 30));
    let path = ["tasks", at.key.as_str(), "escalate", "after"];
    scene.set(at.plan, &path, &format!("{after}min"))?;
    Some(at.fault(format!("escalated after {after} minutes")))
}

fn not_escalated(scene: &mut Scene<'_>) -> Option<Fault> {
    let at = scene.task(|it| it.task.priority == Some(1) && it.task.escalate.is_some())?;
    scene.remove(at.plan, &["tasks", at.key.as_str(), "escalate"])?;
    Some(at.fault("nobody hears of it"))
}

fn guards(scene: &mut Scene<'_>) -> Option<Fault> {
    let at = scene
        .task(|it| it.task.kind.is_some_and(|it| it.forbidden_to().contains(&PersonKind::Guard)))?;
    scene.set(at.plan, &["tasks", at.key.as_str(), "performers"], "[guard]")?;
    Some(at.fault("done by guards"))
}

fn auxiliaries(scene: &mut Scene<'_>) -> Option<Fault> {
    let at = scene.task(|it| it.task.kind.is_some_and(ActivityKind::needs_sworn_lead))?;
    scene.set(at.plan, &["tasks", at.key.as_str(), "performers"], "[auxiliary]")?;
    Some(at.fault("done by auxiliaries alone"))
}

/// Nobody of that employment is in its units, and the law would allow it.
fn nobody_there(scene: &mut Scene<'_>) -> Option<Fault> {
    let mut found = Vec::new();
    for at in scene.tasks().into_iter().filter(|it| it.task.lead.is_some()) {
        let tops: Vec<_> = at.task.lead.iter().chain(&at.task.support).collect();
        let units = scene.under(&tops);
        let persons = scene.pair.world.persons.values().filter(|it| units.contains(&it.unit));
        let there: BTreeSet<_> = persons.map(|it| it.kind).collect();
        let forbidden = at.task.kind.map_or(&[][..], ActivityKind::forbidden_to);
        let absent = PersonKind::ALL.iter().filter(|it| !there.contains(it));
        found.extend(absent.filter(|it| !forbidden.contains(it)).map(|it| (at, *it)));
    }
    let (at, kind) = scene.pick(&found)?;
    let path = ["tasks", at.key.as_str(), "performers"];
    scene.set(at.plan, &path, &format!("[{}]", kind.name()))?;
    Some(at.fault(format!("done by {}, of whom its units have none", kind.name())))
}
