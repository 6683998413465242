//! Open an account: a person can sign in under a name that was never another's.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::events::{AccountOpened, Event};
use super::login::Login;
use super::refusals::Refusal;
use super::state::{Account, Standing};
use crate::kernel::{AccountId, Moment, PersonId, Right, Verb};
use crate::registers::{Registers, Unanswered};

/// Open an account, or open it again for the same person.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct OpenAccount {
    /// The name to sign in with.
    pub login: Login,
    /// Whose it is.
    pub person: PersonId,
}

/// Which accounts stand in the way.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub struct HeldAlready {
    /// The account of that login, open or closed.
    pub by_login: Option<AccountId>,
    /// The open account of that person.
    pub by_person: Option<AccountId>,
}

impl Verb for OpenAccount {
    type Of = Account;
    type Facts = HeldAlready;
    const NAME: &'static str = "open_account";
    const RIGHT: Right = Right::ManageAccounts;

    fn asks(
        &self,
        _: &AccountId,
        registers: &mut dyn Registers,
    ) -> Result<HeldAlready, Unanswered> {
        Ok(HeldAlready {
            by_login: registers.account_of_login(&self.login)?,
            by_person: registers.open_account_of(self.person)?,
        })
    }

    fn decide(
        &self,
        account: &Account,
        facts: &HeldAlready,
        _: Moment,
        out: &mut Vec<Event>,
    ) -> Result<(), Refusal> {
        match &account.standing {
            Standing::Open { login: _, person: _ } => return Err(Refusal::AccountIsOpen),
            Standing::Closed { login, person }
                if (login, person) != (&self.login, &self.person) =>
            {
                return Err(Refusal::AccountWasAnothers);
            }
            Standing::Closed { login: _, person: _ } | Standing::Unknown => {}
        }
        if facts.by_login.is_some_and(|other| other != account.id) {
            return Err(Refusal::LoginTaken { login: self.login.clone() });
        }
        if let Some(other) = facts.by_person {
            return Err(Refusal::PersonHasAccount { account: other });
        }
        let (login, person) = (self.login.clone(), self.person);
        out.push(AccountOpened { account: account.id, login, person }.into());
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::super::CloseAccount;
    use super::super::testing::{account, decide, opened, opening, person};
    use super::*;

    fn other() -> AccountId {
        AccountId::from_uuid(Uuid::from_u128(2))
    }

    #[test]
    fn an_account_is_opened_once() {
        let mut account = account();
        let opened = decide(&mut account, &opening(), &HeldAlready::default());
        assert_eq!(opened.map(|events| events.len()), Ok(1));
        let again = decide(&mut account, &opening(), &HeldAlready::default());
        assert_eq!(again, Err(Refusal::AccountIsOpen));
    }

    #[test]
    fn a_login_is_never_passed_on() {
        let facts = HeldAlready { by_login: Some(other()), by_person: None };
        let login = opening().login;
        let refused = decide(&mut account(), &opening(), &facts);
        assert_eq!(refused, Err(Refusal::LoginTaken { login }));
    }

    #[test]
    fn one_person_has_one_account() {
        let facts = HeldAlready { by_login: None, by_person: Some(other()) };
        let refused = decide(&mut account(), &opening(), &facts);
        assert_eq!(refused, Err(Refusal::PersonHasAccount { account: other() }));
    }

    #[test]
    fn a_closed_account_is_opened_again_for_the_same_person_only() {
        let mut account = opened();
        decide(&mut account, &CloseAccount {}, &()).expect("it is closed");
        let facts = HeldAlready { by_login: Some(account.id), by_person: None };
        let anothers = OpenAccount { person: person(8), ..opening() };
        let refused = decide(&mut account, &anothers, &facts);
        assert_eq!(refused, Err(Refusal::AccountWasAnothers));
        assert_eq!(decide(&mut account, &opening(), &facts).map(|events| events.len()), Ok(1));
    }
}
