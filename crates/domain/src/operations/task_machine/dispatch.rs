//! The dispatch policy: which of the waiting tasks can have their means now.

use super::index::TaskIndex;
use super::machine::TaskMachine;
use super::means::Means;
use super::time::Time;

/// Walks the waiting list once, by priority and then by the number of the request. A task has all
/// of its means or none, and one that cannot have them holds up nobody behind it.
///
/// Takes what it hands out from `means`. In a simulation the tasks are then started; in an
/// operation or a drill `means` is a copy, and the tasks are a suggestion that a person takes or
/// not.
#[inline]
pub fn dispatch<T: Time>(
    machine: &TaskMachine<T>,
    means: &mut Means,
    mut can_start: impl FnMut(TaskIndex),
) {
    for it in machine.waiting() {
        if means.take(machine.bundled(it.needs)).is_ok() {
            can_start(it.task);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{act, machine_with, noon};
    use super::super::{Act, Definition, Need, Priority, ResourceIndex};
    use super::*;

    fn suggested(machine: &TaskMachine<crate::kernel::Instant>, means: &Means) -> Vec<u32> {
        let mut means = means.clone();
        let mut tasks = Vec::new();
        dispatch(machine, &mut means, |it| tasks.push(it.number()));
        tasks
    }

    #[test]
    fn the_urgent_first_and_nobody_is_held_up_by_one_who_needs_more() {
        let mut machine = TaskMachine::new();
        let officers = |units| Need { resource: ResourceIndex::new(0), units };
        let needs = [3, 1, 5, 1].map(|it| machine.bundle(&[officers(it)]).expect("there is room"));
        let priorities = [Priority::Third, Priority::Second, Priority::First, Priority::Second];
        for (needs, priority) in needs.into_iter().zip(priorities) {
            let task = machine
                .add(Definition { priority, ..Definition::plain(needs) })
                .expect("there is room");
            act(&mut machine, task, Act::Open, noon()).expect("planned tasks open");
            act(&mut machine, task, Act::Wait, noon()).expect("open tasks wait");
        }
        assert_eq!(suggested(&machine, &Means::new(&[4], &[])), [1, 3]);
        assert_eq!(suggested(&machine, &Means::new(&[6], &[])), [2, 1]);
        assert_eq!(suggested(&machine, &Means::new(&[10], &[])), [2, 1, 3, 0]);
        assert_eq!(suggested(&machine, &Means::new(&[0], &[])), [0; 0]);
    }

    #[test]
    fn a_suggestion_changes_nothing() {
        let (mut machine, [task]) = machine_with([Definition::plain]);
        act(&mut machine, task, Act::Open, noon()).expect("planned tasks open");
        act(&mut machine, task, Act::Wait, noon()).expect("open tasks wait");
        let before = machine.clone();
        assert_eq!(suggested(&machine, &Means::new(&[], &[])), [0]);
        assert_eq!(machine, before);
    }
}
