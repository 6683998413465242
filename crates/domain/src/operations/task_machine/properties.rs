//! What holds of every machine in every order of commands.

use proptest::prelude::*;

use super::{
    Act, Change, Command, Definition, Due, Escalation, Event, LevelIndex, Need, Priority, Refused,
    ResourceIndex, State, TaskIndex, TaskMachine, Transitions, Until, What,
};
use crate::kernel::{Instant, Span};

const TASKS_MAX: u32 = 8;
const LEVELS: u8 = 3;

/// One thing that is tried: a command, or time that passes.
#[derive(Clone, Copy, Debug)]
enum Try {
    Do(Command, Instant),
    Advance(Instant),
}

fn level() -> impl Strategy<Value = LevelIndex> {
    (0..LEVELS).prop_map(|it| LevelIndex::new(it).expect("there are more"))
}

fn span() -> impl Strategy<Value = Span> {
    (0..40_i64).prop_map(Span::from_microseconds)
}

fn instant() -> impl Strategy<Value = Instant> {
    (0..100_i64).prop_map(Instant::from_microseconds)
}

fn definition() -> impl Strategy<Value = Definition<Instant>> {
    let due =
        prop_oneof![Just(Due::Open), span().prop_map(Due::After), instant().prop_map(Due::At),];
    let until = prop_oneof![Just(Until::Accepted), Just(Until::Started), Just(Until::Done)];
    let escalation = prop::option::of((span(), until));
    let plain = (1..=3_u8, 0..8_u32, any::<bool>(), prop::bool::weighted(0.2));
    (plain, prop::option::weighted(0.3, span()), due, escalation).prop_map(
        |((priority, levels, is_standing, is_held), delay, due, escalation)| Definition {
            needs: super::NeedsIndex::new(0),
            priority: Priority::numbered(priority).expect("1 to 3"),
            levels,
            is_standing,
            is_held,
            delay,
            due,
            escalation: escalation.map(|(after, until)| Escalation { after, until }),
        },
    )
}

fn machine() -> impl Strategy<Value = TaskMachine<Instant>> {
    let definitions = prop::collection::vec(definition(), 1..=TASKS_MAX as usize);
    let edges = prop::collection::vec((0..TASKS_MAX, 0..TASKS_MAX), 0..10);
    (definitions, edges).prop_map(|(definitions, edges)| {
        let mut machine = TaskMachine::new();
        let need = Need { resource: ResourceIndex::new(0), units: 1 };
        machine.bundle(&[need]).expect("there is room");
        for it in definitions {
            machine.add(it).expect("there is room");
        }
        for (before, after) in edges {
            // Edges to tasks that are not there are refused; circles are not.
            let _ = machine.follow(TaskIndex::new(after), TaskIndex::new(before));
        }
        machine
    })
}

fn tries() -> impl Strategy<Value = Vec<Try>> {
    let act = prop::sample::select(Act::ALL);
    // One more than there are: a task that is not there.
    let task = (0..=TASKS_MAX).prop_map(TaskIndex::new);
    let of_a_task = (task, act).prop_map(|(task, act)| Command::Task(task, act));
    let command = prop_oneof![
        12 => of_a_task,
        1 => level().prop_map(Command::EnterLevel),
        1 => level().prop_map(Command::EndLevel),
    ];
    let one = prop_oneof![
        6 => (command, instant()).prop_map(|(command, at)| Try::Do(command, at)),
        1 => instant().prop_map(Try::Advance),
    ];
    prop::collection::vec(one, 0..120)
}

/// Tries one thing; what came out of it, if it was not refused.
fn attempt(
    machine: &mut TaskMachine<Instant>,
    it: Try,
) -> Result<Vec<Event<Instant>>, Refused<Instant>> {
    match it {
        Try::Do(command, at) => {
            let mut happened = Transitions::new();
            machine.step(command, at, &mut happened)?;
            Ok(happened.iter().collect())
        }
        Try::Advance(now) => {
            let mut happened = Vec::new();
            machine.advance(now, &mut happened);
            Ok(happened)
        }
    }
}

fn indices(machine: &TaskMachine<Instant>) -> impl Iterator<Item = TaskIndex> {
    (0..u32::try_from(machine.len()).expect("few")).map(TaskIndex::new)
}

fn state(machine: &TaskMachine<Instant>, task: TaskIndex) -> State {
    machine.task(task).expect("it is there").state()
}

