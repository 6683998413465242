//! What every request says of itself: its language, its realm, who asks.

use std::convert::Infallible;

use application::Actor;
use axum::extract::{FromRequestParts, RawPathParams};
use axum::http::header::{ACCEPT_LANGUAGE, COOKIE};
use axum::http::request::Parts;
use domain::kernel::Realm;
use words::Language;

/// The cookie that remembers a language.
pub const LANGUAGE_COOKIE: &str = "language";

/// Who asks, in which language, about which realm.
#[derive(Clone, Debug)]
pub struct Asked {
    /// Who asks.
    pub actor: Actor,
    /// The language of the answer.
    pub language: Language,
    /// The realm that the address names; the real one where it names none.
    pub realm: Realm,
    /// What stands before every address of this realm: empty for the real one.
    pub base: String,
    /// The path and query of the request.
    pub path: String,
}

impl<S: Send + Sync> FromRequestParts<S> for Asked {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Infallible> {
        let named = RawPathParams::from_request_parts(parts, state).await.ok().and_then(|all| {
            let realm = all.iter().find(|(name, _)| *name == "realm")?.1;
            realm.parse::<Realm>().ok()
        });
        let base = named.as_ref().map(|realm| format!("/realms/{realm}")).unwrap_or_default();
        Ok(Self {
            actor: Actor::operator("serve"),
            language: language(parts),
            realm: named.unwrap_or_else(Realm::real),
            base,
            path: parts.uri.path_and_query().map(ToString::to_string).unwrap_or_default(),
        })
    }
}

fn language(parts: &Parts) -> Language {
    let header = |name| parts.headers.get(name).and_then(|value| value.to_str().ok());
    cookie(header(COOKIE).unwrap_or_default(), LANGUAGE_COOKIE)
        .and_then(Language::of_tag)
        .unwrap_or_else(|| Language::accepted(header(ACCEPT_LANGUAGE).unwrap_or_default()))
}

/// The value of a cookie.
pub(crate) fn cookie<'a>(header: &'a str, name: &str) -> Option<&'a str> {
    header.split(';').find_map(|pair| {
        let (key, value) = pair.trim().split_once('=')?;
        (key == name).then_some(value)
    })
}

#[test]
fn a_cookie_is_found_among_others() {
    assert_eq!(cookie("a=1; language=en; b=2", "language"), Some("en"));
    assert_eq!(cookie("xlanguage=en", "language"), None);
}
