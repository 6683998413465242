//! One's own account: the password, the second factor, the codes on paper.

use application::access::{Enrolled, Enrolment, PasswordSet};
use askama::Template;
use axum::extract::{Form, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use serde::Deserialize;
use web::{Front, SignedIn, told};
use words::{Access, Door, Say, clock_time};

use crate::components::Shell;
use crate::rendered;

#[derive(Template)]
#[template(path = "access/account.html")]
struct AccountPage {
    shell: Shell,
    must_change: bool,
    has_second_factor: bool,
    problem: Option<String>,
    done: Option<String>,
}

#[derive(Template)]
#[template(path = "access/enrol.html")]
struct EnrolPage {
    shell: Shell,
    /// None while a wrong code is mended: the telephone has the key already.
    secret: Option<String>,
    uri: Option<String>,
    problem: Option<String>,
}

#[derive(Template)]
#[template(path = "access/recovery_codes.html")]
struct RecoveryCodesPage {
    shell: Shell,
    codes: Vec<String>,
}

/// What was typed.
#[derive(Deserialize)]
pub(crate) struct PasswordForm {
    #[serde(default)]
    old: String,
    new: String,
}

/// What was typed.
#[derive(Deserialize)]
pub(crate) struct CodeForm {
    code: String,
}

/// `GET /account`
pub(crate) async fn account(State(front): State<Front>, signed_in: SignedIn) -> Response {
    answer(&front, &signed_in, None, None)
}

/// `POST /account/password`
pub(crate) async fn set_password(
    State(front): State<Front>,
    signed_in: SignedIn,
    Form(form): Form<PasswordForm>,
) -> Response {
    let session = signed_in.session.clone();
    let language = signed_in.visit.language;
    let set = front
        .through_gate(move |gate, office| {
            gate.set_password(office, &session, Some(&form.old), &form.new)
        })
        .await;
    let problem = match set {
        Ok(PasswordSet::Set) if signed_in.session.must_change => {
            return Redirect::to("/").into_response();
        }
        Ok(PasswordSet::Set) => {
            return answer(&front, &signed_in, None, Some(Door::PasswordSet));
        }
        Ok(PasswordSet::Refused(refused)) => refused.into(),
        Ok(PasswordSet::Same) => Access::PasswordSame,
        Ok(PasswordSet::WrongOld) => Access::OldPasswordWrong,
        Ok(PasswordSet::Throttled { again_at }) => {
            let now = front.office().machine().now();
            Access::Throttled { at: clock_time(again_at, now, &front.setting().zone) }
        }
        Ok(PasswordSet::SignedOut) => return Redirect::to("/sign-in").into_response(),
        Err(failure) => {
            let told = told(&failure, front.setting(), language);
            return answer(&front, &signed_in, Some(told.detail), None);
        }
    };
    answer(&front, &signed_in, Some(problem.say(language)), None)
}

/// `GET /account/second-factor`: shows a new key.
pub(crate) async fn begin_second_factor(
    State(front): State<Front>,
    signed_in: SignedIn,
) -> Response {
    let session = signed_in.session.clone();
    let begun =
        front.through_gate(move |gate, office| gate.begin_second_factor(office, &session)).await;
    match begun {
        Ok(Some(enrolment)) => enrolling(&front, &signed_in, Some(&enrolment), None),
        Ok(None) => Redirect::to("/account").into_response(),
        Err(failure) => {
            let told = told(&failure, front.setting(), signed_in.visit.language);
            answer(&front, &signed_in, Some(told.detail), None)
        }
    }
}

/// `POST /account/second-factor`: the first code of the new key.
pub(crate) async fn finish_second_factor(
    State(front): State<Front>,
    signed_in: SignedIn,
    Form(form): Form<CodeForm>,
) -> Response {
    let session = signed_in.session.clone();
    let language = signed_in.visit.language;
    let finished = front
        .through_gate(move |gate, office| gate.finish_second_factor(office, &session, &form.code))
        .await;
    match finished {
        Ok(Enrolled::Done(codes)) => {
            let title = Door::RecoveryCodes.say(language);
            let page = RecoveryCodesPage {
                shell: shell(&front, &signed_in, title),
                codes: codes.0.iter().map(|code| code.to_string()).collect(),
            };
            rendered::page(&page)
        }
        Ok(Enrolled::Wrong) => {
            enrolling(&front, &signed_in, None, Some(Access::CodeWrong.say(language)))
        }
        Ok(Enrolled::NotBegun) => Redirect::to("/account/second-factor").into_response(),
        Err(failure) => {
            let told = told(&failure, front.setting(), language);
            enrolling(&front, &signed_in, None, Some(told.detail))
        }
    }
}

fn shell(front: &Front, signed_in: &SignedIn, title: String) -> Shell {
    let mut shell = Shell::at_the_door(&signed_in.visit, front.setting(), title);
    shell.login = Some(signed_in.session.login.to_string());
    shell
}

fn enrolling(
    front: &Front,
    signed_in: &SignedIn,
    enrolment: Option<&Enrolment>,
    problem: Option<String>,
) -> Response {
    let title = Door::SetUpSecondFactor.say(signed_in.visit.language);
    let status = if problem.is_some() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    let page = EnrolPage {
        shell: shell(front, signed_in, title),
        secret: enrolment.map(|it| it.secret.to_string()),
        uri: enrolment.map(|it| it.uri.to_string()),
        problem,
    };
    rendered::with_status(status, &page)
}

fn answer(
    front: &Front,
    signed_in: &SignedIn,
    problem: Option<String>,
    done: Option<Door>,
) -> Response {
    let language = signed_in.visit.language;
    let status = if problem.is_some() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    let page = AccountPage {
        shell: shell(front, signed_in, Door::Account.say(language)),
        must_change: signed_in.session.must_change,
        has_second_factor: signed_in.session.has_second_factor,
        problem,
        done: done.map(|word| word.say(language)),
    };
    rendered::with_status(status, &page)
}
