//! Signing in, one's own account, the post in which one works.

mod account;
mod cookies;
mod post;
mod second_factor;
mod sign_in;

pub(crate) use account::{account, begin_second_factor, finish_second_factor, set_password};
pub(crate) use post::{choose_post, posts};
pub(crate) use second_factor::{confirm, second_factor};
pub(crate) use sign_in::{enter, sign_in, sign_out};
