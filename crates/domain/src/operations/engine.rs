//! The engine: what follows from what a verb does, and what time alone causes.
//!
//! It works on a copy of the response, so that every event is decided on what the events before it
//! have made; only the events leave it.

use super::events::By;
use super::events::{
    Event, LevelDecided, LevelOutlasted, LevelProposed, MeasureRanOut, MeasureReviewDue, OpenedBy,
    ProposalLapsed, ProposedBy, TaskCancelled, TaskEnded, TaskEscalated, TaskOffered, TaskOpened,
    TaskOverdue, TaskReleased, TaskScheduled,
};
use super::refusals::Refusal;
use super::response::{PlanResponse, Response, Seen};
use super::state::Operation;
use super::task_machine::{
    Act, Change, Command, Due, Event as Transition, Time, Transitions, What,
};
use super::task_number::TaskNumber;
use crate::kernel::{Instant, Key, Moment, OperationId};
use crate::plans::document::{Condition, Judgement, LevelName};

/// A response on which a verb acts.
pub(super) struct Engine<'a> {
    pub(super) operation: OperationId,
    pub(super) response: Response,
    pub(super) moment: Moment,
    out: &'a mut Vec<Event>,
}

impl<'a> Engine<'a> {
    /// Lets time pass up to when the verb's matter happened.
    pub(super) fn begin(of: &Operation, moment: Moment, out: &'a mut Vec<Event>) -> Self {
        let mut engine = Self { operation: of.id, response: of.response.clone(), moment, out };
        engine.pass_until(moment.happened_at);
        engine
    }

    /// Judges what the verb changed, and lets time pass up to now.
    pub(super) fn finish(mut self) {
        let at = self.moment.happened_at;
        self.judge(at);
        self.response.judged_until = Some(at);
        self.pass_until(self.moment.now);
        if self.moment.now > at {
            self.judge(self.moment.now);
        }
    }

    /// One more event, folded before the next is decided.
    pub(super) fn emit(&mut self, event: impl Into<Event>) {
        let event = event.into();
        let judged_until = self.response.judged_until;
        self.response.evolve(&event, self.moment.of(&event));
        self.response.judged_until = judged_until;
        self.out.push(event);
    }

    /// Asks something of a task; `own` is what the verb says of it, the rest follows.
    pub(super) fn act(
        &mut self,
        task: TaskNumber,
        act: Act,
        own: impl Into<Event>,
    ) -> Result<(), Refusal> {
        let transitions = self.transitions(Command::Task(task.index(), act))?;
        let cause = if act == Act::Open { OpenedBy::Hand } else { OpenedBy::TasksBefore };
        self.emit(own);
        for it in transitions.iter().skip(1) {
            self.follow(it, cause);
        }
        if act == Act::Open {
            self.hand_to_its_post(task, self.moment.happened_at);
        }
        Ok(())
    }

    /// Puts a level into force, or prolongs it; the one before it ends.
    pub(super) fn enter(&mut self, own: LevelDecided) -> Result<(), Refusal> {
        let at = self.moment.happened_at;
        let plan = self.response.plan(&own.plan).ok_or(Refusal::PlanNotAtWork)?;
        plan.must_not_go_back_to(at)?;
        let level = plan.level_index(&own.level).ok_or(Refusal::NoSuchLevel)?;
        let before = plan.level().filter(|it| **it != own.level);
        let before = before.and_then(|it| plan.level_index(it));
        let (mut entered, mut ended) = (Transitions::new(), Transitions::new());
        if plan.level() != Some(&own.level) {
            let mut machine = self.response.machine.clone();
            machine.step(Command::EnterLevel(level), at, &mut entered)?;
            if let Some(before) = before {
                machine.decide(Command::EndLevel(before), at, &mut ended)?;
            }
        }
        self.emit(own);
        entered.iter().for_each(|it| self.follow(it, OpenedBy::Level));
        ended.iter().for_each(|it| self.follow(it, OpenedBy::TasksBefore));
        Ok(())
    }

