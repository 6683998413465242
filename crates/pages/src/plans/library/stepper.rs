//! How far a version has come, step by step, with days and names.

use domain::kernel::Day;
use domain::plans::{PlanDuty, PlanVersion, ReviewOutcome, VersionState};
use words::{PlanLibrary, PlanStep, Say, plan_duty, review_outcome};

use super::desk::Desk;

/// A step of the way, ready to be shown.
pub(super) struct Stage {
    pub(super) title: String,
    pub(super) shape: &'static str,
    pub(super) is_now: bool,
    pub(super) lines: Vec<String>,
}

/// The way of a version; empty where there is none.
pub(super) fn stages(desk: &Desk) -> Vec<Stage> {
    let Some(version) = desk.version() else { return Vec::new() };
    let at = reached(version);
    let titles = [
        PlanLibrary::StageDraft,
        PlanLibrary::StageConsulting,
        PlanLibrary::StageReview,
        PlanLibrary::StageApproved,
        PlanLibrary::StageIssued,
        PlanLibrary::StageFiled,
    ]
    .map(|it| it.say(desk.language));
    let lines = [
        drafted(desk, version),
        consulted(desk, version),
        reviewed(desk, version),
        approved(desk, version),
        issued(desk, version),
        filed(desk, version),
    ];
    let stages = titles.into_iter().zip(lines).enumerate();
    stages.map(|(index, (title, lines))| stage(index, at, title, lines)).collect()
}

fn stage(index: usize, at: usize, title: String, lines: Vec<String>) -> Stage {
    let shape = match index.cmp(&at) {
        std::cmp::Ordering::Less => "✓",
        std::cmp::Ordering::Equal => "●",
        std::cmp::Ordering::Greater => "○",
    };
    Stage { title, shape, is_now: index == at, lines }
}

/// Which stage is at work; one behind the last where all are done.
const fn reached(version: &PlanVersion) -> usize {
    let is_passed = match &version.review {
        Some(review) => matches!(review.outcome, ReviewOutcome::Passed),
        None => false,
    };
    let is_told = version.filing.is_some() && version.publication.is_some();
    match version.state {
        VersionState::Draft => 0,
        VersionState::Consulting => 1,
        VersionState::Reviewing if is_passed => 3,
        VersionState::Reviewing => 2,
        VersionState::Approved => 4,
        VersionState::Issued | VersionState::Superseded | VersionState::Abolished if is_told => 6,
        VersionState::Issued => 5,
        VersionState::Superseded | VersionState::Abolished => 6,
    }
}

fn drafted(desk: &Desk, version: &PlanVersion) -> Vec<String> {
    vec![desk.time(version.saved_at).0, desk.name(version.saved_by)]
}

fn consulted(desk: &Desk, version: &PlanVersion) -> Vec<String> {
    let language = desk.language;
    if version.asked.is_empty() {
        let is_past = reached(version) > 1;
        return is_past.then(|| PlanLibrary::Skipped.say(language)).into_iter().collect();
    }
    let said = version.asked.keys().filter_map(|it| version.consent_of(it));
    let agreed = said.filter(|it| it.opinion.agrees()).count();
    let asked = version.asked.len();
    let mut lines = vec![PlanLibrary::Agreed { agreed, asked }.say(language)];
    if let (VersionState::Consulting, Some(on)) = (version.state, version.asked.values().min()) {
        lines.push(PlanStep::AnswerBy { on: *on }.say(language));
    }
    lines
}

fn reviewed(desk: &Desk, version: &PlanVersion) -> Vec<String> {
    let Some(review) = &version.review else { return Vec::new() };
    let outcome = review_outcome(review.outcome, desk.language).to_owned();
    vec![outcome, desk.time(review.reviewed_at).0, desk.name(review.reviewed_by)]
}

fn approved(desk: &Desk, version: &PlanVersion) -> Vec<String> {
    let Some(approval) = &version.approval else { return Vec::new() };
    vec![desk.time(approval.approved_at).0, desk.name(Some(approval.approved_by))]
}

fn issued(_: &Desk, version: &PlanVersion) -> Vec<String> {
    let Some(issue) = &version.issue else { return Vec::new() };
    let number = issue.document_number.as_ref().map(|it| it.as_str().to_owned());
    std::iter::once(issue.on.to_string()).chain(number).collect()
}

fn filed(desk: &Desk, version: &PlanVersion) -> Vec<String> {
    let language = desk.language;
    let done = |duty, on: Option<Day>| {
        let duty = plan_duty(duty, language);
        on.map(|on| format!("✓ {duty} {on}"))
    };
    let filing = version.filing.as_ref().map(|it| it.on);
    let publication = version.publication.as_ref().map(|it| it.on);
    done(PlanDuty::Filing, filing)
        .into_iter()
        .chain(done(PlanDuty::Publication, publication))
        .collect()
}
