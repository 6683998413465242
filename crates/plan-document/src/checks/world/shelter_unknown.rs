//! A shelter of an area that is not in the register of sites.

use domain::kernel::{Key, Severity};

use super::names::{self, Name};
use super::nearest::{self, Unknown};
use super::places::Place;
use crate::checks::{Found, Look, LooksAt, Rule, Sentence};
use crate::world::World;

pub(super) static RULE: Rule = Rule {
    id: "shelter-unknown",
    severity: Severity::Error,
    looks_at: LooksAt::World,
    title: Sentence {
        zh: "安置场所不在登记册中", en: "A shelter is not in the register"
    },
    reason: Sentence {
        zh: "群众要转移到真实存在、知道容量的场所。",
        en: "People are moved to places that exist and whose capacity is known.",
    },
    law: &["ERL-31"],
    check,
};

fn check(look: &Look<'_>, found: &mut Found) {
    let Some(world) = look.world else { return };
    for (key, area) in look.plan.areas.iter() {
        for shelter in area.shelters.iter().filter(|it| !world.sites.contains_key(it)) {
            let place = Place::in_list(shelter, &["areas", key.as_str(), "shelters"]);
            let unknown =
                Unknown { kind: Name::new("场所", "site"), meant: meant(world, shelter) };
            nearest::add_unknown(found, &RULE, look, &place, unknown);
        }
    }
}

fn meant(world: &World, written: &Key) -> Option<(Key, Name)> {
    let shelters = world.sites.iter().filter(|(_, it)| it.kind.takes_people_in() && !it.is_closed);
    let known = shelters.map(|(key, _)| key.as_str());
    let key: Key = nearest::nearest(written.as_str(), known)?.parse().ok()?;
    let name = names::site(world, &key);
    Some((key, name))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::world::town::{self, COUNTY};

    #[test]
    fn a_shelter_that_is_misspelt_is_found_and_mended() {
        let text =
            town::changed(COUNTY, "[shelter.school, shelter.gym]", "[shelter.school, sheltr.gym]");
        let found = town::findings(&RULE, &text, &town::town());
        assert_eq!(town::paths(&found), ["areas.riverside.shelters.1"]);
        let mend = found[0].mend.as_ref().expect("a mend");
        assert_eq!(crate::finding::apply(&text, &mend.edits), COUNTY);
    }

    #[test]
    fn a_good_plan_is_left_alone() {
        town::assert_clean(&RULE);
    }
}
