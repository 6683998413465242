//! Where the tasks are: the places below the operation's area, each with what is open there.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use application::{Fault, Reading};
use domain::kernel::{Key, Realm, RegionCode};
use domain::operations::task_machine::State;
use domain::operations::{Origin, PlanResponse, TaskView};
use words::{Language, Maps, OperationOverview, clock_time, named};

use super::super::sight::Sight;
use super::ground_layers::{Shapes, shapes};
use super::outlines::Outlines;
use crate::components::{Base, Boundary, MapFigure, MapView, Place, PlaceMarks, Site, SiteSort};

/// What a map needs of the registers.
#[derive(Default)]
pub(crate) struct Ground {
    /// The region of each unit that has one.
    units: BTreeMap<Key, RegionCode>,
    sites: Vec<domain::places::Site>,
    shapes: Shapes,
}

impl Ground {
    pub(crate) fn read(
        reading: &mut Reading<'_>,
        realm: &Realm,
        language: Language,
    ) -> Result<Self, Fault> {
        let registers = reading.units_and_posts(realm)?;
        let units = registers.units.iter();
        let units = units.filter_map(|it| Some((it.code.clone(), it.details.region.clone()?)));
        let shapes = shapes(reading, realm, language)?;
        Ok(Self { units: units.collect(), sites: reading.view.sites(realm)?, shapes })
    }

    /// The places below the area in which a task is: where its plan says, else where somebody
    /// said, else where the unit has its seat that answers for it.
    fn places_of<'a>(&self, sight: &Sight<'a>, task: &TaskView<'a>) -> BTreeSet<&'a RegionCode> {
        let planned = task
            .planned
            .into_iter()
            .flat_map(|(plan, it)| it.areas.iter().flat_map(|area| plan.at_work.regions_of(area)));
        let given = match &task.record.origin {
            Origin::Given(given) => given.area.as_ref(),
            Origin::Planned { .. } => None,
        };
        let said: Vec<&RegionCode> = planned.chain(given).collect();
        let seat = self.units.get(task.lead()).filter(|_| said.is_empty());
        let places = said.into_iter().chain(seat);
        places.filter_map(|it| sight.regions.place_of(it)).map(|it| &it.code).collect()
    }
}

/// The map of a board.
pub(crate) fn map(sight: &Sight<'_>, ground: &Ground, outlines: &Outlines) -> MapFigure {
    MapFigure::of(map_view(sight, ground, outlines), sight.language)
}

/// What the map of a board shows.
pub(crate) fn map_view(sight: &Sight<'_>, ground: &Ground, outlines: &Outlines) -> MapView {
    let mut marks: BTreeMap<&RegionCode, PlaceMarks> = BTreeMap::new();
    for task in sight.board.response().open_tasks() {
        let acts_there = task.planned.is_some_and(|(_, it)| !it.areas.is_empty());
        for place in ground.places_of(sight, &task) {
            let at = marks.entry(place).or_default();
            at.open += 1;
            at.overdue += u32::from(task.is_late(sight.now()));
            let is_stuck = matches!(task.task.state(), State::Blocked | State::Declined);
            at.blocked += u32::from(is_stuck);
            at.is_in_area |= acts_there;
        }
    }
    let places = sight.regions.places.iter().filter_map(|it| {
        let there =
            |name, value: &str| sight.addresses.tasks(&[(name, &value), ("region", &it.code)]);
        let marks = PlaceMarks {
            href: there("state", "running"),
            overdue_href: there("late", "1"),
            blocked_href: there("state", "stuck"),
            ..marks.remove(&it.code).unwrap_or_default()
        };
        Some(Place { code: it.code.to_string(), name: it.name.clone(), at: it.point?, marks })
    });
    let at = clock_time(sight.now(), sight.now(), sight.zone);
    let basis = match (outlines.is_empty(), ground.shapes.is_empty()) {
        (true, _) => Maps::Schematic,
        (false, true) => Maps::Bounded,
        (false, false) => Maps::Drawn,
    };
    MapView {
        title: sight.say(OperationOverview::Map),
        as_of: sight.say(Maps::AsOf { at }),
        basis: sight.say(basis),
        places: places.collect(),
        boundaries: outlines.iter().map(|it| Boundary { rings: it.rings.clone() }).collect(),
        sites: sites(sight, ground),
        base: Base { shapes: Arc::clone(&ground.shapes), is_framed: !outlines.is_empty() },
    }
}

/// The sites that take people in from where the open tasks of the plans act, and what must be kept
/// from harm there.
fn sites(sight: &Sight<'_>, ground: &Ground) -> Vec<Site> {
    let mut shelters: BTreeSet<&Key> = BTreeSet::new();
    let mut regions: BTreeSet<&RegionCode> = BTreeSet::new();
    for task in sight.board.response().open_tasks() {
        let Some((plan, it)) = task.planned else { continue };
        let own = |(own, _): &(&PlanResponse, _)| own.at_work.key == plan.at_work.key;
        let document = sight.plans().find(own).and_then(|(_, document)| document);
        for area in &it.areas {
            regions.extend(plan.at_work.regions_of(area));
            let found = document.and_then(|it| it.areas.get(area));
            shelters.extend(found.into_iter().flat_map(|it| &it.shelters));
        }
    }
    let sort = |it: &domain::places::Site| {
        let lies_there = || regions.iter().any(|region| region.holds(&it.details.region));
        if shelters.contains(&it.code) {
            Some(SiteSort::Shelter)
        } else if it.details.is_key_site && lies_there() {
            Some(SiteSort::KeySite)
        } else {
            None
        }
    };
    let sites = ground.sites.iter().filter(|it| !it.is_closed).filter_map(|it| {
        let name = named(&it.details.name, sight.language).to_owned();
        Some(Site { name, sort: sort(it)?, at: it.details.point?, href: None })
    });
    sites.collect()
}