    /// Ends the level of a plan; `own` is what the verb says of it.
    pub(super) fn end(&mut self, plan: &Key, own: impl Into<Event>) -> Result<(), Refusal> {
        let of = self.response.plan(plan).ok_or(Refusal::PlanNotAtWork)?;
        of.must_not_go_back_to(self.moment.happened_at)?;
        let level = of.level().and_then(|it| of.level_index(it)).ok_or(Refusal::NotInForce)?;
        let transitions = self.transitions(Command::EndLevel(level))?;
        self.emit(own);
        for it in &transitions {
            self.follow(it, OpenedBy::TasksBefore);
        }
        Ok(())
    }

    fn transitions(&self, command: Command) -> Result<Transitions<Instant>, Refusal> {
        let mut transitions = Transitions::new();
        self.response.machine.decide(command, self.moment.happened_at, &mut transitions)?;
        Ok(transitions)
    }

    /// What the machine says that follows, in the words of the journal.
    fn follow(&mut self, transition: Transition<Instant>, cause: OpenedBy) {
        let What::Task(task, change) = transition.what else { return };
        let (task, at) = (TaskNumber::of(task), transition.at);
        let (operation, moment) = (self.operation, Some(at));
        match change {
            Change::Opened => self.open(task, cause, at),
            Change::Scheduled => {
                let delay = self.response.machine.definition(task.index()).and_then(|it| it.delay);
                let opens_at = delay.map_or(at, |it| at.later_by(it));
                self.emit(TaskScheduled { operation, task, opens_at, at: moment });
            }
            Change::Released => self.emit(TaskReleased { operation, task, at: moment }),
            Change::Ended => self.emit(TaskEnded { operation, task, at: moment }),
            Change::Cancelled => {
                let by = By::default();
                self.emit(TaskCancelled { operation, task, reason: None, by, at: moment });
            }
            Change::Overdue => self.emit(TaskOverdue { operation, task, at: moment }),
            Change::Escalated => {
                let to = self.response.task(task).and_then(|it| it.planned);
                let to = to.and_then(|(_, it)| it.escalate.as_ref().map(|it| it.to.clone()));
                self.emit(TaskEscalated { operation, task, to, at: moment });
            }
            // A person's, and told by the verb.
            Change::Offered
            | Change::Accepted
            | Change::Declined
            | Change::Queued
            | Change::Started
            | Change::Blocked
            | Change::Resumed
            | Change::Finished
            | Change::Verified
            | Change::SentBack => {}
        }
    }

    fn open(&mut self, task: TaskNumber, opened_by: OpenedBy, at: Instant) {
        let due_at = self.due_at(task, at);
        self.emit(TaskOpened {
            operation: self.operation,
            task,
            opened_by,
            due_at,
            reason: None,
            by: By::default(),
            at: Some(at),
        });
        self.hand_to_its_post(task, at);
    }

    /// By when a task that opens at some instant is to be done.
    pub(super) fn due_at(&self, task: TaskNumber, at: Instant) -> Option<Instant> {
        match self.response.machine.definition(task.index())?.due {
            Due::Open => None,
            Due::After(length) => Some(at.later_by(length)),
            Due::At(due) => Some(due),
        }
    }

    /// An open task goes to the post that its plan, or whoever gave it, names.
    fn hand_to_its_post(&mut self, task: TaskNumber, at: Instant) {
        let Some(it) = self.response.task(task) else { return };
        let Some(to) = it.post().cloned() else { return };
        if it.is_open() && it.record.asked.is_none() {
            let (operation, by) = (self.operation, By::default());
            self.emit(TaskOffered { operation, task, to, by, at: Some(at) });
        }
    }

