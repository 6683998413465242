//! The way through the document, as it is walked.

use domain::kernel::Severity;

use crate::finding::{Edit, Finding, Mend, Says};
use crate::span::Span;

/// Where one is, and what was found on the way.
pub(super) struct Walk<'a> {
    path: Vec<String>,
    findings: &'a mut Vec<Finding>,
}

impl<'a> Walk<'a> {
    pub(super) const fn new(findings: &'a mut Vec<Finding>) -> Self {
        Self { path: Vec::new(), findings }
    }

    /// Goes a step deeper, does something, and comes back.
    pub(super) fn at(&mut self, step: &str, does: impl FnOnce(&mut Self)) {
        self.path.push(step.to_owned());
        does(self);
        self.path.pop();
    }

    pub(super) fn tell(&mut self, rule: &'static str, span: Span, says: Says) {
        self.tell_with(rule, span, says, None);
    }

    /// Tells it, with a mend: what it does, and the text that stands there then.
    pub(super) fn tell_with(
        &mut self,
        rule: &'static str,
        span: Span,
        says: Says,
        mend: Option<(Says, String)>,
    ) {
        let mend = mend.map(|(says, with)| Mend { says, edits: vec![Edit { span, with }] });
        let path = self.path.join(".");
        let severity = Severity::Error;
        self.findings.push(Finding { rule, severity, span, path, says, mend });
    }
}
