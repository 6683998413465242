//! What was measured last: it explains what conditions propose.

use std::collections::BTreeSet;

use domain::kernel::{Instant, Key};
use domain::operations::IndicatorAtWork;
use words::{Names as _, OperationOverview, quantity};

use super::super::deciding::read_value;
use super::super::readings::CountedBy;
use super::super::sight::Sight;
use crate::components::{ScriptMark, TimeShown};

/// So many have room in a line.
const SHOWN_MAX: usize = 6;

/// The last readings.
pub(crate) struct Readings {
    pub(crate) shown: Vec<ReadingShown>,
    /// How many indicators were measured at all.
    pub(crate) count: usize,
    /// What the link to all of them says.
    pub(crate) all: String,
    pub(crate) href: String,
    /// Whether any plan at work measures anything.
    pub(crate) has_indicators: bool,
}

/// The last reading of an indicator.
pub(crate) struct ReadingShown {
    pub(crate) id: String,
    pub(crate) name: String,
    pub(crate) value: String,
    pub(crate) href: String,
    pub(crate) at: TimeShown,
    pub(crate) mark: ScriptMark,
}

impl Readings {
    pub(crate) fn of(sight: &Sight<'_>) -> Self {
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
            value: quantity(&read_value(*value, it.measure), sight.language),
            href: sight.counted_href(&it.key, (CountedBy::Last, None)),
            at: sight.time(*at),
            mark: sight.reading_mark(&it.key),
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
