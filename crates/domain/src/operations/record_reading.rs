//! Write down what was measured.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::engine::Engine;
use super::events::{Event, ReadingRecorded};
use super::refusals::Refusal;
use super::state::Operation;
use crate::kernel::{Key, Moment, OperationId, Right, Text, Verb};
use crate::plans::document::{MeasureUnit, Quantity};
use crate::registers::{Acting, Registers, Unanswered};

/// Write down what was measured; it happened when it was measured.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RecordReading {
    /// The key of the indicator in the plan.
    pub indicator: Key,
    /// What was measured, such as `58.40` or `58.40 m`.
    pub value: Text<40>,
    /// In words: who read it, from where.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<Text<200>>,
}

impl Verb for RecordReading {
    type Of = Operation;
    type Facts = Acting;
    const NAME: &'static str = "record_reading";
    const RIGHT: Right = Right::ReportSituation;

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
        let indicator = response.indicator(&self.indicator);
        let indicator = indicator
            .ok_or_else(|| Refusal::NoSuchIndicator { indicator: self.indicator.clone() })?;
        let value = measured(self.value.as_str(), indicator.measure)?;
        let mut engine = Engine::begin(operation, moment, out);
        engine.emit(ReadingRecorded {
            operation: operation.id,
            indicator: self.indicator.clone(),
            value,
            note: self.note.as_ref().map(Into::into),
            by: acting.into(),
            at: None,
        });
        engine.finish();
        Ok(())
    }
}

/// A number of at most twelve digits and three after the point, with a unit that measures the same
/// kind of thing, or without.
fn measured(text: &str, wanted: MeasureUnit) -> Result<Quantity, Refusal> {
    let no = || Refusal::NotAMeasurement { wanted };
    let end =
        text.find(|it: char| !matches!(it, '0'..='9' | '.' | '-' | '+')).unwrap_or(text.len());
    let (number, unit) = text.split_at_checked(end).ok_or_else(no)?;
    let unit = match unit.trim() {
        "" => wanted,
        name => MeasureUnit::named(name).ok_or_else(no)?,
    };
    if unit.dimension() != wanted.dimension() {
        return Err(Refusal::WrongUnit { wanted, found: unit });
    }
    let (sign, digits) = match number.strip_prefix('-') {
        Some(digits) => (-1, digits),
        None => (1, number.strip_prefix('+').unwrap_or(number)),
    };
    let (whole, rest) = digits.split_once('.').unwrap_or((digits, ""));
    let is_number = |it: &str| it.bytes().all(|it| it.is_ascii_digit());
    if whole.is_empty()
        || whole.len() > 12
        || rest.len() > 3
        || !is_number(whole)
        || !is_number(rest)
    {
        return Err(no());
    }
    let thousandths: i64 = format!("{whole}{rest:0<3}").parse().map_err(|_| no())?;
    let decimals = u8::try_from(rest.len()).map_err(|_| no())?;
    Ok(Quantity { thousandths: sign * thousandths, decimals, unit })
}

#[cfg(test)]
mod tests {
    use super::super::events::{OpenedBy, ProposedBy};
    use super::super::response::READINGS_MAX;
    use super::super::testing::{
        Night, at, deciding, desk, key, minute, number, paper, proposing, reading, text,
        turning_down,
    };
    use super::super::{OpenTask, StartTask};
    use super::*;

    #[test]
    fn a_reading_is_a_number_with_a_unit_of_its_kind_or_none() {
        let read = |text| measured(text, MeasureUnit::Metre);
        let stage = |thousandths, decimals, unit| Ok(Quantity { thousandths, decimals, unit });
        assert_eq!(read("58.40"), stage(58_400, 2, MeasureUnit::Metre));
        assert_eq!(read("58.4 m"), stage(58_400, 1, MeasureUnit::Metre));
        assert_eq!(read("-5840cm"), stage(-5_840_000, 0, MeasureUnit::Centimetre));
        let (wanted, found) = (MeasureUnit::Metre, MeasureUnit::Millimetre);
        assert_eq!(read("3 mm").map(|it| it.unit), Ok(found));
        assert_eq!(read("3 %"), Err(Refusal::WrongUnit { wanted, found: MeasureUnit::Percent }));
        for text in
            ["", "m", "58.", "５８", "1e9", "58.4001", "1234567890123", "5-8", "5 feet", "--5"]
        {
            let is_short = text == "58.";
            assert_eq!(read(text).is_err(), !is_short, "{text}");
        }
    }

    #[test]
    fn a_reading_counts_in_the_unit_of_its_plan() {
        let mut night = Night::of_the_county();
        let (wanted, found) = (MeasureUnit::Metre, MeasureUnit::MillimetrePerHour);
        let no = night.refuses(at(0), &desk(), &reading("56.20 mm/h"));
        assert_eq!(no, Refusal::WrongUnit { wanted, found });
        let no = night.refuses(at(0), &desk(), &reading("五十六米二"));
        assert_eq!(no, Refusal::NotAMeasurement { wanted });
        // Other units of the same kind are taken, and compare.
        let told = night.does(at(0), &desk(), &reading("56000 mm"));
        let wanted = ["reading_recorded river.dongdu.stage 0", "level_proposed county-flood 0"];
        assert_eq!(told, wanted);
    }

