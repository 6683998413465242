//! A county drawn from a seed: units, posts, places; people and goods follow from what plans need.

use domain::kernel::{Key, Label, Text};
use domain::people::{OrganisationKind, PostKind};

use super::chance::Chance;
use super::words::{DEPARTMENTS, HAZARDS, Hazard, SYLLABLES};

/// The skeleton of a county.
pub(super) struct County {
    pub(super) hazard: &'static Hazard,
    pub(super) name: (String, String),
    pub(super) code: String,
    pub(super) units: Vec<Unit>,
    pub(super) posts: Vec<Post>,
    pub(super) townships: Vec<Township>,
    /// Places that titles name, Chinese and English.
    pub(super) places: Vec<(String, String)>,
    pub(super) departments: Vec<String>,
    pub(super) police: Vec<String>,
}

/// A unit.
pub(super) struct Unit {
    pub(super) key: String,
    pub(super) name: (String, String),
    pub(super) kind: OrganisationKind,
    pub(super) parent: Option<String>,
    pub(super) region: String,
}

/// A post, to be filled with so many.
pub(super) struct Post {
    pub(super) key: String,
    pub(super) unit: String,
    pub(super) kind: PostKind,
    pub(super) title: (String, String),
    pub(super) holders: u32,
    pub(super) needs: &'static str,
}

/// A township with its villages.
pub(super) struct Township {
    pub(super) unit: String,
    pub(super) name: (String, String),
    pub(super) region: String,
    /// Key of the committee, names, region.
    pub(super) villages: Vec<(String, (String, String), String)>,
}

impl County {
    /// A county large enough for plans of so many tasks.
    pub(super) fn draw(seed: u64, tasks: usize) -> Self {
        let mut chance = Chance::of(seed, "county");
        let mut names = names(&mut chance);
        let hazard = &HAZARDS[chance.below(HAZARDS.len())];
        let name = names.pop().unwrap_or_default();
        let mut county = Self {
            hazard,
            code: format!("99{:04}", 1_000 + chance.below(8_000)),
            name,
            units: Vec::new(),
            posts: Vec::new(),
            townships: Vec::new(),
            places: Vec::new(),
            departments: Vec::new(),
            police: Vec::new(),
        };
        county.draw_government(&mut chance, (6 + tasks / 20).min(DEPARTMENTS.len()));
        for number in 1..=(3 + tasks / 40).min(12) {
            county.draw_township(number, &mut names);
        }
        county.draw_police();
        county
    }

    /// Key of a unit of the county itself.
    pub(super) fn own(&self, unit: &str) -> String {
        format!("{}-{unit}", self.name.1)
    }

    fn draw_government(&mut self, chance: &mut Chance, departments: usize) {
        use OrganisationKind as K;
        let government = self.own("government");
        self.unit(&government, ("人民政府", "Government"), (K::Government, None));
        let (hq, zh) = (self.own("hq"), format!("{}应急指挥部", self.hazard.zh));
        let en = format!("{} Headquarters", self.hazard.en);
        self.unit(&hq, (&zh, &en), (K::CommandHq, Some(&government)));
        let all = chance.shuffled(DEPARTMENTS.iter().skip(1).collect());
        for (key, zh, en) in DEPARTMENTS.iter().take(1).chain(all).take(departments) {
            self.unit(key, (zh, en), (K::Department, Some(&government)));
            self.departments.push((*key).to_owned());
        }
        self.unit("county-hospital", ("人民医院", "Hospital"), (K::Hospital, Some(&government)));
        self.unit("fire-rescue", ("消防救援大队", "Fire Brigade"), (K::Team, Some(&government)));
        self.unit("power-company", ("供电公司", "Power Company"), (K::Company, None));
        self.unit("bus-company", ("公交公司", "Bus Company"), (K::Company, None));
    }

