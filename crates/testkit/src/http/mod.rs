//! A served county from outside: a small client, and somebody who has signed in and may act.

mod client;
mod signed_in;

pub use client::{Answer, Client, Followed, Heard};
pub use signed_in::sign_in;
