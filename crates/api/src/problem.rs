//! Problems as programs read them (RFC 9457).

use application::Failure;
use axum::response::Response;
use serde_json::{Map, Value};
use web::{Asked, Front, Told, told};

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
    answer(&told, refusal, conflict)
}

/// What cannot be read, or is not there.
#[expect(clippy::needless_pass_by_value, reason = "callers make it for this and need it no more")]
pub(crate) fn of(told: Told) -> Response {
    told.as_json(Map::new())
}

/// The rule's own values stand beside, where a rule said no; what was seen and what is so, where
/// somebody else was first.
fn answer(told: &Told, refusal: Option<Value>, conflict: Option<Value>) -> Response {
    let named = [("refusal", refusal), ("conflict", conflict)];
    let further = named.into_iter().filter_map(|(name, it)| Some((name.to_owned(), it?)));
    told.as_json(Map::from_iter(further))
}
