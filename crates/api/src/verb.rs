//! Every verb of the domain, at one address form: `POST /api/{stream}/{id}/{verb}`.
//!
//! The body is the verb. `Idempotency-Key` is the command's id: the same request twice is one
//! event. `If-Match` says which version of the thing was seen, where the verb needs to know.

use application::{Command, Done};
use axum::Json;
use axum::body::Bytes;
use axum::extract::{Path, Query, State};
use axum::http::header::{ALLOW, ETAG, IF_MATCH};
use axum::http::{HeaderMap, HeaderName, StatusCode};
use axum::response::{IntoResponse, Response};
use domain::kernel::{CommandId, Instant, Version};
use domain::{AnyVerb, NotAVerb, VERBS};
use serde::Deserialize;
use serde_json::{Value, json};
use web::{Asked, Front, Told};
use words::{ProblemDetail, Say};

use crate::problem;

const IDEMPOTENCY_KEY: HeaderName = HeaderName::from_static("idempotency-key");

/// The stream, its id and the verb.
#[derive(Deserialize)]
pub(crate) struct Target {
    stream: String,
    on: String,
    verb: String,
}

/// When it happened, where that is not now (RFC 3339).
#[derive(Deserialize)]
pub(crate) struct When {
    happened_at: Option<jiff::Timestamp>,
}

/// `POST /api/{stream}/{on}/{verb}`
#[expect(clippy::too_many_arguments, reason = "each part of a request is an argument to axum")]
pub(crate) async fn perform(
    State(front): State<Front>,
    asked: Asked,
    Path(target): Path<Target>,
    Query(when): Query<When>,
    headers: HeaderMap,
    body: Bytes,
) -> Response {
    if !target.is_known() {
        return problem::of(Told::not_found(asked.language));
    }
    match read(&asked, target, &when, &headers, &body) {
        Ok(command) => match front.hand_in(command).await {
            Ok(done) => answer(&done),
            Err(failure) => problem::of_failure(&failure, &front, &asked),
        },
        Err(detail) => {
            let detail = ProblemDetail::BadBody { problem: detail }.say(asked.language);
            problem::of(Told::bad_request(detail, asked.language))
        }
    }
}

/// Any other method at `/api/{stream}/{on}/{verb}`: the address of a verb is there to be posted to,
/// and any other address of this form is not there at all.
pub(crate) async fn otherwise(Path(target): Path<Target>) -> Response {
    if target.is_known() {
        return (StatusCode::METHOD_NOT_ALLOWED, [(ALLOW, "POST")]).into_response();
    }
    StatusCode::NOT_FOUND.into_response()
}

impl Target {
    fn is_known(&self) -> bool {
        VERBS.iter().any(|row| row.name == self.verb && row.stream == self.stream)
    }
}

fn read(
    asked: &Asked,
    target: Target,
    when: &When,
    headers: &HeaderMap,
    body: &[u8],
) -> Result<Command, String> {
    let body: Value = if body.is_empty() {
        json!({})
    } else {
        serde_json::from_slice(body).map_err(|error| error.to_string())?
    };
    let verb = AnyVerb::decode(&target.verb, body).map_err(|wrong| match wrong {
        NotAVerb::Body { name: _, error } => error.to_string(),
        NotAVerb::UnknownName(name) => name,
    })?;
    Ok(Command {
        id: command_id(headers)?,
        realm: asked.realm.clone(),
        actor: asked.actor.clone(),
        on: target.on,
        verb,
        seen: version(headers)?,
        happened_at: when.happened_at.map(|it| Instant::from_microseconds(it.as_microsecond())),
    })
}

/// The header is a string in quotes (draft-ietf-httpapi-idempotency-key-header); quotes may be
/// left out.
fn command_id(headers: &HeaderMap) -> Result<CommandId, String> {
    let value = text(headers, &IDEMPOTENCY_KEY)?
        .ok_or("the header Idempotency-Key is missing: send a new UUID with each command")?;
    value.trim_matches('"').parse().map_err(|error| format!("Idempotency-Key: {error}"))
}

fn version(headers: &HeaderMap) -> Result<Option<Version>, String> {
    let Some(value) = text(headers, &IF_MATCH)? else { return Ok(None) };
    let number = value.trim_matches('"').parse();
    number
        .map(|number| Some(Version(number)))
        .map_err(|_| format!("If-Match: “{value}” is no version; send the ETag that came with it"))
}

fn text<'a>(headers: &'a HeaderMap, name: &HeaderName) -> Result<Option<&'a str>, String> {
    let Some(value) = headers.get(name) else { return Ok(None) };
    value.to_str().map(Some).map_err(|_| format!("the header {name} is not plain text"))
}

fn answer(done: &Done) -> Response {
    let things: Vec<_> = done
        .things
        .iter()
        .map(|(thing, version)| json!({ "thing": thing, "version": version }))
        .collect();
    let body = Json(json!({
        "command": done.command,
        "first_position": done.positions.map(|(first, _)| first),
        "last_position": done.positions.map(|(_, last)| last),
        "things": things,
        "repeated": done.repeated,
    }));
    match done.things.last() {
        Some((_, version)) => ([(ETAG, format!("\"{}\"", version.0))], body).into_response(),
        None => body.into_response(),
    }
}
