//! A no that no handler said – axum's own, or that of a deadline – is told like every other one:
//! in the reader's language, to people as a page, to programs as a problem.

use std::time::Duration;

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::extract::{Request, State};
use axum::http::header::{CONTENT_LENGTH, CONTENT_TYPE};
use axum::http::response::Parts;
use axum::http::{HeaderValue, StatusCode};
use axum::middleware::{Next, from_fn_with_state};
use axum::response::{IntoResponse, Response};
use words::{Language, ProblemDetail, ProblemTitle, Say};

use crate::front::{Front, Setting};
use crate::problem::Told;
use crate::visit::Visit;

/// An answer begins within this time, or the request is told to come again.
pub const DEADLINE: Duration = Duration::from_secs(30);

/// A form with a file comes from a phone at the end of a valley: it may take this long.
const UPLOAD_DEADLINE: Duration = Duration::from_secs(10 * 60);

/// What axum says of a request that it cannot read is one line; longer ones are cut off.
const CAUSE_BYTES_MAX: usize = 2048;

/// How something is told; with it, where there is one, the cause as a programmer reads it.
pub type Speak = fn(&Setting, &Visit, &Told, Option<&str>) -> Response;

/// As programs are told it.
pub fn as_problem(_: &Setting, _: &Visit, told: &Told, cause: Option<&str>) -> Response {
    let cause = cause.map(|it| ("cause".to_owned(), it.into()));
    told.as_json(cause.into_iter().collect())
}

#[derive(Clone)]
struct Speaking {
    front: Front,
    speak: Speak,
    deadline: Duration,
}

/// Routes whose every no is told, and whose answers begin before the deadline.
pub fn in_words(deadline: Duration, routes: Router, front: Front, speak: Speak) -> Router {
    routes.layer(from_fn_with_state(Speaking { front, speak, deadline }, answer))
}

async fn answer(State(speaking): State<Speaking>, request: Request, next: Next) -> Response {
    let Speaking { front, speak, deadline } = speaking;
    let (mut parts, body) = request.into_parts();
    let visit = Visit::of(&mut parts).await;
    let kind = parts.headers.get(CONTENT_TYPE).and_then(|it| it.to_str().ok());
    let is_upload = kind.is_some_and(|it| it.starts_with("multipart/form-data"));
    let deadline = if is_upload { deadline.max(UPLOAD_DEADLINE) } else { deadline };
    let asked = next.run(Request::from_parts(parts, body));
    let Ok(response) = tokio::time::timeout(deadline, asked).await else {
        return speak(front.setting(), &visit, &too_slow(visit.language), None);
    };
    if is_told(&response) {
        return response;
    }
    let (parts, body) = response.into_parts();
    let cause = cause(body).await;
    let told = parts.extensions.get::<Told>().cloned();
    let told = told.unwrap_or_else(|| of_status(parts.status, visit.language));
    with_headers_of(&parts, speak(front.setting(), &visit, &told, cause.as_deref()))
}

/// A no that the middleware is to tell.
pub(crate) fn to_be_told(told: Told) -> Response {
    let mut response = told.status.into_response();
    response.extensions_mut().insert(told);
    response
}

fn is_told(response: &Response) -> bool {
    if !response.status().is_client_error() && !response.status().is_server_error() {
        return true;
    }
    let kind = response.headers().get(CONTENT_TYPE).map_or("", |it| it.to_str().unwrap_or(""));
    kind.starts_with("text/html") || kind.starts_with("application/problem+json")
}

async fn cause(body: Body) -> Option<String> {
    let bytes = to_bytes(body, CAUSE_BYTES_MAX).await.ok()?;
    let text = String::from_utf8_lossy(&bytes).trim().to_owned();
    (!text.is_empty()).then_some(text)
}

/// What was said beside stays, such as which methods are allowed.
fn with_headers_of(unsaid: &Parts, mut spoken: Response) -> Response {
    for (name, value) in &unsaid.headers {
        if *name != CONTENT_TYPE && *name != CONTENT_LENGTH {
            spoken.headers_mut().entry(name).or_insert_with(|| HeaderValue::clone(value));
        }
    }
    spoken
}

fn too_slow(language: Language) -> Told {
    Told {
        status: StatusCode::SERVICE_UNAVAILABLE,
        code: "too_slow",
        title: ProblemTitle::TooSlow.say(language),
        detail: ProblemDetail::TooSlow.say(language),
    }
}

/// What a bare status means to whoever reads it.
fn of_status(status: StatusCode, language: Language) -> Told {
    let (code, title, detail) = match status {
        StatusCode::FORBIDDEN => {
            ("from_elsewhere", ProblemTitle::FromElsewhere, ProblemDetail::FromElsewhere)
        }
        StatusCode::NOT_FOUND => return Told::not_found(language),
        StatusCode::METHOD_NOT_ALLOWED => {
            ("wrong_method", ProblemTitle::WrongMethod, ProblemDetail::WrongMethod)
        }
        StatusCode::PAYLOAD_TOO_LARGE => {
            ("too_large", ProblemTitle::TooLarge, ProblemDetail::TooLargeHere)
        }
        StatusCode::UNSUPPORTED_MEDIA_TYPE => {
            ("wrong_media_type", ProblemTitle::WrongMediaType, ProblemDetail::WrongMediaType)
        }
        StatusCode::UNPROCESSABLE_ENTITY => {
            ("incomplete", ProblemTitle::Incomplete, ProblemDetail::Incomplete)
        }
        StatusCode::SERVICE_UNAVAILABLE => {
            ("overloaded", ProblemTitle::Overloaded, ProblemDetail::Overloaded)
        }
        other if other.is_server_error() => ("fault", ProblemTitle::Fault, ProblemDetail::Fault),
        _ => ("bad_request", ProblemTitle::BadRequest, ProblemDetail::Unreadable),
    };
    Told { status, code, title: title.say(language), detail: detail.say(language) }
}