    fn draw_police(&mut self) {
        use OrganisationKind::{PublicSecurity, Station};
        let (psb, government) = (self.own("psb"), self.own("government"));
        self.unit(&psb, ("公安局", "Public Security Bureau"), (PublicSecurity, Some(&government)));
        for (key, zh, en) in [
            ("psb-traffic", "交警大队", "Traffic Brigade"),
            ("psb-order", "治安大队", "Public-order Brigade"),
            ("psb-criminal", "刑侦大队", "Criminal Brigade"),
        ] {
            self.unit(key, (zh, en), (PublicSecurity, Some(&psb)));
            self.police.push(key.to_owned());
        }
        let stations: Vec<_> =
            self.townships.iter().map(|it| (it.name.clone(), it.region.clone())).collect();
        for (name, region) in stations {
            let key = format!("station.{}", name.1);
            let names = (format!("{}派出所", name.0), format!("{} Police Station", name.1));
            self.register(&key, names, (Station, Some(&psb)), &region);
            self.police.push(key);
        }
    }

    fn draw_township(&mut self, number: usize, names: &mut Vec<(String, String)>) {
        use OrganisationKind::{Committee, TownshipGovernment};
        let name = names.pop().unwrap_or_default();
        let region = format!("{}{:03}", self.code, 100 + number);
        let (unit, government) = (format!("township.{}", name.1), self.own("government"));
        let called = (format!("{}镇人民政府", name.0), format!("{} Township", name.1));
        self.register(&unit, called, (TownshipGovernment, Some(&government)), &region);
        self.places.push((format!("{}镇", name.0), format!("{} town", name.1)));
        let mut villages = Vec::new();
        for number in 1..=3 {
            let village = names.pop().unwrap_or_default();
            let key = format!("committee.{}", village.1);
            let region = format!("{region}{:03}", 200 + number);
            let called = (format!("{}村委会", village.0), format!("{} Committee", village.1));
            self.register(&key, called, (Committee, Some(&unit)), &region);
            self.places.push((format!("{}村", village.0), format!("{} village", village.1)));
            villages.push((key, village, region));
        }
        self.townships.push(Township { unit, name, region, villages });
    }

    fn unit(
        &mut self,
        key: &str,
        (zh, en): (&str, &str),
        place: (OrganisationKind, Option<&String>),
    ) {
        let names = (format!("{}县{zh}", self.name.0), format!("{} {en}", self.name.1));
        let region = self.code.clone();
        self.register(key, names, place, &region);
    }

    fn register(
        &mut self,
        key: &str,
        name: (String, String),
        (kind, parent): (OrganisationKind, Option<&String>),
        region: &str,
    ) {
        let titled =
            |zh: &str, en: &str| (format!("{}{zh}", name.0), format!("{en} of {}", name.1));
        let post = |role: &str, kind, title, (holders, needs)| {
            let key = format!("{role}.{key}");
            Post { key, unit: String::new(), kind, title, holders, needs }
        };
        let posts = if kind == OrganisationKind::Committee {
            let title = titled("信息报告员", "Reporter");
            vec![post("reporter", PostKind::InfoReporter, title, (1, "information-reporting"))]
        } else {
            let (chief, duty) = (titled("负责人", "Head"), titled("值班员", "Duty officer"));
            vec![
                post("chief", PostKind::Commander, chief, (1, "incident-command")),
                post("duty", PostKind::DutyOfficer, duty, (2, "duty-desk")),
            ]
        };
        self.posts.extend(posts.into_iter().map(|it| Post { unit: key.to_owned(), ..it }));
        let (parent, region) = (parent.cloned(), region.to_owned());
        self.units.push(Unit { key: key.to_owned(), name, kind, parent, region });
    }
}

/// Names of two syllables, no two alike.
fn names(chance: &mut Chance) -> Vec<(String, String)> {
    let pairs = SYLLABLES.iter().flat_map(|a| SYLLABLES.iter().map(move |b| (a, b)));
    let named = pairs.filter(|(a, b)| a != b);
    let all = named.map(|(a, b)| (format!("{}{}", a.0, b.0), format!("{}{}", a.1, b.1)));
    chance.shuffled(all.collect())
}

/// A key that was put together here.
pub(crate) fn key(text: &str) -> Key {
    text.parse().expect("it is made of letters, digits, points and hyphens")
}

/// A label that was put together here.
pub(crate) fn label(zh: &str, en: &str) -> Label {
    let text = |it: &str| Text::parse(it).expect("it is short");
    Label { zh: text(zh), en: Some(en).filter(|it| !it.is_empty()).map(text) }
}
