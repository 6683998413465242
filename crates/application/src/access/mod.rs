//! Who gets in: sign-in, second factor, sessions, passwords. Who serves pages asks the [`Gate`].
//!
//! Accounts are opened and closed by verbs and stand in the journal; secrets, sessions and wrong
//! attempts are kept beside it. What follows from an event and what is kept with it share its
//! transaction; the rest is kept by the writer between two batches.

mod accounts;
mod actors;
mod codes;
mod gate;
mod hashing;
mod keys;
mod passwords;
mod second_factor;
mod sessions;
mod sign_in;
mod throttle;
mod tokens;

pub use accounts::{NewAccount, OneTimePassword};
pub use actors::{HeldPost, actor_in, posts_in};
pub use gate::Gate;
pub use hashing::{Cost, HASHES_AT_ONCE, HASHES_WAITING_MAX};
pub use passwords::{ONE_TIME_PASSWORD_LIFE, PasswordSet};
pub use second_factor::{
    Confirmed, ENROLMENT_LIFE, Enrolled, Enrolment, RECOVERY_CODES, RecoveryCodes,
};
pub use sessions::{PENDING_LIFE, SEEN_EVERY, SESSION_AGE_MAX, SESSION_IDLE_MAX, Session};
pub use sign_in::{Attempt, Entry, SignIn};
pub use throttle::{
    ADDRESS_FREE_FAILURES, DELAY_MAX, FAILURES_FORGOTTEN_AFTER, FIRST_DELAY, FREE_FAILURES,
};
pub use tokens::Token;
