//! Two units that report every day at five.

use uuid::Uuid;

use super::{BeginDailyReporting, Beginning, DailyReporting, GiveDailyReport, Refusal};
use crate::kernel::{DailyReportingId, Instant, Key, Moment, Span, Stream, Text, Verb};

pub(super) const NOON: Instant = Instant::from_microseconds(1_780_020_000_000_000);

pub(super) fn later(hours: i64) -> Instant {
    NOON + Span::from_hours(hours)
}

pub(super) fn unit(number: u128) -> Key {
    format!("unit-{number}").parse().expect("a key")
}

pub(super) fn reporting() -> DailyReporting {
    DailyReporting::new(DailyReportingId::from_uuid(Uuid::from_u128(1)))
}

/// Due at five for the first time.
pub(super) fn beginning() -> BeginDailyReporting {
    BeginDailyReporting {
        what: Text::parse("卡点、隔离点情况").expect("fits"),
        units: [unit(1), unit(2)].into(),
        first_due_at: later(5),
        operation: None,
    }
}

pub(super) fn facts() -> Beginning {
    Beginning { are_units_known: true, operation: None }
}

pub(super) fn begun() -> DailyReporting {
    let mut reporting = reporting();
    decide(&mut reporting, &beginning(), &facts(), NOON).expect("it is new");
    reporting
}

pub(super) fn giving(of: u128, round: u32) -> GiveDailyReport {
    GiveDailyReport { unit: unit(of), round, text: None }
}

/// Decides and folds what came out; how many events that were.
pub(super) fn decide<V: Verb<Of = DailyReporting>>(
    reporting: &mut DailyReporting,
    verb: &V,
    facts: &V::Facts,
    at: Instant,
) -> Result<usize, Refusal> {
    let (mut events, moment) = (Vec::new(), Moment::at(at));
    verb.decide(reporting, facts, moment, &mut events)?;
    events.iter().for_each(|event| reporting.evolve(event, moment));
    Ok(events.len())
}
