//! The event queue of virtual time.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use crate::hours::Hours;

/// What is going to happen, the earliest first; at one instant, what was scheduled first.
#[derive(Debug)]
pub struct Queue<E> {
    heap: BinaryHeap<Reverse<Entry<E>>>,
    scheduled: u32,
}

#[derive(Debug)]
struct Entry<E> {
    at: Hours,
    number: u32,
    event: E,
}

impl<E> Queue<E> {
    /// Empty.
    #[must_use]
    pub const fn new() -> Self {
        Self { heap: BinaryHeap::new(), scheduled: 0 }
    }

    /// Takes everything out; the room is kept.
    pub fn clear(&mut self) {
        self.heap.clear();
        self.scheduled = 0;
    }

    /// Something will happen at some time.
    #[inline]
    pub fn schedule(&mut self, at: Hours, event: E) {
        let number = self.scheduled;
        self.scheduled = number.wrapping_add(1);
        self.heap.push(Reverse(Entry { at, number, event }));
    }

    /// When the next thing happens.
    #[must_use]
    #[inline]
    pub fn next_at(&self) -> Option<Hours> {
        self.heap.peek().map(|it| it.0.at)
    }

    /// The next thing, with its time.
    #[inline]
    pub fn pop(&mut self) -> Option<(Hours, E)> {
        self.heap.pop().map(|it| (it.0.at, it.0.event))
    }
}

impl<E> Default for Queue<E> {
    fn default() -> Self {
        Self::new()
    }
}

impl<E> PartialEq for Entry<E> {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other).is_eq()
    }
}

impl<E> Eq for Entry<E> {}

impl<E> PartialOrd for Entry<E> {
    #[inline]
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl<E> Ord for Entry<E> {
    #[inline]
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        self.at.cmp(&other.at).then(self.number.cmp(&other.number))
    }
}

#[test]
fn the_earliest_comes_first_and_of_two_at_once_the_one_scheduled_first() {
    let mut queue = Queue::new();
    for (at, event) in [(24.0, 'c'), (12.0, 'a'), (24.0, 'd'), (13.5, 'b')] {
        queue.schedule(Hours(at), event);
    }
    let events: String = std::iter::from_fn(|| queue.pop()).map(|(_, event)| event).collect();
    assert_eq!(events, "abcd");
}
