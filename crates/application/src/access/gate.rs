//! The gate: what is needed to tell who somebody is, made once for an office.

use std::sync::Arc;

use domain::kernel::Instant;

use super::hashing::{Cost, Hasher};
use super::keys::Keys;
use super::throttle;
use crate::failure::{Failure, Fault};
use crate::office::Office;
use crate::ports::AccessTransaction;

/// Rows of each kind that are swept beside a sign-in, so that no timer is needed.
const SWEPT_BESIDE_MAX: u32 = 50;
/// Rows of each kind that one sweep removes at most.
const SWEPT_MAX: u32 = 1000;

/// Tells who somebody is. Its calls wait: an async caller makes them where waiting is allowed.
pub struct Gate {
    pub(super) keys: Arc<Keys>,
    pub(super) hasher: Hasher,
}

impl Gate {
    /// The gate of an office; `cost` is what one look at a password may cost.
    #[must_use]
    pub fn new(office: &Office, cost: Cost) -> Self {
        let master = office.vault().master();
        let hasher = Hasher::new(master.derive("access-passwords"), cost, office.machine());
        Self { keys: Arc::new(Keys::of(master)), hasher }
    }

    /// Removes sessions that ended and wrong attempts that count no more; says how many. Each
    /// sign-in sweeps a little too, so this is for whoever wants it done at once.
    ///
    /// # Errors
    /// When the store cannot be written.
    pub fn sweep(&self, office: &Office) -> Result<u64, Failure> {
        let now = office.machine().now();
        office.keep(move |kept| swept(kept, now, SWEPT_MAX))
    }
}

/// Sweeps a little.
pub(super) fn swept_beside(kept: &mut dyn AccessTransaction, now: Instant) -> Result<(), Fault> {
    swept(kept, now, SWEPT_BESIDE_MAX).map(drop)
}

fn swept(kept: &mut dyn AccessTransaction, now: Instant, rows_max: u32) -> Result<u64, Fault> {
    kept.sweep_access(now, now - throttle::FAILURES_FORGOTTEN_AFTER, rows_max)
}
