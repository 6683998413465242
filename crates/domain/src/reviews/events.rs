//! What can have happened to a corrective action.

use serde::{Deserialize, Serialize};

use super::corrective_action::ActionSource;
use crate::events;
use crate::kernel::{Body, CorrectiveActionId, Instant, Key, PersonId, Thing, VaultKey, VaultText};

events! {
    /// What can have happened to a corrective action.
    pub Event {
        "corrective_action_raised", schema 1, Inner, Record, text => CorrectiveActionRaised,
        "corrective_action_finished", schema 1, Inner, Record, text => CorrectiveActionFinished,
        "corrective_action_checked", schema 1, Inner, Record, text => CorrectiveActionChecked,
    }
}

fn thing(action: CorrectiveActionId) -> Thing {
    Thing::new("corrective_action", action)
}

/// Something was found wanting, and it was said what puts it right.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CorrectiveActionRaised {
    /// Which action.
    pub action: CorrectiveActionId,
    /// Where it came from.
    pub source: ActionSource,
    /// What was found.
    pub finding: VaultText,
    /// Why it came about.
    pub cause: VaultText,
    /// What puts it right.
    pub measure: VaultText,
    /// The code of the post that answers for it.
    pub owner: Key,
    /// By when.
    pub due_at: Instant,
}

impl Body for CorrectiveActionRaised {
    fn thing(&self) -> Thing {
        thing(self.action)
    }
    fn texts(&mut self, visit: &mut dyn FnMut(VaultKey, &mut VaultText)) {
        for text in [&mut self.finding, &mut self.cause, &mut self.measure] {
            visit(VaultKey::ActionText(self.action), text);
        }
    }
}

/// Somebody has said that it is put right, and what proves it.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CorrectiveActionFinished {
    /// Which action.
    pub action: CorrectiveActionId,
    /// What proves it.
    pub proof: VaultText,
    /// Who said so; none where the operator or a script did.
    pub doer: Option<PersonId>,
}

impl Body for CorrectiveActionFinished {
    fn thing(&self) -> Thing {
        thing(self.action)
    }
    fn texts(&mut self, visit: &mut dyn FnMut(VaultKey, &mut VaultText)) {
        visit(VaultKey::ActionText(self.action), &mut self.proof);
    }
}

/// Somebody else has looked at what proves it: it is closed, or goes back.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CorrectiveActionChecked {
    /// Which action.
    pub action: CorrectiveActionId,
    /// Whether it is put right, and closed with that.
    pub is_right: bool,
    /// What is said to it; why, where it goes back.
    pub remark: Option<VaultText>,
    /// Who looked at it; none where the operator or a script did.
    pub checker: Option<PersonId>,
}

impl Body for CorrectiveActionChecked {
    fn thing(&self) -> Thing {
        thing(self.action)
    }
    fn texts(&mut self, visit: &mut dyn FnMut(VaultKey, &mut VaultText)) {
        if let Some(remark) = &mut self.remark {
            visit(VaultKey::ActionText(self.action), remark);
        }
    }
}
