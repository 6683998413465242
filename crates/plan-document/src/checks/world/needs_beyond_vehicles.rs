//! Tasks that run at once and together ask for more vehicles of a kind than are ready.

use std::collections::BTreeSet;

use domain::kernel::Severity;

use super::index::Index;
use super::names::{self, Name};
use super::{goods, timeline};
use crate::checks::{Found, Look, LooksAt, Rule, Sentence};
use crate::finding::Says;

pub(super) static RULE: Rule = Rule {
    id: "needs-beyond-vehicles",
    severity: Severity::Warning,
    looks_at: LooksAt::World,
    title: Sentence {
        zh: "同时进行的任务所需车辆超过可用车辆",
        en: "Tasks at the same time need more vehicles than are ready",
    },
    reason: Sentence {
        zh: "一辆车同一时间只能派给一项任务，维修中的车派不出去。",
        en: "A vehicle does one task at a time, and one in repair does none.",
    },
    law: &["PLAN2024-21"],
    check,
};

fn check(look: &Look<'_>, found: &mut Found) {
    let Some(world) = look.world else { return };
    let vehicles = goods::vehicles_of(world, &Index::of(world), &[look.plan]);
    let mut told = BTreeSet::new();
    for stage in timeline::stages(look.plan) {
        for (kind, crowd) in goods::most_vehicles(&stage.crowds) {
            let mut asked = goods::vehicles_asked(look.plan, crowd);
            let Some(asked) = asked.remove(&kind) else { continue };
            let there = goods::ready(world, &vehicles, kind);
            let Some(last) = asked.last() else { continue };
            if asked.count <= there.count || !told.insert(kind) {
                continue;
            }
            let all = vehicles.iter().filter(|it| it.kind == kind).count();
            let broken = all.saturating_sub(usize::try_from(there.count).unwrap_or(all));
            let (level, tasks) = (names::level(look.plan, stage.name), asked.names(look.plan));
            let (what, parts) = (names::vehicles(kind, asked.count), names::sum(&there.parts));
            let need = names::need(asked.tasks.len());
            let ready = there.count;
            let rest = rest(broken);
            let says = Says::new(
                format!(
                    "{}时，{}同时共需{}，可用的只有{ready}{}{}。\
                     请减少数量、错开任务，或协调其他单位的车辆。",
                    level.zh, tasks.zh, what.zh, parts.zh, rest.zh
                ),
                format!(
                    "At {}, {} {need} {} at the same time; {ready} are ready{}{}. \
                     Ask for fewer, put one task after the other, or \
                     agree on vehicles of other units.",
                    level.en, tasks.en, what.en, parts.en, rest.en
                ),
            );
            let way = ["tasks", last.as_str(), "needs", "vehicles", kind.name()];
            found.add(&RULE, look, &way, says);
        }
    }
}

fn rest(broken: usize) -> Name {
    if broken == 0 {
        return Name::new("", "");
    }
    Name::new(format!("，另有{broken}不能出动"), format!(", and {broken} more cannot go"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::world::town::{self, COUNTY};
    use domain::kernel::VehicleKind;

    #[test]
    fn more_boats_than_are_ready_are_found_with_the_arithmetic() {
        let text = town::changed(COUNTY, "vehicles: {boat: 4}", "vehicles: {boat: 9}");
        let found = town::findings(&RULE, &text, &town::town());
        assert_eq!(town::paths(&found), ["tasks.rescue.needs.vehicles.boat"]);
        let en = &found[0].says.en;
        assert!(en.contains("needs 9 boats") && en.contains("8 are ready: 6 in"), "{en}");
    }

    #[test]
    fn a_vehicle_in_repair_does_not_count() {
        let mut world = town::town();
        let boats = world.vehicles.iter_mut().filter(|it| it.kind == VehicleKind::Boat);
        boats.take(5).for_each(|it| it.is_ready = false);
        let found = town::findings(&RULE, COUNTY, &world);
        assert_eq!(town::paths(&found), ["tasks.rescue.needs.vehicles.boat"]);
        assert!(found[0].says.en.contains("3 are ready") && found[0].says.en.contains("5 more"));
    }

    #[test]
    fn vehicles_of_a_stranger_count_once_it_agreed() {
        let text = town::changed(COUNTY, "vehicles: {boat: 4}", "vehicles: {boat: 9}");
        let mut world = town::town();
        let stranger = town::unit(&mut world, "guard-company", None);
        world.vehicles.push(town::vehicle(VehicleKind::Boat, 99, "guard-company", None));
        assert_eq!(town::findings(&RULE, &text, &world).len(), 1);
        world.consents.insert(town::key("county-flood"), [stranger].into());
        assert!(town::findings(&RULE, &text, &world).is_empty());
    }

    #[test]
    fn a_good_plan_is_left_alone() {
        town::assert_clean(&RULE);
    }
}
