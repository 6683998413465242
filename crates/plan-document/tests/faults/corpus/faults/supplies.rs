//! Vehicles and stock: broken down, used up, too far away.

use domain::kernel::{Key, Point, VehicleKind};

use super::scene::At;
use super::{Fault, Operator, Scene, operator};

pub(super) const OPERATORS: &[Operator] = &[
    operator("vehicles in repair", &["needs-beyond-vehicles"], in_repair),
    operator("vehicles doubled beyond what exists", &["needs-beyond-vehicles"], vehicles_doubled),
    operator("stock used up", &["needs-beyond-stock"], used_up),
    operator("stock doubled beyond what exists", &["needs-beyond-stock"], stock_doubled),
    operator(
        "what follows needs more than exists",
        &["needs-beyond-vehicles", "needs-beyond-stock"],
        follower_doubled,
    ),
    operator("reserve used up", &["reserve-missing"], reserve_used_up),
    operator("store moved out of reach", &["out-of-reach"], store_far_away),
];

/// How many of a kind tasks of a plan surely need at once: those that last do at the most severe
/// level, and any single one does.
pub(super) fn vehicles_wanted(scene: &Scene<'_>, plan: usize, kind: VehicleKind) -> u32 {
    let started: Vec<_> = scene.tasks().into_iter().filter(|it| it.plan == plan).collect();
    let wants =
        |task: &domain::plans::document::Task| task.needs.vehicles.get(&kind).copied().unwrap_or(0);
    let started = started.iter().filter(|it| scene.is_started(it));
    let lasting = started.clone().filter(|it| scene.lasts(it)).map(|it| wants(it.task)).sum();
    started.map(|it| wants(it.task)).max().unwrap_or(0).max(lasting)
}

/// How many of an item the tasks of a plan use up at its most severe level.
pub(super) fn stock_wanted(scene: &Scene<'_>, plan: usize, item: &Key) -> u32 {
    let tasks = scene.tasks().into_iter().filter(|it| it.plan == plan && scene.is_started(it));
    tasks.map(|it| it.task.needs.stock.get(item).copied().unwrap_or(0)).sum()
}

/// The kinds of vehicle that a plan asks for.
fn kinds(scene: &Scene<'_>) -> Vec<(usize, VehicleKind)> {
    let mut found: Vec<_> = Vec::new();
    for at in scene.tasks().into_iter().filter(|it| scene.is_started(it)) {
        let asked = at.task.needs.vehicles.iter().filter(|(_, count)| **count > 0);
        found.extend(asked.map(|(kind, _)| (at.plan, *kind)));
    }
    found.sort_unstable();
    found.dedup();
    found
}

/// The items that a plan asks for.
fn items<'a>(scene: &Scene<'a>) -> Vec<(usize, &'a Key)> {
    let mut found: Vec<_> = Vec::new();
    for at in scene.tasks().into_iter().filter(|it| scene.is_started(it)) {
        let asked = at.task.needs.stock.iter().filter(|(_, count)| **count > 0);
        found.extend(asked.map(|(item, _)| (at.plan, item)));
    }
    found.sort_unstable();
    found.dedup();
    found
}

fn in_repair(scene: &mut Scene<'_>) -> Option<Fault> {
    let all = kinds(scene);
    let (plan, kind) = scene.pick(&all)?;
    let keep = vehicles_wanted(scene, plan, kind).checked_sub(1)?;
    let of_kind = scene.pair.world.vehicles.iter_mut().filter(|it| it.kind == kind && it.is_ready);
    of_kind.skip(keep as usize).for_each(|it| it.is_ready = false);
    let says = format!("{keep} of {} are ready, {} are needed", kind.name(), keep + 1);
    Some(Fault { plan: Some(plan), says, places: vec![format!("vehicles.{}", kind.name())] })
}

fn vehicles_doubled(scene: &mut Scene<'_>) -> Option<Fault> {
    let mut found = Vec::new();
    for at in scene.tasks().into_iter().filter(|it| scene.is_started(it)) {
        found.extend(at.task.needs.vehicles.keys().map(|kind| (at, *kind)));
    }
    let (at, kind) = scene.pick(&found)?;
    let there = scene.pair.world.vehicles.iter().filter(|it| it.kind == kind && it.is_ready);
    let count = (there.count() + 1).to_string();
    scene.set(at.plan, &["tasks", at.key.as_str(), "needs", "vehicles", kind.name()], &count)?;
    let mut fault = at.fault(format!("{count} {}, one more than there are", kind.name()));
    fault.places.push(format!("vehicles.{}", kind.name()));
    Some(fault)
}

/// Leaves so many of an item, taken from one site after the other.
pub(super) fn leave_stock(scene: &mut Scene<'_>, item: &Key, mut left: u32) {
    for row in scene.pair.world.stock.iter_mut().filter(|it| it.item == *item) {
        row.quantity = row.quantity.min(left);
        left -= row.quantity;
    }
}

