//! Decide a level: enter, raise, lower or prolong it.

use std::collections::BTreeSet;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::engine::Engine;
use super::events::{Event, LevelDecided, MeasureOrdered};
use super::plan_at_work::MeasureAtWork;
use super::refusals::Refusal;
use super::response::{PlanResponse, Response};
use super::state::Operation;
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
        self.must_go_with_the_level(plan)?;
        let mut engine = Engine::begin(operation, moment, out);
        let measures = self.new_measures(&engine.response);
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
                measure: it.key,
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
    /// Each measure goes with the level, or with a less severe one.
    fn must_go_with_the_level(&self, plan: &PlanResponse) -> Result<(), Refusal> {
        let rank = plan.at_work.level(&self.level).map(|it| it.rank);
        let levels = plan.at_work.levels.iter().filter(|it| Some(it.rank) >= rank);
        let allowed: BTreeSet<&Key> = levels.flat_map(|it| &it.measures).collect();
        let strange = self.measures.iter().filter(|it| !allowed.contains(it));
        let measures: BTreeSet<Key> = strange.cloned().collect();
        if measures.is_empty() { Ok(()) } else { Err(Refusal::MeasuresNotOfTheLevel { measures }) }
    }

    /// The measures that are not in force yet, or whose force has ended.
    fn new_measures(&self, response: &Response) -> Vec<MeasureAtWork> {
        let stands = |key: &Key| {
            let mut of_plan = response.measures.iter().filter(|it| it.plan == self.plan);
            of_plan.any(|it| it.at_work.key == *key && it.is_in_force())
        };
        let wanted: BTreeSet<&Key> = self.measures.iter().filter(|it| !stands(it)).collect();
        let plan = response.plan(&self.plan);
        let known = wanted.into_iter().filter_map(|it| plan?.at_work.measure(it));
        known.cloned().collect()
    }
}

#[cfg(test)]
mod tests {
    use super::super::events::OpenedBy;
    use super::super::task_machine::State;
    use super::super::testing::{
        Night, at, county_flood, deciding, desk, ending, key, level, minute, number, ordering,
        paper, police, reading, receiving, with_follow_up,
    };
    use super::super::{AcceptTask, StartTask};
    use super::*;

    #[test]
    fn a_level_opens_its_tasks_and_hands_them_to_their_posts() {
        let mut night = Night::of_the_county();
        let told = night.does(at(0), &desk(), &deciding("IV"));
        let wanted = [
            "level_decided county-flood 0",
            "task_opened 1 0",
            "task_offered 1 0",
            "task_opened 2 0",
            "task_offered 2 0",
            "task_opened 4 0",
        ];
        assert_eq!(told, wanted);
        assert_eq!(night.plan().level(), Some(&level("IV")));
        assert_eq!(night.task(1).task.due_at(), Some(minute(60)));
    }

    #[test]
    fn raising_a_level_opens_the_new_tasks_alone_and_leaves_what_stands() {
        let mut night = Night::at_level("IV");
        night.does(at(5), &desk(), &StartTask { task: number(2) });
        let told = night.does(at(10), &desk(), &deciding("III"));
        let wanted = [
            "level_decided county-flood 10",
            "task_opened 5 10",
            "task_offered 5 10",
            "task_opened 6 10",
            "task_offered 6 10",
        ];
        assert_eq!(told, wanted);
        assert_eq!(night.state(2), State::Started);
    }

    #[test]
    fn the_first_level_may_be_the_severe_one_and_opens_the_tasks_of_both() {
        let mut night = Night::of_the_county();
        let told = night.does(at(0), &desk(), &deciding("III"));
        let opened = told.iter().filter_map(|it| it.strip_prefix("task_opened "));
        assert_eq!(opened.collect::<Vec<_>>(), ["1 0", "2 0", "4 0", "5 0", "6 0"]);
    }

    #[test]
    fn lowering_a_level_ends_what_stands_only_at_the_higher_one() {
        let mut night = Night::at_level("III");
        night.does(at(5), &desk(), &StartTask { task: number(2) });
        night.does(at(5), &desk(), &StartTask { task: number(5) });
        let lowered = DecideLevel { decided_by: key("hq-secretary"), ..deciding("IV") };
        let told = night.does(at(60), &desk(), &lowered);
        assert!(told.contains(&"task_ended 5 60".to_owned()), "{told:?}");
        assert_eq!(night.state(5), State::Done);
        assert_eq!([2, 4].map(|it| night.state(it)), [State::Started, State::Open]);
        // What is not standing goes on until somebody ends it.
        assert_eq!(night.state(6), State::Offered);
    }

