//! What an event does to the machine: the fold, which refuses nothing.

use super::definition::Due;
use super::event::{Event, What};
use super::index::{LevelIndex, TaskIndex};
use super::machine::TaskMachine;
use super::time::Time;
use super::timers::Cause;
use super::transitions::{Change, State};

impl<T: Time> TaskMachine<T> {
    /// After one more event. Total: what was written is never refused; an event of a task that was
    /// never added changes nothing.
    #[inline]
    pub fn evolve(&mut self, event: Event<T>) {
        match event.what {
            What::Task(task, change) => self.evolve_task(task, change, event.at),
            What::LevelEntered(level) => self.enter_level(level, event.at),
            What::LevelEnded(level) => self.end_level(level),
        }
    }

    #[inline]
    fn evolve_task(&mut self, task: TaskIndex, change: Change, at: T) {
        let Some(it) = self.tasks.get_mut(task.at()) else { return };
        let from = it.state;
        if let Some(state) = change.leads_to() {
            it.state = state;
            it.since = it.since.max(at);
        }
        match change {
            Change::Opened => self.open(task, at),
            Change::Scheduled => self.schedule(task, at),
            Change::Released => {
                it.is_released = true;
                it.ready_at = it.ready_at.max(at);
            }
            Change::Queued => self.queue(task),
            Change::Started | Change::Cancelled => self.leave_the_queue(task),
            Change::Finished | Change::Ended => {
                it.done_at = at;
                self.count_down(task, at);
            }
            Change::SentBack => {
                it.done_at = T::NEVER;
                self.count_up(task);
                self.set_clocks_again(task, from, at);
            }
            Change::Overdue => it.is_overdue = true,
            Change::Escalated => self.escalate(task),
            Change::Offered | Change::Declined => self.set_clocks_again(task, from, at),
            Change::Accepted | Change::Blocked | Change::Resumed | Change::Verified => {}
        }
    }

    #[inline]
    fn open(&mut self, task: TaskIndex, at: T) {
        let Some(definition) = self.network.definition(task) else { return };
        let Some(it) = self.tasks.get_mut(task.at()) else { return };
        it.opened_at = at;
        it.opens_at = T::NEVER;
        it.due_at = match definition.due {
            Due::Open => T::NEVER,
            Due::After(length) => at.later_by(length),
            Due::At(due) => due,
        };
        // Nothing is said of a task before it opened.
        it.falls_due_at = it.due_at.max(at);
        if it.due_at < T::NEVER {
            self.timers.set(it.falls_due_at, Cause::FallsDue, task);
        }
        if let Some(escalation) = definition.escalation {
            it.escalates_at = at.later_by(escalation.after);
            self.timers.set(it.escalates_at, Cause::Escalates, task);
        }
    }

    /// A task that had come far enough is given back, handed on or sent back: the clocks that had
    /// stopped for it run again, and those that have run out meanwhile run out now.
    fn set_clocks_again(&mut self, task: TaskIndex, from: State, at: T) {
        let Some(definition) = self.network.definition(task) else { return };
        let Some(it) = self.tasks.get_mut(task.at()) else { return };
        if from.is_over() && it.due_at < T::NEVER {
            it.falls_due_at = it.falls_due_at.max(at);
            self.timers.set(it.falls_due_at, Cause::FallsDue, task);
        }
        let Some(until) = definition.escalation.map(|it| it.until) else { return };
        if until.is_reached_by(from) && !until.is_reached_by(it.state) {
            it.escalates_at = it.escalates_at.max(at);
            self.timers.set(it.escalates_at, Cause::Escalates, task);
        }
    }

    fn schedule(&mut self, task: TaskIndex, at: T) {
        let Some(definition) = self.network.definition(task) else { return };
        let Some(it) = self.tasks.get_mut(task.at()) else { return };
        it.opens_at = definition.delay.map_or(at, |delay| at.later_by(delay));
        self.timers.set(it.opens_at, Cause::Opens, task);
    }

    #[inline]
    fn queue(&mut self, task: TaskIndex) {
        let Some(definition) = self.network.definition(task) else { return };
        let Some(it) = self.tasks.get_mut(task.at()) else { return };
        it.waits = true;
        it.request = self.waiting.next_request();
        let priority = if it.is_escalated { 0 } else { definition.priority.number() };
        self.waiting.join(priority, task, definition.needs);
    }

    #[inline]
    fn leave_the_queue(&mut self, task: TaskIndex) {
        let Some(it) = self.tasks.get_mut(task.at()).filter(|it| it.waits) else { return };
        it.waits = false;
        let Some(definition) = self.network.definition(task) else { return };
        let priority = if it.is_escalated { 0 } else { definition.priority.number() };
        self.waiting.leave(priority, it.request);
    }

    fn escalate(&mut self, task: TaskIndex) {
        let Some(definition) = self.network.definition(task) else { return };
        let Some(it) = self.tasks.get_mut(task.at()).filter(|it| !it.is_escalated) else { return };
        it.is_escalated = true;
        if it.waits {
            self.waiting.raise(definition.priority.number(), it.request);
        }
    }

    #[inline]
    fn count_down(&mut self, task: TaskIndex, at: T) {
        for successor in self.network.successors(task) {
            let Some(it) = self.tasks.get_mut(successor.at()) else { continue };
            it.predecessors_left = it.predecessors_left.saturating_sub(1);
            it.ready_at = it.ready_at.max(at);
        }
    }

    fn count_up(&mut self, task: TaskIndex) {
        for successor in self.network.successors(task) {
            let Some(it) = self.tasks.get_mut(successor.at()) else { continue };
            it.predecessors_left += 1;
            it.opens_at = T::NEVER;
        }
    }

    fn enter_level(&mut self, level: LevelIndex, at: T) {
        self.levels_in_force |= level.set();
        for (it, definition) in self.tasks.iter_mut().zip(self.network.definitions()) {
            if definition.levels & level.set() != 0 {
                it.ready_at = it.ready_at.max(at);
            }
        }
    }

    fn end_level(&mut self, level: LevelIndex) {
        self.levels_in_force &= !level.set();
        for (it, definition) in self.tasks.iter_mut().zip(self.network.definitions()) {
            let is_its_last = definition.levels & self.levels_in_force == 0;
            if definition.levels != 0 && is_its_last && it.state == State::Planned {
                it.opens_at = T::NEVER;
            }
        }
    }
}
