//! An indicator whose supplier is not in the register: the level that looks at it never comes.

use domain::kernel::Severity;

use super::names::Name;
use super::nearest::{self, Unknown};
use super::places::Place;
use super::unit_unknown::meant_unit;
use crate::checks::{Found, Look, LooksAt, Rule, Sentence};

pub(super) static RULE: Rule = Rule {
    id: "supplier-unknown",
    severity: Severity::Warning,
    looks_at: LooksAt::World,
    title: Sentence {
        zh: "指标的提供单位不在登记册中",
        en: "The supplier of an indicator is not in the register",
    },
    reason: Sentence {
        zh: "没有单位报送的指标不会触发任何响应级别。",
        en: "An indicator that nobody supplies starts no level.",
    },
    law: &["ERL-58"],
    check,
};

fn check(look: &Look<'_>, found: &mut Found) {
    let Some(world) = look.world else { return };
    for (key, indicator) in look.plan.indicators.iter() {
        let Some(unit) = &indicator.supplied_by else { continue };
        if !world.units.contains_key(unit) {
            let place = Place::at(unit, &["indicators", key.as_str(), "supplied_by"]);
            let unknown =
                Unknown { kind: Name::new("单位", "unit"), meant: meant_unit(world, unit) };
            nearest::add_unknown(found, &RULE, look, &place, unknown);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::world::town::{self, COUNTY};

    #[test]
    fn a_supplier_that_is_not_registered_is_found() {
        let text = town::changed(COUNTY, "supplied_by: water-bureau", "supplied_by: weather-desk");
        let paths = town::paths(&town::findings(&RULE, &text, &town::town()));
        assert_eq!(paths, ["indicators.river.dongdu.stage.supplied_by"]);
    }

    #[test]
    fn a_good_plan_is_left_alone() {
        town::assert_clean(&RULE);
    }
}
