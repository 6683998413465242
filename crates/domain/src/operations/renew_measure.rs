//! Renew a measure by a new decision.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::engine::Engine;
use super::events::{Event, MeasureRenewed};
use super::refusals::Refusal;
use super::state::Operation;
use crate::kernel::{Key, Moment, OperationId, Right, Span, Text, Thing, Verb};
use crate::registers::{Acting, Registers, Unanswered};

/// High-risk measures are renewed for at most two weeks at a time (default of the measure catalogue).
const DAYS_MAX: u32 = 14;

/// Renew a measure before its force ends, or after its review: a new decision with a reason.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RenewMeasure {
    /// The key of the plan.
    pub plan: Key,
    /// The key of the measure.
    pub measure: Key,
    /// Until when, in hours from now.
    pub lasts_hours: u32,
    /// The code of the post that decided.
    pub decided_by: Key,
    /// Why it is still needed.
    pub reason: Text<500>,
}

impl Verb for RenewMeasure {
    type Of = Operation;
    type Facts = Acting;
    const NAME: &'static str = "renew_measure";
    const RIGHT: Right = Right::DecideLevels;

    fn sees(&self, of: &OperationId) -> Option<Thing> {
        Some(Thing::new("measure", format_args!("{of}.{}.{}", self.plan, self.measure)))
    }

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
        let plan = operation.running_plan(&self.plan)?;
        plan.must_be_decided_by(&self.decided_by, plan.level())?;
        if !(1..=DAYS_MAX * 24).contains(&self.lasts_hours) {
            return Err(Refusal::RenewalOutOfBounds { days_max: DAYS_MAX });
        }
        let mut engine = Engine::begin(operation, moment, out);
        engine.response.standing_measure(&self.plan, &self.measure)?;
        engine.emit(MeasureRenewed {
            operation: operation.id,
            plan: self.plan.clone(),
            measure: self.measure.clone(),
            until: moment.happened_at + Span::from_hours(i64::from(self.lasts_hours)),
            reason: (&self.reason).into(),
            decided_by: self.decided_by.clone(),
            by: acting.into(),
            at: None,
        });
        engine.finish();
        Ok(())
    }
}
