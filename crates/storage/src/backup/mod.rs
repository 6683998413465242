//! Backups that either engine can restore, and what keeps a restore from bringing destroyed data
//! back.
//!
//! A backup is a gzip file of lines: a manifest; the journal in the form of an export, so that
//! whoever reads it verifies the chain; every kept table as a heading and a line of JSON for each
//! row; now and then a check over everything so far; at last the counts and a signed checkpoint
//! over all of it. Keys stand in it as they lie in the store: wrapped under the master key, which
//! is in no backup.

mod destruction_list;
mod export;
mod format;
mod kept;
mod reading;
mod replaying;
mod restore;
mod writing;

pub use destruction_list::KnownDestructions;
pub use export::Exported;
pub use restore::Restored;
pub use writing::BackupMade;

#[cfg(test)]
pub(crate) use destruction_list::STATEMENTS as DESTRUCTION_STATEMENTS;
#[cfg(test)]
pub(crate) use restore::STATEMENTS as RESTORE_STATEMENTS;
pub(crate) use restore::must_be_whole;
