//! What time alone causes: delays that are over, tasks that nobody took on, tasks that fall due.

use super::event::{Emit, Event};
use super::index::TaskIndex;
use super::machine::TaskMachine;
use super::time::Time;
use super::timers::{Cause, Timer};
use super::transitions::{Change, State};

impl<T: Time> TaskMachine<T> {
    /// All that time has caused up to `now`, folded and emitted in the order of its instants, each
    /// with its own: after a night without power the list is the same as it would have been.
    ///
    /// At one instant tasks open before anything is said of them, and the lower number goes first.
    pub fn advance(&mut self, now: T, out: &mut impl Emit<T>) {
        while let Some(event) = self.caused_by_time(now) {
            self.evolve(event);
            out.emit(event);
        }
    }

    /// The first thing that time has caused up to `now`; nothing has changed yet, and it is given
    /// again until it is folded.
    #[inline]
    pub fn caused_by_time(&mut self, now: T) -> Option<Event<T>> {
        let timer = self.first_timer().filter(|it| it.at <= now)?;
        let change = match timer.cause {
            Cause::Opens => Change::Opened,
            Cause::Escalates => Change::Escalated,
            Cause::FallsDue => Change::Overdue,
        };
        Some(Event::of(timer.task, change, timer.at))
    }

    /// When time will next cause something; none while nothing waits for time.
    #[inline]
    pub fn wakes_at(&mut self) -> Option<T> {
        self.first_timer().map(|it| it.at)
    }

    /// The first timer that has not lost its object; those before it are dropped.
    #[inline]
    fn first_timer(&mut self) -> Option<Timer<T>> {
        loop {
            let timer = self.timers.first()?;
            if self.still_counts(timer) {
                return Some(timer);
            }
            self.timers.drop_first();
        }
    }

    #[inline]
    fn still_counts(&self, timer: Timer<T>) -> bool {
        let Some(it) = self.task(timer.task) else { return false };
        match timer.cause {
            Cause::Opens => it.state == State::Planned && it.opens_at == timer.at,
            Cause::FallsDue => {
                it.falls_due_at == timer.at && !it.is_overdue && !self.is_met(timer.task, it.state)
            }
            Cause::Escalates if it.escalates_at != timer.at => false,
            Cause::Escalates => {
                let escalation = self.definition(timer.task).and_then(|it| it.escalation);
                !it.is_escalated && escalation.is_some_and(|by| !by.until.is_reached_by(it.state))
            }
        }
    }
}

