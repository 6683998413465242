//! A task that only an officer may lead, given to units that have none.

use domain::kernel::{PersonKind, Severity};

use super::index::Index;
use super::names::{self, Name};
use super::performers_not_in_unit;
use crate::checks::{Found, Look, LooksAt, Rule, Sentence};
use crate::finding::Says;

pub(super) static RULE: Rule = Rule {
    id: "sworn-missing",
    severity: Severity::Error,
    looks_at: LooksAt::World,
    title: Sentence {
        zh: "须由民警带队，单位没有民警",
        en: "A task that an officer must lead has no officer",
    },
    reason: Sentence {
        zh: "设卡、交通管制、协助流调须在民警带领下进行，辅警不得单独执法（国办发〔2016〕114号）。",
        en: "Checkpoints, traffic control and support of contact tracing are done under an \
             officer; auxiliaries may not enforce alone (国办发〔2016〕114号).",
    },
    law: &["AUX114"],
    check,
};

fn check(look: &Look<'_>, found: &mut Found) {
    let Some(world) = look.world else { return };
    let index = Index::of(world);
    for (key, task) in look.plan.tasks.iter() {
        let is_known = task.lead.is_some()
            && task.lead.iter().chain(&task.support).all(|it| world.units.contains_key(it));
        if !is_known
            || !task.kind.is_some_and(|it| it.needs_sworn_lead())
            || index.persons_for(task).any(|it| it.kind == PersonKind::Sworn)
            || performers_not_in_unit::has_nobody(world, &index, task)
        {
            continue;
        }
        let units: Vec<_> =
            task.lead.iter().chain(&task.support).map(|it| names::unit(world, it)).collect();
        let units = names::list(&units);
        let Name { zh, en } = names::task(look.plan, key);
        let says = Says::new(
            format!(
                "任务{zh}须由民警带队，但{}没有民警。请由公安机关牵头，或增加有民警的配合单位。",
                units.zh
            ),
            format!(
                "Task {en} must be led by an officer, but there is none in {}. \
                 Let the police lead, or \
                 add a supporting unit that has officers.",
                units.en
            ),
        );
        found.add(&RULE, look, &["tasks", key.as_str(), "lead"], says);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::world::town::{self, COUNTY};

    #[test]
    fn traffic_control_without_an_officer_is_found() {
        let mut world = town::town();
        world.persons.retain(|_, it| it.kind != PersonKind::Sworn);
        let paths = town::paths(&town::findings(&RULE, COUNTY, &world));
        assert_eq!(paths, ["tasks.traffic.lead"]);
    }

    #[test]
    fn a_kind_that_needs_no_officer_is_left_alone() {
        let text = town::changed(COUNTY, "kind: traffic_control", "kind: patrol");
        let mut world = town::town();
        world.persons.retain(|_, it| it.kind != PersonKind::Sworn);
        assert!(town::findings(&RULE, &text, &world).is_empty());
    }

    #[test]
    fn a_good_plan_is_left_alone() {
        town::assert_clean(&RULE);
    }
}
