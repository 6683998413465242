//! The states that a writer keeps folded, so that a verb need not read its stream again.

use std::any::Any;
use std::collections::HashMap;

use domain::kernel::{Realm, RealmKind, Stream, decode};

use crate::failure::Fault;
use crate::ports::{Stored, View};

/// At most this many streams are kept; when there are more, all are let go and read again.
const STATES_MAX: usize = 10_000;

type Key = (Realm, String);

struct Kept {
    state: Box<dyn Any + Send>,
    version: u64,
}

/// Folded states by realm and stream.
#[derive(Default)]
pub(super) struct States {
    kept: HashMap<Key, Kept>,
}

impl States {
    /// The state and version of a stream, folded up to now.
    pub(super) fn of<S: Stream>(
        &mut self,
        view: &mut dyn View,
        realm: &Realm,
        id: &S::Id,
    ) -> Result<(&mut S, &mut u64), Fault> {
        let name = stream_name::<S>(id);
        let key = (realm.clone(), name);
        if !self.kept.contains_key(&key) {
            if self.kept.len() >= STATES_MAX {
                self.kept.clear();
            }
            let kept = folded::<S>(view, realm, id, &key.1)?;
            self.kept.insert(key.clone(), kept);
        }
        let kept = self.kept.get_mut(&key).expect("it was put there above");
        let state = kept.state.downcast_mut().expect("a stream's name belongs to one type");
        Ok((state, &mut kept.version))
    }

    /// Lets go of what somebody else has changed meanwhile.
    pub(super) fn let_go_of(&mut self, changed: &[Stored]) {
        for stored in changed {
            let envelope = stored.sealed.envelope();
            if let Ok(realm) = envelope.realm.parse() {
                self.kept.remove(&(realm, envelope.stream.clone()));
            }
        }
    }

    /// Lets go of everything: what was decided on them was not committed.
    pub(super) fn clear(&mut self) {
        self.kept.clear();
    }
}

/// The name of a stream in the journal.
pub(crate) fn stream_name<S: Stream>(id: &S::Id) -> String {
    format!("{}/{id}", S::NAME)
}

fn folded<S: Stream>(
    view: &mut dyn View,
    realm: &Realm,
    id: &S::Id,
    name: &str,
) -> Result<Kept, Fault> {
    let mut state = S::new(id.clone());
    if S::IS_COPIED
        && realm.kind() != RealmKind::Real
        && let Some(practice) = view.realm(realm)?
    {
        fold_into(&mut state, view, &Realm::real(), name, practice.opened_position)?;
    }
    let version = fold_into(&mut state, view, realm, name, u64::MAX)?;
    Ok(Kept { state: Box::new(state), version })
}

/// Folds the events of a stream into a state; the version of the last one.
fn fold_into<S: Stream>(
    state: &mut S,
    view: &mut dyn View,
    realm: &Realm,
    name: &str,
    position_max: u64,
) -> Result<u64, Fault> {
    let mut version = 0;
    for stored in view.events_of(realm, name, position_max)? {
        let envelope = stored.sealed.envelope();
        let event = decode::<S::Event>(&envelope.kind, envelope.schema, &envelope.payload)
            .map_err(|error| Fault::new(format!("reading event {}", envelope.position), error))?;
        state.evolve(&event, stored.moment());
        version = envelope.version;
    }
    Ok(version)
}
