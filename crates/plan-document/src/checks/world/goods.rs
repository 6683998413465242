//! Vehicles and stock: what there is, and what tasks that run at once ask for.

use std::collections::BTreeMap;

use domain::kernel::{Key, VehicleKind};
use domain::plans::document::{Plan, Task};

use super::house;
use super::index::Index;
use super::names::{self, Name};
use super::timeline::Crowd;
use crate::world::{World, WorldVehicle};

/// So many of one thing, and where they are.
#[derive(Default)]
pub(super) struct There {
    /// How many.
    pub(super) count: u32,
    /// Where: the largest part first.
    pub(super) parts: Vec<(Name, u32)>,
}

impl There {
    fn of(parts: BTreeMap<&Key, u32>, name: impl Fn(&Key) -> Name) -> Self {
        let mut parts: Vec<_> = parts.into_iter().filter(|(_, count)| *count > 0).collect();
        parts.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
        let count = parts.iter().fold(0_u32, |sum, (_, it)| sum.saturating_add(*it));
        Self { count, parts: parts.into_iter().map(|(key, it)| (name(key), it)).collect() }
    }
}

/// The vehicles that a plan can count on, ready or not: those of the government that its issuer
/// belongs to, and of other units where they lead, support or agreed.
pub(super) fn vehicles_of<'a>(
    world: &'a World,
    index: &Index<'a>,
    plans: &[&'a Plan],
) -> Vec<&'a WorldVehicle> {
    let mut tops: Vec<&Key> = Vec::new();
    for plan in plans {
        tops.extend(plan.issuer.iter().map(|it| house::government_of(world, it)));
        tops.extend(plan.units_given_duties());
        tops.extend(plan.consents.iter().filter_map(|it| it.unit.as_ref()));
        let library = plan.key.as_ref().and_then(|key| world.consents.get(key));
        tops.extend(library.into_iter().flatten());
    }
    let units = index.under(tops.into_iter());
    world.vehicles.iter().filter(|it| units.contains(&it.unit)).collect()
}

/// The ready ones of a kind, by unit.
pub(super) fn ready(world: &World, vehicles: &[&WorldVehicle], kind: VehicleKind) -> There {
    let mut parts: BTreeMap<&Key, u32> = BTreeMap::new();
    for vehicle in vehicles.iter().filter(|it| it.kind == kind && it.is_ready) {
        *parts.entry(&vehicle.unit).or_default() += 1;
    }
    There::of(parts, |it| names::unit(world, it))
}

/// What there is of an item, by site.
pub(super) fn stock(world: &World, item: &Key) -> There {
    let mut parts: BTreeMap<&Key, u32> = BTreeMap::new();
    for row in world.stock.iter().filter(|it| it.item == *item) {
        let sum = parts.entry(&row.site).or_default();
        *sum = sum.saturating_add(row.quantity);
    }
    There::of(parts, |it| names::site(world, it))
}

/// So many of one thing are asked for, and by which tasks.
#[derive(Clone, Default)]
pub(super) struct Asked<'a> {
    /// How many.
    pub(super) count: u32,
    /// By which tasks; the last one is the one that matters least.
    pub(super) tasks: Vec<(&'a Key, u32)>,
}

impl<'a> Asked<'a> {
    fn by<I: Ord + Copy>(
        plan: &Plan,
        tasks: &[(&'a Key, &'a Task)],
        needs: impl Fn(&'a Task) -> Vec<(I, u32)>,
    ) -> BTreeMap<I, Self> {
        let mut sums: BTreeMap<I, Self> = BTreeMap::new();
        for (key, task) in tasks {
            for (it, count) in needs(task).into_iter().filter(|(_, count)| *count > 0) {
                let asked = sums.entry(it).or_default();
                asked.count = asked.count.saturating_add(count);
                asked.tasks.push((key, count));
            }
        }
        let matters = |key: &Key| {
            let priority = plan.tasks.get(key).and_then(|it| it.priority).unwrap_or(2);
            (priority, plan.tasks.index(key))
        };
        for asked in sums.values_mut() {
            asked.tasks.sort_by_cached_key(|(key, _)| matters(key));
        }
        sums
    }

    /// The tasks by name, each with what it asks for.
    pub(super) fn names(&self, plan: &Plan) -> Name {
        let names: Vec<_> = self
            .tasks
            .iter()
            .map(|(key, count)| {
                let task = names::task(plan, key);
                Name::new(format!("{}（{count}）", task.zh), format!("{} ({count})", task.en))
            })
            .collect();
        names::list(&names)
    }

    /// The task that matters least: it goes without.
    pub(super) fn last(&self) -> Option<&'a Key> {
        self.tasks.last().map(|(key, _)| *key)
    }
}

/// The vehicles that these tasks ask for.
pub(super) fn vehicles_asked<'a>(
    plan: &Plan,
    tasks: &[(&'a Key, &'a Task)],
) -> BTreeMap<VehicleKind, Asked<'a>> {
    Asked::by(plan, tasks, |it| it.needs.vehicles.iter().map(|(a, b)| (*a, *b)).collect())
}

/// For each kind of vehicle the tasks that run at once and ask for the most of it.
pub(super) fn most_vehicles<'c, 'a>(
    crowds: &'c [Crowd<'a>],
) -> BTreeMap<VehicleKind, &'c Crowd<'a>> {
    let mut most: BTreeMap<VehicleKind, (u32, &Crowd<'a>)> = BTreeMap::new();
    for crowd in crowds {
        let mut sums: BTreeMap<VehicleKind, u32> = BTreeMap::new();
        for (kind, count) in crowd.iter().flat_map(|(_, it)| &it.needs.vehicles) {
            let sum = sums.entry(*kind).or_default();
            *sum = sum.saturating_add(*count);
        }
        for (kind, sum) in sums {
            let before = most.entry(kind).or_insert((sum, crowd));
            if sum > before.0 {
                *before = (sum, crowd);
            }
        }
    }
    most.into_iter().map(|(kind, (_, crowd))| (kind, crowd)).collect()
}

/// The stock that these tasks use up.
pub(super) fn stock_asked<'a>(
    plan: &Plan,
    tasks: &[(&'a Key, &'a Task)],
) -> BTreeMap<&'a Key, Asked<'a>> {
    Asked::by(plan, tasks, |it| it.needs.stock.iter().map(|(a, b)| (a, *b)).collect())
}
