//! Access 账号: who may sign in, since when, and as which person. No secret is here.

mod close_account;
mod events;
mod login;
mod open_account;
mod password;
mod refusals;
mod set_credentials;
mod state;
#[cfg(test)]
mod testing;
mod unlock_account;

pub use close_account::CloseAccount;
pub use events::{
    AccountClosed, AccountOpened, AccountUnlocked, Credentials, CredentialsSet, Event,
};
pub use login::{CHARACTERS_MAX, CHARACTERS_MIN, Login, NotALogin};
pub use open_account::{HeldAlready, OpenAccount};
pub use password::{
    NotAPassword, PASSWORD_CHARACTERS_MAX, PASSWORD_CHARACTERS_MIN, password_holds,
};
pub use refusals::Refusal;
pub use set_credentials::{SecretHandedIn, SetCredentials};
pub use state::{Account, Standing};
pub use unlock_account::UnlockAccount;
