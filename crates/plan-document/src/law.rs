//! The register of the statutes that plans rest on.
//!
//! The numbers of articles and the days are those of the texts of the project's collection, and are
//! left open where no text was at hand: an open number refuses nothing.

use domain::kernel::Day;

use crate::checks::Sentence;

/// A statute.
#[derive(Clone, Copy, Debug)]
pub struct Statute {
    /// Its code in plans: `ERL`.
    pub code: &'static str,
    /// What it is called.
    pub title: Sentence,
    /// How many articles it has; none where nobody has counted.
    pub articles: Option<u16>,
    /// Since when it is in force as year, month and day; none where nobody has looked it up.
    in_force: Option<(i32, i32, i32)>,
    /// The code of the statute that took its place; none while it is in force.
    pub replaced_by: Option<&'static str>,
    /// Whether it says what is done about an emergency, and not only how plans, contracts or data
    /// are handled.
    pub is_of_the_field: bool,
}

const fn law(code: &'static str, zh: &'static str, en: &'static str) -> Statute {
    let title = Sentence { zh, en };
    let (articles, in_force, replaced_by) = (None, None, None);
    Statute { code, title, articles, in_force, replaced_by, is_of_the_field: true }
}

impl Statute {
    const fn articles(mut self, number: u16) -> Self {
        self.articles = Some(number);
        self
    }

    const fn since(mut self, year: i32, month: i32, day: i32) -> Self {
        self.in_force = Some((year, month, day));
        self
    }

    const fn replaced_by(mut self, code: &'static str) -> Self {
        self.replaced_by = Some(code);
        self
    }

    const fn about_handling(mut self) -> Self {
        self.is_of_the_field = false;
        self
    }

    /// Since when it is in force; none where nobody has looked it up.
    #[must_use]
    pub fn in_force_since(&self) -> Option<Day> {
        self.in_force.and_then(|(year, month, day)| Day::new(year, month, day))
    }
}

/// Every statute that a plan can name.
pub const STATUTES: &[Statute] = &[
    law("ERL", "突发事件应对法", "Emergency Response Law").articles(106).since(2024, 11, 1),
    law(
        "PLAN2024",
        "突发事件应急预案管理办法（国办发〔2024〕5号）",
        "Measures for emergency plans (2024)",
    )
    .articles(43)
    .since(2024, 1, 31)
    .about_handling(),
    law(
        "PLAN2013",
        "突发事件应急预案管理办法（国办发〔2013〕101号）",
        "Measures for emergency plans (2013)",
    )
    .replaced_by("PLAN2024")
    .about_handling(),
    law("FLOOD", "防汛条例（国务院令第86号）", "Flood Control Regulations")
        .articles(49)
        .since(1991, 7, 2),
    law("PHEL", "突发公共卫生事件应对法", "Public Health Emergency Response Law")
        .since(2025, 11, 1),
    law("IDL", "传染病防治法", "Infectious Diseases Law").since(2025, 9, 1),
    law(
        "PHER",
        "突发公共卫生事件应急条例（国务院令第376号）",
        "Public Health Emergency Regulations",
    ),
    law("PIPL", "个人信息保护法", "Personal Information Protection Law").about_handling(),
    law("RELIEF", "自然灾害救助条例（国务院令第577号）", "Natural Disaster Relief Regulations")
        .articles(35)
        .since(2010, 9, 1),
    law("GEO", "地质灾害防治条例（国务院令第394号）", "Geological Disaster Regulations")
        .articles(49)
        .since(2004, 3, 1),
    law(
        "SAFE493",
        "生产安全事故报告和调查处理条例（国务院令第493号）",
        "Regulations on reporting and investigating work-safety accidents",
    )
    .articles(46)
    .since(2007, 6, 1),
    law(
        "SAFE708",
        "生产安全事故应急条例（国务院令第708号）",
        "Regulations on emergencies in work safety",
    )
    .articles(35)
    .since(2019, 4, 1),
    law("FIRE", "消防法", "Fire Protection Law").articles(74).since(2009, 5, 1),
    law("GUARD", "保安服务管理条例（国务院令第564号）", "Security Service Regulations")
        .since(2010, 1, 1)
        .about_handling(),
    law("VOLUNTEER", "志愿服务条例", "Volunteer Service Regulations").about_handling(),
    law(
        "PURCHASE",
        "政府购买服务管理办法（财政部令第102号）",
        "Measures for government purchase of services",
    )
    .since(2020, 3, 1)
    .about_handling(),
    law(
        "AUX114",
        "关于规范公安机关警务辅助人员管理工作的意见（国办发〔2016〕114号）",
        "Opinions on auxiliary police (2016)",
    )
    .about_handling(),
    law("POLICE", "人民警察法", "People's Police Law"),
    law("ROAD", "道路交通安全法", "Road Traffic Safety Law"),
    law("PENALTY", "行政处罚法", "Administrative Penalty Law"),
    law("WATER", "水法", "Water Law"),
    law("FLOODLAW", "防洪法", "Flood Control Law"),
];

/// The statute of that code.
#[must_use]
pub fn statute(code: &str) -> Option<&'static Statute> {
    STATUTES.iter().find(|it| it.code == code)
}

#[test]
fn no_code_stands_for_two_statutes_and_every_successor_is_in_the_register() {
    let codes: std::collections::BTreeSet<_> = STATUTES.iter().map(|it| it.code).collect();
    assert_eq!(codes.len(), STATUTES.len());
    for it in STATUTES {
        assert!(it.replaced_by.is_none_or(|code| statute(code).is_some()), "{}", it.code);
        assert_eq!(it.in_force.is_some(), it.in_force_since().is_some(), "{}", it.code);
    }
}
