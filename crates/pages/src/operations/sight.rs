//! A board as one reader sees it: in a language and a zone, with the addresses of its realm.

use application::operations::Board;
use domain::kernel::{Instant, Key};
use domain::operations::{PlanResponse, TaskView};
use domain::plans::document::Plan;
use words::{Language, Names as _, OperationOverview, Say, Zone, emergency_class, how_long};

use super::addresses::Addresses;
use super::naming::BoardNames;
use super::regions::Regions;
use crate::components::TimeShown;

/// What every part of a board needs to be shown.
#[derive(Clone, Copy)]
pub(crate) struct Sight<'a> {
    pub(crate) board: &'a Board,
    pub(crate) names: BoardNames<'a>,
    pub(crate) regions: &'a Regions,
    pub(crate) addresses: &'a Addresses,
    pub(crate) zone: &'a Zone,
    pub(crate) language: Language,
}

impl<'a> Sight<'a> {
    pub(crate) const fn new(
        board: &'a Board,
        regions: &'a Regions,
        addresses: &'a Addresses,
        (zone, language): (&'a Zone, Language),
    ) -> Self {
        let names = BoardNames::new(board, &regions.names, language);
        Self { board, names, regions, addresses, zone, language }
    }

    /// The moment that is shown.
    pub(crate) const fn now(&self) -> Instant {
        self.board.at
    }

    pub(crate) fn say(&self, word: impl Say) -> String {
        word.say(self.language)
    }

    pub(crate) fn time(&self, at: Instant) -> TimeShown {
        TimeShown::of(at, self.now(), self.zone, self.language)
    }

    /// How long it is from then to the moment that is shown, or from it to then.
    pub(crate) fn length(&self, then: Instant) -> String {
        how_long(self.now().since(then), self.language)
    }

    /// What kind of emergency it is, where, and since when.
    pub(crate) fn facts(&self) -> Vec<String> {
        let operation = self.board.operation();
        let class = operation.class.map(|it| emergency_class(it, self.language).to_owned());
        let area = operation.area.as_ref().map(|it| self.names.region(it));
        let opened = operation.opened_at.map(|at| {
            let (since, length) = (self.time(at).clock, self.length(at));
            self.say(OperationOverview::Opened { since, length })
        });
        class.into_iter().chain(area).chain(opened).collect()
    }

    /// A plan at work with its text; none where that is not there any more.
    pub(crate) fn plans(&self) -> impl Iterator<Item = (&'a PlanResponse, Option<&'a Plan>)> {
        let read = self.board.plans.iter().map(|it| it.read.as_ref().map(|it| it.plan()));
        self.board.response().plans.iter().zip(read)
    }

    /// The unit that answers for a task, and the name of a holder of the post that was asked.
    pub(crate) fn whose(&self, task: &TaskView<'_>) -> Vec<String> {
        let unit = self.names.unit(task.lead());
        let holders = task.post().map(|it: &Key| self.names.holders(it));
        std::iter::once(unit).chain(holders).filter(|it| !it.is_empty()).collect()
    }
}
