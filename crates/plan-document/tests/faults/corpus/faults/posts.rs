//! Posts become empty, cannot be called, or are not what the plan takes them for.

use std::collections::BTreeSet;

use domain::kernel::{Competence, Key};
use domain::people::{CallResult, DutyState, PostKind};
use domain::plans::document::Plan;
use plan_document::world::WorldPost;

use super::{Fault, Operator, Scene, operator};

pub(super) const OPERATORS: &[Operator] = &[
    operator("holder leaves", &["post-without-holder"], holder_leaves),
    operator("deputy leaves", &["post-without-deputy"], deputy_leaves),
    operator("one of several holders leaves", &["holders-too-few"], one_leaves),
    operator("holder and deputy away", &["holder-away"], all_away),
    operator("certificate runs out", &["certificate-expired"], certificate_runs_out),
    operator("certificate ends soon", &["certificate-expires-soon"], certificate_ends_soon),
    operator("competence withdrawn", &["holder-without-competence"], competence_withdrawn),
    operator("number stale", &["contact-stale"], number_stale),
    operator("number wrong", &["contact-stale", "post-cannot-be-reached"], number_wrong),
    operator("no number known", &["post-cannot-be-reached"], no_number),
    operator("post abolished", &["post-unknown"], post_abolished),
    operator("order to a post of another house", &["post-of-another-unit"], order_elsewhere),
    operator("one person left in two posts", &["one-person-two-posts"], one_person),
    operator("post moved to another unit", &["post-of-another-unit"], post_moved),
];

/// A post that a plan relies on, with the ways at which it is named.
#[derive(Clone)]
struct Relied {
    plan: usize,
    key: Key,
    places: Vec<String>,
}

impl Relied {
    fn fault(self, says: &str) -> Fault {
        let says = format!("{}: {says}", self.key);
        Fault { plan: Some(self.plan), says, places: self.places }
    }
}

/// The ways at which a plan names a post.
fn places(plan: &Plan, post: &Key) -> Vec<String> {
    let mut found = vec![format!("posts.{post}")];
    let mut add = |named: Option<&Key>, way: String| {
        if named == Some(post) {
            found.push(way);
        }
    };
    for (name, level) in plan.levels.iter() {
        add(level.enter.decided_by.as_ref(), format!("levels.{name}.enter.decided_by"));
        add(level.leave.decided_by.as_ref(), format!("levels.{name}.leave.decided_by"));
    }
    for (key, task) in plan.tasks.iter() {
        add(task.post.as_ref(), format!("tasks.{key}.post"));
        let to = task.escalate.as_ref().and_then(|it| it.to.as_ref());
        add(to, format!("tasks.{key}.escalate.to"));
    }
    for (key, area) in plan.areas.iter() {
        add(area.informed_by.as_ref(), format!("areas.{key}.informed_by"));
    }
    add(plan.reports.as_ref().and_then(|it| it.by.as_ref()), "reports.by".to_owned());
    found
}

/// The posts that plans name and of which something holds.
fn relied(scene: &Scene<'_>, holds: impl Fn(&Plan, &Key, &WorldPost) -> bool) -> Vec<Relied> {
    let mut found = Vec::new();
    for (number, plan) in scene.plans.iter().enumerate() {
        for (key, post) in &scene.pair.world.posts {
            let places = places(plan, key);
            let is_named = places.len() > 1 || plan.posts.has(key);
            if is_named && holds(plan, key, post) {
                found.push(Relied { plan: number, key: key.clone(), places });
            }
        }
    }
    found
}

fn pick(scene: &mut Scene<'_>, holds: impl Fn(&Plan, &Key, &WorldPost) -> bool) -> Option<Relied> {
    let all = relied(scene, holds);
    scene.pick(&all)
}

fn holder_leaves(scene: &mut Scene<'_>) -> Option<Fault> {
    let it = pick(scene, |_, _, post| !post.holders.is_empty())?;
    let holders = scene.pair.world.posts.get(&it.key)?.holders.iter().cloned().collect();
    scene.leave(&holders);
    Some(it.fault("whoever held it has left"))
}

