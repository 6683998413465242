//! The words from which counties, tasks and hazards are made.

/// What is done, who does it and with what.
pub(super) struct Work {
    pub(super) kind: &'static str,
    pub(super) zh: &'static str,
    pub(super) en: &'static str,
    /// Employment and competence of those who do it.
    pub(super) people: (&'static str, &'static str),
    pub(super) vehicle: Option<&'static str>,
    pub(super) item: Option<&'static str>,
}

const fn work(
    kind: &'static str,
    (zh, en): (&'static str, &'static str),
    people: (&'static str, &'static str),
    (vehicle, item): (Option<&'static str>, Option<&'static str>),
) -> Work {
    Work { kind, zh, en, people, vehicle, item }
}

const SUPPLIES: (&str, &str) = ("civil_servant", "supply-keeping");
const TALKS: (&str, &str) = ("civil_servant", "public-information");
const ORDER: (&str, &str) = ("sworn", "public-order");
const TRAFFIC: (&str, &str) = ("sworn", "traffic");
const HEALTH: (&str, &str) = ("medical", "first-aid");
const MOVES: (&str, &str) = ("civil_servant", "evacuation");
const FIRE: (&str, &str) = ("firefighter", "water-rescue");

/// Of departments.
pub(super) const OF_DEPARTMENTS: &[Work] = &[
    work(
        "supply",
        ("发放饮水和食品", "Hand out food and water"),
        SUPPLIES,
        (Some("truck"), Some("water-bottled")),
    ),
    work(
        "supply",
        ("调运帐篷和折叠床", "Bring tents and beds"),
        SUPPLIES,
        (Some("truck"), Some("tent")),
    ),
    work("repair", ("抢修供水管网", "Repair the water mains"), SUPPLIES, (Some("excavator"), None)),
    work("repair", ("清理倒伏树木", "Clear fallen trees"), SUPPLIES, (Some("loader"), None)),
    work(
        "monitoring",
        ("加密现场监测", "Watch more closely"),
        ("civil_servant", "communications"),
        (Some("drone"), None),
    ),
    work(
        "publicity",
        ("滚动发布权威信息", "Publish what is known"),
        TALKS,
        (None, Some("megaphone")),
    ),
    work(
        "inspection",
        ("检查学校和养老院", "Inspect schools and care homes"),
        TALKS,
        (Some("van"), None),
    ),
    work(
        "service_for_residents",
        ("走访独居老人", "Visit old people who live alone"),
        TALKS,
        (Some("van"), None),
    ),
    work(
        "supply",
        ("调配发电机和照明", "Bring generators and lamps"),
        SUPPLIES,
        (Some("generator-truck"), Some("searchlight")),
    ),
    work(
        "consultation",
        ("组织专家会商", "Bring the experts together"),
        ("civil_servant", "communications"),
        (None, None),
    ),
];

/// Of townships, fire brigades and hospitals.
pub(super) const OF_TOWNSHIPS: &[Work] = &[
    work("alerting", ("挨户叫应", "Knock at every door"), MOVES, (None, Some("megaphone"))),
    work(
        "shelter_operation",
        ("开放安置点登记入住", "Open the shelter and enter people"),
        MOVES,
        (None, Some("folding-bed")),
    ),
    work(
        "mass_prevention",
        ("组织群防群治值守", "Keep watch with the residents"),
        MOVES,
        (None, Some("flashlight")),
    ),
    work(
        "information_report",
        ("收集上报受影响人数", "Count and report who is hit"),
        MOVES,
        (None, None),
    ),
];
pub(super) const OF_FIRE: &[Work] = &[
    work(
        "rescue",
        ("搜救被困人员", "Search for trapped people"),
        FIRE,
        (Some("fire-engine"), Some("rope")),
    ),
    work(
        "rescue",
        ("水面转运被困人员", "Bring people over the water"),
        FIRE,
        (Some("boat"), Some("life-jacket")),
    ),
];
pub(super) const OF_HOSPITAL: &[Work] = &[
    work(
        "medical_care",
        ("设立医疗点", "Set up a first-aid point"),
        HEALTH,
        (Some("ambulance"), Some("first-aid-kit")),
    ),
    work(
        "medical_care",
        ("巡诊慢性病人", "See the chronically ill"),
        HEALTH,
        (Some("ambulance"), None),
    ),
];

