//! The machine: its clock and its randomness are read here and nowhere else.

use std::time::{SystemTime, UNIX_EPOCH};

use application::Machine;
use domain::kernel::Instant;

/// The machine that the program runs on.
pub(crate) struct RealMachine;

impl Machine for RealMachine {
    #[expect(clippy::disallowed_methods, reason = "this is where the machine's clock is read")]
    fn now(&self) -> Instant {
        let passed = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
        Instant::from_microseconds(i64::try_from(passed.as_micros()).unwrap_or(i64::MAX))
    }

    fn randomness(&self, buffer: &mut [u8]) {
        getrandom::fill(buffer).expect("the operating system has randomness");
    }
}
