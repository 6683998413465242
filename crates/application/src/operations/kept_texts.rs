//! Where the texts and the attachments of an operation come from: the event of each, without what
//! it says.

use domain::kernel::{AttachmentOf, Commitment, Instant, OperationId, Realm, VaultKey, VaultText};
use domain::operations::Event;

use super::book::{Past, PastView, decoded, stream_of};
use crate::actor::Who;
use crate::failure::Fault;
use crate::office::Reading;
use crate::ports::{AttachmentRow, Page, Stored};

/// So many rows are read at once.
const ROWS_AT_ONCE: u32 = 500;

/// A text that was put under the operation's key, by the event that brought it.
#[derive(Clone, Debug)]
pub struct ToldText {
    /// Which one.
    pub commitment: Commitment,
    /// The event's place in the journal.
    pub position: u64,
    /// When it happened, by the account of whoever told it.
    pub happened_at: Instant,
    /// When it was entered.
    pub entered_at: Instant,
    /// Who told it.
    pub who: Who,
    /// The event, its texts closed.
    pub event: Event,
}

/// Every text of an operation, the oldest first; they stay closed. It is the same before and after
/// the key is destroyed.
///
/// # Errors
/// When the store cannot be read.
pub fn texts_told(
    reading: &mut Reading<'_>,
    (realm, operation): (&Realm, OperationId),
) -> Result<Vec<ToldText>, Fault> {
    let stream = stream_of(operation);
    let (mut told, mut after) = (Vec::new(), 0);
    loop {
        let piece = reading.view.events_of_after(realm, &stream, after, ROWS_AT_ONCE)?;
        for stored in &piece {
            after = stored.sealed.envelope().position;
            told.extend(texts_of(stored, operation)?);
        }
        if piece.len() < ROWS_AT_ONCE as usize {
            return Ok(told);
        }
    }
}

fn texts_of(stored: &Stored, operation: OperationId) -> Result<Vec<ToldText>, Fault> {
    let (mut event, moment) = decoded(stored)?;
    let own = VaultKey::OperationText(operation);
    let mut commitments = Vec::new();
    domain::kernel::Event::texts(&mut event, &mut |key, text: &mut VaultText| {
        commitments.extend(text.commitment().filter(|_| key == own));
    });
    if commitments.is_empty() {
        return Ok(Vec::new());
    }
    let envelope = stored.sealed.envelope();
    let who = read_who(&envelope.who)?;
    let told = commitments.into_iter().map(|commitment| ToldText {
        commitment,
        position: envelope.position,
        happened_at: moment.happened_at,
        entered_at: moment.now,
        who: who.clone(),
        event: event.clone(),
    });
    Ok(told.collect())
}

/// An attachment, as a list shows it.
#[derive(Clone, Debug)]
pub struct ListedAttachment {
    /// What the journal says of it.
    pub row: AttachmentRow,
    /// Who added it.
    pub who: Who,
    /// What people call it; none where that was destroyed.
    pub name: Option<String>,
    /// Whether its bytes are still there.
    pub is_there: bool,
}

/// The attachments of an operation, the newest first: now, or as far as they belong to a past
/// moment.
///
/// # Errors
/// When the store cannot be read.
pub fn attachments_of(
    reading: &mut Reading<'_>,
    (realm, operation): (&Realm, OperationId),
    past: Option<Past>,
) -> Result<Vec<AttachmentRow>, Fault> {
    let of = AttachmentOf::Operation(operation);
    let (mut found, mut before): (Vec<AttachmentRow>, Option<u64>) = (Vec::new(), None);
    loop {
        let page = Page { before, rows_max: ROWS_AT_ONCE };
        let piece = reading.view.attachments(realm, of, page)?;
        let is_last = piece.len() < ROWS_AT_ONCE as usize;
        before = piece.last().map(|it| it.position);
        found.extend(piece.into_iter().filter(|it| past.is_none_or(|past| is_in(it, past))));
        if is_last {
            return Ok(found);
        }
    }
}

fn is_in(it: &AttachmentRow, past: Past) -> bool {
    match past.view {
        PastView::Known => it.entered_at <= past.at,
        PastView::Happened => it.happened_at <= past.at,
    }
}

impl ListedAttachment {
    /// Opens the name of an attachment and looks whether its bytes are there.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub fn of(reading: &mut Reading<'_>, realm: &Realm, row: AttachmentRow) -> Result<Self, Fault> {
        let name = reading.open(&row.name)?.text().map(str::to_owned);
        let key = row.of.key().name_in(realm);
        let is_destroyed = reading.view.is_destroyed(&key)?;
        let staged = reading.view.staged(realm, row.attachment)?;
        let is_there = !is_destroyed && staged.is_some();
        Ok(Self { who: read_who(&row.who)?, name, is_there, row })
    }
}

fn read_who(who: &str) -> Result<Who, Fault> {
    serde_json::from_str(who).map_err(|error| Fault::new("reading who did it", error))
}
