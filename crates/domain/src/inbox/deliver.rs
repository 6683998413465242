//! What interrupts a post and what it finds in its digest (guard-rail G12).

use std::collections::BTreeMap;

use super::budget::Budget;
use super::notice::{Notice, NoticeKind};
use crate::kernel::{Instant, Span};

/// What follows from one cause within this time is told as one; escalations of one cause are one
/// however long it takes.
pub const JOINED_WITHIN: Span = Span::from_minutes(10);

/// How a notice reaches its post.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Delivery {
    /// At once: this post must do something now.
    Interrupt,
    /// With the interrupt of the same cause that came before; by its place in the list.
    Joined(usize),
    /// In the digest: nothing is to be done now.
    CanWait,
    /// In the digest until the morning: its own time does not end in the night.
    Night,
    /// In the digest: nobody in the post is on duty, and somebody else of the unit was told.
    OffDuty,
    /// In the digest: the budget of interrupts was used up.
    OverBudget,
}

impl Delivery {
    /// Whether it is told at once, by itself or with another.
    #[must_use]
    pub const fn is_told_now(self) -> bool {
        match self {
            Self::Interrupt | Self::Joined(_) => true,
            Self::CanWait | Self::Night | Self::OffDuty | Self::OverBudget => false,
        }
    }
}

/// Whether somebody can be told.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Manning {
    /// A holder of the post, or a deputy, can be called upon.
    Manned,
    /// None of them can.
    Unmanned,
}

/// Says of each notice of one post, in the order of their instants, how it reaches the post.
/// `night_ends` gives the end of the night that an instant lies in; none by day.
#[must_use]
pub fn deliver(
    notices: &[Notice],
    manning: Manning,
    night_ends: &dyn Fn(Instant) -> Option<Instant>,
) -> Vec<Delivery> {
    let mut budget = Budget::default();
    let mut told: BTreeMap<(NoticeKind, u64), (usize, Instant)> = BTreeMap::new();
    let mut delivered = Vec::with_capacity(notices.len());
    for (place, notice) in notices.iter().enumerate() {
        let cause = (kind_told(notice.kind), notice.cause);
        let before = told.get(&cause).filter(|(_, at)| is_one(notice, *at));
        delivered.push(match (waits(notice, manning, night_ends), before) {
            (Some(waits), _) => waits,
            (None, Some((place, _))) => Delivery::Joined(*place),
            (None, None) if budget.take(notice.at) => {
                told.insert(cause, (place, notice.at));
                Delivery::Interrupt
            }
            (None, None) => Delivery::OverBudget,
        });
    }
    delivered
}

/// A task that opens for a post and one that opens for its unit are the same to whoever is told.
const fn kind_told(kind: NoticeKind) -> NoticeKind {
    match kind {
        NoticeKind::TaskOpened => NoticeKind::TaskOffered,
        other => other,
    }
}

/// Whether it is one with what was told then.
fn is_one(notice: &Notice, told_at: Instant) -> bool {
    notice.kind == NoticeKind::TaskEscalated || notice.at.since(told_at) <= JOINED_WITHIN
}

/// Why it is not told now; none where it is.
fn waits(
    notice: &Notice,
    manning: Manning,
    night_ends: &dyn Fn(Instant) -> Option<Instant>,
) -> Option<Delivery> {
    if !notice.kind.is_to_act() {
        return Some(Delivery::CanWait);
    }
    if manning == Manning::Unmanned {
        return Some(Delivery::OffDuty);
    }
    let may_wait = notice.kind.may_wait_at_night() && !notice.is_first;
    let morning = night_ends(notice.at).filter(|_| may_wait)?;
    let is_for_the_night = notice.due_at.is_some_and(|due| due <= morning);
    (!is_for_the_night).then_some(Delivery::Night)
}

#[cfg(test)]
mod tests {
    use super::super::notice::{Addressee, NoticeAbout};
    use super::*;
    use crate::kernel::OperationId;
    use uuid::Uuid;

