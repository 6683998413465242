//! The store: small traits, so that an engine can be told in one sitting.

use domain::kernel::{CommandId, Commitment, Realm, Thing};

use super::access::{AccessTransaction, AccessView};
use super::attachments::{AttachmentTransaction, AttachmentView};
use super::consultations::ConsultationsView;
use super::data_use::DataUseView;
use super::duty::DutyView;
use super::inbox::InboxView;
use super::operations::OperationsView;
use super::papers::PapersView;
use super::people::PeopleView;
use super::places::{PlacesTransaction, PlacesView};
use super::plans::PlansView;
use super::reviews::ReviewsView;
use super::rows::{Change, Head, KeyRow, RealmRow, Receipt, Recorded, Stored, ValueRow};
use super::supplies::SuppliesView;
use crate::failure::Fault;

/// The events of so many things are asked for at once.
pub const THINGS_MAX: usize = 8;

/// One connection to one jurisdiction's store. It lives and dies on one thread.
pub trait Store: Send + 'static {
    /// A consistent look at everything, while others write.
    ///
    /// # Errors
    /// When the store cannot be read.
    fn look(&mut self) -> Result<Box<dyn View + '_>, Fault>;

    /// Begins to write, with the head of the chain locked against everybody else.
    ///
    /// # Errors
    /// When the store cannot be written.
    fn write(&mut self) -> Result<Box<dyn Transaction + '_>, Fault>;

    /// Removes the keys that the journal says were destroyed and that still lie somewhere; run
    /// after every commit that destroys one, and before a store opens.
    ///
    /// # Errors
    /// When a key cannot be removed.
    fn sweep_destroyed_keys(&mut self) -> Result<u64, Fault>;
}

/// Whatever can be asked. Every method fails only when the store cannot be read.
#[expect(clippy::missing_errors_doc, reason = "said once, on the trait")]
pub trait View:
    AccessView
    + AttachmentView
    + ConsultationsView
    + DataUseView
    + DutyView
    + InboxView
    + OperationsView
    + PapersView
    + PeopleView
    + PlacesView
    + PlansView
    + ReviewsView
    + SuppliesView
{
    /// The end of the chain.
    fn head(&mut self) -> Result<Head, Fault>;
    /// Events after a position, oldest first.
    fn events_after(&mut self, position: u64, events_max: u32) -> Result<Vec<Stored>, Fault>;
    /// One event.
    fn event(&mut self, position: u64) -> Result<Option<Stored>, Fault>;
    /// The events of one stream up to a position, oldest first.
    fn events_of(
        &mut self,
        realm: &Realm,
        stream: &str,
        position_max: u64,
    ) -> Result<Vec<Stored>, Fault>;
    /// The events of one stream after a position, oldest first.
    fn events_of_after(
        &mut self,
        realm: &Realm,
        stream: &str,
        position: u64,
        events_max: u32,
    ) -> Result<Vec<Stored>, Fault>;
    /// The events of one stream before a position, newest first; the newest of all without one.
    fn events_of_before(
        &mut self,
        realm: &Realm,
        stream: &str,
        position: Option<u64>,
        events_max: u32,
    ) -> Result<Vec<Stored>, Fault>;
    /// The events of one stream that changed one of these things, oldest first; those behind the
    /// first [`THINGS_MAX`] are not looked at.
    fn events_of_things(
        &mut self,
        realm: &Realm,
        stream: &str,
        things: &[Thing],
        events_max: u32,
    ) -> Result<Vec<Stored>, Fault>;
    /// The last change of a thing.
    fn last_change(&mut self, realm: &Realm, thing: &Thing) -> Result<Option<Change>, Fault>;
    /// The realms beside the real one.
    fn realms(&mut self) -> Result<Vec<RealmRow>, Fault>;
    /// One realm.
    fn realm(&mut self, realm: &Realm) -> Result<Option<RealmRow>, Fault>;
    /// A key of the vault.
    fn vault_key(&mut self, name: &str) -> Result<Option<KeyRow>, Fault>;
    /// Whether the journal says that a key was destroyed.
    fn is_destroyed(&mut self, key_name: &str) -> Result<bool, Fault>;
    /// A value of the vault.
    fn vault_value(&mut self, commitment: &Commitment) -> Result<Option<ValueRow>, Fault>;
    /// The values under a key, in the order in which they were put there.
    fn vault_values_under(&mut self, key_name: &str) -> Result<Vec<ValueRow>, Fault>;
}

/// Whatever can be changed; all of it or nothing.
#[expect(clippy::missing_errors_doc, reason = "said once, on the trait")]
pub trait Transaction:
    View + AccessTransaction + AttachmentTransaction + PlacesTransaction
{
    /// Whether a command was done before.
    fn receipt(&mut self, command: CommandId) -> Result<Option<Receipt>, Fault>;
    /// Keeps that a command was done.
    fn keep_receipt(&mut self, receipt: &Receipt) -> Result<(), Fault>;
    /// Appends events that follow the head, with the read tables that they touch.
    fn append(&mut self, events: &[Recorded]) -> Result<(), Fault>;
    /// Moves the head to the last of the events that were appended; once, before the commit.
    fn move_head(&mut self, head: &Head) -> Result<(), Fault>;
    /// Keeps a wrapped key, unless one of that name is there; says which one stands.
    fn keep_vault_key(&mut self, key: &KeyRow) -> Result<KeyRow, Fault>;
    /// Keeps a sealed value.
    fn keep_vault_value(&mut self, value: &ValueRow) -> Result<(), Fault>;
    /// Makes everything durable. When this has returned, it survives a power cut.
    fn commit(self: Box<Self>) -> Result<(), Fault>;
}
