//! `GET /api/operations`: newest first.

use application::Reading;
use application::operations::{OperationsListed, operations_for};
use axum::Json;
use axum::extract::{Query, State};
use axum::response::{IntoResponse, Response};
use web::{Front, May, ReadOperations};

use super::{PageQuery, Piece, operation};
use crate::problem;

pub(crate) async fn list(
    State(front): State<Front>,
    May(asked, _): May<ReadOperations>,
    Query(query): Query<PageQuery>,
) -> Response {
    let (page, realm, actor) = (query.page(), asked.realm.clone(), asked.actor.clone());
    let question = move |reading: &mut Reading<'_>| {
        let OperationsListed { rows, before } = operations_for(reading, (&realm, &actor), page)?;
        let items = rows.iter().map(|row| operation(row, reading)).collect::<Result<_, _>>()?;
        Ok(Piece { items, next_before: before })
    };
    match front.ask(question).await {
        Ok(piece) => Json(piece).into_response(),
        Err(failure) => problem::of_failure(&failure, &front, &asked),
    }
}
