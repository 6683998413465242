//! A filled template as an answer, and a failure as a page.

use askama::Template;
use axum::http::StatusCode;
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};
use web::Told;

use crate::components::{Problem, Shell};

/// A page as an answer.
pub(crate) fn page(template: &impl Template) -> Response {
    with_status(StatusCode::OK, template)
}

/// A page as an answer of another status.
pub(crate) fn with_status(status: StatusCode, template: &impl Template) -> Response {
    match template.render() {
        // Pages show what is so now, and what is private: nobody keeps a copy.
        Ok(html) => {
            let headers = [(CONTENT_TYPE, "text/html; charset=utf-8"), (CACHE_CONTROL, "no-store")];
            (status, headers, html).into_response()
        }
        Err(_) => StatusCode::INTERNAL_SERVER_ERROR.into_response(),
    }
}

/// A no, as a page of its own.
pub(crate) fn problem(shell: Shell, told: Told) -> Response {
    let status = told.status;
    with_status(status, &Problem { shell, told })
}
