//! A unit that the plan names and the register does not have: nobody there can be told.

use std::collections::BTreeMap;

use domain::kernel::{Key, Severity};

use super::names::{self, Name};
use super::nearest::{self, Unknown};
use super::places;
use crate::checks::{Found, Look, LooksAt, Rule, Sentence};
use crate::world::World;

pub(super) static RULE: Rule = Rule {
    id: "unit-unknown",
    severity: Severity::Error,
    looks_at: LooksAt::World,
    title: Sentence { zh: "单位不在登记册中", en: "A unit is not in the register" },
    reason: Sentence {
        zh: "预案里的单位要能接到任务：登记册里没有的单位，没有岗位、人员和电话。",
        en: "A unit of a plan must be able to take a task: one that is not in the register has no \
             post, no people and no number.",
    },
    law: &[],
    check,
};

fn check(look: &Look<'_>, found: &mut Found) {
    let Some(world) = look.world else { return };
    let mut meant: BTreeMap<&Key, Option<(Key, Name)>> = BTreeMap::new();
    for place in places::units(look.plan) {
        if world.units.contains_key(place.key) {
            continue;
        }
        let meant = meant.entry(place.key).or_insert_with(|| meant_unit(world, place.key)).clone();
        let unknown = Unknown { kind: Name::new("单位", "unit"), meant };
        nearest::add_unknown(found, &RULE, look, &place, unknown);
    }
}

/// The unit that was meant.
pub(super) fn meant_unit(world: &World, written: &Key) -> Option<(Key, Name)> {
    let known = world.units.keys().map(Key::as_str);
    let key: Key = nearest::nearest(written.as_str(), known)?.parse().ok()?;
    let name = names::unit(world, &key);
    Some((key, name))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::world::town::{self, COUNTY};

    #[test]
    fn a_unit_that_is_misspelt_is_found_wherever_it_stands_and_mended() {
        let text = town::changed(COUNTY, "support: [committee.heyan]", "support: [comittee.heyan]");
        let found = town::findings(&RULE, &text, &town::town());
        assert_eq!(town::paths(&found), ["tasks.move.support.0"]);
        assert!(found[0].says.en.contains("“committee.heyan” (Heyan Village Committee)"));
        let mend = found[0].mend.as_ref().expect("a mend");
        let mended = crate::finding::apply(&text, &mend.edits);
        assert!(town::findings(&RULE, &mended, &town::town()).is_empty());
    }

    #[test]
    fn a_dissolved_unit_is_found_in_every_role() {
        let mut world = town::town();
        world.units.remove(&town::key("flood-hq"));
        let paths = town::paths(&town::findings(&RULE, COUNTY, &world));
        assert_eq!(
            paths,
            [
                "posts.flood-hq-commander.unit",
                "posts.flood-hq-duty.unit",
                "tasks.traffic.inform.0",
                "notices.blue.issuer"
            ]
        );
    }

    #[test]
    fn a_good_plan_is_left_alone() {
        town::assert_clean(&RULE);
    }
}
