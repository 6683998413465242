//! Findings as people read them: how grave, where, what, and a button that mends.

use std::collections::BTreeMap;

use domain::kernel::Severity;
use plan_document::Document;
use plan_document::finding::{Finding, Mend, Says};
use plan_document::span::Position;
use words::{Language, PlanEditor, Say};

use super::place::{Holds, Lead, Place, lead, part, said};
use crate::plans::registers::title_of;

/// The editor shows so many findings at once; the others are folded,
const SHOWN_MAX: usize = 200;
/// and at most this many are listed at all.
pub(crate) const FINDINGS_LISTED_MAX: usize = 1_000;

/// A finding, ready to be shown.
#[derive(Clone, Debug)]
pub(crate) struct Shown {
    /// A name for its style.
    pub(crate) kind: &'static str,
    /// A shape, so that colour never says it alone.
    pub(crate) mark: &'static str,
    pub(crate) severity: String,
    pub(crate) says: String,
    /// What the button of its mend says.
    pub(super) mend: Option<String>,
    /// How a form asks for the mend.
    pub(super) token: String,
    /// Where it is, in words.
    pub(crate) at: String,
    /// The address of the input that it is about, behind that of the page.
    pub(super) href: String,
    pub(crate) line: usize,
}

/// How many findings there are of each weight.
#[derive(Clone, Copy, Default, PartialEq, Eq, Debug)]
pub(crate) struct Counts {
    pub(crate) errors: usize,
    pub(crate) warnings: usize,
    pub(crate) hints: usize,
}

/// The findings of a draft with where each leads.
pub(crate) struct Found<'a> {
    all: Vec<(&'a Finding, Lead, String)>,
    document: &'a Document,
    language: Language,
}

impl Counts {
    pub(crate) fn of(findings: &[Finding]) -> Self {
        let mut counts = Self::default();
        for finding in findings {
            *counts.of_severity(finding.severity) += 1;
        }
        counts
    }

    const fn of_severity(&mut self, severity: Severity) -> &mut usize {
        match severity {
            Severity::Error => &mut self.errors,
            Severity::Warning => &mut self.warnings,
            Severity::Hint => &mut self.hints,
        }
    }

    pub(crate) const fn all(&self) -> usize {
        self.errors + self.warnings + self.hints
    }

    /// “2 处必须改 · 5 处应当改 · 1 处提示”
    pub(crate) fn words(&self, language: Language) -> String {
        let counted = [
            (self.errors, PlanEditor::MustMend { count: self.errors }),
            (self.warnings, PlanEditor::ShouldMend { count: self.warnings }),
            (self.hints, PlanEditor::Hints { count: self.hints }),
        ];
        let said: Vec<_> =
            counted.iter().filter(|it| it.0 > 0).map(|it| it.1.say(language)).collect();
        if said.is_empty() { PlanEditor::NoFindings.say(language) } else { said.join(" · ") }
    }
}

impl<'a> Found<'a> {
    pub(crate) fn new(findings: &'a [Finding], document: &'a Document, language: Language) -> Self {
        let tokens = tokens(findings);
        let all = findings.iter().zip(tokens);
        let all = all.map(|(it, token)| (it, lead(&it.path, document), token)).collect();
        Self { all, document, language }
    }

    /// The first findings in the order of the text.
    pub(crate) fn lines(&self, lines_max: usize) -> Vec<Shown> {
        self.all.iter().take(lines_max).map(|it| self.show(it)).collect()
    }

    /// As the page of a place shows them, its own first: those that are seen at once, those that
    /// are folded, and how many are not listed.
    pub(super) fn shown(&self, place: &Place) -> (Vec<Shown>, Vec<Shown>, usize) {
        let (own, others): (Vec<_>, Vec<_>) = self.all.iter().partition(|it| it.1.place == *place);
        let listed = own.into_iter().chain(others).take(FINDINGS_LISTED_MAX);
        let mut shown: Vec<Shown> = listed.map(|it| self.show(it)).collect();
        let unlisted = self.all.len() - shown.len();
        let folded = shown.split_off(SHOWN_MAX.min(shown.len()));
        (shown, folded, unlisted)
    }

