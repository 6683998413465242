//! A failure as people and programs are told it: a status, a code, a title and a sentence.

use application::Failure;
use axum::http::StatusCode;
use axum::http::header::{CONTENT_TYPE, RETRY_AFTER};
use axum::response::{IntoResponse, Response};
use serde_json::{Map, Value};
use words::{Language, ProblemDetail, ProblemTitle, Say, clock_time, refusal};

use crate::front::Setting;

/// Seconds after which an overloaded server may be asked again.
const RETRY_SECONDS: &str = "2";

/// What is told.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Told {
    /// The HTTP status.
    pub status: StatusCode,
    /// A stable code for programs.
    pub code: &'static str,
    /// What kind of no it is.
    pub title: String,
    /// What, where, and how to mend it.
    pub detail: String,
}

impl Told {
    /// There is nothing at this address, or nothing that is the caller's to see.
    #[must_use]
    pub fn not_found(language: Language) -> Self {
        Self {
            status: StatusCode::NOT_FOUND,
            code: "not_found",
            title: ProblemTitle::NotFound.say(language),
            detail: ProblemDetail::NotFound.say(language),
        }
    }

    /// The request cannot be read.
    #[must_use]
    pub fn bad_request(detail: String, language: Language) -> Self {
        Self {
            status: StatusCode::BAD_REQUEST,
            code: "bad_request",
            title: ProblemTitle::BadRequest.say(language),
            detail,
        }
    }

    /// As programs read it (RFC 9457), with further members.
    #[must_use]
    pub fn as_json(&self, further: Map<String, Value>) -> Response {
        // A stable name; it is no address that can be fetched.
        let kind = format!("urn:lianfang:problem:{}", self.code);
        let mut members = Map::from_iter([
            ("type".to_owned(), kind.into()),
            ("title".to_owned(), self.title.clone().into()),
            ("status".to_owned(), self.status.as_u16().into()),
            ("detail".to_owned(), self.detail.clone().into()),
        ]);
        members.extend(further);
        let kind = (CONTENT_TYPE, "application/problem+json");
        let body = Value::Object(members).to_string();
        if self.status == StatusCode::SERVICE_UNAVAILABLE {
            return (self.status, [kind, (RETRY_AFTER, RETRY_SECONDS)], body).into_response();
        }
        (self.status, [kind], body).into_response()
    }
}

/// Puts a failure into words. A fault's own text goes to the log: it may name what is private.
#[must_use]
pub fn told(failure: &Failure, setting: &Setting, language: Language) -> Told {
    let (status, code, title) = kind(failure);
    let detail = detail(failure, setting, language);
    Told { status, code, title: title.say(language), detail }
}

fn kind(failure: &Failure) -> (StatusCode, &'static str, ProblemTitle) {
    match failure {
        Failure::Refused(refused) => {
            (StatusCode::UNPROCESSABLE_ENTITY, refused.code(), ProblemTitle::Refused)
        }
        Failure::Denied(_) => (StatusCode::FORBIDDEN, "denied", ProblemTitle::Denied),
        Failure::OutsideArea(_) => (StatusCode::FORBIDDEN, "outside_area", ProblemTitle::Denied),
        Failure::Conflict(_) => {
            (StatusCode::PRECONDITION_FAILED, "conflict", ProblemTitle::Conflict)
        }
        Failure::UnseenThing(_) => {
            (StatusCode::PRECONDITION_REQUIRED, "unseen", ProblemTitle::UnseenThing)
        }
        Failure::IdUsedOtherwise => {
            (StatusCode::UNPROCESSABLE_ENTITY, "id_used_otherwise", ProblemTitle::IdUsedOtherwise)
        }
        Failure::WrongTarget { .. } => {
            (StatusCode::BAD_REQUEST, "wrong_target", ProblemTitle::WrongTarget)
        }
        Failure::InTheFuture { .. } => {
            (StatusCode::UNPROCESSABLE_ENTITY, "in_the_future", ProblemTitle::InTheFuture)
        }
        Failure::NoSuchRealm(_) => {
            (StatusCode::NOT_FOUND, "no_such_realm", ProblemTitle::NoSuchRealm)
        }
        Failure::Overloaded => {
            (StatusCode::SERVICE_UNAVAILABLE, "overloaded", ProblemTitle::Overloaded)
        }
        Failure::Fault(_) => (StatusCode::SERVICE_UNAVAILABLE, "fault", ProblemTitle::Fault),
    }
}

fn detail(failure: &Failure, setting: &Setting, language: Language) -> String {
    let detail = match failure {
        Failure::Refused(refused) => return refusal(refused, language),
        Failure::Denied(right) => {
            ProblemDetail::Denied { right: words::right(*right, language).to_owned() }
        }
        Failure::OutsideArea(right) => {
            ProblemDetail::OutsideArea { right: words::right(*right, language).to_owned() }
        }
        Failure::Conflict(conflict) => {
            let at = conflict.last.entered_at;
            ProblemDetail::Conflict { at: clock_time(at, at, &setting.zone) }
        }
        Failure::UnseenThing(_) => ProblemDetail::UnseenThing,
        Failure::IdUsedOtherwise => ProblemDetail::IdUsedOtherwise,
        Failure::WrongTarget { stream: _, on } => ProblemDetail::WrongTarget { on: on.clone() },
        Failure::InTheFuture { .. } => ProblemDetail::InTheFuture,
        Failure::NoSuchRealm(realm) => ProblemDetail::NoSuchRealm { realm: realm.to_string() },
        Failure::Overloaded => ProblemDetail::Overloaded,
        Failure::Fault(fault) => {
            tracing::error!(%fault, "a request met a fault");
            ProblemDetail::Fault
        }
    };
    detail.say(language)
}
