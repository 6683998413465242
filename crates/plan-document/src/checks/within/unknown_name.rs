//! Names that a plan uses and nowhere explains: whoever acts on it stands there without a task, a
//! measure, a notice or a place.

use std::collections::BTreeSet;

use domain::kernel::Key;
use domain::plans::document::Entries;

use super::written::{place_in, unknown};
use super::{Found, Look, LooksAt, Mend, Rule, Says, Severity, said};
use crate::edit;
use crate::reading::nearest;

pub(super) static RULE: Rule = Rule {
    id: "unknown-name",
    severity: Severity::Error,
    looks_at: LooksAt::Document,
    title: said("引用了预案中没有的名称", "A name that the plan does not have"),
    reason: said(
        "写错的名称在启动时找不到任务、措施、公告或区域，该做的事就没人做。",
        "A misspelt name finds no task, measure, notice or area, and what was to be done is not.",
    ),
    law: &["PLAN2024-24"],
    check,
};

fn check(look: &Look<'_>, found: &mut Found) {
    let plan = look.plan;
    let tasks = names(&plan.tasks);
    let areas = names(&plan.areas);
    let measures = names(&plan.measures);
    let notices = names(&plan.notices);
    for (name, level) in plan.levels.iter() {
        let at = |field| ["levels", name.as_str(), field];
        report(look, found, at("starts"), (&level.starts, TASK, &tasks));
        report(look, found, at("measures"), (&level.measures, MEASURE, &measures));
        report(look, found, at("notices"), (&level.notices, NOTICE, &notices));
    }
    for (key, task) in plan.tasks.iter() {
        report(look, found, ["tasks", key.as_str(), "after"], (&task.after, TASK, &tasks));
        report(look, found, ["tasks", key.as_str(), "areas"], (&task.areas, AREA, &areas));
    }
    for (key, it) in plan.measures.iter() {
        report(look, found, ["measures", key.as_str(), "areas"], (&it.areas, AREA, &areas));
    }
    for (key, it) in plan.notices.iter() {
        report(look, found, ["notices", key.as_str(), "areas"], (&it.areas, AREA, &areas));
    }
}

fn names<T>(entries: &Entries<T>) -> BTreeSet<&str> {
    entries.iter().map(|(key, _)| key.as_str()).collect()
}

/// What a name stands for: 中文, in English, and the part of the plan where it is explained.
type Stands = (&'static str, &'static str, &'static str);
const TASK: Stands = ("任务", "task", "tasks");
const MEASURE: Stands = ("措施", "measure", "measures");
const NOTICE: Stands = ("公告", "notice", "notices");
const AREA: Stands = ("区域", "area", "areas");

fn report(
    look: &Look<'_>,
    found: &mut Found,
    list: [&str; 3],
    (names, (zh, en, part), known): (&[Key], Stands, &BTreeSet<&str>),
) {
    for name in unknown(names, |it| known.contains(it.as_str())) {
        let place = place_in(look, &list, name.as_str());
        let path: Vec<&str> = list.iter().copied().chain([place.as_str()]).collect();
        let says = Says::new(
            format!("预案里没有名为“{name}”的{zh}。请改正名称，或在 {part} 下补上它。"),
            format!("The plan has no {en} “{name}”. Correct the name, or add it under {part}."),
        );
        match nearest(name.as_str(), known.iter().copied()) {
            Some(right) => {
                let offer = Says::new(format!("改为“{right}”"), format!("Change it to “{right}”"));
                let edits = edit::set(look.document, &path, right);
                found.add_with_mend(&RULE, look, &path, (says, Mend { says: offer, edits }));
            }
            None => found.add(&RULE, look, &path, says),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{good_with, mended, places};
    use super::RULE;

    #[test]
    fn a_misspelt_task_is_found_where_it_is_named_and_mended() {
        let text = good_with("starts: [traffic-dongdu]", "starts: [trafic-dongdu]");
        assert_eq!(places(&RULE, &text), ["levels.III.starts.0"]);
        assert_eq!(places(&RULE, &mended(&RULE, &text)), Vec::<String>::new());
    }

    #[test]
    fn measures_notices_areas_and_predecessors_are_looked_up_too() {
        for (from, to, place) in [
            ("measures: [ferry-stop]", "measures: [bus-stop]", "levels.III.measures.0"),
            ("notices: [blue-warning]", "notices: [red-warning-now]", "levels.IV.notices.0"),
            ("after: [open-shelter]", "after: [muster, boats]", "tasks.move-lowland.after.1"),
            ("areas: [sanjie-ferry]", "areas: [nowhere]", "measures.ferry-stop.areas.0"),
        ] {
            assert_eq!(places(&RULE, &good_with(from, to)), [place]);
        }
    }
}
