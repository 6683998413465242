//! `GET /plans/{plan}`: one plan, what is to be done next, and everything that was said to it.

use std::collections::BTreeSet;

use askama::Template;
use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use axum::response::Response;
use domain::kernel::{CommandId, Key, PlanId, Severity};
use domain::plans::{PlanVersion, Refusal, VersionState};
use serde::Deserialize;
use web::{Asked, Front, May, ReadPlans, Told, told};
use words::{
    Language, PlanAction, PlanEditor, PlanLibrary, PlanStep, PlanTold, Say, named, plan_refusal,
    revision_trigger, severity, tier, version_state,
};

use super::consents::{self, ConsentRow};
use super::desk::Desk;
use super::forms::Act;
use super::inputs::inputs;
use super::list::state_shape;
use super::stepper::{Stage, stages};
use super::steps::{Next, next};
use super::todo::{ClockSaid, clock_said};
use crate::components::Shell;
use crate::components::form::{Input, Problems, Sent};
use crate::plans::editor::FINDINGS_LISTED_MAX;
use crate::rendered;

/// So many findings are read at once beside an approval; the others are folded.
const FINDINGS_MAX: usize = 30;

#[derive(Template)]
#[template(path = "plans/library/show.html")]
struct ShowPage {
    shell: Shell,
    plan: PlanId,
    key: String,
    /// The number of the version that the page is about, its state and its shape.
    version: u32,
    state: &'static str,
    shape: &'static str,
    in_force: Option<u32>,
    tier: &'static str,
    issuer: String,
    seen: u64,
    next: Vec<Next>,
    stages: Vec<Stage>,
    /// The form of the next step, where it is theirs who look.
    main: Option<ActForm>,
    others: Vec<ActForm>,
    /// What others could do: the word and the posts.
    elsewhere: Vec<(String, String)>,
    consents: Vec<ConsentRow>,
    said: Vec<(String, String)>,
    clocks: Vec<ClockSaid>,
    versions: Vec<VersionRow>,
    can_be_written: bool,
    told: Option<String>,
    problem: Option<Problem>,
}

/// Why something was not done, and what was typed.
struct Problem {
    title: String,
    detail: String,
    now: Option<String>,
    typed: Vec<(String, String)>,
}

