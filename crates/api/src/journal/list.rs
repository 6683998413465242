//! `GET /api/journal?after=…&limit=…`: events after a position, one JSON object a line.

use application::Reading;
use axum::extract::{Query, State};
use axum::http::header::CONTENT_TYPE;
use axum::response::{IntoResponse, Response};
use serde::Deserialize;
use web::{Front, May, ReadJournal};

use super::line;
use crate::problem;

const EVENTS_MAX: u32 = 1000;

#[derive(Clone, Copy, Deserialize)]
pub(crate) struct After {
    #[serde(default)]
    after: u64,
    limit: Option<u32>,
}

pub(crate) async fn list(
    State(front): State<Front>,
    May(asked, _): May<ReadJournal>,
    Query(query): Query<After>,
) -> Response {
    let events_max = query.limit.unwrap_or(100).clamp(1, EVENTS_MAX);
    let question =
        move |reading: &mut Reading<'_>| reading.view.events_after(query.after, events_max);
    match front.ask(question).await {
        Ok(events) => {
            let mut body = String::new();
            for stored in &events {
                body.push_str(&line(stored));
                body.push('\n');
            }
            ([(CONTENT_TYPE, "application/x-ndjson")], body).into_response()
        }
        Err(failure) => problem::of_failure(&failure, &front, &asked),
    }
}
