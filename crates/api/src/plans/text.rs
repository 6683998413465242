//! `GET /api/plans/{plan}/versions/{version}/text`: the document, to the byte.

use application::{Opened, Reading};
use axum::extract::{Path, State};
use axum::http::header::CONTENT_TYPE;
use axum::response::{IntoResponse, Response};
use serde::Deserialize;
use web::{Front, May, ReadPlans, Told};

use crate::problem;

#[derive(Deserialize)]
pub(crate) struct TextPath {
    plan: String,
    version: u32,
}

pub(crate) async fn text(
    State(front): State<Front>,
    May(asked, _): May<ReadPlans>,
    Path(path): Path<TextPath>,
) -> Response {
    let Ok(plan) = path.plan.parse() else {
        return problem::of(Told::not_found(asked.language));
    };
    let realm = asked.realm.clone();
    let question = move |reading: &mut Reading<'_>| {
        application::plans::plan_text(reading, &realm, plan, path.version)
    };
    match front.ask(question).await {
        Ok(Some(Opened::Text(text))) => {
            ([(CONTENT_TYPE, "application/yaml")], text).into_response()
        }
        Ok(Some(Opened::Destroyed) | None) => problem::of(Told::not_found(asked.language)),
        Err(failure) => problem::of_failure(&failure, &front, &asked),
    }
}
