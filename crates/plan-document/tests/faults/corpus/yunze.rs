//! The shipped epidemic plans in the shipped county, read from its lists.

use std::collections::BTreeMap;

use domain::kernel::{Competence, Day, Key, PersonKind, Point, VehicleKind};
use domain::people::{CallResult, DutyState, OrganisationKind, PostKind};
use domain::places::SiteKind;
use plan_document::world::{
    PlanStanding, World, WorldContact, WorldPerson, WorldPost, WorldSite, WorldStock, WorldUnit,
    WorldVehicle,
};

use super::county::{key, label};
use super::pair::Pair;

const PEOPLE: &str = include_str!("../../../../../worlds/yunze/people.csv");
const REGIONS: &str = include_str!("../../../../../worlds/yunze/regions.csv");
const RESOURCES: &str = include_str!("../../../../../worlds/yunze/resources.csv");
const SITES: &str = include_str!("../../../../../worlds/yunze/sites.csv");
const COUNTY: &str = include_str!("../../../../../plans/county-epidemic.yaml");
const POLICE: &str = include_str!("../../../../../plans/psb-epidemic.yaml");

/// The day on which the county begins.
const TODAY: &str = "2026-06-15";

/// The pair for which no rule was written.
pub(crate) fn epidemic() -> Pair {
    let mut world = World::empty(day(TODAY).expect("a day"));
    for row in rows(PEOPLE) {
        match row.get("sheet") {
            "units" => unit(&mut world, &row),
            "people" => person(&mut world, &row),
            "posts" => post(&mut world, &row),
            "phones" => phone(&mut world, &row),
            _ => {}
        }
    }
    for row in rows(REGIONS) {
        let code = row.get("code").parse().expect("a region");
        world.regions.insert(code, row.get("name").to_owned());
    }
    for row in rows(SITES) {
        world.sites.insert(key(row.get("code")), site(&row));
    }
    for row in rows(RESOURCES) {
        match row.get("sheet") {
            "vehicles" => world.vehicles.push(vehicle(&row)),
            "stock" => world.stock.push(stock(&row)),
            _ => {}
        }
    }
    let texts = [COUNTY.to_owned(), POLICE.to_owned()];
    Pair { texts, world, standing: PlanStanding::InForce }
}

/// A row of a list, by column.
struct Row<'a>(BTreeMap<&'a str, String>);

impl Row<'_> {
    fn get(&self, column: &str) -> &str {
        self.0.get(column).map_or("", String::as_str)
    }

    fn key(&self, column: &str) -> Option<Key> {
        self.get(column).parse().ok()
    }

    fn number(&self, column: &str) -> Option<u32> {
        self.get(column).parse().ok()
    }

    fn list(&self, column: &str) -> impl Iterator<Item = &str> {
        self.get(column).split('、').filter(|it| !it.is_empty())
    }
}

fn rows(text: &str) -> Vec<Row<'_>> {
    let mut lines = text.lines();
    let columns: Vec<&str> = lines.next().unwrap_or_default().split(',').collect();
    let row = |line| Row(columns.iter().copied().zip(cells(line)).collect());
    lines.map(row).collect()
}

/// The cells of a line; a comma between quotes divides nothing.
fn cells(line: &str) -> Vec<String> {
    let mut cells = vec![String::new()];
    let mut is_quoted = false;
    for it in line.chars() {
        match (it, is_quoted) {
            ('"', _) => is_quoted = !is_quoted,
            (',', false) => cells.push(String::new()),
            _ => cells.iter_mut().last().into_iter().for_each(|cell| cell.push(it)),
        }
    }
    cells
}

fn day(text: &str) -> Option<Day> {
    text.parse().ok()
}

fn unit(world: &mut World, row: &Row<'_>) {
    let it = WorldUnit {
        name: label(row.get("name"), row.get("name_en")),
        kind: OrganisationKind::named(row.get("kind")).expect("a kind of unit"),
        parent: row.key("parent"),
        region: row.get("region").parse().ok(),
    };
    world.units.insert(key(row.get("code")), it);
}

fn person(world: &mut World, row: &Row<'_>) {
    let certificate = |it: &str| {
        let (skill, last) = it.split_once('@').map_or((it, None), |(a, b)| (a, day(b)));
        (Competence::named(skill).expect("a competence"), last)
    };
    let it = WorldPerson {
        unit: key(row.get("unit")),
        kind: PersonKind::named(row.get("kind")).expect("an employment"),
        duty: DutyState::Standby,
        contacts: Vec::new(),
        certificates: row.list("competences").map(certificate).collect(),
    };
    world.persons.insert(key(row.get("number")), it);
}

fn post(world: &mut World, row: &Row<'_>) {
    let deputy = |it: &str| key(it.split('>').next().unwrap_or(it));
    let it = WorldPost {
        title: label(row.get("title"), row.get("title_en")),
        unit: key(row.get("unit")),
        kind: PostKind::named(row.get("kind")).expect("a kind of post"),
        holders_wanted: row.number("holders_wanted").unwrap_or(1),
        holders: row.list("holders").map(key).collect(),
        deputies: row.list("deputies").map(deputy).collect(),
        needs: row.list("needs").filter_map(Competence::named).collect(),
    };
    world.posts.insert(key(row.get("code")), it);
}

fn phone(world: &mut World, row: &Row<'_>) {
    let called_on = day(row.get("verified_on"));
    let result = called_on.map(|_| CallResult::Answered);
    if let Some(it) = row.key("number").and_then(|it| world.persons.get_mut(&it)) {
        it.contacts.push(WorldContact { called_on, result });
    }
}

fn site(row: &Row<'_>) -> WorldSite {
    let degrees = |column| row.get(column).parse::<f64>().ok();
    let point = degrees("longitude").zip(degrees("latitude"));
    WorldSite {
        name: label(row.get("name"), row.get("name_en")),
        kind: SiteKind::named(row.get("kind")).expect("a kind of site"),
        region: row.get("region").parse().expect("a region"),
        point: point.and_then(|(east, north)| Point::from_degrees(east, north).ok()),
        capacity: row.number("capacity_persons"),
        is_closed: false,
    }
}

fn vehicle(row: &Row<'_>) -> WorldVehicle {
    WorldVehicle {
        code: key(row.get("code")),
        kind: VehicleKind::named(row.get("kind")).expect("a kind of vehicle"),
        unit: key(row.get("unit")),
        home: row.key("home"),
        is_ready: row.get("state") != "in_repair",
    }
}

fn stock(row: &Row<'_>) -> WorldStock {
    WorldStock {
        item: key(row.get("item")),
        site: key(row.get("site")),
        quantity: row.number("quantity").unwrap_or(0),
        minimum: row.number("minimum").unwrap_or(0),
    }
}