    #[test]
    fn what_comes_after_a_standing_task_opens_when_that_ends_with_its_level() {
        let mut night = Night::of(with_follow_up(county_flood(), "cordon"));
        night.does(at(0), &desk(), &deciding("III"));
        night.does(at(5), &desk(), &StartTask { task: number(5) });
        let lowered = DecideLevel { decided_by: key("hq-secretary"), ..deciding("IV") };
        let told = night.does(at(9), &desk(), &lowered);
        assert_eq!(told[1..], ["task_ended 5 9", "task_opened 10 9", "task_offered 10 9"]);
        assert_eq!(night.task(10).record.opened_by, Some(OpenedBy::TasksBefore));
    }

    #[test]
    fn nobody_decides_a_level_that_the_plan_gives_to_others() {
        let mut night = Night::of_the_county();
        let by = |post, name| DecideLevel { decided_by: key(post), ..deciding(name) };
        let deciders = [key("hq-commander")].into();
        let no = night.refuses(at(0), &desk(), &by("hq-director", "III"));
        assert_eq!(no, Refusal::NotTheirDecision { deciders });
        // Whoever decides a more severe level decides a milder one as well.
        night.does(at(0), &desk(), &by("hq-commander", "IV"));
    }

    #[test]
    fn whoever_ends_a_level_lowers_it_and_nobody_else() {
        let mut night = Night::at_level("III");
        let no = night.refuses(at(1), &desk(), &deciding("IV"));
        assert_eq!(no, Refusal::NotTheirDecision { deciders: [key("hq-secretary")].into() });
    }

    #[test]
    fn a_level_under_the_floor_is_refused() {
        let mut night = Night::of_the_county();
        night.does(at(0), &desk(), &receiving(Some("III")));
        let no = night.refuses(at(5), &desk(), &deciding("IV"));
        assert_eq!(no, Refusal::UnderTheFloor { floor: level("III") });
        night.does(at(5), &desk(), &receiving(None));
        night.does(at(6), &desk(), &deciding("IV"));
    }

    #[test]
    fn a_plan_without_the_level_and_a_plan_that_is_not_at_work_decide_nothing() {
        let mut night = Night::of_the_county();
        let strange = DecideLevel { level: level("II"), ..deciding("III") };
        assert_eq!(night.refuses(at(0), &desk(), &strange), Refusal::NoSuchLevel);
        let absent = DecideLevel { plan: key("psb-flood"), ..deciding("III") };
        assert_eq!(night.refuses(at(0), &desk(), &absent), Refusal::PlanNotAtWork);
    }

    #[test]
    fn a_level_lasts_from_an_hour_to_a_month() {
        let mut night = Night::of_the_county();
        let (hours_min, hours_max) = (HOURS_MIN, HOURS_MAX);
        for lasts_hours in [0, HOURS_MAX + 1] {
            let no = night.refuses(at(0), &desk(), &DecideLevel { lasts_hours, ..deciding("IV") });
            assert_eq!(no, Refusal::LastsOutOfBounds { hours_min, hours_max });
        }
        night.does(at(0), &desk(), &DecideLevel { lasts_hours: 1, ..deciding("IV") });
        let told = night.passes(61);
        assert_eq!(told.last().map(String::as_str), Some("level_outlasted county-flood 60"));
    }

    #[test]
    fn deciding_the_same_level_again_prolongs_it_and_opens_nothing() {
        let mut night = Night::at_level("IV");
        night.does(at(1), &desk(), &AcceptTask { task: number(1) });
        let told = night.does(at(10), &desk(), &deciding("IV"));
        assert_eq!(told, ["level_decided county-flood 10"]);
        let decision = night.plan().decision.as_ref().expect("in force");
        assert_eq!((decision.since, decision.decided_at), (minute(0), minute(10)));
        assert_eq!(decision.ends_at, minute(10 + 48 * 60));
        assert_eq!(night.plan().levels.len(), 1);
    }

    #[test]
    fn a_decision_on_paper_stamps_what_followed_with_its_own_instants() {
        let mut night = Night::of_the_county();
        let told = night.does(paper(60, 100), &desk(), &deciding("IV"));
        let wanted = [
            "level_decided county-flood 60",
            "task_opened 1 60",
            "task_offered 1 60",
            "task_opened 2 60",
            "task_offered 2 60",
            "task_opened 4 60",
            "task_escalated 1 75",
        ];
        assert_eq!(told, wanted);
    }

