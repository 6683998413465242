//! Unlock an account: wrong attempts so far count no more.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::events::{AccountUnlocked, Event};
use super::refusals::Refusal;
use super::state::Account;
use crate::kernel::{AccountId, Moment, Right, Verb};
use crate::registers::{Registers, Unanswered};

/// Unlock an account.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct UnlockAccount {}

impl Verb for UnlockAccount {
    type Of = Account;
    type Facts = ();
    const NAME: &'static str = "unlock_account";
    const RIGHT: Right = Right::ManageAccounts;

    fn asks(&self, _: &AccountId, _: &mut dyn Registers) -> Result<(), Unanswered> {
        Ok(())
    }

    fn decide(
        &self,
        account: &Account,
        (): &(),
        _: Moment,
        out: &mut Vec<Event>,
    ) -> Result<(), Refusal> {
        account.must_be_open()?;
        out.push(AccountUnlocked { account: account.id }.into());
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::super::CloseAccount;
    use super::super::testing::{account, decide, opened};
    use super::*;

    #[test]
    fn an_open_account_can_be_unlocked_and_a_closed_one_stays_closed() {
        let mut account = opened();
        assert_eq!(decide(&mut account, &UnlockAccount {}, &()).map(|events| events.len()), Ok(1));
        decide(&mut account, &CloseAccount {}, &()).expect("it is closed");
        let refused = decide(&mut account, &UnlockAccount {}, &());
        assert_eq!(refused, Err(Refusal::AccountIsClosed));
    }

    #[test]
    fn what_was_never_opened_is_not_unlocked() {
        let refused = decide(&mut account(), &UnlockAccount {}, &());
        assert_eq!(refused, Err(Refusal::NoSuchAccount));
    }
}
