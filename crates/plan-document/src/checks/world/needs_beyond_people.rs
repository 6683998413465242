//! Tasks that run at once and together ask for more people than there are.

use std::collections::BTreeSet;

use domain::kernel::Severity;

use super::index::Index;
use super::names::{self, Name};
use super::staffing::{Lack, Staffing};
use super::timeline::{self, Crowd, Stage};
use super::{performers_not_in_unit, skill_nobody_holds};
use crate::checks::{Found, Look, LooksAt, Rule, Sentence};
use crate::finding::Says;
use crate::world::World;

pub(super) static RULE: Rule = Rule {
    id: "needs-beyond-people",
    severity: Severity::Warning,
    looks_at: LooksAt::World,
    title: Sentence {
        zh: "同时进行的任务所需人员超过现有人员",
        en: "Tasks at the same time need more people than there are",
    },
    reason: Sentence {
        zh: "一个人同一时间只能做一件事：同一级别同时进行的任务，牵头和配合单位的人要够分。",
        en: "Nobody is in two places: the people of the units that lead and support must be enough \
             for all tasks of a level that run at once.",
    },
    law: &["PLAN2024-21"],
    check,
};

fn check(look: &Look<'_>, found: &mut Found) {
    let Some(world) = look.world else { return };
    let Some(last) = timeline::last_stage(look.plan) else { return };
    let staffing = Staffing::of(world, &[look.plan]);
    let suspects = suspects(&staffing, &timeline::started(look.plan, last.rank));
    if suspects.is_empty() {
        return;
    }
    let spoken_for = spoken_for(look, world, &staffing);
    let mut told = BTreeSet::new();
    for stage in timeline::stages(look.plan) {
        for lack in short_at(&staffing, &stage, &suspects) {
            let is_told = lack.needs.iter().any(|it| told.contains(it));
            let needs: Vec<_> = lack.needs.iter().filter(|it| !spoken_for.contains(it)).collect();
            if is_told || needs.is_empty() {
                continue;
            }
            told.extend(lack.needs.iter().copied());
            report(look, found, &staffing, (&stage, &lack));
        }
    }
}

/// The needs that would lack if everything that the most severe level starts ran at once. All
/// others can be met then with people whom these do not reach, and so at any time.
fn suspects<'a>(staffing: &Staffing<'a>, started: &Crowd<'a>) -> BTreeSet<usize> {
    let lacks = staffing.lacking(&staffing.needs_of(0, started));
    lacks.into_iter().flat_map(|it| it.needs).collect()
}

/// What a level lacks, the largest lack first.
fn short_at<'a>(
    staffing: &Staffing<'a>,
    stage: &Stage<'a>,
    suspects: &BTreeSet<usize>,
) -> Vec<Lack> {
    let mut lacks = Vec::new();
    for crowd in &stage.crowds {
        let mut needs = staffing.needs_of(0, crowd);
        needs.retain(|it| suspects.contains(it));
        lacks.extend(staffing.lacking(&needs));
    }
    lacks.sort_by_key(|it| std::cmp::Reverse(it.wanted - it.there));
    lacks
}

/// Needs of which another rule says that nobody at all can meet them.
fn spoken_for(look: &Look<'_>, world: &World, staffing: &Staffing<'_>) -> BTreeSet<usize> {
    let index = Index::of(world);
    let is_spoken_for = |need: &super::staffing::Need<'_>| {
        let task = look.plan.tasks.get(need.task);
        need.competence.is_some_and(|it| skill_nobody_holds::is_held_by_nobody(world, it))
            || task.is_some_and(|it| performers_not_in_unit::has_nobody(world, &index, it))
    };
    let needs = staffing.needs.iter().enumerate();
    needs.filter(|(_, need)| is_spoken_for(need)).map(|(at, _)| at).collect()
}

