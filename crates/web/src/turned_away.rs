//! Somebody who cannot go on yet: sign in first, finish signing in, choose a post.

use application::Failure;
use application::access::Session;
use axum::http::StatusCode;
use axum::http::header::WWW_AUTHENTICATE;
use axum::response::{IntoResponse, Redirect, Response};
use serde_json::Map;
use words::{ProblemDetail, ProblemTitle, Say};

use crate::front::Setting;
use crate::problem::{Told, told};
use crate::speaking::to_be_told;
use crate::visit::Visit;

/// Why a request goes no further.
#[derive(Debug)]
pub struct TurnedAway {
    /// None where the address itself makes no sense.
    visit: Option<Visit>,
    reason: Reason,
}

#[derive(Debug)]
enum Reason {
    /// Nobody has signed in.
    Unknown,
    /// The address names nothing.
    Nowhere(StatusCode),
    /// A page that must be finished first.
    Elsewhere(&'static str),
    /// It is not theirs to see, and looks like nothing there.
    NotTheirs,
    /// The store could not be asked.
    Failed(Told),
}

impl TurnedAway {
    pub(crate) const fn nowhere(status: StatusCode) -> Self {
        Self { visit: None, reason: Reason::Nowhere(status) }
    }

    pub(crate) const fn unknown(visit: Visit) -> Self {
        Self { visit: Some(visit), reason: Reason::Unknown }
    }

    pub(crate) fn incomplete(visit: Visit, session: &Session) -> Self {
        let page = if session.is_proved { "/account" } else { "/sign-in/second-factor" };
        Self { visit: Some(visit), reason: Reason::Elsewhere(page) }
    }

    pub(crate) const fn without_post(visit: Visit) -> Self {
        Self { visit: Some(visit), reason: Reason::Elsewhere("/post") }
    }

    /// It looks like nothing there.
    #[must_use]
    pub const fn not_theirs(visit: Visit) -> Self {
        Self { visit: Some(visit), reason: Reason::NotTheirs }
    }

    pub(crate) fn failed(visit: Visit, failure: &Failure, setting: &Setting) -> Self {
        let told = told(failure, setting, visit.language);
        Self { visit: Some(visit), reason: Reason::Failed(told) }
    }
}

impl IntoResponse for TurnedAway {
    fn into_response(self) -> Response {
        let Some(visit) = self.visit else {
            let Reason::Nowhere(status) = self.reason else {
                return StatusCode::NOT_FOUND.into_response();
            };
            return status.into_response();
        };
        let language = visit.language;
        match self.reason {
            Reason::Nowhere(status) => status.into_response(),
            Reason::Failed(told) => to_be_told(told),
            Reason::NotTheirs => to_be_told(Told::not_found(language)),
            _ if visit.is_api => {
                let told = Told {
                    status: StatusCode::UNAUTHORIZED,
                    code: "sign_in",
                    title: ProblemTitle::SignIn.say(language),
                    detail: ProblemDetail::SignIn.say(language),
                };
                ([(WWW_AUTHENTICATE, "Bearer")], told.as_json(Map::new())).into_response()
            }
            Reason::Unknown if visit.path == "/" => Redirect::to("/sign-in").into_response(),
            Reason::Unknown => {
                let back = percent_encoded(&visit.path);
                Redirect::to(&format!("/sign-in?back={back}")).into_response()
            }
            Reason::Elsewhere(page) => Redirect::to(page).into_response(),
        }
    }
}

/// A path as the value of a query (RFC 3986).
fn percent_encoded(path: &str) -> String {
    let mut out = String::with_capacity(path.len());
    for byte in path.bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => {
                out.push(char::from(byte));
            }
            _ => out.push_str(&format!("%{byte:02X}")),
        }
    }
    out
}

#[test]
fn a_path_comes_back_whole_through_a_query() {
    assert_eq!(
        percent_encoded("/operations?before=3&x=处"),
        "/operations%3Fbefore%3D3%26x%3D%E5%A4%84"
    );
}
