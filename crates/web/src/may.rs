//! Reads need a right, and a handler says which in its signature. What one may not read looks like
//! nothing there.

use std::marker::PhantomData;

use axum::extract::{FromRef, FromRequestParts};
use axum::http::request::Parts;
use domain::kernel::Right;

use crate::asked::Asked;
use crate::front::Front;
use crate::turned_away::TurnedAway;

/// A right as a type.
pub trait Needs: Send + Sync + 'static {
    /// The right.
    const RIGHT: Right;
}

/// Somebody who acts in a post that carries a right.
pub struct May<N>(pub Asked, pub PhantomData<N>);

impl<S, N> FromRequestParts<S> for May<N>
where
    S: Send + Sync,
    Front: FromRef<S>,
    N: Needs,
{
    type Rejection = TurnedAway;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, TurnedAway> {
        let asked = Asked::from_request_parts(parts, state).await?;
        if asked.actor.may(N::RIGHT) {
            Ok(Self(asked, PhantomData))
        } else {
            Err(TurnedAway::not_theirs(asked.visit))
        }
    }
}

macro_rules! needs {
    ($($right:ident),+ $(,)?) => {$(
        #[doc = concat!("See [`Right::", stringify!($right), "`].")]
        pub struct $right;
        impl Needs for $right {
            const RIGHT: Right = Right::$right;
        }
    )+};
}

needs!(
    DraftPlans,
    ReadDesk,
    ReadJournal,
    ReadOperations,
    ReadPeople,
    ReadPlaces,
    ReadPlans,
    ReadSupplies
);
