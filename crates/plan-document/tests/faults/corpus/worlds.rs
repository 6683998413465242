//! The people and goods of a generated county: as many as its plans need together, and a few more.

use std::collections::BTreeMap;

use domain::kernel::{Competence, Day, PersonKind, Point, VehicleKind};
use domain::people::{CallResult, DutyState};
use domain::places::SiteKind;
use plan_document::world::{
    World, WorldContact, WorldPerson, WorldPost, WorldSite, WorldStock, WorldUnit, WorldVehicle,
};

use super::chance::Chance;
use super::county::{County, key, label};
use super::tasks::{Draft, Place};
use super::texts::TODAY;

/// A world in which both plans can be carried out at once.
pub(super) struct Peopling<'a> {
    pub(super) county: &'a County,
    pub(super) drafts: [&'a [Draft]; 2],
    pub(super) places: &'a [Place],
    /// No fewer persons than this.
    pub(super) persons_min: usize,
    pub(super) chance: Chance,
}

impl Peopling<'_> {
    /// The world, and the shelters of each place.
    pub(super) fn world(mut self) -> (World, Vec<Vec<String>>) {
        let mut world = World::empty(TODAY.parse().expect("a day"));
        self.units(&mut world);
        self.posts(&mut world);
        self.teams(&mut world);
        let shelters = self.sites(&mut world);
        self.goods(&mut world);
        (world, shelters)
    }

    fn units(&self, world: &mut World) {
        let County { code, name, .. } = self.county;
        world.regions.insert(code.parse().expect("a region"), format!("{}县", name.0));
        for unit in &self.county.units {
            let it = WorldUnit {
                name: label(&unit.name.0, &unit.name.1),
                kind: unit.kind,
                parent: unit.parent.as_deref().map(key),
                region: Some(unit.region.parse().expect("a region")),
            };
            world.units.insert(key(&unit.key), it);
        }
        for township in &self.county.townships {
            let here = township.region.parse().expect("a region");
            world.regions.insert(here, format!("{}镇", township.name.0));
            for (_, name, region) in &township.villages {
                world.regions.insert(region.parse().expect("a region"), format!("{}村", name.0));
            }
        }
    }

    fn posts(&mut self, world: &mut World) {
        for post in &self.county.posts {
            let needs = Competence::named(post.needs).expect("a competence");
            let mut people = Vec::new();
            for number in 0..=post.holders {
                let person = self.person(&post.unit, kind_of(&post.unit), Some(needs));
                let number = key(&format!("{}.{number}", post.key));
                world.persons.insert(number.clone(), person);
                people.push(number);
            }
            let deputies = people.split_off(people.len().saturating_sub(1));
            let it = WorldPost {
                title: label(&post.title.0, &post.title.1),
                unit: key(&post.unit),
                kind: post.kind,
                holders_wanted: post.holders,
                holders: people,
                deputies,
                needs: [needs].into(),
            };
            world.posts.insert(key(&post.key), it);
        }
    }

    /// For each unit as many people of an employment and a competence as its tasks ask for.
    fn teams(&mut self, world: &mut World) {
        let mut wanted: BTreeMap<(&str, &str, &str), u32> = BTreeMap::new();
        for draft in self.drafts.iter().flat_map(|it| it.iter()) {
            let (kind, skill) = draft.work.people;
            *wanted.entry((&draft.lead, kind, skill)).or_default() += draft.count;
        }
        for ((unit, kind, skill), count) in wanted {
            let kind = PersonKind::named(kind).expect("an employment");
            let skill = Competence::named(skill).expect("a competence");
            for number in 0..count + self.chance.between(0, 2) {
                let number = key(&format!("{unit}.{}.{number}", skill.name()));
                world.persons.insert(number, self.person(unit, kind, Some(skill)));
            }
        }
        let units = &self.county.units;
        let mut number = 0;
        while world.persons.len() < self.persons_min {
            let unit = units[number % units.len()].key.as_str();
            let person = self.person(unit, kind_of(unit), None);
            world.persons.insert(key(&format!("staff.{number}")), person);
            number += 1;
        }
    }

    fn person(&mut self, unit: &str, kind: PersonKind, skill: Option<Competence>) -> WorldPerson {
        let today: Day = TODAY.parse().expect("a day");
        let days = i32::try_from(self.chance.between(1, 80)).unwrap_or(1);
        let called_on = Some(today.plus_days(-days));
        let lasts = i32::try_from(self.chance.between(60, 1_500)).unwrap_or(60);
        let last = Some(today.plus_days(lasts)).filter(|_| lasts > 300);
        WorldPerson {
            unit: key(unit),
            kind,
            duty: DutyState::Standby,
            contacts: vec![WorldContact { called_on, result: Some(CallResult::Answered) }],
            certificates: skill.map(|it| (it, last)).into_iter().collect(),
        }
    }

    /// A store at the seat, and two shelters for the areas of each township, shared by them.
    fn sites(&mut self, world: &mut World) -> Vec<Vec<String>> {
        let seat = &self.county.townships[0].region;
        let store = site("物资库", (SiteKind::Warehouse, None), (seat, (124.40, 31.40)));
        world.sites.insert(key("store.county"), store);
        let mut shelters: Vec<Vec<String>> = Vec::new();
        for (number, township) in self.county.townships.iter().enumerate() {
            let here = self.places.iter().filter(|it| it.township == number);
            let people: u32 = here.map(|it| it.people).sum();
            let beds = people / 2 + 1 + self.chance.between(0, 20);
            let mut keys = Vec::new();
            for (at, (_, name, region)) in township.villages.iter().take(2).enumerate() {
                let shift = |it: u32| f64::from(it) / 1_000.0;
                let east = 124.40 + shift(self.chance.between(0, 90));
                let north = 31.40 + shift(self.chance.between(0, 90));
                let called = format!("{}小学", name.0);
                let kind = if at == 0 { SiteKind::Shelter } else { SiteKind::ResettlementSite };
                let it = site(&called, (kind, Some(beds)), (region, (east, north)));
                let code = format!("shelter.{}", name.1);
                world.sites.insert(key(&code), it);
                keys.push(code);
            }
            shelters.push(keys);
        }
        let of = |it: &Place| shelters.get(it.township).cloned().unwrap_or_default();
        self.places.iter().map(of).collect()
    }

    fn goods(&mut self, world: &mut World) {
        let mut vehicles: BTreeMap<&str, u32> = BTreeMap::new();
        let mut items: BTreeMap<&str, u32> = BTreeMap::new();
        for draft in self.drafts.iter().flat_map(|it| it.iter()) {
            if let Some(kind) = draft.work.vehicle {
                *vehicles.entry(kind).or_default() += draft.vehicles;
            }
            if let Some(item) = draft.work.item {
                *items.entry(item).or_default() += draft.items;
            }
        }
        for (name, count) in vehicles {
            let kind = VehicleKind::named(name).expect("a kind of vehicle");
            for number in 0..count + self.chance.between(0, 2) {
                let code = key(&format!("{name}.{number}"));
                let (unit, home) = (key("emergency-bureau"), Some(key("store.county")));
                world.vehicles.push(WorldVehicle { code, kind, unit, home, is_ready: true });
            }
        }
        for (item, count) in items {
            let quantity = count + self.chance.between(0, 20);
            let (item, site) = (key(item), key("store.county"));
            world.stock.push(WorldStock { item, site, quantity, minimum: quantity / 2 });
        }
    }
}

fn kind_of(unit: &str) -> PersonKind {
    match unit.split(['.', '-']).next().unwrap_or_default() {
        "committee" => PersonKind::CommitteeMember,
        "psb" | "station" => PersonKind::Sworn,
        "power" | "bus" => PersonKind::Other,
        _ => PersonKind::CivilServant,
    }
}

fn site(
    name: &str,
    (kind, capacity): (SiteKind, Option<u32>),
    (region, (east, north)): (&str, (f64, f64)),
) -> WorldSite {
    WorldSite {
        name: label(name, ""),
        kind,
        region: region.parse().expect("a region"),
        point: Some(Point::from_degrees(east, north).expect("on the earth")),
        capacity,
        is_closed: false,
    }
}
