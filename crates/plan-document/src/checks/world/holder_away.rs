//! A post whose holders are all away and in which no deputy can come.

use domain::kernel::Severity;

use super::{in_post, names, places};
use crate::checks::{Found, Look, LooksAt, Rule, Sentence};
use crate::finding::Says;

pub(super) static RULE: Rule = Rule {
    id: "holder-away",
    severity: Severity::Warning,
    looks_at: LooksAt::World,
    title: Sentence { zh: "岗位今天无人能到岗", en: "Nobody in a post can come today" },
    reason: Sentence {
        zh: "任职人休假或不能到岗时，代理人必须能到岗。",
        en: "When holders are on leave or unavailable, a deputy must be able to come.",
    },
    law: &[],
    check,
};

fn check(look: &Look<'_>, found: &mut Found) {
    let Some(world) = look.world else { return };
    for it in in_post::all(look, world) {
        if it.holders.is_empty() || it.everybody().any(|it| it.can_come()) {
            continue;
        }
        let (name, unit) = (names::post(world, it.key), names::unit(world, &it.post.unit));
        let (holders, deputies) = (it.holders.len(), it.deputies.len());
        let says = Says::new(
            format!(
                "{}的岗位{}今天无人能到岗：任职人{holders}人、代理人{deputies}人都休假或不能到岗。\
                 请指定能到岗的代理人。",
                unit.zh, name.zh
            ),
            format!(
                "Nobody in {} of {} can come today: {holders} of {holders} holders and {deputies} \
                 of {deputies} deputies are away. Appoint a deputy who can come.",
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
    use domain::people::DutyState;

    #[test]
    fn a_post_whose_holder_and_deputy_are_away_is_found() {
        let mut world = town::town();
        town::person(&mut world, "psb-traffic-1").duty = DutyState::OnLeave;
        assert!(town::findings(&RULE, COUNTY, &world).is_empty(), "the deputy can come");
        town::person(&mut world, "psb-traffic-2").duty = DutyState::Unavailable;
        let paths = town::paths(&town::findings(&RULE, COUNTY, &world));
        assert_eq!(paths, ["tasks.traffic.post"]);
    }

    #[test]
    fn a_good_plan_is_left_alone() {
        town::assert_clean(&RULE);
    }
}