fn report(
    look: &Look<'_>,
    found: &mut Found,
    staffing: &Staffing<'_>,
    (stage, lack): (&Stage<'_>, &Lack),
) {
    let Some(need) = lack.needs.last().and_then(|it| staffing.needs.get(*it)) else { return };
    let tasks: BTreeSet<_> =
        lack.needs.iter().filter_map(|it| staffing.needs.get(*it)).map(|it| it.task).collect();
    let tasks: Vec<_> = tasks.into_iter().map(|it| names::task(look.plan, it)).collect();
    let (level, skill) = (names::level(look.plan, stage.name), staffing.skill_of(lack));
    let (Name { zh, en }, parts) = (names::list(&tasks), names::sum(&lack.parts));
    let (wanted, there) = (lack.wanted, lack.there);
    let need_word = names::need(tasks.len());
    let says = Says::new(
        format!(
            "{}时，{zh}同时需要{}{wanted}人，牵头和配合单位能到岗的只有{there}人{}。\
             请减少人数、增加配合单位，或用 after 错开。",
            level.zh, skill.zh, parts.zh
        ),
        format!(
            "At {}, {en} {need_word} {}{} at the same time; in the units that \
             lead and support {there} \
             can come{}. Ask for fewer, add supporting units, or put one after the other.",
            level.en,
            names::people(wanted),
            skill.en,
            parts.en
        ),
    );
    let item = need.item.to_string();
    found.add(&RULE, look, &["tasks", need.task.as_str(), "needs", "people", &item], says);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::world::town::{self, COUNTY};
    use domain::people::DutyState;

    #[test]
    fn a_task_that_asks_for_more_than_its_units_have_is_found_with_the_arithmetic() {
        let text =
            town::changed(COUNTY, "{count: 4, competence: boat-", "{count: 18, competence: boat-");
        let found = town::findings(&RULE, &text, &town::town());
        assert_eq!(town::paths(&found), ["tasks.rescue.needs.people.0"]);
        let says = &found[0].says;
        assert!(says.en.contains("needs 18 people certified for boat handling"), "{}", says.en);
        assert!(says.en.contains("6 can come: 6 in Yunze Fire and Rescue Brigade"), "{}", says.en);
        assert!(says.zh.contains("18人") && says.zh.contains("消防救援大队 6"), "{}", says.zh);
    }

    #[test]
    fn two_tasks_that_share_the_same_people_are_counted_together() {
        let text = town::changed(COUNTY, "people: [{count: 1}]", "people: [{count: 5}]");
        let found = town::findings(&RULE, &text, &town::town());
        assert_eq!(town::paths(&found).len(), 1);
        assert!(found[0].says.en.contains("need 9 people"), "{}", found[0].says.en);
        assert!(found[0].says.en.contains("8 can come"), "{}", found[0].says.en);
        assert!(found[0].says.en.starts_with("At “Level IV"), "{}", found[0].says.en);
    }

    #[test]
    fn tasks_one_after_the_other_do_not_compete() {
        let many = town::changed(COUNTY, "count: 4, competence: evacuation", "count: 7");
        let many = town::changed(&many, "lead: power-company", "lead: township.dongdu");
        let many = town::changed(&many, "performers: [other]", "performers: [civil_servant]");
        assert_eq!(town::findings(&RULE, &many, &town::town()).len(), 0, "9 people for 7 and 2");
        let more = town::changed(&many, "people: [{count: 2}]", "people: [{count: 3}]");
        assert_eq!(town::findings(&RULE, &more, &town::town()).len(), 1, "9 people for 7 and 3");
        let ordered = town::changed(&more, "kind: repair", "kind: repair\n    after: [move]");
        assert!(town::findings(&RULE, &ordered, &town::town()).is_empty());
    }

    #[test]
    fn whoever_is_on_leave_does_not_count() {
        let mut world = town::town();
        for number in ["fire-rescue-4", "fire-rescue-5", "fire-rescue-6"] {
            town::person(&mut world, number).duty = DutyState::OnLeave;
        }
        let paths = town::paths(&town::findings(&RULE, COUNTY, &world));
        assert_eq!(paths, ["tasks.rescue.needs.people.0"]);
    }

    #[test]
    fn what_nobody_can_do_at_all_is_another_rules_matter() {
        let text = town::changed(COUNTY, "competence: boat-handling", "competence: drone");
        assert!(town::findings(&RULE, &text, &town::town()).is_empty());
        let text = town::changed(COUNTY, "performers: [firefighter]", "performers: [militia]");
        assert!(town::findings(&RULE, &text, &town::town()).is_empty());
    }

    #[test]
    fn a_good_plan_is_left_alone() {
        town::assert_clean(&RULE);
    }
}