    /// All that time alone causes, each at its own instant: after a night without power the
    /// journal is the same as it would have been.
    fn pass_until(&mut self, until: Instant) {
        while let Some(at) = self.response.wakes_at().filter(|at| *at <= until) {
            while let Some(it) = self.response.machine.caused_by_time(at) {
                self.follow(it, OpenedBy::Delay);
            }
            self.end_clocks(at);
            self.judge(at);
            self.response.judged_until = self.response.judged_until.max(Some(at));
        }
    }

    /// Levels and measures whose time is over.
    fn end_clocks(&mut self, at: Instant) {
        let operation = self.operation;
        let mut over: Vec<Event> = Vec::new();
        for plan in &self.response.plans {
            let Some(it) = plan.decision.as_ref().filter(|it| it.is_over_at(at)) else { continue };
            let (plan, level) = (plan.at_work.key.clone(), it.level.clone());
            let at = Some(it.ends_at);
            over.push(LevelOutlasted { operation, plan, level, at }.into());
        }
        for it in self.response.measures.iter().filter(|it| it.is_over_at(at)) {
            let (plan, measure, at) = (it.plan.clone(), it.at_work.key.clone(), it.until);
            over.push(if it.at_work.is_life_safety {
                MeasureReviewDue { operation, plan, measure, at }.into()
            } else {
                MeasureRanOut { operation, plan, measure, at }.into()
            });
        }
        over.into_iter().for_each(|it| self.emit(it));
    }

    /// What the conditions of the plans come to at an instant: tasks are released, levels are
    /// proposed. A person decides.
    fn judge(&mut self, at: Instant) {
        if self.response.normalised.is_some() {
            return;
        }
        for place in 0..self.response.plans.len() {
            self.release_tasks(place, at);
            self.propose_level(place, at);
        }
    }

    fn release_tasks(&mut self, place: usize, at: Instant) {
        let Some(since) = self.response.plans.get(place).and_then(PlanResponse::in_force_since)
        else {
            return;
        };
        let held: Vec<_> = self.response.held_tasks(place).map(|(task, _)| task).collect();
        for task in held {
            let ready = self.response.task(task).and_then(|it| it.task.ready_at());
            // Nothing opens before all else that it waits for.
            let at = at.max(since).max(ready.unwrap_or(since));
            let condition = |it: &Response| {
                let (plan, planned) = it.task(task)?.planned?;
                Some(judged(planned.when.as_ref()?, plan, it, at))
            };
            if condition(&self.response) != Some(Judgement::Holds) {
                continue;
            }
            let command = Command::Task(task.index(), Act::Release);
            let mut transitions = Transitions::new();
            // It waits for nothing else, so it can be released.
            if self.response.machine.decide(command, at, &mut transitions).is_ok() {
                transitions.iter().for_each(|it| self.follow(it, OpenedBy::Condition));
            }
        }
    }

    fn propose_level(&mut self, place: usize, at: Instant) {
        let Some(plan) = self.response.plans.get(place) else { return };
        // Late paper takes back nothing that was proposed, turned down or decided since.
        let at = plan.settled_at.map_or(at, |it| at.max(it));
        let (operation, key) = (self.operation, plan.at_work.key.clone());
        let indicated = self.response.indicated_level(plan, at);
        match (indicated, &plan.proposal) {
            (Some(level), Some(proposal)) if proposal.level == level => {}
            (Some(level), Some(proposal)) if !is_outdone(plan, proposal.level.as_ref(), &level) => {
                if proposal.proposed_by == ProposedBy::Condition || proposal.turned_down.is_some() {
                    self.propose(key, level, at);
                }
            }
            (Some(level), _) => self.propose(key, level, at),
            (None, Some(proposal)) if proposal.proposed_by == ProposedBy::Condition => {
                self.emit(ProposalLapsed { operation, plan: key, at: Some(at) });
            }
            (None, _) => {}
        }
    }

    fn propose(&mut self, plan: Key, level: Option<LevelName>, at: Instant) {
        self.emit(LevelProposed {
            operation: self.operation,
            plan,
            level,
            proposed_by: ProposedBy::Condition,
            reason: None,
            by: By::default(),
            at: Some(at),
        });
    }
}

