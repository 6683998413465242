//! Duties that the plan above gives to this plan's issuer, and at whose level this plan starts
//! nothing.

use domain::kernel::Key;
use domain::plans::document::{Level, LevelName, Plan};

use super::called::Called;
use super::reactions::{answers, bounds_on};
use super::{Found, Look, LooksAt, Rule, Says, Severity, said};

pub(super) static RULE: Rule = Rule {
    id: "parent-duties",
    severity: Severity::Warning,
    looks_at: LooksAt::Plans,
    title: said("上位预案交办的任务没有着落", "Duties of the plan above that nothing answers"),
    reason: said(
        "上位预案给本单位定了任务，本预案在相应级别要有安排。",
        "Where the plan above gives this house duties, its own plan prepares them at that level.",
    ),
    law: &["PLAN2024-9", "PLAN2024-24"],
    check,
};

fn check(look: &Look<'_>, found: &mut Found) {
    let (Some(key), Some(parent)) = (&look.plan.implements, look.parent()) else { return };
    let Some(issuer) = &look.plan.issuer else { return };
    // A plan that follows its own indicators says by them when it acts.
    let follows = look.plan.levels.iter().any(|(_, it)| {
        it.enter.when.as_ref().is_some_and(|condition| !bounds_on(condition, key).is_empty())
    });
    if !follows {
        return;
    }
    for (name, level) in parent.levels_by_rank() {
        let Some(rank) = level.rank else { continue };
        let duties = duties(parent, issuer, rank);
        if duties.is_empty() || starts_something(look.plan, (key, parent), rank) {
            continue;
        }
        report(look, found, (name, level), &duties);
        return;
    }
}

fn duties<'a>(parent: &'a Plan, issuer: &Key, rank: u8) -> Vec<Called> {
    let started = parent.tasks_started_at(rank).into_iter();
    let tasks = started.filter_map(|key| parent.tasks.get(key).map(|it| (key, it)));
    let own = tasks.filter(|(_, it)| it.lead.as_ref() == Some(issuer));
    own.map(|(key, it): (&'a Key, _)| Called::task(key, it)).collect()
}

/// Whether this plan, when the other stands at a rank, has a level in force that starts tasks.
fn starts_something(plan: &Plan, other: (&Key, &Plan), rank: u8) -> bool {
    let answering = plan.levels.iter().filter(|(_, it)| answers(it, other, rank));
    let highest = answering.filter_map(|(_, it)| it.rank).min();
    highest.is_some_and(|rank| !plan.tasks_started_at(rank).is_empty())
}

fn report(
    look: &Look<'_>,
    found: &mut Found,
    (name, level): (&LevelName, &Level),
    duties: &[Called],
) {
    let zh: Vec<_> = duties.iter().map(|it| format!("“{}”", it.zh)).collect();
    let en: Vec<_> = duties.iter().map(|it| format!("“{}”", it.en)).collect();
    let at = Called::level(name, level);
    let says = Says::new(
        format!(
            "上位预案在“{}”给本单位定了任务{}，本预案此时没有启动任何任务。请让相应级别启动任务。",
            at.zh,
            zh.join("、")
        ),
        format!(
            "At “{}” the plan above gives this house {}, and this plan starts no task then. Let \
             the level that answers start one.",
            at.en,
            en.join(", ")
        ),
    );
    found.add(&RULE, look, &["levels"], says);
}

#[cfg(test)]
mod tests {
    use super::super::testing::{DEPARTMENT, GOOD, changed, places_beside_good, plan};
    use super::RULE;

    #[test]
    fn a_duty_that_nothing_answers_is_found() {
        let text = changed(DEPARTMENT, "starts: [psb-desk]", "starts: []");
        let text = changed(&text, "starts: [traffic-dongdu]", "starts: []");
        assert_eq!(places_beside_good(&RULE, &text), ["levels"]);
    }

    #[test]
    fn a_duty_before_the_first_level_that_reacts_is_found() {
        let parent = plan(&changed(
            GOOD,
            "starts: [duty-desk, muster, report-up]",
            "starts: [duty-desk, muster, report-up, traffic-dongdu]",
        ));
        let late = changed(DEPARTMENT, "at least IV", "at least II");
        let places = crate::checks::testing::paths_beside(&RULE, &late, None, &[&parent]);
        assert_eq!(places, ["levels"]);
        let places = crate::checks::testing::paths_beside(&RULE, DEPARTMENT, None, &[&parent]);
        assert_eq!(places, Vec::<String>::new());
    }
}
