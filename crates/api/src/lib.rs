//! The JSON API: the same verbs, the same rules, for programs.

mod journal;
mod openapi;
mod operations;
mod plans;
mod problem;
mod service;
mod verb;

use axum::Router;
use axum::routing::{get, post};
use domain::plans::PLAN_BYTES_MAX;
use web::Front;

pub use openapi::document;

/// A body may have at most this many bytes: a plan's text of the greatest length, in JSON with a
/// quarter of it escaped, and what stands around it.
const BODY_BYTES_MAX: usize = PLAN_BYTES_MAX + PLAN_BYTES_MAX / 2;

/// All routes of the API, and those that tell how the server is.
pub fn routes(front: Front) -> Router {
    Router::new()
        .nest("/api/realms/{realm}", of_a_realm())
        .nest("/api", of_a_realm())
        .route("/api/journal", get(journal::list))
        .route("/api/journal/stream", get(journal::stream))
        .route("/api/openapi.json", get(openapi::show))
        .route("/healthz", get(service::healthz))
        .route("/readyz", get(service::readyz))
        .route("/metrics", get(service::metrics))
        .layer(axum::extract::DefaultBodyLimit::max(BODY_BYTES_MAX))
        .with_state(front)
}

/// The routes that every realm has.
fn of_a_realm() -> Router<Front> {
    Router::new()
        .route("/operations", get(operations::list))
        .route("/operations/{operation}", get(operations::show))
        .route("/operations/{operation}/log", get(operations::log))
        .route("/plans", get(plans::list))
        .route("/plans/{plan}", get(plans::show))
        .route("/plans/{plan}/versions/{version}/text", get(plans::text))
        .route("/{stream}/{on}/{verb}", post(verb::perform))
}
