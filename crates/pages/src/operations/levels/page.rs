//! `GET /operations/{operation}/levels/{plan}`: the level of a plan, what is proposed, and the form
//! that decides.

use std::collections::BTreeMap;

use application::operations::{Happening, history};
use askama::Template;
use axum::extract::{Form, Path, Query, State};
use axum::http::StatusCode;
use axum::response::Response;
use domain::kernel::{Key, OperationId, Thing, Version};
use domain::operations::{OpenedBy, PlanResponse};
use serde::Deserialize;
use web::{Asked, Front, May, ReadOperations};
use words::{
    LevelPages, Names as _, OperationAction, OperationTold, PlanLibrary, ResponsePages, Say, named,
};

use super::super::deciding::{
    ActForm, Attempt, Desk, Head, Notice, done_on, hand_in, not_found, now_of, seen_of, unread,
};
use super::super::sections::Section;
use super::acts::Act;
use super::decide::DecideForm;
use super::history::{self, HistoryRow};
use super::measures::{self, MeasureRow};
use super::others::others;
use super::proposal::ProposalShown;
use super::state::StateNow;
use super::verbs::wanted;
use crate::components::Shell;
use crate::components::form::Sent;
use crate::rendered;

#[derive(Template)]
#[template(path = "operations/levels/level.html")]
struct LevelPage {
    shell: Shell,
    head: Head,
    /// The address of the page, where its forms go.
    action: String,
    plan: String,
    version: String,
    plan_href: String,
    readings_href: String,
    tasks_href: String,
    lift_href: Option<String>,
    /// Where the operation is normalised, once nothing is in force any more.
    normalise_href: Option<String>,
    now: StateNow,
    proposal: Option<ProposalShown>,
    decide: Option<DecideForm>,
    others: Vec<ActForm>,
    measures: Vec<MeasureRow>,
    history: Vec<HistoryRow>,
    told: Option<String>,
    notice: Option<Notice>,
}

/// The part of an address that names a plan at work.
#[derive(Deserialize)]
pub(crate) struct LevelPath {
    operation: String,
    plan: String,
}

impl LevelPath {
    pub(crate) fn named(&self) -> Option<(OperationId, Key)> {
        Some((self.operation.parse().ok()?, self.plan.parse().ok()?))
    }
}

/// Which level somebody looks at, and what was just done.
#[derive(Default, Deserialize)]
pub(crate) struct LevelQuery {
    level: Option<String>,
    told: Option<String>,
}

/// What the page reads beside the board.
pub(super) struct Read {
    seen: u64,
    measures: BTreeMap<String, Version>,
    history: Vec<Happening>,
}

/// `GET /operations/{operation}/levels/{plan}`
pub(crate) async fn show(
    State(front): State<Front>,
    May(asked, _): May<ReadOperations>,
    Path(path): Path<LevelPath>,
    Query(query): Query<LevelQuery>,
) -> Response {
    let Some(named) = path.named() else { return not_found(&front, &asked) };
    answer(&front, &asked, named, None, query).await
}

/// `POST /operations/{operation}/levels/{plan}`
pub(crate) async fn act(
    State(front): State<Front>,
    May(asked, _): May<ReadOperations>,
    Path(path): Path<LevelPath>,
    Form(sent): Form<Sent>,
) -> Response {
    let (Some((operation, plan)), Some(act)) = (path.named(), Act::of(&sent)) else {
        return not_found(&front, &asked);
    };
    let now = match now_of(&front, &asked).await {
        Ok(now) => now,
        Err(failure) => return unread(&front, &asked, &failure),
    };
    let read = wanted(act, &plan, &sent, (asked.language, now, &front.setting().zone));
    match hand_in(&front, (&asked, operation), sent, read).await {
        Ok(()) => done_on((&asked, operation), &format!("levels/{plan}"), act.name()),
        Err(attempt) => {
            let query = LevelQuery::default();
            answer(&front, &asked, (operation, plan), Some(attempt), query).await
        }
    }
}

async fn answer(
    front: &Front,
    asked: &Asked,
    (operation, key): (OperationId, Key),
    attempt: Option<Attempt>,
    query: LevelQuery,
) -> Response {
    let plan = key.clone();
    let read = Desk::read(front, asked, operation, move |reading, realm, desk| {
        let Some(own) = desk.plan(&plan) else { return Ok(None) };
        let level = Thing::new("level", format_args!("{operation}.{plan}"));
        let measures = seen_of(reading, realm, measures::things(operation, own))?;
        let seen = seen_of(reading, realm, [level])?.into_values().next().map_or(0, |it| it.0);
        let things = history::things(operation, &plan);
        let history = history(reading, (realm, operation), &things, history::EVENTS_MAX)?;
        desk.call_actors(reading, realm, &history)?;
        Ok(Some(Read { seen, measures, history }))
    });
    let (desk, read) = match read.await {
        Ok(Some(found)) => found,
        Ok(None) => return not_found(front, asked),
        Err(failure) => return unread(front, asked, &failure),
    };
    let Some(plan) = desk.plan(&key) else { return not_found(front, asked) };
    let page = page(front, asked, (&desk, plan), (&read, attempt.as_ref(), &query));
    let status = attempt.as_ref().map_or(StatusCode::OK, Attempt::status);
    rendered::with_status(status, &page)
}