fn used_up(scene: &mut Scene<'_>) -> Option<Fault> {
    let all = items(scene);
    let (plan, item) = scene.pick(&all)?;
    let left = stock_wanted(scene, plan, item).checked_sub(1)?;
    leave_stock(scene, item, left);
    let says = format!("{left} of {item} are left, one fewer than needed");
    Some(Fault { plan: Some(plan), says, places: vec![format!("stock.{item}")] })
}

fn stock_doubled(scene: &mut Scene<'_>) -> Option<Fault> {
    let mut found = Vec::new();
    for at in scene.tasks().into_iter().filter(|it| scene.is_started(it)) {
        found.extend(at.task.needs.stock.keys().map(|item| (at, item)));
    }
    let (at, item) = scene.pick(&found)?;
    let rows = scene.pair.world.stock.iter().filter(|it| it.item == *item);
    let count = (rows.map(|it| it.quantity).sum::<u32>() + 1).to_string();
    scene.set(at.plan, &["tasks", at.key.as_str(), "needs", "stock", item.as_str()], &count)?;
    let mut fault = at.fault(format!("{count} of {item}, one more than there are"));
    fault.places.push(format!("stock.{item}"));
    Some(fault)
}

/// No level starts the task by name: it opens when those before it are done, which are started.
fn follower_doubled(scene: &mut Scene<'_>) -> Option<Fault> {
    let is_follower = |it: &At<'_>| {
        let mut before = it.task.after.iter().filter_map(|key| {
            let task = scene.plans[it.plan].tasks.get(key)?;
            Some(At { plan: it.plan, key, task })
        });
        !scene.is_started(it)
            && !it.task.after.is_empty()
            && before.all(|it| scene.is_started(&it) && !it.task.is_standing)
    };
    let mut found = Vec::new();
    for at in scene.tasks().into_iter().filter(is_follower) {
        let vehicles = at.task.needs.vehicles.keys().map(|it| ("vehicles", it.name().to_owned()));
        let stock = at.task.needs.stock.keys().map(|it| ("stock", it.to_string()));
        found.extend(vehicles.chain(stock).map(|it| (at, it)));
    }
    let (at, (field, thing)) = scene.pick(&found)?;
    scene.set(at.plan, &["tasks", at.key.as_str(), "needs", field, &thing], "99999")?;
    let mut fault = at.fault(format!("99999 of {thing}"));
    fault.places.push(format!("{field}.{thing}"));
    Some(fault)
}

fn reserve_used_up(scene: &mut Scene<'_>) -> Option<Fault> {
    let mut found = Vec::new();
    for (plan, it) in scene.plans.iter().enumerate() {
        let wanted = it.reserve_stock.iter().filter(|(_, count)| **count > 0);
        found.extend(wanted.map(|(item, count)| (plan, item, *count)));
    }
    let (plan, item, count) = scene.pick(&found)?;
    leave_stock(scene, item, count - 1);
    let says = format!("one fewer of {item} than the reserve of {count}");
    Some(Fault { plan: Some(plan), says, places: vec![format!("resources.stock.{item}")] })
}

/// The only site that holds an item moves three degrees to the east, which is ten hours by road;
/// the task has an area with a known point elsewhere, and is due sooner.
fn store_far_away(scene: &mut Scene<'_>) -> Option<Fault> {
    const HOURS: i64 = 6;
    let world = &scene.pair.world;
    let mut found = Vec::new();
    for at in scene.tasks() {
        if at.task.due.is_none_or(|it| super::scene::minutes(it) > HOURS * 60) {
            continue;
        }
        let areas = at.task.areas.iter().filter_map(|it| scene.plans[at.plan].areas.get(it));
        let regions: Vec<_> = areas.flat_map(|it| &it.regions).collect();
        for (item, _) in at.task.needs.stock.iter().filter(|(_, count)| **count > 0) {
            let rows: Vec<_> = world.stock.iter().filter(|it| it.item == *item).collect();
            let [row] = rows.as_slice() else { continue };
            let is_there = |it: &Key| {
                world.sites.get(it).is_some_and(|site| {
                    site.point.is_some() && regions.iter().any(|region| region.holds(&site.region))
                })
            };
            let is_known = world.sites.keys().any(|it| *it != row.site && is_there(it));
            if is_known && !is_there(&row.site) && regions.iter().all(|it| it.as_str().len() > 6) {
                found.push((at, item, row.site.clone()));
            }
        }
    }
    let (at, item, site) = scene.pick(&found)?;
    let here = scene.pair.world.sites.get_mut(&site)?;
    let (east, north) = here.point?.degrees();
    here.point = Point::from_degrees(east + 3.0, north).ok();
    let mut fault = at.fault(format!("{site}, which holds {item}, is ten hours away"));
    fault.places = vec![format!("tasks.{}.needs.stock.{item}", at.key)];
    Some(fault)
}
