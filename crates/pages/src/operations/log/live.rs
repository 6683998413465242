//! The live view of a log: every line that is written and all that is done, as it is committed.

use application::operations::{Happening, events_since};
use application::{Fault, Reading};
use askama::Template;
use axum::extract::{Path, Query, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use domain::kernel::{OperationId, Realm, Right};
use serde::Deserialize;
use web::{FRAGMENTS_AT_ONCE, Fragment, LiveView, May, ReadOperations, Setting, follow};
use words::Language;

use super::super::addresses::Addresses;
use super::super::path::OperationPath;
use super::super::timeline::Told;
use super::told::{Item, Reader, told};
use crate::site::Pages;

/// Events are read in pieces of this many.
const PIECE: u32 = 200;

/// The log of an operation, in a language.
#[derive(Clone, PartialEq, Eq, Hash)]
pub(crate) struct LogView {
    realm: Realm,
    base: String,
    operation: OperationId,
    language: Language,
    /// Whether the reader may see the events of the journal.
    has_journal: bool,
    /// Whether the reader may write lines.
    may_write: bool,
}

impl LiveView for LogView {
    fn changed_after(
        &self,
        position: u64,
        reading: &mut Reading<'_>,
        setting: &Setting,
    ) -> Result<Vec<Fragment>, Fault> {
        let mut happenings = self.commands_after(position, reading)?;
        if happenings.is_empty() {
            return Ok(Vec::new());
        }
        happenings.reverse();
        let addresses = Addresses::new(&self.base, self.operation);
        let addresses = addresses.with_journal(self.has_journal);
        let (zone, language) = (&setting.zone, self.language);
        let may_write = self.may_write;
        let how = Told::InShort;
        let (addresses, past) = (&addresses, None);
        let reader = Reader { addresses, zone, language, is_new: true, may_write, past, how };
        let told = told(reading, (&self.realm, self.operation), &happenings, reader)?;
        let items = told.map(|it| it.items).unwrap_or_default();
        items.iter().rev().map(fragment).collect()
    }
}

impl LogView {
    /// What whole commands did after a position, the oldest first: all, or enough for more than a
    /// full answer.
    fn commands_after(
        &self,
        mut position: u64,
        reading: &mut Reading<'_>,
    ) -> Result<Vec<Happening>, Fault> {
        let of = (&self.realm, self.operation);
        let mut all: Vec<Happening> = Vec::new();
        loop {
            let piece = events_since(reading, of, position, PIECE)?;
            let is_last = piece.len() < PIECE as usize;
            position = piece.last().map_or(position, |it| it.position);
            all.extend(piece);
            if is_last {
                return Ok(all);
            }
            let commands = all.chunk_by(|a, b| a.command == b.command).count();
            if commands > FRAGMENTS_AT_ONCE as usize {
                // The last one may have done more than was read.
                let last = all.last().map(|it| it.command.clone());
                all.retain(|it| Some(&it.command) != last.as_ref());
                return Ok(all);
            }
        }
    }
}

fn fragment(item: &Item) -> Result<Fragment, Fault> {
    let html = item.render().map_err(|error| Fault::new("showing a line", error))?;
    Ok(Fragment { position: item.position(), kind: "line", html })
}

/// From which position on.
#[derive(Clone, Copy, Deserialize)]
pub(crate) struct LiveQuery {
    seen: Option<u64>,
}

/// `GET /operations/{operation}/log/live`: server-sent events; `Last-Event-ID` resumes.
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
    let may_write = asked.actor.may(Right::WriteLog);
    let (realm, base, language) = (asked.realm, asked.base, asked.language);
    let view = LogView { realm, base, operation, language, has_journal, may_write };
    follow(pages.front.clone(), &pages.logs, (view, pass), seen).into_response()
}
