//! A part of the outline that a plan of its tier must have and that is not there.

use domain::plans::document::{SectionKind, Tier};

use super::written::is_absent;
use super::{Found, Look, LooksAt, Rule, Says, Severity, said};

pub(super) static RULE: Rule = Rule {
    id: "section-missing",
    severity: Severity::Warning,
    looks_at: LooksAt::Document,
    title: said("缺少应有的章节", "A section that is missing"),
    reason: said(
        "各层级预案应当写明的内容由突发事件应急预案管理办法规定。",
        "What a plan of each tier must say is laid down in the measures for emergency plans.",
    ),
    law: &["ERL-28", "PLAN2024-8", "PLAN2024-10", "PLAN2024-15", "PLAN2024-16"],
    check,
};

fn check(look: &Look<'_>, found: &mut Found) {
    let Some(tier) = look.plan.tier else { return };
    let article = match tier {
        Tier::Overall => "8",
        Tier::Special | Tier::Department | Tier::Joint => "10",
        Tier::Township | Tier::Village => "15",
        Tier::Site => "16",
    };
    for section in tier.sections_wanted() {
        let path = ["sections", section.name()];
        if !look.plan.sections.contains_key(section) && is_absent(look, &path) {
            let (zh, en) = words(*section);
            let says = Says::new(
                format!(
                    "缺少“{zh}”一章（应急预案管理办法第{article}条）。请在 sections.{} 写上。",
                    section.name()
                ),
                format!(
                    "The section on {en} is missing (PLAN-2024, article {article}). Write it \
                     under sections.{}.",
                    section.name()
                ),
            );
            found.add(&RULE, look, &path, says);
        }
    }
}

const fn words(section: SectionKind) -> (&'static str, &'static str) {
    match section {
        SectionKind::General => ("总则", "general matters"),
        SectionKind::Command => ("组织指挥体系", "command"),
        SectionKind::RiskControl => ("风险管控", "risk control"),
        SectionKind::Monitoring => ("监测预警", "monitoring and warning"),
        SectionKind::WarningSpread => ("预警信息传播", "spreading warnings"),
        SectionKind::Reporting => ("信息报告", "reporting"),
        SectionKind::SelfRescue => ("组织自救互救", "self-rescue"),
        SectionKind::Response => ("应急处置措施", "the response"),
        SectionKind::SiteControl => ("现场管控", "control of the scene"),
        SectionKind::Evacuation => ("人员疏散、转移与安置", "moving and sheltering people"),
        SectionKind::Aftermath => ("后期处置", "the aftermath"),
        SectionKind::Support => ("队伍物资与应急保障", "teams, supplies and support"),
        SectionKind::RiskPoints => ("风险点位", "points of risk"),
        SectionKind::ResponsiblePersons => ("应急响应责任人", "who answers for what"),
        SectionKind::Management => ("预案管理", "keeping the plan"),
        SectionKind::Annexes => ("附件", "annexes"),
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{good_with, places};
    use super::RULE;

    #[test]
    fn a_section_that_the_tier_asks_for_is_missed() {
        let text = good_with(
            "  aftermath: \
             {zh: 核查灾情，发放救助。, en: Losses are surveyed and relief is given.}\n",
            "",
        );
        assert_eq!(places(&RULE, &text), ["sections.aftermath"]);
    }

    #[test]
    fn each_tier_asks_for_its_own() {
        let village = good_with("tier: special", "tier: village");
        let wanted = ["risk_points", "responsible_persons", "warning_spread", "evacuation"];
        assert_eq!(places(&RULE, &village), wanted.map(|it| format!("sections.{it}")));
    }
}