    /// The findings of a place, by the field that they stand under; those about the whole place
    /// stand under the empty name.
    pub(super) fn at(&self, place: &Place) -> BTreeMap<String, Vec<Shown>> {
        let mut by_field: BTreeMap<String, Vec<Shown>> = BTreeMap::new();
        for found in self.all.iter().filter(|it| it.1.place == *place) {
            by_field.entry(found.1.field.clone()).or_default().push(self.show(found));
        }
        by_field
    }

    /// How many findings a part has, and one of its entries.
    pub(super) fn count_in(&self, part: &str, entry: Option<&str>) -> Counts {
        let is_in = |lead: &Lead| {
            lead.place.part == part && (entry.is_none() || lead.place.entry.as_deref() == entry)
        };
        let mut counts = Counts::default();
        for (finding, ..) in self.all.iter().filter(|it| is_in(&it.1)) {
            *counts.of_severity(finding.severity) += 1;
        }
        counts
    }

    fn show(&self, (finding, lead, token): &(&Finding, Lead, String)) -> Shown {
        let language = self.language;
        let position = Position::at(self.document.text(), finding.span.start);
        let (kind, mark, severity) = match finding.severity {
            Severity::Error => ("error", "■", PlanEditor::Error),
            Severity::Warning => ("warning", "▲", PlanEditor::Warning),
            Severity::Hint => ("hint", "○", PlanEditor::Hint),
        };
        let anchor =
            if lead.input.is_empty() { String::new() } else { format!("#f-{}", lead.input) };
        Shown {
            kind,
            mark,
            severity: severity.say(language),
            says: in_language(&finding.says, language).to_owned(),
            mend: finding.mend.as_ref().map(|it| mend_words(it, language)),
            token: token.clone(),
            at: self.place_in_words(lead),
            href: format!("{}{anchor}", lead.place.query()),
            line: position.line,
        }
    }

    fn place_in_words(&self, lead: &Lead) -> String {
        let Some(part) = part(lead.place.part) else { return String::new() };
        let mut words = vec![said(part.title, self.language).to_owned()];
        if let Some(entry) = &lead.place.entry {
            words.push(entry_title(self.document, &lead.place, entry, self.language));
        }
        let items = lead.place.items();
        let first = lead.field.split('.').next().unwrap_or_default();
        if let Some(item) = items.iter().find(|it| it.name == first) {
            words.push(said(item.field.title, self.language).to_owned());
        }
        words.join(" › ")
    }
}

/// What a chapter or an entry is called; its key where it has no title.
pub(super) fn entry_title(
    document: &Document,
    place: &Place,
    entry: &str,
    language: Language,
) -> String {
    match part(place.part).map(|it| it.holds) {
        Some(Holds::Chapters(choices)) => {
            let rows = choices.rows();
            let row = rows.iter().find(|it| it.0 == entry);
            let title = row.map(|(_, zh, en)| match language {
                Language::Chinese => *zh,
                Language::English => *en,
            });
            title.unwrap_or(entry).to_owned()
        }
        _ => {
            let node = document.node(&[place.part, entry]);
            node.and_then(|it| title_of(it, language)).unwrap_or_else(|| entry.to_owned())
        }
    }
}

/// What the button of a mend says.
pub(super) fn mend_words(mend: &Mend, language: Language) -> String {
    PlanEditor::MendBy { what: in_language(&mend.says, language).to_owned() }.say(language)
}

/// A sentence in a language.
pub(crate) fn in_language(says: &Says, language: Language) -> &str {
    match language {
        Language::Chinese => &says.zh,
        Language::English => &says.en,
    }
}

/// A name for each finding that a form can send: its rule, its number among those of the rule at
/// that way, and the way.
fn tokens(findings: &[Finding]) -> Vec<String> {
    let mut seen: BTreeMap<(&str, &str), usize> = BTreeMap::new();
    let token =
        |finding: &Finding, number: usize| format!("{}/{number}/{}", finding.rule, finding.path);
    let mut tokens = Vec::with_capacity(findings.len());
    for finding in findings {
        let number = seen.entry((finding.rule, finding.path.as_str())).or_default();
        tokens.push(token(finding, *number));
        *number += 1;
    }
    tokens
}

/// The mend that a form asks for, among what is found now.
pub(super) fn mend<'a>(findings: &'a [Finding], token: &str) -> Option<&'a Mend> {
    let at = tokens(findings).iter().position(|it| it == token)?;
    findings.get(at)?.mend.as_ref()
}
