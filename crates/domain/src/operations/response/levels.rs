//! A plan at work: its level, what was proposed, what was received from above.

use std::sync::Arc;

use super::super::events::{By, ProposedBy};
use super::super::plan_at_work::{LevelAtWork, PlanAtWork};
use super::super::task_machine::{LevelIndex, TaskIndex};
use super::super::task_number::TaskNumber;
use crate::kernel::{Instant, Key, Text, VaultText};
use crate::plans::document::LevelName;

/// A plan at work with its level.
#[derive(Clone, PartialEq, Debug)]
pub struct PlanResponse {
    /// What the operation knows of it.
    pub at_work: Arc<PlanAtWork>,
    /// Since when it is at work.
    pub put_at: Instant,
    /// Where its tasks begin in the machine.
    pub(in crate::operations) first_task: u32,
    /// Where its levels begin in the machine.
    pub(in crate::operations) first_level: u8,
    /// Its levels so far, oldest first: since when which one; none after a lift.
    pub levels: Vec<(Instant, Option<LevelName>)>,
    /// The level in force.
    pub decision: Option<Decision>,
    /// What was proposed last and not decided yet.
    pub proposal: Option<Proposal>,
    /// What was received from above, while it stands.
    pub floor: Option<Floor>,
    /// The lift, after the last level.
    pub lift: Option<Lift>,
    /// The last instant at which something was proposed, turned down or decided, or lapsed.
    pub(in crate::operations) settled_at: Option<Instant>,
}

/// A level in force (ERL 72).
#[derive(Clone, PartialEq, Debug)]
pub struct Decision {
    /// Which level.
    pub level: LevelName,
    /// Its rank, 1 the most severe.
    pub rank: u8,
    /// Since when this level is in force.
    pub since: Instant,
    /// When it was decided or prolonged last.
    pub decided_at: Instant,
    /// Until when it is expected to last.
    pub ends_at: Instant,
    /// What has happened, and what is ordered.
    pub matter: VaultText,
    /// The post that decided.
    pub decided_by: Key,
    /// Who wrote it down.
    pub by: By,
    /// Whether it lasts longer than was expected.
    pub is_outlasted: bool,
}

/// A level that was proposed.
#[derive(Clone, PartialEq, Debug)]
pub struct Proposal {
    /// Which level; none proposes the lift.
    pub level: Option<LevelName>,
    /// Who proposed it.
    pub proposed_by: ProposedBy,
    /// When.
    pub at: Instant,
    /// Why.
    pub reason: Option<VaultText>,
    /// Who wrote it down.
    pub by: By,
    /// Why it was not followed.
    pub turned_down: Option<VaultText>,
}

/// A level received from above.
#[derive(Clone, PartialEq, Debug)]
pub struct Floor {
    /// The level of our plan that it asks for at least.
    pub level: LevelName,
    /// From whom.
    pub from: VaultText,
    /// The number of the document.
    pub document: Option<Text<60>>,
    /// Since when.
    pub at: Instant,
}

/// The end of a response.
#[derive(Clone, PartialEq, Debug)]
pub struct Lift {
    /// When.
    pub at: Instant,
    /// Why it could be lifted.
    pub matter: VaultText,
    /// The post that decided.
    pub decided_by: Key,
}

impl PlanResponse {
    /// The name of the level in force.
    #[must_use]
    pub fn level(&self) -> Option<&LevelName> {
        self.decision.as_ref().map(|it| &it.level)
    }

    /// Since when levels of it have been in force without a break; none while none is.
    #[must_use]
    pub fn in_force_since(&self) -> Option<Instant> {
        let unbroken = self.levels.iter().rev().take_while(|(_, level)| level.is_some());
        unbroken.last().map(|(since, _)| *since)
    }

    /// The number of the task at a place in the document.
    #[must_use]
    pub fn number_at(&self, place: usize) -> TaskNumber {
        let place = u32::try_from(place).unwrap_or(u32::MAX);
        TaskNumber::of(TaskIndex::new(self.first_task.saturating_add(place)))
    }

    /// The machine's number of a level.
    pub(in crate::operations) fn level_index(&self, name: &LevelName) -> Option<LevelIndex> {
        let place = self.at_work.levels.iter().position(|it| it.name == *name)?;
        LevelIndex::new(self.first_level.checked_add(u8::try_from(place).ok()?)?)
    }

    /// The machine's set of all levels that are as severe as a rank, or more.
    pub(in crate::operations) fn levels_up_to(&self, rank: u8) -> u32 {
        let severe = |it: &&LevelAtWork| it.rank <= rank;
        let sets = self.at_work.levels.iter().filter(severe);
        sets.filter_map(|it| self.level_index(&it.name)).fold(0, |all, it| all | it.set())
    }

    /// The level less severe than a rank by one.
    #[must_use]
    pub fn below(&self, rank: u8) -> Option<&LevelAtWork> {
        self.at_work.levels.iter().filter(|it| it.rank > rank).min_by_key(|it| it.rank)
    }

    /// Whether a rank would be less severe than what was received from above asks for.
    #[must_use]
    pub fn is_under_the_floor(&self, rank: Option<u8>) -> bool {
        let floor = self.floor.as_ref().and_then(|it| self.at_work.level(&it.level));
        floor.is_some_and(|floor| rank.is_none_or(|rank| rank > floor.rank))
    }
}

impl Decision {
    /// Whether its expected time is over and nobody has said so yet.
    pub(in crate::operations) fn is_over_at(&self, at: Instant) -> bool {
        !self.is_outlasted && self.ends_at <= at
    }
}
