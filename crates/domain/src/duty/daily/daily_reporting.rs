//! A daily reporting as its events have made it.

use std::collections::BTreeSet;

use super::events::DailyEvent;
use super::refusals::Refusal;
use crate::kernel::{DailyReportingId, Instant, Key, Moment, Span, Stream};

const DAY: Span = Span::from_hours(24);

/// The days of a reporting: each has a number, from 1, and ends when its reports are due.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Rounds {
    /// When the reports of the first day are due.
    pub first_due_at: Instant,
}

impl Rounds {
    /// When the reports of a day are due.
    #[must_use]
    pub fn due_at(self, round: u32) -> Instant {
        let days = i64::from(round.max(1)) - 1;
        self.first_due_at + Span::from_hours(24 * days)
    }

    /// The day that runs at an instant: its reports are due next. Before the first day begins it
    /// is the first.
    #[must_use]
    pub fn running_at(self, now: Instant) -> u32 {
        let since = now.since(self.first_due_at).microseconds();
        if since <= 0 {
            return 1;
        }
        let day = DAY.microseconds();
        let over = since / day + i64::from(since % day > 0);
        u32::try_from(over).unwrap_or(u32::MAX - 1).saturating_add(1)
    }
}

/// Units that report every day.
#[derive(Clone, PartialEq, Debug)]
pub struct DailyReporting {
    /// Which one.
    pub id: DailyReportingId,
    /// Its days; none before it began.
    pub rounds: Option<Rounds>,
    /// The codes of the units.
    pub units: BTreeSet<Key>,
    /// Whether it is over.
    pub is_ended: bool,
}

impl DailyReporting {
    pub(super) fn must_run(&self) -> Result<Rounds, Refusal> {
        let rounds = self.rounds.ok_or(Refusal::NoSuchReporting)?;
        if self.is_ended { Err(Refusal::ReportingIsEnded) } else { Ok(rounds) }
    }
}

impl Stream for DailyReporting {
    type Id = DailyReportingId;
    type Event = DailyEvent;
    type Refusal = Refusal;
    const NAME: &'static str = "daily_reporting";

    fn new(id: DailyReportingId) -> Self {
        Self { id, rounds: None, units: BTreeSet::new(), is_ended: false }
    }

    fn evolve(&mut self, event: &DailyEvent, _: Moment) {
        match event {
            DailyEvent::DailyReportingBegun(it) => {
                self.rounds = Some(Rounds { first_due_at: it.first_due_at });
                self.units = it.units.iter().cloned().collect();
            }
            DailyEvent::DailyReportGiven(_) => {}
            DailyEvent::DailyReportingEnded(_) => self.is_ended = true,
        }
    }
}

#[test]
fn a_day_ends_when_its_reports_are_due_and_the_next_begins() {
    let first = Instant::from_microseconds(1_780_000_000_000_000);
    let rounds = Rounds { first_due_at: first };
    let running = |hours, minutes| {
        rounds.running_at(first + Span::from_hours(hours) + Span::from_minutes(minutes))
    };
    assert_eq!([running(-90, 0), running(0, 0), running(0, 1)], [1, 1, 2]);
    assert_eq!([running(24, 0), running(24, 1), running(240, 0)], [2, 3, 11]);
    for round in 1..40 {
        assert_eq!(rounds.running_at(rounds.due_at(round)), round);
    }
}
