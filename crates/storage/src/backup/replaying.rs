//! The destruction list, compared with the journal of a backup and replayed.

use std::collections::BTreeSet;

use application::{Fault, Recorded};
use domain::kernel::Realm;

use super::destruction_list::{DestructionList, Gone};
use super::format::Manifest;

const DOING: &str = "comparing the destruction list with the backup";

/// What must not come back.
pub(super) struct Replaying<'a> {
    list: Option<&'a DestructionList>,
    /// Names of the keys that are gone.
    names: BTreeSet<String>,
    /// Positions of events that the list names and the backup holds.
    confirmed: BTreeSet<u64>,
}

impl<'a> Replaying<'a> {
    /// A list that ends before the backup does is not the newest one.
    pub(super) fn new(
        list: Option<&'a DestructionList>,
        manifest: &Manifest,
    ) -> Result<Self, Fault> {
        if let Some(list) = list {
            if list.size < manifest.size {
                let met = format!(
                    "the list ends at event {}, the backup at {}: bring the newest list",
                    list.size, manifest.size
                );
                return Err(Fault::new(DOING, met));
            }
            if list.size == manifest.size && list.head != manifest.head {
                return Err(Fault::new(DOING, "they are of two journals that differ"));
            }
        }
        Ok(Self { list, names: BTreeSet::new(), confirmed: BTreeSet::new() })
    }

    pub(super) fn is_gone(&self, name: &str) -> bool {
        self.names.contains(name)
    }

    pub(super) fn names(&self) -> &BTreeSet<String> {
        &self.names
    }

    /// An event of the backup. What it destroys, the list names; a list that does not is of
    /// another journal.
    pub(super) fn event(&mut self, recorded: &Recorded) -> Result<(), Fault> {
        let Some(name) = destroyed_by(recorded) else { return Ok(()) };
        let position = recorded.sealed.envelope().position;
        if let Some(list) = self.list {
            match list.destroyed.get(&position) {
                Some(it) if it.key == name && it.digest == recorded.sealed.digest() => {
                    self.confirmed.insert(position);
                }
                // Only the first destruction of a key is listed.
                None if self.names.contains(&name) => {}
                Some(_) | None => {
                    let met = format!("event {position} destroyed {name}; the list says otherwise");
                    return Err(Fault::new(DOING, met));
                }
            }
        }
        self.names.insert(name);
        Ok(())
    }

    /// The whole journal was read. What the list says of events that the backup holds, the backup
    /// must say too: nobody destroys data by a list that was made up. What comes after is believed
    /// because the journal's key has signed it. Hands back what the restored store must remember.
    pub(super) fn rest(&mut self, manifest: &Manifest) -> Result<Vec<(u64, Gone)>, Fault> {
        let Some(list) = self.list else { return Ok(Vec::new()) };
        let mut elsewhere = list.replayed.clone();
        for (position, gone) in &list.destroyed {
            if *position > manifest.size {
                elsewhere.push((*position, gone.clone()));
            } else if !self.confirmed.contains(position) {
                let met =
                    format!("it says that event {position} destroyed {}, and it did not", gone.key);
                return Err(Fault::new(DOING, met));
            }
        }
        self.names.extend(elsewhere.iter().map(|(_, gone)| gone.key.clone()));
        Ok(elsewhere)
    }
}

fn destroyed_by(recorded: &Recorded) -> Option<String> {
    let realm: Realm = recorded.sealed.envelope().realm.parse().ok()?;
    Some(recorded.event.destroys()?.name_in(&realm))
}
