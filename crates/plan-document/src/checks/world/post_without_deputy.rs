//! A post that decides, hears of delays or keeps the desk, and in which nobody acts for the holder.

use std::collections::BTreeSet;

use domain::kernel::Severity;
use domain::people::PostKind;

use super::{in_post, names, places};
use crate::checks::{Found, Look, LooksAt, Rule, Sentence};
use crate::finding::Says;

pub(super) static RULE: Rule = Rule {
    id: "post-without-deputy",
    severity: Severity::Warning,
    looks_at: LooksAt::World,
    title: Sentence {
        zh: "关键岗位没有代理人", en: "Nobody acts for the holder of a key post"
    },
    reason: Sentence {
        zh: "启动级别、接收催办和值班的岗位一刻也不能空：任职人不在时要有人代理。",
        en: "Posts that decide on levels, hear of delays or keep the desk are never empty: \
             somebody acts when the holder is away.",
    },
    law: &[],
    check,
};

fn check(look: &Look<'_>, found: &mut Found) {
    let Some(world) = look.world else { return };
    let deciding: BTreeSet<_> =
        places::deciding_posts(look.plan).into_iter().map(|it| it.key).collect();
    for it in in_post::all(look, world) {
        let is_key = deciding.contains(it.key)
            || look.plan.posts.has(it.key)
            || it.post.kind == PostKind::DutyOfficer;
        if !is_key || it.holders.is_empty() || !it.deputies.is_empty() {
            continue;
        }
        let (name, unit) = (names::post(world, it.key), names::unit(world, &it.post.unit));
        let says = Says::new(
            format!("{}的岗位{}没有代理人。请在登记册中指定代理人。", unit.zh, name.zh),
            format!(
                "Nobody acts for the holder of {} of {}. Appoint a deputy in the register.",
                name.en, unit.en
            ),
        );
        found.add(&RULE, look, &places::steps(&it.way), says);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::world::town::{self, COUNTY, POLICE};

    #[test]
    fn a_key_post_whose_deputy_left_is_found() {
        let mut world = town::town();
        world.persons.remove(&town::key("flood-hq-2"));
        world.persons.remove(&town::key("government-5"));
        let paths = town::paths(&town::findings(&RULE, COUNTY, &world));
        assert_eq!(paths, ["posts.flood-hq-commander", "tasks.move.escalate.to"]);
    }

    #[test]
    fn a_post_that_decides_is_key_though_the_plan_does_not_declare_it() {
        let mut world = town::town();
        town::post(&mut world, "psb-chief").deputies.clear();
        let paths = town::paths(&town::findings(&RULE, POLICE, &world));
        assert_eq!(paths, ["levels.duty-2.enter.decided_by"]);
    }

    #[test]
    fn an_ordinary_post_may_be_without_one() {
        let mut world = town::town();
        town::post(&mut world, "traffic-commander").deputies.clear();
        assert!(town::findings(&RULE, COUNTY, &world).is_empty());
    }

    #[test]
    fn a_good_plan_is_left_alone() {
        town::assert_clean(&RULE);
    }
}
