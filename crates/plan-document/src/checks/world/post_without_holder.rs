//! A post that the plan relies on and nobody holds.

use domain::kernel::Severity;

use super::{in_post, names, places};
use crate::checks::{Found, Look, LooksAt, Rule, Sentence};
use crate::finding::Says;

pub(super) static RULE: Rule = Rule {
    id: "post-without-holder",
    severity: Severity::Error,
    looks_at: LooksAt::World,
    title: Sentence { zh: "岗位无人任职", en: "Nobody holds a post" },
    reason: Sentence {
        zh: "没有任职人的岗位，任务单发出去没有人接。",
        en: "An order to a post that nobody holds is taken by nobody.",
    },
    law: &["ERL-28"],
    check,
};

fn check(look: &Look<'_>, found: &mut Found) {
    let Some(world) = look.world else { return };
    for it in in_post::all(look, world).iter().filter(|it| it.holders.is_empty()) {
        let (name, unit) = (names::post(world, it.key), names::unit(world, &it.post.unit));
        let says = Says::new(
            format!("{}的岗位{}现在无人任职。请任命任职人，或改用别的岗位。", unit.zh, name.zh),
            format!(
                "Nobody holds {} of {}. Appoint a holder, or name another post.",
                name.en, unit.en
            ),
        );
        found.add(&RULE, look, &places::steps(&it.way), says);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::world::town::{self, COUNTY};

    #[test]
    fn a_post_whose_holder_left_is_found_once() {
        let mut world = town::town();
        world.persons.remove(&town::key("psb-traffic-1"));
        let found = town::findings(&RULE, COUNTY, &world);
        assert_eq!(town::paths(&found), ["tasks.traffic.post"]);
        assert!(!found[0].says.en.contains("psb-traffic-1"), "no person is named");
    }

    #[test]
    fn a_declared_post_without_a_holder_is_found_where_it_is_declared() {
        let mut world = town::town();
        town::post(&mut world, "flood-hq-commander").holders.clear();
        let paths = town::paths(&town::findings(&RULE, COUNTY, &world));
        assert_eq!(paths, ["posts.flood-hq-commander"]);
    }

    #[test]
    fn a_good_plan_is_left_alone() {
        town::assert_clean(&RULE);
    }
}
