//! Decide a level: enter, raise, lower or prolong it.

use std::collections::BTreeSet;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::engine::Engine;
use super::events::{Event, LevelDecided, MeasureOrdered};
use super::refusals::Refusal;
use super::state::Operation;
use super::plan_at_work::MeasureAtWork;
use super::response::PlanResponse;
use crate::kernel::{Key, Moment, OperationId, Right, Span, Text, Thing, Verb};
use crate::plans::document::LevelName;
use crate::registers::{Acting, Registers, Unanswered};

/// A level lasts at least so long,
const HOURS_MIN: u32 = 1;
/// and at most so long; then it is decided anew.
const HOURS_MAX: u32 = 31 * 24;

/// Decide a level, with all that the law wants said (ERL 72): matter, level, expected duration,
/// measures.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct DecideLevel {
    /// The key of the plan.
    pub plan: Key,
    /// Which level.
    #[schemars(with = "String")]
    pub level: LevelName,
    /// What has happened, and what is ordered.
    pub matter: Text<1000>,
    /// How long it is expected to last, in hours.
    pub lasts_hours: u32,
    /// The keys of the measures that are ordered with it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub measures: Vec<Key>,
    /// The code of the post that decided; whoever writes it down stands in the journal as well.
    pub decided_by: Key,
}

impl Verb for DecideLevel {
    type Of = Operation;
    type Facts = Acting;
    const NAME: &'static str = "decide_level";
    const RIGHT: Right = Right::DecideLevels;

    fn sees(&self, of: &OperationId) -> Option<Thing> {
        Some(Thing::new("level", format_args!("{of}.{}", self.plan)))
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
        let level = plan.at_work.level(&self.level).ok_or(Refusal::NoSuchLevel)?;
        plan.must_be_decided_by(&self.decided_by, Some(&self.level))?;
        if let Some(floor) = plan.floor_above(Some(level.rank)) {
            return Err(Refusal::UnderTheFloor { floor });
        }
        if !(HOURS_MIN..=HOURS_MAX).contains(&self.lasts_hours) {
            let (hours_min, hours_max) = (HOURS_MIN, HOURS_MAX);
            return Err(Refusal::LastsOutOfBounds { hours_min, hours_max });
        }
        let measures = self.new_measures(operation, plan)?;
        let mut engine = Engine::begin(operation, moment, out);
        let (operation, at) = (operation.id, moment.happened_at);
        engine.enter(LevelDecided {
            operation,
            plan: self.plan.clone(),
            level: self.level.clone(),
            matter: (&self.matter).into(),
            lasts: Span::from_hours(i64::from(self.lasts_hours)),
            measures: self.measures.clone(),
            decided_by: self.decided_by.clone(),
            by: acting.into(),
            at: None,
        })?;
        for it in measures {
            engine.emit(MeasureOrdered {
                operation,
                plan: self.plan.clone(),
                measure: it.key.clone(),
                until: it.lasts.map(|lasts| at + lasts),
                decided_by: self.decided_by.clone(),
                at: None,
            });
        }
        engine.finish();
        Ok(())
    }
}

impl DecideLevel {
    /// The measures that are not in force yet; each must go with the level, or with a less severe
    /// one.
    fn new_measures<'a>(
        &self,
        operation: &Operation,
        plan: &'a PlanResponse,
    ) -> Result<Vec<&'a MeasureAtWork>, Refusal> {
        let rank = plan.at_work.level(&self.level).map(|it| it.rank);
        let levels = plan.at_work.levels.iter().filter(|it| Some(it.rank) >= rank);
        let allowed: BTreeSet<&Key> = levels.flat_map(|it| &it.measures).collect();
        let strange = self.measures.iter().filter(|it| !allowed.contains(it));
        let measures: BTreeSet<Key> = strange.cloned().collect();
        if !measures.is_empty() {
            return Err(Refusal::MeasuresNotOfTheLevel { measures });
        }
        let stands = |key: &Key| {
            let all = &operation.response.measures;
            all.iter().any(|it| it.plan == self.plan && it.at_work.key == *key && it.is_in_force())
        };
        let wanted: BTreeSet<&Key> = self.measures.iter().filter(|it| !stands(it)).collect();
        Ok(wanted.into_iter().filter_map(|it| plan.at_work.measure(it)).collect())
    }
}