/// A form that is shown.
struct ActForm {
    act: Act,
    title: String,
    button: String,
    hints: Vec<String>,
    inputs: Vec<Input>,
    command: CommandId,
    is_open: bool,
    /// What the check found, the gravest first: severity and sentence.
    findings: Vec<(&'static str, String)>,
    /// Those behind the first few.
    folded: Vec<(&'static str, String)>,
    /// How many are not listed.
    unlisted: usize,
}

impl ActForm {
    fn is_check(&self) -> bool {
        self.act == Act::Approve
    }

    fn is_review(&self) -> bool {
        self.act == Act::Review
    }

    /// What takes back or ends something is no first choice.
    fn is_second(&self) -> bool {
        matches!(self.act, Act::Return | Act::Abolish)
    }
}

/// A version in the list of versions.
struct VersionRow {
    number: u32,
    state: &'static str,
    shape: &'static str,
    day: String,
    document: String,
    why: Option<String>,
    sha256: Option<String>,
    before: Option<u32>,
}

/// The part of an address that names a plan.
#[derive(Deserialize)]
pub(crate) struct PlanPath {
    plan: String,
}

impl PlanPath {
    pub(super) fn plan(&self) -> Option<PlanId> {
        self.plan.parse().ok()
    }
}

/// What was just done.
#[derive(Deserialize)]
pub(crate) struct ShowQuery {
    told: Option<String>,
}

/// Something that was tried and not done.
pub(super) struct Attempt {
    pub(super) sent: Sent,
    pub(super) problems: Problems,
    pub(super) told: Option<Told>,
    pub(super) refusal: Option<Refusal>,
    pub(super) is_overtaken: bool,
}

/// `GET /plans/{plan}`
pub(crate) async fn show(
    State(front): State<Front>,
    May(asked, _): May<ReadPlans>,
    Path(path): Path<PlanPath>,
    Query(query): Query<ShowQuery>,
) -> Response {
    let Some(plan) = path.plan() else { return not_found(&front, &asked) };
    answer(&front, &asked, plan, None, query.told).await
}

pub(super) fn not_found(front: &Front, asked: &Asked) -> Response {
    let told = Told::not_found(asked.language);
    rendered::problem(Shell::new(asked, front.setting(), told.title.clone()), told)
}

/// The page, after something was tried too.
pub(super) async fn answer(
    front: &Front,
    asked: &Asked,
    plan: PlanId,
    attempt: Option<Attempt>,
    done: Option<String>,
) -> Response {
    let desk = match Desk::read(front, asked, plan).await {
        Ok(Some(desk)) => desk,
        Ok(None) => return not_found(front, asked),
        Err(failure) => {
            let told = told(&failure, front.setting(), asked.language);
            let shell = Shell::new(asked, front.setting(), told.title.clone());
            return rendered::problem(shell, told);
        }
    };
    let Some(page) = page(front, asked, &desk, attempt.as_ref(), done) else {
        return not_found(front, asked);
    };
    let status = attempt.map_or(StatusCode::OK, |it| {
        it.told.map_or(StatusCode::UNPROCESSABLE_ENTITY, |told| told.status)
    });
    rendered::with_status(status, &page)
}

fn page(
    front: &Front,
    asked: &Asked,
    desk: &Desk,
    attempt: Option<&Attempt>,
    done: Option<String>,
) -> Option<ShowPage> {
    let (plan, language) = (&desk.shown.plan, desk.language);
    let (details, version) = (plan.details.as_ref()?, desk.version()?);
    let title = named(&details.title, language).to_owned();
    let next = next(desk);
    let forms = Forms { front, desk, attempt };
    let main = next.iter().find(|it| it.is_main).and_then(|it| it.act);
    let others = Act::possible(desk).into_iter().filter(|it| Some(*it) != main);
    let (theirs, elsewhere): (Vec<Act>, Vec<Act>) = others.partition(|it| it.is_theirs(desk));
    let who = |it: Act| (it.word().say(language), it.who(desk));
    Some(ShowPage {
        shell: Shell::new(asked, front.setting(), title),
        plan: plan.id,
        key: details.key.to_string(),
        version: version.number,
        state: version_state(version.state, language),
        shape: state_shape(version.state),
        in_force: plan.in_force().map(|it| it.number).filter(|it| *it != version.number),
        tier: tier(details.tier, language),
        issuer: desk.unit(&details.issuer),
        seen: desk.shown.seen.0,
        stages: stages(desk),
        main: main.map(|it| forms.form(it, true)),
        others: theirs.into_iter().map(|it| forms.form(it, false)).collect(),
        elsewhere: elsewhere.into_iter().map(who).collect(),
        consents: consents::rows(desk, version),
        said: said(desk, version),
        clocks: desk.shown.clocks.iter().map(|it| clock_said(it, desk.today, language)).collect(),
        versions: versions(desk),
        can_be_written: version.state == VersionState::Draft && Act::Submit.is_theirs(desk),
        told: done.and_then(|it| told_of(&it)).map(|it| it.say(language)),
        problem: attempt.map(|it| forms.problem(it)),
        next,
    })
}

fn told_of(name: &str) -> Option<PlanTold> {
    if name == "begun" { Some(PlanTold::Begun) } else { Act::named(name).map(Act::done) }
}

/// What was said about a version in words.
fn said(desk: &Desk, version: &PlanVersion) -> Vec<(String, String)> {
    let revision = version.revision.as_ref();
    let trigger = revision.map(|it| revision_trigger(it.trigger, desk.language));
    let note = desk.said(revision.map(|it| &it.note));
    let why = trigger.map(|it| [Some(it.to_owned()), note].into_iter().flatten());
    let joined = why.map(|it| it.collect::<Vec<_>>().join(" · "));
    let filing = version.filing.as_ref().and_then(|it| {
        let with = desk.said(Some(&it.with))?;
        Some(PlanLibrary::FiledWith { with, on: it.on }.say(desk.language))
    });
    let publication = version.publication.as_ref().and_then(|it| {
        let place = desk.said(Some(&it.place))?;
        Some(PlanLibrary::PublishedAt { place, on: it.on }.say(desk.language))
    });
    let review = version.review.as_ref().and_then(|it| it.remarks.as_ref());
    let approval = version.approval.as_ref().and_then(|it| it.remarks.as_ref());
    let all = [
        (PlanLibrary::AbolishedFor, desk.said(desk.shown.plan.abolished.as_ref())),
        (PlanLibrary::RevisedFor, joined),
        (PlanLibrary::ReturnedFor, desk.said(version.returned.as_ref())),
        (PlanLibrary::Reviewed, desk.said(review)),
        (PlanLibrary::Remarked, desk.said(approval)),
        (PlanLibrary::Filing, filing),
        (PlanLibrary::Publication, publication),
    ];
    let said = all.into_iter();
    said.filter_map(|(word, text)| Some((word.say(desk.language), text?))).collect()
}

fn versions(desk: &Desk) -> Vec<VersionRow> {
    let mut before = None;
    let row = |it: &PlanVersion| {
        let issue = it.issue.as_ref();
        let trigger = it.revision.as_ref();
        VersionRow {
            number: it.number,
            state: version_state(it.state, desk.language),
            shape: state_shape(it.state),
            day: issue.map(|it| it.on.to_string()).unwrap_or_default(),
            document: issue
                .and_then(|it| it.document_number.as_ref())
                .map(|it| it.as_str().to_owned())
                .unwrap_or_default(),
            why: trigger.map(|it| revision_trigger(it.trigger, desk.language).to_owned()),
            sha256: issue.map(|it| it.sha256.to_string()),
            before: before.replace(it.number),
        }
    };
    let mut rows: Vec<_> = desk.shown.plan.versions.values().map(row).collect();
    rows.reverse();
    rows
}

/// Makes forms.
struct Forms<'a> {
    front: &'a Front,
    desk: &'a Desk,
    attempt: Option<&'a Attempt>,
}

impl Forms<'_> {
    fn form(&self, act: Act, is_main: bool) -> ActForm {
        let (desk, language) = (self.desk, self.desk.language);
        let attempt = self.attempt.filter(|it| Act::of(&it.sent) == Some(act));
        let none = Problems::new();
        let problems = attempt.map_or(&none, |it| &it.problems);
        let mut findings = if act == Act::Approve { self.findings() } else { Vec::new() };
        let unlisted = findings.len().saturating_sub(FINDINGS_LISTED_MAX);
        findings.truncate(FINDINGS_LISTED_MAX);
        let folded = findings.split_off(FINDINGS_MAX.min(findings.len()));
        let word = match (act, desk.in_work().map(|it| it.state)) {
            (Act::Ask, Some(VersionState::Consulting)) => PlanAction::AskMore,
            _ => act.word(),
        };
        ActForm {
            act,
            title: word.say(language),
            button: word.say(language),
            hints: self.hints(act),
            inputs: inputs(act, desk, attempt.map(|it| &it.sent), problems),
            command: CommandId::from_uuid(self.front.office().machine().new_id()),
            is_open: is_main || attempt.is_some(),
            findings,
            folded,
            unlisted,
        }
    }