/// Whether an indicated level is more severe than one that somebody proposed.
fn is_outdone(plan: &PlanResponse, proposed: Option<&LevelName>, by: &Option<LevelName>) -> bool {
    let rank = |it: Option<&LevelName>| {
        it.and_then(|it| plan.at_work.level(it)).map_or(u8::MAX, |it| it.rank)
    };
    rank(by.as_ref()) < rank(proposed)
}

fn judged(condition: &Condition, own: &PlanResponse, by: &Response, at: Instant) -> Judgement {
    condition.judge(&Seen::by(own, by), at)
}

impl Response {
    /// When time alone will next cause something, as far as is known now.
    #[must_use]
    pub fn wakes_at(&mut self) -> Option<Instant> {
        let machine = self.machine.wakes_at();
        let levels = self.plans.iter().filter_map(|it| it.decision.as_ref());
        let levels = levels.filter(|it| !it.is_outlasted).map(|it| it.ends_at);
        let measures = self.measures.iter().filter(|it| it.has_a_clock()).filter_map(|it| it.until);
        let conditions = self.conditions_change_at();
        machine.into_iter().chain(levels).chain(measures).chain(conditions).min()
    }

    /// When a condition will next come to something else by time alone.
    fn conditions_change_at(&self) -> Option<Instant> {
        let after = self.judged_until.filter(|_| self.normalised.is_none())?;
        let of_plan = |place: usize, plan: &PlanResponse| {
            let seen = Seen::by(plan, self);
            let levels = plan.at_work.levels.iter();
            let levels = levels.flat_map(|it| it.enter.iter().chain(&it.leave));
            let tasks = self.held_tasks(place).filter_map(|(_, it)| it);
            let all = levels.chain(tasks);
            all.filter_map(|it| it.may_change_after(&seen, after)).min()
        };
        self.plans.iter().enumerate().filter_map(|(place, plan)| of_plan(place, plan)).min()
    }

    /// The tasks of a plan that nothing but their condition keeps from opening, with it. While no
    /// level of the plan is in force, none is.
    fn held_tasks(&self, place: usize) -> impl Iterator<Item = (TaskNumber, Option<&Condition>)> {
        let plan = self.plans.get(place).filter(|it| it.decision.is_some());
        let tasks = plan.into_iter().flat_map(|plan| {
            let numbered = plan.at_work.tasks.iter().enumerate();
            numbered.map(|(at, it)| (plan.number_at(at), it.when.as_ref()))
        });
        tasks.filter(|(number, _)| self.machine.waits_for_its_condition(number.index()))
    }

    /// The level that the conditions of a plan ask for, where it is not the one in force: the most
    /// severe whose entry holds, or, where the end of the one in force is indicated, the most
    /// severe below it whose end is not. None within is the lift.
    pub(super) fn indicated_level(
        &self,
        plan: &PlanResponse,
        at: Instant,
    ) -> Option<Option<LevelName>> {
        let holds = |it: &Option<Condition>| {
            it.as_ref().is_some_and(|it| judged(it, plan, self, at) == Judgement::Holds)
        };
        let rank = plan.decision.as_ref().map(|it| it.rank);
        let more_severe = |own: u8| rank.is_none_or(|rank| own < rank);
        let levels = &plan.at_work.levels;
        let entry = levels.iter().rev().find(|it| more_severe(it.rank) && holds(&it.enter));
        if let Some(level) = entry {
            return Some(Some(level.name.clone()));
        }
        let current = plan.at_work.level(plan.level()?)?;
        if !holds(&current.leave) {
            return None;
        }
        let mut below = levels.iter().rev().filter(|it| it.rank > current.rank);
        let next = below.find(|it| !holds(&it.leave)).map(|it| it.name.clone());
        let next_rank = next.as_ref().and_then(|it| plan.at_work.level(it)).map(|it| it.rank);
        (!plan.is_under_the_floor(next_rank)).then_some(next)
    }
}
