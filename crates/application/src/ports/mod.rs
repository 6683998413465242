//! What the office needs of a place to keep things; `storage` gives it on two engines.

mod rows;
mod store;

pub use rows::{
    Change, Head, KeyRow, LogRow, OperationRow, Page, RealmRow, Receipt, Recorded, Stored, ValueRow,
};
pub use store::{Store, Transaction, View};
