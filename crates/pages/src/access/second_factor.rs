//! The second question at the door: a code from the telephone, or from paper.

use application::access::Confirmed;
use askama::Template;
use axum::extract::{Form, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Redirect, Response};
use serde::Deserialize;
use web::{Front, SESSION_COOKIE, Visit, cookie, told};
use words::{Access, Door, Say, clock_time};

use super::cookies;
use crate::components::Shell;
use crate::rendered;

#[derive(Template)]
#[template(path = "access/second_factor.html")]
struct SecondFactorPage {
    shell: Shell,
    problem: Option<String>,
}

/// What was typed.
#[derive(Deserialize)]
pub(crate) struct CodeForm {
    code: String,
}

/// `GET /sign-in/second-factor`
pub(crate) async fn second_factor(State(front): State<Front>, visit: Visit) -> Response {
    answer(&front, &visit, None)
}

/// `POST /sign-in/second-factor`
pub(crate) async fn confirm(
    State(front): State<Front>,
    visit: Visit,
    headers: HeaderMap,
    Form(form): Form<CodeForm>,
) -> Response {
    let token = cookie(&headers, SESSION_COOKIE).unwrap_or_default().to_owned();
    let confirmed = front
        .through_gate(move |gate, office| gate.confirm_second_factor(office, &token, &form.code))
        .await;
    let (status, problem) = match confirmed {
        Ok(Confirmed::SignedIn(entry)) => {
            let mut response = Redirect::to("/").into_response();
            cookies::entry(&mut response, &entry, front.setting());
            return response;
        }
        Ok(Confirmed::Wrong) => {
            (StatusCode::UNPROCESSABLE_ENTITY, Access::CodeWrong.say(visit.language))
        }
        Ok(Confirmed::Throttled { again_at }) => {
            let now = front.office().machine().now();
            let at = clock_time(again_at, now, &front.setting().zone);
            (StatusCode::TOO_MANY_REQUESTS, Access::Throttled { at }.say(visit.language))
        }
        Ok(Confirmed::Gone) => {
            (StatusCode::UNPROCESSABLE_ENTITY, Access::CodeTooLate.say(visit.language))
        }
        Err(failure) => {
            let told = told(&failure, front.setting(), visit.language);
            (told.status, told.detail)
        }
    };
    answer(&front, &visit, Some((status, problem)))
}

fn answer(front: &Front, visit: &Visit, problem: Option<(StatusCode, String)>) -> Response {
    let title = Door::SecondFactor.say(visit.language);
    let shell = Shell::at_the_door(visit, front.setting(), title);
    let (status, problem) =
        problem.map_or((StatusCode::OK, None), |(status, text)| (status, Some(text)));
    rendered::with_status(status, &SecondFactorPage { shell, problem })
}
