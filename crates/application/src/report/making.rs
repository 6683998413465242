//! Makes the report of an operation.

use std::collections::BTreeMap;

use domain::kernel::{Instant, OperationId, Realm};

use super::effectiveness::Effectiveness;
use super::measures::Measures;
use super::reported::{Reported, reported};
use super::responsibility::Responsibility;
use super::situation::Situation;
use crate::actor::Provenance;
use crate::failure::Fault;
use crate::office::Reading;
use crate::operations::{Board, Happening, board, events_in_order};

/// Events are read in pieces of this many.
const PIECE: u32 = 500;

/// The report of an operation, with the board that it is about.
pub struct Report {
    /// The operation with its plans and the names of units and posts.
    pub board: Board,
    /// All that happened, in the order in which it was told.
    pub happened: Vec<Happening>,
    /// The situation.
    pub situation: Situation,
    /// Measures.
    pub measures: Measures,
    /// Effectiveness.
    pub effectiveness: Effectiveness,
    /// How many events the journal has,
    pub size: u64,
    /// and the digest of the last one.
    pub head: journal::Digest,
}

/// The report of an operation as it is now; none where there is no such one.
///
/// # Errors
/// When the store cannot be read or a text is damaged.
pub fn report(
    reading: &mut Reading<'_>,
    realm: &Realm,
    operation: OperationId,
) -> Result<Option<Report>, Fault> {
    let Some(board) = board(reading, realm, operation, None)? else { return Ok(None) };
    let happened = all(reading, (realm, operation))?;
    let head = reading.view.head()?;
    let situation = Situation::of(&board, &happened);
    let measures = Measures::of(&board, &happened);
    let effectiveness = Effectiveness::of(&board, &happened);
    let (size, head) = (head.size, head.digest);
    Ok(Some(Report { board, happened, situation, measures, effectiveness, size, head }))
}

fn all(reading: &mut Reading<'_>, of: (&Realm, OperationId)) -> Result<Vec<Happening>, Fault> {
    let mut happened = Vec::new();
    let mut before = None;
    loop {
        let piece = events_in_order(reading, of, before, PIECE)?;
        let is_last = piece.len() < PIECE as usize;
        before = piece.last().map(|it| it.position);
        happened.extend(piece);
        if is_last {
            happened.reverse();
            return Ok(happened);
        }
    }
}

impl Report {
    /// Responsibility.
    #[must_use]
    pub fn responsibility(&self) -> Responsibility<'_> {
        Responsibility::of(&self.happened, &self.measures.tasks)
    }

    /// What a source reports, in the order in which it was told.
    #[must_use]
    pub fn reported(&self) -> Vec<Reported<'_>> {
        reported(&self.happened)
    }

    /// From the first moment to the last of what happened.
    #[must_use]
    pub fn lasted(&self) -> Option<(Instant, Instant)> {
        let times = || self.happened.iter().map(|it| it.happened_at);
        times().min().zip(times().max())
    }

    /// How many commands were reported, reported without a time, and assumed.
    #[must_use]
    pub fn counted(&self) -> [usize; 3] {
        let mut commands: BTreeMap<&str, &Provenance> = BTreeMap::new();
        for it in &self.happened {
            if let Some(provenance) = it.who.provenance() {
                commands.insert(&it.command, provenance);
            }
        }
        commands.values().fold([0; 3], |[reported, untimed, assumed], it| match it {
            Provenance::Reported { .. } => [reported + 1, untimed, assumed],
            Provenance::ReportedWithoutTime { .. } => [reported, untimed + 1, assumed],
            Provenance::Assumed => [reported, untimed, assumed + 1],
        })
    }
}
