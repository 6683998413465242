//! What units said to a version, and which have still to say something.

use std::collections::BTreeSet;

use domain::kernel::Key;
use domain::plans::{Consent, PlanVersion};
use words::{PlanLibrary, Say, opinion};

use super::desk::Desk;
use super::todo::days_said;

/// A line of the table.
pub(super) struct ConsentRow {
    pub(super) unit: String,
    /// What it says, with a shape; or that it has said nothing.
    pub(super) says: String,
    /// That it does not count, or by when it is to come.
    pub(super) note: Option<String>,
    pub(super) remarks: String,
    pub(super) document: String,
    pub(super) time: Option<(String, String)>,
    pub(super) by: String,
    pub(super) is_void: bool,
}

/// The table of a version, unit by unit; within one, what counts comes first.
pub(super) fn rows(desk: &Desk, version: &PlanVersion) -> Vec<ConsentRow> {
    let paper = desk.check.as_ref().map(|it| &it.consented_on_paper);
    let is_latest = desk.in_work().is_some_and(|it| it.number == version.number);
    let (missing, on_paper) = match paper.filter(|_| is_latest) {
        Some(paper) => (desk.missing.clone(), paper.clone()),
        None => (BTreeSet::new(), version.consented_on_paper.clone()),
    };
    let said = version.consents.iter().map(|it| &it.unit);
    let units: BTreeSet<&Key> =
        version.asked.keys().chain(&missing).chain(&on_paper).chain(said).collect();
    let mut rows = Vec::new();
    for unit in units {
        let valid = version.consent_of(unit);
        rows.extend(valid.map(|it| of_consent(desk, version, it)));
        if valid.is_none() {
            rows.push(open(desk, version, unit, on_paper.contains(unit)));
        }
        let void = version.consents.iter().filter(|it| it.unit == *unit);
        let void = void.filter(|it| !version.is_to_this_text(it));
        rows.extend(void.map(|it| of_consent(desk, version, it)));
    }
    rows
}

/// A unit that has said nothing to this text.
fn open(desk: &Desk, version: &PlanVersion, unit: &Key, is_on_paper: bool) -> ConsentRow {
    let asked = version.asked.get(unit).filter(|_| version.state.is_in_work());
    let word = match (is_on_paper, asked) {
        (true, _) => PlanLibrary::OnPaper,
        (false, Some(by)) => PlanLibrary::NotAnswered { by: *by },
        (false, None) => PlanLibrary::NotAsked,
    };
    let due = asked.filter(|_| !is_on_paper);
    ConsentRow {
        unit: desk.unit(unit),
        says: word.say(desk.language),
        note: due.map(|by| days_said(*by, desk.today, desk.language)),
        remarks: String::new(),
        document: String::new(),
        time: None,
        by: String::new(),
        is_void: false,
    }
}

fn of_consent(desk: &Desk, version: &PlanVersion, it: &Consent) -> ConsentRow {
    let is_void = !version.is_to_this_text(it);
    let said = opinion(it.opinion, desk.language);
    let shape = if it.opinion.agrees() { "✓" } else { "✕" };
    ConsentRow {
        unit: desk.unit(&it.unit),
        says: if is_void { said.to_owned() } else { format!("{shape} {said}") },
        note: is_void.then(|| PlanLibrary::Void.say(desk.language)),
        remarks: desk.said(it.remarks.as_ref()).unwrap_or_default(),
        document: it.document.as_ref().map(|it| it.as_str().to_owned()).unwrap_or_default(),
        time: Some(desk.time(it.given_at)),
        by: desk.name(it.given_by),
        is_void,
    }
}
