//! What the rules of accounts may answer instead of acting.

use super::login::Login;
use crate::kernel::AccountId;
use crate::refusals;

refusals! {
    /// There is no such account.
    NoSuchAccount = "no_such_account",
    /// It was opened before, and is open.
    AccountIsOpen = "account_is_open",
    /// It was closed: nobody signs in with it.
    AccountIsClosed = "account_is_closed",
    /// It was another person's, or had another login, before it was closed.
    AccountWasAnothers = "account_was_anothers",
    /// The login belongs to another account, which may be closed: a name is never passed on.
    LoginTaken { login: Login } = "login_taken",
    /// One person has one account, so that closing it is enough.
    PersonHasAccount { account: AccountId } = "person_has_account",
    /// The password or key itself was not handed in beside the verb.
    NoSecretHandedIn = "no_secret_handed_in",
}
