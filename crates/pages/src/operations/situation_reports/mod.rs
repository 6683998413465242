//! Situation reports 情况报告 of an operation: the list, one of them, and its sheet.

mod acts;
mod changes;
mod draft;
mod list;
mod page;
mod sheet;
mod tasks;

pub(crate) use list::list;
pub(crate) use page::{act, show};
pub(crate) use sheet::{SheetPage, SheetParts, sheet};

use application::operations::{SituationReportListed, SituationReportRead, situation_report};
use application::{Fault, Reading, Who};
use domain::kernel::{Instant, OperationId, Realm, SituationReportId};
use domain::operations::Operation;
use serde::Deserialize;
use words::TaskThread;

use super::attachments::person;
use super::deciding::Desk;
use super::sight::Sight;

/// The part of an address that names a report of an operation.
#[derive(Deserialize)]
pub(crate) struct ReportPath {
    operation: String,
    report: String,
}

impl ReportPath {
    fn ids(&self) -> Option<(OperationId, SituationReportId)> {
        Some((self.operation.parse().ok()?, self.report.parse().ok()?))
    }
}

/// The last report that was issued: its number, and the moment up to which it speaks.
type Last = Option<(u32, Instant)>;

fn last_of(operation: &Operation) -> Last {
    operation.situation_reports.last.map(|it| (it.number, it.as_of))
}

/// One report, with the names of whoever had to do with it.
fn read(
    reading: &mut Reading<'_>,
    (realm, desk): (&Realm, &mut Desk),
    report: SituationReportId,
) -> Result<Option<SituationReportRead>, Fault> {
    let found = situation_report(reading, (realm, desk.operation), report)?;
    if let Some(found) = &found {
        call(reading, (realm, desk), std::slice::from_ref(&found.listed))?;
    }
    Ok(found)
}

/// Opens the names of whoever had to do with some reports.
fn call(
    reading: &mut Reading<'_>,
    (realm, desk): (&Realm, &mut Desk),
    reports: &[SituationReportListed],
) -> Result<(), Fault> {
    let who = reports.iter().flat_map(|it| {
        std::iter::once(&it.who).chain(&it.checked_by).chain(&it.issued_by).filter_map(person)
    });
    desk.board.names.call(reading, realm, who.collect::<Vec<_>>())
}

/// Who did something, by name.
fn said(sight: &Sight<'_>, who: &Who) -> String {
    sight.who(who).unwrap_or_else(|| sight.say(TaskThread::ByOperator))
}
