//! What a command does, as events: the rule, which changes nothing.

use super::definition::Definition;
use super::event::{Emit, Event, What};
use super::index::{LevelIndex, TaskIndex};
use super::machine::TaskMachine;
use super::refused::Refused;
use super::task::Task;
use super::time::Time;
use super::transitions::{Act, Change, State};

/// What can be asked of the machine.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Command {
    /// Something of one task.
    Task(TaskIndex, Act),
    /// Put a level into force: its tasks open, unless something else keeps them.
    EnterLevel(LevelIndex),
    /// Lift a level: its standing tasks end, unless another level keeps them. What else runs is
    /// ended or handed over by name (DESIGN, the lift).
    EndLevel(LevelIndex),
}

impl<T: Time> TaskMachine<T> {
    /// What a command does at some time, as events in their order; nothing has changed yet.
    ///
    /// # Errors
    /// When the command cannot be followed. A double click is refused as well: whether it was meant
    /// as one, only the verb knows.
    #[inline]
    pub fn decide(
        &self,
        command: Command,
        at: T,
        out: &mut impl Emit<T>,
    ) -> Result<(), Refused<T>> {
        match command {
            Command::Task(task, act) => self.act(task, act, at, out),
            Command::EnterLevel(level) => self.enter(level, at, out),
            Command::EndLevel(level) => self.end(level, at, out),
        }
    }

    #[inline]
    fn act(
        &self,
        task: TaskIndex,
        act: Act,
        at: T,
        out: &mut impl Emit<T>,
    ) -> Result<(), Refused<T>> {
        let it = self.known(task)?;
        if it.state.after(act).is_none() {
            return Err(Refused::NotFrom { task, state: it.state, act });
        }
        if at < it.since {
            return Err(Refused::TimeGoesBack { task, since: it.since });
        }
        if act == Act::Wait && it.waits {
            return Err(Refused::Waits(task));
        }
        if act == Act::Release && !self.is_held(task) {
            return Err(Refused::NotHeld(task));
        }
        out.emit(Event::of(task, act.change(), at));
        match act {
            Act::Finish => {
                let done = Done { task, at, levels: self.levels_in_force };
                self.open_successors(done, |_| false, out);
            }
            Act::Release => self.open_released(task, at, out),
            Act::Open
            | Act::Offer
            | Act::Accept
            | Act::Decline
            | Act::Wait
            | Act::Start
            | Act::Block
            | Act::Resume
            | Act::Verify
            | Act::SendBack
            | Act::Cancel => {}
        }
        Ok(())
    }

    /// Whether a task waits for a further condition that was not met yet.
    fn is_held(&self, task: TaskIndex) -> bool {
        let is_released = self.task(task).is_some_and(|it| it.is_released);
        self.definition(task).is_some_and(|it| it.is_held) && !is_released
    }

    /// The condition is met: opens the task, if it waited for that alone.
    fn open_released(&self, task: TaskIndex, at: T, out: &mut impl Emit<T>) {
        let Some((it, definition)) = self.task(task).zip(self.definition(task)) else { return };
        if it.predecessors_left == 0 && opens_in(definition, self.levels_in_force) {
            out.emit(opening(task, definition, it.ready_at.max(at)));
        }
    }

    /// A task is done: opens what waited for it alone, in the order in which that was said.
    /// `is_also_done` tells which tasks the same command has ended before it.
    #[inline]
    fn open_successors(
        &self,
        done: Done<T>,
        is_also_done: impl Fn(TaskIndex) -> bool,
        out: &mut impl Emit<T>,
    ) {
        for task in self.network.successors(done.task) {
            let Some(it) = self.task(task) else { continue };
            let Some(definition) = self.definition(task) else { continue };
            if !is_kept_by_nothing(it, definition) || !opens_in(definition, done.levels) {
                continue;
            }
            let done_now = || {
                let before = self.network.predecessors(task);
                1 + before.filter(|before| is_also_done(*before)).count()
            };
            let left = it.predecessors_left as usize;
            if left == 1 || left == done_now() {
                out.emit(opening(task, definition, it.ready_at.max(done.at)));
            }
        }
    }

