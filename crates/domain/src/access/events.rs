//! What can have happened to an account.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::login::Login;
use crate::events;
use crate::kernel::{AccountId, Body, PersonId, Thing};

events! {
    /// What can have happened to an account.
    pub Event {
        "account_opened", schema 1, Inner, House => AccountOpened,
        "account_closed", schema 1, Inner, House => AccountClosed,
        "credentials_set", schema 1, Inner, House => CredentialsSet,
        "account_unlocked", schema 1, Inner, House => AccountUnlocked,
    }
}

/// What proves that somebody is who they say.
#[derive(
    Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "snake_case")]
pub enum Credentials {
    /// What they know.
    Password,
    /// What they hold: the key in their telephone, with the recovery codes on paper.
    SecondFactor,
    /// Both at once: an operator began the account anew.
    Both,
}

/// Somebody can sign in from now on, or can again.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AccountOpened {
    /// Which account.
    pub account: AccountId,
    /// Under which name.
    pub login: Login,
    /// As which person.
    pub person: PersonId,
}

impl Body for AccountOpened {
    fn thing(&self) -> Thing {
        Thing::new("account", self.account)
    }
}

/// Nobody signs in with it any more; its sessions ended and its secrets were deleted.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AccountClosed {
    /// Which account.
    pub account: AccountId,
}

impl Body for AccountClosed {
    fn thing(&self) -> Thing {
        Thing::new("account", self.account)
    }
}

/// What proves the person was set anew. The secret itself is never in the journal.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CredentialsSet {
    /// Which account.
    pub account: AccountId,
    /// What was set.
    pub what: Credentials,
}

impl Body for CredentialsSet {
    fn thing(&self) -> Thing {
        Thing::new("account", self.account)
    }
}

/// Wrong attempts before this moment count no more.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AccountUnlocked {
    /// Which account.
    pub account: AccountId,
}

impl Body for AccountUnlocked {
    fn thing(&self) -> Thing {
        Thing::new("account", self.account)
    }
}
