//! The world that plans are checked against, as the registers of a realm know it now.

use std::collections::BTreeSet;

use domain::kernel::{Day, House, Instant, Key, PlanId, Realm, RegionCode};
use domain::people::People;
use domain::places::Places;
use domain::plans::Plan;
use domain::supplies::Supplies;
use plan_document::world::{PlanStanding, World, WorldPlan};
use plan_document::{Document, Registers};

use super::plan_text;
use crate::failure::Fault;
use crate::office::Reading;
use crate::vault::Opened;
use crate::writer::stream_name;

/// So many regions of one list are looked at; a county has about 220.
const REGIONS_LOOKED_AT_MAX: u32 = 5_000;

/// The world of a realm at a moment, for the check of a plan, which stands beside the others that
/// are in force; `within` is the region of the jurisdiction.
///
/// # Errors
/// When the store cannot be read or a text is damaged.
pub fn world_of(
    reading: &mut Reading<'_>,
    realm: &Realm,
    within: &RegionCode,
    checked: Option<PlanId>,
    (now, today): (Instant, Day),
) -> Result<World, Fault> {
    let (people, places) = (reading.view.people(realm)?, reading.view.places(realm)?);
    let supplies = reading.view.supplies(realm)?;
    let registers = Registers { people: &people, places: &places, supplies: &supplies };
    let rows = reading.view.regions_in(realm, within, None, REGIONS_LOOKED_AT_MAX)?;
    let regions = rows.into_iter().map(|row| (row.code, row.name)).collect();
    let mut world = World::of(registers, regions, now, today);
    for plan in reading.view.plans(realm)? {
        let Some(key) = plan.details.as_ref().map(|it| it.key.clone()) else { continue };
        if checked == Some(plan.id) {
            world.consents.insert(key, consents(&plan));
        } else if let Some(beside) = beside(reading, realm, &plan)? {
            world.plans.insert(key, beside);
        }
    }
    Ok(world)
}

/// The journal position of the last event that can have changed the world of a realm: of its
/// registers and of its plans; 0 where nothing was ever written.
///
/// # Errors
/// When the store cannot be read.
pub(crate) fn last_change_of_world(reading: &mut Reading<'_>, realm: &Realm) -> Result<u64, Fault> {
    let mut streams = vec![
        stream_name::<People>(&House),
        stream_name::<Places>(&House),
        stream_name::<Supplies>(&House),
    ];
    let plans = reading.view.plans(realm)?;
    streams.extend(plans.iter().map(|it| stream_name::<Plan>(&it.id)));
    let mut last = 0;
    for stream in &streams {
        let newest = reading.view.events_of_before(realm, stream, None, 1)?;
        let position = newest.first().map_or(0, |it| it.sealed.envelope().position);
        last = last.max(position);
    }
    Ok(last)
}

/// The next instant at which time alone changes who is in a post; none where it never does.
///
/// # Errors
/// When the store cannot be read.
pub(crate) fn next_turn_of_posts(
    reading: &mut Reading<'_>,
    realm: &Realm,
    now: Instant,
) -> Result<Option<Instant>, Fault> {
    let registers = reading.units_and_posts(realm)?;
    let appointments = registers.posts.iter().flat_map(|it| it.appointments.values());
    let turns = appointments.flat_map(|it| [Some(it.from), it.until]).flatten();
    Ok(turns.filter(|it| *it > now).min())
}

/// The units that agreed through the library to the text as it stands.
fn consents(plan: &Plan) -> BTreeSet<Key> {
    let Some(version) = plan.latest() else { return BTreeSet::new() };
    let counts = |unit: &Key| version.consent_of(unit).is_some_and(|it| it.opinion.agrees());
    version.consents.iter().map(|it| &it.unit).filter(|unit| counts(unit)).cloned().collect()
}

/// Another plan of the library: the version in force, else the latest.
fn beside(
    reading: &mut Reading<'_>,
    realm: &Realm,
    plan: &Plan,
) -> Result<Option<WorldPlan>, Fault> {
    let standing = match (plan.abolished.is_some(), plan.in_force().is_some()) {
        (true, _) => PlanStanding::Abolished,
        (false, true) => PlanStanding::InForce,
        (false, false) => PlanStanding::Draft,
    };
    let version = plan.in_force().or_else(|| plan.latest()).map(|it| it.number);
    let Some(version) = version else { return Ok(None) };
    Ok(match plan_text(reading, realm, plan.id, version)? {
        Some(Opened::Text(text)) => {
            Some(WorldPlan { plan: Document::read(&text).plan().clone(), standing })
        }
        Some(Opened::Destroyed) | None => None,
    })
}
