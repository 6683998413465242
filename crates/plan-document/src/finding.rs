//! What was found in a plan: where, what, why, and how to mend it.

use domain::kernel::Severity;
use serde::Serialize;

use crate::span::Span;

/// A sentence in both languages.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct Says {
    /// 中文
    pub zh: String,
    /// In English.
    pub en: String,
}

impl Says {
    /// The sentence in both languages.
    #[must_use]
    pub fn new(zh: impl Into<String>, en: impl Into<String>) -> Self {
        Self { zh: zh.into(), en: en.into() }
    }
}

/// Something that a rule found.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct Finding {
    /// The rule's id, such as `task-without-lead`.
    pub rule: &'static str,
    /// How much it weighs.
    pub severity: Severity,
    /// Where it stands.
    pub span: Span,
    /// The way to it through the document, such as `tasks.traffic-dongdu.lead`.
    pub path: String,
    /// What is wrong.
    pub says: Says,
    /// How it can be mended by a click; none where only a person knows.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub mend: Option<Mend>,
}

/// A change of the text that mends a finding.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct Mend {
    /// What it does.
    pub says: Says,
    /// The changes; none overlaps another.
    pub edits: Vec<Edit>,
}

/// One change of a text.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct Edit {
    /// What is replaced; an empty stretch where something is put in.
    pub span: Span,
    /// By what.
    pub with: String,
}

/// The text after the edits; edits that overlap an earlier one or lie outside are left out.
#[must_use]
pub fn apply(text: &str, edits: &[Edit]) -> String {
    let mut sorted: Vec<&Edit> = edits.iter().collect();
    sorted.sort_by_key(|edit| edit.span);
    let mut changed = String::with_capacity(text.len());
    let mut done = 0;
    for edit in sorted {
        let (start, end) = (edit.span.start, edit.span.end);
        let fits = start >= done && start <= end && text.get(start..end).is_some();
        if let Some(kept) = text.get(done..start).filter(|_| fits) {
            changed.push_str(kept);
            changed.push_str(&edit.with);
            done = end;
        }
    }
    changed.push_str(text.get(done..).unwrap_or_default());
    changed
}

#[test]
fn edits_are_applied_in_the_order_of_the_text() {
    let edit = |start, end, with: &str| Edit { span: Span::new(start, end), with: with.into() };
    assert_eq!(apply("abcdef", &[edit(4, 5, "E"), edit(0, 1, "A"), edit(6, 6, "!")]), "AbcdEf!");
    assert_eq!(apply("abc", &[edit(0, 2, "x"), edit(1, 3, "y"), edit(2, 9, "z")]), "xc");
}
