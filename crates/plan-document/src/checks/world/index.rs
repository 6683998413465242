//! Who is where: persons by unit and units by what they belong to, gathered once so that a plan of
//! hundreds of tasks does not walk through every person for each.

use std::collections::{BTreeMap, BTreeSet};

use domain::kernel::Key;
use domain::plans::document::Task;

use crate::world::{World, WorldPerson};

/// Persons by unit, and units by the one above.
pub(super) struct Index<'a> {
    children: BTreeMap<&'a Key, Vec<&'a Key>>,
    persons: BTreeMap<&'a Key, Vec<&'a WorldPerson>>,
}

impl<'a> Index<'a> {
    /// Gathers a world.
    pub(super) fn of(world: &'a World) -> Self {
        let mut children: BTreeMap<_, Vec<_>> = BTreeMap::new();
        for (key, unit) in &world.units {
            if let Some(parent) = &unit.parent {
                children.entry(parent).or_default().push(key);
            }
        }
        let mut persons: BTreeMap<_, Vec<_>> = BTreeMap::new();
        for person in world.persons.values() {
            persons.entry(&person.unit).or_default().push(person);
        }
        Self { children, persons }
    }

    /// These units and all that lie under them, each once.
    pub(super) fn under(&self, tops: impl Iterator<Item = &'a Key>) -> BTreeSet<&'a Key> {
        let mut found = BTreeSet::new();
        let mut open: Vec<_> = tops.collect();
        while let Some(unit) = open.pop() {
            if found.insert(unit) {
                open.extend(self.children.get(unit).into_iter().flatten());
            }
        }
        found
    }

    /// The persons of the units that a task is given to, and of those under them.
    pub(super) fn persons_for(&self, task: &'a Task) -> impl Iterator<Item = &'a WorldPerson> {
        self.persons_under(task.lead.iter().chain(&task.support))
    }

    /// The persons of these units and of those under them.
    pub(super) fn persons_under(
        &self,
        tops: impl Iterator<Item = &'a Key>,
    ) -> impl Iterator<Item = &'a WorldPerson> {
        self.under(tops)
            .into_iter()
            .flat_map(|unit| self.persons.get(unit).into_iter().flatten())
            .copied()
    }
}
