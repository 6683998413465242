//! What is missing, and how to mend it, in both languages.

use domain::gaps::{AcrossGap, Gap};
use domain::kernel::Severity;

use crate::refusals::{Pair, pair};
use crate::registers::kind_words;
use crate::{Language, people, places, supplies};

kind_words! {
    /// How much a gap or a finding weighs.
    severity(Severity) {
        Hint => "提示", "Hint";
        Warning => "警告", "Warning";
        Error => "严重", "Serious";
    }
}

/// A gap as a person reads it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct GapWords {
    /// What is missing, and where.
    pub what: String,
    /// How to mend it.
    pub mend: String,
}

/// Puts a gap into words.
#[must_use]
pub fn gap(gap: &Gap, language: Language) -> GapWords {
    let (what, mend) = match gap {
        Gap::People(gap) => people::gap(gap),
        Gap::Places(gap) => places::gap(gap),
        Gap::Supplies(gap) => supplies::gap(gap),
        Gap::Across(gap) => across(gap),
    };
    let chosen = |(chinese, english): Pair| match language {
        Language::Chinese => chinese,
        Language::English => english,
    };
    GapWords { what: chosen(what), mend: chosen(mend) }
}

fn across(gap: &AcrossGap) -> (Pair, Pair) {
    match gap {
        AcrossGap::TownshipWithoutOrganisation { region, name } => (
            (
                format!("{name}（{region}）没有任何单位负责"),
                format!("No organisation answers for {name} ({region})"),
            ),
            pair(
                "登记乡镇政府、派出所或村（居）委会，填上区划代码。",
                "Register its government, station or committees with their region.",
            ),
        ),
        AcrossGap::TownshipWithoutSite { region, name } => (
            (
                format!("{name}（{region}）没有登记场所"),
                format!("No open site is registered in {name} ({region})"),
            ),
            pair("登记那里的避难场所和重点部位。", "Register its shelters and key sites."),
        ),
        AcrossGap::NoInfoReporter { region, name, villages } => (
            (
                format!("{name}（{region}）有 {villages} 个村（社区）没有信息报告员"),
                format!("{villages} villages of {name} ({region}) have no information reporter"),
            ),
            pair(
                "设“信息报告员”岗位并任命（突发事件应对法第六十条）。",
                "Define posts of information reporters and appoint them (ERL 60).",
            ),
        ),
        AcrossGap::RegionGone { at: _, region } => (
            (
                format!("区划 {region} 已不在现用区划表里"),
                format!("The adopted list of regions has no {region} any more"),
            ),
            pair("改为现行代码。", "Change it to a code of today."),
        ),
    }
}
