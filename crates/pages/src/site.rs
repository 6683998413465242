//! Every page's address.

use std::sync::Arc;

use axum::Router;
use axum::extract::{DefaultBodyLimit, Form, FromRef, State};
use axum::http::HeaderValue;
use axum::http::header::SET_COOKIE;
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::{get, post};
use serde::Deserialize;
use web::{Asked, Front, LANGUAGE_COOKIE, Lives, Told, Visit};
use words::Language;

use crate::components::Shell;
use crate::operations::{self, LogView};
use crate::{access, assets, plans, registers, rendered};

/// A body may have at most this many bytes; files have their own limit.
const FORM_BYTES_MAX: usize = 256 * 1024;
/// A file, and the form around it.
const UPLOAD_BYTES_MAX: usize = registers::FILE_BYTES_MAX + 64 * 1024;
/// A language is remembered for a year.
const LANGUAGE_SECONDS: u32 = 365 * 24 * 3600;

/// What the pages' handlers share.
#[derive(Clone)]
pub struct Pages {
    pub(crate) front: Front,
    pub(crate) logs: Arc<Lives<LogView>>,
}

impl Pages {
    /// The pages of an office.
    #[must_use]
    pub fn new(front: Front) -> Self {
        Self { front, logs: Arc::default() }
    }
}

impl FromRef<Pages> for Front {
    fn from_ref(pages: &Pages) -> Self {
        pages.front.clone()
    }
}

/// All pages.
pub fn routes(pages: Pages) -> Router {
    Router::new()
        .nest("/realms/{realm}", of_a_realm())
        .merge(of_a_realm())
        .route("/sign-in", get(access::sign_in).post(access::enter))
        .route("/sign-in/second-factor", get(access::second_factor).post(access::confirm))
        .route("/sign-out", post(access::sign_out))
        .route("/account", get(access::account))
        .route("/account/password", post(access::set_password))
        .route(
            "/account/second-factor",
            get(access::begin_second_factor).post(access::finish_second_factor),
        )
        .route("/post", get(access::posts).post(access::choose_post))
        .route("/language", post(choose_language))
        .route("/assets/{name}", get(assets::serve))
        .fallback(not_found)
        .layer(DefaultBodyLimit::max(FORM_BYTES_MAX))
        .with_state(pages)
}

/// The pages that every realm has.
fn of_a_realm() -> Router<Pages> {
    Router::new()
        .route("/", get(home))
        .route("/operations", get(operations::list).post(operations::open))
        .route("/operations/{operation}", get(operations::show).post(operations::write))
        .route("/operations/{operation}/live", get(operations::live))
        .route("/plans", get(plans::list))
        .route("/plans/{plan}", get(plans::show).post(plans::act))
        .route("/plans/{plan}/compare", get(plans::compare))
        .route("/plans/{plan}/read", get(plans::read))
        .merge(where_plans_are_written())
        .route("/registers", get(registers::start))
        .route("/registers/{template}", get(registers::list))
        .route(
            "/registers/{template}",
            post(registers::upload).layer(DefaultBodyLimit::max(UPLOAD_BYTES_MAX)),
        )
        .route("/registers/{template}/template.xlsx", get(registers::empty_template))
        .route("/registers/{template}/{file}", get(registers::list_file))
}

/// Where plans are begun and written.
fn where_plans_are_written() -> Router<Pages> {
    let text = || DefaultBodyLimit::max(plans::TEXT_BYTES_MAX);
    let upload = DefaultBodyLimit::max(UPLOAD_BYTES_MAX);
    let check = || DefaultBodyLimit::max(plans::CHECK_BYTES_MAX);
    Router::new()
        .route("/plans/new", get(plans::begin_form).post(plans::begin).layer(text()))
        .route("/plans/new/look", post(plans::look).layer(upload))
        .route("/plans/{plan}/edit", get(plans::edit).post(plans::change).layer(text()))
        .route("/plans/{plan}/check", post(plans::check).layer(check()))
        .route("/plans/{plan}/complete", post(plans::complete).layer(check()))
}

async fn home(asked: Asked) -> Redirect {
    Redirect::to(&format!("{}/operations", asked.base))
}

#[derive(Deserialize)]
struct LanguageForm {
    language: String,
    back: String,
}

async fn choose_language(Form(form): Form<LanguageForm>) -> Response {
    let language = Language::of_tag(&form.language).unwrap_or(Language::Chinese);
    let tag = language.tag();
    let cookie = format!(
        "{LANGUAGE_COOKIE}={tag}; Path=/; Max-Age={LANGUAGE_SECONDS}; SameSite=Lax; HttpOnly"
    );
    let mut response = Redirect::to(local(&form.back)).into_response();
    if let Ok(value) = HeaderValue::from_str(&cookie) {
        response.headers_mut().insert(SET_COOKIE, value);
    }
    response
}

/// Only addresses of our own: a form of somebody else's must not send people away.
pub(crate) fn local(back: &str) -> &str {
    // Browsers drop tabs and line breaks, and take a backslash for a slash.
    let is_plain = back.bytes().all(|byte| (0x21..=0x7e).contains(&byte) && byte != b'\\');
    let is_ours = is_plain && back.starts_with('/') && !back.starts_with("//");
    if is_ours { back } else { "/" }
}

async fn not_found(State(front): State<Front>, visit: Visit) -> Response {
    let told = Told::not_found(visit.language);
    let shell = Shell::at_the_door(&visit, front.setting(), told.title.clone());
    rendered::problem(shell, told)
}

#[test]
fn nobody_is_sent_away_from_our_own_pages() {
    assert_eq!(local("/operations?x=1"), "/operations?x=1");
    for elsewhere in
        ["https://example.org/", "//example.org", "/\t/example.org", "/\\example.org", ""]
    {
        assert_eq!(local(elsewhere), "/");
    }
}
