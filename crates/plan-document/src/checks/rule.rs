//! What a rule is, and what it is given to look at.

use domain::kernel::Severity;
use domain::plans::document::Plan;

use crate::document::Document;
use crate::finding::{Finding, Mend, Says};
use crate::world::World;

/// A named rule. Its file holds what it looks at, why, and its tests.
pub struct Rule {
    /// Its name in findings, settings and the reference: `task-without-lead`.
    pub id: &'static str,
    /// How much its findings weigh.
    pub severity: Severity,
    /// What it must be given.
    pub looks_at: LooksAt,
    /// What it looks for, in a line.
    pub title: Sentence,
    /// Why it exists: the law or the craft.
    pub reason: Sentence,
    /// The articles behind it, as `ERL-72`; empty where craft alone speaks.
    pub law: &'static [&'static str],
    /// Looks.
    pub check: fn(&Look<'_>, &mut Found),
}

/// A sentence that stands in the program, in both languages.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Sentence {
    /// 中文
    pub zh: &'static str,
    /// In English.
    pub en: &'static str,
}

/// What a rule must be given.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum LooksAt {
    /// The document alone.
    Document,
    /// Other plans too: those checked in the same go or known to the world.
    Plans,
    /// The world: people, posts, sites, vehicles, stock.
    World,
}

/// What a rule looks at.
pub struct Look<'a> {
    /// The text and its tree, for places and mends.
    pub document: &'a Document,
    /// What it says.
    pub plan: &'a Plan,
    /// The world, where one is given.
    pub world: Option<&'a World>,
    /// Other plans that are checked in the same go.
    pub beside: &'a [&'a Plan],
}

impl<'a> Look<'a> {
    /// The plan of that key: beside this one, else of the world and in force.
    #[must_use]
    pub fn other_plan(&self, key: &domain::kernel::Key) -> Option<&'a Plan> {
        let beside = self.beside.iter().copied().find(|it| it.key.as_ref() == Some(key));
        beside.or_else(|| self.world.and_then(|world| world.plan_in_force(key)))
    }

    /// The plan that this one implements, where it is known.
    #[must_use]
    pub fn parent(&self) -> Option<&'a Plan> {
        self.plan.implements.as_ref().and_then(|key| self.other_plan(key))
    }
}

/// What rules found so far.
pub struct Found {
    findings: Vec<Finding>,
}

/// A rule's findings, as it adds them.
impl Found {
    pub(crate) const fn new() -> Self {
        Self { findings: Vec::new() }
    }

    pub(crate) fn into_findings(self) -> Vec<Finding> {
        self.findings
    }

    /// Adds a finding at a way through the document: `&["tasks", key, "lead"]`, list items by
    /// number. Where the way ends before that, the finding stands where it ends.
    pub fn add(&mut self, rule: &'static Rule, look: &Look<'_>, path: &[&str], says: Says) {
        self.findings.push(Finding {
            rule: rule.id,
            severity: rule.severity,
            span: look.document.span_of(path),
            path: path.join("."),
            says,
            mend: None,
        });
    }

    /// The same, with a mend.
    pub fn add_with_mend(
        &mut self,
        rule: &'static Rule,
        look: &Look<'_>,
        path: &[&str],
        (says, mend): (Says, Mend),
    ) {
        self.add(rule, look, path, says);
        if let Some(last) = self.findings.last_mut() {
            last.mend = Some(mend).filter(|it| !it.edits.is_empty());
        }
    }
}
