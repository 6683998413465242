//! The JSON API: the same verbs, the same rules, for programs.

mod journal;
mod openapi;
mod operations;
mod plans;
mod problem;
mod service;
mod verb;

use axum::Router;
use axum::extract::DefaultBodyLimit;
use domain::plans::PLAN_BYTES_MAX;
use web::{DEADLINE, Front, Route, Routes, as_problem, in_words};

pub use openapi::document;

/// A body may have at most this many bytes: a plan's text of the greatest length, in JSON with a
/// quarter of it escaped, and what stands around it.
const BODY_BYTES_MAX: usize = PLAN_BYTES_MAX + PLAN_BYTES_MAX / 2;

/// All routes of the API, and those that tell how the server is.
pub fn routes(front: Front) -> Router {
    let router = map().router().layer(DefaultBodyLimit::max(BODY_BYTES_MAX));
    in_words(DEADLINE, router.with_state(front.clone()), front, as_problem)
}

/// Every address of the API with what it needs.
#[must_use]
pub fn table() -> Vec<Route> {
    map().list()
}

fn map() -> Routes<Front> {
    Routes::default()
        .nest("/api/realms/{realm}", of_a_realm())
        .nest("/api", of_a_realm())
        .get("/api/journal", journal::list)
        .get("/api/journal/stream", journal::stream)
        .get("/api/openapi.json", openapi::show)
        .get("/healthz", service::healthz)
        .get("/readyz", service::readyz)
        .get("/metrics", service::metrics)
}

/// The routes that every realm has.
fn of_a_realm() -> Routes<Front> {
    Routes::default()
        .get("/operations", operations::list)
        .get("/operations/{operation}", operations::show)
        .get("/operations/{operation}/board", operations::show_board)
        .get("/operations/{operation}/log", operations::log)
        .get("/operations/{operation}/tasks", operations::list_tasks)
        .get("/operations/{operation}/tasks/{task}", operations::show_task)
        .get("/plans", plans::list)
        .get("/plans/{plan}", plans::show)
        .get("/plans/{plan}/versions/{version}/text", plans::text)
        .post_or("/{stream}/{on}/{verb}", verb::perform, verb::otherwise)
}
