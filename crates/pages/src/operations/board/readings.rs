//! What was measured last: it explains what conditions propose.

use std::collections::BTreeSet;

use domain::kernel::{Instant, Key};
use domain::operations::IndicatorAtWork;
use domain::plans::document::{MeasureUnit, Quantity};
use words::{Names as _, OperationOverview, quantity};

use super::super::sight::Sight;
use crate::components::TimeShown;

/// So many have room in a line.
const SHOWN_MAX: usize = 6;

/// The last readings.
pub(super) struct Readings {
    pub(super) shown: Vec<ReadingShown>,
    /// How many indicators were measured at all.
    pub(super) count: usize,
    /// What the link to all of them says.
    pub(super) all: String,
    pub(super) href: String,
    /// Whether any plan at work measures anything.
    pub(super) has_indicators: bool,
}

/// The last reading of an indicator.
pub(super) struct ReadingShown {
    pub(super) id: String,
    pub(super) name: String,
    pub(super) value: String,
    pub(super) at: TimeShown,
}

impl Readings {
    pub(super) fn of(sight: &Sight<'_>) -> Self {
        let plans = &sight.board.response().plans;
        let mut seen = BTreeSet::new();
        let indicators: Vec<&IndicatorAtWork> = plans
            .iter()
            .flat_map(|it| &it.at_work.indicators)
            .filter(|it| seen.insert(&it.key))
            .collect();
        let read: Vec<_> =
            indicators.iter().filter_map(|it| Some((it, last(sight, &it.key)?))).collect();
        let shown = read.iter().take(SHOWN_MAX).map(|(it, (at, value))| ReadingShown {
            id: format!("reading-{}", it.key),
            name: sight.names.indicator(&it.key),
            value: quantity(&measured(*value, it.measure), sight.language),
            at: sight.time(*at),
        });
        Self {
            shown: shown.collect(),
            count: read.len(),
            all: sight.say(OperationOverview::All { count: read.len() }),
            href: sight.addresses.readings(),
            has_indicators: !indicators.is_empty(),
        }
    }
}

fn last(sight: &Sight<'_>, indicator: &Key) -> Option<(Instant, i64)> {
    sight.board.response().readings.get(indicator)?.last().copied()
}

/// Thousandths of the base unit in the unit of the indicator, with as many digits as they need;
/// water levels are read to the centimetre.
fn measured(base_thousandths: i64, unit: MeasureUnit) -> Quantity {
    let thousandths = base_thousandths / unit.in_base_units().max(1);
    let needed: u8 = match thousandths % 1_000 {
        0 => 0,
        it if it % 100 == 0 => 1,
        it if it % 10 == 0 => 2,
        _ => 3,
    };
    let decimals = if unit == MeasureUnit::Metre { needed.max(2) } else { needed };
    Quantity { thousandths, decimals, unit }
}

#[test]
fn a_water_level_is_read_to_the_centimetre_and_a_count_without_a_point() {
    let shown = |base, unit| measured(base, unit).to_string();
    assert_eq!(shown(58_400_000, MeasureUnit::Metre), "58.40 m");
    assert_eq!(shown(58_405_000, MeasureUnit::Metre), "58.405 m");
    assert_eq!(shown(3_000, MeasureUnit::Persons), "3 persons");
    assert_eq!(shown(12_500, MeasureUnit::Millimetre), "12.5 mm");
}
