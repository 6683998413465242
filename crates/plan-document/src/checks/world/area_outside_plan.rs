//! An area that lies outside the region in which the plan holds.

use domain::kernel::Severity;

use super::{names, places};
use crate::checks::{Found, Look, LooksAt, Rule, Sentence};
use crate::finding::Says;

pub(super) static RULE: Rule = Rule {
    id: "area-outside-plan",
    severity: Severity::Warning,
    looks_at: LooksAt::World,
    title: Sentence {
        zh: "区域超出预案适用范围", en: "An area lies outside the plan’s region"
    },
    reason: Sentence {
        zh: "预案只在本辖区内有效：辖区外的群众，要由当地的预案来转移和预警。",
        en: "A plan holds in its own region only: others are moved and warned by their own plan.",
    },
    law: &["PLAN2024-9"],
    check,
};

fn check(look: &Look<'_>, found: &mut Found) {
    let (Some(world), Some(plan_region)) = (look.world, &look.plan.region) else { return };
    for (key, area) in look.plan.areas.iter() {
        for region in area.regions.iter().filter(|it| !plan_region.holds(it)) {
            let name = world.regions.get(region).map_or("", String::as_str);
            let area = names::area(look.plan, key);
            let says = Says::new(
                format!(
                    "区域{}中的{region}{name}不在预案适用的{plan_region}之内。\
                     请改正代码，或删去该地。",
                    area.zh
                ),
                format!(
                    "{region} {name} of {} lies outside {plan_region}, where the plan holds. \
                     Correct the code, or leave it out.",
                    area.en
                ),
            );
            let mut way = places::own(&["areas", key.as_str(), "regions"]);
            way.extend(places::number_in_list(look, &places::steps(&way), region.as_str()));
            found.add(&RULE, look, &places::steps(&way), says);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::world::town::{self, COUNTY};

    #[test]
    fn a_village_of_the_neighbouring_county_is_found() {
        let text =
            town::changed(COUNTY, "[\"990001101202\"]", "[\"990001101202\", \"990002100200\"]");
        let paths = town::paths(&town::findings(&RULE, &text, &town::town()));
        assert_eq!(paths, ["areas.riverside.regions.1"]);
    }

    #[test]
    fn a_good_plan_is_left_alone() {
        town::assert_clean(&RULE);
    }
}
