//! Situation reports of an operation, with the texts that are still there.

use domain::kernel::{OperationId, Realm, SituationReportId, VaultText, Version};
use domain::operations::of_situation_report;

use crate::actor::Who;
use crate::failure::Fault;
use crate::office::Reading;
use crate::ports::SituationReportRow;

/// A situation report as a list shows it.
#[derive(Clone, Debug)]
pub struct SituationReportListed {
    /// Without its texts.
    pub row: SituationReportRow,
    /// Who wrote it last.
    pub who: Who,
    /// Who has checked it as it stands.
    pub checked_by: Option<Who>,
    /// Who issued it.
    pub issued_by: Option<Who>,
    /// In the name of which body.
    pub from: Option<String>,
    /// To which units it went.
    pub to: Option<String>,
}

/// A situation report with all that it says.
#[derive(Clone, Debug)]
pub struct SituationReportRead {
    /// As a list shows it.
    pub listed: SituationReportListed,
    /// Its four blocks in their order; none for one that was destroyed.
    pub blocks: [Option<String>; 4],
    /// What somebody who changes it has seen.
    pub version: Version,
}

/// The situation reports of an operation, in the order in which they were begun.
///
/// # Errors
/// When the store cannot be read or a text is damaged.
pub fn situation_reports(
    reading: &mut Reading<'_>,
    realm: &Realm,
    operation: OperationId,
) -> Result<Vec<SituationReportListed>, Fault> {
    let rows = reading.view.situation_reports(realm, operation)?;
    rows.into_iter().map(|row| listed(reading, row)).collect()
}

/// One situation report; none where there is no such one.
///
/// # Errors
/// When the store cannot be read or a text is damaged.
pub fn situation_report(
    reading: &mut Reading<'_>,
    (realm, operation): (&Realm, OperationId),
    report: SituationReportId,
) -> Result<Option<SituationReportRead>, Fault> {
    let rows = reading.view.situation_reports(realm, operation)?;
    let Some(row) = rows.into_iter().find(|it| it.report == report) else { return Ok(None) };
    let mut blocks = [None, None, None, None];
    for (block, text) in blocks.iter_mut().zip(&row.blocks) {
        *block = opened(reading, text)?;
    }
    let seen = reading.view.last_change(realm, &of_situation_report(operation, report))?;
    let version = seen.map_or(Version(0), |it| it.version);
    Ok(Some(SituationReportRead { listed: listed(reading, row)?, blocks, version }))
}

fn listed(
    reading: &mut Reading<'_>,
    row: SituationReportRow,
) -> Result<SituationReportListed, Fault> {
    let from = row.issued.as_ref().map(|it| opened(reading, &it.from)).transpose()?.flatten();
    let to = row.issued.as_ref().map(|it| opened(reading, &it.to)).transpose()?.flatten();
    let checked_by = row.checked.as_ref().map(|(it, _)| who(it)).transpose()?;
    let issued_by = row.issued.as_ref().map(|it| who(&it.who)).transpose()?;
    Ok(SituationReportListed { who: who(&row.who)?, checked_by, issued_by, from, to, row })
}

fn opened(reading: &mut Reading<'_>, text: &VaultText) -> Result<Option<String>, Fault> {
    let Some(text) = text.commitment() else { return Ok(None) };
    Ok(reading.open(&text)?.text().map(str::to_owned))
}

fn who(text: &str) -> Result<Who, Fault> {
    serde_json::from_str(text).map_err(|error| Fault::new("reading who reported", error))
}
