//! Vehicles and stock to test on.

use uuid::Uuid;

use super::{
    Event, Known, Refusal, RegisterVehicle, SetStock, Supplies, VehicleDetails, VehicleKind,
    VehicleState,
};
use crate::kernel::{
    Day, Instant, Label, Moment, OrganisationId, SiteId, Stream, Text, VehicleId, Verb,
};

pub(super) fn vehicle(number: u128) -> VehicleId {
    VehicleId::from_uuid(Uuid::from_u128(number))
}

pub(super) fn site(number: u128) -> SiteId {
    SiteId::from_uuid(Uuid::from_u128(number))
}

pub(super) fn organisation(number: u128) -> OrganisationId {
    OrganisationId::from_uuid(Uuid::from_u128(number))
}

pub(super) fn day(text: &str) -> Day {
    text.parse().expect("a day")
}

pub(super) fn label(name: &str) -> Label {
    Label::chinese(Text::parse(name).expect("fits"))
}

/// Organisation 1 is `psb`, site 1 is `store`, and there is a site 2.
pub(super) fn known() -> Known {
    let mut known = Known::default();
    known.organisations.insert(organisation(1));
    known.sites.extend([site(1), site(2)]);
    known.units.insert("psb".parse().expect("a key"), organisation(1));
    known.site_codes.insert("store".parse().expect("a key"), site(1));
    known
}

pub(super) fn register(number: u128, code: &str) -> RegisterVehicle {
    RegisterVehicle {
        vehicle: vehicle(number),
        code: code.parse().expect("a key"),
        details: VehicleDetails {
            kind: VehicleKind::PatrolCar,
            plate: Some(Text::parse("鄂L·0001警").expect("fits")),
            seats: 5,
            home: Some(site(1)),
            organisation: organisation(1),
            state: VehicleState::Ready,
        },
    }
}

/// Masks in the store, counted on 2026-05-20; there should be 1,000.
pub(super) fn count(quantity: u32) -> SetStock {
    SetStock {
        site: site(1),
        item: "mask-n95".parse().expect("a key"),
        name: label("N95 口罩"),
        unit: Text::parse("只").expect("fits"),
        quantity,
        minimum: 1_000,
        counted_on: day("2026-05-20"),
    }
}

/// Decides at a moment of 2026 and folds what came out.
pub(super) fn decide<V>(
    supplies: &mut Supplies,
    known: &Known,
    verb: &V,
) -> Result<Vec<Event>, Refusal>
where
    V: Verb<Of = Supplies, Facts = Known>,
{
    let noon = Moment::at(Instant::from_microseconds(1_780_000_000_000_000));
    let mut events = Vec::new();
    verb.decide(supplies, known, noon, &mut events)?;
    events.iter().for_each(|event| supplies.evolve(event, noon));
    Ok(events)
}
