//! Places to test on.

use uuid::Uuid;

use super::{AddSite, Event, Known, Places, Refusal, SiteDetails, SiteKind};
use crate::kernel::{Instant, Label, Moment, OrganisationId, Point, SiteId, Stream, Text, Verb};

pub(super) fn site(number: u128) -> SiteId {
    SiteId::from_uuid(Uuid::from_u128(number))
}

fn school() -> OrganisationId {
    OrganisationId::from_uuid(Uuid::from_u128(1))
}

pub(super) fn label(name: &str) -> Label {
    Label::chinese(Text::parse(name).expect("fits"))
}

/// The county and organisation 1 exist.
pub(super) fn known() -> Known {
    let mut known = Known::default();
    known.regions.insert("990001".parse().expect("a county"));
    known.organisations.insert(school());
    known
}

/// A shelter of which everything is known.
pub(super) fn add(number: u128, code: &str) -> AddSite {
    AddSite {
        site: site(number),
        code: code.parse().expect("a key"),
        details: SiteDetails {
            name: label("东渡小学"),
            kind: SiteKind::Shelter,
            region: "990001".parse().expect("a county"),
            point: Some(Point::from_degrees(114.0, 29.5).expect("on the earth")),
            capacity_persons: Some(480),
            is_key_site: false,
            has_separate_rooms: true,
            responsible: Some(school()),
        },
    }
}

/// Decides and folds what came out.
pub(super) fn decide<V>(
    places: &mut Places,
    facts: &V::Facts,
    verb: &V,
) -> Result<Vec<Event>, Refusal>
where
    V: Verb<Of = Places>,
{
    let noon = Moment::at(Instant::from_microseconds(1_780_000_000_000_000));
    let mut events = Vec::new();
    verb.decide(places, facts, noon, &mut events)?;
    events.iter().for_each(|event| places.evolve(event, noon));
    Ok(events)
}
