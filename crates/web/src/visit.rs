//! What every request says of itself, signed in or not: its language, its realm, its address.

use std::net::{IpAddr, Ipv4Addr, SocketAddr};

use axum::extract::{ConnectInfo, FromRequestParts, OriginalUri, RawPathParams};
use axum::http::header::{ACCEPT_LANGUAGE, COOKIE};
use axum::http::request::Parts;
use axum::http::{HeaderMap, StatusCode};
use domain::kernel::Realm;
use words::Language;

/// The cookie that remembers a language.
pub const LANGUAGE_COOKIE: &str = "language";

/// A request, whoever sent it.
#[derive(Clone, Debug)]
pub struct Visit {
    /// The language of the answer.
    pub language: Language,
    /// The realm that the address names; the real one where it names none.
    pub realm: Realm,
    /// What stands before every address of this realm: empty for the real one.
    pub base: String,
    /// The path and query of the request.
    pub path: String,
    /// Whether a program asks, and wants JSON.
    pub is_api: bool,
    /// Where it comes from.
    pub address: IpAddr,
}

impl<S: Send + Sync> FromRequestParts<S> for Visit {
    type Rejection = StatusCode;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, StatusCode> {
        let named = named_realm(parts, state).await?;
        Ok(Self::in_realm(parts, named))
    }
}

impl Visit {
    /// Of any request; one to a realm that is misspelt is told in the frame of the real one.
    pub(crate) async fn of(parts: &mut Parts) -> Self {
        let named = named_realm(parts, &()).await.unwrap_or(None);
        Self::in_realm(parts, named)
    }

    fn in_realm(parts: &Parts, named: Option<Realm>) -> Self {
        let base = named.as_ref().map(|realm| format!("/realms/{realm}")).unwrap_or_default();
        // A nested router cuts its own prefix off; the whole address is what people know.
        let whole = parts.extensions.get::<OriginalUri>().map(|it| it.0.clone());
        let uri = whole.unwrap_or_else(|| parts.uri.clone());
        let connected = parts.extensions.get::<ConnectInfo<SocketAddr>>();
        Self {
            language: language(&parts.headers),
            realm: named.unwrap_or_else(Realm::real),
            base,
            path: uri.path_and_query().map(ToString::to_string).unwrap_or_default(),
            is_api: uri.path().starts_with("/api/"),
            address: connected.map_or(IpAddr::V4(Ipv4Addr::LOCALHOST), |it| it.0.ip()),
        }
    }
}

/// The realm that the address names. One that is misspelt is nowhere, and never the real one.
async fn named_realm<S: Send + Sync>(
    parts: &mut Parts,
    state: &S,
) -> Result<Option<Realm>, StatusCode> {
    use axum::extract::rejection::RawPathParamsRejection as Rejection;
    match RawPathParams::from_request_parts(parts, state).await {
        Ok(all) => match all.iter().find(|(name, _)| *name == "realm") {
            Some((_, realm)) => realm.parse().map(Some).map_err(|_| StatusCode::NOT_FOUND),
            None => Ok(None),
        },
        // An address without parameters.
        Err(Rejection::MissingPathParams(_)) => Ok(None),
        Err(_) => Err(StatusCode::NOT_FOUND),
    }
}

fn language(headers: &HeaderMap) -> Language {
    if let Some(language) = cookie(headers, LANGUAGE_COOKIE).and_then(Language::of_tag) {
        return language;
    }
    let header = headers.get(ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok());
    Language::accepted(header.unwrap_or_default())
}

/// The value of a cookie.
#[must_use]
pub fn cookie<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    headers.get_all(COOKIE).iter().filter_map(|header| header.to_str().ok()).find_map(|header| {
        header.split(';').find_map(|pair| {
            let (key, value) = pair.trim().split_once('=')?;
            (key == name).then_some(value)
        })
    })
}

#[test]
fn a_cookie_is_found_among_others() {
    let mut headers = HeaderMap::new();
    headers.append(COOKIE, axum::http::HeaderValue::from_static("a=1; language=en; b=2"));
    headers.append(COOKIE, axum::http::HeaderValue::from_static("session=x"));
    assert_eq!(cookie(&headers, "language"), Some("en"));
    assert_eq!(cookie(&headers, "session"), Some("x"));
    assert_eq!(cookie(&headers, "anguage"), None);
}
