//! The only SQL: journal, vault, receipts and read tables, on SQLite or PostgreSQL.

mod access;
mod attachments;
mod backup;
mod engine;
mod journal;
mod place;
mod rebuild;
mod receipts;
mod reference;
mod reference_layers;
mod registers;
mod schema;
mod statements;
mod store;
mod streams;
mod tables;
mod vault;

pub use backup::{BackupMade, Exported, KnownDestructions, Restored};
pub use engine::Durability;
pub use place::{Place, Storage};
pub use rebuild::Rebuilt;

#[cfg(test)]
mod tests;
