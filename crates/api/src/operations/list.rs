//! `GET /api/operations`: newest first.

use application::Reading;
use axum::Json;
use axum::extract::{Query, State};
use axum::response::{IntoResponse, Response};
use web::{Front, May, Needs as _, ReadOperations};

use super::{PageQuery, Piece, operation};
use crate::problem;

pub(crate) async fn list(
    State(front): State<Front>,
    May(asked, _): May<ReadOperations>,
    Query(query): Query<PageQuery>,
) -> Response {
    let (page, realm, actor) = (query.page(), asked.realm.clone(), asked.actor.clone());
    let question = move |reading: &mut Reading<'_>| {
        let rows = reading.view.operations(&realm, page)?;
        let is_full = rows.len() == page.rows_max as usize;
        let next_before = rows.last().filter(|_| is_full).map(|row| row.position);
        let seen = rows.iter().filter(|it| actor.may_at(ReadOperations::RIGHT, Some(&it.area)));
        let items = seen.map(|row| operation(row, reading)).collect::<Result<_, _>>()?;
        Ok(Piece { items, next_before })
    };
    match front.ask(question).await {
        Ok(piece) => Json(piece).into_response(),
        Err(failure) => problem::of_failure(&failure, &front, &asked),
    }
}
