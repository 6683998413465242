//! The situation reports of an operation as its events have made them, without their texts.

use std::collections::BTreeMap;

use super::super::events::Event;
use super::super::refusals::Refusal;
use crate::kernel::{Instant, Moment, PersonId, SituationReportId};

/// The situation reports of an operation.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct SituationReports {
    /// Each with what became of it.
    pub all: BTreeMap<SituationReportId, SituationReport>,
    /// What is known of the one that was issued last.
    pub last: Option<IssuedReport>,
}

/// A situation report.
#[derive(Clone, PartialEq, Debug)]
pub struct SituationReport {
    /// The moment up to which it speaks.
    pub as_of: Instant,
    /// Who wrote it last.
    pub writer: Option<PersonId>,
    /// When it was written last.
    pub written_at: Instant,
    /// When somebody else found it right, as it stands.
    pub checked_at: Option<Instant>,
    /// Its number, once it has left the house.
    pub number: Option<u32>,
}

/// A report that has left the house.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct IssuedReport {
    /// Its number.
    pub number: u32,
    /// When it left.
    pub at: Instant,
    /// The moment up to which it speaks.
    pub as_of: Instant,
}

impl SituationReports {
    /// A report that can still be changed.
    pub(super) fn unissued(&self, report: SituationReportId) -> Result<&SituationReport, Refusal> {
        let found = self.all.get(&report).ok_or(Refusal::NoSuchSituationReport)?;
        if found.number.is_some() { Err(Refusal::SituationReportIsIssued) } else { Ok(found) }
    }

    /// Refuses a report that says less than the last one that was issued.
    pub(super) fn must_follow(&self, as_of: Instant) -> Result<(), Refusal> {
        match self.last {
            Some(last) if as_of < last.as_of => {
                Err(Refusal::SituationReportIsOlder { number: last.number, as_of: last.as_of })
            }
            Some(_) | None => Ok(()),
        }
    }

    /// The number of the next one.
    pub(super) fn next_number(&self) -> u32 {
        self.last.map_or(1, |it| it.number.saturating_add(1))
    }

    /// After one more event of the operation.
    pub(in crate::operations) fn evolve(&mut self, event: &Event, moment: Moment) {
        let at = moment.happened_at;
        if let Event::SituationReportWritten(it) = event {
            let (as_of, writer) = (it.as_of, it.writer);
            let written =
                SituationReport { as_of, writer, written_at: at, checked_at: None, number: None };
            self.all.insert(it.report, written);
        } else if let Event::SituationReportChecked(it) = event {
            if let Some(report) = self.all.get_mut(&it.report) {
                report.checked_at = Some(at);
            }
        } else if let Event::SituationReportIssued(it) = event
            && let Some(report) = self.all.get_mut(&it.report)
        {
            report.number = Some(it.number);
            self.last = Some(IssuedReport { number: it.number, at, as_of: report.as_of });
        }
    }
}
