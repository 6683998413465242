//! The inside of a board: all that changes while somebody looks.

use application::operations::{Board, Past, board};
use application::{Fault, Reading};
use askama::Template;
use domain::kernel::{OperationId, Realm, RegionCode};
use words::{Board as Words, Common, Language, OperationOverview, Say, Zone};

use super::super::addresses::Addresses;
use super::super::regions::Regions;
use super::super::sight::Sight;
use super::super::timeline::LineKind;
use super::counts::{ByState, ByUnit};
use super::head::Head;
use super::levels::{PlanRow, plan_rows};
use super::lists::Lists;
use super::map::{Ground, map, map_view};
use super::outlines::{Outlines, outlines};
use super::readings::Readings;
use super::recent::Recent;
use crate::components::{MapFigure, MapView, TimeShown};

/// A board with all that is asked of the registers for it.
pub(crate) struct Opened {
    board: Board,
    regions: Regions,
    ground: Ground,
    outlines: Outlines,
}

impl Opened {
    /// The board of an operation; none where there is no such one, or was not then.
    pub(crate) fn read(
        reading: &mut Reading<'_>,
        (realm, operation): (&Realm, OperationId),
        (past, language): (Option<Past>, Language),
    ) -> Result<Option<Self>, Fault> {
        let Some(board) = board(reading, realm, operation, past)? else { return Ok(None) };
        let area: Option<RegionCode> = board.operation().area.clone();
        let regions = Regions::read(reading, realm, area.as_ref())?;
        let ground = Ground::read(reading, realm, language)?;
        let outlines = match &area {
            Some(area) => outlines(reading, realm, (area, &regions))?,
            None => Outlines::default(),
        };
        Ok(Some(Self { board, regions, ground, outlines }))
    }

    pub(crate) const fn board(&self) -> &Board {
        &self.board
    }

    /// The same with no names of persons: posts are named, and units.
    pub(crate) fn without_persons(mut self) -> Self {
        self.board.names.forget_persons();
        self
    }

    /// The board as one reader sees it.
    pub(crate) const fn sight<'a>(
        &'a self,
        addresses: &'a Addresses,
        reader: (&'a Zone, Language),
    ) -> Sight<'a> {
        Sight::new(&self.board, &self.regions, addresses, reader)
    }

    /// What its map shows.
    pub(crate) fn map_view(&self, sight: &Sight<'_>) -> MapView {
        map_view(sight, &self.ground, &self.outlines)
    }

    pub(crate) fn shown(
        &self,
        addresses: &Addresses,
        (zone, language): (&Zone, Language),
    ) -> Inside {
        let sight = Sight::new(&self.board, &self.regions, addresses, (zone, language));
        Inside::of(&sight, &self.ground, &self.outlines)
    }
}

/// The inside of a board, ready to be shown.
#[derive(Template)]
#[template(path = "operations/board/inside.html")]
pub(crate) struct Inside {
    language: Language,
    /// Whether a past moment is shown: then nothing can be done from here.
    is_past: bool,
    now: TimeShown,
    head: Head,
    plans: Vec<PlanRow>,
    plans_href: String,
    readings: Readings,
    lists: Lists,
    by_unit: ByUnit,
    by_state: ByState,
    recent: Recent,
    map: MapFigure,
    left_figure: String,
    lasted_figure: String,
    map_figure: String,
}

impl Inside {
    fn of(sight: &Sight<'_>, ground: &Ground, outlines: &Outlines) -> Self {
        Self {
            language: sight.language,
            is_past: sight.board.past.is_some(),
            now: sight.time(sight.now()),
            head: Head::of(sight),
            plans: plan_rows(sight),
            plans_href: sight.addresses.plans(),
            readings: Readings::of(sight),
            lists: Lists::of(sight),
            by_unit: ByUnit::of(sight),
            by_state: ByState::of(sight),
            recent: Recent::of(sight),
            map: map(sight, ground, outlines),
            left_figure: sight.addresses.figure("left"),
            lasted_figure: sight.addresses.figure("lasted"),
            map_figure: sight.addresses.figure("places"),
        }
    }

    /// A word in the reader's language; templates call it for every sentence.
    fn say(&self, word: impl Say) -> String {
        word.say(self.language)
    }

    /// What the link says that explains a count.
    fn formula(&self, of: &str) -> String {
        self.say(OperationOverview::Formula { of: of.to_owned() })
    }
}
