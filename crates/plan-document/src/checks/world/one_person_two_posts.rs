//! Two posts that the plan needs at the same time and that only one and the same person can fill.

use std::collections::{BTreeMap, BTreeSet};

use domain::kernel::{Key, Severity};
use domain::plans::document::Plan;

use super::names::Name;
use super::{in_post, names, places, timeline};
use crate::checks::{Found, Look, LooksAt, Rule, Sentence};
use crate::finding::Says;
use crate::world::{World, WorldPost};

pub(super) static RULE: Rule = Rule {
    id: "one-person-two-posts",
    severity: Severity::Warning,
    looks_at: LooksAt::World,
    title: Sentence {
        zh: "两个岗位只有同一个人",
        en: "Two posts have only one and the same person",
    },
    reason: Sentence {
        zh: "同一级别要同时履职的两个岗位，不能只靠一个人。",
        en: "Two posts that are needed at the same level cannot rest on one person.",
    },
    law: &[],
    check,
};

fn check(look: &Look<'_>, found: &mut Found) {
    let Some(world) = look.world else { return };
    let needed = needed_at_once(look.plan);
    let mut first_by_person: BTreeMap<&Key, &Key> = BTreeMap::new();
    for it in in_post::all(look, world).iter().filter(|it| needed.contains(it.key)) {
        let Some(person) = only_person(world, it.post) else { continue };
        let Some(first) = first_by_person.get(person) else {
            first_by_person.insert(person, it.key);
            continue;
        };
        let both = [names::post(world, first), names::post(world, it.key)];
        let Name { zh, en } = names::list(&both);
        let says = Says::new(
            format!(
                "岗位{zh}在同一级别都要履职，却只有同一个人，没有别的任职人或代理人。\
                 请为其中一个岗位另行任命，或指定代理人。"
            ),
            format!(
                "{en} are needed at the same level and have only one and the same person, no \
                 other holder or deputy. Appoint somebody else to one of them, or a deputy."
            ),
        );
        found.add(&RULE, look, &places::steps(&it.way), says);
    }
}

/// The one person in a post; none where there are more or nobody.
fn only_person<'a>(world: &World, post: &'a WorldPost) -> Option<&'a Key> {
    let has_left = |it: &&Key| !world.persons.contains_key(*it);
    let everybody: BTreeSet<_> =
        post.holders.iter().chain(&post.deputies).filter(|it| !has_left(it)).collect();
    (everybody.len() == 1).then(|| everybody.first().copied()).flatten()
}

/// Levels add up, so at the most severe one every post of a task that is started somewhere is
/// needed, and every post that decides or reports.
fn needed_at_once(plan: &Plan) -> BTreeSet<&Key> {
    let stage = timeline::last_stage(plan);
    let started = stage.map(|it| plan.tasks_started_at(it.rank)).unwrap_or_default();
    let mut needed: BTreeSet<&Key> =
        started.iter().filter_map(|it| plan.tasks.get(it)?.post.as_ref()).collect();
    needed.extend(places::deciding_posts(plan).iter().map(|it| it.key));
    needed.extend(plan.reports.iter().filter_map(|it| it.by.as_ref()));
    needed
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::world::town::{self, COUNTY};

    #[test]
    fn one_person_in_two_posts_without_anybody_else_is_found() {
        let mut world = town::town();
        for post in ["water-chief", "water-patrol-leader"] {
            let post = town::post(&mut world, post);
            post.holders = vec![town::key("water-bureau-1")];
            post.deputies.clear();
        }
        let found = town::findings(&RULE, COUNTY, &world);
        assert_eq!(town::paths(&found), ["tasks.patrol.post"]);
        assert!(!found[0].says.en.contains("water-bureau-1"), "no person is named");
        let deputy = vec![town::key("water-bureau-2")];
        town::post(&mut world, "water-chief").deputies = deputy;
        assert!(town::findings(&RULE, COUNTY, &world).is_empty());
    }

    #[test]
    fn a_post_of_a_task_that_no_level_starts_is_not_needed() {
        let text = town::changed(COUNTY, "starts: [watch, patrol]", "starts: [watch]");
        let mut world = town::town();
        for post in ["water-chief", "water-patrol-leader"] {
            let post = town::post(&mut world, post);
            post.holders = vec![town::key("water-bureau-1")];
            post.deputies.clear();
        }
        assert!(town::findings(&RULE, &text, &world).is_empty());
    }

    #[test]
    fn a_good_plan_is_left_alone() {
        town::assert_clean(&RULE);
    }
}
