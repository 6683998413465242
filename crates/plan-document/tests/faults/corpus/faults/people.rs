//! Units are dissolved, and people are too few for what tasks ask for.

use std::collections::BTreeSet;

use domain::kernel::{Key, PersonKind};
use domain::people::DutyState;

use super::scene::At;
use super::{Fault, Operator, Scene, operator};

pub(super) const OPERATORS: &[Operator] = &[
    operator("unit dissolved", &["unit-unknown"], unit_dissolved),
    operator("body for complaints dissolved", &["unit-unknown"], complaints_dissolved),
    operator("supplier of an indicator dissolved", &["supplier-unknown"], supplier_dissolved),
    operator(
        "too many of a unit on leave",
        &["needs-beyond-people", "skill-nobody-holds"],
        on_leave,
    ),
    operator("people doubled beyond what exists", &["needs-beyond-people"], people_doubled),
    operator("skill lost everywhere", &["skill-nobody-holds"], skill_lost),
    operator("officers leave", &["sworn-missing", "performers-not-in-unit"], officers_leave),
];

/// A unit goes with its posts, its people and its vehicles; what was under it stands alone.
fn dissolve(scene: &mut Scene<'_>, unit: &Key) {
    let persons = scene.pair.world.persons.iter();
    let leavers: BTreeSet<_> =
        persons.filter(|(_, it)| it.unit == *unit).map(|(key, _)| key.clone()).collect();
    scene.leave(&leavers);
    let world = &mut scene.pair.world;
    world.units.remove(unit);
    world.posts.retain(|_, it| it.unit != *unit);
    world.vehicles.retain(|it| it.unit != *unit);
    for it in world.units.values_mut() {
        it.parent = it.parent.take().filter(|parent| parent != unit);
    }
}

fn unit_dissolved(scene: &mut Scene<'_>) -> Option<Fault> {
    let issuers: Vec<_> = scene.plans.iter().filter_map(|it| it.issuer.as_ref()).collect();
    let mut found = Vec::new();
    for at in scene.tasks() {
        let named = at.task.lead.iter().chain(&at.task.support).chain(&at.task.inform);
        let others = named.filter(|it| !issuers.contains(it));
        found.extend(others.map(|unit| (at.plan, unit)));
    }
    let (plan, unit) = scene.pick(&found)?;
    let named: Vec<_> = scene.tasks().into_iter().filter(|it| it.plan == plan).collect();
    let names = |it: &At<'_>| {
        it.task.lead.iter().chain(&it.task.support).chain(&it.task.inform).any(|it| it == unit)
    };
    let places = named.iter().filter(|it| names(it)).map(At::way).collect();
    dissolve(scene, unit);
    Some(Fault { plan: Some(plan), says: format!("{unit} is dissolved"), places })
}

fn complaints_dissolved(scene: &mut Scene<'_>) -> Option<Fault> {
    let mut found = Vec::new();
    for (plan, it) in scene.plans.iter().enumerate() {
        let named = it.measures.iter();
        found.extend(named.filter_map(|(key, it)| Some((plan, key, it.complaints.as_ref()?))));
    }
    let (plan, key, unit) = scene.pick(&found)?;
    dissolve(scene, unit);
    let says = format!("{unit}, which answers complaints, is dissolved");
    let mut places = vec![format!("measures.{key}.complaints")];
    // A unit that is named more than once is told at each place, the issuer at its own.
    places.push("issuer".to_owned());
    Some(Fault { plan: Some(plan), says, places })
}

fn supplier_dissolved(scene: &mut Scene<'_>) -> Option<Fault> {
    let mut found = Vec::new();
    for (plan, it) in scene.plans.iter().enumerate() {
        let named = it.indicators.iter();
        found.extend(named.filter_map(|(key, it)| Some((plan, key, it.supplied_by.as_ref()?))));
    }
    let (plan, key, unit) = scene.pick(&found)?;
    dissolve(scene, unit);
    let says = format!("{unit}, which supplies {key}, is dissolved");
    Some(Fault { plan: Some(plan), says, places: vec![format!("indicators.{key}.supplied_by")] })
}

/// The needs of people of tasks that levels start, with who can meet each.
fn needs<'a>(scene: &Scene<'a>) -> Vec<(At<'a>, usize)> {
    let started = scene.tasks().into_iter().filter(|it| scene.is_started(it));
    let mut found = Vec::new();
    for at in started {
        let asked = at.task.needs.people.iter().enumerate();
        found.extend(asked.filter(|(_, it)| it.count > 0).map(|(number, _)| (at, number)));
    }
    found
}

fn on_leave(scene: &mut Scene<'_>) -> Option<Fault> {
    let all = needs(scene);
    let (at, number) = scene.pick(&all)?;
    let need = at.task.needs.people.get(number)?;
    let can = scene.who_can(at.task, need);
    let stay = (need.count as usize).checked_sub(1)?;
    for number in can.iter().skip(stay) {
        scene.pair.world.persons.get_mut(number)?.duty = DutyState::OnLeave;
    }
    Some(by_lead(scene, &at, format!("{stay} can come, {} are needed", need.count)))
}

fn people_doubled(scene: &mut Scene<'_>) -> Option<Fault> {
    let all = needs(scene);
    let (at, number) = scene.pick(&all)?;
    let can = scene.who_can(at.task, at.task.needs.people.get(number)?).len();
    let (item, count) = (number.to_string(), (can + 1).to_string());
    let path = ["tasks", at.key.as_str(), "needs", "people", &item, "count"];
    scene.set(at.plan, &path, &count)?;
    Some(by_lead(scene, &at, format!("{count} are needed, {can} can come")))
}

/// People are shared among tasks: the finding may stand at another task that asks for the same, as
/// long as it names the unit.
fn by_lead(scene: &Scene<'_>, at: &At<'_>, says: String) -> Fault {
    let mut fault = at.fault(says);
    let lead = at.task.lead.as_ref().and_then(|it| scene.pair.world.units.get(it));
    fault.places.extend(lead.map(|it| it.name.zh.as_str().to_owned()));
    fault
}

fn skill_lost(scene: &mut Scene<'_>) -> Option<Fault> {
    let mut found = Vec::new();
    for at in scene.tasks() {
        let asked = at.task.needs.people.iter().filter(|it| it.count > 0);
        found.extend(asked.filter_map(|it| it.competence).map(|it| (at, it)));
    }
    let (at, skill) = scene.pick(&found)?;
    let world = &mut scene.pair.world;
    let yesterday = world.today.plus_days(-1);
    for it in world.persons.values_mut() {
        it.certificates.entry(skill).and_modify(|it| *it = Some(yesterday));
    }
    Some(at.fault(format!("nobody may do {} any more", skill.name())))
}

fn officers_leave(scene: &mut Scene<'_>) -> Option<Fault> {
    let at = scene.task(|it| it.task.kind.is_some_and(|kind| kind.needs_sworn_lead()))?;
    let tops: Vec<_> = at.task.lead.iter().chain(&at.task.support).collect();
    let units = scene.under(&tops);
    let persons = scene.pair.world.persons.iter();
    let officers: BTreeSet<_> = persons
        .filter(|(_, it)| it.kind == PersonKind::Sworn && units.contains(&it.unit))
        .map(|(key, _)| key.clone())
        .collect();
    scene.leave(&officers);
    Some(at.fault("no officer is left in its units"))
}