    /// What must be known before it is pressed.
    fn hints(&self, act: Act) -> Vec<String> {
        let plan = &self.desk.shown.plan;
        let (language, in_force) = (self.desk.language, plan.in_force());
        let is_again = |is_done: bool| if is_done { vec![PlanAction::Again] } else { Vec::new() };
        let hints = match act {
            Act::Answer => vec![PlanAction::AnswerHint],
            Act::Submit => vec![PlanAction::SubmitHint],
            Act::Approve => self.check_said(),
            Act::Issue => vec![PlanAction::IssueHint],
            Act::Return => vec![PlanAction::ReturnHint],
            Act::Revise => vec![PlanAction::ReviseHint],
            Act::Abolish => vec![match in_force {
                Some(it) => PlanAction::AbolishInForce { version: it.number },
                None if plan.was_issued() => PlanAction::AbolishInForce { version: 1 },
                None => PlanAction::AbolishDraft,
            }],
            Act::File => is_again(in_force.is_some_and(|it| it.filing.is_some())),
            Act::Publish => is_again(in_force.is_some_and(|it| it.publication.is_some())),
            Act::Ask | Act::Review => Vec::new(),
        };
        hints.into_iter().map(|it| shaped(&it, it.say(language))).collect()
    }

    /// How many errors and warnings the text has, in itself and in the world.
    fn check_said(&self) -> Vec<PlanAction> {
        let check = self.desk.check.as_ref();
        let (errors, warnings) = check.map_or((0, 0), |it| (it.errors, it.warnings));
        let world = self.desk.world_counts();
        vec![
            PlanAction::CheckText { errors, warnings },
            PlanAction::CheckWorld { errors: world.0, warnings: world.1 },
            PlanAction::CheckWeigh,
        ]
    }

