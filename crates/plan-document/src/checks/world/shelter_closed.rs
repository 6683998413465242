//! A shelter of an area that is closed.

use domain::kernel::Severity;

use super::names;
use super::places::{self, Place};
use crate::checks::{Found, Look, LooksAt, Rule, Sentence};
use crate::finding::Says;

pub(super) static RULE: Rule = Rule {
    id: "shelter-closed",
    severity: Severity::Error,
    looks_at: LooksAt::World,
    title: Sentence { zh: "安置场所已停用", en: "A shelter is closed" },
    reason: Sentence {
        zh: "停用的场所收不了人，转移的群众到了门口进不去。",
        en: "A closed place takes nobody in: people would stand before its door.",
    },
    law: &["ERL-31"],
    check,
};

fn check(look: &Look<'_>, found: &mut Found) {
    let Some(world) = look.world else { return };
    for (key, area) in look.plan.areas.iter() {
        for shelter in &area.shelters {
            if !world.sites.get(shelter).is_some_and(|it| it.is_closed) {
                continue;
            }
            let (area, site) = (names::area(look.plan, key), names::site(world, shelter));
            let says = Says::new(
                format!(
                    "区域{}的安置场所“{}”已停用。请改用其他场所，或恢复启用。",
                    area.zh, site.zh
                ),
                format!(
                    "“{}”, a shelter of {}, is closed. Name another one, or reopen it.",
                    site.en, area.en
                ),
            );
            let place = Place::in_list(shelter, &["areas", key.as_str(), "shelters"]);
            found.add(&RULE, look, &places::steps(&place.way(look)), says);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::world::town::{self, COUNTY};

    #[test]
    fn a_closed_shelter_is_found_in_every_area_that_uses_it() {
        let mut world = town::town();
        town::site(&mut world, "shelter.school").is_closed = true;
        let paths = town::paths(&town::findings(&RULE, COUNTY, &world));
        assert_eq!(paths, ["areas.lowland.shelters.0", "areas.riverside.shelters.0"]);
    }

    #[test]
    fn a_good_plan_is_left_alone() {
        town::assert_clean(&RULE);
    }
}