/// The counters and the list are what a count from nothing gives.
fn assert_sound(machine: &TaskMachine<Instant>) {
    let mut waiting = 0;
    for task in indices(machine) {
        let it = machine.task(task).expect("it is there");
        let is_left =
            |it: &TaskIndex| !matches!(state(machine, *it), State::Done | State::Verified);
        let left = machine.predecessors(task).filter(is_left).count();
        assert_eq!(it.predecessors_left() as usize, left, "{task:?}");
        assert_eq!(it.since().is_none(), it.state() == State::Planned, "{task:?}");
        let is_done = matches!(it.state(), State::Done | State::Verified);
        assert_eq!(it.done_at().is_some(), is_done, "{task:?}");
        let is_listed = machine.waiting().iter().filter(|one| one.task == task).count();
        assert_eq!(is_listed, usize::from(it.waits()), "{task:?}");
        let can_wait = it.state().after(Act::Wait).is_some();
        assert!(!it.waits() || can_wait, "{task:?}");
        waiting += is_listed;
    }
    assert_eq!(machine.waiting().len(), waiting);
    let order = |task: TaskIndex| {
        let it = machine.task(task).expect("it is there");
        let priority = machine.definition(task).expect("it is there").priority.number();
        (if it.is_escalated() { 0 } else { priority }, it.request)
    };
    let orders: Vec<_> = machine.waiting().iter().map(|it| order(it.task)).collect();
    assert!(orders.is_sorted(), "{orders:?}");
}

/// Each hop of a task is one that the table knows, and none is before the last.
fn assert_legal(before: &TaskMachine<Instant>, events: &[Event<Instant>]) {
    let mut now = before.clone();
    for event in events {
        if let What::Task(task, change) = event.what {
            let from = state(&now, task);
            let since = now.task(task).and_then(super::Task::since);
            let leads_to = change.leads_to().unwrap_or(from);
            let is_in_table =
                from == leads_to || Act::ALL.iter().any(|act| from.after(*act) == Some(leads_to));
            assert!(is_in_table, "{from:?} {change:?}");
            let is_hop = change.leads_to().is_some();
            assert!(!is_hop || since.is_none_or(|since| since <= event.at), "{change:?}");
            let is_final = matches!(from, State::Verified | State::Cancelled);
            assert!(!is_final, "{from:?} {change:?}");
            let is_second_look = matches!(change, Change::Verified | Change::SentBack);
            assert!(from != State::Done || is_second_look, "{change:?}");
        }
        now.evolve(*event);
    }
}

proptest! {
    #[test]
    fn every_command_leads_where_the_table_says_or_is_refused(
        mut machine in machine(),
        tries in tries(),
    ) {
        for it in tries {
            let before = machine.clone();
            match attempt(&mut machine, it) {
                Ok(events) => {
                    assert_legal(&before, &events);
                    if let Try::Do(Command::Task(task, act), _) = it {
                        let wanted = state(&before, task).after(act);
                        // What is released may open at once.
                        let opened = Event::of(task, Change::Opened, Instant::ZERO).what;
                        let is_opened = events.iter().any(|it| it.what == opened);
                        let wanted = if is_opened { Some(State::Open) } else { wanted };
                        prop_assert_eq!(Some(state(&machine, task)), wanted);
                    }
                }
                Err(refused) => {
                    prop_assert_eq!(&machine, &before);
                    if let Refused::NotFrom { task, state: from, act } = refused {
                        prop_assert_eq!(state(&before, task).after(act), None);
                        prop_assert_eq!(state(&before, task), from);
                    }
                }
            }
            assert_sound(&machine);
        }
    }

    #[test]
    fn a_machine_is_the_fold_of_its_events(machine in machine(), tries in tries()) {
        let (mut lived, mut folded) = (machine.clone(), machine);
        for it in tries {
            for event in attempt(&mut lived, it).unwrap_or_default() {
                folded.evolve(event);
            }
        }
        prop_assert_eq!(&folded, &lived);
        // The clocks are the same as well: the rest of the night brings the same.
        let mut rest = [Vec::new(), Vec::new()];
        folded.advance(Instant::from_microseconds(1_000), &mut rest[0]);
        lived.advance(Instant::from_microseconds(1_000), &mut rest[1]);
        prop_assert_eq!(&rest[0], &rest[1]);
    }

    #[test]
    fn a_night_at_once_is_a_night_in_pieces(
        mut machine in machine(),
        tries in tries(),
        mut pieces in prop::collection::vec(instant(), 0..5),
    ) {
        for it in tries {
            let _ = attempt(&mut machine, it);
        }
        let end = Instant::from_microseconds(200);
        let (mut at_once, mut in_pieces) = (Vec::new(), Vec::new());
        machine.clone().advance(end, &mut at_once);
        pieces.sort_unstable();
        for now in pieces.into_iter().chain([end]) {
            let woken = machine.clone().wakes_at();
            let from = in_pieces.len();
            machine.advance(now, &mut in_pieces);
            let told = in_pieces.get(from..).unwrap_or_default();
            prop_assert!(told.iter().all(|it| it.at <= now));
            prop_assert_eq!(told.is_empty(), woken.is_none_or(|it| it > now));
        }
        prop_assert!(at_once.is_sorted_by_key(|it| it.at), "{:?}", at_once);
        prop_assert_eq!(at_once, in_pieces);
    }

    #[test]
    fn a_machine_taken_back_is_the_machine_it_was(machine in machine(), tries in tries()) {
        let mut other = machine.clone();
        for it in &tries {
            let _ = attempt(&mut other, *it);
        }
        other.clone_from(&machine);
        prop_assert_eq!(&other, &machine);
        let mut fresh = machine.clone();
        for it in tries {
            prop_assert_eq!(attempt(&mut other, it), attempt(&mut fresh, it));
        }
    }
}
