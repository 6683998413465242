//! The waiting list: who comes first when not everybody can have their means.

use super::index::{NeedsIndex, TaskIndex};

/// A task that waits for its means.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Waiting {
    order: u64,
    /// Which task.
    pub task: TaskIndex,
    /// What it waits for.
    pub needs: NeedsIndex,
}

/// Ordered by (priority, number of the request); what was escalated stands before all priorities,
/// by its old number.
#[derive(PartialEq, Eq, Debug, Default)]
pub(super) struct WaitingList {
    list: Vec<Waiting>,
    requests: u32,
}

impl WaitingList {
    /// The number that the next request will have.
    #[inline]
    pub(super) const fn next_request(&self) -> u32 {
        self.requests
    }

    #[inline]
    pub(super) fn as_slice(&self) -> &[Waiting] {
        &self.list
    }

    /// Takes a new request in.
    #[inline]
    pub(super) fn join(&mut self, priority: u8, task: TaskIndex, needs: NeedsIndex) {
        let order = order(priority, self.requests);
        self.requests = self.requests.saturating_add(1);
        self.insert(Waiting { order, task, needs });
    }

    /// Puts a request before all that were not escalated.
    pub(super) fn raise(&mut self, priority: u8, request: u32) {
        if let Some(waiting) = self.leave(priority, request) {
            self.insert(Waiting { order: order(0, request), ..waiting });
        }
    }

    /// Takes a request out.
    #[inline]
    pub(super) fn leave(&mut self, priority: u8, request: u32) -> Option<Waiting> {
        let order = order(priority, request);
        let at = self.list.partition_point(|it| it.order < order);
        let is_it = self.list.get(at).is_some_and(|it| it.order == order);
        is_it.then(|| self.list.remove(at))
    }

    #[inline]
    fn insert(&mut self, waiting: Waiting) {
        let at = self.list.partition_point(|it| it.order < waiting.order);
        self.list.insert(at, waiting);
    }
}

impl Clone for WaitingList {
    fn clone(&self) -> Self {
        Self { list: self.list.clone(), requests: self.requests }
    }

    fn clone_from(&mut self, other: &Self) {
        self.list.clone_from(&other.list);
        self.requests = other.requests;
    }
}

#[inline]
fn order(priority: u8, request: u32) -> u64 {
    u64::from(priority) << 32 | u64::from(request)
}

#[test]
fn by_priority_then_by_number_and_the_escalated_before_all() {
    let mut list = WaitingList::default();
    let needs = NeedsIndex::new(0);
    for (task, priority) in [(0, 2), (1, 1), (2, 2), (3, 3)] {
        list.join(priority, TaskIndex::new(task), needs);
    }
    let tasks = |list: &WaitingList| -> Vec<u32> {
        list.as_slice().iter().map(|it| it.task.number()).collect()
    };
    assert_eq!(tasks(&list), [1, 0, 2, 3]);
    list.raise(3, 3);
    assert_eq!(tasks(&list), [3, 1, 0, 2]);
    assert_eq!(list.leave(2, 3), None);
    assert_eq!(list.leave(0, 3).map(|it| it.task), Some(TaskIndex::new(3)));
    assert_eq!(tasks(&list), [1, 0, 2]);
}
