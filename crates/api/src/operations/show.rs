//! `GET /api/operations/{operation}`

use application::Reading;
use axum::Json;
use axum::extract::{Path, State};
use axum::http::header::ETAG;
use axum::response::{IntoResponse, Response};
use domain::kernel::Thing;
use web::{Front, May, ReadOperations, Told};

use super::{OperationPath, operation};
use crate::problem;

pub(crate) async fn show(
    State(front): State<Front>,
    May(asked, _): May<ReadOperations>,
    Path(path): Path<OperationPath>,
) -> Response {
    let Some(id) = path.operation() else { return problem::of(Told::not_found(asked.language)) };
    let realm = asked.realm.clone();
    let question = move |reading: &mut Reading<'_>| {
        let Some(row) = reading.view.operation(&realm, id)? else { return Ok(None) };
        let last = reading.view.last_change(&realm, &Thing::new("operation", id))?;
        let version = last.map_or(row.position, |it| it.version.0);
        Ok(Some((operation(&row, reading)?, version)))
    };
    match front.ask(question).await {
        Ok(Some((operation, version))) => {
            ([(ETAG, format!("\"{version}\""))], Json(operation)).into_response()
        }
        Ok(None) => problem::of(Told::not_found(asked.language)),
        Err(failure) => problem::of_failure(&failure, &front, &asked),
    }
}
