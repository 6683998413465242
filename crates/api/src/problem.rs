//! Problems as programs read them (RFC 9457).

use application::Failure;
use axum::http::StatusCode;
use axum::http::header::{CONTENT_TYPE, RETRY_AFTER};
use axum::response::{IntoResponse, Response};
use serde::Serialize;
use serde_json::Value;
use web::{Asked, Front, Told, told};

/// Seconds after which an overloaded server may be asked again.
const RETRY_SECONDS: &str = "2";

#[derive(Serialize)]
struct Problem {
    /// A stable name; it is no address that can be fetched.
    r#type: String,
    title: String,
    status: u16,
    detail: String,
    /// The rule's own values, where a rule said no.
    #[serde(skip_serializing_if = "Option::is_none")]
    refusal: Option<Value>,
    /// What was seen and what is so, where somebody else was first.
    #[serde(skip_serializing_if = "Option::is_none")]
    conflict: Option<Value>,
}

/// A failure as an answer.
pub(crate) fn of_failure(failure: &Failure, front: &Front, asked: &Asked) -> Response {
    let told = told(failure, front.setting(), asked.language);
    let refusal = match failure {
        Failure::Refused(refusal) => serde_json::to_value(refusal).ok(),
        _ => None,
    };
    let conflict = match failure {
        Failure::Conflict(it) => Some(serde_json::json!({
            "thing": it.thing,
            "seen": it.seen,
            "stands": it.last.version,
            "changed_by_kind": it.last.kind,
            "changed_at": it.last.entered_at,
        })),
        _ => None,
    };
    answer(told, refusal, conflict)
}

/// What cannot be read, or is not there.
pub(crate) fn of(told: Told) -> Response {
    answer(told, None, None)
}

fn answer(told: Told, refusal: Option<Value>, conflict: Option<Value>) -> Response {
    let problem = Problem {
        r#type: format!("urn:lianfang:problem:{}", told.code),
        title: told.title,
        status: told.status.as_u16(),
        detail: told.detail,
        refusal,
        conflict,
    };
    let body = serde_json::to_string(&problem).unwrap_or_default();
    let kind = (CONTENT_TYPE, "application/problem+json");
    if told.status == StatusCode::SERVICE_UNAVAILABLE {
        return (told.status, [kind, (RETRY_AFTER, RETRY_SECONDS)], body).into_response();
    }
    (told.status, [kind], body).into_response()
}