    fn at(minutes: i64) -> Instant {
        Instant::ZERO + Span::from_minutes(minutes)
    }

    fn notice(minutes: i64, kind: NoticeKind, cause: u64) -> Notice {
        let operation = OperationId::from_uuid(Uuid::from_u128(1));
        Notice {
            key: format!("{minutes}.{cause}").parse().expect("a key"),
            at: at(minutes),
            kind,
            to: Addressee::Post("flood-desk".parse().expect("a key")),
            about: NoticeAbout::Task(operation, 1),
            due_at: None,
            is_first: false,
            cause,
        }
    }

    fn by_day(notices: &[Notice]) -> Vec<Delivery> {
        deliver(notices, Manning::Manned, &|_| None)
    }

    use Delivery::{CanWait, Interrupt, Joined, Night, OffDuty, OverBudget};
    use NoticeKind::{TaskEscalated, TaskFinished, TaskOffered, TaskOpened, TaskOverdue};

    #[test]
    fn what_asks_for_nothing_now_waits_in_the_digest() {
        let told = by_day(&[notice(0, TaskFinished, 1), notice(0, TaskOffered, 2)]);
        assert_eq!(told, [CanWait, Interrupt]);
    }

    #[test]
    fn thirty_tasks_of_one_level_interrupt_a_post_once() {
        let notices: Vec<_> = (0..30).map(|_| notice(0, TaskOffered, 7)).collect();
        let told = by_day(&notices);
        assert_eq!(told[0], Interrupt);
        assert!(told[1..].iter().all(|it| *it == Joined(0)));
        let unit_and_post = [notice(0, TaskOpened, 7), notice(1, TaskOffered, 7)];
        assert_eq!(by_day(&unit_and_post), [Interrupt, Joined(0)]);
    }

    #[test]
    fn escalations_of_one_cause_are_one_and_what_falls_due_hours_apart_is_not() {
        let escalated = [notice(15, TaskEscalated, 7), notice(300, TaskEscalated, 7)];
        assert_eq!(by_day(&escalated), [Interrupt, Joined(0)]);
        let overdue = [notice(15, TaskOverdue, 7), notice(300, TaskOverdue, 7)];
        assert_eq!(by_day(&overdue), [Interrupt, Interrupt]);
        let of_two = [notice(15, TaskEscalated, 7), notice(16, TaskEscalated, 8)];
        assert_eq!(by_day(&of_two), [Interrupt, Interrupt]);
    }

    #[test]
    fn what_is_over_the_budget_goes_to_the_digest_and_nothing_is_lost() {
        let notices: Vec<_> = (0..15).map(|it| notice(0, TaskOffered, it)).collect();
        let told = by_day(&notices);
        assert_eq!(told.len(), notices.len());
        assert_eq!(told.iter().filter(|it| **it == Interrupt).count(), 10);
        assert_eq!(told.iter().filter(|it| **it == OverBudget).count(), 5);
    }

    #[test]
    fn a_night_is_broken_only_by_what_must_be_done_in_it() {
        let morning = at(6 * 60);
        let night = |at: Instant| (at < morning).then_some(morning);
        let long = Notice { due_at: Some(at(9 * 60)), ..notice(60, TaskOffered, 1) };
        let short = Notice { due_at: Some(at(90)), ..notice(60, TaskOffered, 2) };
        let first = Notice { is_first: true, ..notice(60, TaskOffered, 3) };
        let overdue = notice(60, TaskOverdue, 4);
        let by_day = Notice { at: morning, ..notice(60, TaskOffered, 5) };
        let all = [long, short, first, overdue, by_day];
        let told = deliver(&all, Manning::Manned, &night);
        assert_eq!(told, [Night, Interrupt, Interrupt, Interrupt, Interrupt]);
    }

    #[test]
    fn nobody_off_duty_is_interrupted() {
        let notices = [notice(0, TaskOverdue, 1), notice(0, TaskFinished, 2)];
        let told = deliver(&notices, Manning::Unmanned, &|_| None);
        assert_eq!(told, [OffDuty, CanWait]);
    }
}
