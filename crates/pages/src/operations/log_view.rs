//! The live view of a log: every line that is written, as it is committed.

use application::{Fault, Reading};
use askama::Template;
use axum::extract::{Path, Query, State};
use axum::http::HeaderMap;
use axum::response::{IntoResponse, Response};
use domain::kernel::{Instant, OperationId, Realm, Right};
use serde::Deserialize;
use web::{FRAGMENTS_AT_ONCE, Fragment, LiveView, May, ReadOperations, Setting, follow};
use words::Language;

use crate::components::log_lines;
use crate::site::Pages;

/// Pieces are asked for in this many rows.
const ROWS_MAX: u32 = FRAGMENTS_AT_ONCE;

/// The log of an operation, in a language.
#[derive(Clone, PartialEq, Eq, Hash)]
pub(crate) struct LogView {
    realm: Realm,
    operation: OperationId,
    language: Language,
}

impl LiveView for LogView {
    fn changed_after(
        &self,
        position: u64,
        reading: &mut Reading<'_>,
        setting: &Setting,
    ) -> Result<Vec<Fragment>, Fault> {
        let now = reading.now(&self.realm)?.unwrap_or(Instant::ZERO);
        let rows = reading.view.log_since(&self.realm, self.operation, position, ROWS_MAX)?;
        let lines = log_lines(rows, reading, setting, (self.language, now), true)?;
        lines
            .iter()
            .map(|line| {
                let html = line.render().map_err(|error| Fault::new("showing a line", error))?;
                Ok(Fragment { position: line.position, kind: "line", html })
            })
            .collect()
    }
}

/// The part of an address that names an operation.
#[derive(Deserialize)]
pub(crate) struct OperationPath {
    operation: String,
}

impl OperationPath {
    pub(crate) fn operation(&self) -> Option<OperationId> {
        self.operation.parse().ok()
    }
}

/// From which position on.
#[derive(Clone, Copy, Deserialize)]
pub(crate) struct LiveQuery {
    seen: Option<u64>,
}

/// `GET /operations/{operation}/live`: server-sent events; `Last-Event-ID` resumes.
pub(crate) async fn live(
    State(pages): State<Pages>,
    May(asked, _): May<ReadOperations>,
    Path(path): Path<OperationPath>,
    Query(query): Query<LiveQuery>,
    headers: HeaderMap,
) -> Response {
    let Some(operation) = path.operation() else {
        return axum::http::StatusCode::NOT_FOUND.into_response();
    };
    let resumed = headers.get("last-event-id").and_then(|value| value.to_str().ok()?.parse().ok());
    let seen = resumed.or(query.seen).unwrap_or_else(|| pages.front.office().size());
    let pass = asked.pass(Right::ReadOperations);
    let view = LogView { realm: asked.realm, operation, language: asked.language };
    follow(pages.front.clone(), &pages.logs, (view, pass), seen).into_response()
}
