//! A post that fewer people hold than the plan wants, or than the register does where the plan says
//! nothing.

use domain::kernel::Severity;

use super::{in_post, names, places};
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
        let by_plan = look.plan.posts.get(it.key).and_then(|it| it.holders);
        let wanted = by_plan.unwrap_or(it.post.holders_wanted);
        let held = u32::try_from(it.holders.len()).unwrap_or(u32::MAX);
        if held == 0 || held >= wanted {
            continue;
        }
        let (name, unit) = (names::post(world, it.key), names::unit(world, &it.post.unit));
        let says = Says::new(
            format!(
                "{}的岗位{}要有{wanted}人任职，登记册中只有{held}人，还差{}人。\
                 请补充任职人，或调整要求。",
                unit.zh,
                name.zh,
                wanted - held
            ),
            format!(
                "{} of {} is to have {wanted} holders; the register has {held}, {} too few. \
                 Appoint more, or ask for fewer.",
                name.en,
                unit.en,
                wanted - held
            ),
        );
        let mut way = it.way.clone();
        way.extend(by_plan.map(|_| "holders".to_owned()));
        found.add(&RULE, look, &places::steps(&way), says);
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
        assert!(found[0].says.en.contains("to have 2 holders; the register has 1, 1 too few"));
    }

    #[test]
    fn where_the_plan_says_no_number_the_registers_counts() {
        let mut world = town::town();
        town::post(&mut world, "county-duty").holders.pop();
        let paths = town::paths(&town::findings(&RULE, COUNTY, &world));
        assert_eq!(paths, ["tasks.move.escalate.to"]);
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
