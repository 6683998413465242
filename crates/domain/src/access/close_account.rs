//! Close an account: nobody signs in with it any more, and its sessions end.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::events::{AccountClosed, Event};
use super::refusals::Refusal;
use super::state::{Account, Standing};
use crate::kernel::{AccountId, Moment, Right, Verb};
use crate::registers::{Registers, Unanswered};

/// Close an account.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CloseAccount {}

impl Verb for CloseAccount {
    type Of = Account;
    type Facts = ();
    const NAME: &'static str = "close_account";
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
        match &account.standing {
            Standing::Unknown => Err(Refusal::NoSuchAccount),
            // Whoever closes it twice wants it closed.
            Standing::Closed { login: _, person: _ } => Ok(()),
            Standing::Open { login: _, person: _ } => {
                out.push(AccountClosed { account: account.id }.into());
                Ok(())
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{account, decide, opened};
    use super::*;

    #[test]
    fn closing_twice_is_closing_once() {
        let mut account = opened();
        assert_eq!(decide(&mut account, &CloseAccount {}, &()).map(|events| events.len()), Ok(1));
        assert_eq!(decide(&mut account, &CloseAccount {}, &()), Ok(vec![]));
    }

    #[test]
    fn what_was_never_opened_is_not_closed() {
        let refused = decide(&mut account(), &CloseAccount {}, &());
        assert_eq!(refused, Err(Refusal::NoSuchAccount));
    }
}
