//! What the cells of a template may hold to choose from. `words` says the same of each kind; a test
//! there compares the two.

use exchange::schema::Choice;

/// What an organisation is.
pub const ORGANISATION_KINDS: &[Choice] = &[
    Choice::new("government", "人民政府", "Government"),
    Choice::new("command_hq", "指挥部", "Command headquarters"),
    Choice::new("department", "政府部门", "Department"),
    Choice::new("public_security", "公安机关", "Public security"),
    Choice::new("station", "派出所", "Police station"),
    Choice::new("township_government", "乡镇政府、街道办", "Township government"),
    Choice::new("committee", "村（居）委会", "Village or residents’ committee"),
    Choice::new("team", "应急队伍", "Response team"),
    Choice::new("security_company", "保安公司", "Security company"),
    Choice::new("volunteer_team", "志愿队", "Volunteer team"),
    Choice::new("hospital", "医疗机构", "Hospital"),
    Choice::new("school", "学校", "School"),
    Choice::new("company", "企业", "Company"),
    Choice::new("other", "其他单位", "Other"),
];

/// In which employment a person stands.
pub const PERSON_KINDS: &[Choice] = &[
    Choice::new("sworn", "民警", "Sworn officer"),
    Choice::new("auxiliary", "辅警", "Auxiliary"),
    Choice::new("civil_servant", "公务员、事业单位人员", "Civil servant"),
    Choice::new("medical", "医务人员", "Medical staff"),
    Choice::new("committee_member", "村（居）委会成员", "Committee member"),
    Choice::new("grid_worker", "网格员", "Grid worker"),
    Choice::new("militia", "民兵", "Militia"),
    Choice::new("firefighter", "消防救援人员", "Firefighter"),
    Choice::new("guard", "保安员", "Security guard"),
    Choice::new("volunteer", "志愿者", "Volunteer"),
    Choice::new("other", "其他人员", "Other"),
];

/// What a post answers for.
pub const POST_KINDS: &[Choice] = &[
    Choice::new("commander", "指挥岗", "Commander"),
    Choice::new("leader_on_duty", "带班领导", "Leader on duty"),
    Choice::new("duty_officer", "值班员", "Duty officer"),
    Choice::new("liaison", "联络员", "Liaison officer"),
    Choice::new("info_reporter", "信息报告员", "Information reporter"),
    Choice::new("community_officer", "社区民警", "Community officer"),
    Choice::new("grid_worker", "网格员", "Grid worker"),
    Choice::new("member", "一般岗位", "Member"),
];

/// How a person is reached.
pub const CONTACT_KINDS: &[Choice] = &[
    Choice::new("mobile", "手机", "Mobile"),
    Choice::new("office", "办公电话", "Office"),
    Choice::new("duty_desk", "值班电话", "Duty desk"),
    Choice::new("satellite", "卫星电话", "Satellite"),
    Choice::new("radio", "电台", "Radio"),
    Choice::new("other", "其他", "Other"),
];

/// What somebody has learned.
pub const COMPETENCES: &[Choice] = &[
    Choice::new("incident-command", "应急指挥", "Incident command"),
    Choice::new("duty-desk", "值班接报", "Duty desk"),
    Choice::new("information-reporting", "信息报告", "Information reporting"),
    Choice::new("traffic", "交通管制", "Traffic control"),
    Choice::new("public-order", "治安秩序", "Public order"),
    Choice::new("evacuation", "群众转移", "Evacuation"),
    Choice::new("shelter-management", "安置点管理", "Shelter management"),
    Choice::new("levee-patrol", "巡堤查险", "Levee patrol"),
    Choice::new("boat-handling", "舟艇驾驶", "Boat handling"),
    Choice::new("water-rescue", "水域救援", "Water rescue"),
    Choice::new("first-aid", "急救", "First aid"),
    Choice::new("contact-tracing", "流行病学调查", "Contact tracing"),
    Choice::new("protective-equipment", "个人防护", "Protective equipment"),
    Choice::new("hazardous-materials", "危险化学品处置", "Hazardous materials"),
    Choice::new("heavy-vehicle", "大型车辆驾驶", "Heavy vehicles"),
    Choice::new("drone", "无人机", "Drone"),
    Choice::new("communications", "应急通信", "Communications"),
    Choice::new("supply-keeping", "物资管理", "Supply keeping"),
    Choice::new("mediation", "矛盾调解", "Mediation"),
    Choice::new("interpreting", "手语或方言沟通", "Sign language or dialects"),
    Choice::new("public-information", "舆情应对", "Public information"),
];

