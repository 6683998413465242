//! Who gets in, and who does not: the same at both engines.
#![expect(clippy::panic, reason = "this is a test's failure")]

mod door;
mod second_factor;
mod sessions;
mod sign_in;
