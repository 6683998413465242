//! An area whose people are told by a post that is responsible somewhere else.

use domain::kernel::Severity;

use super::names;
use crate::checks::{Found, Look, LooksAt, Rule, Sentence};
use crate::finding::Says;

pub(super) static RULE: Rule = Rule {
    id: "informer-elsewhere",
    severity: Severity::Warning,
    looks_at: LooksAt::World,
    title: Sentence {
        zh: "负责告知的岗位不在该区域",
        en: "The people of an area are told by a post of somewhere else",
    },
    reason: Sentence {
        zh: "挨户通知要靠本地人：信息报告员要管得到这个地方。",
        en: "People are told by those of their own place: an information reporter must be \
             responsible there.",
    },
    law: &["ERL-60"],
    check,
};

fn check(look: &Look<'_>, found: &mut Found) {
    let Some(world) = look.world else { return };
    for (key, area) in look.plan.areas.iter() {
        let Some(post_key) = &area.informed_by else { continue };
        let Some(unit_key) = world.posts.get(post_key).map(|it| &it.unit) else { continue };
        let Some(here) = world.units.get(unit_key).and_then(|it| it.region.as_ref()) else {
            continue;
        };
        let is_here = area.regions.iter().any(|it| here.holds(it) || it.holds(here));
        if is_here || area.regions.is_empty() {
            continue;
        }
        let (area_name, post) = (names::area(look.plan, key), names::post(world, post_key));
        let unit = names::unit(world, unit_key);
        let says = Says::new(
            format!(
                "区域{}由{}的岗位{}告知，该单位的辖区是{here}，不在这个区域。\
                 请改为当地的信息报告员。",
                area_name.zh, unit.zh, post.zh
            ),
            format!(
                "The people of {} are told by {} of {}, which is responsible in {here} and not \
                 there. Name an information reporter of the place.",
                area_name.en, post.en, unit.en
            ),
        );
        found.add(&RULE, look, &["areas", key.as_str(), "informed_by"], says);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::world::town::{self, COUNTY};

    #[test]
    fn a_reporter_of_another_village_is_found() {
        let text = town::changed(
            COUNTY,
            "informed_by: township-mayor",
            "informed_by: info-reporter.heyan",
        );
        let paths = town::paths(&town::findings(&RULE, &text, &town::town()));
        assert_eq!(paths, ["areas.riverside.informed_by"]);
    }

    #[test]
    fn one_who_is_responsible_for_more_or_less_than_the_area_is_in_order() {
        let text = town::changed(COUNTY, "[\"990001101202\"]", "[\"990001101\"]");
        let text =
            town::changed(&text, "informed_by: township-mayor", "informed_by: info-reporter.heyan");
        assert!(town::findings(&RULE, &text, &town::town()).is_empty());
    }

    #[test]
    fn a_good_plan_is_left_alone() {
        town::assert_clean(&RULE);
    }
}
