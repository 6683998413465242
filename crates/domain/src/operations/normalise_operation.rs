//! Go from response to normal control.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::engine::Engine;
use super::events::{Event, OperationNormalised};
use super::refusals::Refusal;
use super::state::Operation;
use crate::kernel::{Day, Key, Moment, OperationId, Right, Text, Verb};
use crate::registers::{Acting, Registers, Unanswered};

/// Go from response to normal control: what is still watched, on what it begins again, until when.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct NormaliseOperation {
    /// What is still watched.
    pub watch: Text<1000>,
    /// On what the response begins again.
    pub reentry: Text<500>,
    /// The codes of the posts that stay manned.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub kept_posts: Vec<Key>,
    /// When this is looked at again.
    pub review_on: Day,
    /// When it ends.
    pub ends_on: Day,
}

impl Verb for NormaliseOperation {
    type Of = Operation;
    type Facts = Acting;
    const NAME: &'static str = "normalise_operation";
    const RIGHT: Right = Right::DecideLevels;

    fn asks(&self, _: &OperationId, registers: &mut dyn Registers) -> Result<Acting, Unanswered> {
        registers.acting()
    }

    fn decide(
        &self,
        operation: &Operation,
        acting: &Acting,
        moment: Moment,
        out: &mut Vec<Event>,
    ) -> Result<(), Refusal> {
        let response = operation.must_run()?;
        let was_lifted = response.plans.iter().any(|it| it.lift.is_some());
        if response.is_in_force() {
            return Err(Refusal::StillInForce);
        }
        if !was_lifted || response.normalised.is_some() {
            return Err(Refusal::NotLifted);
        }
        if self.review_on > self.ends_on || self.review_on < Day::latest_at(moment.now).plus_days(-1) {
            return Err(Refusal::DaysOutOfOrder);
        }
        let mut engine = Engine::begin(operation, moment, out);
        engine.emit(OperationNormalised {
            operation: operation.id,
            watch: (&self.watch).into(),
            reentry: (&self.reentry).into(),
            kept_posts: self.kept_posts.clone(),
            review_on: self.review_on,
            ends_on: self.ends_on,
            by: acting.into(),
            at: None,
        });
        engine.finish();
        Ok(())
    }
}
