//! The machine itself: its tasks, what is known of them, the levels, the clocks, the waiting list.

use super::decide::Command;
use super::definition::Definition;
use super::event::Transitions;
use super::index::{LevelIndex, NeedsIndex, TaskIndex};
use super::means::Need;
use super::network::Network;
use super::refused::Refused;
use super::task::Task;
use super::time::Time;
use super::timers::Timers;
use super::transitions::State;
use super::waiting::{Waiting, WaitingList};

/// All tasks of one operation, drill or replication.
///
/// Made by [`Self::add`] and [`Self::follow`] from what is known in advance, then changed by events
/// alone. `clone_from` takes a machine back to where another stands without a new allocation; that
/// is how a simulation begins each replication.
#[derive(Debug)]
pub struct TaskMachine<T: Time> {
    pub(super) network: Network<T>,
    pub(super) tasks: Vec<Task<T>>,
    pub(super) levels_in_force: u32,
    pub(super) waiting: WaitingList,
    pub(super) timers: Timers<T>,
}

impl<T: Time> TaskMachine<T> {
    /// Without any tasks.
    #[must_use]
    pub fn new() -> Self {
        Self {
            network: Network::new(),
            tasks: Vec::new(),
            levels_in_force: 0,
            waiting: WaitingList::default(),
            timers: Timers::new(),
        }
    }

    /// Takes in a bundle of needs, for tasks to name.
    ///
    /// # Errors
    /// [`Refused::Full`].
    pub fn bundle(&mut self, needs: &[Need]) -> Result<NeedsIndex, Refused<T>> {
        self.network.bundle(needs).ok_or(Refused::Full)
    }

    /// Takes in one more task, planned: one of the plan, or one that somebody gives in the midst of
    /// the operation. A task of a level that is in force already is opened by hand.
    ///
    /// # Errors
    /// [`Refused::Full`].
    #[inline]
    pub fn add(&mut self, definition: Definition<T>) -> Result<TaskIndex, Refused<T>> {
        let task = self.network.add(definition).ok_or(Refused::Full)?;
        self.tasks.push(Task::planned());
        Ok(task)
    }

    /// Says that a task opens only when another is done.
    ///
    /// # Errors
    /// When one of them is not there, or the one that is to wait is no longer planned.
    pub fn follow(&mut self, task: TaskIndex, before: TaskIndex) -> Result<(), Refused<T>> {
        let is_done = matches!(self.known(before)?.state, State::Done | State::Verified);
        if self.known(task)?.state != State::Planned {
            return Err(Refused::NotPlanned(task));
        }
        if self.network.predecessors(task).any(|it| it == before) {
            return Ok(());
        }
        self.network.join(before, task).ok_or(Refused::Full)?;
        if let Some(it) = self.tasks.get_mut(task.at()).filter(|_| !is_done) {
            it.predecessors_left += 1;
            it.opens_at = T::NEVER;
        }
        Ok(())
    }

    /// Decides and folds at once. `happened` holds the events of this step afterwards, and only
    /// those; one that is handed in again and again allocates nothing.
    ///
    /// # Errors
    /// As [`Self::decide`]; nothing has changed then.
    #[inline]
    pub fn step(
        &mut self,
        command: Command,
        at: T,
        happened: &mut Transitions<T>,
    ) -> Result<(), Refused<T>> {
        happened.clear();
        self.decide(command, at, happened)?;
        for event in happened.iter() {
            self.evolve(event);
        }
        Ok(())
    }

    /// A task; none where there is none of that number.
    #[must_use]
    #[inline]
    pub fn task(&self, task: TaskIndex) -> Option<&Task<T>> {
        self.tasks.get(task.at())
    }

    /// What was known of a task in advance.
    #[must_use]
    #[inline]
    pub fn definition(&self, task: TaskIndex) -> Option<&Definition<T>> {
        self.network.definition(task)
    }

    /// How many tasks there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.tasks.len()
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.tasks.is_empty()
    }

    /// The needs under a number; none where there is no such number.
    #[must_use]
    #[inline]
    pub fn bundled(&self, needs: NeedsIndex) -> &[Need] {
        self.network.bundled(needs)
    }

    /// The tasks that a task comes after, in the order in which that was said.
    pub fn predecessors(&self, task: TaskIndex) -> impl Iterator<Item = TaskIndex> {
        self.network.predecessors(task)
    }

    /// The tasks that come after a task, in the order in which that was said.
    pub fn successors(&self, task: TaskIndex) -> impl Iterator<Item = TaskIndex> {
        self.network.successors(task)
    }

    /// Whether nothing but its further condition keeps a task from opening.
    #[must_use]
    pub fn waits_for_its_condition(&self, task: TaskIndex) -> bool {
        let Some((it, definition)) = self.task(task).zip(self.definition(task)) else {
            return false;
        };
        let is_called = definition.levels == 0 || definition.levels & self.levels_in_force != 0;
        let is_next = it.state == State::Planned && it.predecessors_left == 0;
        is_called && is_next && definition.is_held && !it.is_released
    }

    /// Whether a level is in force.
    #[must_use]
    pub const fn is_in_force(&self, level: LevelIndex) -> bool {
        self.levels_in_force & level.set() != 0
    }

    /// The tasks that wait for their means, in the order of the dispatch policy.
    #[must_use]
    #[inline]
    pub fn waiting(&self) -> &[Waiting] {
        self.waiting.as_slice()
    }

    #[inline]
    pub(super) fn known(&self, task: TaskIndex) -> Result<&Task<T>, Refused<T>> {
        self.tasks.get(task.at()).ok_or(Refused::NoSuchTask(task))
    }
}

impl<T: Time> Default for TaskMachine<T> {
    fn default() -> Self {
        Self::new()
    }
}

impl<T: Time> Clone for TaskMachine<T> {
    fn clone(&self) -> Self {
        Self {
            network: self.network.clone(),
            tasks: self.tasks.clone(),
            levels_in_force: self.levels_in_force,
            waiting: self.waiting.clone(),
            timers: self.timers.clone(),
        }
    }

    fn clone_from(&mut self, other: &Self) {
        self.network.clone_from(&other.network);
        self.tasks.clone_from(&other.tasks);
        self.levels_in_force = other.levels_in_force;
        self.waiting.clone_from(&other.waiting);
        self.timers.clone_from(&other.timers);
    }
}

/// Two machines are equal when they will answer alike. Timers follow from the tasks; those that
/// have lost their object lie about differently, and do not count.
impl<T: Time> PartialEq for TaskMachine<T> {
    fn eq(&self, other: &Self) -> bool {
        self.network == other.network
            && self.tasks == other.tasks
            && self.levels_in_force == other.levels_in_force
            && self.waiting == other.waiting
    }
}
