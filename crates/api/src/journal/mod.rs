//! The journal as a feed: what happened, in order, without what lies in the vault.

mod list;
mod stream;

pub(crate) use list::list;
pub(crate) use stream::stream;

use application::Stored;

/// An event in the export's own form: a program can verify the chain as it reads.
fn line(stored: &Stored) -> String {
    let mut line = Vec::new();
    journal::Line::full(&stored.sealed).write(&mut line);
    String::from_utf8_lossy(&line).trim_end().to_owned()
}
