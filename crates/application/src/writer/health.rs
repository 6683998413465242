//! Whether the store takes what is written.

use std::sync::atomic::{AtomicBool, Ordering};

use crate::failure::Fault;
use crate::ports::Store;

/// Whether the last attempt to write failed.
#[derive(Default)]
pub(crate) struct Health(AtomicBool);

impl Health {
    /// Remembers how an attempt ended.
    pub(crate) fn note<T>(&self, written: &Result<T, Fault>) {
        self.0.store(written.is_err(), Ordering::Relaxed);
    }

    /// Whether the last attempt failed.
    pub(crate) fn has_failed(&self) -> bool {
        self.0.load(Ordering::Relaxed)
    }
}

/// Writes what stands there already: it changes nothing, and needs room like everything else.
pub(crate) fn try_to_write(store: &mut dyn Store) -> Result<(), Fault> {
    let mut transaction = store.write()?;
    let head = transaction.head()?;
    transaction.move_head(&head)?;
    transaction.commit()
}
