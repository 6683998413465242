//! Which section of a plan a chapter belongs to, and which level of response a heading names.

use domain::plans::document::SectionKind;
use domain::plans::document::SectionKind as Kind;

/// Words of titles, the more particular ones first.
const TITLES: &[(SectionKind, &[&str])] = &[
    (Kind::Annexes, &["附件", "附录", "附表", "附图"]),
    (Kind::ResponsiblePersons, &["责任人"]),
    (Kind::RiskPoints, &["风险点", "隐患点"]),
    (Kind::WarningSpread, &["预警信息传播", "预警传播", "预警叫应", "信息传播"]),
    (Kind::Evacuation, &["转移", "疏散", "避险安置"]),
    (Kind::SelfRescue, &["自救", "互救"]),
    (Kind::SiteControl, &["现场管控", "现场管制", "现场管理", "现场控制"]),
    (Kind::Support, &["保障"]),
    (
        Kind::General,
        &["总则", "编制目的", "编制依据", "适用范围", "工作原则", "分类分级", "预案体系"],
    ),
    (
        Kind::Command,
        &["指挥体系", "组织指挥", "组织机构", "组织体系", "指挥机构", "领导机构", "职责"],
    ),
    (Kind::Aftermath, &["后期", "善后", "恢复", "重建", "调查评估", "总结评估"]),
    (Kind::RiskControl, &["风险", "预防与", "预防和", "应急准备", "危险源"]),
    (Kind::Monitoring, &["监测", "预警", "预测"]),
    (Kind::RiskControl, &["预防"]),
    (Kind::Reporting, &["信息报告", "信息报送", "信息共享", "报告", "报送"]),
    (Kind::Response, &["响应", "处置", "反应", "信息发布", "应急结束", "应急终止"]),
    (
        Kind::Management,
        &["附则", "管理", "培训", "演练", "宣传", "奖", "责任追究", "名词", "解释", "更新", "修订"],
    ),
    (Kind::Support, &["应急队伍", "物资"]),
];

/// The section that a title names.
pub(super) fn named(title: &str) -> Option<SectionKind> {
    let fits = |words: &[&str]| words.iter().any(|it| title.contains(it));
    // “预防预警机制” is the watching; “预防和应急准备” is the preparing.
    if title.contains("预防") && title.contains("预警") {
        return Some(Kind::Monitoring);
    }
    TITLES.iter().find(|(_, words)| fits(words)).map(|(kind, _)| *kind)
}

/// The section of a heading inside a chapter: only some chapters hold what a plan keeps apart.
pub(super) fn inside(chapter: Option<SectionKind>, title: &str) -> Option<SectionKind> {
    let Some(chapter) = chapter else { return named(title) };
    let apart: &[SectionKind] = match chapter {
        Kind::Monitoring | Kind::RiskControl => {
            &[Kind::Monitoring, Kind::RiskControl, Kind::Reporting, Kind::WarningSpread]
        }
        Kind::Response | Kind::Reporting => &[
            Kind::Reporting,
            Kind::SelfRescue,
            Kind::SiteControl,
            Kind::Evacuation,
            Kind::Response,
        ],
        Kind::General
        | Kind::Command
        | Kind::WarningSpread
        | Kind::SelfRescue
        | Kind::SiteControl
        | Kind::Evacuation
        | Kind::Aftermath
        | Kind::Support
        | Kind::RiskPoints
        | Kind::ResponsiblePersons
        | Kind::Management
        | Kind::Annexes => &[],
    };
    named(title).filter(|it| apart.contains(it)).or(Some(chapter))
}

/// The level of response that a heading is about: Ⅰ级响应, 一级应急响应.
pub(super) fn level(title: &str) -> Option<&'static str> {
    const NAMES: &[(&str, &[&str])] = &[
        ("IV", &["Ⅳ", "IV", "四", "4"]),
        ("III", &["Ⅲ", "III", "三", "3"]),
        ("II", &["Ⅱ", "II", "二", "2"]),
        ("I", &["Ⅰ", "I", "一", "1"]),
    ];
    let title = title.trim().trim_start_matches("启动");
    let of = |it: &&str| {
        let rest = title.strip_prefix(*it)?.trim_start().strip_prefix('级')?;
        let about = rest.trim_start_matches(['（', '(']);
        ["响应", "应急响应", "应急反应", "反应"]
            .iter()
            .any(|it| about.starts_with(it))
            .then_some(())
    };
    NAMES.iter().find(|(_, forms)| forms.iter().any(|it| of(it).is_some())).map(|(name, _)| *name)
}

#[test]
fn titles_as_offices_write_them_are_known() {
    for (title, kind) in [
        ("组织机构与职责", Kind::Command),
        ("应急组织体系及职责", Kind::Command),
        ("预测、预警", Kind::Monitoring),
        ("预防和应急准备", Kind::RiskControl),
        ("风险防控与监测预警", Kind::RiskControl),
        ("突发公共卫生事件的监测、预警与报告", Kind::Monitoring),
        ("突发公共卫生事件的应急反应和终止", Kind::Response),
        ("恢复与重建", Kind::Aftermath),
        ("应急保障", Kind::Support),
        ("监督管理", Kind::Management),
        ("预案管理和更新", Kind::Management),
        ("表彰奖励与责任追究", Kind::Management),
        ("附件", Kind::Annexes),
        ("信息发布", Kind::Response),
    ] {
        assert_eq!(named(title), Some(kind), "{title}");
    }
    assert_eq!(inside(Some(Kind::Response), "信息报告"), Some(Kind::Reporting));
    assert_eq!(inside(Some(Kind::Support), "治安维护"), Some(Kind::Support));
    assert_eq!(level("Ⅰ级响应"), Some("I"));
    assert_eq!(level("四级应急响应行动"), Some("IV"));
    assert_eq!(level("II级响应"), Some("II"));
    assert_eq!(level("分级响应"), None);
    assert_eq!(level("一般规定"), None);
}
