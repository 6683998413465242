//! Operations that somebody looked at lately, folded: a look takes only what came since.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use domain::kernel::{Instant, Moment, OperationId, Realm, Stream, decode};
use domain::notices::{OperationNotices, Told};
use domain::operations::{Event, Operation};

use super::plan_book::PlanBook;
use super::plan_findings::PlanFindings;
use super::provenances::Provenances;
use super::register_book::RegisterBook;
use super::watch::Watched;
use crate::failure::Fault;
use crate::ports::{Stored, View};

/// So many operations are kept folded.
const KEPT_MAX: usize = 256;
/// Events are read in pieces of this many.
const PIECE: u32 = 2000;

/// A past moment of an operation, in one of two readings.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Past {
    /// Which moment.
    pub at: Instant,
    /// In which reading.
    pub view: PastView,
}

/// What is shown of a past moment.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum PastView {
    /// What was known then: by when things were entered.
    #[default]
    Known,
    /// What was so then, as far as is known now: by when things happened.
    Happened,
}

/// An operation as it was folded.
#[derive(Clone, Debug)]
pub struct Looked {
    /// The fold.
    pub operation: Operation,
    /// The journal position of the last event in it; 0 for none.
    pub position: u64,
    /// Where what stands in it comes from, where a script did it.
    pub provenances: Provenances,
    /// Whom it concerns what happened in it.
    pub notices: OperationNotices,
    /// When time alone will next cause something, once somebody asked.
    wakes_at: OnceLock<Option<Instant>>,
}

impl Looked {
    fn new(operation: OperationId) -> Self {
        let operation = Operation::new(operation);
        let (provenances, notices) = (Provenances::default(), OperationNotices::default());
        Self { operation, position: 0, provenances, notices, wakes_at: OnceLock::new() }
    }

    /// When time alone will next cause something.
    #[must_use]
    pub fn wakes_at(&self) -> Option<Instant> {
        // Looking drops timers that have lost their object, so it looks at a copy.
        *self.wakes_at.get_or_init(|| self.operation.response.clone().wakes_at())
    }

    fn fold(&mut self, stored: &Stored) -> Result<(), Fault> {
        let (event, moment) = decoded(stored)?;
        self.operation.evolve(&event, moment);
        self.provenances.fold(stored, (&event, moment))?;
        let it = stored.sealed.envelope();
        let (position, command) = (it.position, it.command.as_str());
        let told = Told { event: &event, position, at: moment.now, command };
        self.notices.fold(self.operation.id, told, &self.operation.response);
        self.position = self.position.max(position);
        self.wakes_at = OnceLock::new();
        Ok(())
    }
}

/// What is kept of operations and plans between looks.
#[derive(Default)]
pub struct Book {
    operations: Mutex<HashMap<(Realm, OperationId), Kept>>,
    pub(super) plans: PlanBook,
    pub(super) findings: PlanFindings,
    pub(super) registers: RegisterBook,
    pub(super) watched: Mutex<Watched>,
}

struct Kept {
    looked: Arc<Looked>,
    /// Whether somebody looked since the book was last full.
    was_used: bool,
}

impl Book {
    /// An operation as it is; none where there is no such one.
    pub(crate) fn now(
        &self,
        view: &mut dyn View,
        realm: &Realm,
        operation: OperationId,
    ) -> Result<Option<Arc<Looked>>, Fault> {
        let key = (realm.clone(), operation);
        let kept = self.kept().get_mut(&key).map(|it| {
            it.was_used = true;
            Arc::clone(&it.looked)
        });
        let before = kept.unwrap_or_else(|| Arc::new(Looked::new(operation)));
        let fresh = caught_up(view, realm, &before)?;
        let looked = match fresh {
            Some(fresh) => self.keep(key, fresh),
            None => before,
        };
        Ok(Some(looked).filter(|it| it.operation.opened_at.is_some()))
    }

    /// An operation as it is, read once and not kept; none where there is no such one.
    pub(super) fn once(
        view: &mut dyn View,
        realm: &Realm,
        operation: OperationId,
    ) -> Result<Option<Looked>, Fault> {
        let looked = caught_up(view, realm, &Looked::new(operation))?;
        Ok(looked.filter(|it| it.operation.opened_at.is_some()))
    }

    /// Keeps the newer of two. When the book is full, what nobody looked at since it was full last
    /// is let go, and all of it where that is nothing.
    fn keep(&self, key: (Realm, OperationId), fresh: Looked) -> Arc<Looked> {
        let fresh = Arc::new(fresh);
        let mut kept = self.kept();
        if kept.len() >= KEPT_MAX && !kept.contains_key(&key) {
            kept.retain(|_, it| std::mem::take(&mut it.was_used));
            if kept.len() >= KEPT_MAX {
                kept.clear();
            }
        }
        let is_newer = kept.get(&key).is_none_or(|it| it.looked.position < fresh.position);
        if is_newer {
            kept.insert(key, Kept { looked: Arc::clone(&fresh), was_used: true });
        }
        fresh
    }

    fn kept(&self) -> std::sync::MutexGuard<'_, HashMap<(Realm, OperationId), Kept>> {
        self.operations.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// What an operation has become since; none where nothing came.
fn caught_up(view: &mut dyn View, realm: &Realm, before: &Looked) -> Result<Option<Looked>, Fault> {
    let stream = stream_of(before.operation.id);
    let mut fresh: Option<Looked> = None;
    loop {
        let position = fresh.as_ref().map_or(before.position, |it| it.position);
        let events = view.events_of_after(realm, &stream, position, PIECE)?;
        let is_last = events.len() < PIECE as usize;
        if !events.is_empty() {
            let it = fresh.get_or_insert_with(|| before.clone());
            events.iter().try_for_each(|stored| it.fold(stored))?;
        }
        if is_last {
            return Ok(fresh);
        }
    }
}

/// An event of an operation with its moment.
pub(super) fn decoded(stored: &Stored) -> Result<(Event, Moment), Fault> {
    let it = stored.sealed.envelope();
    let event = decode::<Event>(&it.kind, it.schema, &it.payload)
        .map_err(|error| Fault::new(format!("reading event {}", it.position), error))?;
    Ok((event, stored.moment()))
}

/// The name of an operation's stream in the journal.
pub(super) fn stream_of(operation: OperationId) -> String {
    format!("{}/{operation}", Operation::NAME)
}

/// An operation as it was at a moment; none where it was not open then.
pub(super) fn past(
    view: &mut dyn View,
    realm: &Realm,
    operation: OperationId,
    past: Past,
) -> Result<Option<Looked>, Fault> {
    let stored = view.events_of(realm, &stream_of(operation), u64::MAX)?;
    let is_in = |it: &&Stored| {
        let moment = it.moment();
        match past.view {
            PastView::Known => moment.now <= past.at,
            PastView::Happened => moment.happened_at <= past.at,
        }
    };
    let mut events: Vec<_> = stored.iter().filter(is_in).collect();
    if past.view == PastView::Happened {
        // Stable: what happened at one instant stays in the order in which it was told.
        events.sort_by_key(|it| it.moment().happened_at);
    }
    let mut looked = Looked::new(operation);
    events.into_iter().try_for_each(|stored| looked.fold(stored))?;
    Ok(Some(looked).filter(|it| it.operation.opened_at.is_some()))
}
