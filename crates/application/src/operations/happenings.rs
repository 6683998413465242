//! What happened in an operation, in the order in which it was told.

use domain::kernel::{Instant, OperationId, Realm, Span, VaultText};
use domain::operations::Event;

use super::book::{Past, PastView, decoded, stream_of};
use super::provenances::comes_from;
use crate::actor::{Provenance, Who};
use crate::failure::Fault;
use crate::office::Reading;
use crate::ports::Stored;
use crate::vault::Opened;

/// What happened so shortly before is shown on a board as new.
pub const RECENT_MINUTES: i64 = 30;

/// Of what happened between two moments at most so much is told, the newest; the log has the rest.
pub const STRETCH_MAX: u32 = 400;

/// The time between two moments, both in it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Stretch {
    /// Its first moment.
    pub from: Instant,
    /// Its last moment.
    pub to: Instant,
    /// By when things were entered, or by when they happened.
    pub view: PastView,
}

impl Stretch {
    /// The half hour before a moment that is shown.
    #[must_use]
    pub fn recent(at: Instant, past: Option<Past>) -> Self {
        let view = past.map(|it| it.view).unwrap_or_default();
        Self { from: at - Span::from_minutes(RECENT_MINUTES), to: at, view }
    }

    fn holds(&self, it: &Happening) -> bool {
        (self.from..=self.to).contains(&match self.view {
            PastView::Known => it.entered_at,
            PastView::Happened => it.happened_at,
        })
    }
}

/// Something that happened, with its place in the journal.
#[derive(Clone, Debug)]
pub struct Happening {
    /// Its place.
    pub position: u64,
    /// The digest of its envelope.
    pub digest: journal::Digest,
    /// When it happened.
    pub happened_at: Instant,
    /// When it was entered.
    pub entered_at: Instant,
    /// Who did it.
    pub who: Who,
    /// Its command: what one command did belongs together.
    pub command: String,
    /// What happened.
    pub event: Event,
    /// Its texts, opened, in their order; none for one that was destroyed.
    pub said: Vec<Option<String>>,
}

impl Happening {
    /// Where it comes from, where a line of a script told it.
    #[must_use]
    pub fn provenance(&self) -> Option<&Provenance> {
        comes_from(&self.who, &self.event)
    }

    pub(super) fn of(reading: &mut Reading<'_>, stored: &Stored) -> Result<Self, Fault> {
        let (mut event, moment) = decoded(stored)?;
        let envelope = stored.sealed.envelope();
        let who = serde_json::from_str(&envelope.who)
            .map_err(|error| Fault::new("reading who did it", error))?;
        let mut commitments = Vec::new();
        domain::kernel::Event::texts(&mut event, &mut |_, text: &mut VaultText| {
            commitments.push(text.commitment());
        });
        let mut said = Vec::with_capacity(commitments.len());
        for commitment in commitments {
            said.push(match commitment.map(|it| reading.open(&it)).transpose()? {
                Some(Opened::Text(text)) => Some(text),
                Some(Opened::Destroyed) | None => None,
            });
        }
        Ok(Self {
            position: envelope.position,
            digest: stored.sealed.digest(),
            happened_at: moment.happened_at,
            entered_at: moment.now,
            who,
            command: envelope.command.clone(),
            event,
            said,
        })
    }

    /// Whether it belongs to a past moment in a reading.
    #[must_use]
    pub fn is_in(&self, past: Past) -> bool {
        match past.view {
            PastView::Known => self.entered_at <= past.at,
            PastView::Happened => self.happened_at <= past.at,
        }
    }

    /// Whether it was told more than a minute after it happened.
    #[must_use]
    pub fn was_told_late(&self) -> bool {
        self.entered_at.since(self.happened_at).microseconds() > 60_000_000
    }
}

/// What happened in an operation before a position, the newest first; from the end where none is
/// given.
///
/// # Errors
/// When the store cannot be read.
pub fn events_in_order(
    reading: &mut Reading<'_>,
    (realm, operation): (&Realm, OperationId),
    before: Option<u64>,
    rows_max: u32,
) -> Result<Vec<Happening>, Fault> {
    let stream = stream_of(operation);
    let stored = reading.view.events_of_before(realm, &stream, before, rows_max)?;
    stored.iter().map(|it| Happening::of(reading, it)).collect()
}

/// The same as far as it belongs to a past moment: what was entered, or had happened, by then.
///
/// # Errors
/// When the store cannot be read.
pub fn events_in_order_then(
    reading: &mut Reading<'_>,
    of: (&Realm, OperationId),
    (mut before, past): (Option<u64>, Past),
    rows_max: u32,
) -> Result<Vec<Happening>, Fault> {
    let mut found: Vec<Happening> = Vec::new();
    loop {
        let piece = events_in_order(reading, of, before, rows_max)?;
        let is_last = piece.len() < rows_max as usize;
        before = piece.last().map(|it| it.position);
        found.extend(piece.into_iter().filter(|it| it.is_in(past)));
        if is_last || found.len() >= rows_max as usize {
            found.truncate(rows_max as usize);
            return Ok(found);
        }
    }
}

/// What was told of a stretch of time, the newest first: at most [`STRETCH_MAX`].
///
/// # Errors
/// When the store cannot be read.
pub fn events_within(
    reading: &mut Reading<'_>,
    of: (&Realm, OperationId),
    stretch: Stretch,
) -> Result<Vec<Happening>, Fault> {
    let mut found = Vec::new();
    let mut before = None;
    loop {
        let piece = events_in_order(reading, of, before, STRETCH_MAX)?;
        let is_last = piece.len() < STRETCH_MAX as usize;
        before = piece.last().map(|it| it.position);
        // What was entered before it cannot have happened in it.
        let is_past = piece.iter().all(|it| it.entered_at < stretch.from);
        found.extend(piece.into_iter().filter(|it| stretch.holds(it)));
        if is_last || is_past || found.len() >= STRETCH_MAX as usize {
            break;
        }
    }
    if stretch.view == PastView::Happened {
        found.sort_by_key(|it| std::cmp::Reverse((it.happened_at, it.position)));
    }
    found.truncate(STRETCH_MAX as usize);
    Ok(found)
}

/// What happened in an operation after a position, the oldest first.
///
/// # Errors
/// When the store cannot be read.
pub fn events_since(
    reading: &mut Reading<'_>,
    (realm, operation): (&Realm, OperationId),
    position: u64,
    rows_max: u32,
) -> Result<Vec<Happening>, Fault> {
    let stream = stream_of(operation);
    let stored = reading.view.events_of_after(realm, &stream, position, rows_max)?;
    stored.iter().map(|it| Happening::of(reading, it)).collect()
}
