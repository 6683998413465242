//! How the server is, for whoever watches over it.

use application::{Failure, Reading};
use axum::extract::State;
use axum::http::StatusCode;
use axum::http::header::CONTENT_TYPE;
use axum::response::{IntoResponse, Response};
use web::{Front, Told, Visit, told};
use words::{Say, ServiceWords};

use crate::problem;

/// `GET /healthz`: the process lives.
pub(crate) async fn healthz() -> &'static str {
    "ok\n"
}

/// `GET /readyz`: the store can be read, and took what was written last.
pub(crate) async fn readyz(State(front): State<Front>, visit: Visit) -> Response {
    if let Err(failure) = front.through_gate(|_, office| office.is_writable()).await {
        let told = told(&failure, front.setting(), visit.language);
        if !matches!(failure, Failure::Fault(_)) {
            return problem::of(told);
        }
        return problem::of(Told {
            status: StatusCode::SERVICE_UNAVAILABLE,
            code: "not_writable",
            detail: ServiceWords::NotWritable.say(visit.language),
            ..told
        });
    }
    match front.ask(|reading: &mut Reading<'_>| reading.view.head()).await {
        Ok(head) => format!("ready, {} events\n", head.size).into_response(),
        Err(failure) => problem::of(told(&failure, front.setting(), visit.language)),
    }
}

/// `GET /metrics`: in the text form that Prometheus reads.
pub(crate) async fn metrics(State(front): State<Front>) -> Response {
    let size = front.office().size();
    let jurisdiction = front.office().jurisdiction();
    let body = format!(
        "# HELP lianfang_journal_events Events in the journal.\n\
         # TYPE lianfang_journal_events counter\n\
         lianfang_journal_events{{jurisdiction=\"{jurisdiction}\"}} {size}\n"
    );
    ([(CONTENT_TYPE, "text/plain; version=0.0.4")], body).into_response()
}
