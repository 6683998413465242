//! The board as it changes: one rendering for each operation and language, however many look.

use std::time::Duration;

use application::operations::events_since;
use application::{Fault, Reading};
use askama::Template;
use axum::extract::{Path, Query, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use domain::kernel::{OperationId, Realm, Right};
use serde::Deserialize;
use web::{Fragment, LiveView, May, ReadOperations, Setting, follow};
use words::Language;

use super::super::addresses::Addresses;
use super::super::path::OperationPath;
use super::inside::Opened;
use crate::site::Pages;

/// The board says how long ago things were, in minutes.
const ANEW_AFTER: Duration = Duration::from_secs(60);

/// The board of an operation, in a language.
#[derive(Clone, PartialEq, Eq, Hash)]
pub(crate) struct BoardView {
    realm: Realm,
    base: String,
    operation: OperationId,
    language: Language,
    /// Whether the reader may see the events of the journal.
    has_journal: bool,
}

impl LiveView for BoardView {
    const ANEW_AFTER: Option<Duration> = Some(ANEW_AFTER);

    fn changed_after(
        &self,
        position: u64,
        reading: &mut Reading<'_>,
        setting: &Setting,
    ) -> Result<Vec<Fragment>, Fault> {
        let of = (&self.realm, self.operation);
        if events_since(reading, of, position, 1)?.is_empty() {
            return Ok(Vec::new());
        }
        let Some(opened) = Opened::read(reading, of, (None, self.language))? else {
            return Ok(Vec::new());
        };
        let addresses = Addresses::new(&self.base, self.operation);
        let addresses = addresses.with_journal(self.has_journal);
        let inside = opened.shown(&addresses, (&setting.zone, self.language));
        let html = inside.render().map_err(|error| Fault::new("showing a board", error))?;
        Ok(vec![Fragment { position: reading.view.head()?.size, kind: "board", html }])
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
    let Some(operation) = path.operation() else { return StatusCode::NOT_FOUND.into_response() };
    let resumed = headers.get("last-event-id").and_then(|value| value.to_str().ok()?.parse().ok());
    let seen = resumed.or(query.seen).unwrap_or_else(|| pages.front.office().size());
    let pass = asked.pass(Right::ReadOperations);
    let has_journal = asked.actor.may(Right::ReadJournal);
    let (realm, base, language) = (asked.realm, asked.base, asked.language);
    let view = BoardView { realm, base, operation, language, has_journal };
    follow(pages.front.clone(), &pages.boards, (view, pass), seen).into_response()
}
