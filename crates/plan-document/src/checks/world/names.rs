//! How things are called in sentences: by the names of the register and of the plan, never a
//! person.

use domain::kernel::{Competence, Key, Label, PersonKind, VehicleKind};
use domain::plans::document::{LevelName, Plan};

use crate::world::World;

/// At most this many things are named one by one.
const NAMED_MAX: usize = 4;

/// A name in both languages.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Name {
    pub(super) zh: String,
    pub(super) en: String,
}

impl Name {
    pub(super) fn new(zh: impl Into<String>, en: impl Into<String>) -> Self {
        Self { zh: zh.into(), en: en.into() }
    }

    fn of(label: Option<&Label>, key: &str) -> Self {
        label.map_or_else(|| Self::new(key, key), |it| Self::new(it.zh.as_str(), it.english()))
    }

    fn quoted(self) -> Self {
        Self { zh: format!("“{}”", self.zh), en: format!("“{}”", self.en) }
    }
}

/// A unit as the register calls it.
pub(super) fn unit(world: &World, key: &Key) -> Name {
    Name::of(world.units.get(key).map(|it| &it.name), key.as_str())
}

/// A post as the register calls it.
pub(super) fn post(world: &World, key: &Key) -> Name {
    Name::of(world.posts.get(key).map(|it| &it.title), key.as_str()).quoted()
}

/// A site as the register calls it.
pub(super) fn site(world: &World, key: &Key) -> Name {
    Name::of(world.sites.get(key).map(|it| &it.name), key.as_str())
}

/// A task as its plan calls it.
pub(super) fn task(plan: &Plan, key: &Key) -> Name {
    Name::of(plan.tasks.get(key).and_then(|it| it.title.as_ref()), key.as_str()).quoted()
}

/// An area as the plan calls it.
pub(super) fn area(plan: &Plan, key: &Key) -> Name {
    Name::of(plan.areas.get(key).and_then(|it| it.title.as_ref()), key.as_str()).quoted()
}

/// A plan as it calls itself.
pub(super) fn plan(plan: &Plan) -> Name {
    let key = plan.key.as_ref().map_or("?", Key::as_str);
    let name = Name::of(plan.title.as_ref(), key);
    Name { zh: format!("《{}》", name.zh), en: format!("“{}”", name.en) }
}

/// A level as the plan calls it.
pub(super) fn level(plan: &Plan, name: &LevelName) -> Name {
    Name::of(plan.levels.get(name).and_then(|it| it.title.as_ref()), name.as_str()).quoted()
}

/// Several things: the first ones by name, the rest by number.
pub(super) fn list(names: &[Name]) -> Name {
    let shown = || names.iter().take(NAMED_MAX);
    let zh: Vec<_> = shown().map(|it| it.zh.as_str()).collect();
    let en: Vec<_> = shown().map(|it| it.en.as_str()).collect();
    match names.len().saturating_sub(NAMED_MAX) {
        0 => Name::new(zh.join("、"), en.join(", ")),
        more => {
            let zh = format!("{}等{}项", zh.join("、"), names.len());
            Name::new(zh, format!("{} and {more} more", en.join(", ")))
        }
    }
}

/// What adds up to a sum: “12 in the water bureau, 2 in …”. Nothing for nothing.
pub(super) fn sum(parts: &[(Name, u32)]) -> Name {
    let parts: Vec<_> = parts
        .iter()
        .map(|(name, count)| {
            Name::new(format!("{} {count}", name.zh), format!("{count} in {}", name.en))
        })
        .collect();
    if parts.is_empty() {
        return Name::new("", "");
    }
    let listed = list(&parts);
    Name::new(format!("（{}）", listed.zh), format!(": {}", listed.en))
}

/// “1 person”, “2 people”.
pub(super) fn people(count: u32) -> String {
    if count == 1 { "1 person".to_owned() } else { format!("{count} people") }
}

