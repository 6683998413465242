//! The inbox as it changes: one rendering for each post and language, however many look.

use std::time::Duration;

use application::operations::acting;
use application::{Actor, Fault, Reading};
use askama::Template;
use axum::extract::{Query, State};
use axum::http::HeaderMap;
use axum::response::{IntoResponse, Response};
use domain::kernel::Right;
use serde::Deserialize;
use web::{Asked, Fragment, LiveView, May, ReadOperations, Setting, follow};

use super::shown::View;
use crate::operations::unread;
use crate::site::Pages;

/// The inbox says how long things have waited, in minutes.
const ANEW_AFTER: Duration = Duration::from_secs(60);

/// The inbox of a post as somebody may see it.
#[derive(Clone, PartialEq, Eq, Hash)]
pub(crate) struct InboxView {
    view: View,
}

impl LiveView for InboxView {
    const ANEW_AFTER: Option<Duration> = Some(ANEW_AFTER);

    fn changed_after(
        &self,
        _: u64,
        reading: &mut Reading<'_>,
        setting: &Setting,
    ) -> Result<Vec<Fragment>, Fault> {
        let inside = self.view.inside(reading, &setting.zone)?;
        let html = inside.render().map_err(|error| Fault::new("showing an inbox", error))?;
        Ok(vec![Fragment { position: reading.view.head()?.size, kind: "board", html }])
    }
}

/// From which position on.
#[derive(Clone, Copy, Deserialize)]
pub(crate) struct LiveQuery {
    seen: Option<u64>,
}

/// `GET /inbox/live`: server-sent events; `Last-Event-ID` resumes.
pub(crate) async fn live(
    State(pages): State<Pages>,
    May(asked, _): May<ReadOperations>,
    Query(query): Query<LiveQuery>,
    headers: HeaderMap,
) -> Response {
    let resumed = headers.get("last-event-id").and_then(|value| value.to_str().ok()?.parse().ok());
    let seen = resumed.or(query.seen).unwrap_or_else(|| pages.front.office().size());
    let pass = asked.pass(Right::ReadOperations);
    let looking = asked.clone();
    let view = pages.front.ask(move |reading| view_of(reading, &looking)).await;
    match view {
        Ok(view) => follow(pages.front.clone(), &pages.inboxes, (InboxView { view }, pass), seen)
            .into_response(),
        Err(failure) => unread(&pages.front, &asked, &failure),
    }
}

/// Whose inbox somebody sees.
pub(super) fn view_of(reading: &mut Reading<'_>, asked: &Asked) -> Result<View, Fault> {
    let actor: &Actor = &asked.actor;
    let own = acting(reading, &asked.realm, actor)?;
    Ok(View {
        realm: asked.realm.clone(),
        base: asked.base.clone(),
        language: asked.language,
        post: own.post,
        person: own.person,
        area: actor.area.clone(),
    })
}
