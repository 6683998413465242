//! A task order that goes to a post of another house, or a post that the plan puts into the wrong
//! unit: whoever leads does not hear of it.

use domain::kernel::Severity;

use super::names;
use crate::checks::{Found, Look, LooksAt, Rule, Sentence};
use crate::edit;
use crate::finding::{Mend, Says};
use crate::world::World;

pub(super) static RULE: Rule = Rule {
    id: "post-of-another-unit",
    severity: Severity::Warning,
    looks_at: LooksAt::World,
    title: Sentence { zh: "岗位属于别的单位", en: "A post belongs to another unit" },
    reason: Sentence {
        zh: "任务单应发到牵头单位自己的岗位，或其上级、下级单位的岗位。",
        en: "A task order goes to a post of the unit that leads, or of one above or under it.",
    },
    law: &[],
    check,
};

fn check(look: &Look<'_>, found: &mut Found) {
    let Some(world) = look.world else { return };
    declared_elsewhere(look, world, found);
    for (key, task) in look.plan.tasks.iter() {
        let (Some(lead), Some(post_key)) = (&task.lead, &task.post) else { continue };
        let Some(post) = world.posts.get(post_key) else { continue };
        let is_known = world.units.contains_key(lead) && world.units.contains_key(&post.unit);
        if !is_known || world.is_of_house(&post.unit, lead) || world.is_of_house(lead, &post.unit) {
            continue;
        }
        let (name, unit) = (names::post(world, post_key), names::unit(world, &post.unit));
        let (task_name, lead) = (names::task(look.plan, key), names::unit(world, lead));
        let says = Says::new(
            format!(
                "任务{}由{}牵头，任务单却发给{}的岗位{}。请改为牵头单位的岗位，或更换牵头单位。",
                task_name.zh, lead.zh, unit.zh, name.zh
            ),
            format!(
                "Task {} is led by {}, but its order goes to {} of {}. Name a post of the unit \
                 that leads, or let the other unit lead.",
                task_name.en, lead.en, name.en, unit.en
            ),
        );
        found.add(&RULE, look, &["tasks", key.as_str(), "post"], says);
    }
}

/// Posts that the plan declares under another unit than the register.
fn declared_elsewhere(look: &Look<'_>, world: &World, found: &mut Found) {
    for (key, declared) in look.plan.posts.iter() {
        let (Some(unit), Some(post)) = (&declared.unit, world.posts.get(key)) else { continue };
        if *unit == post.unit || !world.units.contains_key(unit) {
            continue;
        }
        let name = names::post(world, key);
        let (here, there) = (names::unit(world, unit), names::unit(world, &post.unit));
        let says = Says::new(
            format!(
                "预案把岗位{}列在{}，登记册中它属于{}。请改正其中之一。",
                name.zh, here.zh, there.zh
            ),
            format!(
                "The plan puts {} into {}; in the register it belongs to {}. Correct one of the \
                 two.",
                name.en, here.en, there.en
            ),
        );
        let way = ["posts", key.as_str(), "unit"];
        let mend = Mend {
            says: Says::new(format!("改为“{}”", post.unit), format!("Write “{}”", post.unit)),
            edits: edit::set(look.document, &way, post.unit.as_str()),
        };
        found.add_with_mend(&RULE, look, &way, (says, mend));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::world::town::{self, COUNTY, POLICE};

    #[test]
    fn an_order_to_another_house_is_found() {
        let text = town::changed(COUNTY, "post: traffic-commander", "post: water-chief");
        let found = town::findings(&RULE, &text, &town::town());
        assert_eq!(town::paths(&found), ["tasks.traffic.post"]);
        assert!(found[0].says.en.contains("of Yunze Water Bureau"));
    }

    #[test]
    fn an_order_to_the_house_above_is_in_order() {
        let text = town::changed(POLICE, "post: traffic-commander", "post: psb-duty");
        assert!(town::findings(&RULE, &text, &town::town()).is_empty());
    }

    #[test]
    fn a_post_that_moved_to_another_unit_is_found_where_it_is_declared() {
        let mut world = town::town();
        town::post(&mut world, "flood-hq-duty").unit = town::key("emergency-bureau");
        let found = town::findings(&RULE, COUNTY, &world);
        assert_eq!(town::paths(&found), ["posts.flood-hq-duty.unit"]);
        let mended = crate::finding::apply(COUNTY, &found[0].mend.as_ref().expect("a mend").edits);
        assert!(town::findings(&RULE, &mended, &world).is_empty());
    }

    #[test]
    fn a_good_plan_is_left_alone() {
        town::assert_clean(&RULE);
    }
}
