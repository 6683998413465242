//! The journal as an export, line by line from one consistent look.

use std::io::Write;

use application::Fault;
use journal::{Digest, Line};

use crate::journal as chain;
use crate::place::Storage;

const EVENTS_AT_ONCE: u32 = 2000;

/// What was exported.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Exported {
    /// How many events.
    pub events: u64,
    /// The digest of the last one.
    pub head: Digest,
}

impl Storage {
    /// Writes the journal out, one JSON event a line; redacted, who did it and what happened are
    /// withheld, and the export verifies all the same.
    ///
    /// # Errors
    /// When the store cannot be read or `out` not written.
    pub fn export_journal(&self, mut out: impl Write, redact: bool) -> Result<Exported, Fault> {
        let mut session = self.session()?;
        session.begin_look()?;
        let head = chain::head(&mut session, self.jurisdiction())?;
        let mut position = 0;
        let mut line = Vec::new();
        while position < head.size {
            line.clear();
            for stored in chain::after(&mut session, self.jurisdiction(), position, EVENTS_AT_ONCE)?
            {
                match redact {
                    true => Line::redacted(&stored.sealed).write(&mut line),
                    false => Line::full(&stored.sealed).write(&mut line),
                }
                position = stored.sealed.envelope().position;
            }
            if line.is_empty() {
                let met = format!("it ends at {position}, its head says {}", head.size);
                return Err(Fault::new("exporting the journal", met));
            }
            out.write_all(&line).map_err(|error| Fault::new("exporting the journal", error))?;
        }
        session.commit()?;
        out.flush().map_err(|error| Fault::new("exporting the journal", error))?;
        Ok(Exported { events: head.size, head: head.digest })
    }
}
