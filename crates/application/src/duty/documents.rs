//! Documents that came, with the texts that are still there, and those that came twice.

use domain::duty::DocumentLead;
use domain::kernel::{AttachmentOf, IncomingDocumentId, Realm, Thing, Version};

use super::shifts::{opened, who};
use crate::actor::Who;
use crate::failure::Fault;
use crate::office::Reading;
use crate::operations::ListedAttachment;
use crate::ports::{DocumentOfUnitRow, DocumentRow, DocumentWanted, Page};

/// So many documents that are not closed lie on the desk.
pub const DESK_DOCUMENTS_MAX: u32 = 30;
/// So many attachments of one paper are shown.
pub const PAPER_ATTACHMENTS_MAX: u32 = 50;
/// A document is compared with so many that came before it.
const COMPARED_MAX: u32 = 500;

/// A document, with the texts that are still there.
#[derive(Clone, Debug)]
pub struct DocumentRead {
    /// Without its texts.
    pub row: DocumentRow,
    /// Whose it is.
    pub issuer: Option<String>,
    /// The number that it bears.
    pub number: Option<String>,
    /// Its title.
    pub title: Option<String>,
    /// Who registered it.
    pub registered_by: Who,
    /// What was answered, and the number of the answer.
    pub answered: Option<(Option<String>, Option<String>)>,
    /// What came of it in the end, and why it was closed in spite of what was open.
    pub closed: Option<(Option<String>, Option<String>)>,
    /// What somebody who answers or closes it has seen.
    pub version: Version,
}

/// A document as it lies at a unit, with the texts that are still there.
#[derive(Clone, Debug)]
pub struct DocumentOfUnit {
    /// Without its texts.
    pub row: DocumentOfUnitRow,
    /// What the unit is to do.
    pub what: Option<String>,
    /// What it said last.
    pub feedback: Option<String>,
}

/// A document with all that belongs to it.
#[derive(Clone, Debug)]
pub struct DocumentFile {
    /// The document.
    pub read: DocumentRead,
    /// The units that have it.
    pub units: Vec<DocumentOfUnit>,
    /// What came of it.
    pub leads: Vec<DocumentLead>,
    /// Others with the same issuer and number.
    pub twins: Vec<DocumentRead>,
}

/// The documents that are not closed, the most urgent first.
///
/// # Errors
/// When the store cannot be read or a text is damaged.
pub fn documents_open(
    reading: &mut Reading<'_>,
    realm: &Realm,
) -> Result<Vec<DocumentRead>, Fault> {
    let rows = reading.view.documents_open(realm, DESK_DOCUMENTS_MAX)?;
    rows.into_iter().map(|row| read(reading, realm, row)).collect()
}

/// Documents, the newest first.
///
/// # Errors
/// When the store cannot be read or a text is damaged.
pub fn documents(
    reading: &mut Reading<'_>,
    realm: &Realm,
    wanted: DocumentWanted,
    page: Page,
) -> Result<Vec<DocumentRead>, Fault> {
    let rows = reading.view.incoming_documents(realm, wanted, page)?;
    rows.into_iter().map(|row| read(reading, realm, row)).collect()
}

/// One document with all that belongs to it; none where there is no such document.
///
/// # Errors
/// When the store cannot be read or a text is damaged.
pub fn document(
    reading: &mut Reading<'_>,
    realm: &Realm,
    document: IncomingDocumentId,
) -> Result<Option<DocumentFile>, Fault> {
    let Some(row) = reading.view.incoming_document(realm, document)? else { return Ok(None) };
    let read = read(reading, realm, row)?;
    let mut units = Vec::new();
    for row in reading.view.document_units(realm, document)? {
        let what = opened(reading, Some(&row.what))?;
        let feedback = opened(reading, row.feedback.as_ref())?;
        units.push(DocumentOfUnit { what, feedback, row });
    }
    let mut twins = match (&read.issuer, &read.title) {
        (Some(issuer), Some(title)) => {
            let told = (issuer.as_str(), read.number.as_deref(), title.as_str());
            same_documents(reading, realm, told)?
        }
        _ => Vec::new(),
    };
    twins.retain(|it| it.row.document != document);
    let leads = reading.view.document_leads(realm, document)?;
    Ok(Some(DocumentFile { read, units, leads, twins }))
}

/// Documents of the same issuer that bear the same number, or the same title where they have
/// none; the newest first. At most the 500 that came last are compared.
///
/// # Errors
/// When the store cannot be read or a text is damaged.
pub fn same_documents(
    reading: &mut Reading<'_>,
    realm: &Realm,
    (issuer, number, title): (&str, Option<&str>, &str),
) -> Result<Vec<DocumentRead>, Fault> {
    let page = Page { before: None, rows_max: COMPARED_MAX };
    let rows = reading.view.incoming_documents(realm, DocumentWanted::default(), page)?;
    let mut same = Vec::new();
    for row in rows {
        let its_issuer = opened(reading, Some(&row.issuer))?;
        if its_issuer.as_deref().map(bare) != Some(bare(issuer)) {
            continue;
        }
        let is_same = match (opened(reading, row.number.as_ref())?, number) {
            (Some(its), Some(number)) => bare(&its) == bare(number),
            (None, None) => {
                opened(reading, Some(&row.title))?.as_deref().map(bare) == Some(bare(title))
            }
            (Some(_), None) | (None, Some(_)) => false,
        };
        if is_same {
            same.push(read(reading, realm, row)?);
        }
    }
    Ok(same)
}

/// The attachments of something, the newest first.
///
/// # Errors
/// When the store cannot be read.
pub fn attachments_to(
    reading: &mut Reading<'_>,
    realm: &Realm,
    of: AttachmentOf,
) -> Result<Vec<ListedAttachment>, Fault> {
    let page = Page { before: None, rows_max: PAPER_ATTACHMENTS_MAX };
    let rows = reading.view.attachments(realm, of, page)?;
    rows.into_iter().map(|row| ListedAttachment::of(reading, realm, row)).collect()
}

/// Letters and digits alone: brackets and spaces are written in many ways.
fn bare(text: &str) -> String {
    text.chars().filter(|it| it.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

fn read(reading: &mut Reading<'_>, realm: &Realm, row: DocumentRow) -> Result<DocumentRead, Fault> {
    let answered = match &row.answered {
        None => None,
        Some(it) => {
            Some((opened(reading, Some(&it.answer))?, opened(reading, it.number.as_ref())?))
        }
    };
    let closed = match &row.closed {
        None => None,
        Some(it) => {
            Some((opened(reading, Some(&it.result))?, opened(reading, it.although.as_ref())?))
        }
    };
    let thing = Thing::new("incoming_document", row.document);
    let seen = reading.view.last_change(realm, &thing)?;
    Ok(DocumentRead {
        issuer: opened(reading, Some(&row.issuer))?,
        number: opened(reading, row.number.as_ref())?,
        title: opened(reading, Some(&row.title))?,
        registered_by: who(&row.who)?,
        answered,
        closed,
        version: seen.map_or(Version(0), |it| it.version),
        row,
    })
}

#[test]
fn a_number_is_the_same_however_its_brackets_are_written() {
    for written in ["泽防指〔2026〕3号", "泽防指[2026] 3号", "泽防指（2026）3号"] {
        assert_eq!(bare(written), "泽防指20263号");
    }
    assert_ne!(bare("泽防指〔2026〕3号"), bare("泽防指〔2026〕13号"));
}
