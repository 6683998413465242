//! The two things that no computation can give: the time and chance.

use domain::kernel::Instant;
use uuid::Uuid;

/// What the office asks of the machine it runs on. Tests and simulations bring their own.
pub trait Machine: Send + Sync + 'static {
    /// The machine's clock.
    fn now(&self) -> Instant;

    /// Fills a buffer with randomness that nobody can guess.
    fn randomness(&self, buffer: &mut [u8]);

    /// A new id, ordered by time (RFC 9562 version 7).
    fn new_id(&self) -> Uuid {
        let mut random = [0; 10];
        self.randomness(&mut random);
        let milliseconds = self.now().microseconds().max(0) / 1000;
        let milliseconds = u64::try_from(milliseconds).expect("it is not negative");
        uuid::Builder::from_unix_timestamp_millis(milliseconds, &random).into_uuid()
    }
}
