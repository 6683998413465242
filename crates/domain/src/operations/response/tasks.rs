//! What is known of a task beside where it stands.

use std::sync::Arc;

use super::super::events::{By, OpenedBy};
use crate::kernel::{Instant, Key, RegionCode, VaultText};

/// What is known of a task.
#[derive(Clone, PartialEq, Debug)]
pub struct TaskRecord {
    /// Where it comes from.
    pub origin: Origin,
    /// What opened it.
    pub opened_by: Option<OpenedBy>,
    /// The post that was asked last.
    pub asked: Option<Asked>,
    /// Who took it on, and when.
    pub accepted: Option<(Instant, By)>,
    /// When somebody began.
    pub started_at: Option<Instant>,
    /// Who did the last thing with it.
    pub last_by: By,
    /// The last reason that somebody gave: why not, what is in the way, what is missing.
    pub reason: Option<VaultText>,
    /// What shows that it was done.
    pub proof: Option<VaultText>,
    /// Who hears of it, and since when.
    pub escalated: Option<(Instant, Option<Key>)>,
    /// Since when it is marked as overdue.
    pub overdue_at: Option<Instant>,
    /// The unit that has it after the lift.
    pub handed_over: Option<Key>,
}

/// Where a task comes from.
#[derive(Clone, PartialEq, Debug)]
pub enum Origin {
    /// A plan at work.
    Planned {
        /// Which one, by its place.
        plan: usize,
        /// Which of its tasks, by its place.
        place: usize,
        /// The unit that answers for it.
        lead: Key,
    },
    /// Somebody gave it.
    Given(Arc<GivenTask>),
}

/// A task that stands in no plan.
#[derive(Clone, PartialEq, Debug)]
pub struct GivenTask {
    /// What it is called.
    pub title: VaultText,
    /// What is to be done.
    pub text: Option<VaultText>,
    /// The unit that answers for it.
    pub lead: Key,
    /// The post that is handed the task order.
    pub post: Option<Key>,
    /// Where.
    pub area: Option<RegionCode>,
    /// When it was given.
    pub at: Instant,
    /// Who gave it.
    pub by: By,
}

/// A post that was handed a task order.
#[derive(Clone, PartialEq, Debug)]
pub struct Asked {
    /// The code of the post.
    pub post: Key,
    /// When.
    pub at: Instant,
    /// Who handed it over; nobody where the plan says so.
    pub by: By,
}

impl TaskRecord {
    /// Of a task that was just heard of.
    pub(super) fn new(origin: Origin) -> Self {
        Self {
            origin,
            opened_by: None,
            asked: None,
            accepted: None,
            started_at: None,
            last_by: By::default(),
            reason: None,
            proof: None,
            escalated: None,
            overdue_at: None,
            handed_over: None,
        }
    }
}
