//! A region that is not in the adopted list of regions.

use domain::kernel::{RegionCode, Severity};

use super::nearest;
use super::places::{self, Way};
use crate::checks::{Found, Look, LooksAt, Rule, Sentence};
use crate::edit;
use crate::finding::{Mend, Says};
use crate::world::World;

pub(super) static RULE: Rule = Rule {
    id: "region-unknown",
    severity: Severity::Error,
    looks_at: LooksAt::World,
    title: Sentence {
        zh: "区划代码不在区划表中", en: "A region is not in the list of regions"
    },
    reason: Sentence {
        zh: "代码写错一位，转移和预警就发到了别处。",
        en: "With one wrong digit people are moved and warned somewhere else.",
    },
    law: &[],
    check,
};

fn check(look: &Look<'_>, found: &mut Found) {
    let Some(world) = look.world.filter(|it| !it.regions.is_empty()) else { return };
    let is_unknown = |it: &&RegionCode| !world.regions.contains_key(*it);
    if let Some(region) = look.plan.region.as_ref().filter(is_unknown) {
        add(look, world, found, (region, &places::own(&["region"])));
    }
    for (key, area) in look.plan.areas.iter() {
        for region in area.regions.iter().filter(is_unknown) {
            let mut way = places::own(&["areas", key.as_str(), "regions"]);
            way.extend(places::number_in_list(look, &places::steps(&way), region.as_str()));
            add(look, world, found, (region, &way));
        }
    }
}

fn add(look: &Look<'_>, world: &World, found: &mut Found, (region, way): (&RegionCode, &Way)) {
    let steps = places::steps(way);
    let known = world.regions.keys().map(RegionCode::as_str);
    let meant = nearest::nearest(region.as_str(), known)
        .and_then(|it| it.parse::<RegionCode>().ok())
        .and_then(|it| world.regions.get(&it).map(|name| (it, name)));
    let Some((code, name)) = meant else {
        let says = Says::new(
            format!("区划表中没有代码“{region}”。请改正代码，或更新区划表。"),
            format!(
                "The list of regions has no “{region}”. Correct the code, or adopt a newer list."
            ),
        );
        return found.add(&RULE, look, &steps, says);
    };
    let says = Says::new(
        format!("区划表中没有代码“{region}”。是不是“{code}”（{name}）？请改正代码。"),
        format!("The list of regions has no “{region}”. Is “{code}” ({name}) meant? Correct it."),
    );
    let mend = Mend {
        says: Says::new(format!("改为“{code}”"), format!("Write “{code}”")),
        edits: edit::set(look.document, &steps, &format!("\"{code}\"")),
    };
    found.add_with_mend(&RULE, look, &steps, (says, mend));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::world::town::{self, COUNTY};

    #[test]
    fn a_wrong_digit_is_found_and_where_only_one_code_is_near_mended() {
        let text = town::changed(COUNTY, "[\"990001101202\"]", "[\"990002101202\"]");
        let found = town::findings(&RULE, &text, &town::town());
        assert_eq!(town::paths(&found), ["areas.riverside.regions.0"]);
        let mend = found[0].mend.as_ref().expect("a mend");
        assert_eq!(crate::finding::apply(&text, &mend.edits), COUNTY);
    }

    #[test]
    fn the_region_of_the_plan_is_looked_at_too() {
        let text = town::changed(COUNTY, "region: \"990001\"", "region: \"420101\"");
        let paths = town::paths(&town::findings(&RULE, &text, &town::town()));
        assert_eq!(paths, ["region"]);
    }

    #[test]
    fn without_a_list_nothing_is_said() {
        let text = town::changed(COUNTY, "region: \"990001\"", "region: \"420101\"");
        let mut world = town::town();
        world.regions.clear();
        assert!(town::findings(&RULE, &text, &world).is_empty());
    }

    #[test]
    fn a_good_plan_is_left_alone() {
        town::assert_clean(&RULE);
    }
}
