//! What is kept of corrective actions.

use domain::kernel::{CorrectiveActionId, Instant, Key, PersonId, Realm, VaultText};
use domain::reviews::{ActionSource, ActionStep};

use super::rows::Page;
use crate::failure::Fault;

/// Something to be put right.
#[derive(Clone, PartialEq, Debug)]
pub struct CorrectiveActionRow {
    /// Which one.
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
    /// When it was raised.
    pub raised_at: Instant,
    /// Who raised it, as the journal has it.
    pub who: String,
    /// The journal position of the event.
    pub position: u64,
    /// How far it has come.
    pub step: ActionStep,
    /// That somebody said it is done, last.
    pub done: Option<ActionDoneRow>,
    /// That somebody looked at it, last.
    pub checked: Option<ActionCheckedRow>,
}

/// That somebody said an action is done.
#[derive(Clone, PartialEq, Debug)]
pub struct ActionDoneRow {
    /// When.
    pub at: Instant,
    /// Who, as the journal has it.
    pub who: String,
    /// The same as a person.
    pub doer: Option<PersonId>,
    /// What proves it.
    pub proof: VaultText,
    /// The journal position of the event.
    pub position: u64,
}

/// That somebody looked at what was done.
#[derive(Clone, PartialEq, Debug)]
pub struct ActionCheckedRow {
    /// When.
    pub at: Instant,
    /// Who, as the journal has it.
    pub who: String,
    /// Whether it is put right.
    pub is_right: bool,
    /// What was said to it.
    pub remark: Option<VaultText>,
    /// The journal position of the event.
    pub position: u64,
}

/// What can be asked about reviews. Every method fails only when the store cannot be read.
#[expect(clippy::missing_errors_doc, reason = "said once, on the trait")]
pub trait ReviewsView {
    /// One corrective action.
    fn action(
        &mut self,
        realm: &Realm,
        action: CorrectiveActionId,
    ) -> Result<Option<CorrectiveActionRow>, Fault>;
    /// The actions that are not closed, the one that is due first at the front.
    fn actions_open(
        &mut self,
        realm: &Realm,
        rows_max: u32,
    ) -> Result<Vec<CorrectiveActionRow>, Fault>;
    /// How many actions were closed and had been done by their time, of those whose time has come.
    fn actions_in_time(&mut self, realm: &Realm, now: Instant) -> Result<(u32, u32), Fault>;
    /// Actions, the newest first.
    fn actions(&mut self, realm: &Realm, page: Page) -> Result<Vec<CorrectiveActionRow>, Fault>;
}
