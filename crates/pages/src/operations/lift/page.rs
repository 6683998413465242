//! `GET /operations/{operation}/levels/{plan}/lift`: what still runs, and the form to end it.

use askama::Template;
use axum::extract::{Form, Path, State};
use axum::http::StatusCode;
use axum::response::Response;
use domain::kernel::{Key, OperationId, Right, Thing};
use domain::operations::PlanResponse;
use web::{Asked, Front, May, ReadOperations};
use words::{LiftPages, Names as _, OperationAction, Say, Tasks, named, refusal};

use super::super::deciding::{
    Attempt, Desk, Head, Notice, done_on, hand_in, happened_at, not_found, seen_of, unread,
};
use super::super::levels::{LevelPath, decider_input, state_said};
use super::super::sections::Section;
use super::rows::Running;
use super::verbs::wanted;
use crate::components::form::{Fields, Input, Kind, Problems, Sent};
use crate::components::{ScriptMark, Shell};
use crate::rendered;

/// The verb's name.
const ACT: &str = "lift_response";

#[derive(Template)]
#[template(path = "operations/lift/lift.html")]
struct LiftPage {
    shell: Shell,
    head: Head,
    action: String,
    level_href: String,
    plan: String,
    /// How the plan stands.
    now: String,
    /// The mark of that.
    mark: ScriptMark,
    /// Whether a level is in force that can be lifted.
    is_in_force: bool,
    is_theirs: bool,
    who: String,
    refused: Option<String>,
    running: Running,
    /// How what still runs is counted.
    figure_href: String,
    rest: String,
    rest_reason: String,
    matter: Input,
    decided_by: Input,
    happened_at: Input,
    yes: Input,
    units: Vec<String>,
    command: String,
    seen: u64,
    notice: Option<Notice>,
}

/// `GET /operations/{operation}/levels/{plan}/lift`
pub(crate) async fn show(
    State(front): State<Front>,
    May(asked, _): May<ReadOperations>,
    Path(path): Path<LevelPath>,
) -> Response {
    let Some(named) = path.named() else { return not_found(&front, &asked) };
    answer(&front, &asked, named, None).await
}

/// `POST /operations/{operation}/levels/{plan}/lift`
pub(crate) async fn act(
    State(front): State<Front>,
    May(asked, _): May<ReadOperations>,
    Path(path): Path<LevelPath>,
    Form(sent): Form<Sent>,
) -> Response {
    let Some((operation, plan)) = path.named() else { return not_found(&front, &asked) };
    let (desk, _) = match read(&front, &asked, operation, plan.clone()).await {
        Ok(Some(found)) => found,
        Ok(None) => return not_found(&front, &asked),
        Err(failure) => return unread(&front, &asked, &failure),
    };
    let of = (asked.language, desk.board.at, &desk.zone);
    let read = wanted(&plan, &sent, &desk.board.names, of);
    match hand_in(&front, (&asked, operation), sent, read).await {
        Ok(()) => done_on((&asked, operation), &format!("levels/{plan}"), ACT),
        Err(attempt) => answer(&front, &asked, (operation, plan), Some(attempt)).await,
    }
}

async fn read(
    front: &Front,
    asked: &Asked,
    operation: OperationId,
    plan: Key,
) -> Result<Option<(Desk, u64)>, application::Failure> {
    Desk::read(front, asked, operation, move |reading, realm, desk| {
        if desk.plan(&plan).is_none() {
            return Ok(None);
        }
        let level = Thing::new("level", format_args!("{operation}.{plan}"));
        let seen = seen_of(reading, realm, [level])?.into_values().next();
        Ok(Some(seen.map_or(0, |it| it.0)))
    })
    .await
}

async fn answer(
    front: &Front,
    asked: &Asked,
    (operation, key): (OperationId, Key),
    attempt: Option<Attempt>,
) -> Response {
    let (desk, seen) = match read(front, asked, operation, key.clone()).await {
        Ok(Some(found)) => found,
        Ok(None) => return not_found(front, asked),
        Err(failure) => return unread(front, asked, &failure),
    };
    let Some(plan) = desk.plan(&key) else { return not_found(front, asked) };
    let page = page(front, asked, (&desk, plan), (attempt.as_ref(), seen));
    let status = attempt.as_ref().map_or(StatusCode::OK, Attempt::status);
    rendered::with_status(status, &page)
}

fn page(
    front: &Front,
    asked: &Asked,
    (desk, plan): (&Desk, &PlanResponse),
    (attempt, seen): (Option<&Attempt>, u64),
) -> LiftPage {
    let (sight, language, key) = (desk.sight(), desk.language, &plan.at_work.key);
    let none = Problems::new();
    let fields = Fields {
        form: "lift",
        sent: attempt.map(|it| &it.sent),
        problems: attempt.map_or(&none, |it| &it.problems),
        language,
    };
    let running = Running::of(desk, plan, attempt);
    let deciders = plan.deciders(None);
    let own = desk.acting.post.as_ref().filter(|it| deciders.contains(it));
    let first = own.or(deciders.iter().next().copied()).cloned();
    let (matter, decided_by) = (matter(&fields), decider_input(&sight, &fields, &deciders, first));
    let typed = || [&matter, &decided_by].into_iter().filter_map(Input::shown).collect();
    let notice = attempt.map(|it| it.notice(desk, || state_said(desk, plan), typed()));
    let refused = running.refused.as_ref().map(|it| {
        let named = desk.refused(it);
        named.unwrap_or_else(|| refusal(&domain::Refusal::Operations(it.clone()), language))
    });
    let is_theirs = desk.may(Right::DecideLevels) && !desk.is_closed();
    let line = |name: &str| fields.sent.map(|it| it.line(name).to_owned()).unwrap_or_default();
    let question = OperationAction::LiftAsk.say(language);
    let yes = fields.input("yes", LiftPages::Yes, Kind::Yes { question });
    LiftPage {
        shell: desk.shell(front, asked, OperationAction::LiftResponse),
        head: desk.head(Section::Plans),
        action: format!("{}/lift", sight.addresses.level(key)),
        level_href: sight.addresses.level(key),
        plan: named(&plan.at_work.title, language).to_owned(),
        now: state_said(desk, plan),
        mark: sight.level_mark(plan),
        is_in_force: plan.decision.is_some(),
        is_theirs,
        who: if is_theirs { String::new() } else { desk.who_may(Right::DecideLevels) },
        refused: refused.filter(|_| plan.decision.is_some()),
        running,
        figure_href: sight.addresses.figure("still_runs"),
        rest: line("rest"),
        rest_reason: line("rest_reason"),
        matter,
        decided_by,
        happened_at: happened_at(&fields),
        yes: yes.required(),
        units: sight.board.names.units.keys().map(|it| sight.names.unit(it)).collect(),
        command: Attempt::command(attempt, front),
        seen,
        notice,
    }
}

fn matter(fields: &Fields<'_>) -> Input {
    let hint = LiftPages::MatterHint.say(fields.language);
    fields.area("matter", OperationAction::WhyLifted, 1000).required().hinted(hint)
}

impl LiftPage {
    fn say(&self, word: impl Say) -> String {
        word.say(self.shell.language)
    }

    const fn tasks_left(&self) -> LiftPages {
        LiftPages::TasksLeft { count: self.running.tasks.len() }
    }

    const fn measures_left(&self) -> LiftPages {
        LiftPages::MeasuresLeft { count: self.running.measures.len() }
    }

    fn to_lead(unit: &str) -> LiftPages {
        LiftPages::ToLead { unit: unit.to_owned() }
    }
}