/// What somebody has learned.
pub(super) fn competence(it: Competence) -> Name {
    let (zh, en) = match it {
        Competence::IncidentCommand => ("应急指挥", "incident command"),
        Competence::DutyDesk => ("值班接报", "duty desk"),
        Competence::InformationReporting => ("信息报告", "information reporting"),
        Competence::Traffic => ("交通管制", "traffic control"),
        Competence::PublicOrder => ("治安秩序", "public order"),
        Competence::Evacuation => ("群众转移", "evacuation"),
        Competence::ShelterManagement => ("安置点管理", "shelter management"),
        Competence::LeveePatrol => ("巡堤查险", "levee patrol"),
        Competence::BoatHandling => ("舟艇驾驶", "boat handling"),
        Competence::WaterRescue => ("水域救援", "water rescue"),
        Competence::FirstAid => ("急救", "first aid"),
        Competence::ContactTracing => ("流行病学调查", "contact tracing"),
        Competence::ProtectiveEquipment => ("个人防护", "protective equipment"),
        Competence::HazardousMaterials => ("危险化学品处置", "hazardous materials"),
        Competence::HeavyVehicle => ("大型车辆驾驶", "heavy vehicles"),
        Competence::Drone => ("无人机", "drones"),
        Competence::Communications => ("应急通信", "communications"),
        Competence::SupplyKeeping => ("物资管理", "supply keeping"),
        Competence::Mediation => ("矛盾调解", "mediation"),
        Competence::Interpreting => ("手语或方言沟通", "sign language or dialects"),
        Competence::PublicInformation => ("舆情应对", "public information"),
    };
    Name::new(zh, en)
}

/// In which employment somebody stands.
pub(super) fn person_kind(it: PersonKind) -> Name {
    let (zh, en) = match it {
        PersonKind::Sworn => ("民警", "sworn officers"),
        PersonKind::Auxiliary => ("辅警", "auxiliaries"),
        PersonKind::CivilServant => ("公务员、事业单位人员", "civil servants"),
        PersonKind::Medical => ("医务人员", "medical staff"),
        PersonKind::CommitteeMember => ("村（居）委会成员", "committee members"),
        PersonKind::GridWorker => ("网格员", "grid workers"),
        PersonKind::Militia => ("民兵", "militia"),
        PersonKind::Firefighter => ("消防救援人员", "firefighters"),
        PersonKind::Guard => ("保安员", "guards"),
        PersonKind::Volunteer => ("志愿者", "volunteers"),
        PersonKind::Other => ("其他人员", "other people"),
    };
    Name::new(zh, en)
}

/// “4 boats”.
pub(super) fn vehicles(kind: VehicleKind, count: u32) -> Name {
    let (zh, measure, one, many) = match kind {
        VehicleKind::PatrolCar => ("巡逻车", "辆", "patrol car", "patrol cars"),
        VehicleKind::CommandVehicle => ("指挥车", "辆", "command vehicle", "command vehicles"),
        VehicleKind::CommunicationsVehicle => {
            ("通信车", "辆", "communications vehicle", "communications vehicles")
        }
        VehicleKind::Motorcycle => ("摩托车", "辆", "motorcycle", "motorcycles"),
        VehicleKind::Van => ("面包车", "辆", "van", "vans"),
        VehicleKind::Minibus => ("中巴车", "辆", "minibus", "minibuses"),
        VehicleKind::Bus => ("大客车", "辆", "bus", "buses"),
        VehicleKind::Truck => ("货车", "辆", "truck", "trucks"),
        VehicleKind::Ambulance => ("救护车", "辆", "ambulance", "ambulances"),
        VehicleKind::FireEngine => ("消防车", "辆", "fire engine", "fire engines"),
        VehicleKind::Boat => ("舟艇", "艘", "boat", "boats"),
        VehicleKind::PumpTruck => ("排水车", "辆", "pump truck", "pump trucks"),
        VehicleKind::Excavator => ("挖掘机", "台", "excavator", "excavators"),
        VehicleKind::Loader => ("装载机", "台", "loader", "loaders"),
        VehicleKind::GeneratorTruck => ("发电车", "辆", "generator truck", "generator trucks"),
        VehicleKind::Drone => ("无人机", "架", "drone", "drones"),
        VehicleKind::Other => ("其他车辆", "辆", "other vehicle", "other vehicles"),
    };
    let en = if count == 1 { one } else { many };
    Name::new(format!("{zh}{count}{measure}"), format!("{count} {en}"))
}

/// “need”, or “needs” where one thing does.
pub(super) const fn need(things: usize) -> &'static str {
    if things == 1 { "needs" } else { "need" }
}

/// “1 day”, “2 days”.
pub(super) fn days(count: i32) -> String {
    if count == 1 { "1 day".to_owned() } else { format!("{count} days") }
}

#[test]
fn a_long_list_names_the_first_and_counts_the_rest() {
    let names: Vec<_> = (1..=6).map(|it| Name::new(format!("甲{it}"), format!("a{it}"))).collect();
    let listed = list(&names);
    assert_eq!(listed.en, "a1, a2, a3, a4 and 2 more");
    assert_eq!(listed.zh, "甲1、甲2、甲3、甲4等6项");
}
