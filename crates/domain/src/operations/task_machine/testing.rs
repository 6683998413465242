//! A machine to test on: noon, minutes after it, and what came out of a command.

use super::{
    Act, Change, Command, Definition, NeedsIndex, Refused, TaskIndex, TaskMachine, Transitions,
    What,
};
use crate::kernel::{Instant, Span};

pub(super) const fn noon() -> Instant {
    Instant::from_microseconds(1_780_000_000_000_000)
}

/// So long after noon; before it, when negative.
pub(super) fn minutes(count: i64) -> Instant {
    noon() + Span::from_minutes(count)
}

pub(super) const fn what(task: TaskIndex, change: Change) -> What {
    What::Task(task, change)
}

/// A machine whose tasks need nothing.
pub(super) fn machine_with<D, const N: usize>(
    definitions: [D; N],
) -> (TaskMachine<Instant>, [TaskIndex; N])
where
    D: Fn(NeedsIndex) -> Definition<Instant>,
{
    let mut machine = TaskMachine::new();
    let needs = machine.bundle(&[]).expect("there is room");
    let tasks = definitions.map(|it| machine.add(it(needs)).expect("there is room"));
    (machine, tasks)
}

/// Does something and says what it was.
pub(super) fn changes(
    machine: &mut TaskMachine<Instant>,
    command: Command,
    at: Instant,
) -> Result<Vec<What>, Refused<Instant>> {
    let mut happened = Transitions::new();
    machine.step(command, at, &mut happened)?;
    Ok(happened.iter().map(|it| it.what).collect())
}

/// Does something with a task and says how that task changed.
pub(super) fn act(
    machine: &mut TaskMachine<Instant>,
    task: TaskIndex,
    act: Act,
    at: Instant,
) -> Result<Vec<Change>, Refused<Instant>> {
    let all = changes(machine, Command::Task(task, act), at)?;
    let of_it = |it: &What| match it {
        What::Task(other, change) if *other == task => Some(*change),
        What::Task(..) | What::LevelEntered(_) | What::LevelEnded(_) => None,
    };
    Ok(all.iter().filter_map(of_it).collect())
}