/// What one may do.
pub const RIGHTS: &[Choice] = &[
    Choice::new("lead_operations", "开启、结束处置行动", "Open and close operations"),
    Choice::new("decide_levels", "决定响应级别", "Decide response levels"),
    Choice::new("direct_tasks", "调度任务", "Direct tasks"),
    Choice::new("work_tasks", "办理任务", "Work on tasks"),
    Choice::new("report_situation", "上报情况", "Report the situation"),
    Choice::new("read_operations", "查看处置行动", "Read operations"),
    Choice::new("read_journal", "查看事件账本", "Read the journal"),
    Choice::new("write_log", "写处置日志", "Write logs"),
    Choice::new("read_desk", "查看值班台", "Read the duty desk"),
    Choice::new("keep_desk", "接报、分办报告", "Take reports and settle them"),
    Choice::new("manage_realms", "管理演练域", "Manage realms"),
    Choice::new("close_data", "释放或销毁文本", "Release or destroy texts"),
    Choice::new("manage_accounts", "管理账号", "Manage accounts"),
    Choice::new("read_people", "查看单位与人员", "Read people"),
    Choice::new("manage_people", "管理单位与人员", "Manage people"),
    Choice::new("manage_posts", "设岗与任命", "Define posts and appoint"),
    Choice::new("verify_contacts", "核实电话", "Verify contacts"),
    Choice::new("keep_duty", "登记值守状态", "Keep duty states"),
    Choice::new("read_places", "查看场所", "Read places"),
    Choice::new("manage_places", "管理场所", "Manage places"),
    Choice::new("adopt_reference", "导入区划与界线", "Adopt regions and boundaries"),
    Choice::new("read_supplies", "查看车辆与物资", "Read supplies"),
    Choice::new("manage_supplies", "管理车辆与物资", "Manage supplies"),
    Choice::new("read_plans", "查看预案", "Read plans"),
    Choice::new("draft_plans", "编制预案", "Draft plans"),
    Choice::new("consent_to_plans", "对预案出具意见", "Consent to plans"),
    Choice::new("review_plans", "评审预案", "Review plans"),
    Choice::new("approve_plans", "批准预案", "Approve plans"),
    Choice::new(
        "issue_plans",
        "印发、备案、公布、废止预案",
        "Issue, file, publish and abolish plans",
    ),
];

/// What a site is.
pub const SITE_KINDS: &[Choice] = &[
    Choice::new("shelter", "避难场所", "Shelter"),
    Choice::new("resettlement_site", "安置点", "Resettlement site"),
    Choice::new("quarantine_site", "隔离点", "Quarantine site"),
    Choice::new("school", "学校", "School"),
    Choice::new("hospital", "医院", "Hospital"),
    Choice::new("care_home", "养老机构", "Care home"),
    Choice::new("reservoir", "水库", "Reservoir"),
    Choice::new("levee", "堤防", "Levee"),
    Choice::new("sluice", "闸站、泵站", "Sluice or pumping station"),
    Choice::new("gauge", "水文站", "Gauge"),
    Choice::new("bridge", "桥梁", "Bridge"),
    Choice::new("ferry", "渡口", "Ferry"),
    Choice::new("transport_hub", "车站、港口", "Transport hub"),
    Choice::new("market", "市场", "Market"),
    Choice::new("warehouse", "储备库", "Warehouse"),
    Choice::new("station", "派出所驻地", "Police station"),
    Choice::new("seat", "政府驻地", "Seat of government"),
    Choice::new("road_checkpoint", "路面卡点", "Road checkpoint"),
    Choice::new("utility", "水电通信设施", "Utility"),
    Choice::new("plant", "工矿企业", "Plant or mine"),
    Choice::new("hazard_area", "危险区", "Hazard area"),
    Choice::new("other", "其他", "Other"),
];

/// What a vehicle is.
pub const VEHICLE_KINDS: &[Choice] = &[
    Choice::new("patrol-car", "巡逻车", "Patrol car"),
    Choice::new("command-vehicle", "指挥车", "Command vehicle"),
    Choice::new("communications-vehicle", "通信车", "Communications vehicle"),
    Choice::new("motorcycle", "摩托车", "Motorcycle"),
    Choice::new("van", "面包车", "Van"),
    Choice::new("minibus", "中巴车", "Minibus"),
    Choice::new("bus", "大客车", "Bus"),
    Choice::new("truck", "货车", "Truck"),
    Choice::new("ambulance", "救护车", "Ambulance"),
    Choice::new("fire-engine", "消防车", "Fire engine"),
    Choice::new("boat", "冲锋舟、橡皮艇", "Boat"),
    Choice::new("pump-truck", "排水车", "Pump truck"),
    Choice::new("excavator", "挖掘机", "Excavator"),
    Choice::new("loader", "装载机", "Loader"),
    Choice::new("generator-truck", "发电车", "Generator truck"),
    Choice::new("drone", "无人机", "Drone"),
    Choice::new("other", "其他", "Other"),
];

/// Whether a vehicle can go.
pub const VEHICLE_STATES: &[Choice] = &[
    Choice::new("ready", "完好", "Ready"),
    Choice::new("in_use", "出勤", "In use"),
    Choice::new("in_repair", "维修", "In repair"),
];