/// A post of which nobody acts for the holder matters where it decides, hears of delays or keeps a
/// desk.
fn deputy_leaves(scene: &mut Scene<'_>) -> Option<Fault> {
    let it = pick(scene, |plan, key, post| {
        let decides = places(plan, key).iter().any(|it| it.ends_with("decided_by"));
        let is_key = decides || plan.posts.has(key) || post.kind == PostKind::DutyOfficer;
        is_key
            && !post.deputies.is_empty()
            && post.holders.iter().any(|it| !post.deputies.contains(it))
    })?;
    let deputies = scene.pair.world.posts.get(&it.key)?.deputies.iter().cloned().collect();
    scene.leave(&deputies);
    Some(it.fault("whoever acted for the holder has left"))
}

fn one_leaves(scene: &mut Scene<'_>) -> Option<Fault> {
    let it = pick(scene, |plan, key, post| {
        let wanted = plan.posts.get(key).and_then(|it| it.holders);
        post.holders.len() > 1 && wanted.is_some_and(|it| it as usize == post.holders.len())
    })?;
    let holders = scene.pair.world.posts.get(&it.key)?.holders.clone();
    let leaver = scene.pick(&holders)?;
    scene.leave(&BTreeSet::from([leaver]));
    Some(it.fault("one of the holders has left"))
}

fn all_away(scene: &mut Scene<'_>) -> Option<Fault> {
    let it = pick(scene, |_, _, post| !post.holders.is_empty())?;
    let post = scene.pair.world.posts.get(&it.key)?.clone();
    for number in post.holders.iter().chain(&post.deputies) {
        scene.pair.world.persons.get_mut(number)?.duty = DutyState::OnLeave;
    }
    Some(it.fault("everybody in it is on leave"))
}

/// A holder with a competence that the post needs, by the plan or by the register.
fn certified(scene: &mut Scene<'_>) -> Option<(Relied, Key, Competence)> {
    let world = &scene.pair.world;
    let mut found = Vec::new();
    for it in relied(scene, |_, _, _| true) {
        let Some(post) = world.posts.get(&it.key) else { continue };
        let by_plan = scene.plans[it.plan].posts.get(&it.key).map(|it| &it.needs);
        let needs: BTreeSet<_> = post.needs.iter().chain(by_plan.into_iter().flatten()).collect();
        for number in &post.holders {
            let Some(person) = world.persons.get(number) else { continue };
            for skill in needs.iter().filter(|skill| person.has(***skill, world.today)) {
                found.push((it.clone(), number.clone(), **skill));
            }
        }
    }
    scene.pick(&found)
}

fn certificate_runs_out(scene: &mut Scene<'_>) -> Option<Fault> {
    let (it, number, skill) = certified(scene)?;
    let world = &mut scene.pair.world;
    let yesterday = world.today.plus_days(-1);
    world.persons.get_mut(&number)?.certificates.insert(skill, Some(yesterday));
    Some(it.fault("a holder’s certificate ended yesterday"))
}

fn certificate_ends_soon(scene: &mut Scene<'_>) -> Option<Fault> {
    let (it, number, skill) = certified(scene)?;
    let world = &mut scene.pair.world;
    let ends = world.today.plus_days(10);
    world.persons.get_mut(&number)?.certificates.insert(skill, Some(ends));
    Some(it.fault("a holder’s certificate ends in ten days"))
}

fn competence_withdrawn(scene: &mut Scene<'_>) -> Option<Fault> {
    let (it, number, skill) = certified(scene)?;
    scene.pair.world.persons.get_mut(&number)?.certificates.remove(&skill);
    Some(it.fault("a holder’s certificate was withdrawn"))
}

/// Somebody in a post who was reached not long ago.
fn reachable(scene: &mut Scene<'_>) -> Option<(Relied, Key)> {
    let world = &scene.pair.world;
    let is_reached = |number: &&Key| {
        world.persons.get(*number).is_some_and(|person| {
            person.contacts.iter().any(|it| {
                let days = it.called_on.map(|day| world.today.days_since(day));
                it.result == Some(CallResult::Answered) && days.is_some_and(|it| it <= 90)
            })
        })
    };
    let mut found = Vec::new();
    for it in relied(scene, |_, _, _| true) {
        let Some(post) = world.posts.get(&it.key) else { continue };
        let everybody = post.holders.iter().chain(&post.deputies);
        found.extend(everybody.filter(is_reached).map(|number| (it.clone(), number.clone())));
    }
    scene.pick(&found)
}

