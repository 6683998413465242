//! People who are moved find no place.

use std::collections::BTreeSet;

use domain::kernel::Key;
use domain::places::SiteKind;
use domain::plans::document::{ActivityKind, Area};

use super::{Fault, Operator, Scene, operator};

pub(super) const OPERATORS: &[Operator] = &[
    operator("shelter closed", &["shelter-closed", "shelter-too-small"], closed),
    operator("shelter too small", &["shelter-too-small"], too_small),
    operator("more people than beds", &["shelter-too-small"], more_people),
    operator("shared shelter too small for both", &["shelter-too-small"], shared),
    operator("shelter used for something else", &["shelter-not-a-shelter"], other_use),
    operator("shelter given up", &["shelter-unknown"], given_up),
    operator("shelters taken out of the plan", &["evacuation-without-shelter"], taken_out),
];

/// An area with shelters, and the people who are to be moved there.
#[derive(Clone, Copy)]
struct Moved<'a> {
    plan: usize,
    key: &'a Key,
    area: &'a Area,
    people: u32,
}

impl Moved<'_> {
    fn fault(&self, says: &str) -> Fault {
        let places = vec![format!("areas.{}", self.key)];
        Fault { plan: Some(self.plan), says: format!("{}: {says}", self.key), places }
    }
}

fn moved<'a>(scene: &Scene<'a>) -> Vec<Moved<'a>> {
    let mut found = Vec::new();
    for (plan, it) in scene.plans.iter().enumerate() {
        for (key, area) in it.areas.iter() {
            if let Some(people) = area.people.filter(|it| *it > 0 && !area.shelters.is_empty()) {
                found.push(Moved { plan, key, area, people });
            }
        }
    }
    found
}

/// The beds of open shelters, but for one.
fn beds(scene: &Scene<'_>, area: &Area, without: Option<&Key>) -> u32 {
    let shelters: BTreeSet<_> = area.shelters.iter().filter(|it| Some(*it) != without).collect();
    let sites = shelters.into_iter().filter_map(|it| scene.pair.world.sites.get(it));
    sites.filter(|it| !it.is_closed).filter_map(|it| it.capacity).sum()
}

/// A shelter without which the others do not suffice.
fn needed<'a>(scene: &mut Scene<'a>) -> Option<(Moved<'a>, &'a Key)> {
    let mut found = Vec::new();
    for it in moved(scene) {
        let shelters = it.area.shelters.iter();
        let is_open =
            |key: &&Key| scene.pair.world.sites.get(*key).is_some_and(|site| !site.is_closed);
        let needed = shelters.filter(is_open).filter(|key| {
            beds(scene, it.area, Some(key)) < it.people && beds(scene, it.area, None) >= it.people
        });
        found.extend(needed.map(|key| (it, key)));
    }
    scene.pick(&found)
}

fn closed(scene: &mut Scene<'_>) -> Option<Fault> {
    let (it, site) = needed(scene)?;
    scene.pair.world.sites.get_mut(site)?.is_closed = true;
    Some(it.fault("a shelter is closed and the others do not suffice"))
}

fn too_small(scene: &mut Scene<'_>) -> Option<Fault> {
    let (it, site) = needed(scene)?;
    let others = beds(scene, it.area, Some(site));
    scene.pair.world.sites.get_mut(site)?.capacity = Some(it.people - others - 1);
    Some(it.fault("one bed too few"))
}

fn more_people(scene: &mut Scene<'_>) -> Option<Fault> {
    let all = moved(scene);
    let it = scene.pick(&all)?;
    let people = (beds(scene, it.area, None) + 1).to_string();
    scene.set(it.plan, &["areas", it.key.as_str(), "people"], &people)?;
    Some(it.fault("one more to move than there are beds"))
}

/// Two areas with the same shelters are moved at some level; there is room for each alone.
fn shared(scene: &mut Scene<'_>) -> Option<Fault> {
    let evacuated = |it: &Moved<'_>| {
        scene.tasks().into_iter().any(|at| {
            at.plan == it.plan
                && at.task.kind == Some(ActivityKind::Evacuation)
                && at.task.areas.contains(it.key)
                && scene.is_started(&at)
        })
    };
    let all: Vec<_> = moved(scene).into_iter().filter(evacuated).collect();
    let mut found = Vec::new();
    for (number, one) in all.iter().enumerate() {
        let same = |it: &&Moved<'_>| it.plan == one.plan && it.area.shelters == one.area.shelters;
        found.extend(all.iter().skip(number + 1).filter(same).map(|other| (*one, *other)));
    }
    let (one, other) = scene.pick(&found)?;
    let mut left = one.people + other.people - 1;
    for shelter in &one.area.shelters {
        let site = scene.pair.world.sites.get_mut(shelter)?;
        let beds = site.capacity?.min(left);
        site.capacity = Some(beds);
        left -= beds;
    }
    let mut fault = one.fault(&format!("shares its shelters with {}, one bed too few", other.key));
    fault.places.push(format!("areas.{}", other.key));
    Some(fault)
}

fn other_use(scene: &mut Scene<'_>) -> Option<Fault> {
    let all = moved(scene);
    let it = scene.pick(&all)?;
    let site = scene.pick(&it.area.shelters)?;
    scene.pair.world.sites.get_mut(&site)?.kind = SiteKind::Warehouse;
    Some(it.fault("a shelter is a warehouse now"))
}

fn given_up(scene: &mut Scene<'_>) -> Option<Fault> {
    let all = moved(scene);
    let it = scene.pick(&all)?;
    let site = scene.pick(&it.area.shelters)?;
    scene.pair.world.sites.remove(&site)?;
    Some(it.fault("a shelter is no longer in the register"))
}

fn taken_out(scene: &mut Scene<'_>) -> Option<Fault> {
    let evacuated: BTreeSet<_> = scene
        .tasks()
        .into_iter()
        .filter(|it| it.task.kind == Some(ActivityKind::Evacuation))
        .flat_map(|it| it.task.areas.iter().map(move |area| (it.plan, area)))
        .collect();
    let all: Vec<_> =
        moved(scene).into_iter().filter(|it| evacuated.contains(&(it.plan, it.key))).collect();
    let it = scene.pick(&all)?;
    scene.remove(it.plan, &["areas", it.key.as_str(), "shelters"])?;
    Some(it.fault("people are moved with nowhere to go"))
}
