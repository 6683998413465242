//! Findings as people and programs read them.

use std::fmt::Write as _;

use domain::kernel::Severity;
use plan_document::finding::{Finding, Says};
use plan_document::span::Position;
use serde_json::{Value, json};
use words::Language;

use super::reading::PlanFile;

/// How many findings of each weight there are.
#[derive(Clone, Copy, Default)]
pub(super) struct Counted {
    pub(super) errors: usize,
    pub(super) warnings: usize,
    pub(super) hints: usize,
}

impl Counted {
    pub(super) fn add(&mut self, findings: &[Finding]) {
        for finding in findings {
            match finding.severity {
                Severity::Error => self.errors += 1,
                Severity::Warning => self.warnings += 1,
                Severity::Hint => self.hints += 1,
            }
        }
    }
}

/// A finding with its line, as a compiler shows it.
pub(super) fn finding(file: &PlanFile, finding: &Finding, language: Language) -> String {
    let text = file.document.text();
    let at = Position::at(text, finding.span.start);
    let weight = match (finding.severity, language) {
        (Severity::Error, Language::Chinese) => "错误",
        (Severity::Error, Language::English) => "error",
        (Severity::Warning, Language::Chinese) => "警告",
        (Severity::Warning, Language::English) => "warning",
        (Severity::Hint, Language::Chinese) => "提示",
        (Severity::Hint, Language::English) => "hint",
    };
    let says = said(&finding.says, language);
    let path = file.path.display();
    let mut shown =
        format!("{path}:{}:{}: {weight} [{}]\n  {says}\n", at.line, at.column, finding.rule);
    if let Some(line) = text.lines().nth(at.line - 1) {
        let (line, marks) = marked(line, at.column, finding.span.of(text));
        let margin = at.line.to_string().len();
        let _ = writeln!(shown, "{:margin$} |\n{} | {line}\n{:margin$} | {marks}", "", at.line, "");
    }
    if let Some(mend) = &finding.mend {
        let mends = match language {
            Language::Chinese => "可以改",
            Language::English => "mend",
        };
        let _ = writeln!(shown, "  {mends}: {}", said(&mend.says, language));
    }
    shown
}

/// The line, cut where it is long, and the marks under what was found.
fn marked(line: &str, column: usize, found: &str) -> (String, String) {
    const CHARACTERS_MAX: usize = 100;
    let first = column.saturating_sub(40).max(1);
    let shown: String = line.chars().skip(first - 1).take(CHARACTERS_MAX).collect();
    let width =
        |text: &str| text.chars().map(|it| if it.is_ascii() { 1 } else { 2 }).sum::<usize>();
    let before: String = shown.chars().take(column - first).collect();
    let found = found.lines().next().unwrap_or_default();
    let rest = width(&shown).saturating_sub(width(&before));
    let marks = "^".repeat(width(found).clamp(1, rest.max(1)));
    (shown, format!("{}{marks}", " ".repeat(width(&before))))
}

/// A finding for programs: both languages, bytes and lines.
pub(super) fn value(file: &PlanFile, finding: &Finding) -> Value {
    let text = file.document.text();
    let place = |byte: usize| {
        let at = Position::at(text, byte);
        json!({ "byte": byte, "line": at.line, "column": at.column })
    };
    json!({
        "rule": finding.rule,
        "severity": finding.severity,
        "path": finding.path,
        "start": place(finding.span.start),
        "end": place(finding.span.end),
        "message": finding.says,
        "mend": finding.mend,
    })
}

pub(super) fn said(says: &Says, language: Language) -> &str {
    match language {
        Language::Chinese => &says.zh,
        Language::English => &says.en,
    }
}

#[test]
fn marks_stand_under_what_was_found_where_a_han_character_is_two_wide() {
    let (line, marks) = marked("    zh: 东渡 due: 2m", 15, "2m");
    assert_eq!(line, "    zh: 东渡 due: 2m");
    assert_eq!(marks.len(), 18);
    assert!(marks.ends_with(" ^^"));
}