    fn enter(&self, level: LevelIndex, at: T, out: &mut impl Emit<T>) -> Result<(), Refused<T>> {
        if self.is_in_force(level) {
            return Err(Refused::LevelInForce(level));
        }
        out.emit(Event { at, what: What::LevelEntered(level) });
        for (task, it, definition) in self.all() {
            let starts = definition.levels & level.set() != 0;
            let is_first = definition.levels & self.levels_in_force == 0;
            let is_next = it.predecessors_left == 0 && is_kept_by_nothing(it, definition);
            if starts && is_first && is_next {
                out.emit(opening(task, definition, it.ready_at.max(at)));
            }
        }
        Ok(())
    }

    fn end(&self, level: LevelIndex, at: T, out: &mut impl Emit<T>) -> Result<(), Refused<T>> {
        if !self.is_in_force(level) {
            return Err(Refused::LevelNotInForce(level));
        }
        let levels = self.levels_in_force & !level.set();
        let ends = |it: &Task<T>, definition: &Definition<T>| {
            let is_of_it = definition.levels & level.set() != 0;
            let is_last = definition.levels & levels == 0;
            at_the_lift(it.state).filter(|_| definition.is_standing && is_of_it && is_last)
        };
        let is_too_early = |it: &Task<T>, definition: &Definition<T>| {
            at < it.since && ends(it, definition).is_some()
        };
        if let Some((task, it, _)) = self.all().find(|(_, it, known)| is_too_early(it, known)) {
            return Err(Refused::TimeGoesBack { task, since: it.since });
        }
        out.emit(Event { at, what: What::LevelEnded(level) });
        for (task, it, definition) in self.all() {
            let Some(change) = ends(it, definition) else { continue };
            out.emit(Event::of(task, change, at));
            if change != Change::Ended {
                continue;
            }
            let ended_before = |other: TaskIndex| {
                let known = self.task(other).zip(self.definition(other));
                let change = known.and_then(|(it, definition)| ends(it, definition));
                other < task && change == Some(Change::Ended)
            };
            self.open_successors(Done { task, at, levels }, ended_before, out);
        }
        Ok(())
    }

    fn all(&self) -> impl Iterator<Item = (TaskIndex, &Task<T>, &Definition<T>)> {
        let numbered = (0..).map(TaskIndex::new).zip(&self.tasks);
        numbered.zip(self.network.definitions()).map(|((task, it), known)| (task, it, known))
    }
}

/// A task that was done, and the levels in force then.
#[derive(Clone, Copy)]
struct Done<T> {
    task: TaskIndex,
    at: T,
    levels: u32,
}

/// Whether a planned task waits for no condition of its own.
#[inline]
fn is_kept_by_nothing<T: Time>(it: &Task<T>, definition: &Definition<T>) -> bool {
    it.state == State::Planned && (!definition.is_held || it.is_released)
}

#[inline]
const fn opens_in<T: Time>(definition: &Definition<T>, levels: u32) -> bool {
    definition.levels == 0 || definition.levels & levels != 0
}

/// Nothing but time keeps a task from opening, or not even that.
#[inline]
fn opening<T: Time>(task: TaskIndex, definition: &Definition<T>, at: T) -> Event<T> {
    let change = if definition.delay.is_some() { Change::Scheduled } else { Change::Opened };
    Event::of(task, change, at)
}

