//! Tasks that wait for each other in a circle: none of them ever opens.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use domain::kernel::Key;
use domain::plans::document::Plan;

use super::called::Called;
use super::chains::waits_for;
use super::{Found, Look, LooksAt, Rule, Says, Severity, said};

pub(super) static RULE: Rule = Rule {
    id: "circular-dependency",
    severity: Severity::Error,
    looks_at: LooksAt::Document,
    title: said("任务互相等待", "Tasks that wait for each other"),
    reason: said(
        "互相等待的任务一个也不会下达。",
        "Of tasks that wait for each other none is ever given.",
    ),
    law: &["PLAN2024-24"],
    check,
};

fn check(look: &Look<'_>, found: &mut Found) {
    for circle in circles(look.plan) {
        let Some(first) = circle.first() else { continue };
        let called: Vec<Called> = circle
            .iter()
            .chain([first])
            .filter_map(|key| look.plan.tasks.get(key).map(|it| Called::task(key, it)))
            .collect();
        let zh: Vec<_> = called.iter().map(|it| format!("“{}”", it.zh)).collect();
        let en: Vec<_> = called.iter().map(|it| format!("“{}”", it.en)).collect();
        let says = Says::new(
            format!(
                "这些任务互相等待，一个也不会下达：{}（箭头指向被等待的任务）。请从其中一个的 \
                 after 删去一项。",
                zh.join(" → ")
            ),
            format!(
                "These tasks wait for each other, and none is ever given: {} (each waits for the \
                 next). Take one out of an after.",
                en.join(" → ")
            ),
        );
        let has_after = look
            .plan
            .tasks
            .get(first)
            .is_some_and(|it| circle.get(1).is_none_or(|next| it.after.contains(next)));
        let field = if has_after { "after" } else { "when" };
        found.add(&RULE, look, &["tasks", first.as_str(), field], says);
    }
}

/// The circles, each once and from its first task in the document on.
fn circles(plan: &Plan) -> Vec<Vec<&Key>> {
    let mut waits: BTreeMap<&Key, Vec<&Key>> = plan
        .tasks
        .iter()
        .map(|(key, task)| {
            let known = waits_for(task).into_iter().filter(|it| plan.tasks.has(it));
            (key, known.collect())
        })
        .collect();
    keep_what_never_opens(&mut waits);
    let mut told = BTreeSet::new();
    let mut circles = Vec::new();
    for (key, _) in plan.tasks.iter() {
        if told.contains(key) {
            continue;
        }
        if let Some(circle) = shortest_way_back(key, &waits) {
            told.extend(circle.iter().copied());
            circles.push(circle);
        }
    }
    circles
}

/// Takes out what opens sooner or later: what waits for nothing that is left.
fn keep_what_never_opens<'a>(waits: &mut BTreeMap<&'a Key, Vec<&'a Key>>) {
    loop {
        let left: BTreeSet<&Key> = waits.keys().copied().collect();
        waits.retain(|_, before| before.iter().any(|it| left.contains(it)));
        if waits.len() == left.len() {
            return;
        }
    }
}

fn shortest_way_back<'a>(
    start: &'a Key,
    waits: &BTreeMap<&'a Key, Vec<&'a Key>>,
) -> Option<Vec<&'a Key>> {
    let mut came_from: BTreeMap<&Key, &Key> = BTreeMap::new();
    let mut open = VecDeque::from([start]);
    while let Some(at) = open.pop_front() {
        for next in waits.get(at).into_iter().flatten().copied() {
            if next == start {
                let mut circle = vec![at];
                while let Some(before) = circle.last().and_then(|it| came_from.get(*it)) {
                    circle.push(before);
                }
                circle.reverse();
                return Some(circle);
            }
            if waits.contains_key(next) && !came_from.contains_key(next) {
                came_from.insert(next, at);
                open.push_back(next);
            }
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::super::testing::{changed, good_with, places, plan};
    use super::{RULE, circles};

    #[test]
    fn a_circle_is_told_once_and_whole() {
        let text =
            good_with("    lead: emergency-bureau\n", "    lead: x\n    after: [move-lowland]\n");
        assert_eq!(places(&RULE, &text), ["tasks.muster.after"]);
        let plan = plan(&text);
        let names: Vec<Vec<_>> =
            circles(&plan).iter().map(|it| it.iter().map(|key| key.as_str()).collect()).collect();
        assert_eq!(names, [["muster", "move-lowland", "open-shelter"]]);
    }

    #[test]
    fn a_task_that_waits_for_itself_is_a_circle_and_two_circles_are_two() {
        let text = good_with("after: [open-shelter]", "after: [move-lowland]");
        assert_eq!(places(&RULE, &text), ["tasks.move-lowland.after"]);
        let text = changed(
            &text,
            "    lead: emergency-bureau\n",
            "    lead: x\n    after: [open-shelter]\n",
        );
        assert_eq!(places(&RULE, &text), ["tasks.muster.after", "tasks.move-lowland.after"]);
    }

    #[test]
    fn a_condition_that_waits_for_a_task_counts() {
        let text =
            good_with("    due: 45min\n", "    due: 45min\n    when: \"done(open-shelter)\"\n");
        assert_eq!(places(&RULE, &text), ["tasks.muster.when"]);
    }
}