impl<T: Time> TaskMachine<T> {
    /// Whether what the time limit of a task asks for is there: it is over, or, if it goes on until
    /// its level ends, somebody is at it.
    fn is_met(&self, task: TaskIndex, state: State) -> bool {
        let is_begun = matches!(state, State::Started | State::Blocked);
        let goes_on = || self.definition(task).is_some_and(|it| it.is_standing);
        state.is_over() || (is_begun && goes_on())
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{act, machine_with, minutes, noon};
    use super::super::{Act, Definition, Due, Escalation, NeedsIndex, Task, Until};
    use super::*;
    use crate::kernel::{Instant, Span};

    fn told(machine: &mut TaskMachine<Instant>, now: Instant) -> Vec<Event<Instant>> {
        let mut out = Vec::new();
        machine.advance(now, &mut out);
        out
    }

    const fn with_clocks(needs: NeedsIndex) -> Definition<Instant> {
        let after = Span::from_minutes(15);
        Definition {
            due: Due::After(Span::from_hours(1)),
            escalation: Some(Escalation { after, until: Until::Accepted }),
            ..Definition::plain(needs)
        }
    }

    #[test]
    fn what_nobody_takes_on_is_escalated_and_then_overdue() {
        let (mut machine, [task]) = machine_with([with_clocks]);
        act(&mut machine, task, Act::Open, noon()).expect("planned tasks open");
        assert_eq!(machine.wakes_at(), Some(minutes(15)));
        assert_eq!(told(&mut machine, minutes(14)), []);
        let night = [
            Event::of(task, Change::Escalated, minutes(15)),
            Event::of(task, Change::Overdue, minutes(60)),
        ];
        assert_eq!(told(&mut machine, minutes(600)), night);
        assert_eq!(told(&mut machine, minutes(900)), []);
        assert_eq!(machine.wakes_at(), None);
    }

    #[test]
    fn what_somebody_took_on_is_not_escalated() {
        let (mut machine, [task]) = machine_with([with_clocks]);
        act(&mut machine, task, Act::Open, noon()).expect("planned tasks open");
        act(&mut machine, task, Act::Accept, minutes(5)).expect("open tasks are taken on");
        let due = [Event::of(task, Change::Overdue, minutes(60))];
        assert_eq!(told(&mut machine, minutes(600)), due);
    }

    #[test]
    fn what_goes_on_is_to_be_begun_when_it_is_due() {
        let standing = |needs| Definition { is_standing: true, ..with_clocks(needs) };
        let (mut machine, [begun, waiting]) = machine_with([standing, standing]);
        for task in [begun, waiting] {
            act(&mut machine, task, Act::Open, noon()).expect("planned tasks open");
            act(&mut machine, task, Act::Accept, minutes(5)).expect("open tasks are taken on");
        }
        act(&mut machine, begun, Act::Start, minutes(50)).expect("accepted tasks start");
        let due = [Event::of(waiting, Change::Overdue, minutes(60))];
        assert_eq!(told(&mut machine, minutes(600)), due);
    }

    #[test]
    fn a_paper_that_comes_later_leaves_the_mark_and_refutes_it() {
        let (mut machine, [task]) = machine_with([with_clocks]);
        act(&mut machine, task, Act::Open, noon()).expect("planned tasks open");
        act(&mut machine, task, Act::Start, minutes(5)).expect("open tasks start");
        told(&mut machine, minutes(61));
        act(&mut machine, task, Act::Finish, minutes(60)).expect("started tasks end");
        let it = machine.task(task).expect("it is there");
        assert_eq!((it.is_overdue(), it.was_late(), it.was_told_late()), (true, false, true));
    }

    #[test]
    fn a_delay_opens_a_task_at_its_own_instant_and_its_clocks_run_from_there() {
        let late = |needs| Definition { delay: Some(Span::from_minutes(30)), ..with_clocks(needs) };
        let (mut machine, [first, second]) = machine_with([Definition::plain, late]);
        machine.follow(second, first).expect("both are planned");
        for it in [Act::Open, Act::Start, Act::Finish] {
            act(&mut machine, first, it, noon()).expect("the way is open");
        }
        let night = [
            Event::of(second, Change::Opened, minutes(30)),
            Event::of(second, Change::Escalated, minutes(45)),
            Event::of(second, Change::Overdue, minutes(90)),
        ];
        assert_eq!(told(&mut machine, minutes(600)), night);
    }

    #[test]
    fn what_opens_after_its_fixed_time_is_overdue_from_its_opening() {
        let past = |needs| Definition { due: Due::At(minutes(-30)), ..Definition::plain(needs) };
        let (mut machine, [task]) = machine_with([past]);
        act(&mut machine, task, Act::Open, noon()).expect("planned tasks open");
        assert_eq!(told(&mut machine, noon()), [Event::of(task, Change::Overdue, noon())]);
        assert_eq!(machine.task(task).and_then(Task::due_at), Some(minutes(-30)));
    }

    #[test]
    fn what_is_given_back_late_is_escalated_then_whether_or_not_anybody_looked_before() {
        for looks in [false, true] {
            let (mut machine, [task]) = machine_with([with_clocks]);
            act(&mut machine, task, Act::Open, noon()).expect("planned tasks open");
            act(&mut machine, task, Act::Accept, minutes(5)).expect("open tasks are taken on");
            if looks {
                assert_eq!(told(&mut machine, minutes(20)), []);
            }
            act(&mut machine, task, Act::Decline, minutes(30)).expect("it can be given back");
            let heard = [Event::of(task, Change::Escalated, minutes(30))];
            assert_eq!(told(&mut machine, minutes(31)), heard);
        }
    }

    #[test]
    fn what_is_sent_back_can_fall_due_again() {
        let (mut machine, [task]) = machine_with([with_clocks]);
        for it in [Act::Open, Act::Start, Act::Finish] {
            act(&mut machine, task, it, minutes(5)).expect("the way is open");
        }
        assert_eq!(machine.wakes_at(), None);
        act(&mut machine, task, Act::SendBack, minutes(70)).expect("done tasks are sent back");
        assert_eq!(
            told(&mut machine, minutes(80)),
            [Event::of(task, Change::Overdue, minutes(70))]
        );
    }
}