/// What becomes of a standing task when its last level is lifted.
const fn at_the_lift(state: State) -> Option<Change> {
    match state {
        State::Started | State::Blocked => Some(Change::Ended),
        State::Open | State::Offered | State::Declined | State::Accepted => Some(Change::Cancelled),
        State::Planned | State::Done | State::Verified | State::Cancelled => None,
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{act, changes, machine_with, minutes, noon, what};
    use super::super::{Definition, NeedsIndex};
    use super::*;
    use crate::kernel::Span;

    const LEVEL: LevelIndex = LevelIndex::new(3).expect("there are more than four");

    const fn started(needs: NeedsIndex) -> Definition<crate::kernel::Instant> {
        Definition { levels: LEVEL.set(), ..Definition::plain(needs) }
    }

    const fn standing(needs: NeedsIndex) -> Definition<crate::kernel::Instant> {
        Definition { is_standing: true, ..started(needs) }
    }

    #[test]
    fn a_task_goes_from_planned_to_verified() {
        let (mut machine, [task]) = machine_with([Definition::plain]);
        let way = [Act::Open, Act::Offer, Act::Accept, Act::Start, Act::Block, Act::Resume];
        for it in way.into_iter().chain([Act::Finish, Act::Verify]) {
            assert_eq!(act(&mut machine, task, it, noon()), Ok(vec![it.change()]), "{it:?}");
        }
        let again = act(&mut machine, task, Act::Finish, noon());
        let no = Refused::NotFrom { task, state: State::Verified, act: Act::Finish };
        assert_eq!(again, Err(no));
    }

    #[test]
    fn a_task_that_is_not_there_is_refused() {
        let (mut machine, [_]) = machine_with([Definition::plain]);
        let absent = TaskIndex::new(1);
        let no = Err(Refused::NoSuchTask(absent));
        assert_eq!(act(&mut machine, absent, Act::Open, noon()), no);
    }

    #[test]
    fn nothing_happens_to_a_task_before_what_happened_last() {
        let (mut machine, [task]) = machine_with([Definition::plain]);
        act(&mut machine, task, Act::Open, noon()).expect("planned tasks open");
        let no = Err(Refused::TimeGoesBack { task, since: noon() });
        assert_eq!(act(&mut machine, task, Act::Offer, minutes(-1)), no);
    }

    #[test]
    fn a_level_opens_its_tasks_and_those_after_them_wait() {
        let (mut machine, [first, second, third]) =
            machine_with([started, started, Definition::plain]);
        machine.follow(second, first).expect("both are planned");
        machine.follow(third, first).expect("both are planned");
        machine.follow(third, second).expect("both are planned");
        let entered = changes(&mut machine, Command::EnterLevel(LEVEL), noon());
        assert_eq!(entered, Ok(vec![What::LevelEntered(LEVEL), what(first, Change::Opened)]));
        act(&mut machine, first, Act::Start, noon()).expect("open tasks start");
        let done = changes(&mut machine, Command::Task(first, Act::Finish), minutes(5));
        let wanted = vec![what(first, Change::Finished), what(second, Change::Opened)];
        assert_eq!(done, Ok(wanted));
        act(&mut machine, second, Act::Start, minutes(6)).expect("open tasks start");
        act(&mut machine, second, Act::Finish, minutes(9)).expect("started tasks end");
        assert_eq!(machine.task(third).and_then(Task::opened_at), Some(minutes(9)));
        let again = changes(&mut machine, Command::EnterLevel(LEVEL), noon());
        assert_eq!(again, Err(Refused::LevelInForce(LEVEL)));
    }

    #[test]
    fn what_waits_for_two_papers_opens_at_the_later_time_not_at_the_later_paper() {
        let (mut machine, [first, second, last]) = machine_with([Definition::plain; 3]);
        for it in [first, second] {
            machine.follow(last, it).expect("both are planned");
            act(&mut machine, it, Act::Open, noon()).expect("planned tasks open");
            act(&mut machine, it, Act::Start, noon()).expect("open tasks start");
        }
        act(&mut machine, first, Act::Finish, minutes(30)).expect("started tasks end");
        act(&mut machine, second, Act::Finish, minutes(10)).expect("started tasks end");
        assert_eq!(machine.task(last).and_then(Task::opened_at), Some(minutes(30)));
    }

    #[test]
    fn a_lift_ends_what_stands_and_opens_what_waited_for_all_of_it() {
        let (mut machine, [first, second, idle, after]) =
            machine_with([standing, standing, standing, Definition::plain]);
        machine.follow(after, first).expect("both are planned");
        machine.follow(after, second).expect("both are planned");
        changes(&mut machine, Command::EnterLevel(LEVEL), noon()).expect("it is not in force");
        for it in [first, second] {
            act(&mut machine, it, Act::Start, minutes(5)).expect("open tasks start");
        }
        let early = changes(&mut machine, Command::EndLevel(LEVEL), minutes(1));
        assert_eq!(early, Err(Refused::TimeGoesBack { task: first, since: minutes(5) }));
        let lifted = changes(&mut machine, Command::EndLevel(LEVEL), minutes(60));
        let wanted = vec![
            What::LevelEnded(LEVEL),
            what(first, Change::Ended),
            what(second, Change::Ended),
            what(after, Change::Opened),
            what(idle, Change::Cancelled),
        ];
        assert_eq!(lifted, Ok(wanted));
        let again = changes(&mut machine, Command::EndLevel(LEVEL), minutes(60));
        assert_eq!(again, Err(Refused::LevelNotInForce(LEVEL)));
    }

    #[test]
    fn another_level_keeps_a_standing_task() {
        let other = LevelIndex::new(2).expect("there are more than three");
        let both = |needs| Definition { levels: LEVEL.set() | other.set(), ..standing(needs) };
        let (mut machine, [task]) = machine_with([both]);
        changes(&mut machine, Command::EnterLevel(LEVEL), noon()).expect("it is not in force");
        let raised = changes(&mut machine, Command::EnterLevel(other), noon());
        assert_eq!(raised, Ok(vec![What::LevelEntered(other)]));
        let lowered = changes(&mut machine, Command::EndLevel(other), minutes(5));
        assert_eq!(lowered, Ok(vec![What::LevelEnded(other)]));
        assert_eq!(machine.task(task).map(Task::state), Some(State::Open));
    }

    #[test]
    fn a_further_condition_keeps_a_task_until_it_is_met() {
        let held = |needs| Definition { is_held: true, ..started(needs) };
        let (mut machine, [task, free]) = machine_with([held, started]);
        let entered = changes(&mut machine, Command::EnterLevel(LEVEL), noon());
        assert_eq!(entered, Ok(vec![What::LevelEntered(LEVEL), what(free, Change::Opened)]));
        let met = act(&mut machine, task, Act::Release, minutes(7));
        assert_eq!(met, Ok(vec![Change::Released, Change::Opened]));
        let (mut machine, [task]) = machine_with([started]);
        let no = Err(Refused::NotHeld(task));
        assert_eq!(act(&mut machine, task, Act::Release, noon()), no);
    }

    #[test]
    fn a_lift_stops_the_delay_of_what_had_not_opened() {
        let late = |needs| Definition { delay: Some(Span::from_minutes(10)), ..started(needs) };
        let (mut machine, [task]) = machine_with([late]);
        let entered = changes(&mut machine, Command::EnterLevel(LEVEL), noon());
        assert_eq!(entered, Ok(vec![What::LevelEntered(LEVEL), what(task, Change::Scheduled)]));
        assert_eq!(machine.task(task).and_then(Task::opens_at), Some(minutes(10)));
        changes(&mut machine, Command::EndLevel(LEVEL), minutes(3)).expect("it is in force");
        assert_eq!(machine.task(task).and_then(Task::opens_at), None);
    }

    #[test]
    fn what_is_sent_back_keeps_what_comes_after_it_waiting() {
        let (mut machine, [first, second, third]) = machine_with([Definition::plain; 3]);
        machine.follow(third, first).expect("both are planned");
        machine.follow(third, second).expect("both are planned");
        for it in [Act::Open, Act::Start, Act::Finish, Act::SendBack] {
            act(&mut machine, first, it, noon()).expect("the way is open");
        }
        assert_eq!(machine.task(third).map(Task::predecessors_left), Some(2));
        assert_eq!(machine.task(first).map(Task::state), Some(State::Accepted));
        assert_eq!(machine.task(first).and_then(Task::done_at), None);
    }

    #[test]
    fn a_task_waits_for_its_means_once() {
        let (mut machine, [task]) = machine_with([Definition::plain]);
        act(&mut machine, task, Act::Open, noon()).expect("planned tasks open");
        act(&mut machine, task, Act::Wait, noon()).expect("open tasks wait");
        let again = act(&mut machine, task, Act::Wait, noon());
        assert_eq!(again, Err(Refused::Waits(task)));
        act(&mut machine, task, Act::Start, noon()).expect("open tasks start");
        assert_eq!(machine.waiting(), []);
    }
}
