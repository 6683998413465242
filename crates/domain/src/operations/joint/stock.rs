//! What the tasks of several operations take from stock.

use std::collections::BTreeMap;

use super::super::task_machine::State;
use super::super::task_number::TaskNumber;
use super::side::Side;
use crate::kernel::Key;
use crate::plans::document::Share;

/// What operations ask of an item.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ItemAsked {
    /// The item.
    pub item: Key,
    /// What open tasks of each operation ask for.
    pub open: Vec<u32>,
    /// What tasks of each operation ask for that its levels in force start and that are not open
    /// yet.
    pub to_come: Vec<u32>,
    /// The open tasks: of which operation, which one, how many.
    pub tasks: Vec<(usize, TaskNumber, u32)>,
}

impl ItemAsked {
    /// What open tasks leave of what there is.
    #[must_use]
    pub fn now(&self, there: u32) -> Share {
        Share { there, asked: self.open.clone() }
    }

    /// What is left of it when all that the levels in force start has been done.
    #[must_use]
    pub fn at_last(&self, there: u32) -> Share {
        let both = self.open.iter().zip(&self.to_come);
        Share { there, asked: both.map(|(open, later)| open.saturating_add(*later)).collect() }
    }
}

/// What the operations ask of each item, in the order of the items.
#[must_use]
pub fn stock_asked(sides: &[Side<'_>]) -> Vec<ItemAsked> {
    let mut items: BTreeMap<Key, ItemAsked> = BTreeMap::new();
    for (at, side) in sides.iter().enumerate() {
        for task in side.claiming() {
            let Some(needs) = side.document(&task).map(|it| &it.needs) else { continue };
            for (item, count) in needs.stock.iter().filter(|(_, count)| **count > 0) {
                let asked = entry(&mut items, item, sides.len());
                add(&mut asked.open, at, *count);
                asked.tasks.push((at, task.number, *count));
            }
        }
        for (item, count) in to_come(*side) {
            add(&mut entry(&mut items, item, sides.len()).to_come, at, count);
        }
    }
    items.into_values().collect()
}

/// What tasks ask for that the levels in force start and that are not open yet.
fn to_come<'a>(side: Side<'a>) -> Vec<(&'a Key, u32)> {
    let mut found = Vec::new();
    for (plan, document) in side.response.plans.iter().zip(side.plans) {
        let (Some(decision), Some(document)) = (&plan.decision, document) else { continue };
        let started = document.tasks_started_at(decision.rank);
        for (place, task) in plan.at_work.tasks.iter().enumerate() {
            let view = side.response.task(plan.number_at(place));
            let is_planned = view.is_some_and(|it| it.task.state() == State::Planned);
            if !is_planned || !started.contains(&task.key) {
                continue;
            }
            let needs = document.tasks.get(&task.key).map(|it| &it.needs.stock);
            found.extend(needs.into_iter().flatten().map(|(item, count)| (item, *count)));
        }
    }
    found
}

fn entry<'a>(
    items: &'a mut BTreeMap<Key, ItemAsked>,
    item: &Key,
    sides: usize,
) -> &'a mut ItemAsked {
    items.entry(item.clone()).or_insert_with(|| ItemAsked {
        item: item.clone(),
        open: vec![0; sides],
        to_come: vec![0; sides],
        tasks: Vec::new(),
    })
}

fn add(sums: &mut [u32], at: usize, count: u32) {
    if let Some(sum) = sums.get_mut(at) {
        *sum = sum.saturating_add(count);
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{epidemic, flood_at, sides_of};
    use super::*;

    #[test]
    fn what_open_tasks_take_is_summed_by_operation_and_what_is_to_come_beside_it() {
        let (flood, other) = (flood_at("III"), epidemic("IV"));
        let asked = sides_of(&[&flood, &other], stock_asked);
        let masks = asked.iter().find(|it| it.item.as_str() == "n95-mask").expect("both ask");
        assert_eq!(
            (masks.open.as_slice(), masks.to_come.as_slice()),
            (&[40, 100][..], &[25, 0][..])
        );
        assert_eq!(masks.tasks.len(), 2);
        let now = masks.now(150);
        assert!(!now.is_short() && now.is_shared() && now.left() == 10);
        let at_last = masks.at_last(150);
        assert!(at_last.is_short_together(), "the follow-up task takes 25 more");
        assert_eq!(at_last.left(), -15);
    }

    #[test]
    fn nothing_is_asked_before_a_level_is_in_force() {
        let quiet = super::super::testing::flood_without_level();
        assert!(sides_of(&[&quiet], stock_asked).is_empty());
    }
}
