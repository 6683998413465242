//! A task that a low level starts and that waits for one which only a higher level starts: at the
//! low level it is never given.

use super::called::Called;
use super::chains::{opens_at, started_at, waits_for};
use super::written::place_in;
use super::{Found, Look, LooksAt, Rule, Says, Severity, said};

pub(super) static RULE: Rule = Rule {
    id: "after-later-level",
    severity: Severity::Warning,
    looks_at: LooksAt::Document,
    title: said("等待更高级别才启动的任务", "Waiting for a task of a higher level"),
    reason: said(
        "低级别启动的任务若等待高级别才有的任务，在低级别就做不了。",
        "What a low level starts cannot wait for what only a higher level starts.",
    ),
    law: &["PLAN2024-24"],
    check,
};

fn check(look: &Look<'_>, found: &mut Found) {
    let plan = look.plan;
    let (started, opens) = (started_at(plan), opens_at(plan));
    for (key, task) in plan.tasks.iter() {
        let Some(own) = started.get(key) else { continue };
        for before in waits_for(task) {
            let Some(later) = opens.get(before).filter(|it| *it < own) else { continue };
            let Some(other) = plan.tasks.get(before) else { continue };
            let name = |rank: u8| {
                let named = plan.levels.iter().find(|(_, it)| it.rank == Some(rank));
                named.map_or_else(String::new, |(name, _)| name.to_string())
            };
            let (it, other) = (Called::task(key, task), Called::task(before, other));
            let (low, high) = (name(*own), name(*later));
            let says = Says::new(
                format!(
                    "任务“{}”在“{low}”级启动，却要等“{}”，而后者到“{high}”级才启动。请把后者也写\
                     进“{low}”级的 starts，或去掉这个前置任务。",
                    it.zh, other.zh
                ),
                format!(
                    "The task “{}” is started at level {low} and waits for “{}”, which only \
                     level {high} starts. Start that one at level {low} too, or do not wait for \
                     it.",
                    it.en, other.en
                ),
            );
            let place = place_in(look, &["tasks", key.as_str(), "after"], before.as_str());
            let after = ["tasks", key.as_str(), "after", place.as_str()];
            let is_after = task.after.contains(before);
            let path = if is_after { &after[..] } else { &["tasks", key.as_str(), "when"][..] };
            found.add(&RULE, look, path, says);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{good_with, places};
    use super::RULE;

    #[test]
    fn a_task_of_a_low_level_that_waits_for_one_of_a_higher_level_is_found() {
        let text = good_with(
            "    after: [muster]\n  open-shelter:",
            "    after: [open-shelter]\n  open-shelter:",
        );
        assert_eq!(places(&RULE, &text), ["tasks.traffic-dongdu.after.0"]);
    }

    #[test]
    fn waiting_for_a_task_of_a_lower_level_is_as_it_should_be() {
        assert_eq!(places(&RULE, super::super::testing::GOOD), Vec::<String>::new());
    }
}
