//! Put an issued version of a plan to work in an operation.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::engine::Engine;
use super::events::{Event, PlanPutToWork};
use super::plan_at_work::{Incomplete, IssuedPlan};
use super::refusals::Refusal;
use super::state::Operation;
use super::task_machine::LevelIndex;
use crate::kernel::{Moment, OperationId, PlanId, Right, Verb};
use crate::registers::{Acting, Registers, Unanswered};

/// What the library says of the plan.
pub struct PlanFound {
    pub(super) issued: Option<IssuedPlan>,
    pub(super) acting: Acting,
}

/// Put the version of a plan that is in force to work. No level is in force by that.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PutPlanToWork {
    /// Which plan.
    pub plan: PlanId,
    /// Which version, from 1: the one that was looked at.
    pub version: u32,
}

impl Verb for PutPlanToWork {
    type Of = Operation;
    type Facts = PlanFound;
    const NAME: &'static str = "put_plan_to_work";
    const RIGHT: Right = Right::LeadOperations;

    fn asks(
        &self,
        _: &OperationId,
        registers: &mut dyn Registers,
    ) -> Result<PlanFound, Unanswered> {
        Ok(PlanFound { issued: registers.issued_plan(self.plan)?, acting: registers.acting()? })
    }

    fn decide(
        &self,
        operation: &Operation,
        facts: &PlanFound,
        moment: Moment,
        out: &mut Vec<Event>,
    ) -> Result<(), Refusal> {
        let response = operation.must_run()?;
        let PlanFound { issued, acting } = facts;
        let issued = issued.as_ref().filter(|it| it.version == self.version);
        let issued = issued.ok_or(Refusal::PlanNotInForce)?;
        let plan = issued.at_work().map_err(|Incomplete| Refusal::PlanNotInForce)?;
        if response.plan(&plan.key).is_some() {
            return Err(Refusal::PlanAtWork { plan: plan.key });
        }
        if let Some(class) = operation.class.filter(|it| !issued.document.classes.contains(it)) {
            return Err(Refusal::PlanForOtherClasses { class });
        }
        let levels: usize = response.plans.iter().map(|it| it.at_work.levels.len()).sum();
        if levels + plan.levels.len() > usize::from(LevelIndex::COUNT_MAX) {
            return Err(Refusal::OperationFull);
        }
        let mut engine = Engine::begin(operation, moment, out);
        let operation = operation.id;
        engine.emit(PlanPutToWork { operation, plan, by: acting.into(), at: None });
        engine.finish();
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::super::DecideLevel;
    use super::super::testing::{
        Night, at, county_flood, deciding, desk, issued, key, level, number, psb_flood, putting,
        reading, the_countys,
    };
    use super::*;
    use crate::kernel::EmergencyClass;
    use crate::plans::document::Plan;

    fn tried(night: &mut Night, document: Plan) -> Result<Vec<Event>, Refusal> {
        let issued = issued(document);
        let verb = PutPlanToWork { plan: issued.plan, version: issued.version };
        night.knowing(at(0), &PlanFound { issued: Some(issued), acting: desk() }, &verb)
    }

    #[test]
    fn a_plan_at_work_is_planned_tasks_and_no_level() {
        let night = Night::of_the_county();
        let response = &night.operation.response;
        assert_eq!((night.plan().level(), response.machine.len()), (None, 9));
        assert_eq!(response.open_tasks().count(), 0);
        assert_eq!(response.number_of(&key("county-flood"), &key("evacuate")), Some(number(6)));
        let levels: Vec<_> = night.plan().at_work.levels.iter().map(|it| &it.name).collect();
        assert_eq!(levels, [&level("IV"), &level("III")]);
        assert_eq!(night.plan().at_work.sha256, the_countys().issued.expect("it is").sha256);
    }

    #[test]
    fn the_tasks_of_a_second_plan_are_numbered_on() {
        let night = Night::of_both();
        let of_the_police = key("psb-flood");
        let number_of = |task| night.operation.response.number_of(&of_the_police, &key(task));
        assert_eq!(number_of("traffic-dongdu"), Some(number(10)));
        assert_eq!(number_of("escort-boats"), Some(number(11)));
    }

    #[test]
    fn the_version_that_is_in_force_is_put_to_work_and_no_other() {
        let mut night = Night::begins();
        let none = PlanFound { issued: None, acting: desk() };
        let no = Err(Refusal::PlanNotInForce);
        assert_eq!(night.knowing(at(0), &none, &putting()), no);
        let older = PutPlanToWork { version: putting().version - 1, ..putting() };
        assert_eq!(night.knowing(at(0), &the_countys(), &older), no);
        let headless = Plan { issuer: None, ..county_flood() };
        assert_eq!(tried(&mut night, headless), no);
    }

    #[test]
    fn a_plan_is_put_to_work_once_and_answers_the_class_of_the_emergency() {
        let mut night = Night::of_the_county();
        let no = Refusal::PlanAtWork { plan: key("county-flood") };
        assert_eq!(tried(&mut night, county_flood()), Err(no));
        let class = EmergencyClass::NaturalDisaster;
        let other = Plan { classes: [EmergencyClass::PublicHealth].into(), ..psb_flood() };
        assert_eq!(tried(&mut night, other), Err(Refusal::PlanForOtherClasses { class }));
    }

    #[test]
    fn an_operation_has_no_more_levels_than_its_machine_can_tell_apart() {
        let mut night = Night::begins();
        for it in 0..16 {
            let document = Plan { key: Some(key(&format!("flood-{it}"))), ..county_flood() };
            tried(&mut night, document).expect("there is room");
        }
        let no = tried(&mut night, psb_flood());
        assert_eq!(no, Err(Refusal::OperationFull));
        // The last of them works as the first does.
        let verb = DecideLevel { plan: key("flood-15"), ..deciding("III") };
        let told = night.does(at(1), &desk(), &verb);
        assert!(told.contains(&format!("task_opened {} 1", 15 * 9 + 6)), "{told:?}");
    }

    #[test]
    fn what_was_measured_before_counts_for_a_plan_that_comes_later() {
        let mut night = Night::of_the_county();
        night.does(at(0), &desk(), &reading("56.40"));
        let second = Plan { key: Some(key("second-flood")), ..county_flood() };
        let told = tried(&mut night, second).expect("it can be put to work");
        assert!(matches!(&told[1], Event::LevelProposed(it) if it.plan == key("second-flood")));
    }
}
