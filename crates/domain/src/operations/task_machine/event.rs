//! What has happened to tasks and levels: small, `Copy`, without words.

use std::iter::Copied;
use std::slice::Iter;

use super::index::{LevelIndex, TaskIndex};
use super::time::Time;
use super::transitions::Change;

/// One thing that happened. Sixteen bytes; folding them in their order makes the machine again.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Event<T> {
    /// When it happened; what time caused carries the instant at which it was due.
    pub at: T,
    /// What happened.
    pub what: What,
}

/// What can happen.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum What {
    /// A task changed.
    Task(TaskIndex, Change),
    /// A level came into force.
    LevelEntered(LevelIndex),
    /// A level was lifted.
    LevelEnded(LevelIndex),
}

impl<T: Time> Event<T> {
    #[inline]
    pub(super) const fn of(task: TaskIndex, change: Change, at: T) -> Self {
        Self { at, what: What::Task(task, change) }
    }
}

/// Takes events as they come.
pub trait Emit<T> {
    /// One more.
    fn emit(&mut self, event: Event<T>);
}

impl<T> Emit<T> for Vec<Event<T>> {
    #[inline]
    fn emit(&mut self, event: Event<T>) {
        self.push(event);
    }
}

/// The events of one step, on the stack: a step rarely has more than a task and what follows it.
/// What does not fit, as when a level starts two hundred tasks, goes to the heap in its order.
#[derive(Clone, Debug)]
pub struct Transitions<T> {
    few: [Event<T>; FEW],
    length: usize,
    many: Vec<Event<T>>,
}

/// A task that is done and the three that it opens, with room to spare.
const FEW: usize = 6;

impl<T: Time> Transitions<T> {
    /// None yet.
    #[must_use]
    #[inline]
    pub const fn new() -> Self {
        let nothing = Event::of(TaskIndex::new(0), Change::Opened, T::EARLIEST);
        Self { few: [nothing; FEW], length: 0, many: Vec::new() }
    }

    /// All of them in their order.
    #[must_use]
    #[inline]
    pub fn as_slice(&self) -> &[Event<T>] {
        if self.many.is_empty() { self.few.get(..self.length).unwrap_or(&[]) } else { &self.many }
    }

    /// One after the other.
    #[inline]
    pub fn iter(&self) -> Copied<Iter<'_, Event<T>>> {
        self.as_slice().iter().copied()
    }

    /// Takes them all out; what was taken from the heap is kept for the next step.
    #[inline]
    pub fn clear(&mut self) {
        self.length = 0;
        self.many.clear();
    }
}

impl<T: Time> Default for Transitions<T> {
    fn default() -> Self {
        Self::new()
    }
}

impl<T: Time> Emit<T> for Transitions<T> {
    #[inline]
    fn emit(&mut self, event: Event<T>) {
        if self.many.is_empty() {
            if let Some(place) = self.few.get_mut(self.length) {
                *place = event;
                self.length += 1;
                return;
            }
            self.many.extend_from_slice(&self.few);
        }
        self.many.push(event);
    }
}

impl<'a, T: Time> IntoIterator for &'a Transitions<T> {
    type Item = Event<T>;
    type IntoIter = Copied<Iter<'a, Event<T>>>;
    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

#[test]
fn an_event_is_sixteen_bytes() {
    assert_eq!(size_of::<Event<crate::kernel::Instant>>(), 16);
}

#[test]
fn what_does_not_fit_the_stack_keeps_its_order() {
    let at = crate::kernel::Instant::ZERO;
    let mut transitions = Transitions::new();
    for round in [3, 6, 20] {
        transitions.clear();
        for number in 0..round {
            transitions.emit(Event::of(TaskIndex::new(number), Change::Opened, at));
        }
        let numbers: Vec<_> = transitions.iter().map(|it| it.what).collect();
        let wanted: Vec<_> =
            (0..round).map(|it| What::Task(TaskIndex::new(it), Change::Opened)).collect();
        assert_eq!(numbers, wanted);
    }
}
