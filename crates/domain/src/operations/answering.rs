//! Who answers for what: the rules that several verbs share.

use std::collections::BTreeSet;

use super::engine::Engine;
use super::events::{By, MeasureEnded, TaskHandedOver};
use super::lift_response::HandedOver;
use super::plan_at_work::LevelAtWork;
use super::refusals::Refusal;
use super::response::{MeasureInForce, PlanResponse, Response, TaskView};
use super::task_machine::TaskIndex;
use super::task_number::TaskNumber;
use crate::kernel::{Instant, Key, VaultText};
use crate::plans::document::{LevelName, Proof};
use crate::registers::Acting;

impl From<&Acting> for By {
    fn from(acting: &Acting) -> Self {
        Self {
            person: acting.person,
            post: acting.post.clone(),
            unit: acting.units.first().cloned(),
        }
    }
}

impl Acting {
    /// A task is worked by the post that was asked and by the unit that answers for it, with those
    /// under it; whoever may direct tasks writes down what others say on the phone.
    pub(super) fn must_answer_for(&self, task: &TaskView<'_>) -> Result<(), Refusal> {
        let is_asked = self.post.is_some() && self.post.as_ref() == task.post();
        if self.may_direct_tasks || is_asked || self.units.contains(task.lead()) {
            return Ok(());
        }
        Err(Refusal::NotTheirTask { task: task.number, lead: task.lead().clone() })
    }

    /// A second look is somebody else's.
    pub(super) fn must_not_have_done(&self, task: &TaskView<'_>) -> Result<(), Refusal> {
        if self.person.is_some() && self.person == task.record.last_by.person {
            return Err(Refusal::OwnWork { task: task.number });
        }
        Ok(())
    }
}

impl TaskView<'_> {
    /// Whether its plan wants something that shows that it was done.
    pub(super) fn wants_proof(&self) -> bool {
        let proof = self.planned.and_then(|(_, task)| task.proof);
        proof.is_some_and(|it| it != Proof::None)
    }
}

impl PlanResponse {
    /// The posts to which the plan gives a decision: for a level that is entered, raised or
    /// prolonged, its decider and those of more severe ones; for a lower one or the lift (none),
    /// whoever ends the level in force, and those above.
    #[must_use]
    pub fn deciders(&self, target: Option<&LevelName>) -> BTreeSet<&Key> {
        let target = target.and_then(|it| self.at_work.level(it)).map(|it| it.rank);
        let current = self.decision.as_ref().map(|it| it.rank);
        let goes_down = current.is_some_and(|rank| target.is_none_or(|it| it > rank));
        let from = if goes_down { current } else { target };
        let levels = self.at_work.levels.iter();
        let levels = levels.filter(|it| from.is_some_and(|from| it.rank <= from));
        let decider = |it: &'_ LevelAtWork| -> Option<Key> {
            let leaves = it.left_by.as_ref().filter(|_| goes_down);
            leaves.or(it.decided_by.as_ref()).cloned()
        };
        let all: BTreeSet<Key> = levels.filter_map(decider).collect();
        let named = self.at_work.levels.iter();
        let named = named.flat_map(|it| it.decided_by.iter().chain(&it.left_by));
        named.filter(|it| all.contains(*it)).collect()
    }

    pub(super) fn must_be_decided_by(
        &self,
        post: &Key,
        target: Option<&LevelName>,
    ) -> Result<(), Refusal> {
        let deciders = self.deciders(target);
        if deciders.contains(post) {
            return Ok(());
        }
        Err(Refusal::NotTheirDecision { deciders: deciders.into_iter().cloned().collect() })
    }

    /// Levels are decided in the order of their instants, on paper as well.
    pub(super) fn must_not_go_back_to(&self, at: Instant) -> Result<(), Refusal> {
        let decided = self.decision.as_ref().map(|it| it.decided_at);
        let last = decided.or(self.levels.last().map(|(since, _)| *since));
        match last.filter(|since| at < *since) {
            Some(since) => Err(Refusal::BeforeTheLastLevel { since }),
            None => Ok(()),
        }
    }

    /// The level received from above, where a rank would be less severe.
    pub(super) fn floor_above(&self, rank: Option<u8>) -> Option<LevelName> {
        let floor = self.floor.as_ref().filter(|_| self.is_under_the_floor(rank));
        floor.map(|it| it.level.clone())
    }
}

impl Response {
    /// Refuses while something of a plan still runs: each task and each measure is ended or handed
    /// over by name. With the last plan, the tasks that stand in none are looked at as well.
    pub(super) fn nothing_may_run_of(&self, plan: &Key) -> Result<(), Refusal> {
        let is_last = !self.is_in_force();
        let is_of_it = |it: &TaskView<'_>| match it.planned {
            Some((own, _)) => own.at_work.key == *plan,
            None => is_last,
        };
        let tasks = self.open_tasks().filter(|it| it.record.handed_over.is_none());
        let tasks: BTreeSet<_> = tasks.filter(is_of_it).map(|it| it.number).collect();
        let measures = self.measures.iter().filter(|it| it.plan == *plan && it.is_to_be_ended());
        let measures: BTreeSet<_> = measures.map(|it| it.at_work.key.clone()).collect();
        if tasks.is_empty() && measures.is_empty() {
            Ok(())
        } else {
            Err(Refusal::StillRuns { tasks, measures })
        }
    }

    /// A measure that was ordered by an instant, and that its issuer has not ended.
    pub(super) fn standing_measure(
        &self,
        (plan, key): (&Key, &Key),
        at: Instant,
    ) -> Result<&MeasureInForce, Refusal> {
        let mut all = self.measures.iter().rev();
        let found = all.find(|it| it.plan == *plan && it.at_work.key == *key);
        let found = found.filter(|it| it.is_to_be_ended() && it.since <= at);
        found.ok_or_else(|| Refusal::NoSuchMeasure { measure: key.clone() })
    }
}

impl Engine<'_> {
    /// The number that the next task will have.
    pub(super) fn next_task(&self) -> Result<TaskNumber, Refusal> {
        let count = u32::try_from(self.response.machine.len()).ok();
        count.map(|it| TaskNumber::of(TaskIndex::new(it))).ok_or(Refusal::OperationFull)
    }

    /// A task goes on in somebody's normal work.
    pub(super) fn hand_over(&mut self, it: &HandedOver, by: &By) -> Result<(), Refusal> {
        let found = self.response.task(it.task).filter(TaskView::is_open);
        found.ok_or(Refusal::NoSuchTask { task: it.task })?;
        self.emit(TaskHandedOver {
            operation: self.operation,
            task: it.task,
            to: it.to.clone(),
            reason: it.reason.as_ref().map(Into::into),
            by: by.clone(),
            at: None,
        });
        Ok(())
    }

    /// Ends a measure that stands.
    pub(super) fn end_measure(
        &mut self,
        (plan, measure): (&Key, &Key),
        (decided_by, reason): (&Key, VaultText),
        by: &By,
    ) -> Result<(), Refusal> {
        self.response.standing_measure((plan, measure), self.moment.happened_at)?;
        self.emit(MeasureEnded {
            operation: self.operation,
            plan: plan.clone(),
            measure: measure.clone(),
            reason,
            decided_by: decided_by.clone(),
            by: by.clone(),
            at: None,
        });
        Ok(())
    }
}
