//! Every no that a rule can say.

use std::fmt;

use serde::Serialize;

use crate::{operations, realms};

/// A rule's no, with the values that a sentence needs.
#[derive(Clone, PartialEq, Debug, Serialize)]
#[serde(untagged)]
pub enum Refusal {
    /// Of an operation.
    Operations(operations::Refusal),
    /// Of a realm.
    Realms(realms::Refusal),
}

impl Refusal {
    /// The stable code that programs rely on.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::Operations(refusal) => refusal.code(),
            Self::Realms(refusal) => refusal.code(),
        }
    }
}

impl From<operations::Refusal> for Refusal {
    fn from(refusal: operations::Refusal) -> Self {
        Self::Operations(refusal)
    }
}

impl From<realms::Refusal> for Refusal {
    fn from(refusal: realms::Refusal) -> Self {
        Self::Realms(refusal)
    }
}

/// For logs; people read the sentences of `words`.
impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

/// Writes a capability's refusals and their codes from one table.
#[macro_export]
macro_rules! refusals {
    ($($(#[$doc:meta])* $variant:ident $({ $($field:ident : $type:ty),+ $(,)? })? = $code:literal),+ $(,)?) => {
        /// What the rules of this capability may answer instead of acting.
        #[derive(Clone, PartialEq, Debug, serde::Serialize)]
        #[serde(tag = "code", rename_all = "snake_case")]
        pub enum Refusal {
            $($(#[$doc])* $variant $({ $(#[doc = concat!("Its ", stringify!($field), ".")] $field: $type),+ })?,)+
        }

        impl Refusal {
            /// The stable code that programs rely on.
            #[must_use]
            pub const fn code(&self) -> &'static str {
                match self { $(Self::$variant $({ $($field: _),+ })? => $code),+ }
            }
        }
    };
}
