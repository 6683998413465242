//! A text into a tree, past lines that cannot be read.

use domain::kernel::Severity;

use super::{Tree, building, full_width};
use crate::document::BYTES_MAX;
use crate::finding::{Finding, Says};
use crate::span::Span;

/// At most this many unreadable lines are passed over.
const PASSED_OVER_MAX: usize = 8;

impl Tree {
    /// Reads a text; what cannot be read is a finding.
    #[must_use]
    pub fn read(text: &str) -> (Self, Vec<Finding>) {
        if text.len() > BYTES_MAX {
            let findings = vec![too_large(text.len())];
            return (Self { text: String::new(), root: None, is_whole: false }, findings);
        }
        let mut findings = Vec::new();
        let mut source = text.to_owned();
        let mut built = building::build(&source);
        if built.fault.is_some()
            && let Some(mended) = full_width::mended(&source, &mut findings)
        {
            source = mended;
            built = building::build(&source);
        }
        let mut is_whole = true;
        for _ in 0..PASSED_OVER_MAX {
            let Some(fault) = built.fault.take() else { break };
            is_whole = false;
            let (at, can_go_on) = (fault.at, fault.can_go_on);
            findings.push(fault.finding(text));
            if !can_go_on || !pass_over(&mut source, at) {
                break;
            }
            built = building::build(&source);
        }
        (Self { text: text.to_owned(), root: built.root, is_whole }, findings)
    }
}

/// Blanks the line of a byte, so that every other byte keeps its place. False where the line is
/// blank already.
fn pass_over(source: &mut String, at: usize) -> bool {
    let at = at.min(source.len());
    let bytes = source.as_bytes();
    let before = bytes.get(..at).unwrap_or_default();
    let start = before.iter().rposition(|it| *it == b'\n').map_or(0, |it| it + 1);
    let rest = bytes.get(start..).unwrap_or_default();
    let end = start + rest.iter().position(|it| *it == b'\n').unwrap_or(rest.len());
    let line = source.get(start..end).unwrap_or_default();
    if line.trim().is_empty() {
        return false;
    }
    source.replace_range(start..end, &" ".repeat(end - start));
    true
}

fn too_large(bytes: usize) -> Finding {
    let (kilobytes, kilobytes_max) = (bytes.div_ceil(1024), BYTES_MAX / 1024);
    Finding {
        rule: "too-large",
        severity: Severity::Error,
        span: Span::default(),
        path: String::new(),
        says: Says::new(
            format!("文件有 {kilobytes} KB，最多 {kilobytes_max} KB。请拆成几个预案。"),
            format!(
                "The file has {kilobytes} KB, {kilobytes_max} fit. Divide it into several plans."
            ),
        ),
        mend: None,
    }
}
