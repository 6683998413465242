//! What time will cause, the earliest first.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use super::index::TaskIndex;
use super::time::Time;

/// What a task waits for time to do. At one instant a task opens before anything is said of it.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(super) enum Cause {
    Opens,
    Escalates,
    FallsDue,
}

/// Ordered by instant, cause and task: the same list on every machine.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(super) struct Timer<T> {
    pub(super) at: T,
    pub(super) cause: Cause,
    pub(super) task: TaskIndex,
}

/// A heap that is emptied lazily: a timer that has lost its object stays until it comes to the top.
#[derive(Debug)]
pub(super) struct Timers<T> {
    heap: BinaryHeap<Reverse<Timer<T>>>,
}

impl<T: Time> Timers<T> {
    pub(super) const fn new() -> Self {
        Self { heap: BinaryHeap::new() }
    }

    #[inline]
    pub(super) fn set(&mut self, at: T, cause: Cause, task: TaskIndex) {
        self.heap.push(Reverse(Timer { at, cause, task }));
    }

    #[inline]
    pub(super) fn first(&self) -> Option<Timer<T>> {
        self.heap.peek().map(|it| it.0)
    }

    #[inline]
    pub(super) fn drop_first(&mut self) {
        self.heap.pop();
    }
}

impl<T: Time> Clone for Timers<T> {
    fn clone(&self) -> Self {
        Self { heap: self.heap.clone() }
    }

    fn clone_from(&mut self, other: &Self) {
        self.heap.clone_from(&other.heap);
    }
}
