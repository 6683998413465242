//! The office: may they, load, decide, append, seal. Synchronous; no SQL, no HTTP.
//!
//! Whoever wants something hands a [`Command`] to the [`Office`]. The jurisdiction's writer takes
//! what waits, decides each verb on states that it keeps folded, appends all, commits once and only
//! then answers. Whoever wants to know something asks a reader.

mod actor;
mod command;
mod failure;
mod machine;
mod office;
mod ports;
mod readers;
mod vault;
mod writer;

pub use actor::{Actor, Who};
pub use command::{Command, Done};
pub use failure::{Conflict, Failure, Fault};
pub use machine::Machine;
pub use office::{Office, Opening, Reading};
pub use ports::{
    Change, Head, KeyRow, LogRow, OperationRow, Page, RealmRow, Receipt, Recorded, Store, Stored,
    Transaction, ValueRow, View,
};
pub use readers::READERS_MAX;
pub use vault::{MasterKey, NotAMasterKey, Opened, Vault};
pub use writer::{BATCH_MAX, QUEUE_MAX};
