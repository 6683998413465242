//! `GET` and `POST /actions/{action}`: what was found, what puts it right, and how far that is.

use application::reviews::{ActionRead, action};
use application::{Fault, Reading, Who};
use askama::Template;
use axum::extract::{Form, Path, Query, State};
use axum::response::{IntoResponse, Redirect, Response};
use domain::AnyVerb;
use domain::kernel::{CorrectiveActionId, Instant, PersonId, Right};
use domain::reviews::{ActionSource, CheckCorrectiveAction, FinishCorrectiveAction};
use serde::Deserialize;
use web::{Asked, Front, May, ReadDesk};
use words::{CorrectiveActionTold, CorrectiveActions, Desk, Instructions, Language, Say, Zone};

use super::shown::{ActionItem, Reader as _};
use crate::components::form::{Problems, Reader as FormReader, Sent};
use crate::components::{Shell, TimeShown};
use crate::duty::{Called, Complaint, Shower, Undone, View, hand_in, new_command};
use crate::operations::{not_found, unread};
use crate::rendered;

/// The part of an address that names an action.
#[derive(Deserialize)]
pub(crate) struct ActionPath {
    action: String,
}

/// What can be done on the page.
#[derive(Clone, Copy)]
enum Act {
    Finish,
    Check,
}

#[derive(Template)]
#[template(path = "reviews/action.html")]
struct ActionPage {
    shell: Shell,
    looked: Looked,
    complaint: Complaint,
    told: Option<String>,
    command: String,
    may_keep: bool,
}

/// What was read.
struct Looked {
    item: ActionItem,
    finding: String,
    cause: String,
    measure: String,
    raised: TimeShown,
    raised_by: Option<String>,
    /// Where it came from, where that is a page.
    source_href: Option<String>,
    done: Option<StepShown>,
    checked: Option<StepShown>,
    /// Whether whoever asks said that it is done.
    is_own_doing: bool,
    seen: u64,
}

/// That somebody did something with it.
struct StepShown {
    at: TimeShown,
    who: Option<String>,
    text: Option<String>,
    is_right: bool,
    position: u64,
}

impl Act {
    const fn name(self) -> &'static str {
        match self {
            Self::Finish => "finish_corrective_action",
            Self::Check => "check_corrective_action",
        }
    }

    fn named(name: &str) -> Option<Self> {
        [Self::Finish, Self::Check].into_iter().find(|it| it.name() == name)
    }

    const fn told(self) -> CorrectiveActionTold {
        match self {
            Self::Finish => CorrectiveActionTold::Finished,
            Self::Check => CorrectiveActionTold::Closed,
        }
    }
}

/// `GET /actions/{action}`
pub(crate) async fn show(
    State(front): State<Front>,
    May(asked, _): May<ReadDesk>,
    Path(path): Path<ActionPath>,
    Query(query): Query<Sent>,
) -> Response {
    let told = match query.line("told") {
        "raise_corrective_action" => Some(CorrectiveActionTold::Raised),
        other => Act::named(other).map(Act::told),
    };
    let told = told.map(|it| it.say(asked.language));
    answer(&front, &asked, &path, (told, None)).await
}

/// `POST /actions/{action}`
pub(crate) async fn act(
    State(front): State<Front>,
    May(asked, _): May<ReadDesk>,
    Path(path): Path<ActionPath>,
    Form(sent): Form<Sent>,
) -> Response {
    let Some(act) = Act::named(sent.line("do")) else { return not_found(&front, &asked) };
    let undone = match wanted(act, &sent, asked.language) {
        Err(problems) => Undone::wrong(sent, problems),
        Ok(verb) => match hand_in(&front, &asked, path.action.clone(), (verb, &sent), None).await {
            Ok(()) => {
                let page = format!("{}/actions/{}", asked.base, path.action);
                return Redirect::to(&format!("{page}?told={}", act.name())).into_response();
            }
            Err(failure) => Undone::failed(sent, failure),
        },
    };
    answer(&front, &asked, &path, (None, Some(undone))).await
}

