//! What an operator does with accounts, by the command line or by a page.

use domain::AnyVerb;
use domain::access::{CloseAccount, Credentials, Login, OpenAccount, UnlockAccount};
use domain::kernel::{AccountId, PersonId, Realm};
use zeroize::Zeroizing;

use super::codes;
use super::gate::Gate;
use crate::actor::Actor;
use crate::command::Command;
use crate::failure::Failure;
use crate::office::Office;
use crate::ports::{AccountRow, Page};

/// Four groups of five signs: 100 bits.
const ONE_TIME_GROUPS: usize = 4;

/// An account to be opened.
#[derive(Clone, Debug)]
pub struct NewAccount {
    /// Its id, made by whoever wants it.
    pub account: AccountId,
    /// The name to sign in with.
    pub login: Login,
    /// Whose it is.
    pub person: PersonId,
}

/// A password that is shown once, and must be changed at the first sign-in.
pub struct OneTimePassword(pub Zeroizing<String>);

impl Gate {
    /// Opens an account and hands out its first password.
    ///
    /// # Errors
    /// When a rule or a right says no, too many wait, or the store cannot be written. Where only
    /// the password failed, [`Gate::reset_account`] hands out another.
    pub fn add_account(
        &self,
        office: &Office,
        actor: &Actor,
        new: NewAccount,
    ) -> Result<OneTimePassword, Failure> {
        let verb = OpenAccount { login: new.login, person: new.person };
        office.perform(command(office, actor.clone(), new.account, verb.into()))?;
        self.hand_out(office, actor, new.account, Credentials::Password)
    }

    /// Hands out a new password and forgets the second factor; every session ends.
    ///
    /// # Errors
    /// As [`Gate::add_account`].
    pub fn reset_account(
        &self,
        office: &Office,
        actor: &Actor,
        account: AccountId,
    ) -> Result<OneTimePassword, Failure> {
        self.hand_out(office, actor, account, Credentials::Both)
    }

    /// Closes an account: its sessions and secrets go with it.
    ///
    /// # Errors
    /// When a rule or a right says no, or the store cannot be written.
    pub fn close_account(
        &self,
        office: &Office,
        actor: &Actor,
        account: AccountId,
    ) -> Result<(), Failure> {
        let command = command(office, actor.clone(), account, CloseAccount {}.into());
        office.perform(command).map(drop)
    }

    /// Lets wrong attempts so far count no more.
    ///
    /// # Errors
    /// When a rule or a right says no, or the store cannot be written.
    pub fn unlock_account(
        &self,
        office: &Office,
        actor: &Actor,
        account: AccountId,
    ) -> Result<(), Failure> {
        let command = command(office, actor.clone(), account, UnlockAccount {}.into());
        office.perform(command).map(drop)
    }

    /// Accounts, open and closed, newest first.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub fn accounts(&self, office: &Office, page: Page) -> Result<Vec<AccountRow>, Failure> {
        office.read(move |reading| reading.view.accounts(&Realm::real(), page))
    }

    /// The account of a login, open or closed.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub fn account_of_login(
        &self,
        office: &Office,
        login: &Login,
    ) -> Result<Option<AccountRow>, Failure> {
        let login = login.clone();
        office.read(move |reading| reading.view.account_of_login(&Realm::real(), &login))
    }

    fn hand_out(
        &self,
        office: &Office,
        actor: &Actor,
        account: AccountId,
        what: Credentials,
    ) -> Result<OneTimePassword, Failure> {
        let password = Zeroizing::new(codes::groups(office.machine(), ONE_TIME_GROUPS));
        self.set_for_one_use(office, actor, account, (what, &password))?;
        Ok(OneTimePassword(password))
    }
}

/// A command on an account. Accounts are of the real world; nobody signs in to a drill.
pub(super) fn command(office: &Office, actor: Actor, account: AccountId, verb: AnyVerb) -> Command {
    Command {
        id: office.new_command_id(),
        realm: Realm::real(),
        actor,
        on: account.to_string(),
        verb,
        seen: None,
        happened_at: None,
    }
}