    fn findings(&self) -> Vec<(&'static str, String)> {
        let language = self.desk.language;
        let weighs = self.desk.findings.iter().filter(|it| it.severity != Severity::Hint);
        let said = weighs.map(|it| {
            let says = match language {
                Language::Chinese => it.says.zh.clone(),
                Language::English => it.says.en.clone(),
            };
            (severity(it.severity, language), says)
        });
        // Two places with the same flaw are one sentence to whoever weighs it.
        let mut told = BTreeSet::new();
        said.filter(|it| told.insert(it.1.clone())).collect()
    }

    fn problem(&self, attempt: &Attempt) -> Problem {
        let (desk, language) = (self.desk, self.desk.language);
        let told = attempt.told.as_ref();
        let now = desk.version().filter(|_| attempt.is_overtaken).map(|it| {
            let state = version_state(it.state, language).to_owned();
            PlanAction::ConflictNow { state }.say(language)
        });
        let typed = Act::of(&attempt.sent).filter(|_| attempt.is_overtaken).map(|act| {
            let inputs = inputs(act, desk, Some(&attempt.sent), &attempt.problems);
            let act = (PlanAction::Pressed.say(language), act.word().say(language));
            std::iter::once(act).chain(inputs.iter().filter_map(Input::shown)).collect()
        });
        let detail = match told {
            Some(_) if attempt.is_overtaken => PlanAction::Conflict.say(language),
            Some(told) => {
                let unit = |code: &Key| desk.unit(code);
                let named = attempt.refusal.as_ref().map(|it| plan_refusal(it, &unit, language));
                named.unwrap_or_else(|| told.detail.clone())
            }
            None => {
                let lines: Vec<_> = attempt.problems.values().cloned().collect();
                lines.join(" ")
            }
        };
        let title = PlanAction::NotDone.say(language);
        Problem { title, detail, now, typed: typed.unwrap_or_default() }
    }
}

/// What a check found, with a shape: an error is seen before it is read.
fn shaped(word: &PlanAction, said: String) -> String {
    match word {
        PlanAction::CheckText { errors: 0, .. } | PlanAction::CheckWorld { errors: 0, .. } => {
            format!("✓ {said}")
        }
        PlanAction::CheckText { .. } | PlanAction::CheckWorld { .. } => format!("▲ {said}"),
        _ => said,
    }
}

impl ShowPage {
    fn say(&self, word: impl Say) -> String {
        word.say(self.shell.language)
    }

    const fn number(version: u32) -> PlanLibrary {
        PlanLibrary::Version { version }
    }

    const fn compare_with(version: u32) -> PlanLibrary {
        PlanLibrary::CompareWith { version }
    }

    fn by(who: &str) -> PlanStep {
        PlanStep::By { who: who.to_owned() }
    }

    const fn more(count: usize) -> PlanLibrary {
        PlanLibrary::MoreFindings { count }
    }

    const fn left_over(count: usize) -> PlanEditor {
        PlanEditor::UnlistedFindings { count }
    }
}