fn page(
    front: &Front,
    asked: &Asked,
    (desk, plan): (&Desk, &PlanResponse),
    (read, attempt, query): (&Read, Option<&Attempt>, &LevelQuery),
) -> LevelPage {
    let (key, sight) = (&plan.at_work.key, desk.sight());
    let chosen = (attempt, query.level.as_deref(), read.seen);
    let decide = DecideForm::of(front, desk, plan, chosen).filter(|_| !desk.is_closed());
    let others = others(front, desk, plan, (attempt, read.seen));
    let measures = measures::rows(front, desk, plan, (attempt, &read.measures));
    let action = sight.addresses.level(key);
    let notice = attempt.map(|it| {
        let typed = typed((desk, it), decide.as_ref(), &others, &measures);
        it.notice(desk, || state_said(desk, plan), typed)
    });
    let response = desk.board.response();
    let is_over = plan.lift.is_some() && !response.is_in_force() && response.normalised.is_none();
    LevelPage {
        shell: desk.shell(front, asked, LevelPages::Level),
        head: desk.head(Section::Plans),
        plan: named(&plan.at_work.title, desk.language).to_owned(),
        version: desk.say(PlanLibrary::Version { version: plan.at_work.version }),
        plan_href: sight.addresses.plan(plan.at_work.plan),
        readings_href: sight.addresses.readings(),
        tasks_href: sight.addresses.tasks(&[("plan", key)]),
        lift_href: plan.decision.as_ref().map(|_| format!("{action}/lift")),
        normalise_href: is_over.then(|| format!("{}#normalise", sight.addresses.command())),
        now: StateNow::of(desk, plan),
        proposal: ProposalShown::of(desk, plan),
        decide,
        others,
        measures,
        history: history::rows(desk, &read.history),
        told: query.told.as_deref().and_then(|it| told(desk, plan, it)),
        notice,
        action,
    }
}

/// What was typed into the form that was tried.
fn typed(
    (desk, attempt): (&Desk, &Attempt),
    decide: Option<&DecideForm>,
    others: &[ActForm],
    measures: &[MeasureRow],
) -> Vec<(String, String)> {
    if attempt.is_of(Act::Decide.name()) {
        return decide.map(|it| it.typed(desk)).unwrap_or_default();
    }
    let all = others.iter().chain(measures.iter().flat_map(|it| &it.forms));
    let mut tried = all.filter(|it| attempt.is_of(it.act) && it.is_open);
    tried.find(|it| !it.typed().is_empty()).map(ActForm::typed).unwrap_or_default()
}

/// How a plan stands, in a line: for whoever was not first.
pub(crate) fn state_said(desk: &Desk, plan: &PlanResponse) -> String {
    let (sight, key) = (desk.sight(), &plan.at_work.key);
    let Some(it) = &plan.decision else {
        return desk.say(match &plan.lift {
            Some(it) => LevelPages::NowLifted { at: sight.time(it.at).clock },
            None => LevelPages::NoLevel,
        });
    };
    let level = sight.names.level_title(key, &it.level);
    let (at, who) = (sight.time(it.decided_at).clock, sight.names.post(&it.decided_by));
    let matter = desk.said(&it.matter);
    desk.say(LevelPages::NowDecided { level, at, who, matter })
}

fn told(desk: &Desk, plan: &PlanResponse, name: &str) -> Option<String> {
    if name == "lift_response" {
        return Some(desk.say(OperationTold::ResponseLifted));
    }
    let act = Act::named(name)?;
    if let Some(word) = act.told() {
        return Some(desk.say(word));
    }
    let it = plan.decision.as_ref()?;
    let level = desk.sight().names.level_title(&plan.at_work.key, &it.level);
    let opened = desk.board.response().all_tasks().filter(|task| {
        let is_own = task.planned.is_some_and(|(own, _)| own.at_work.key == plan.at_work.key);
        let is_by_level = task.record.opened_by == Some(OpenedBy::Level);
        is_own && is_by_level && task.task.opened_at() == Some(it.decided_at)
    });
    Some(desk.say(OperationTold::LevelDecided { level, tasks: opened.count() }))
}

impl LevelPage {
    fn say(&self, word: impl Say) -> String {
        word.say(self.shell.language)
    }

    const fn journal(position: u64) -> ResponsePages {
        ResponsePages::Journal { position }
    }

    const fn more(count: usize) -> LevelPages {
        LevelPages::MoreTasks { count }
    }
}
