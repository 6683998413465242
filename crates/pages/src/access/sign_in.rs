//! The door: a login and a password.

use application::access::{Attempt, SignIn};
use askama::Template;
use axum::extract::{Form, Query, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Redirect, Response};
use serde::Deserialize;
use web::{Front, SESSION_COOKIE, Visit, cookie, told};
use words::{Access, Door, Say, clock_time};

use super::cookies::{self, DEVICE_COOKIE};
use crate::components::Shell;
use crate::rendered;
use crate::site::local;

#[derive(Template)]
#[template(path = "access/sign_in.html")]
struct SignInPage {
    shell: Shell,
    login: String,
    back: String,
    problem: Option<String>,
}

/// Where to go afterwards.
#[derive(Deserialize)]
pub(crate) struct Back {
    #[serde(default)]
    back: String,
}

/// What was typed.
#[derive(Deserialize)]
pub(crate) struct SignInForm {
    login: String,
    password: String,
    #[serde(default)]
    back: String,
}

/// `GET /sign-in`
pub(crate) async fn sign_in(
    State(front): State<Front>,
    visit: Visit,
    Query(query): Query<Back>,
) -> Response {
    answer(&front, &visit, (String::new(), query.back), None)
}

/// `POST /sign-in`
pub(crate) async fn enter(
    State(front): State<Front>,
    visit: Visit,
    headers: HeaderMap,
    Form(form): Form<SignInForm>,
) -> Response {
    let device = cookie(&headers, DEVICE_COOKIE).map(str::to_owned);
    let (login, password, address) = (form.login.clone(), form.password, visit.address);
    let tried = front
        .through_gate(move |gate, office| {
            gate.sign_in(
                office,
                &Attempt { login: &login, password: &password, address, device: device.as_deref() },
            )
        })
        .await;
    let typed = (form.login, form.back);
    match tried {
        Ok(SignIn::SignedIn(entry)) => {
            let mut response = Redirect::to(local(&typed.1)).into_response();
            cookies::entry(&mut response, &entry, front.setting());
            response
        }
        Ok(SignIn::SecondFactor(token)) => {
            let mut response = Redirect::to("/sign-in/second-factor").into_response();
            cookies::session(&mut response, &token, front.setting());
            response
        }
        Ok(SignIn::Wrong) => {
            let problem = Access::Wrong.say(visit.language);
            answer(&front, &visit, typed, Some((StatusCode::UNPROCESSABLE_ENTITY, problem)))
        }
        Ok(SignIn::Throttled { again_at }) => {
            let now = front.office().machine().now();
            let at = clock_time(again_at, now, &front.setting().zone);
            let problem = Access::Throttled { at }.say(visit.language);
            answer(&front, &visit, typed, Some((StatusCode::TOO_MANY_REQUESTS, problem)))
        }
        Err(failure) => {
            let told = told(&failure, front.setting(), visit.language);
            answer(&front, &visit, typed, Some((told.status, told.detail)))
        }
    }
}

/// `POST /sign-out`
pub(crate) async fn sign_out(State(front): State<Front>, headers: HeaderMap) -> Response {
    if let Some(token) = cookie(&headers, SESSION_COOKIE).map(str::to_owned) {
        // Whether or not the store hears of it, the browser lets go of its token.
        let ended = front.through_gate(move |gate, office| gate.sign_out(office, &token)).await;
        drop(ended);
    }
    let mut response = Redirect::to("/sign-in").into_response();
    cookies::forget(&mut response, front.setting());
    response
}

fn answer(
    front: &Front,
    visit: &Visit,
    (login, back): (String, String),
    problem: Option<(StatusCode, String)>,
) -> Response {
    let title = Door::SignIn.say(visit.language);
    let shell = Shell::at_the_door(visit, front.setting(), title);
    let (status, problem) =
        problem.map_or((StatusCode::OK, None), |(status, text)| (status, Some(text)));
    rendered::with_status(status, &SignInPage { shell, login, back, problem })
}
