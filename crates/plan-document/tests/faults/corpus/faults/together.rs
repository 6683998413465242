//! Two plans want the same: each has enough alone, both together have not.

use std::collections::BTreeSet;

use domain::kernel::{Key, VehicleKind};

use super::scene::At;
use super::supplies::{leave_stock, stock_wanted, vehicles_wanted};
use super::{Fault, Operator, Scene, operator};

pub(super) const OPERATORS: &[Operator] = &[
    operator(
        "two plans want one vehicle",
        &["needs-beyond-two-plans", "needs-beyond-vehicles"],
        one_vehicle,
    ),
    operator(
        "two plans want one stock",
        &["needs-beyond-two-plans", "needs-beyond-stock"],
        one_stock,
    ),
    operator(
        "two plans want one team",
        &["needs-beyond-two-plans", "two-plans-claim-one-unit", "needs-beyond-people"],
        one_team,
    ),
];

/// Lasting tasks of the special plan that the department’s own house does not lead: what the plan
/// above asks of the department may be the same work as in the department’s plan.
fn of_others<'a>(scene: &Scene<'a>) -> Vec<At<'a>> {
    let house = scene.plans[1].issuer.clone();
    let is_own =
        |lead: &Key| house.as_ref().is_some_and(|it| scene.pair.world.is_of_house(lead, it));
    let tasks = scene.tasks().into_iter().filter(|it| it.plan == 0);
    tasks.filter(|it| it.task.lead.as_ref().is_some_and(|it| !is_own(it))).collect()
}

/// So many are put into repair that what surely runs in both plans has one too few.
fn one_vehicle(scene: &mut Scene<'_>) -> Option<Fault> {
    let others = of_others(scene);
    let lasting = |kind: VehicleKind| -> u32 {
        let tasks = others.iter().filter(|it| scene.lasts(it));
        tasks.filter_map(|it| it.task.needs.vehicles.get(&kind)).sum()
    };
    let mut found = Vec::new();
    for kind in VehicleKind::ALL {
        let below = vehicles_wanted(scene, 1, *kind);
        let above = lasting(*kind);
        if above > 0 && below > 0 {
            found.push((*kind, above + below - 1));
        }
    }
    let (kind, keep) = scene.pick(&found)?;
    let of_kind = scene.pair.world.vehicles.iter_mut().filter(|it| it.kind == kind && it.is_ready);
    of_kind.skip(keep as usize).for_each(|it| it.is_ready = false);
    let says = format!("{keep} of {} are ready, both plans need one more", kind.name());
    Some(Fault { plan: None, says, places: vec![format!("vehicles.{}", kind.name())] })
}

fn one_stock(scene: &mut Scene<'_>) -> Option<Fault> {
    let others: BTreeSet<_> = of_others(scene).iter().map(|it| it.key.clone()).collect();
    let mut wanted: Vec<(&Key, u32)> = Vec::new();
    for at in scene.tasks().into_iter().filter(|it| it.plan == 0 && others.contains(it.key)) {
        if scene.is_started(&at) {
            wanted.extend(at.task.needs.stock.iter().map(|(item, count)| (item, *count)));
        }
    }
    let items: BTreeSet<_> = wanted.iter().map(|(item, _)| *item).collect();
    let mut found = Vec::new();
    for item in items {
        let above: u32 = wanted.iter().filter(|(it, _)| *it == item).map(|(_, count)| count).sum();
        let below = stock_wanted(scene, 1, item);
        if above > 0 && below > 0 {
            found.push((item, above + below - 1));
        }
    }
    let (item, left) = scene.pick(&found)?;
    leave_stock(scene, item, left);
    let says = format!("{left} of {item} are left, both plans need one more");
    Some(Fault { plan: None, says, places: vec![format!("stock.{item}")] })
}

/// A lasting task of the department asks a helper for so many that a lasting task of the special
/// plan, which draws on the same people, has one too few.
fn one_team(scene: &mut Scene<'_>) -> Option<Fault> {
    let above: Vec<_> = of_others(scene).into_iter().filter(|it| scene.lasts(it)).collect();
    let below = scene.tasks().into_iter().filter(|it| it.plan == 1 && scene.lasts(it));
    let below: Vec<_> = below.filter(|it| !it.task.support.is_empty()).collect();
    let mut found = Vec::new();
    for mine in &below {
        for other in &above {
            for need in other.task.needs.people.iter().filter(|it| it.kind.is_some()) {
                let (there, here) =
                    (scene.who_can(other.task, need), scene.who_can(mine.task, need));
                let both: BTreeSet<_> = there.union(&here).collect();
                let count = (both.len() + 1).saturating_sub(need.count as usize);
                if count > 0 && count <= here.len() && here.intersection(&there).count() > 0 {
                    found.push((*mine, *other, need.clone(), count));
                }
            }
        }
    }
    let (mine, other, need, count) = scene.pick(&found)?;
    let kind = need.kind.map_or("", |it| it.name());
    let skill = need.competence.map(|it| format!(", competence: {}", it.name()));
    let asked = format!("{{count: {count}, kind: {kind}{}}}", skill.unwrap_or_default());
    scene.push(1, &["tasks", mine.key.as_str(), "needs", "people"], &asked)?;
    let mut fault = mine.fault(format!("{asked}, of whom {} needs {}", other.key, need.count));
    fault.places.extend(other.places());
    fault.plan = None;
    Some(fault)
}
