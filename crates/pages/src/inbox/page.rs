//! `GET /inbox`: what a post must do now, and its digest; `POST` says that one knows.

use application::{Command, Reading};
use askama::Template;
use axum::extract::{Form, Query, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use domain::inbox::AcknowledgeNotices;
use domain::kernel::{CommandId, Key};
use web::{Asked, Front, May, ReadOperations, Told, told};
use words::{Common, Inbox, Say};

use super::live::view_of;
use super::shown::Inside;
use crate::components::Shell;
use crate::components::form::Sent;
use crate::operations::{not_found, unread};
use crate::rendered;

#[derive(Template)]
#[template(path = "inbox/inbox.html")]
struct InboxPage {
    shell: Shell,
    inside: Inside,
    post: Option<String>,
    command: String,
    told: Option<String>,
    problem: Option<Told>,
    /// The size of the chain when the page was made: live changes follow from here.
    seen: u64,
}

/// `GET /inbox`
pub(crate) async fn show(
    State(front): State<Front>,
    May(asked, _): May<ReadOperations>,
    Query(query): Query<Sent>,
) -> Response {
    let is_told = query.line("told") == "acknowledge_notices";
    let told = is_told.then(|| Inbox::ToldKnown.say(asked.language));
    answer(&front, &asked, told, None).await
}

/// `POST /inbox`
pub(crate) async fn acknowledge(
    State(front): State<Front>,
    May(asked, _): May<ReadOperations>,
    Form(sent): Form<Sent>,
) -> Response {
    let notices: Result<Vec<Key>, _> =
        sent.line("notices").split_whitespace().map(str::parse).collect();
    let (Ok(id), Ok(notices)) = (sent.line("command").parse::<CommandId>(), notices) else {
        return not_found(&front, &asked);
    };
    let looking = asked.clone();
    let view = match front.ask(move |reading| view_of(reading, &looking)).await {
        Ok(view) => view,
        Err(failure) => return unread(&front, &asked, &failure),
    };
    let Some(post) = view.post else { return not_found(&front, &asked) };
    let command = Command {
        id,
        realm: asked.realm.clone(),
        actor: asked.actor.clone(),
        on: post.to_string(),
        verb: AcknowledgeNotices { notices }.into(),
        seen: None,
        happened_at: None,
    };
    match front.hand_in(command).await {
        Ok(_) => {
            let page = format!("{}/inbox?told=acknowledge_notices", asked.base);
            Redirect::to(&page).into_response()
        }
        Err(failure) => {
            let problem = told(&failure, front.setting(), asked.language);
            answer(&front, &asked, None, Some(problem)).await
        }
    }
}

async fn answer(
    front: &Front,
    asked: &Asked,
    told: Option<String>,
    problem: Option<Told>,
) -> Response {
    let (looking, zone) = (asked.clone(), front.setting().zone.clone());
    let read = move |reading: &mut Reading<'_>| {
        let view = view_of(reading, &looking)?;
        let registers = reading.units_and_posts(&view.realm)?;
        let post = view.post.as_ref().map(|code| {
            let found = registers.posts.iter().find(|it| it.code == *code);
            let named = found.map(|it| words::named(&it.details.title, view.language).to_owned());
            named.unwrap_or_else(|| code.to_string())
        });
        Ok((view.inside(reading, &zone)?, post, reading.view.head()?.size))
    };
    let (inside, post, seen) = match front.ask(read).await {
        Ok(found) => found,
        Err(failure) => return unread(front, asked, &failure),
    };
    let page = InboxPage {
        shell: Shell::new(asked, front.setting(), Inbox::Inbox.say(asked.language)),
        command: CommandId::from_uuid(front.office().machine().new_id()).to_string(),
        inside,
        post,
        told,
        problem,
        seen,
    };
    let status = page.problem.as_ref().map_or(StatusCode::OK, |it| it.status);
    rendered::with_status(status, &page)
}
