//! A unit outside the house that is given duties and has not agreed in writing.

use std::collections::BTreeSet;

use domain::kernel::Severity;
use domain::plans::document::Tier;

use super::{house, names, places};
use crate::checks::{Found, Look, LooksAt, Rule, Sentence};
use crate::finding::Says;

pub(super) static RULE: Rule = Rule {
    id: "consent-missing",
    severity: Severity::Error,
    looks_at: LooksAt::World,
    title: Sentence {
        zh: "承担任务的外单位没有书面意见",
        en: "A unit that is given duties has not agreed in writing",
    },
    reason: Sentence {
        zh: "涉及其他单位职责的，应当书面征求意见（应急预案管理办法第二十二条）。",
        en: "Where the duties of other units are touched, their written opinion is asked \
             (PLAN-2024, article 22).",
    },
    law: &["PLAN2024-22"],
    check,
};

fn check(look: &Look<'_>, found: &mut Found) {
    let Some(world) = look.world else { return };
    let Some(house) = house::house_of(look.plan, world) else { return };
    let mut seen = BTreeSet::new();
    for place in places::duties(look.plan) {
        // A department does not write to its own brigades; whoever plans for many asks each.
        let is_of_one_house = look.plan.tier.is_some_and(Tier::is_of_one_house);
        let is_own = place.key == house
            || look.plan.issuer.as_ref() == Some(place.key)
            || (is_of_one_house && world.is_of_house(place.key, house));
        let is_asked =
            world.units.contains_key(place.key) && world.units.contains_key(house) && !is_own;
        if !is_asked || !seen.insert(place.key) || house::has_agreed(look.plan, world, place.key) {
            continue;
        }
        let (unit, house) = (names::unit(world, place.key), names::unit(world, house));
        let says = Says::new(
            format!(
                "{}的预案给{}安排了任务，却没有它的书面意见。\
                 请征求书面意见后登记文号，或不给它安排任务。",
                house.zh, unit.zh
            ),
            format!(
                "The plan of {} gives duties to {}, which has not agreed in writing. Ask for its \
                 written opinion and enter the document, or leave it out.",
                house.en, unit.en
            ),
        );
        found.add(&RULE, look, &places::steps(&place.way(look)), says);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::world::town::{self, COUNTY, POLICE};

    #[test]
    fn a_stranger_without_a_written_opinion_is_found() {
        let text =
            town::changed(COUNTY, "unit: power-company, document", "unit: water-bureau, document");
        let found = town::findings(&RULE, &text, &town::town());
        assert_eq!(town::paths(&found), ["tasks.power.lead"]);
        assert!(found[0].mend.is_none(), "only a unit itself can agree");
    }

    #[test]
    fn departments_are_the_governments_own_house_and_no_departments_of_each_other() {
        let text =
            town::changed(POLICE, "unit: township.dongdu, document", "unit: yunze-psb, document");
        let paths = town::paths(&town::findings(&RULE, &text, &town::town()));
        assert_eq!(paths, ["tasks.order.support.0"]);
    }

    #[test]
    fn a_headquarters_issues_for_its_government() {
        let text =
            town::changed(COUNTY, "issuer: yunze-government\nimpl", "issuer: flood-hq\nimpl");
        assert!(town::findings(&RULE, &text, &town::town()).is_empty());
    }

    #[test]
    fn an_opinion_through_the_library_or_of_the_unit_above_counts() {
        let text =
            town::changed(COUNTY, "unit: power-company, document", "unit: water-bureau, document");
        let mut world = town::town();
        let above = town::unit(&mut world, "power-group", None);
        world.consents.insert(town::key("county-flood"), [above.clone()].into());
        assert_eq!(town::findings(&RULE, &text, &world).len(), 1);
        world.units.get_mut(&town::key("power-company")).expect("it is there").parent = Some(above);
        assert!(town::findings(&RULE, &text, &world).is_empty());
    }

    #[test]
    fn a_good_plan_is_left_alone() {
        town::assert_clean(&RULE);
    }
}