fn wanted(act: Act, sent: &Sent, language: Language) -> Result<AnyVerb, Problems> {
    let mut form = FormReader::new(sent, language);
    let verb = match act {
        Act::Finish => form.text("proof").map(|proof| FinishCorrectiveAction { proof }.into()),
        Act::Check => {
            let is_right = form.one("is_right", |it| match it {
                "yes" => Some(true),
                "no" => Some(false),
                _ => None,
            });
            let remark = form.optional("remark");
            let said = is_right.zip(remark);
            said.map(|(is_right, remark)| CheckCorrectiveAction { is_right, remark }.into())
        }
    };
    form.end(verb)
}

async fn answer(
    front: &Front,
    asked: &Asked,
    path: &ActionPath,
    (told, undone): (Option<String>, Option<Undone>),
) -> Response {
    let Ok(id) = path.action.parse() else { return not_found(front, asked) };
    let (view, zone) = (View::of(front, asked), front.setting().zone.clone());
    let by = match &asked.actor.who {
        Who::Staff { person, .. } => Some(*person),
        Who::Script { .. } | Who::Operator { .. } | Who::Themselves { .. } => None,
    };
    let read = move |reading: &mut Reading<'_>| look(reading, (&view, &zone), (id, by));
    let looked = match front.ask(read).await {
        Ok(Some(looked)) => looked,
        Ok(None) => return not_found(front, asked),
        Err(failure) => return unread(front, asked, &failure),
    };
    let (status, complaint) = Complaint::of(front, asked, undone);
    let page = ActionPage {
        shell: Shell::new(asked, front.setting(), CorrectiveActions::Action.say(asked.language)),
        may_keep: asked.actor.may(Right::KeepDesk),
        command: new_command(front),
        looked,
        complaint,
        told,
    };
    rendered::with_status(status, &page)
}

fn look(
    reading: &mut Reading<'_>,
    (view, zone): (&View, &Zone),
    (id, by): (CorrectiveActionId, Option<PersonId>),
) -> Result<Option<Looked>, Fault> {
    let (realm, language) = (&view.realm, view.language);
    let Some(found) = action(reading, realm, id)? else { return Ok(None) };
    let now = reading.now(realm)?.unwrap_or(Instant::ZERO);
    let called = Called::read(reading, (realm, &view.jurisdiction), language)?;
    let shower = Shower { base: &view.base, called: &called, now, zone, language };
    let text = |it: &Option<String>| {
        it.clone().unwrap_or_else(|| Instructions::TextDestroyed.say(language))
    };
    let doer = found.row.done.as_ref().and_then(|it| it.doer);
    Ok(Some(Looked {
        item: shower.action(&found),
        finding: text(&found.finding),
        cause: text(&found.cause),
        measure: text(&found.measure),
        raised: shower.time(found.row.raised_at),
        raised_by: called.who(&found.raised_by),
        source_href: source_href(found.row.source, &view.base),
        done: done(&found, &shower),
        checked: checked(&found, &shower),
        is_own_doing: by.is_some() && by == doer,
        seen: found.version.0,
    }))
}

fn source_href(source: ActionSource, base: &str) -> Option<String> {
    match source {
        ActionSource::ReportLimit { intake, .. } => {
            Some(format!("{base}/desk/intakes/{intake}/report"))
        }
        ActionSource::Operation { operation } => Some(format!("{base}/operations/{operation}")),
        ActionSource::DailyWork {} => None,
    }
}

fn done(found: &ActionRead, shower: &Shower<'_>) -> Option<StepShown> {
    let (row, (who, text)) = (found.row.done.as_ref()?, found.done.as_ref()?);
    Some(StepShown {
        at: shower.time(row.at),
        who: shower.called.who(who),
        text: text.clone(),
        is_right: true,
        position: row.position,
    })
}

fn checked(found: &ActionRead, shower: &Shower<'_>) -> Option<StepShown> {
    let (row, (who, text)) = (found.row.checked.as_ref()?, found.checked.as_ref()?);
    Some(StepShown {
        at: shower.time(row.at),
        who: shower.called.who(who),
        text: text.clone(),
        is_right: row.is_right,
        position: row.position,
    })
}
