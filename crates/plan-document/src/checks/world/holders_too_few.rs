//! A post that fewer people hold than the plan wants.

use domain::kernel::Severity;

use super::{in_post, names};
use crate::checks::{Found, Look, LooksAt, Rule, Sentence};
use crate::finding::Says;

pub(super) static RULE: Rule = Rule {
    id: "holders-too-few",
    severity: Severity::Warning,
    looks_at: LooksAt::World,
    title: Sentence { zh: "岗位任职人数不足", en: "Too few people hold a post" },
    reason: Sentence {
        zh: "值班岗位要轮换：人数不够，第二个班次就没有人。",
        en: "A post that is kept around the clock needs shifts: with too few holders the second \
             shift is empty.",
    },
    law: &["ERL-28"],
    check,
};

fn check(look: &Look<'_>, found: &mut Found) {
    let Some(world) = look.world else { return };
    for it in in_post::all(look, world) {
        let wanted = look.plan.posts.get(it.key).and_then(|it| it.holders).unwrap_or(0);
        let held = u32::try_from(it.holders.len()).unwrap_or(u32::MAX);
        if held == 0 || held >= wanted {
            continue;
        }
        let (name, unit) = (names::post(world, it.key), names::unit(world, &it.post.unit));
        let says = Says::new(
            format!(
                "预案要求{}的岗位{}有{wanted}人任职，登记册中只有{held}人，还差{}人。\
                 请补充任职人，或调整要求。",
                unit.zh,
                name.zh,
                wanted - held
            ),
            format!(
                "The plan wants {wanted} to hold {} of {}; the register has {held}, {} too few. \
                 Appoint more, or ask for fewer.",
                name.en,
                unit.en,
                wanted - held
            ),
        );
        found.add(&RULE, look, &["posts", it.key.as_str(), "holders"], says);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::world::town::{self, COUNTY};

    #[test]
    fn a_post_with_one_holder_of_two_is_found() {
        let mut world = town::town();
        town::post(&mut world, "flood-hq-duty").holders.pop();
        let found = town::findings(&RULE, COUNTY, &world);
        assert_eq!(town::paths(&found), ["posts.flood-hq-duty.holders"]);
        assert!(found[0].says.en.contains("wants 2") && found[0].says.en.contains("has 1"));
    }

    #[test]
    fn a_post_without_any_holder_is_another_rules_matter() {
        let mut world = town::town();
        town::post(&mut world, "flood-hq-duty").holders.clear();
        assert!(town::findings(&RULE, COUNTY, &world).is_empty());
    }

    #[test]
    fn a_good_plan_is_left_alone() {
        town::assert_clean(&RULE);
    }
}
