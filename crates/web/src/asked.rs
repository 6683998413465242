//! A request of somebody who has signed in and acts in a post.

use std::sync::Arc;

use application::access::{Gate, Session, actor_in};
use application::replay::{Play, play_in};
use application::{Actor, Failure, Fault, Reading};
use axum::extract::{FromRef, FromRequestParts, RawPathParams};
use axum::http::HeaderMap;
use axum::http::header::AUTHORIZATION;
use axum::http::request::Parts;
use domain::kernel::{OperationId, Realm, Right};
use words::Language;

use crate::front::Front;
use crate::turned_away::TurnedAway;
use crate::visit::{Visit, cookie};

/// The cookie of a session.
pub const SESSION_COOKIE: &str = "lianfang_session";

/// Somebody who has signed in; which post they act in may still be open.
#[derive(Clone, Debug)]
pub struct SignedIn {
    /// The request.
    pub visit: Visit,
    /// Their session.
    pub session: Session,
    /// As whom they act; none where no post was chosen, or none is theirs.
    pub actor: Option<Actor>,
    /// What plays in the realm that the address names.
    pub play: Play,
}

/// What a stream shows again and again while it stays open.
#[derive(Clone, Debug)]
pub struct Pass {
    token: String,
    /// Of which operation, where it is of one.
    place: Place,
    needs: Right,
}

impl Front {
    /// Whether whoever opened a stream may still see it.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub async fn still_may(&self, pass: &Pass) -> Result<bool, Failure> {
        let found = look(self, pass.token.clone(), pass.place.clone()).await?;
        Ok(found.and_then(|it| it.actor).is_some_and(|actor| actor.may(pass.needs)))
    }
}

/// Somebody who acts in a post.
#[derive(Clone, Debug)]
pub struct Asked {
    /// The request.
    pub visit: Visit,
    /// Their session.
    pub session: Session,
    /// As whom they act.
    pub actor: Actor,
    /// The language of the answer.
    pub language: Language,
    /// The realm that the address names.
    pub realm: Realm,
    /// What stands before every address of this realm: empty for the real one.
    pub base: String,
    /// What plays in that realm.
    pub play: Play,
    token: String,
    place: Place,
}

impl Asked {
    /// The pass of a stream that needs a right.
    #[must_use]
    pub fn pass(&self, needs: Right) -> Pass {
        Pass { token: self.token.clone(), place: self.place.clone(), needs }
    }
}

impl<S> FromRequestParts<S> for SignedIn
where
    S: Send + Sync,
    Front: FromRef<S>,
{
    type Rejection = TurnedAway;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, TurnedAway> {
        let visit = Visit::from_request_parts(parts, state).await.map_err(TurnedAway::nowhere)?;
        let front = Front::from_ref(state);
        let Some(token) = token(&parts.headers) else { return Err(TurnedAway::unknown(visit)) };
        let place = Place::of(parts, &visit).await;
        match look(&front, token, place).await {
            Ok(Some(Found { session, actor, play })) => Ok(Self { visit, session, actor, play }),
            Ok(None) => Err(TurnedAway::unknown(visit)),
            Err(failure) => Err(TurnedAway::failed(visit, &failure, front.setting())),
        }
    }
}

impl<S> FromRequestParts<S> for Asked
where
    S: Send + Sync,
    Front: FromRef<S>,
{
    type Rejection = TurnedAway;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, TurnedAway> {
        let signed_in = SignedIn::from_request_parts(parts, state).await?;
        let SignedIn { visit, session, actor, play } = signed_in;
        if !session.is_complete() {
            return Err(TurnedAway::incomplete(visit, &session));
        }
        let Some(actor) = actor else { return Err(TurnedAway::without_post(visit)) };
        let (language, realm, base) = (visit.language, visit.realm.clone(), visit.base.clone());
        let token = token(&parts.headers).unwrap_or_default();
        let place = Place::of(parts, &visit).await;
        Ok(Self { visit, session, actor, language, realm, base, play, token, place })
    }
}

/// A browser sends a cookie, a program may send a bearer token (RFC 6750).
fn token(headers: &HeaderMap) -> Option<String> {
    let bearer =
        headers.get(AUTHORIZATION).and_then(|value| value.to_str().ok()?.strip_prefix("Bearer "));
    bearer.or_else(|| cookie(headers, SESSION_COOKIE)).map(str::to_owned)
}

/// Where somebody looks.
#[derive(Clone, Debug)]
struct Place {
    realm: Realm,
    /// The operation that the address names.
    operation: Option<OperationId>,
}

impl Place {
    async fn of(parts: &mut Parts, visit: &Visit) -> Self {
        let named = RawPathParams::from_request_parts(parts, &()).await.ok();
        let operation = named.and_then(|all| {
            all.iter().find(|(name, _)| *name == "operation").and_then(|(_, it)| it.parse().ok())
        });
        Self { realm: visit.realm.clone(), operation }
    }

    /// Somebody with the rights that count there. On a page of no operation those count that reach
    /// somewhere; its lists leave out what is elsewhere.
    fn cut(&self, reading: &mut Reading<'_>, actor: Actor) -> Result<Actor, Fault> {
        if actor.area.is_none() {
            return Ok(actor);
        }
        let Some(operation) = self.operation else { return Ok(actor.anywhere()) };
        let row = reading.view.operation(&self.realm, operation)?;
        Ok(actor.at(row.map(|it| it.area).as_ref()))
    }
}

/// Who shows a token, and where they look.
struct Found {
    session: Session,
    actor: Option<Actor>,
    play: Play,
}

async fn look(front: &Front, token: String, place: Place) -> Result<Option<Found>, Failure> {
    let gate = Arc::clone(front.gate());
    let now = front.office().machine().now();
    let shown = token.clone();
    let found: Option<Found> = front
        .ask(move |reading: &mut Reading<'_>| {
            let Some(session) = gate.session_in(reading.view, &shown, now)? else {
                return Ok(None);
            };
            let actor = actor_in(reading.view, &session, now)?;
            let actor = actor.map(|it| place.cut(reading, it)).transpose()?;
            Ok(Some(Found { session, actor, play: play_in(reading, &place.realm)? }))
        })
        .await?;
    if let Some(found) = &found
        && found.session.is_to_be_seen(now)
    {
        // Who may read may read on, also where this cannot be written down.
        if let Err(failure) =
            front.through_gate(move |gate: &Gate, office| gate.session(office, &token)).await
        {
            tracing::warn!(?failure, "that a session was used could not be written down");
        }
    }
    Ok(found)
}