/// Of the police.
pub(super) const OF_POLICE: &[Work] = &[
    work(
        "traffic_control",
        ("路口分流管制", "Divert traffic at junctions"),
        TRAFFIC,
        (Some("patrol-car"), Some("cone")),
    ),
    work(
        "traffic_control",
        ("保障救援通道", "Keep the rescue lane open"),
        TRAFFIC,
        (Some("motorcycle"), Some("cone")),
    ),
    work(
        "patrol",
        ("夜间巡逻防盗", "Patrol at night"),
        ORDER,
        (Some("patrol-car"), Some("flashlight")),
    ),
    work("patrol", ("空户区看护", "Watch over empty houses"), ORDER, (Some("patrol-car"), None)),
    work("key_site_guard", ("守护物资仓库", "Guard the store"), ORDER, (None, Some("barrier"))),
    work("key_site_guard", ("守护水厂", "Guard the waterworks"), ORDER, (None, Some("barrier"))),
    work(
        "supplies_escort",
        ("护送物资车队", "Escort supplies"),
        TRAFFIC,
        (Some("patrol-car"), None),
    ),
    work(
        "supplies_escort",
        ("护送伤员转运", "Escort the injured"),
        TRAFFIC,
        (Some("motorcycle"), None),
    ),
    work(
        "dispute_mediation",
        ("调解安置纠纷", "Settle disputes in shelters"),
        ("sworn", "mediation"),
        (None, None),
    ),
    work(
        "market_order",
        ("维护集市秩序", "Keep order at the market"),
        ORDER,
        (None, Some("cordon-tape")),
    ),
    work(
        "rumour_response",
        ("核实澄清谣言", "Answer rumours"),
        ("sworn", "public-information"),
        (None, None),
    ),
    work(
        "patrol",
        ("车站人群疏导", "Guide crowds at the station"),
        ORDER,
        (None, Some("cordon-tape")),
    ),
    work(
        "checkpoint",
        ("危险路段劝返", "Turn cars back from the danger"),
        TRAFFIC,
        (Some("patrol-car"), Some("barrier")),
    ),
    work("key_site_guard", ("守护变电站", "Guard the substation"), ORDER, (None, None)),
    work(
        "service_for_residents",
        ("走失人员查找", "Look for missing people"),
        ORDER,
        (Some("van"), None),
    ),
    work("patrol", ("安置点治安值守", "Keep order in shelters"), ORDER, (None, Some("radio"))),
];

/// People who are moved; each area has a task of its own.
pub(super) const MOVE: Work = work(
    "evacuation",
    ("组织群众转移", "Move the people"),
    MOVES,
    (Some("bus"), Some("cordon-tape")),
);

/// Key, Chinese name, English name of departments.
pub(super) const DEPARTMENTS: &[(&str, &str, &str)] = &[
    ("emergency-bureau", "应急管理局", "Emergency Bureau"),
    ("weather-bureau", "气象局", "Weather Bureau"),
    ("transport-bureau", "交通运输局", "Transport Bureau"),
    ("housing-bureau", "住房和城乡建设局", "Housing Bureau"),
    ("education-bureau", "教育局", "Education Bureau"),
    ("civil-affairs-bureau", "民政局", "Civil Affairs Bureau"),
    ("commerce-bureau", "商务局", "Commerce Bureau"),
    ("forestry-bureau", "林业局", "Forestry Bureau"),
    ("farm-bureau", "农业农村局", "Agriculture Bureau"),
    ("land-bureau", "自然资源局", "Land Bureau"),
    ("culture-bureau", "文化和旅游局", "Culture Bureau"),
    ("industry-bureau", "经济和信息化局", "Industry Bureau"),
];

/// Syllables of names of places.
pub(super) const SYLLABLES: &[(&str, &str)] = &[
    ("云", "yun"),
    ("河", "he"),
    ("石", "shi"),
    ("桥", "qiao"),
    ("岭", "ling"),
    ("松", "song"),
    ("沙", "sha"),
    ("泉", "quan"),
    ("柳", "liu"),
    ("坪", "ping"),
    ("湾", "wan"),
    ("塘", "tang"),
    ("龙", "long"),
    ("溪", "xi"),
    ("梅", "mei"),
    ("洲", "zhou"),
];

/// A hazard: key, names, class, laws, indicator with its measure, and the step of its thresholds.
pub(super) struct Hazard {
    pub(super) key: &'static str,
    pub(super) zh: &'static str,
    pub(super) en: &'static str,
    pub(super) class: &'static str,
    pub(super) laws: &'static str,
    pub(super) measure: &'static str,
    pub(super) step: u32,
}

const fn hazard(
    (key, zh, en): (&'static str, &'static str, &'static str),
    (class, laws): (&'static str, &'static str),
    (measure, step): (&'static str, u32),
) -> Hazard {
    Hazard { key, zh, en, class, laws, measure, step }
}

/// None is a flood: the rules grew with one.
pub(super) const HAZARDS: &[Hazard] = &[
    hazard(
        ("slide", "地质灾害", "Landslide"),
        ("natural_disaster", "ERL-72, GEO-29, PLAN2024-9"),
        ("mm", 40),
    ),
    hazard(
        ("frost", "低温冰冻", "Ice and frost"),
        ("natural_disaster", "ERL-72, RELIEF-8"),
        ("households", 200),
    ),
    hazard(
        ("plant", "化工事故", "Chemical accident"),
        ("accident_disaster", "ERL-72, SAFE708-17"),
        ("persons", 5),
    ),
    hazard(
        ("forest-fire", "森林火灾", "Forest fire"),
        ("natural_disaster", "ERL-72, FIRE-43"),
        ("places", 3),
    ),
    hazard(
        ("outbreak", "食源性疾病", "Outbreak of foodborne disease"),
        ("public_health", "ERL-72, PHER"),
        ("cases", 12),
    ),
    hazard(
        ("crowd", "大型活动安全", "Safety of large events"),
        ("public_order_event", "ERL-72, ERL-74"),
        ("reports", 6),
    ),
];

/// The prose that every special and department plan must have.
pub(super) const SECTIONS: &[&str] = &[
    "general",
    "command",
    "risk_control",
    "monitoring",
    "reporting",
    "self_rescue",
    "response",
    "site_control",
    "support",
    "aftermath",
    "management",
];
