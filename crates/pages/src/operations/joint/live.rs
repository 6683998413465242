//! The joint view as it changes: one rendering for each kind of reader and language.

use std::time::Duration;

use application::{Actor, Fault, Reading};
use askama::Template;
use axum::extract::{Query, State};
use axum::http::HeaderMap;
use axum::response::{IntoResponse, Response};
use domain::kernel::{RegionCode, Right};
use serde::Deserialize;
use web::{Fragment, LiveView, May, ReadOperations, Setting, follow};

use super::inside::{JointReader, Looked};
use crate::site::Pages;

/// It says how long things have lasted, in minutes.
const ANEW_AFTER: Duration = Duration::from_secs(60);

/// The joint view as somebody may see it.
#[derive(Clone, PartialEq, Eq, Hash)]
pub(crate) struct JointView {
    reader: JointReader,
    /// Of which area; none is everywhere.
    area: Option<RegionCode>,
}

impl LiveView for JointView {
    const ANEW_AFTER: Option<Duration> = Some(ANEW_AFTER);

    fn changed_after(
        &self,
        _: u64,
        reading: &mut Reading<'_>,
        setting: &Setting,
    ) -> Result<Vec<Fragment>, Fault> {
        let rights = vec![Right::ReadOperations];
        let actor = Actor { rights, area: self.area.clone(), ..Actor::operator("joint") };
        let inside = Looked::read(reading, &self.reader, &actor)?;
        let inside = inside.shown(&self.reader, &setting.zone);
        let html = inside.render().map_err(|error| Fault::new("showing the joint view", error))?;
        Ok(vec![Fragment { position: reading.view.head()?.size, kind: "board", html }])
    }
}

/// From which position on.
#[derive(Clone, Copy, Deserialize)]
pub(crate) struct LiveQuery {
    seen: Option<u64>,
}

/// `GET /operations/joint/live`: server-sent events; `Last-Event-ID` resumes.
pub(crate) async fn live(
    State(pages): State<Pages>,
    May(asked, _): May<ReadOperations>,
    Query(query): Query<LiveQuery>,
    headers: HeaderMap,
) -> Response {
    let resumed = headers.get("last-event-id").and_then(|value| value.to_str().ok()?.parse().ok());
    let seen = resumed.or(query.seen).unwrap_or_else(|| pages.front.office().size());
    let pass = asked.pass(Right::ReadOperations);
    let view = JointView { reader: JointReader::of(&asked), area: asked.actor.area.clone() };
    follow(pages.front.clone(), &pages.joints, (view, pass), seen).into_response()
}
