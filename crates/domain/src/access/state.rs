//! An account as its events have made it.

use super::events::Event;
use super::login::Login;
use super::refusals::Refusal;
use crate::kernel::{AccountId, Moment, PersonId, Stream};

/// With which a person signs in.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Account {
    /// Which one.
    pub id: AccountId,
    /// How it stands.
    pub standing: Standing,
}

/// How an account stands.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Standing {
    /// It was never opened.
    Unknown,
    /// Its person can sign in.
    Open {
        /// The name.
        login: Login,
        /// Whose it is.
        person: PersonId,
    },
    /// Nobody can sign in.
    Closed {
        /// The name, which nobody else gets.
        login: Login,
        /// Whose it was.
        person: PersonId,
    },
}

impl Account {
    /// Refuses whatever is asked of an account that nobody can sign in with.
    pub(super) const fn must_be_open(&self) -> Result<(), Refusal> {
        match &self.standing {
            Standing::Open { login: _, person: _ } => Ok(()),
            Standing::Closed { login: _, person: _ } => Err(Refusal::AccountIsClosed),
            Standing::Unknown => Err(Refusal::NoSuchAccount),
        }
    }
}

impl Stream for Account {
    type Id = AccountId;
    type Event = Event;
    type Refusal = Refusal;
    const NAME: &'static str = "account";

    fn new(id: AccountId) -> Self {
        Self { id, standing: Standing::Unknown }
    }

    fn evolve(&mut self, event: &Event, _: Moment) {
        match event {
            Event::AccountOpened(opened) => {
                self.standing =
                    Standing::Open { login: opened.login.clone(), person: opened.person };
            }
            Event::AccountClosed(_) => {
                if let Standing::Open { login, person } = &self.standing {
                    self.standing = Standing::Closed { login: login.clone(), person: *person };
                }
            }
            // Secrets and wrong attempts are kept beside the journal.
            Event::CredentialsSet(_) | Event::AccountUnlocked(_) => {}
        }
    }
}