    #[test]
    fn what_no_plan_looks_at_is_not_measured() {
        let indicator = key("river.xikou.stage");
        let verb = RecordReading { indicator: indicator.clone(), ..reading("1") };
        let no = Refusal::NoSuchIndicator { indicator };
        assert_eq!(Night::of_the_county().refuses(at(0), &desk(), &verb), no);
        assert!(matches!(
            Night::begins().refuses(at(0), &desk(), &reading("56.20")),
            Refusal::NoSuchIndicator { .. }
        ));
    }

    #[test]
    fn readings_propose_a_level_once() {
        let mut night = Night::of_the_county();
        assert_eq!(night.does(at(0), &desk(), &reading("55.99")).len(), 1);
        assert_eq!(night.does(at(10), &desk(), &reading("56.00")).len(), 2);
        assert_eq!(night.proposed(), Some(("IV".into(), ProposedBy::Condition, 10)));
        assert_eq!(night.does(at(20), &desk(), &reading("56.40")).len(), 1);
        assert_eq!(night.proposed(), Some(("IV".into(), ProposedBy::Condition, 10)));
        night.does(at(30), &desk(), &reading("57.60"));
        assert_eq!(night.proposed(), Some(("III".into(), ProposedBy::Condition, 30)));
    }

    #[test]
    fn what_is_proposed_lapses_with_its_condition() {
        let mut night = Night::of_the_county();
        night.does(at(0), &desk(), &reading("57.60"));
        night.does(at(10), &desk(), &reading("57.40"));
        assert_eq!(night.proposed(), Some(("IV".into(), ProposedBy::Condition, 10)));
        let told = night.does(at(20), &desk(), &reading("55.80"));
        assert_eq!(told.last().map(String::as_str), Some("proposal_lapsed county-flood 20"));
        assert_eq!(night.proposed(), None);
    }

    #[test]
    fn a_level_in_force_is_not_proposed_and_neither_is_a_milder_one() {
        let mut night = Night::at_level("III");
        assert_eq!(night.does(at(1), &desk(), &reading("56.40")).len(), 1);
        assert_eq!(night.does(at(2), &desk(), &reading("57.60")).len(), 1);
        assert_eq!(night.proposed(), None);
    }

    #[test]
    fn a_reading_on_paper_proposes_with_its_own_instant() {
        let mut night = Night::of_the_county();
        night.passes(60);
        let told = night.does(paper(20, 70), &desk(), &reading("56.20"));
        let wanted = ["reading_recorded river.dongdu.stage 20", "level_proposed county-flood 20"];
        assert_eq!(told, wanted);
    }

    #[test]
    fn paper_between_two_readings_brings_what_it_was_so_for() {
        let mut night = Night::of_the_county();
        night.does(at(0), &desk(), &reading("55.00"));
        night.does(at(40), &desk(), &reading("55.10"));
        let told = night.does(paper(20, 60), &desk(), &reading("56.20"));
        let wanted = [
            "reading_recorded river.dongdu.stage 20",
            "level_proposed county-flood 20",
            "proposal_lapsed county-flood 40",
        ];
        assert_eq!(told, wanted);
        // It is told once: other paper changes nothing of it.
        let told = night.does(paper(10, 70), &desk(), &reading("55.05"));
        assert_eq!(told, ["reading_recorded river.dongdu.stage 10"]);
    }

    #[test]
    fn paper_of_an_earlier_reading_leaves_what_was_turned_down_since() {
        let mut night = Night::of_the_county();
        night.does(at(0), &desk(), &reading("55.00"));
        night.does(at(30), &desk(), &reading("56.20"));
        night.does(at(35), &desk(), &turning_down("hq-director"));
        night.does(paper(10, 50), &desk(), &reading("55.20"));
        assert_eq!(night.proposed(), None);
    }

    #[test]
    fn paper_of_a_reading_before_a_decision_proposes_more_since_that_decision() {
        let mut night = Night::of_the_county();
        night.does(at(0), &desk(), &reading("55.00"));
        night.does(at(10), &desk(), &deciding("IV"));
        let told = night.does(paper(5, 24), &desk(), &reading("57.80"));
        let wanted = ["reading_recorded river.dongdu.stage 5", "level_proposed county-flood 10"];
        assert_eq!(told, wanted);
        night.does(paper(6, 24), &desk(), &reading("55.00"));
        assert_eq!(night.proposed(), None);
    }

