//! What whoever keeps the desk must see in one look.

use domain::kernel::{Instant, Realm, Right, Span};

use super::intakes::Intake;
use super::reports::{Due, reports_due};
use crate::actor::Actor;
use crate::failure::Fault;
use crate::office::Reading;
use crate::operations::OperationStanding;
use crate::ports::{OperationRow, Page};

/// So many reports that wait for a decision are shown on the desk; the list has all.
pub const DESK_INTAKES_MAX: u32 = 30;
/// So many operations are looked through for those that run.
const OPERATIONS_MAX: u32 = 200;
/// Of so many it is said where they stand: a county leads two or three at a time.
const STANDING_MAX: usize = 12;
/// What was settled within this time is still shown.
const SETTLED_WITHIN: Span = Span::from_hours(24);

/// What whoever keeps the desk must see in one look.
#[derive(Clone, Debug)]
pub struct Desk {
    /// The realm's time.
    pub now: Instant,
    /// What was reported and waits for a decision: where somebody may be in danger first, then the
    /// oldest first.
    pub open: Vec<Intake>,
    /// Whether more wait than are here.
    pub has_more: bool,
    /// The reports upwards that are due, the one whose limit ends first at the front.
    pub due: Vec<Due>,
    /// What was settled within a day, the newest first.
    pub settled: Vec<Intake>,
    /// The operations that run and that whoever asks may read, the newest first.
    pub operations: Vec<RunningOperation>,
}

/// An operation that runs.
#[derive(Clone, Debug)]
pub struct RunningOperation {
    /// Its row.
    pub row: OperationRow,
    /// What people call it; none where that was destroyed.
    pub title: Option<String>,
    /// Where it stands, of the newest; none of the others.
    pub standing: Option<OperationStanding>,
}

/// The desk of a realm, for whoever asks.
///
/// # Errors
/// When the store cannot be read or a text is damaged.
pub fn desk(reading: &mut Reading<'_>, realm: &Realm, actor: &Actor) -> Result<Desk, Fault> {
    let now = reading.now(realm)?.unwrap_or(Instant::ZERO);
    let mut open = reading.view.open_intakes(realm, DESK_INTAKES_MAX + 1)?;
    let has_more = open.len() > DESK_INTAKES_MAX as usize;
    open.truncate(DESK_INTAKES_MAX as usize);
    let mut open = Intake::read_all(reading, realm, open)?;
    // Stable: among each the oldest stays first.
    open.sort_by_key(|it| !it.is_dangerous());
    let since = now - SETTLED_WITHIN;
    let settled = reading.view.intakes_settled(realm, since, DESK_INTAKES_MAX)?;
    let settled = Intake::read_all(reading, realm, settled)?;
    let mut operations = operations_running(reading, realm, actor)?;
    for it in operations.iter_mut().take(STANDING_MAX) {
        let looked = reading.operation_now(realm, it.row.operation)?;
        it.standing = looked.map(|it| OperationStanding::of(&it.operation.response, now));
    }
    let due = reports_due(reading, realm)?;
    Ok(Desk { now, open, has_more, due, settled, operations })
}

/// The operations that run and that whoever asks may read, the newest first.
///
/// # Errors
/// When the store cannot be read or a text is damaged.
pub fn operations_running(
    reading: &mut Reading<'_>,
    realm: &Realm,
    actor: &Actor,
) -> Result<Vec<RunningOperation>, Fault> {
    let page = Page { before: None, rows_max: OPERATIONS_MAX };
    let mut operations = Vec::new();
    for row in reading.view.operations(realm, page)? {
        let may_read = actor.may_at(Right::ReadOperations, Some(&row.area));
        if row.closed_at.is_none() && may_read {
            let title = reading.open(&row.title)?.text().map(str::to_owned);
            operations.push(RunningOperation { row, title, standing: None });
        }
    }
    Ok(operations)
}
