//! What was ordered from people.

use super::super::super::events::{
    MeasureEnded, MeasureOrdered, MeasureRanOut, MeasureRenewed, MeasureReviewDue,
};
use super::super::Response;
use super::super::measures::MeasureInForce;
use super::Evolves;
use crate::kernel::{Instant, Key};

impl Response {
    /// The last time that a measure was ordered.
    fn measure_of(&mut self, plan: &Key, key: &Key) -> Option<&mut MeasureInForce> {
        self.measures.iter_mut().rev().find(|it| it.plan == *plan && it.at_work.key == *key)
    }
}

impl Evolves for MeasureOrdered {
    fn evolve(&self, response: &mut Response, at: Instant) {
        let known = response.plan(&self.plan).and_then(|it| it.at_work.measure(&self.measure));
        let Some(at_work) = known.cloned() else { return };
        response.measures.push(MeasureInForce {
            plan: self.plan.clone(),
            at_work,
            since: at,
            until: self.until,
            decided_by: self.decided_by.clone(),
            ran_out_at: None,
            review_due_at: None,
            ended: None,
        });
    }
}

impl Evolves for MeasureRenewed {
    fn evolve(&self, response: &mut Response, _: Instant) {
        let Some(it) = response.measure_of(&self.plan, &self.measure) else { return };
        it.until = Some(self.until);
        it.decided_by = self.decided_by.clone();
        it.ran_out_at = None;
        it.review_due_at = None;
    }
}

impl Evolves for MeasureRanOut {
    fn evolve(&self, response: &mut Response, at: Instant) {
        if let Some(it) = response.measure_of(&self.plan, &self.measure) {
            it.ran_out_at = Some(at);
        }
    }
}

impl Evolves for MeasureReviewDue {
    fn evolve(&self, response: &mut Response, at: Instant) {
        if let Some(it) = response.measure_of(&self.plan, &self.measure) {
            it.review_due_at = Some(at);
        }
    }
}

impl Evolves for MeasureEnded {
    fn evolve(&self, response: &mut Response, at: Instant) {
        if let Some(it) = response.measure_of(&self.plan, &self.measure) {
            it.ended = Some((at, self.reason.clone()));
        }
    }
}
