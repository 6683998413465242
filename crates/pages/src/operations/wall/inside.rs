//! The inside of a wall: all that changes while somebody looks.

use std::collections::BTreeMap;

use application::duty::operations_running;
use application::operations::JOINT_OPERATIONS_MAX;
use application::{Actor, Fault, Reading};
use askama::Template;
use domain::kernel::{OperationId, Realm};
use web::Asked;
use words::{Board, Language, OperationOverview, Say, WallPages, Zone};

use super::super::addresses::Addresses;
use super::super::board::Opened;
use super::super::sight::Sight;
use super::rows::{LateUnit, Side, WallRow, blocked, deadlines, late_units, orders, recent, side};
use crate::components::{MapFigure, MapView, Site, SiteSort, TimeShown};

/// Which wall, and how somebody sees it.
#[derive(Clone, PartialEq, Eq, Hash)]
pub(super) struct WallReader {
    realm: Realm,
    base: String,
    language: Language,
    /// One operation; none is all that run.
    operation: Option<OperationId>,
}

/// The inside of a wall, ready to be shown.
#[derive(Template)]
#[template(path = "operations/wall/inside.html")]
pub(super) struct WallInside {
    language: Language,
    now: TimeShown,
    sides: Vec<Side>,
    late: Vec<LateUnit>,
    late_count: usize,
    blocked: Vec<WallRow>,
    blocked_count: usize,
    deadlines: Vec<WallRow>,
    orders: Vec<WallRow>,
    orders_count: usize,
    recent: Vec<WallRow>,
    /// The places; none where no operation runs.
    map: Option<MapFigure>,
}

impl WallReader {
    pub(super) fn of(asked: &Asked, operation: Option<OperationId>) -> Self {
        let (realm, base) = (asked.realm.clone(), asked.base.clone());
        Self { realm, base, language: asked.language, operation }
    }

    /// The wall; none where there is no such operation.
    pub(super) fn inside(
        &self,
        reading: &mut Reading<'_>,
        actor: &Actor,
        zone: &Zone,
    ) -> Result<Option<WallInside>, Fault> {
        let Some(now) = reading.now(&self.realm)? else { return Ok(None) };
        let wanted = match self.operation {
            Some(one) => vec![one],
            None => self.running(reading, actor)?,
        };
        let mut opened = Vec::with_capacity(wanted.len());
        for it in wanted {
            let found = Opened::read(reading, (&self.realm, it), (None, self.language))?;
            // A command room has visitors: posts are named there, persons are not.
            opened.extend(found.map(|found| (found.without_persons(), it)));
        }
        if self.operation.is_some() && opened.is_empty() {
            return Ok(None);
        }
        let addresses: Vec<Addresses> =
            opened.iter().map(|(_, it)| Addresses::new(&self.base, *it)).collect();
        let opened: Vec<Opened> = opened.into_iter().map(|(it, _)| it).collect();
        let sights: Vec<Sight<'_>> = opened
            .iter()
            .zip(&addresses)
            .map(|(it, addresses)| it.sight(addresses, (zone, self.language)))
            .collect();
        let views = opened.iter().zip(&sights).map(|(it, sight)| shelters_only(it.map_view(sight)));
        let now = TimeShown::of(now, now, zone, self.language);
        Ok(Some(self.shown(&sights, views.reduce(together), now)))
    }

    fn running(&self, reading: &mut Reading<'_>, actor: &Actor) -> Result<Vec<OperationId>, Fault> {
        let mut running = operations_running(reading, &self.realm, actor)?;
        running.sort_by_key(|it| (it.row.opened_at, it.row.position));
        Ok(running.iter().take(JOINT_OPERATIONS_MAX).map(|it| it.row.operation).collect())
    }

    fn shown(&self, sights: &[Sight<'_>], view: Option<MapView>, now: TimeShown) -> WallInside {
        let late_count = sights.iter().map(|it| it.board.late().len()).sum();
        let blocked_count = sights.iter().map(|it| it.board.blocked().len()).sum();
        let (orders, orders_count) = orders(sights);
        WallInside {
            language: self.language,
            now,
            sides: sights.iter().enumerate().map(|(at, it)| side(it, (at, sights.len()))).collect(),
            late: late_units(sights),
            late_count,
            blocked: blocked(sights),
            blocked_count,
            deadlines: deadlines(sights),
            orders,
            orders_count,
            recent: recent(sights),
            map: view.map(|it| MapFigure::for_wall(it, self.language)),
        }
    }
}

/// From five metres a map says where people are taken in, and no more of sites.
fn shelters_only(view: MapView) -> MapView {
    let sites = view.sites.into_iter().filter(|it| it.sort == SiteSort::Shelter);
    MapView { sites: sites.map(|it| Site { name: String::new(), ..it }).collect(), ..view }
}

/// The map of two operations: what is open in both, on one ground.
fn together(mut one: MapView, other: MapView) -> MapView {
    let mut others: BTreeMap<String, crate::components::PlaceMarks> =
        other.places.into_iter().map(|it| (it.code, it.marks)).collect();
    for place in &mut one.places {
        if let Some(marks) = others.remove(&place.code) {
            place.marks.open += marks.open;
            place.marks.overdue += marks.overdue;
            place.marks.blocked += marks.blocked;
            place.marks.is_in_area |= marks.is_in_area;
        }
    }
    let known: Vec<domain::kernel::Point> = one.sites.iter().map(|it| it.at).collect();
    one.sites.extend(other.sites.into_iter().filter(|it| !known.contains(&it.at)));
    one
}

impl WallInside {
    fn say(&self, word: impl Say) -> String {
        word.say(self.language)
    }
}
