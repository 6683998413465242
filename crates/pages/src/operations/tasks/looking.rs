//! A look at an operation: now, or at a past moment that the address names.

use application::operations::{Board, Past, PastView, board};
use application::{Fault, Reading};
use domain::kernel::{Instant, OperationId, Realm, Right};
use web::{Asked, Front};
use words::{Language, TaskThread, Zone, full_time, written_time};

use super::super::addresses::Addresses;
use super::super::regions::Regions;
use super::super::sight::Sight;
use super::filter::Seats;
use crate::components::form::Sent;

/// A moment that an address names has at most so many characters.
const MOMENT_CHARACTERS_MAX: usize = 40;

/// What a reader's thread must know to look at an operation.
pub(super) struct Looking {
    pub(super) realm: Realm,
    pub(super) operation: OperationId,
    pub(super) language: Language,
    pub(super) zone: Zone,
    base: String,
    has_journal: bool,
    /// The moment as the address has it; empty for now.
    at: String,
    view: PastView,
}

/// What was found.
pub(super) enum Found<T> {
    /// It is there.
    It(T),
    /// There is no such thing, or was not then.
    Nothing,
    /// What the address names is no moment.
    NotAMoment,
}

/// An operation with what is needed to show it.
pub(super) struct Looked {
    pub(super) board: Board,
    pub(super) regions: Regions,
    pub(super) addresses: Addresses,
    /// Where units are.
    pub(super) seats: Seats,
    zone: Zone,
    language: Language,
}

/// That a past moment is shown.
pub(super) struct PastShown {
    pub(super) says: String,
    /// The moment and the reading as the address has them.
    pub(super) query: [(&'static str, String); 2],
}

impl Looking {
    pub(super) fn new(front: &Front, asked: &Asked, operation: OperationId, query: &Sent) -> Self {
        let view = match query.line("view") {
            "happened" => PastView::Happened,
            _ => PastView::Known,
        };
        Self {
            realm: asked.realm.clone(),
            operation,
            language: asked.language,
            zone: front.setting().zone.clone(),
            base: asked.base.clone(),
            has_journal: asked.actor.may(Right::ReadJournal),
            at: query.line("at").chars().take(MOMENT_CHARACTERS_MAX).collect(),
            view,
        }
    }

    pub(super) fn look(&self, reading: &mut Reading<'_>) -> Result<Found<Looked>, Fault> {
        let Some(now) = reading.now(&self.realm)? else { return Ok(Found::Nothing) };
        let Ok(past) = self.past(now) else { return Ok(Found::NotAMoment) };
        let Some(board) = board(reading, &self.realm, self.operation, past)? else {
            return Ok(Found::Nothing);
        };
        let regions = Regions::read(reading, &self.realm, board.operation().area.as_ref())?;
        let addresses = Addresses::new(&self.base, self.operation).with_journal(self.has_journal);
        let addresses = match past {
            Some(_) => addresses.at(self.query()),
            None => addresses,
        };
        let (zone, language) = (self.zone.clone(), self.language);
        let units = reading.view.organisations(&self.realm)?.into_iter();
        let seats = units.filter_map(|it| Some((it.code, it.details.region?))).collect();
        Ok(Found::It(Looked { board, regions, addresses, seats, zone, language }))
    }

    /// The moment that the address names; an error where it is none.
    fn past(&self, now: Instant) -> Result<Option<Past>, ()> {
        if self.at.is_empty() {
            return Ok(None);
        }
        let at = written_time(&self.at, now, &self.zone).ok_or(())?;
        Ok(Some(Past { at, view: self.view }))
    }

    fn query(&self) -> String {
        let pairs = self.pairs();
        let pairs = pairs.iter().filter(|(_, value)| !value.is_empty());
        let written = pairs.map(|(name, value)| format!("{name}={}", value.replace(' ', "T")));
        written.collect::<Vec<_>>().join("&")
    }

    fn pairs(&self) -> [(&'static str, String); 2] {
        let view = match self.view {
            PastView::Known => "",
            PastView::Happened => "happened",
        };
        [("at", self.at.clone()), ("view", view.to_owned())]
    }

    /// That a past moment is shown; none for now.
    pub(super) fn past_shown(&self, sight: &Sight<'_>) -> Option<PastShown> {
        let past = sight.board.past?;
        let view = match past.view {
            PastView::Known => TaskThread::PastKnown,
            PastView::Happened => TaskThread::PastHappened,
        };
        let (at, view) = (full_time(past.at, &self.zone), sight.say(view));
        let says = sight.say(TaskThread::PastMoment { at, view });
        Some(PastShown { says, query: self.pairs() })
    }
}

impl Looked {
    pub(super) fn sight(&self) -> Sight<'_> {
        let reader = (&self.zone, self.language);
        Sight::new(&self.board, &self.regions, &self.addresses, reader)
    }
}
