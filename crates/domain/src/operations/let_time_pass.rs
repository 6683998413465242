//! Write down what time alone has caused.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::engine::Engine;
use super::events::Event;
use super::refusals::Refusal;
use super::state::Operation;
use crate::kernel::{Moment, OperationId, Right, Verb};
use crate::registers::{Registers, Unanswered};

/// Write down what time alone has caused: what fell due, what was escalated, what ran out.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct LetTimePass {}

impl Verb for LetTimePass {
    type Of = Operation;
    type Facts = ();
    const NAME: &'static str = "let_time_pass";
    const RIGHT: Right = Right::DirectTasks;

    fn asks(&self, _: &OperationId, _: &mut dyn Registers) -> Result<(), Unanswered> {
        Ok(())
    }

    fn decide(
        &self,
        operation: &Operation,
        (): &(),
        moment: Moment,
        out: &mut Vec<Event>,
    ) -> Result<(), Refusal> {
        operation.must_run()?;
        Engine::begin(operation, moment, out).finish();
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::super::events::ProposedBy;
    use super::super::testing::{
        Night, at, county_flood, deciding, desk, key, level, minute, ordering, reading, receiving,
        with_level_two,
    };
    use super::super::{CloseOperation, DecideLevel};
    use super::*;

    #[test]
    fn what_nobody_takes_on_is_escalated_and_then_overdue_each_at_its_instant() {
        let mut night = Night::at_level("III");
        let wanted = [
            "task_escalated 1 15",
            "task_escalated 6 30",
            "task_overdue 1 60",
            "task_overdue 6 180",
        ];
        assert_eq!(night.passes(600), wanted);
        assert_eq!(night.passes(600), [""; 0]);
        let record = night.task(6).record;
        assert_eq!(record.escalated, Some((minute(30), Some(key("hq-commander")))));
        assert_eq!(record.overdue_at, Some(minute(180)));
    }

    #[test]
    fn a_measure_runs_out_and_one_on_which_lives_depend_is_only_due_for_review() {
        let mut night = Night::of_the_county();
        night.does(at(0), &desk(), &ordering("III", &["close-ferry", "keep-out"]));
        let told = night.passes(25 * 60);
        let of_measures: Vec<_> = told.iter().filter(|it| it.starts_with("measure")).collect();
        let wanted = [
            "measure_review_due county-flood.keep-out 720",
            "measure_ran_out county-flood.close-ferry 1440",
        ];
        assert_eq!(of_measures, wanted);
        let measures = &night.operation.response.measures;
        let stands: Vec<_> = measures.iter().filter(|it| it.is_in_force()).collect();
        assert_eq!(stands.len(), 1);
        assert!(stands[0].at_work.is_life_safety && stands[0].review_due_at.is_some());
    }

    #[test]
    fn a_level_that_lasts_longer_than_expected_is_told_once_and_stays() {
        let mut night = Night::of_the_county();
        night.does(at(0), &desk(), &DecideLevel { lasts_hours: 2, ..deciding("IV") });
        let told = night.passes(120);
        assert_eq!(told.last().map(String::as_str), Some("level_outlasted county-flood 120"));
        assert_eq!(night.passes(600), [""; 0]);
        assert_eq!(night.plan().level(), Some(&level("IV")));
        night.does(at(600), &desk(), &deciding("IV"));
        assert!(night.plan().decision.as_ref().is_some_and(|it| !it.is_outlasted));
    }

    #[test]
    fn twelve_low_hours_propose_the_lower_level_by_time_alone() {
        let mut night = Night::at_level("III");
        night.does(at(10), &desk(), &reading("56.80"));
        let (low, half_a_day) = (10, 12 * 60);
        assert!(!night.passes(low + half_a_day - 1).iter().any(|it| it.contains("proposed")));
        let told = night.passes(low + half_a_day + 99);
        assert_eq!(told, ["level_proposed county-flood 730"]);
        assert_eq!(night.proposed(), Some(("IV".into(), ProposedBy::Condition, 730)));
    }

    #[test]
    fn twelve_very_low_hours_propose_the_lift_and_high_water_takes_it_back() {
        let mut night = Night::at_level("III");
        night.does(at(0), &desk(), &reading("55.20"));
        night.passes(12 * 60);
        assert_eq!(night.proposed(), Some(("lift".into(), ProposedBy::Condition, 720)));
        night.does(at(730), &desk(), &reading("57.20"));
        assert_eq!(night.proposed(), None);
    }

    #[test]
    fn of_the_lower_levels_the_most_severe_is_proposed_whose_end_is_not_near() {
        for (stage, proposed) in [("57.20", "III"), ("56.80", "IV"), ("55.20", "lift")] {
            let mut night = Night::of(with_level_two(county_flood()));
            night.does(at(0), &desk(), &deciding("II"));
            night.does(at(0), &desk(), &reading(stage));
            night.passes(800);
            assert_eq!(night.proposed(), Some((proposed.into(), ProposedBy::Condition, 720)));
        }
    }

    #[test]
    fn a_lower_level_under_the_floor_is_not_proposed_by_its_condition() {
        let mut night = Night::at_level("III");
        night.does(at(0), &desk(), &reading("56.80"));
        night.does(at(1), &desk(), &receiving(Some("III")));
        night.passes(800);
        assert_eq!(night.proposed(), None);
        night.does(at(801), &desk(), &receiving(None));
        assert_eq!(night.proposed(), Some(("IV".into(), ProposedBy::Condition, 801)));
    }

    #[test]
    fn the_police_stand_down_a_day_after_the_county() {
        let mut night = Night::of_both();
        night.does(at(0), &desk(), &deciding("III"));
        let duty = DecideLevel {
            plan: key("psb-flood"),
            level: level("duty-2"),
            decided_by: key("psb-chief"),
            lasts_hours: 96,
            ..deciding("III")
        };
        night.does(at(0), &desk(), &duty);
        let lowered = DecideLevel { decided_by: key("hq-secretary"), ..deciding("IV") };
        night.does(at(60), &desk(), &lowered);
        let told = night.passes(60 + 24 * 60);
        assert_eq!(told.last().map(String::as_str), Some("level_proposed psb-flood 1500"));
    }

    #[test]
    fn nothing_happens_before_its_instant_and_nothing_in_an_operation_that_is_closed() {
        let mut night = Night::at_level("IV");
        assert_eq!(night.operation.response.clone().wakes_at(), Some(minute(15)));
        assert_eq!(night.passes(14), [""; 0]);
        let mut night = Night::begins();
        night.does(at(0), &desk(), &CloseOperation {});
        let no = night.refuses(at(1), &desk(), &LetTimePass {});
        assert_eq!(no, Refusal::OperationClosed);
    }
}
