//! Who does something, and for whom.

use domain::kernel::{PersonId, PostId, Right};
use serde::{Deserialize, Serialize};

/// Who stands in the journal as the one who did it.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(tag = "as", rename_all = "snake_case", deny_unknown_fields)]
pub enum Who {
    /// Whoever runs the program on the machine itself, such as a first administrator.
    Operator {
        /// The command that was run.
        command: String,
    },
    /// A member of staff, in a post.
    Staff {
        /// The person.
        person: PersonId,
        /// The post in which the person acts.
        post: PostId,
        /// The holder for whom a deputy acts.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        on_behalf_of: Option<PersonId>,
    },
    /// A member of staff for themselves, in no post: their own password.
    Themselves {
        /// The person.
        person: PersonId,
    },
    /// A line of a script, by a post of that name; only outside the real realm.
    Script {
        /// What the script calls whoever acts.
        role: String,
    },
}

/// Somebody with what they may do.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Actor {
    /// Who stands in the journal.
    pub who: Who,
    /// What they may do, as their posts gave it to them when they were asked.
    pub rights: Vec<Right>,
}

impl Actor {
    /// Whoever runs the program on the machine itself may do everything: they hold the keys.
    #[must_use]
    pub fn operator(command: &str) -> Self {
        let who = Who::Operator { command: command.to_owned() };
        Self { who, rights: Right::ALL.to_vec() }
    }

    /// Whether they may.
    #[must_use]
    pub fn may(&self, right: Right) -> bool {
        self.rights.contains(&right)
    }
}
