//! A small complete world and two good plans for the tests of the rules.

use std::collections::BTreeMap;

use domain::kernel::{Competence, Key, Label, PersonKind, Point, Text, VehicleKind};
use domain::people::{CallResult, DutyState, OrganisationKind, PostKind};
use domain::places::SiteKind;

use crate::checks::{Found, Look, Rule};
use crate::document::Document;
use crate::finding::Finding;
use crate::world::{
    PlanStanding, World, WorldContact, WorldPerson, WorldPlan, WorldPost, WorldSite, WorldStock,
    WorldUnit, WorldVehicle,
};

/// The day of the tests.
pub(super) const TODAY: &str = "2026-06-15";

/// The government's special plan.
pub(super) const COUNTY: &str = include_str!("town/county.yaml");

/// The police bureau's plan under it.
pub(super) const POLICE: &str = include_str!("town/police.yaml");

type UnitRow = (&'static str, &'static str, &'static str, OrganisationKind, Option<&'static str>);

const UNITS: [UnitRow; 12] = [
    (
        "yunze-government",
        "云泽县人民政府",
        "Yunze County Government",
        OrganisationKind::Government,
        None,
    ),
    ("flood-hq", "云泽县防汛抗旱指挥部", "Yunze Flood HQ", OrganisationKind::CommandHq, GOVERNMENT),
    (
        "water-bureau",
        "云泽县水利局",
        "Yunze Water Bureau",
        OrganisationKind::Department,
        GOVERNMENT,
    ),
    (
        "emergency-bureau",
        "云泽县应急管理局",
        "Yunze Emergency Bureau",
        OrganisationKind::Department,
        GOVERNMENT,
    ),
    (
        "health-commission",
        "云泽县卫生健康局",
        "Yunze Health Commission",
        OrganisationKind::Department,
        GOVERNMENT,
    ),
    ("yunze-psb", "云泽县公安局", "Yunze PSB", OrganisationKind::PublicSecurity, GOVERNMENT),
    (
        "psb-traffic",
        "云泽县公安局交警大队",
        "Yunze PSB Traffic Brigade",
        OrganisationKind::PublicSecurity,
        POLICE_BUREAU,
    ),
    (
        "station.dongdu",
        "东渡派出所",
        "Dongdu Police Station",
        OrganisationKind::Station,
        POLICE_BUREAU,
    ),
    (
        "township.dongdu",
        "东渡镇人民政府",
        "Dongdu Township",
        OrganisationKind::TownshipGovernment,
        GOVERNMENT,
    ),
    (
        "committee.heyan",
        "河沿村委会",
        "Heyan Village Committee",
        OrganisationKind::Committee,
        Some("township.dongdu"),
    ),
    (
        "fire-rescue",
        "云泽县消防救援大队",
        "Yunze Fire and Rescue Brigade",
        OrganisationKind::Team,
        GOVERNMENT,
    ),
    ("power-company", "云泽县供电公司", "Yunze Power Company", OrganisationKind::Company, None),
];
const GOVERNMENT: Option<&str> = Some("yunze-government");
const POLICE_BUREAU: Option<&str> = Some("yunze-psb");

const PEOPLE: [(&str, &str, PersonKind, u32, &[Competence]); 14] = {
    use Competence as C;
    use PersonKind as P;
    [
        ("government", "yunze-government", P::CivilServant, 6, &[C::IncidentCommand, C::DutyDesk]),
        ("flood-hq", "flood-hq", P::CivilServant, 6, &[C::IncidentCommand, C::DutyDesk]),
        ("water-bureau", "water-bureau", P::CivilServant, 8, &[C::IncidentCommand, C::LeveePatrol]),
        ("emergency-bureau", "emergency-bureau", P::CivilServant, 4, &[C::SupplyKeeping]),
        ("health", "health-commission", P::Medical, 4, &[C::FirstAid]),
        ("psb", "yunze-psb", P::Sworn, 4, &[C::IncidentCommand, C::DutyDesk]),
        ("psb-traffic", "psb-traffic", P::Sworn, 5, &[C::Traffic, C::IncidentCommand]),
        ("traffic-aux", "psb-traffic", P::Auxiliary, 5, &[C::Traffic]),
        ("station", "station.dongdu", P::Sworn, 3, &[C::PublicOrder]),
        ("station-aux", "station.dongdu", P::Auxiliary, 2, &[C::PublicOrder]),
        ("township", "township.dongdu", P::CivilServant, 6, &[C::Evacuation, C::IncidentCommand]),
        (
            "committee",
            "committee.heyan",
            P::CommitteeMember,
            3,
            &[C::Evacuation, C::InformationReporting],
        ),
        ("fire-rescue", "fire-rescue", P::Firefighter, 6, &[C::BoatHandling, C::WaterRescue]),
        ("power", "power-company", P::Other, 3, &[]),
    ]
};

type PostRow = (
    &'static str,
    &'static str,
    &'static str,
    PostKind,
    &'static [&'static str],
    &'static [&'static str],
    &'static [Competence],
);

