//! What rules may ask about other capabilities; the office answers inside the writer's transaction.

use std::fmt;

use crate::kernel::{Commitment, OperationId};

/// The registers that rules may look into. The domain never holds one.
pub trait Registers {
    /// The free texts of an operation that still lie under its own key, in journal order.
    ///
    /// # Errors
    /// When the registers cannot be read.
    fn texts_of(&mut self, operation: OperationId) -> Result<Vec<OpenText>, Unanswered>;
}

/// A text of an operation, opened for a rule.
#[derive(Clone, PartialEq, Eq)]
pub struct OpenText {
    /// How the journal refers to it.
    pub commitment: Commitment,
    /// What it says.
    pub text: String,
}

/// The registers could not be read: the verb is not decided and nothing has happened.
#[derive(Debug)]
pub struct Unanswered(pub Box<dyn std::error::Error + Send + Sync>);

impl fmt::Display for Unanswered {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "a register could not be read: {}", self.0)
    }
}

impl std::error::Error for Unanswered {}
