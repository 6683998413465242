//! A look at an operation: now, or at a past moment that the address names.

use application::operations::{Board, Past, PastView, board};
use application::{Fault, Reading};
use domain::kernel::{OperationId, Realm, Right};
use domain::people::Organisation;
use web::{Asked, Front};
use words::{Language, Say as _, TaskThread, Zone, full_time};

use super::super::addresses::Addresses;
use super::super::past::{NoMoment, WantedMoment, pairs, query};
use super::super::regions::Regions;
use super::super::sight::Sight;
use super::filter::Seats;
use crate::components::form::Sent;

/// What a reader's thread must know to look at an operation.
pub(crate) struct Looking {
    pub(crate) realm: Realm,
    pub(crate) operation: OperationId,
    pub(crate) language: Language,
    pub(crate) zone: Zone,
    base: String,
    has_journal: bool,
    wanted: WantedMoment,
}

/// What was found.
pub(crate) enum Found<T> {
    /// It is there.
    It(T),
    /// There is no such thing, or was not then.
    Nothing,
    /// What the address names is no past moment.
    NoMoment(NoMoment),
}

/// An operation with what is needed to show it.
pub(crate) struct Looked {
    pub(crate) board: Board,
    pub(crate) regions: Regions,
    pub(crate) addresses: Addresses,
    /// Where units are.
    pub(crate) seats: Seats,
    zone: Zone,
    language: Language,
}

/// That a past moment is shown.
pub(crate) struct PastShown {
    pub(crate) says: String,
    /// The moment and the reading as the address has them.
    pub(crate) query: Vec<(&'static str, String)>,
}

impl Looking {
    pub(crate) fn new(front: &Front, asked: &Asked, operation: OperationId, query: &Sent) -> Self {
        Self {
            realm: asked.realm.clone(),
            operation,
            language: asked.language,
            zone: front.setting().zone.clone(),
            base: asked.base.clone(),
            has_journal: asked.actor.may(Right::ReadJournal),
            wanted: WantedMoment::of(query),
        }
    }

    pub(crate) fn look(&self, reading: &mut Reading<'_>) -> Result<Found<Looked>, Fault> {
        let Some(now) = reading.now(&self.realm)? else { return Ok(Found::Nothing) };
        let past = match self.wanted.past(now, &self.zone) {
            Ok(past) => past,
            Err(no) => return Ok(Found::NoMoment(no)),
        };
        let Some(board) = board(reading, &self.realm, self.operation, past)? else {
            return Ok(Found::Nothing);
        };
        let regions = Regions::read(reading, &self.realm, board.operation().area.as_ref())?;
        let addresses = Addresses::new(&self.base, self.operation).with_journal(self.has_journal);
        let addresses = match past {
            Some(past) => addresses.at(query(past, &self.zone)),
            None => addresses,
        };
        let (zone, language) = (self.zone.clone(), self.language);
        let registers = reading.units_and_posts(&self.realm)?;
        let seat = |it: &Organisation| Some((it.code.clone(), it.details.region.clone()?));
        let seats = registers.units.iter().filter_map(seat).collect();
        Ok(Found::It(Looked { board, regions, addresses, seats, zone, language }))
    }

    /// That a past moment is shown; none for now.
    pub(crate) fn past_shown(&self, sight: &Sight<'_>) -> Option<PastShown> {
        Some(PastShown::of(sight.board.past?, (&self.zone, self.language)))
    }
}

impl PastShown {
    pub(crate) fn of(past: Past, (zone, language): (&Zone, Language)) -> Self {
        let view = match past.view {
            PastView::Known => TaskThread::PastKnown,
            PastView::Happened => TaskThread::PastHappened,
        };
        let (at, view) = (full_time(past.at, zone), view.say(language));
        let says = TaskThread::PastMoment { at, view }.say(language);
        Self { says, query: pairs(past, zone) }
    }
}

impl Looked {
    pub(crate) fn sight(&self) -> Sight<'_> {
        let reader = (&self.zone, self.language);
        Sight::new(&self.board, &self.regions, &self.addresses, reader)
    }
}