const POSTS: [PostRow; 12] = {
    use Competence as C;
    use PostKind as K;
    [
        (
            "county-chief",
            "yunze-government",
            "县长",
            K::Commander,
            &["government-1"],
            &["government-2"],
            &[C::IncidentCommand],
        ),
        (
            "county-duty",
            "yunze-government",
            "县政府总值班员",
            K::DutyOfficer,
            &["government-3", "government-4"],
            &["government-5"],
            &[C::DutyDesk],
        ),
        (
            "flood-hq-commander",
            "flood-hq",
            "防指指挥长",
            K::Commander,
            &["flood-hq-1"],
            &["flood-hq-2"],
            &[C::IncidentCommand],
        ),
        (
            "flood-hq-duty",
            "flood-hq",
            "防指值班员",
            K::DutyOfficer,
            &["flood-hq-3", "flood-hq-4"],
            &["flood-hq-5"],
            &[C::DutyDesk],
        ),
        (
            "water-chief",
            "water-bureau",
            "水利局局长",
            K::Commander,
            &["water-bureau-1"],
            &["water-bureau-2"],
            &[C::IncidentCommand],
        ),
        (
            "water-patrol-leader",
            "water-bureau",
            "巡堤队长",
            K::Commander,
            &["water-bureau-3"],
            &["water-bureau-4"],
            &[C::LeveePatrol],
        ),
        (
            "psb-chief",
            "yunze-psb",
            "公安局局长",
            K::Commander,
            &["psb-1"],
            &["psb-2"],
            &[C::IncidentCommand],
        ),
        (
            "psb-duty",
            "yunze-psb",
            "公安局值班员",
            K::DutyOfficer,
            &["psb-3"],
            &["psb-4"],
            &[C::DutyDesk],
        ),
        (
            "traffic-commander",
            "psb-traffic",
            "交警大队长",
            K::Commander,
            &["psb-traffic-1"],
            &["psb-traffic-2"],
            &[C::Traffic],
        ),
        (
            "fire-squad-leader",
            "fire-rescue",
            "水域救援分队长",
            K::Commander,
            &["fire-rescue-1"],
            &["fire-rescue-2"],
            &[C::BoatHandling],
        ),
        (
            "township-mayor",
            "township.dongdu",
            "东渡镇镇长",
            K::Commander,
            &["township-1"],
            &["township-2"],
            &[],
        ),
        (
            "info-reporter.heyan",
            "committee.heyan",
            "河沿村信息报告员",
            K::InfoReporter,
            &["committee-1"],
            &["committee-2"],
            &[C::InformationReporting],
        ),
    ]
};

/// A key.
pub(super) fn key(text: &str) -> Key {
    text.parse().expect("a key")
}

fn label(zh: &str, en: Option<&str>) -> Label {
    let text = |it: &str| Text::parse(it).expect("it fits");
    Label { zh: text(zh), en: en.map(text) }
}

/// The world.
pub(super) fn town() -> World {
    let mut world = World::empty(TODAY.parse().expect("a day"));
    for (code, zh, en, kind, parent) in UNITS {
        let region = match code {
            "station.dongdu" | "township.dongdu" => "990001101",
            "committee.heyan" => "990001101201",
            _ => "990001",
        };
        let region = Some(region.parse().expect("a region"));
        let (name, parent) = (label(zh, Some(en)), parent.map(key));
        world.units.insert(key(code), WorldUnit { name, kind, parent, region });
    }
    for (prefix, unit, kind, count, skills) in PEOPLE {
        for number in 1..=count {
            world.persons.insert(key(&format!("{prefix}-{number}")), staff(unit, kind, skills));
        }
    }
    for (code, unit, title, kind, holders, deputies, needs) in POSTS {
        let keys = |list: &[&str]| list.iter().map(|it| key(it)).collect::<Vec<_>>();
        let post = WorldPost {
            title: label(title, None),
            unit: key(unit),
            kind,
            holders_wanted: u32::try_from(holders.len()).expect("a few"),
            holders: keys(holders),
            deputies: keys(deputies),
            needs: needs.iter().copied().collect(),
        };
        world.posts.insert(key(code), post);
    }
    places(&mut world);
    supplies(&mut world);
    world
}

fn staff(unit: &str, kind: PersonKind, skills: &[Competence]) -> WorldPerson {
    let called_on = Some("2026-06-01".parse().expect("a day"));
    let contact = WorldContact { called_on, result: Some(CallResult::Answered) };
    WorldPerson {
        unit: key(unit),
        kind,
        duty: DutyState::Standby,
        contacts: vec![contact],
        certificates: skills.iter().map(|it| (*it, None)).collect::<BTreeMap<_, _>>(),
    }
}

