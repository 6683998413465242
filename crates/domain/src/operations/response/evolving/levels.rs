//! Plans, readings, levels, command.

use std::sync::Arc;

use super::super::super::events::{
    CommandTaken, LevelDecided, LevelOutlasted, LevelProposed, LevelReceived, OperationNormalised,
    PlanPutToWork, ProposalLapsed, ProposalTurnedDown, ReadingRecorded, ResponseLifted,
};
use super::super::super::task_machine::{Event as Transition, LevelIndex, What};
use super::super::levels::{Decision, Floor, Lift, PlanResponse, Proposal};
use super::super::tasks::{Origin, TaskRecord};
use super::super::{CommandHeld, Normalised, READINGS_MAX, Response};
use super::Evolves;
use super::tasks::definition;
use crate::kernel::{Instant, Key};

impl Response {
    fn plan_of(&mut self, key: &Key) -> Option<&mut PlanResponse> {
        self.plans.iter_mut().find(|it| it.at_work.key == *key)
    }

    fn change_level(&mut self, levels: [Option<LevelIndex>; 2], at: Instant) {
        let [entered, ended] = levels;
        if let Some(level) = entered {
            self.machine.evolve(Transition { at, what: What::LevelEntered(level) });
        }
        if let Some(level) = ended {
            self.machine.evolve(Transition { at, what: What::LevelEnded(level) });
        }
    }
}

impl PlanResponse {
    fn settle(&mut self, at: Instant) {
        self.settled_at = self.settled_at.max(Some(at));
    }
}

impl Evolves for PlanPutToWork {
    fn evolve(&self, response: &mut Response, at: Instant) {
        let levels: usize = response.plans.iter().map(|it| it.at_work.levels.len()).sum();
        let plan = PlanResponse {
            at_work: Arc::new(self.plan.clone()),
            put_at: at,
            first_task: u32::try_from(response.machine.len()).unwrap_or(u32::MAX),
            first_level: u8::try_from(levels).unwrap_or(u8::MAX),
            levels: Vec::new(),
            decision: None,
            proposal: None,
            floor: None,
            lift: None,
            settled_at: None,
        };
        let place_of_plan = response.plans.len();
        for (place, task) in self.plan.tasks.iter().enumerate() {
            let origin = Origin::Planned { plan: place_of_plan, place, lead: task.lead.clone() };
            let definition = definition(&plan, task);
            response.take_in(definition, TaskRecord::new(origin));
        }
        for (place, task) in self.plan.tasks.iter().enumerate() {
            for before in &task.after {
                let found = self.plan.tasks.iter().position(|it| it.key == *before);
                let Some(before) = found else { continue };
                let (task, before) = (plan.number_at(place), plan.number_at(before));
                // Both were just taken in and are planned.
                let _ = response.machine.follow(task.index(), before.index());
            }
        }
        response.plans.push(plan);
    }
}

impl Evolves for ReadingRecorded {
    fn evolve(&self, response: &mut Response, at: Instant) {
        let value = self.value.base_thousandths();
        let readings = response.readings.entry(self.indicator.clone()).or_default();
        let readings = Arc::make_mut(readings);
        match readings.binary_search_by_key(&at, |(at, _)| *at) {
            // Measured once more for the same instant: it puts the first one right.
            Ok(place) => {
                if let Some(reading) = readings.get_mut(place) {
                    reading.1 = value;
                }
            }
            Err(place) => readings.insert(place, (at, value)),
        }
        if readings.len() > READINGS_MAX {
            readings.remove(0);
        }
    }
}

impl Evolves for LevelProposed {
    fn evolve(&self, response: &mut Response, at: Instant) {
        let Some(plan) = response.plan_of(&self.plan) else { return };
        plan.settle(at);
        plan.proposal = Some(Proposal {
            level: self.level.clone(),
            proposed_by: self.proposed_by,
            at,
            reason: self.reason.clone(),
            by: self.by.clone(),
            turned_down: None,
        });
    }
}

impl Evolves for ProposalTurnedDown {
    fn evolve(&self, response: &mut Response, at: Instant) {
        let Some(plan) = response.plan_of(&self.plan) else { return };
        plan.settle(at);
        if let Some(proposal) = &mut plan.proposal {
            proposal.turned_down = Some(self.reason.clone());
        }
    }
}

impl Evolves for ProposalLapsed {
    fn evolve(&self, response: &mut Response, at: Instant) {
        let Some(plan) = response.plan_of(&self.plan) else { return };
        plan.settle(at);
        plan.proposal = None;
    }
}

impl Evolves for LevelReceived {
    fn evolve(&self, response: &mut Response, at: Instant) {
        let Some(plan) = response.plan_of(&self.plan) else { return };
        plan.floor = self.floor.as_ref().map(|level| Floor {
            level: level.clone(),
            from: self.from.clone(),
            document: self.document.clone(),
            at,
        });
    }
}

impl Evolves for LevelDecided {
    fn evolve(&self, response: &mut Response, at: Instant) {
        let Some(plan) = response.plan_of(&self.plan) else { return };
        let Some(rank) = plan.at_work.level(&self.level).map(|it| it.rank) else { return };
        let before = plan.decision.take();
        let is_same = before.as_ref().is_some_and(|it| it.level == self.level);
        let since = before.as_ref().filter(|_| is_same).map_or(at, |it| it.since);
        let ended = before.and_then(|it| plan.level_index(&it.level));
        let levels = [plan.level_index(&self.level), ended];
        plan.decision = Some(Decision {
            level: self.level.clone(),
            rank,
            since,
            decided_at: at,
            ends_at: at + self.lasts,
            matter: self.matter.clone(),
            decided_by: self.decided_by.clone(),
            by: self.by.clone(),
            is_outlasted: false,
        });
        plan.settle(at);
        plan.proposal = None;
        plan.lift = None;
        if !is_same {
            plan.levels.push((at, Some(self.level.clone())));
            response.change_level(levels, at);
        }
        // The response has begun again.
        response.normalised = None;
    }
}

impl Evolves for LevelOutlasted {
    fn evolve(&self, response: &mut Response, _: Instant) {
        let Some(plan) = response.plan_of(&self.plan) else { return };
        if let Some(decision) = &mut plan.decision {
            decision.is_outlasted = true;
        }
    }
}

impl Evolves for ResponseLifted {
    fn evolve(&self, response: &mut Response, at: Instant) {
        let Some(plan) = response.plan_of(&self.plan) else { return };
        let ended = plan.decision.take().and_then(|it| plan.level_index(&it.level));
        plan.settle(at);
        plan.proposal = None;
        plan.lift =
            Some(Lift { at, matter: self.matter.clone(), decided_by: self.decided_by.clone() });
        plan.levels.push((at, None));
        response.change_level([None, ended], at);
    }
}

impl Evolves for CommandTaken {
    fn evolve(&self, response: &mut Response, at: Instant) {
        // Paper of an earlier hand-over takes nothing from whoever commands since.
        if response.command.as_ref().is_some_and(|it| at < it.since) {
            return;
        }
        response.command = Some(CommandHeld {
            post: self.post.clone(),
            since: at,
            briefing: self.briefing.clone(),
            by: self.by.clone(),
        });
    }
}

impl Evolves for OperationNormalised {
    fn evolve(&self, response: &mut Response, at: Instant) {
        response.normalised = Some(Normalised {
            at,
            watch: self.watch.clone(),
            reentry: self.reentry.clone(),
            kept_posts: self.kept_posts.clone(),
            review_on: self.review_on,
            ends_on: self.ends_on,
        });
    }
}
