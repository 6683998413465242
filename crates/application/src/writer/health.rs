//! Whether the store takes what is written.

use std::sync::{Mutex, PoisonError};

use crate::failure::Fault;
use crate::ports::Store;

/// What the last attempt to write met; nothing where it was taken.
#[derive(Default)]
pub(crate) struct Health(Mutex<Option<Fault>>);

impl Health {
    /// Remembers how an attempt ended.
    pub(crate) fn note<T>(&self, written: &Result<T, Fault>) {
        let mut last = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        *last = written.as_ref().err().cloned();
    }

    /// Whether the last attempt failed.
    pub(crate) fn has_failed(&self) -> bool {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).is_some()
    }
}

/// Writes what stands there already: it changes nothing, and needs room like everything else.
pub(crate) fn try_to_write(store: &mut dyn Store) -> Result<(), Fault> {
    let mut transaction = store.write()?;
    let head = transaction.head()?;
    transaction.move_head(&head)?;
    transaction.commit()
}
