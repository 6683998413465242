//! Lift the response under a plan: what still runs is ended or handed over, each by name.

use std::collections::BTreeSet;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::engine::Engine;
use super::events::{By, Event, ResponseLifted, TaskCancelled};
use super::refusals::Refusal;
use super::state::Operation;
use super::task_machine::Act;
use super::task_number::TaskNumber;
use crate::kernel::{Key, Moment, OperationId, Right, Text, Thing, Verb};
use crate::registers::{Acting, Registers, Unanswered};

/// What the rule must know of the units that tasks are handed over to.
pub struct UnitsHandedTo {
    pub(super) acting: Acting,
    /// Those of them that are not there.
    pub(super) missing: BTreeSet<Key>,
}

impl UnitsHandedTo {
    /// Every unit that comes anew to a task must be in the register. One that answers for the task
    /// already keeps it in any case: the plan gave it to them.
    fn must_be_there(&self, verb: &LiftResponse, operation: &Operation) -> Result<(), Refusal> {
        let is_unknown = |it: &&HandedOver| {
            let task = operation.response.task(it.task);
            self.missing.contains(&it.to) && task.is_none_or(|own| *own.lead() != it.to)
        };
        match verb.hand_overs.iter().find(is_unknown) {
            Some(it) => Err(Refusal::NoSuchUnit { unit: it.to.clone() }),
            None => Ok(()),
        }
    }
}

impl From<&Acting> for UnitsHandedTo {
    /// Nothing is handed over.
    fn from(acting: &Acting) -> Self {
        Self { acting: acting.clone(), missing: BTreeSet::new() }
    }
}

/// A task that ends unfinished.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct EndedTask {
    /// Which one.
    pub task: TaskNumber,
    /// Why.
    pub reason: Text<500>,
}

/// A task that goes on in somebody's normal work.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct HandedOver {
    /// Which one.
    pub task: TaskNumber,
    /// The code of the unit that has it from now on.
    pub to: Key,
    /// Why.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<Text<500>>,
}

/// A measure that ends.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct LiftedMeasure {
    /// Its key in the plan.
    pub measure: Key,
    /// Why.
    pub reason: Text<500>,
}

/// Lift the response under a plan (ERL 70, 86). What still runs is named: ended, or handed over.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct LiftResponse {
    /// The key of the plan.
    pub plan: Key,
    /// Why it can be lifted.
    pub matter: Text<1000>,
    /// The code of the post that decided.
    pub decided_by: Key,
    /// The tasks that end unfinished, with the reason.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub ends: Vec<EndedTask>,
    /// The tasks that go on in somebody's normal work.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub hand_overs: Vec<HandedOver>,
    /// The measures that end, with the reason.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub measures: Vec<LiftedMeasure>,
}

impl Verb for LiftResponse {
    type Of = Operation;
    type Facts = UnitsHandedTo;
    const NAME: &'static str = "lift_response";
    const RIGHT: Right = Right::DecideLevels;

    fn sees(&self, of: &OperationId) -> Option<Thing> {
        Some(Thing::new("level", format_args!("{of}.{}", self.plan)))
    }

    fn asks(
        &self,
        _: &OperationId,
        registers: &mut dyn Registers,
    ) -> Result<UnitsHandedTo, Unanswered> {
        let mut missing = BTreeSet::new();
        for unit in self.hand_overs.iter().map(|it| &it.to).collect::<BTreeSet<_>>() {
            if registers.organisation_coded(unit)?.is_none() {
                missing.insert(unit.clone());
            }
        }
        Ok(UnitsHandedTo { acting: registers.acting()?, missing })
    }

