//! `GET /api/operations/{operation}/log`: newest entered first.

use application::{Fault, LogRow, Reading};
use axum::Json;
use axum::extract::{Path, Query, State};
use axum::response::{IntoResponse, Response};
use serde::Serialize;
use web::{Front, May, ReadOperations, Told};

use super::{OperationPath, PageQuery, Piece};
use crate::problem;

/// A line of a log. Times are microseconds since 1970-01-01T00:00:00Z.
#[derive(Serialize)]
struct Line {
    entry: String,
    /// Nothing where it was destroyed.
    text: Option<String>,
    corrects: Option<String>,
    corrected_by: Option<String>,
    happened_at: i64,
    entered_at: i64,
    position: u64,
}

pub(crate) async fn log(
    State(front): State<Front>,
    May(asked, _): May<ReadOperations>,
    Path(path): Path<OperationPath>,
    Query(query): Query<PageQuery>,
) -> Response {
    let Some(id) = path.operation() else { return problem::of(Told::not_found(asked.language)) };
    let (page, realm) = (query.page(), asked.realm.clone());
    let question = move |reading: &mut Reading<'_>| {
        if reading.view.operation(&realm, id)?.is_none() {
            return Ok(None);
        }
        let rows = reading.view.log(&realm, id, page)?;
        let is_full = rows.len() == page.rows_max as usize;
        let next_before = rows.last().filter(|_| is_full).map(|row| row.position);
        let items = rows.into_iter().map(|row| line(&row, reading)).collect::<Result<_, _>>()?;
        Ok(Some(Piece { items, next_before }))
    };
    match front.ask(question).await {
        Ok(Some(piece)) => Json(piece).into_response(),
        Ok(None) => problem::of(Told::not_found(asked.language)),
        Err(failure) => problem::of_failure(&failure, &front, &asked),
    }
}

fn line(row: &LogRow, reading: &mut Reading<'_>) -> Result<Line, Fault> {
    Ok(Line {
        entry: row.entry.to_string(),
        text: reading.open(&row.text)?.text().map(str::to_owned),
        corrects: row.corrects.map(|it| it.to_string()),
        corrected_by: row.corrected_by.map(|it| it.to_string()),
        happened_at: row.happened_at.microseconds(),
        entered_at: row.entered_at.microseconds(),
        position: row.position,
    })
}
