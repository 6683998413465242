//! The part of an address that names an operation.

use domain::kernel::OperationId;
use serde::Deserialize;

/// The part of an address that names an operation.
#[derive(Deserialize)]
pub(crate) struct OperationPath {
    operation: String,
}

impl OperationPath {
    pub(crate) fn operation(&self) -> Option<OperationId> {
        self.operation.parse().ok()
    }
}
