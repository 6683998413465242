//! What is important in a revision: the command system and its duties, the procedure, the main
//! measures and the grading (PLAN-2024, article 36).

use domain::plans::document::{Prose, SectionKind};

use super::Weight;
use super::sections::changed_characters;

/// A part of the plan, and its fields that are important; nothing after the part is the part as a
/// whole, added or removed.
const IMPORTANT: &[(&str, &[&str])] = &[
    ("", &["plan", "tier", "issuer", "implements", "region", "classes"]),
    ("posts", &["", "unit"]),
    (
        "levels",
        &[
            "",
            "rank",
            "enter.when",
            "enter.decided_by",
            "leave.when",
            "leave.decided_by",
            "starts",
            "measures",
        ],
    ),
    ("tasks", &["", "lead", "post", "support", "kind", "performers", "after", "when", "standing"]),
    (
        "measures",
        &[
            "",
            "kind",
            "basis",
            "issuer",
            "approved_by",
            "areas",
            "lasts",
            "life_safety",
            "exemptions",
        ],
    ),
    ("reports", &["profile", "by", "to"]),
];

/// A text of which more characters than this were changed says something else.
const CHARACTERS_CHANGED_MAX: usize = 20;

pub(super) fn of(part: &str, what: &str) -> Weight {
    let row = IMPORTANT.iter().find(|(name, _)| *name == part);
    let is_important = row.is_some_and(|(_, fields)| fields.contains(&what));
    if is_important { Weight::Important } else { Weight::Other }
}

/// What a task's text says is a main measure; a slip that was put right is not.
pub(super) fn of_text(part: &str, before: Option<&Prose>, after: Option<&Prose>) -> Weight {
    let text = |it: Option<&Prose>| it.map_or(String::new(), |it| it.zh.as_str().to_owned());
    let changed = changed_characters(&text(before), &text(after));
    let is_important = part == "tasks" && changed > CHARACTERS_CHANGED_MAX;
    if is_important { Weight::Important } else { Weight::Other }
}

pub(super) const fn of_section(kind: SectionKind) -> Weight {
    match kind {
        SectionKind::Command
        | SectionKind::Response
        | SectionKind::SelfRescue
        | SectionKind::SiteControl
        | SectionKind::Evacuation
        | SectionKind::ResponsiblePersons => Weight::Important,
        SectionKind::General
        | SectionKind::RiskControl
        | SectionKind::Monitoring
        | SectionKind::WarningSpread
        | SectionKind::Reporting
        | SectionKind::Aftermath
        | SectionKind::Support
        | SectionKind::RiskPoints
        | SectionKind::Management
        | SectionKind::Annexes => Weight::Other,
    }
}

#[test]
fn every_important_field_is_in_the_table_of_fields() {
    for (part, fields) in IMPORTANT {
        for what in *fields {
            let is_known = super::compare::field_title(part, what).is_some() || what.is_empty();
            assert!(is_known, "{part} {what}");
        }
    }
}