fn number_stale(scene: &mut Scene<'_>) -> Option<Fault> {
    let (it, number) = reachable(scene)?;
    let long_ago = Some(scene.pair.world.today.plus_days(-200));
    for contact in &mut scene.pair.world.persons.get_mut(&number)?.contacts {
        contact.called_on = long_ago;
    }
    Some(it.fault("somebody was last reached 200 days ago"))
}

fn number_wrong(scene: &mut Scene<'_>) -> Option<Fault> {
    let (it, number) = reachable(scene)?;
    let yesterday = Some(scene.pair.world.today.plus_days(-1));
    for contact in &mut scene.pair.world.persons.get_mut(&number)?.contacts {
        (contact.called_on, contact.result) = (yesterday, Some(CallResult::WrongNumber));
    }
    Some(it.fault("somebody’s number turned out to be wrong"))
}

fn no_number(scene: &mut Scene<'_>) -> Option<Fault> {
    let (it, _) = reachable(scene)?;
    let post = scene.pair.world.posts.get(&it.key)?.clone();
    for number in post.holders.iter().chain(&post.deputies) {
        scene.pair.world.persons.get_mut(number)?.contacts.clear();
    }
    Some(it.fault("no number of anybody in it is known"))
}

fn post_abolished(scene: &mut Scene<'_>) -> Option<Fault> {
    let it = pick(scene, |_, _, _| true)?;
    scene.pair.world.posts.remove(&it.key)?;
    Some(it.fault("abolished"))
}

/// The plan declares it in its unit.
fn post_moved(scene: &mut Scene<'_>) -> Option<Fault> {
    let it = pick(scene, |plan, key, post| {
        plan.posts.get(key).and_then(|it| it.unit.as_ref()) == Some(&post.unit)
    })?;
    let units: Vec<_> = scene.pair.world.units.keys().cloned().collect();
    let post = scene.pair.world.posts.get(&it.key)?.unit.clone();
    let elsewhere: Vec<_> = units.into_iter().filter(|unit| *unit != post).collect();
    let unit = scene.pick(&elsewhere)?;
    scene.pair.world.posts.get_mut(&it.key)?.unit = unit;
    Some(it.fault("moved to another unit"))
}

/// The post of the task order is neither above nor under the unit that leads.
fn order_elsewhere(scene: &mut Scene<'_>) -> Option<Fault> {
    let at = scene.task(|it| it.task.post.is_some() && it.task.lead.is_some())?;
    let lead = at.task.lead.as_ref()?;
    let world = &scene.pair.world;
    let is_near = |unit: &Key| world.is_of_house(unit, lead) || world.is_of_house(lead, unit);
    let others = world.posts.iter().filter(|(_, it)| !is_near(&it.unit));
    let others: Vec<_> = others.map(|(key, _)| key.clone()).collect();
    let post = scene.pick(&others)?;
    scene.set(at.plan, &["tasks", at.key.as_str(), "post"], post.as_str())?;
    Some(at.fault(format!("ordered to {post}")))
}

/// Everybody but one holder leaves two posts that tasks or levels need at once, and that one takes
/// over the other.
fn one_person(scene: &mut Scene<'_>) -> Option<Fault> {
    let is_needed = |plan: &Plan, key: &Key, post: &WorldPost| {
        let decides = places(plan, key).iter().any(|it| it.ends_with("decided_by"));
        decides && !post.holders.is_empty()
    };
    let all = relied(scene, is_needed);
    let one = scene.pick(&all)?;
    let others: Vec<_> =
        all.into_iter().filter(|it| it.plan == one.plan && it.key != one.key).collect();
    let other = scene.pick(&others)?;
    let stays = scene.pair.world.posts.get(&one.key)?.holders.first()?.clone();
    for key in [&one.key, &other.key] {
        let post = scene.pair.world.posts.get_mut(key)?;
        post.holders = vec![stays.clone()];
        post.deputies.clear();
    }
    let mut fault = one.fault(&format!("its only holder holds {} too", other.key));
    fault.places.extend(other.places);
    Some(fault)
}
