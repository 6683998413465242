//! A shelter of an area that is registered as something else.

use domain::kernel::Severity;

use super::names;
use super::places::{self, Place};
use crate::checks::{Found, Look, LooksAt, Rule, Sentence};
use crate::finding::Says;

pub(super) static RULE: Rule = Rule {
    id: "shelter-not-a-shelter",
    severity: Severity::Warning,
    looks_at: LooksAt::World,
    title: Sentence {
        zh: "所列场所不是安置场所", en: "A site that is named as a shelter is none"
    },
    reason: Sentence {
        zh: "安置场所须按避难场所、安置点或隔离点登记，才知道容量、有人管理。",
        en: "A place that takes people in is registered as a shelter, a resettlement or a \
             quarantine site, so that its capacity is known and somebody runs it.",
    },
    law: &["ERL-31"],
    check,
};

fn check(look: &Look<'_>, found: &mut Found) {
    let Some(world) = look.world else { return };
    for (key, area) in look.plan.areas.iter() {
        for shelter in &area.shelters {
            if world.sites.get(shelter).is_none_or(|it| it.kind.takes_people_in()) {
                continue;
            }
            let (area, site) = (names::area(look.plan, key), names::site(world, shelter));
            let says = Says::new(
                format!(
                    "区域{}列出的“{}”在登记册中不是避难场所、安置点或隔离点。\
                     请改用其他场所，或更正登记。",
                    area.zh, site.zh
                ),
                format!(
                    "“{}”, named as a shelter of {}, is in the register neither a shelter nor a \
                     resettlement or quarantine site. Name another one, or correct the register.",
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
    fn a_bridge_takes_nobody_in() {
        let text = town::changed(
            COUNTY,
            "[shelter.school, shelter.gym]",
            "[shelter.school, bridge.dongdu]",
        );
        let paths = town::paths(&town::findings(&RULE, &text, &town::town()));
        assert_eq!(paths, ["areas.riverside.shelters.1"]);
    }

    #[test]
    fn a_good_plan_is_left_alone() {
        town::assert_clean(&RULE);
    }
}
