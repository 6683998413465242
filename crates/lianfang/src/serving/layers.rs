//! What every request passes: defence against other sites, a net under what panics, headers that
//! tell the browser what a page of ours may do.

use axum::Router;
use axum::extract::Request;
use axum::http::HeaderValue;
use axum::http::header::{
    CONTENT_SECURITY_POLICY, HeaderName, REFERRER_POLICY, STRICT_TRANSPORT_SECURITY,
    X_CONTENT_TYPE_OPTIONS, X_FRAME_OPTIONS,
};
use axum::middleware::{Next, from_fn};
use axum::response::Response;
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::compression::CompressionLayer;
use tower_http::csrf::CsrfLayer;
use web::{DEADLINE, Front};

/// Only our own styles, scripts and pictures; no frames, no other site's forms.
const POLICY: HeaderValue = HeaderValue::from_static(
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; \
     font-src 'self'; connect-src 'self'; form-action 'self'; frame-ancestors 'none'; \
     base-uri 'none'",
);

const HEADERS: [(HeaderName, HeaderValue); 6] = [
    (CONTENT_SECURITY_POLICY, POLICY),
    (X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff")),
    (X_FRAME_OPTIONS, HeaderValue::from_static("DENY")),
    (REFERRER_POLICY, HeaderValue::from_static("same-origin")),
    (
        HeaderName::from_static("cross-origin-opener-policy"),
        HeaderValue::from_static("same-origin"),
    ),
    (
        HeaderName::from_static("permissions-policy"),
        HeaderValue::from_static("camera=(), microphone=(), geolocation=(self)"),
    ),
];

/// Half a year: long enough to help, short enough to move away from TLS files that were lost.
const TRANSPORT_SECURITY: HeaderValue = HeaderValue::from_static("max-age=15552000");

pub(super) fn around(routes: Router, front: Front, is_tls: bool) -> Router {
    let caught = routes.layer(CsrfLayer::new()).layer(CatchPanicLayer::new());
    // What these two turn away is told in words, like every other no.
    pages::in_words(DEADLINE, caught, front)
        .layer(CompressionLayer::new())
        .layer(from_fn(move |request: Request, next: Next| hardened(request, next, is_tls)))
}

async fn hardened(request: Request, next: Next, is_tls: bool) -> Response {
    let mut response = next.run(request).await;
    let headers = response.headers_mut();
    for (name, value) in HEADERS {
        headers.insert(name, value);
    }
    if is_tls {
        headers.insert(STRICT_TRANSPORT_SECURITY, TRANSPORT_SECURITY);
    }
    response
}
