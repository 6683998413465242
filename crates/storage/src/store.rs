//! The office's port, on a session.

use application::{
    Change, Fault, Head, KeyRow, RealmRow, Receipt, Recorded, Store, Stored, Transaction, ValueRow,
    View,
};
use domain::kernel::{CommandId, Commitment, Realm, Thing};

use crate::engine::Session;
use crate::streams::OneStream;
use crate::tables::{destroyed_keys, project, realms, things};
use crate::{access, attachments, journal, receipts, vault};

/// One connection to one jurisdiction's store.
pub(crate) struct SessionStore {
    pub(crate) jurisdiction: String,
    pub(crate) session: Session,
    /// Where the keys lie, when not in the same database.
    pub(crate) keys: Option<Session>,
}

impl SessionStore {
    fn stream<'a>(&'a mut self, realm: &'a Realm, stream: &'a str) -> OneStream<'a> {
        let (session, jurisdiction) = (&mut self.session, &self.jurisdiction);
        OneStream { session, jurisdiction, realm: realm.as_str(), stream }
    }

    fn keys(&mut self) -> &mut Session {
        self.keys.as_mut().unwrap_or(&mut self.session)
    }
}

impl Store for SessionStore {
    fn look(&mut self) -> Result<Box<dyn View + '_>, Fault> {
        self.session.begin_look()?;
        Ok(Box::new(Open { store: self, is_finished: false }))
    }

    fn write(&mut self) -> Result<Box<dyn Transaction + '_>, Fault> {
        self.session.begin_write()?;
        let open = Open { store: self, is_finished: false };
        journal::lock_head(&mut open.store.session, &open.store.jurisdiction)?;
        Ok(Box::new(open))
    }

    fn sweep_destroyed_keys(&mut self) -> Result<u64, Fault> {
        let jurisdiction = self.jurisdiction.clone();
        let mut removed = 0;
        for name in destroyed_keys::all(&mut self.session, &jurisdiction)? {
            removed += u64::from(vault::keys::remove(self.keys(), &jurisdiction, &name)?);
            vault::drop_values(&mut self.session, &jurisdiction, &name)?;
            attachments::drop_under(&mut self.session, &jurisdiction, &name)?;
            receipts::blank_under(&mut self.session, &jurisdiction, &name)?;
        }
        if removed > 0 {
            self.keys().scrub()?;
        }
        Ok(removed)
    }
}

/// A look, or a write, that has begun and ends when it is dropped.
pub(crate) struct Open<'a> {
    pub(crate) store: &'a mut SessionStore,
    is_finished: bool,
}

impl Drop for Open<'_> {
    fn drop(&mut self) {
        if !self.is_finished {
            self.store.session.finish();
        }
    }
}

impl View for Open<'_> {
    fn head(&mut self) -> Result<Head, Fault> {
        journal::head(&mut self.store.session, &self.store.jurisdiction)
    }
    fn events_after(&mut self, position: u64, events_max: u32) -> Result<Vec<Stored>, Fault> {
        let store = &mut *self.store;
        journal::after(&mut store.session, &store.jurisdiction, position, events_max)
    }
    fn event(&mut self, position: u64) -> Result<Option<Stored>, Fault> {
        journal::one(&mut self.store.session, &self.store.jurisdiction, position)
    }
    fn events_of(
        &mut self,
        realm: &Realm,
        stream: &str,
        position_max: u64,
    ) -> Result<Vec<Stored>, Fault> {
        let store = &mut *self.store;
        journal::of_stream(&mut store.session, &store.jurisdiction, realm, stream, position_max)
    }
    fn events_of_after(
        &mut self,
        realm: &Realm,
        stream: &str,
        position: u64,
        events_max: u32,
    ) -> Result<Vec<Stored>, Fault> {
        self.store.stream(realm, stream).after(position, events_max)
    }
    fn events_of_before(
        &mut self,
        realm: &Realm,
        stream: &str,
        position: Option<u64>,
        events_max: u32,
    ) -> Result<Vec<Stored>, Fault> {
        self.store.stream(realm, stream).before(position, events_max)
    }
    fn events_of_things(
        &mut self,
        realm: &Realm,
        stream: &str,
        things: &[Thing],
        events_max: u32,
    ) -> Result<Vec<Stored>, Fault> {
        self.store.stream(realm, stream).of_things(things, events_max)
    }
    fn last_change(&mut self, realm: &Realm, thing: &Thing) -> Result<Option<Change>, Fault> {
        things::last_change(&mut self.store.session, &self.store.jurisdiction, realm, thing)
    }
    fn realms(&mut self) -> Result<Vec<RealmRow>, Fault> {
        realms::all(&mut self.store.session, &self.store.jurisdiction)
    }
    fn realm(&mut self, realm: &Realm) -> Result<Option<RealmRow>, Fault> {
        realms::one(&mut self.store.session, &self.store.jurisdiction, realm)
    }
    fn vault_key(&mut self, name: &str) -> Result<Option<KeyRow>, Fault> {
        let jurisdiction = self.store.jurisdiction.clone();
        vault::keys::one(self.store.keys(), &jurisdiction, name)
    }
    fn is_destroyed(&mut self, key_name: &str) -> Result<bool, Fault> {
        let store = &mut *self.store;
        destroyed_keys::is_destroyed(&mut store.session, &store.jurisdiction, key_name)
    }
    fn vault_value(&mut self, commitment: &Commitment) -> Result<Option<ValueRow>, Fault> {
        vault::value(&mut self.store.session, &self.store.jurisdiction, commitment)
    }
    fn vault_values_under(&mut self, key_name: &str) -> Result<Vec<ValueRow>, Fault> {
        vault::values_under(&mut self.store.session, &self.store.jurisdiction, key_name)
    }
}

impl Transaction for Open<'_> {
    fn receipt(&mut self, command: CommandId) -> Result<Option<Receipt>, Fault> {
        receipts::one(&mut self.store.session, &self.store.jurisdiction, command)
    }
    fn keep_receipt(&mut self, receipt: &Receipt) -> Result<(), Fault> {
        receipts::keep(&mut self.store.session, &self.store.jurisdiction, receipt)
    }
    fn append(&mut self, events: &[Recorded]) -> Result<(), Fault> {
        for recorded in events {
            journal::append(&mut self.store.session, recorded)?;
            project(&mut self.store.session, recorded)?;
            access::follow(&mut self.store.session, recorded)?;
        }
        Ok(())
    }
    fn move_head(&mut self, head: &Head) -> Result<(), Fault> {
        journal::move_head(&mut self.store.session, &self.store.jurisdiction, head)
    }
    fn keep_vault_key(&mut self, key: &KeyRow) -> Result<KeyRow, Fault> {
        let jurisdiction = self.store.jurisdiction.clone();
        vault::keys::keep(self.store.keys(), &jurisdiction, key)
    }
    fn keep_vault_value(&mut self, value: &ValueRow) -> Result<(), Fault> {
        vault::keep_value(&mut self.store.session, &self.store.jurisdiction, value)
    }
    fn commit(mut self: Box<Self>) -> Result<(), Fault> {
        self.store.session.commit()?;
        self.is_finished = true;
        Ok(())
    }
}