    #[test]
    fn a_second_reading_of_one_instant_puts_the_first_right() {
        let mut night = Night::of_the_county();
        night.does(at(10), &desk(), &reading("65.20"));
        night.does(paper(10, 12), &desk(), &reading("55.20"));
        assert_eq!(night.proposed(), None);
        let readings = night.operation.response.readings[&key("river.dongdu.stage")].clone();
        assert_eq!(readings.len(), 1);
    }

    #[test]
    fn the_oldest_readings_leave_the_memory_when_it_is_full() {
        let mut night = Night::of_the_county();
        let count = i64::try_from(READINGS_MAX).expect("few");
        for it in 0..=count {
            night.tries(at(it), &desk(), &reading("55.00")).expect("it is taken");
        }
        let readings = night.operation.response.readings[&key("river.dongdu.stage")].clone();
        assert_eq!(readings.len(), READINGS_MAX);
        assert_eq!(readings[0].0, minute(1));
        night.tries(paper(0, count), &desk(), &reading("99.00")).expect("it is taken");
        assert_eq!(night.proposed(), None);
    }

    #[test]
    fn a_held_task_opens_when_its_condition_comes_to_hold() {
        let mut night = Night::at_level("III");
        night.does(at(5), &desk(), &reading("57.90"));
        assert!(!night.task(7).is_open());
        let told = night.does(at(14), &desk(), &reading("58.00"));
        let wanted = ["task_released 7 14", "task_opened 7 14", "task_offered 7 14"];
        assert_eq!(told[1..], wanted);
        let opened_by = night.task(7).record.opened_by;
        assert_eq!(opened_by, Some(OpenedBy::Condition));
    }

    #[test]
    fn a_held_task_waits_for_its_level_as_well() {
        let mut night = Night::at_level("IV");
        night.does(at(5), &desk(), &reading("58.10"));
        assert!(!night.task(7).is_open());
        let told = night.does(at(9), &desk(), &deciding("III"));
        assert!(told.contains(&"task_opened 7 9".to_owned()), "{told:?}");
    }

    #[test]
    fn paper_of_a_reading_opens_a_held_task_at_the_instant_of_the_reading() {
        let mut night = Night::at_level("III");
        let told = night.does(paper(8, 12), &desk(), &reading("58.10"));
        assert_eq!(told[1..], ["task_released 7 8", "task_opened 7 8", "task_offered 7 8"]);
    }

    #[test]
    fn paper_of_a_reading_before_the_level_opens_its_held_task_with_the_level() {
        let mut night = Night::of_the_county();
        night.does(at(10), &desk(), &deciding("III"));
        let told = night.does(paper(5, 12), &desk(), &reading("58.10"));
        assert_eq!(told[1..], ["task_released 7 10", "task_opened 7 10", "task_offered 7 10"]);
        // What had held before the level and no more when it came opens nothing.
        let mut night = Night::of_the_county();
        night.does(at(8), &desk(), &reading("57.00"));
        night.does(at(10), &desk(), &deciding("III"));
        night.does(paper(5, 12), &desk(), &reading("58.10"));
        assert!(!night.task(7).is_open());
    }

    #[test]
    fn paper_opens_a_held_task_after_the_last_of_what_it_waits_for() {
        let mut night = Night::at_level("IV");
        night.does(at(10), &desk(), &deciding("III"));
        let told = night.does(paper(5, 12), &desk(), &reading("58.10"));
        assert_eq!(told[1..], ["task_released 7 10", "task_opened 7 10", "task_offered 7 10"]);
    }

    #[test]
    fn paper_of_a_night_before_the_level_opens_what_it_holds_with_the_level() {
        let mut night = Night::of_the_county();
        let (task, reason) = (number(6), text("雨势急，提前转移"));
        night.does(at(1), &desk(), &OpenTask { task, reason });
        night.does(at(10), &desk(), &deciding("IV"));
        let told = night.does(paper(5, 12), &desk(), &StartTask { task });
        assert_eq!(told, ["task_started 6 5", "task_released 9 10", "task_opened 9 10"]);
    }

    #[test]
    fn a_proposal_of_a_person_yields_to_a_more_severe_condition_alone() {
        let mut night = Night::of_the_county();
        night.does(at(0), &desk(), &proposing(Some("IV")));
        night.does(at(1), &desk(), &reading("56.20"));
        assert_eq!(night.proposed(), Some(("IV".into(), ProposedBy::Person, 0)));
        night.does(at(2), &desk(), &reading("57.50"));
        assert_eq!(night.proposed(), Some(("III".into(), ProposedBy::Condition, 2)));
    }

    #[test]
    fn a_note_says_who_read_it() {
        let mut night = Night::of_the_county();
        let note = Some(text("东渡水位站值班员电话报"));
        night.does(at(0), &desk(), &RecordReading { note, ..reading("54.10") });
        let (event, _) = night.journal.last().expect("it was written down");
        assert!(matches!(event, Event::ReadingRecorded(it) if it.note.is_some()));
    }
}
