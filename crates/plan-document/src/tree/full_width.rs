//! Full-width punctuation where the syntax wants ASCII: read as it was meant, and told.

use domain::kernel::Severity;

use crate::finding::{Edit, Finding, Mend, Says};
use crate::span::Span;

/// `：` after a name at the beginning of a line, read as a colon; every other byte keeps its place.
/// None where there is nothing to mend.
pub(super) fn mended(text: &str, findings: &mut Vec<Finding>) -> Option<String> {
    let mut mended = text.to_owned();
    let mut line_start = 0;
    let before = findings.len();
    for line in text.split_inclusive('\n') {
        if let Some(at) = colon_after_name(line) {
            let at = line_start + at;
            let span = Span::new(at, at + '：'.len_utf8());
            findings.push(finding(span));
            // Three bytes for three bytes.
            mended.replace_range(span.start..span.end, ":  ");
        }
        line_start += line.len();
    }
    (findings.len() > before).then_some(mended)
}

/// The place of a full-width colon that follows a name of a plan's syntax.
fn colon_after_name(line: &str) -> Option<usize> {
    let at = line.find('：')?;
    let name = line.get(..at)?.trim_start().trim_start_matches("- ").trim();
    let is_name = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.');
    (!name.is_empty() && name.chars().all(is_name)).then_some(at)
}

fn finding(span: Span) -> Finding {
    Finding {
        rule: "full-width",
        severity: Severity::Error,
        span,
        path: String::new(),
        says: Says::new(
            "这里用了全角冒号“：”，应当用半角冒号加空格“: ”。",
            "This is a full-width colon “：”; a colon and a space “: ” are wanted.",
        ),
        mend: Some(Mend {
            says: Says::new("改成半角冒号", "Use a plain colon"),
            edits: vec![Edit { span, with: ": ".to_owned() }],
        }),
    }
}

#[test]
fn a_full_width_colon_in_prose_is_left_alone() {
    assert_eq!(colon_after_name("  水位：58 米"), None);
    assert_eq!(colon_after_name("  levels："), Some(8));
    assert_eq!(colon_after_name("  - unit：x"), Some(8));
}
