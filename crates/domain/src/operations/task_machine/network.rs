//! What the machine knows in advance: tasks, what they need, and which comes after which.

use super::definition::Definition;
use super::index::{NeedsIndex, TaskIndex};
use super::means::Need;
use super::time::Time;

/// The end of a chain of edges.
const NONE: u32 = u32::MAX;

/// Definitions, bundles of needs and edges. Edges lie in chains, so that a task that somebody adds
/// in the middle of an operation costs nothing but its own.
#[derive(PartialEq, Debug)]
pub(super) struct Network<T: Time> {
    rows: Vec<Row<T>>,
    edges: Vec<Edge>,
    needs: Vec<Need>,
    bundles: Vec<(u32, u32)>,
}

#[derive(Clone, Copy, PartialEq, Debug)]
struct Row<T: Time> {
    definition: Definition<T>,
    successors: Ends,
    predecessors: Ends,
}

#[derive(Clone, Copy, PartialEq, Debug)]
struct Ends {
    first: u32,
    last: u32,
}

#[derive(Clone, Copy, PartialEq, Debug)]
struct Edge {
    to: TaskIndex,
    next: u32,
}

/// The tasks at the other ends of a chain, in the order in which they were joined.
pub(super) struct Chain<'a> {
    edges: &'a [Edge],
    next: u32,
}

impl Iterator for Chain<'_> {
    type Item = TaskIndex;

    #[inline]
    fn next(&mut self) -> Option<TaskIndex> {
        let edge = self.edges.get(self.next as usize)?;
        self.next = edge.next;
        Some(edge.to)
    }
}

impl<T: Time> Network<T> {
    pub(super) const fn new() -> Self {
        Self { rows: Vec::new(), edges: Vec::new(), needs: Vec::new(), bundles: Vec::new() }
    }

    /// A list of needs under a number; a resource that is named twice is needed as often.
    pub(super) fn bundle(&mut self, needs: &[Need]) -> Option<NeedsIndex> {
        let first = self.needs.len();
        for it in needs.iter().filter(|it| it.units > 0) {
            let mut bundle = self.needs.iter_mut().skip(first);
            match bundle.find(|known| known.resource == it.resource) {
                Some(known) => known.units = known.units.saturating_add(it.units),
                None => self.needs.push(*it),
            }
        }
        let end = u32::try_from(self.needs.len()).ok()?;
        let index = NeedsIndex::new(number(self.bundles.len())?);
        self.bundles.push((number(first)?, end));
        Some(index)
    }

    #[inline]
    pub(super) fn bundled(&self, index: NeedsIndex) -> &[Need] {
        let range = self.bundles.get(index.at()).copied().unwrap_or((0, 0));
        self.needs.get(range.0 as usize..range.1 as usize).unwrap_or(&[])
    }

    #[inline]
    pub(super) fn add(&mut self, definition: Definition<T>) -> Option<TaskIndex> {
        let index = TaskIndex::new(number(self.rows.len())?);
        let none = Ends { first: NONE, last: NONE };
        self.rows.push(Row { definition, successors: none, predecessors: none });
        Some(index)
    }

    /// Joins two tasks that are there.
    pub(super) fn join(&mut self, before: TaskIndex, after: TaskIndex) -> Option<()> {
        // Two edges at once: to the one that comes after, and back.
        let edge = number(self.edges.len() + 1)? - 1;
        self.edges.push(Edge { to: after, next: NONE });
        self.edges.push(Edge { to: before, next: NONE });
        let successors = &mut self.rows.get_mut(before.at())?.successors;
        append(&mut self.edges, successors, edge);
        let predecessors = &mut self.rows.get_mut(after.at())?.predecessors;
        append(&mut self.edges, predecessors, edge + 1);
        Some(())
    }

    #[inline]
    pub(super) fn definition(&self, task: TaskIndex) -> Option<&Definition<T>> {
        self.rows.get(task.at()).map(|it| &it.definition)
    }

    pub(super) fn definitions(&self) -> impl Iterator<Item = &Definition<T>> {
        self.rows.iter().map(|it| &it.definition)
    }

    #[inline]
    pub(super) fn successors(&self, task: TaskIndex) -> Chain<'_> {
        let next = self.rows.get(task.at()).map_or(NONE, |it| it.successors.first);
        Chain { edges: &self.edges, next }
    }

    #[inline]
    pub(super) fn predecessors(&self, task: TaskIndex) -> Chain<'_> {
        let next = self.rows.get(task.at()).map_or(NONE, |it| it.predecessors.first);
        Chain { edges: &self.edges, next }
    }
}

impl<T: Time> Clone for Network<T> {
    fn clone(&self) -> Self {
        Self {
            rows: self.rows.clone(),
            edges: self.edges.clone(),
            needs: self.needs.clone(),
            bundles: self.bundles.clone(),
        }
    }

    fn clone_from(&mut self, other: &Self) {
        self.rows.clone_from(&other.rows);
        self.edges.clone_from(&other.edges);
        self.needs.clone_from(&other.needs);
        self.bundles.clone_from(&other.bundles);
    }
}

fn append(edges: &mut [Edge], ends: &mut Ends, edge: u32) {
    match edges.get_mut(ends.last as usize) {
        Some(last) => last.next = edge,
        None => ends.first = edge,
    }
    ends.last = edge;
}

/// A length as a number that is not [`NONE`].
#[inline]
fn number(length: usize) -> Option<u32> {
    u32::try_from(length).ok().filter(|it| *it < NONE)
}

#[test]
fn what_is_named_twice_is_needed_twice_and_nothing_is_no_need() {
    use super::index::ResourceIndex;
    let mut network = Network::<crate::kernel::Instant>::new();
    let need = |resource, units| Need { resource: ResourceIndex::new(resource), units };
    let first = network.bundle(&[need(1, 2), need(0, 0), need(1, 3)]).expect("there is room");
    let second = network.bundle(&[need(1, 1)]).expect("there is room");
    assert_eq!(network.bundled(first), [need(1, 5)]);
    assert_eq!(network.bundled(second), [need(1, 1)]);
    assert_eq!(network.bundled(NeedsIndex::new(7)), []);
}
