//! A written opinion of a unit that the plan gives nothing to do.

use std::collections::BTreeSet;

use domain::kernel::Severity;

use super::{house, names, places};
use crate::checks::{Found, Look, LooksAt, Rule, Sentence};
use crate::edit;
use crate::finding::{Mend, Says};

pub(super) static RULE: Rule = Rule {
    id: "consent-of-nobody",
    severity: Severity::Hint,
    looks_at: LooksAt::World,
    title: Sentence {
        zh: "书面意见的单位在预案中没有任务",
        en: "A unit agreed to a plan that gives it nothing to do",
    },
    reason: Sentence {
        zh: "征求过意见的单位没有任务，多半是任务写漏了，或单位写错了。",
        en: "Where a unit agreed and has no duties, a task was forgotten or the unit is the wrong \
             one.",
    },
    law: &["PLAN2024-22"],
    check,
};

fn check(look: &Look<'_>, found: &mut Found) {
    let Some(world) = look.world else { return };
    let mut named: BTreeSet<_> = BTreeSet::new();
    let suppliers = look.plan.indicators.iter().filter_map(|(_, it)| it.supplied_by.as_ref());
    let units = places::units(look.plan).into_iter().map(|it| it.key).chain(suppliers);
    for unit in units {
        // An opinion of the unit above speaks for those under it.
        named.extend(house::upwards(world, unit));
    }
    for (at, consent) in look.plan.consents.iter().enumerate() {
        let Some(unit) = &consent.unit else { continue };
        if named.contains(unit) {
            continue;
        }
        let name = names::unit(world, unit);
        let says = Says::new(
            format!(
                "{}提交了书面意见，预案却没有给它安排任何任务。请核对是否漏写任务，或删去此条。",
                name.zh
            ),
            format!(
                "{} agreed in writing, but the plan gives it nothing to do. See whether a task was \
                 forgotten, or remove the entry.",
                name.en
            ),
        );
        let at = at.to_string();
        let mend = Mend {
            says: Says::new("删去此条", "Remove the entry"),
            edits: edit::remove(look.document, &["consents", &at]),
        };
        found.add_with_mend(&RULE, look, &["consents", &at, "unit"], (says, mend));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::world::town::{self, COUNTY};

    #[test]
    fn an_opinion_of_a_unit_without_duties_is_told_and_can_be_removed() {
        let more =
            "consents:\n  - {unit: health-commission, document: 云卫函〔2026〕1号, on: 2026-03-02}";
        let text = town::changed(COUNTY, "consents:", more);
        let found = town::findings(&RULE, &text, &town::town());
        assert_eq!(town::paths(&found), ["consents.0.unit"]);
        let mended = crate::finding::apply(&text, &found[0].mend.as_ref().expect("a mend").edits);
        assert_eq!(mended, COUNTY);
    }

    #[test]
    fn a_good_plan_is_left_alone() {
        town::assert_clean(&RULE);
    }
}
