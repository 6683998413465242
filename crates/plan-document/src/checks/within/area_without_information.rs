//! A place that is cleared or closed without anybody telling the people there.

use domain::kernel::Key;
use domain::plans::document::{ActivityKind, Area, NoticeKind, Plan};

use super::called::Called;
use super::written::is_missing;
use super::{Found, Look, LooksAt, Rule, Says, Severity, said};

pub(super) static RULE: Rule = Rule {
    id: "area-without-information",
    severity: Severity::Warning,
    looks_at: LooksAt::Plans,
    title: said("区域内群众无人告知", "An area that nobody is told about"),
    reason: said(
        "转移和管制的区域，要有人上门告知，也要有公告点名。",
        "Where people are moved or a place is closed, somebody tells them, and a notice names it.",
    ),
    law: &["ERL-64", "ERL-65", "PLAN2024-15"],
    check,
};

fn check(look: &Look<'_>, found: &mut Found) {
    let plan = look.plan;
    for (key, area) in plan.areas.iter() {
        let moved = plan
            .tasks
            .iter()
            .any(|(_, it)| it.kind == Some(ActivityKind::Evacuation) && it.areas.contains(key));
        let ordered = plan.measures.iter().any(|(_, it)| it.areas.contains(key));
        if !moved && !ordered {
            continue;
        }
        let Called { zh, en } = Called::area(key, area);
        let path = ["areas", key.as_str(), "informed_by"];
        if is_missing(look, &path, area.informed_by.as_ref()) {
            let says = Says::new(
                format!(
                    "“{zh}”要转移或管制，却没有写由哪个岗位告知群众。请在 informed_by 写上岗位编\
                     码。"
                ),
                format!(
                    "“{en}” is cleared or closed, and no post tells the people there. Write the \
                     code of a post under informed_by."
                ),
            );
            found.add(&RULE, look, &path, says);
        }
        if !is_announced(look, key, area) {
            let says = Says::new(
                format!("“{zh}”要转移或管制，却没有公告点到它。请把 {key} 写进某个公告的 areas。"),
                format!(
                    "“{en}” is cleared or closed, and no notice names it. Write {key} into the \
                     areas of a notice."
                ),
            );
            found.add(&RULE, look, &["areas", key.as_str()], says);
        }
    }
}

/// Whether a notice names it, here or in the plan above; where that one is not known, it may.
fn is_announced(look: &Look<'_>, key: &Key, area: &Area) -> bool {
    let named = |plan: &Plan| plan.notices.iter().any(|(_, it)| it.areas.contains(key));
    // What is not a warning and names no place is for everybody.
    let is_for_all = |plan: &Plan| {
        plan.notices.iter().any(|(_, it)| {
            it.areas.is_empty()
                && matches!(it.kind, Some(NoticeKind::Publicity | NoticeKind::Press))
        })
    };
    if named(look.plan) || is_for_all(look.plan) {
        return true;
    }
    if look.plan.implements.is_none() {
        return false;
    }
    let Some(parent) = look.parent() else { return true };
    let areas = parent.notices.iter().flat_map(|(_, it)| &it.areas);
    let mut regions = areas.filter_map(|it| parent.areas.get(it)).flat_map(|it| &it.regions);
    named(parent)
        || is_for_all(parent)
        || regions.any(|wide| area.regions.iter().any(|own| wide.holds(own)))
}

#[cfg(test)]
mod tests {
    use super::super::testing::{DEPARTMENT, changed, good_with, places, places_beside_good};
    use super::RULE;

    #[test]
    fn an_area_without_anybody_who_tells_the_people_is_found() {
        let text = good_with("    informed_by: info-reporter.heyan\n", "");
        assert_eq!(places(&RULE, &text), ["areas.dongdu-lowland.informed_by"]);
    }

    #[test]
    fn an_area_that_no_notice_names_is_found() {
        let text = good_with("areas: [dongdu-lowland, sanjie-ferry]", "areas: [dongdu-lowland]");
        assert_eq!(places(&RULE, &text), ["areas.sanjie-ferry"]);
    }

    #[test]
    fn a_notice_of_the_plan_above_is_enough() {
        let area = "areas:\n  bridge: {regions: [\"990001101201\"], informed_by: x}\nlevels:\n";
        let text = changed(DEPARTMENT, "levels:\n", area);
        let text = changed(&text, "reports:", "measures:\n  stop: {areas: [bridge]}\nreports:");
        assert_eq!(places_beside_good(&RULE, &text), Vec::<String>::new());
        let elsewhere = changed(&text, "990001101201", "990001109201");
        assert_eq!(places_beside_good(&RULE, &elsewhere), ["areas.bridge"]);
    }
}
