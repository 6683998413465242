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
    let end = text.find(|it: char| !matches!(it, '0'..='9' | '.' | '-' | '+')).unwrap_or(text.len());
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
    if whole.is_empty() || whole.len() > 12 || rest.len() > 3 || !is_number(whole) || !is_number(rest)
    {
        return Err(no());
    }
    let thousandths: i64 = format!("{whole}{rest:0<3}").parse().map_err(|_| no())?;
    let decimals = u8::try_from(rest.len()).map_err(|_| no())?;
    Ok(Quantity { thousandths: sign * thousandths, decimals, unit })
}

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
    for text in ["", "m", "58.", "５８", "1e9", "58.4001", "1234567890123", "5-8", "5 feet", "--5"] {
        let is_short = text == "58.";
        assert_eq!(read(text).is_err(), !is_short, "{text}");
    }
}
