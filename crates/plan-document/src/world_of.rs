//! The world as the registers know it at a moment.

use std::collections::BTreeMap;

use domain::kernel::{Day, Instant, Key, OrganisationId, PersonId, RegionCode, SiteId};
use domain::people::{People, Person, Post};
use domain::places::{Places, Site};
use domain::supplies::{Supplies, VehicleState};

use crate::world::{
    World, WorldContact, WorldPerson, WorldPost, WorldSite, WorldStock, WorldUnit, WorldVehicle,
};

/// The registers that a world is made from.
#[derive(Clone, Copy)]
pub struct Registers<'a> {
    /// Organisations, posts and persons.
    pub people: &'a People,
    /// Sites.
    pub places: &'a Places,
    /// Vehicles and stock.
    pub supplies: &'a Supplies,
}

impl World {
    /// Who and what there is at that instant, of that day. Whoever has left, and whatever was
    /// dissolved, abolished or withdrawn, is not there. Plans and consents are put in afterwards.
    #[must_use]
    pub fn of(
        registers: Registers<'_>,
        regions: BTreeMap<RegionCode, String>,
        now: Instant,
        today: Day,
    ) -> Self {
        let named = Named(registers);
        let Registers { people, places, supplies } = registers;
        let units = people.organisations().filter(|it| !it.is_dissolved).map(|it| {
            let parent = it.details.parent.and_then(|id| named.unit(id));
            let (name, kind) = (it.details.name.clone(), it.details.kind);
            let region = it.details.region.clone();
            (it.code.clone(), WorldUnit { name, kind, parent, region })
        });
        let posts = people.posts().filter(|it| !it.is_abolished);
        let persons = people.persons().filter(|it| !it.has_left);
        let vehicles = supplies.vehicles().filter(|it| !it.is_withdrawn).filter_map(|it| {
            Some(WorldVehicle {
                code: it.code.clone(),
                kind: it.details.kind,
                unit: named.unit(it.details.organisation)?,
                home: it.details.home.and_then(|id| named.site(id)),
                is_ready: it.details.state != VehicleState::InRepair,
            })
        });
        let stock = supplies.stock().filter_map(|it| {
            let (item, site) = (it.item.clone(), named.site(it.site)?);
            Some(WorldStock { item, site, quantity: it.quantity, minimum: it.minimum })
        });
        Self {
            units: units.collect(),
            posts: posts.filter_map(|it| named.post(it, now)).collect(),
            persons: persons.filter_map(|it| named.person(it)).collect(),
            sites: places.sites().map(|it| (it.code.clone(), site(it))).collect(),
            vehicles: vehicles.collect(),
            stock: stock.collect(),
            regions,
            ..Self::empty(today)
        }
    }
}

/// Ids into the names that plans use.
struct Named<'a>(Registers<'a>);

impl Named<'_> {
    fn unit(&self, id: OrganisationId) -> Option<Key> {
        let unit = self.0.people.organisation(id).filter(|it| !it.is_dissolved);
        unit.map(|it| it.code.clone())
    }

    fn site(&self, id: SiteId) -> Option<Key> {
        self.0.places.site(id).map(|it| it.code.clone())
    }

    fn number(&self, id: PersonId) -> Option<Key> {
        let person = self.0.people.person(id).filter(|it| !it.has_left);
        person.map(|it| it.number.clone())
    }

    fn post(&self, it: &Post, now: Instant) -> Option<(Key, WorldPost)> {
        let post = WorldPost {
            title: it.details.title.clone(),
            unit: self.unit(it.details.organisation)?,
            kind: it.details.kind,
            holders_wanted: it.details.holders_wanted,
            holders: it.holders_at(now).filter_map(|id| self.number(id)).collect(),
            deputies: it.deputies_at(now).filter_map(|(id, _)| self.number(id)).collect(),
            needs: it.details.needs.clone(),
        };
        Some((it.code.clone(), post))
    }

    fn person(&self, it: &Person) -> Option<(Key, WorldPerson)> {
        let contact = |it: &domain::people::Contact| WorldContact {
            called_on: it.verified.map(|call| call.called_on),
            result: it.verified.map(|call| call.result),
        };
        let person = WorldPerson {
            unit: self.unit(it.organisation)?,
            kind: it.kind,
            duty: it.duty,
            contacts: it.contacts.iter().map(contact).collect(),
            certificates: it.certificates.iter().map(|(what, it)| (*what, it.expires)).collect(),
        };
        Some((it.number.clone(), person))
    }
}

fn site(it: &Site) -> WorldSite {
    WorldSite {
        name: it.details.name.clone(),
        kind: it.details.kind,
        region: it.details.region.clone(),
        point: it.details.point,
        capacity: it.details.capacity_persons,
        is_closed: it.is_closed,
    }
}
