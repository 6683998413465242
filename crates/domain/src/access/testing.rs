//! An account to test on: given a state, when a verb, then events or a refusal.

use uuid::Uuid;

use super::{Account, Event, HeldAlready, OpenAccount, Refusal};
use crate::kernel::{AccountId, Instant, Moment, PersonId, Stream, Verb};

pub(super) fn account() -> Account {
    Account::new(AccountId::from_uuid(Uuid::from_u128(1)))
}

pub(super) fn person(number: u128) -> PersonId {
    PersonId::from_uuid(Uuid::from_u128(number))
}

pub(super) fn opening() -> OpenAccount {
    OpenAccount { login: "wang.li".parse().expect("a login"), person: person(7) }
}

pub(super) fn opened() -> Account {
    let mut account = account();
    decide(&mut account, &opening(), &HeldAlready::default()).expect("it can be opened");
    account
}

/// Decides at noon and folds what came out.
pub(super) fn decide<V: Verb<Of = Account>>(
    account: &mut Account,
    verb: &V,
    facts: &V::Facts,
) -> Result<Vec<Event>, Refusal> {
    let noon = Moment::at(Instant::from_microseconds(1_780_000_000_000_000));
    let mut events = Vec::new();
    verb.decide(account, facts, noon, &mut events)?;
    for event in &events {
        account.evolve(event, noon);
    }
    Ok(events)
}
