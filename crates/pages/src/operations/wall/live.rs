//! The wall as it changes: one rendering for each operation, area and language.

use std::time::Duration;

use application::{Actor, Fault, Reading};
use askama::Template;
use axum::extract::{Path, Query, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use domain::kernel::{OperationId, RegionCode, Right};
use serde::Deserialize;
use web::{Asked, Fragment, LiveView, May, ReadOperations, Setting, follow};

use super::super::path::OperationPath;
use super::inside::WallReader;
use crate::site::Pages;

/// It is made anew so often though nothing was written: whoever looks must see that it lives.
const ANEW_AFTER: Duration = Duration::from_secs(30);

/// The wall as somebody may see it.
#[derive(Clone, PartialEq, Eq, Hash)]
pub(crate) struct WallView {
    reader: WallReader,
    /// Of which area; none is everywhere.
    area: Option<RegionCode>,
}

impl LiveView for WallView {
    const ANEW_AFTER: Option<Duration> = Some(ANEW_AFTER);

    fn changed_after(
        &self,
        _: u64,
        reading: &mut Reading<'_>,
        setting: &Setting,
    ) -> Result<Vec<Fragment>, Fault> {
        let rights = vec![Right::ReadOperations];
        let actor = Actor { rights, area: self.area.clone(), ..Actor::operator("wall") };
        let Some(inside) = self.reader.inside(reading, &actor, &setting.zone)? else {
            return Ok(Vec::new());
        };
        let html = inside.render().map_err(|error| Fault::new("showing the wall", error))?;
        Ok(vec![Fragment { position: reading.view.head()?.size, kind: "board", html }])
    }
}

/// From which position on.
#[derive(Clone, Copy, Deserialize)]
pub(crate) struct LiveQuery {
    seen: Option<u64>,
}

/// `GET /operations/{operation}/wall/live`: server-sent events; `Last-Event-ID` resumes.
pub(crate) async fn live(
    State(pages): State<Pages>,
    May(asked, _): May<ReadOperations>,
    Path(path): Path<OperationPath>,
    Query(query): Query<LiveQuery>,
    headers: HeaderMap,
) -> Response {
    let Some(operation) = path.operation() else { return StatusCode::NOT_FOUND.into_response() };
    answer(&pages, &asked, Some(operation), (query, &headers))
}

/// `GET /operations/wall/live`: the same of all operations that run.
pub(crate) async fn all_live(
    State(pages): State<Pages>,
    May(asked, _): May<ReadOperations>,
    Query(query): Query<LiveQuery>,
    headers: HeaderMap,
) -> Response {
    answer(&pages, &asked, None, (query, &headers))
}

fn answer(
    pages: &Pages,
    asked: &Asked,
    operation: Option<OperationId>,
    (query, headers): (LiveQuery, &HeaderMap),
) -> Response {
    let resumed = headers.get("last-event-id").and_then(|value| value.to_str().ok()?.parse().ok());
    let seen = resumed.or(query.seen).unwrap_or_else(|| pages.front.office().size());
    let pass = asked.pass(Right::ReadOperations);
    let view =
        WallView { reader: WallReader::of(asked, operation), area: asked.actor.area.clone() };
    follow(pages.front.clone(), &pages.walls, (view, pass), seen).into_response()
}
