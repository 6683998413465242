//! Places for which two operations have orders that cannot both be obeyed, or one order twice.

use std::collections::{BTreeMap, BTreeSet};

use super::super::response::{Origin, TaskView};
use super::super::task_machine::State;
use super::super::task_number::TaskNumber;
use super::side::Side;
use crate::kernel::{Instant, Key, RegionCode, RegionLevel};
use crate::plans::document::{ActivityKind, Asks, Clash, common_regions};

/// Something that an operation asks of the people of some regions.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct OrderInPlace {
    /// Which operation, by its place among those that are looked at.
    pub side: usize,
    /// What it is.
    pub of: OrderOf,
    /// Of which kind.
    pub kind: ActivityKind,
    /// What it asks of them.
    pub asks: Asks,
    /// Since when.
    pub since: Option<Instant>,
    /// Until when, as far as is known.
    pub until: Option<Instant>,
    /// Where.
    pub regions: Vec<RegionCode>,
}

/// What asks something of people.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum OrderOf {
    /// A measure in force.
    Measure {
        /// The key of its plan.
        plan: Key,
        /// Its key there.
        measure: Key,
    },
    /// An open task.
    Task(TaskNumber),
}

/// A township, or whatever larger place, with orders of two operations.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct PlaceWithTwoOrders {
    /// How the orders stand to each other.
    pub clash: Clash,
    /// The township in which they meet.
    pub place: RegionCode,
    /// The regions there for which both hold.
    pub regions: BTreeSet<RegionCode>,
    /// The orders, by operation.
    pub orders: BTreeSet<OrderInPlace>,
}

/// The places with orders of two operations, the worst first, then by their codes.
#[must_use]
pub fn places_with_two_orders(sides: &[Side<'_>]) -> Vec<PlaceWithTwoOrders> {
    let orders: Vec<Vec<OrderInPlace>> =
        sides.iter().enumerate().map(|(at, side)| orders_of(at, *side)).collect();
    let mut found: BTreeMap<(Clash, RegionCode), PlaceWithTwoOrders> = BTreeMap::new();
    for (at, mine) in orders.iter().enumerate() {
        for theirs in orders.iter().skip(at + 1) {
            for (one, other) in mine.iter().flat_map(|it| theirs.iter().map(move |them| (it, them)))
            {
                meet(one, other, &mut found);
            }
        }
    }
    found.into_values().collect()
}

fn meet(
    mine: &OrderInPlace,
    theirs: &OrderInPlace,
    found: &mut BTreeMap<(Clash, RegionCode), PlaceWithTwoOrders>,
) {
    let Some(clash) = Clash::between(mine.asks, theirs.asks) else { return };
    for region in common_regions(&mine.regions, &theirs.regions) {
        let place = township_of(&region);
        let at = found.entry((clash, place.clone())).or_insert_with(|| PlaceWithTwoOrders {
            clash,
            place,
            regions: BTreeSet::new(),
            orders: BTreeSet::new(),
        });
        at.regions.insert(region);
        at.orders.extend([mine.clone(), theirs.clone()]);
    }
}

/// The township in which a village lies; a larger region is its own place.
fn township_of(region: &RegionCode) -> RegionCode {
    match region.level() {
        RegionLevel::Village => region.parent().unwrap_or_else(|| region.clone()),
        RegionLevel::Province | RegionLevel::City | RegionLevel::County | RegionLevel::Township => {
            region.clone()
        }
    }
}

/// The measures in force and the open tasks of an operation that ask something of people.
fn orders_of(at: usize, side: Side<'_>) -> Vec<OrderInPlace> {
    let measures = side.response.measures.iter().filter(|it| it.is_in_force());
    let measures = measures.filter_map(|it| {
        let plan = &side.response.plan(&it.plan)?.at_work;
        let kind = it.at_work.kind?;
        let regions = it.at_work.areas.iter().flat_map(|area| plan.regions_of(area));
        Some(OrderInPlace {
            side: at,
            of: OrderOf::Measure { plan: it.plan.clone(), measure: it.at_work.key.clone() },
            kind,
            asks: kind.asks()?,
            since: Some(it.since),
            until: it.until,
            regions: regions.cloned().collect(),
        })
    });
    let tasks = side.claiming().filter(|it| it.task.state() != State::Planned);
    let tasks = tasks.filter_map(|it| of_task(at, side, &it));
    measures.chain(tasks).filter(|it| !it.regions.is_empty()).collect()
}

fn of_task(at: usize, side: Side<'_>, task: &TaskView<'_>) -> Option<OrderInPlace> {
    let (plan, planned) = task.planned?;
    let kind = planned.kind?;
    let regions = planned.areas.iter().flat_map(|area| plan.at_work.regions_of(area));
    let given = match &task.record.origin {
        Origin::Given(given) => given.area.as_ref(),
        Origin::Planned { .. } => None,
    };
    Some(OrderInPlace {
        side: at,
        of: OrderOf::Task(task.number),
        kind,
        asks: kind.asks()?,
        since: task.task.opened_at(),
        until: side.until(task),
        regions: regions.chain(given).cloned().collect(),
    })
}

#[cfg(test)]
mod tests {
    use super::super::super::EndMeasure;
    use super::super::super::testing::{at, desk, key, text};
    use super::super::testing::{epidemic, flood_at, sides_of};
    use super::*;

    fn told(found: &[PlaceWithTwoOrders]) -> Vec<(Clash, &str, Vec<usize>)> {
        let told =
            |it: &PlaceWithTwoOrders| (it.clash, it.orders.iter().map(|it| it.side).collect());
        found
            .iter()
            .map(|it| {
                let (clash, sides) = told(it);
                (clash, it.place.as_str(), sides)
            })
            .collect()
    }

    #[test]
    fn to_stay_at_home_and_to_move_in_one_village_is_found_before_all_else() {
        let (flood, other) = (flood_at("III"), epidemic("IV"));
        let found = sides_of(&[&flood, &other], places_with_two_orders);
        assert_eq!(told(&found), [(Clash::StayAndLeave, "990001001", vec![0, 1])]);
        let orders: Vec<&OrderOf> = found[0].orders.iter().map(|it| &it.of).collect();
        assert!(matches!(orders[0], OrderOf::Task(_)), "{orders:?}");
        let home = OrderOf::Measure { plan: key("county-flood"), measure: key("keep-out") };
        assert_eq!(*orders[1], home);
        let regions: Vec<&str> = found[0].regions.iter().map(RegionCode::as_str).collect();
        assert_eq!(regions, ["990001001"]);
    }

    #[test]
    fn an_order_that_was_lifted_contradicts_nothing() {
        let (flood, mut other) = (flood_at("III"), epidemic("IV"));
        let end = EndMeasure {
            plan: key("county-flood"),
            measure: key("keep-out"),
            reason: text("转移优先，居家人员改到单间安置"),
            decided_by: key("hq-director"),
        };
        other.does(at(1), &desk(), &end);
        assert!(sides_of(&[&flood, &other], places_with_two_orders).is_empty());
    }

    #[test]
    fn no_operation_contradicts_itself_here() {
        assert!(sides_of(&[&flood_at("III")], places_with_two_orders).is_empty());
    }

    #[test]
    fn the_same_order_twice_is_told_as_such() {
        let found = sides_of(&[&flood_at("III"), &flood_at("III")], places_with_two_orders);
        assert_eq!(told(&found), [(Clash::SameTwice, "990001001", vec![0, 1])]);
    }
}