    #[test]
    fn paper_of_a_decision_before_the_last_one_is_refused() {
        let mut night = Night::of_the_county();
        night.does(at(30), &desk(), &deciding("IV"));
        let no = night.refuses(paper(10, 60), &desk(), &deciding("III"));
        assert_eq!(no, Refusal::BeforeTheLastLevel { since: minute(30) });
        night.does(paper(40, 60), &desk(), &deciding("IV"));
        let no = night.refuses(paper(35, 60), &desk(), &deciding("III"));
        assert_eq!(no, Refusal::BeforeTheLastLevel { since: minute(40) });
        night.does(paper(40, 60), &desk(), &deciding("III"));
    }

    #[test]
    fn measures_that_do_not_go_with_the_level_are_refused_by_name() {
        let mut night = Night::of_the_county();
        let no = night.refuses(at(0), &desk(), &ordering("IV", &["close-ferry", "keep-out"]));
        assert_eq!(no, Refusal::MeasuresNotOfTheLevel { measures: [key("keep-out")].into() });
        let told = night.does(at(0), &desk(), &ordering("III", &["close-ferry", "keep-out"]));
        let ordered = told.iter().filter(|it| it.starts_with("measure_ordered")).count();
        assert_eq!(ordered, 2);
    }

    #[test]
    fn a_measure_that_stands_is_not_ordered_twice() {
        let mut night = Night::of_the_county();
        let twice = ["close-ferry", "close-ferry"];
        let told = night.does(at(0), &desk(), &ordering("IV", &twice));
        assert_eq!(
            told.last().map(String::as_str),
            Some("measure_ordered county-flood.close-ferry 0")
        );
        let told = night.does(at(5), &desk(), &ordering("IV", &["close-ferry"]));
        assert_eq!(told, ["level_decided county-flood 5"]);
        night.does(at(6), &desk(), &ending("close-ferry"));
        let told = night.does(at(7), &desk(), &ordering("IV", &["close-ferry"]));
        let again = ["level_decided county-flood 7", "measure_ordered county-flood.close-ferry 7"];
        assert_eq!(told, again);
    }

    #[test]
    fn a_measure_that_ran_out_unnoticed_is_ordered_anew() {
        let mut night = Night::of_the_county();
        night.does(at(0), &desk(), &ordering("IV", &["close-ferry"]));
        let told = night.does(at(25 * 60), &desk(), &ordering("IV", &["close-ferry"]));
        let of_it: Vec<_> = told.iter().filter(|it| it.contains("close-ferry")).collect();
        let wanted = [
            "measure_ran_out county-flood.close-ferry 1440",
            "measure_ordered county-flood.close-ferry 1500",
        ];
        assert_eq!(of_it, wanted);
    }

    #[test]
    fn a_decision_answers_what_was_proposed() {
        let mut night = Night::of_the_county();
        night.does(at(1), &desk(), &reading("56.20"));
        assert!(night.plan().proposal.is_some());
        night.does(at(2), &desk(), &deciding("IV"));
        assert_eq!(night.plan().proposal, None);
    }

    #[test]
    fn the_plan_of_the_police_is_asked_when_that_of_the_county_is_raised() {
        let mut night = Night::of_both();
        let told = night.does(at(0), &desk(), &deciding("IV"));
        assert!(!told.iter().any(|it| it.starts_with("level_proposed")), "{told:?}");
        let told = night.does(at(20), &desk(), &deciding("III"));
        assert_eq!(told.last().map(String::as_str), Some("level_proposed psb-flood 20"));
        let duty = DecideLevel {
            plan: key("psb-flood"),
            level: level("duty-2"),
            decided_by: key("psb-chief"),
            ..deciding("III")
        };
        let told = night.does(at(30), &police(), &duty);
        let wanted = [
            "level_decided psb-flood 30",
            "task_opened 10 30",
            "task_offered 10 30",
            "task_scheduled 11 30",
        ];
        assert_eq!(told, wanted);
        assert_eq!(
            night.passes(91),
            [
                "task_escalated 10 45",
                "task_escalated 6 50",
                "task_overdue 1 60",
                "task_opened 11 90",
                "task_offered 11 90",
            ]
        );
    }
}
