//! People who are moved with nowhere to go.

use domain::kernel::Key;
use domain::plans::document::{ActivityKind, Plan};

use super::called::Called;
use super::written::is_absent;
use super::{Found, Look, LooksAt, Rule, Says, Severity, said};

pub(super) static RULE: Rule = Rule {
    id: "evacuation-without-shelter",
    severity: Severity::Error,
    looks_at: LooksAt::Plans,
    title: said("转移没有安置点", "People who are moved with nowhere to go"),
    reason: said(
        "转移、疏散、撤离人员，应当妥善安置。",
        "Who is moved is to be sheltered properly.",
    ),
    law: &["ERL-67", "ERL-73"],
    check,
};

fn check(look: &Look<'_>, found: &mut Found) {
    let plan = look.plan;
    for (key, area) in plan.areas.iter() {
        let Some(people) = area.people.filter(|it| *it > 0) else { continue };
        let path = ["areas", key.as_str(), "shelters"];
        let moving = plan
            .tasks
            .iter()
            .find(|(_, it)| it.kind == Some(ActivityKind::Evacuation) && it.areas.contains(key));
        let Some((task_key, task)) = moving.filter(|_| !is_left_to_the_plan_above(look, key))
        else {
            continue;
        };
        if area.shelters.is_empty() && is_absent(look, &path) {
            let (it, task) = (Called::area(key, area), Called::task(task_key, task));
            let says = Says::new(
                format!(
                    "任务“{}”要从“{}”转移 {people} 人，却没有写安置点。请在 shelters 写上场所编\
                     码。",
                    task.zh, it.zh
                ),
                format!(
                    "The task “{}” moves {people} people out of “{}”, and no shelter takes them \
                     in. Write the codes of sites under shelters.",
                    task.en, it.en
                ),
            );
            found.add(&RULE, look, &path, says);
        }
    }
}

/// Who helps to move people does not find their shelters: the plan above does, where it knows the
/// place; where that plan was not shown, it may.
fn is_left_to_the_plan_above(look: &Look<'_>, area: &Key) -> bool {
    let has_shelters =
        |parent: &Plan| parent.areas.get(area).is_some_and(|it| !it.shelters.is_empty());
    look.plan.implements.is_some() && look.parent().is_none_or(has_shelters)
}

#[cfg(test)]
mod tests {
    use super::super::testing::{DEPARTMENT, changed, good_with, places, places_beside_good, plan};
    use super::RULE;

    #[test]
    fn people_who_are_moved_with_nowhere_to_go_are_found() {
        let text = good_with("    shelters: [shelter.3]\n", "");
        assert_eq!(places(&RULE, &text), ["areas.dongdu-lowland.shelters"]);
    }

    #[test]
    fn who_helps_to_move_people_leaves_their_shelters_to_the_plan_above() {
        let area = "areas:\n  dongdu-lowland: {people: 1460}\nlevels:\n";
        let text = changed(DEPARTMENT, "levels:\n", area);
        let text = changed(
            &text,
            "kind: traffic_control",
            "kind: evacuation\n    areas: [dongdu-lowland]",
        );
        assert_eq!(places_beside_good(&RULE, &text), Vec::<String>::new());
        let bare = plan(&good_with("    shelters: [shelter.3]\n", ""));
        let places = crate::checks::testing::paths_beside(&RULE, &text, None, &[&bare]);
        assert_eq!(places, ["areas.dongdu-lowland.shelters"]);
    }
}
