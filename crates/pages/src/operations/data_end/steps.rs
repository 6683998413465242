//! The four steps in which the data of an operation ends.

use words::DataPages;

use super::super::deciding::Desk;

/// A step, with what it means and the law that wants it.
pub(super) struct Step {
    pub(super) title: String,
    pub(super) state: String,
    pub(super) means: String,
    pub(super) law: String,
    /// Whether it is the next one.
    pub(super) is_next: bool,
}

/// The four steps, in their order; `is_all_released` is what the store says.
pub(super) fn steps(desk: &Desk, is_all_released: bool, destroyed: Option<String>) -> [Step; 4] {
    let (sight, operation) = (desk.sight(), desk.board.operation());
    let at = |it| desk.say(DataPages::DoneAt { at: it });
    let closed = operation.closed_at.map(|it| at(sight.time(it).clock));
    let sealed = operation.log_closed_at.map(|it| at(sight.time(it).clock));
    let is_sealed = sealed.is_some();
    let is_released = is_all_released && is_sealed || destroyed.is_some();
    let released = is_released.then(|| desk.say(DataPages::AllDone));
    let destroyed = destroyed.map(at);
    let texts = [
        (closed, DataPages::ClosedStep, DataPages::ClosedMeans, DataPages::ClosedLaw),
        (sealed, DataPages::SealedStep, DataPages::SealedMeans, DataPages::ClosedLaw),
        (released, DataPages::ReleasedStep, DataPages::ReleasedMeans, DataPages::ReleasedLaw),
        (destroyed, DataPages::DestroyedStep, DataPages::DestroyedMeans, DataPages::DestroyedLaw),
    ];
    let mut is_before_next = true;
    texts.map(|(done, title, means, law)| {
        let is_next = is_before_next && done.is_none();
        is_before_next = is_before_next && done.is_some();
        let is_destroying = matches!(title, DataPages::DestroyedStep);
        let undone = if is_next {
            DataPages::Next
        } else if is_destroying && is_sealed {
            DataPages::AfterReleasing
        } else {
            DataPages::NotYet
        };
        Step {
            title: desk.say(title),
            state: done.unwrap_or_else(|| desk.say(undone)),
            means: desk.say(means),
            law: desk.say(law),
            is_next,
        }
    })
}
