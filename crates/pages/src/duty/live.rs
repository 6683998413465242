//! The desk as it changes: one rendering for each realm and language, however many look.

use std::time::Duration;

use application::{Actor, Fault, Reading};
use askama::Template;
use axum::extract::{Query, State};
use axum::http::HeaderMap;
use axum::response::{IntoResponse, Response};
use domain::kernel::{RegionCode, Right};
use serde::Deserialize;
use web::{Fragment, LiveView, May, ReadDesk, Setting, follow};

use super::desk::View;
use crate::site::Pages;

/// The desk says how long things have waited, in minutes.
const ANEW_AFTER: Duration = Duration::from_secs(60);

/// The desk as somebody may see it.
#[derive(Clone, PartialEq, Eq, Hash)]
pub(crate) struct DeskView {
    view: View,
    /// Whether operations are shown,
    reads_operations: bool,
    /// and of which area; none is everywhere.
    area: Option<RegionCode>,
    /// Whether it is shown what they can do.
    keeps_desk: bool,
    /// Whether numbers are shown.
    reads_people: bool,
}

impl LiveView for DeskView {
    const ANEW_AFTER: Option<Duration> = Some(ANEW_AFTER);

    fn changed_after(
        &self,
        _: u64,
        reading: &mut Reading<'_>,
        setting: &Setting,
    ) -> Result<Vec<Fragment>, Fault> {
        let wanted = [
            (self.reads_operations, Right::ReadOperations),
            (self.reads_people, Right::ReadPeople),
            (self.keeps_desk, Right::KeepDesk),
        ];
        let rights = wanted.into_iter().filter(|(may, _)| *may).map(|(_, right)| right).collect();
        let actor = Actor { rights, area: self.area.clone(), ..Actor::operator("desk") };
        let inside = self.view.inside(reading, &actor, setting)?;
        let html = inside.render().map_err(|error| Fault::new("showing the desk", error))?;
        Ok(vec![Fragment { position: reading.view.head()?.size, kind: "board", html }])
    }
}

/// From which position on.
#[derive(Clone, Copy, Deserialize)]
pub(crate) struct LiveQuery {
    seen: Option<u64>,
}

/// `GET /desk/live`: server-sent events; `Last-Event-ID` resumes.
pub(crate) async fn live(
    State(pages): State<Pages>,
    May(asked, _): May<ReadDesk>,
    Query(query): Query<LiveQuery>,
    headers: HeaderMap,
) -> Response {
    let resumed = headers.get("last-event-id").and_then(|value| value.to_str().ok()?.parse().ok());
    let seen = resumed.or(query.seen).unwrap_or_else(|| pages.front.office().size());
    let pass = asked.pass(Right::ReadDesk);
    let view = DeskView {
        view: View::of(&pages.front, &asked),
        reads_operations: asked.actor.may(Right::ReadOperations),
        area: asked.actor.area.clone(),
        keeps_desk: asked.actor.may(Right::KeepDesk),
        reads_people: asked.actor.may(Right::ReadPeople),
    };
    follow(pages.front.clone(), &pages.desks, (view, pass), seen).into_response()
}