    fn decide(
        &self,
        operation: &Operation,
        facts: &UnitsHandedTo,
        moment: Moment,
        out: &mut Vec<Event>,
    ) -> Result<(), Refusal> {
        let plan = operation.running_plan(&self.plan)?;
        if plan.decision.is_none() {
            return Err(Refusal::NotInForce);
        }
        plan.must_be_decided_by(&self.decided_by, None)?;
        if let Some(floor) = plan.floor_above(None) {
            return Err(Refusal::UnderTheFloor { floor });
        }
        facts.must_be_there(self, operation)?;
        let mut engine = Engine::begin(operation, moment, out);
        let (operation, by) = (operation.id, By::from(&facts.acting));
        engine.end(
            &self.plan,
            ResponseLifted {
                operation,
                plan: self.plan.clone(),
                matter: (&self.matter).into(),
                decided_by: self.decided_by.clone(),
                by: by.clone(),
                at: None,
            },
        )?;
        for it in &self.ends {
            let (task, reason) = (it.task, Some((&it.reason).into()));
            let own = TaskCancelled { operation, task, reason, by: by.clone(), at: None };
            engine.act(task, Act::Cancel, own)?;
        }
        for it in &self.hand_overs {
            engine.hand_over(it, &by)?;
        }
        for it in &self.measures {
            let reason = (&it.reason).into();
            engine.end_measure((&self.plan, &it.measure), (&self.decided_by, reason), &by)?;
        }
        engine.response.nothing_may_run_of(&self.plan)?;
        engine.finish();
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{
        Night, at, county_flood, deciding, desk, ended, finishing, giving, handed_over, key, level,
        lifted, lifting, minute, number, ordering, paper, patrol, reading, receiving, township,
        with_follow_up,
    };
    use super::super::{AcceptTask, DecideLevel, StartTask};
    use super::*;
    use crate::operations::task_machine::State;

    fn tasks(numbers: &[u32]) -> BTreeSet<TaskNumber> {
        numbers.iter().map(|it| number(*it)).collect()
    }

    /// The ferry is closed, the roster is open, the levee is walked, and a generator is on its way.
    fn running() -> Night {
        let mut night = Night::of_the_county();
        night.does(at(0), &desk(), &ordering("IV", &["close-ferry"]));
        night.does(at(1), &desk(), &AcceptTask { task: number(1) });
        night.does(at(1), &patrol(), &StartTask { task: number(2) });
        night.does(at(2), &desk(), &giving());
        night
    }

    #[test]
    fn the_lift_names_what_still_runs_and_takes_it_only_when_each_is_ended_or_handed_over() {
        let mut night = running();
        let no = night.refuses(at(9), &desk(), &lifting());
        let measures = [key("close-ferry")].into();
        assert_eq!(no, Refusal::StillRuns { tasks: tasks(&[1, 10]), measures });
        let half = LiftResponse {
            ends: vec![ended(1)],
            measures: vec![lifted("close-ferry")],
            ..lifting()
        };
        let no = night.refuses(at(9), &desk(), &half);
        assert_eq!(no, Refusal::StillRuns { tasks: tasks(&[10]), measures: [].into() });
        let whole = LiftResponse { hand_overs: vec![handed_over(10, "school-office")], ..half };
        let wanted = [
            "response_lifted county-flood 9",
            "task_ended 2 9",
            "task_cancelled 4 9",
            "task_cancelled 1 9",
            "task_handed_over 10 9",
            "measure_ended county-flood.close-ferry 9",
        ];
        assert_eq!(night.does(at(9), &desk(), &whole), wanted);
        let states = [1, 2, 4].map(|it| night.state(it));
        assert_eq!(states, [State::Cancelled, State::Done, State::Cancelled]);
        assert_eq!(night.plan().lift.as_ref().map(|it| it.at), Some(minute(9)));
        assert!(!night.operation.response.is_in_force());
    }

    #[test]
    fn nothing_is_handed_over_to_a_unit_that_is_not_there() {
        let mut night = running();
        let verb = LiftResponse {
            ends: vec![ended(1)],
            hand_overs: vec![handed_over(10, "shelter-office")],
            measures: vec![lifted("close-ferry")],
            ..lifting()
        };
        let facts = |missing| UnitsHandedTo { acting: desk(), missing: [key(missing)].into() };
        let no = Refusal::NoSuchUnit { unit: key("shelter-office") };
        assert_eq!(night.knowing(at(9), &facts("shelter-office"), &verb), Err(no));
        assert_eq!(night.state(10), State::Offered);
        // Whoever answers for a task already goes on with it.
        let lead = night.task(10).lead().clone();
        let hand_overs = vec![handed_over(10, lead.as_str())];
        let verb = LiftResponse { hand_overs, ..verb };
        assert!(night.knowing(at(9), &facts(lead.as_str()), &verb).is_ok());
    }

    #[test]
    fn whoever_has_a_task_after_the_lift_ends_it() {
        let mut night = running();
        let verb = LiftResponse {
            ends: vec![ended(1)],
            hand_overs: vec![handed_over(10, "dongdu-township")],
            measures: vec![lifted("close-ferry")],
            ..lifting()
        };
        night.does(at(9), &desk(), &verb);
        assert_eq!(night.task(10).lead(), &key("dongdu-township"));
        night.does(at(20), &township(), &StartTask { task: number(10) });
        night.does(at(30), &township(), &finishing(10, None));
    }

    #[test]
    fn a_task_that_stands_in_no_plan_ends_with_the_last_plan() {
        let mut night = Night::of_both();
        night.does(at(0), &desk(), &deciding("IV"));
        let duty = DecideLevel {
            plan: key("psb-flood"),
            level: level("duty-2"),
            decided_by: key("psb-chief"),
            ..deciding("IV")
        };
        night.does(at(0), &desk(), &duty);
        night.does(at(1), &desk(), &giving());
        let county = LiftResponse { ends: vec![ended(1)], ..lifting() };
        night.does(at(2), &desk(), &county);
        let police =
            LiftResponse { plan: key("psb-flood"), decided_by: key("psb-chief"), ..lifting() };
        let no = night.refuses(at(3), &desk(), &police);
        assert_eq!(no, Refusal::StillRuns { tasks: tasks(&[12]), measures: [].into() });
    }

    #[test]
    fn what_ran_out_is_ended_by_name_as_well() {
        let mut night = running();
        let verb = LiftResponse { ends: vec![ended(1), ended(10)], ..lifting() };
        let no = night.refuses(at(25 * 60), &desk(), &verb);
        let measures = [key("close-ferry")].into();
        assert_eq!(no, Refusal::StillRuns { tasks: [].into(), measures });
    }

    #[test]
    fn what_the_lift_itself_opens_is_named_too() {
        let mut night = Night::of(with_follow_up(county_flood(), "levee-patrol"));
        night.does(at(0), &desk(), &deciding("IV"));
        night.does(at(1), &patrol(), &StartTask { task: number(2) });
        let no = night.refuses(at(5), &desk(), &LiftResponse { ends: vec![ended(1)], ..lifting() });
        assert_eq!(no, Refusal::StillRuns { tasks: tasks(&[10]), measures: [].into() });
        let verb = LiftResponse { ends: vec![ended(1), ended(10)], ..lifting() };
        night.does(at(5), &desk(), &verb);
    }

    #[test]
    fn only_whoever_ends_a_level_lifts_it_and_only_above_the_floor() {
        let mut night = Night::at_level("III");
        let no = night.refuses(at(1), &desk(), &lifting());
        assert_eq!(no, Refusal::NotTheirDecision { deciders: [key("hq-secretary")].into() });
        let by_the_secretary = LiftResponse { decided_by: key("hq-secretary"), ..lifting() };
        night.does(at(2), &desk(), &receiving(Some("IV")));
        let no = night.refuses(at(3), &desk(), &by_the_secretary);
        assert_eq!(no, Refusal::UnderTheFloor { floor: level("IV") });
    }

    #[test]
    fn nothing_is_lifted_where_nothing_is_in_force_or_before_it_was() {
        let mut night = Night::of_the_county();
        assert_eq!(night.refuses(at(0), &desk(), &lifting()), Refusal::NotInForce);
        night.does(at(10), &desk(), &deciding("IV"));
        let no = night.refuses(paper(5, 20), &desk(), &lifting());
        assert_eq!(no, Refusal::BeforeTheLastLevel { since: minute(10) });
    }

    #[test]
    fn what_is_not_open_is_neither_ended_twice_nor_handed_over() {
        let mut night = Night::at_level("IV");
        let planned = LiftResponse {
            ends: vec![ended(1)],
            hand_overs: vec![handed_over(6, "dongdu-township")],
            ..lifting()
        };
        let no = night.refuses(at(5), &desk(), &planned);
        assert_eq!(no, Refusal::NoSuchTask { task: number(6) });
        let twice = LiftResponse { ends: vec![ended(1), ended(1)], ..lifting() };
        let no = night.refuses(at(5), &desk(), &twice);
        let (state, act) = (State::Cancelled, Act::Cancel);
        assert_eq!(no, Refusal::TaskCannot { task: number(1), state, act });
        let strange =
            LiftResponse { ends: vec![ended(1)], measures: vec![lifted("keep-out")], ..lifting() };
        let no = night.refuses(at(5), &desk(), &strange);
        assert_eq!(no, Refusal::NoSuchMeasure { measure: key("keep-out") });
    }

    #[test]
    fn where_the_water_still_stands_the_level_is_proposed_again_at_once() {
        let mut night = Night::at_level("IV");
        night.does(at(1), &desk(), &reading("56.30"));
        let told = night.does(at(5), &desk(), &LiftResponse { ends: vec![ended(1)], ..lifting() });
        assert_eq!(told.last().map(String::as_str), Some("level_proposed county-flood 5"));
    }
}
