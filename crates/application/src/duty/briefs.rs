//! Daily briefs, with the texts that are still there.

use domain::kernel::{BriefId, Realm, Thing, Version};

use super::shifts::{opened, who};
use crate::actor::Who;
use crate::failure::Fault;
use crate::office::Reading;
use crate::ports::{BriefRow, Page};

/// A daily brief, with the texts that are still there.
#[derive(Clone, Debug)]
pub struct BriefRead {
    /// Without its texts.
    pub row: BriefRow,
    /// What it says.
    pub text: Option<String>,
    /// Who wrote it last.
    pub written_by: Who,
    /// Who checked it as it stands.
    pub checked_by: Option<Who>,
    /// In whose name it is issued, and to whom.
    pub issued: Option<(Option<String>, Option<String>)>,
    /// What somebody who changes it has seen.
    pub version: Version,
}

/// Briefs, the newest first.
///
/// # Errors
/// When the store cannot be read or a text is damaged.
pub fn briefs(
    reading: &mut Reading<'_>,
    realm: &Realm,
    page: Page,
) -> Result<Vec<BriefRead>, Fault> {
    let rows = reading.view.briefs(realm, page)?;
    rows.into_iter().map(|row| read(reading, realm, row)).collect()
}

/// One brief; none where there is no such brief.
///
/// # Errors
/// When the store cannot be read or a text is damaged.
pub fn brief(
    reading: &mut Reading<'_>,
    realm: &Realm,
    brief: BriefId,
) -> Result<Option<BriefRead>, Fault> {
    let row = reading.view.brief(realm, brief)?;
    row.map(|row| read(reading, realm, row)).transpose()
}

fn read(reading: &mut Reading<'_>, realm: &Realm, row: BriefRow) -> Result<BriefRead, Fault> {
    let issued = match &row.issued {
        None => None,
        Some(it) => Some((opened(reading, Some(&it.from))?, opened(reading, Some(&it.to))?)),
    };
    let seen = reading.view.last_change(realm, &Thing::new("daily_brief", row.brief))?;
    Ok(BriefRead {
        text: opened(reading, Some(&row.says))?,
        written_by: who(&row.who)?,
        checked_by: row.checked_by.as_deref().map(who).transpose()?,
        issued,
        version: seen.map_or(Version(0), |it| it.version),
        row,
    })
}
