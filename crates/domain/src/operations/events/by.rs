//! Who did something in an operation, by the codes that a board can show.

use serde::{Deserialize, Serialize};

use crate::kernel::{Key, PersonId};

/// Who did it. The envelope says so too; here it is in the words of plans.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct By {
    /// The person; none where time, the operator or a script did it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub person: Option<PersonId>,
    /// The code of the post.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub post: Option<Key>,
    /// The code of the post's unit.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unit: Option<Key>,
}

impl By {
    /// Whether nobody did it: time alone, or what the plan says.
    #[must_use]
    pub fn is_nobody(&self) -> bool {
        *self == Self::default()
    }
}