fn places(world: &mut World) {
    let sites = [
        (
            "shelter.school",
            "高岗小学",
            SiteKind::Shelter,
            "990001101201",
            (124.54, 31.39),
            Some(500),
        ),
        (
            "shelter.gym",
            "东渡体育馆",
            SiteKind::ResettlementSite,
            "990001101202",
            (124.54, 31.38),
            Some(300),
        ),
        (
            "warehouse.county",
            "县应急物资储备库",
            SiteKind::Warehouse,
            "990001100",
            (124.42, 31.38),
            None,
        ),
        ("bridge.dongdu", "东渡大桥", SiteKind::Bridge, "990001101", (124.53, 31.38), None),
    ];
    for (code, name, kind, region, (longitude, latitude), capacity) in sites {
        let site = WorldSite {
            name: label(name, None),
            kind,
            region: region.parse().expect("a region"),
            point: Some(Point::from_degrees(longitude, latitude).expect("on the earth")),
            capacity,
            is_closed: false,
        };
        world.sites.insert(key(code), site);
    }
    let regions = [
        ("990001", "云泽县"),
        ("990001100", "泽城镇"),
        ("990001101", "东渡镇"),
        ("990001101201", "河沿村"),
        ("990001101202", "高岗村"),
        ("990001102", "三界镇"),
    ];
    for (code, name) in regions {
        world.regions.insert(code.parse().expect("a region"), name.to_owned());
    }
}

fn supplies(world: &mut World) {
    let vehicles = [
        (VehicleKind::PatrolCar, 6, "psb-traffic"),
        (VehicleKind::Boat, 6, "fire-rescue"),
        (VehicleKind::Boat, 2, "water-bureau"),
        (VehicleKind::Truck, 4, "emergency-bureau"),
        (VehicleKind::Bus, 2, "township.dongdu"),
    ];
    for (kind, count, unit) in vehicles {
        for number in 1..=count {
            world.vehicles.push(vehicle(kind, number, unit, Some("warehouse.county")));
        }
    }
    let stock = [
        ("sandbag", "warehouse.county", 10_000, 5_000),
        ("life-jacket", "warehouse.county", 200, 100),
        ("life-jacket", "shelter.school", 50, 20),
        ("cone", "warehouse.county", 150, 100),
    ];
    for (item, site, quantity, minimum) in stock {
        world.stock.push(WorldStock { item: key(item), site: key(site), quantity, minimum });
    }
}

/// A vehicle that is ready.
pub(super) fn vehicle(
    kind: VehicleKind,
    number: u32,
    unit: &str,
    home: Option<&str>,
) -> WorldVehicle {
    let code = key(&format!("{unit}-{}-{number}", kind.name()));
    WorldVehicle { code, kind, unit: key(unit), home: home.map(key), is_ready: true }
}

/// Registers one more unit, of the county.
pub(super) fn unit(world: &mut World, code: &str, parent: Option<&str>) -> Key {
    let unit = WorldUnit {
        name: label(code, None),
        kind: OrganisationKind::Company,
        parent: parent.map(key),
        region: None,
    };
    world.units.insert(key(code), unit);
    key(code)
}

/// A post, to be changed.
pub(super) fn post<'a>(world: &'a mut World, code: &str) -> &'a mut WorldPost {
    world.posts.get_mut(&key(code)).expect("the post is there")
}

/// A person, to be changed.
pub(super) fn person<'a>(world: &'a mut World, number: &str) -> &'a mut WorldPerson {
    world.persons.get_mut(&key(number)).expect("the person is there")
}

/// A site, to be changed.
pub(super) fn site<'a>(world: &'a mut World, code: &str) -> &'a mut WorldSite {
    world.sites.get_mut(&key(code)).expect("the site is there")
}

/// Puts a plan into the library, in force.
pub(super) fn put_in_force(world: &mut World, text: &str) {
    let plan = Document::read(text).plan().clone();
    let key = plan.key.clone().expect("it has a key");
    world.plans.insert(key, WorldPlan { plan, standing: PlanStanding::InForce });
}

/// A text with one change; what is to be changed must be there once.
pub(super) fn changed(text: &str, from: &str, to: &str) -> String {
    assert_eq!(text.matches(from).count(), 1, "“{from}” is there once");
    text.replacen(from, to, 1)
}

/// What one rule finds.
pub(super) fn findings(rule: &'static Rule, text: &str, world: &World) -> Vec<Finding> {
    let document = Document::read(text);
    let look = Look { document: &document, plan: document.plan(), world: Some(world), beside: &[] };
    let mut found = Found::new();
    (rule.check)(&look, &mut found);
    found.into_findings()
}

/// Where.
pub(super) fn paths(found: &[Finding]) -> Vec<String> {
    found.iter().map(|it| it.path.clone()).collect()
}

/// Both good plans, each with the other in force, are left alone in the good world.
pub(super) fn assert_clean(rule: &'static Rule) {
    for (text, other) in [(COUNTY, POLICE), (POLICE, COUNTY)] {
        let mut world = town();
        put_in_force(&mut world, other);
        let found = findings(rule, text, &world);
        assert!(found.is_empty(), "{found:?}");
    }
}

#[test]
fn the_good_plans_are_read_without_findings() {
    for text in [COUNTY, POLICE] {
        assert_eq!(Document::read(text).findings(), [], "{text}");
    }
}
