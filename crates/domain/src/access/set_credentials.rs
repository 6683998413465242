//! Set a password or a second factor: the journal learns that it was set, never what it is.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::events::{Credentials, CredentialsSet, Event};
use super::refusals::Refusal;
use super::state::Account;
use crate::kernel::{AccountId, Moment, Right, Verb};
use crate::registers::{Registers, Unanswered};

/// Set credentials. The secret goes beside it, in the same transaction, never in it.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SetCredentials {
    /// What is set.
    pub what: Credentials,
}

/// Whether a secret came with the command. Without one nothing would be set, and an event that
/// says otherwise would be a lie.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct SecretHandedIn(pub bool);

impl Verb for SetCredentials {
    type Of = Account;
    type Facts = SecretHandedIn;
    const NAME: &'static str = "set_credentials";
    const RIGHT: Right = Right::ManageAccounts;

    fn asks(
        &self,
        _: &AccountId,
        registers: &mut dyn Registers,
    ) -> Result<SecretHandedIn, Unanswered> {
        Ok(SecretHandedIn(registers.is_secret_handed_in()))
    }

    fn decide(
        &self,
        account: &Account,
        facts: &SecretHandedIn,
        _: Moment,
        out: &mut Vec<Event>,
    ) -> Result<(), Refusal> {
        account.must_be_open()?;
        if !facts.0 {
            return Err(Refusal::NoSecretHandedIn);
        }
        out.push(CredentialsSet { account: account.id, what: self.what }.into());
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::super::CloseAccount;
    use super::super::testing::{account, decide, opened};
    use super::*;

    const PASSWORD: SetCredentials = SetCredentials { what: Credentials::Password };

    #[test]
    fn the_journal_says_what_was_set_and_for_whom() {
        let mut account = opened();
        let events = decide(&mut account, &PASSWORD, &SecretHandedIn(true)).expect("it is set");
        let set = CredentialsSet { account: account.id, what: Credentials::Password };
        assert_eq!(events, [set.into()]);
    }

    #[test]
    fn nothing_is_said_to_be_set_without_a_secret() {
        let refused = decide(&mut opened(), &PASSWORD, &SecretHandedIn(false));
        assert_eq!(refused, Err(Refusal::NoSecretHandedIn));
    }

    #[test]
    fn a_closed_account_gets_no_credentials() {
        let mut closed = opened();
        decide(&mut closed, &CloseAccount {}, &()).expect("it is closed");
        let facts = SecretHandedIn(true);
        assert_eq!(decide(&mut closed, &PASSWORD, &facts), Err(Refusal::AccountIsClosed));
        assert_eq!(decide(&mut account(), &PASSWORD, &facts), Err(Refusal::NoSuchAccount));
    }
}
