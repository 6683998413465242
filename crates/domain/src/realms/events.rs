//! What can have happened to a realm.

use serde::{Deserialize, Serialize};

use super::state::Clock;
use crate::events;
use crate::kernel::{Body, Realm, Thing};

events! {
    /// What can have happened to a realm.
    pub Event {
        "realm_opened", schema 1, Inner, Record => RealmOpened,
        "clock_set", schema 1, Inner, Record => ClockSet,
    }
}

/// A realm began as a copy of the real one's people, places and stock as they stood then.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RealmOpened {
    /// Which realm.
    pub opened: Realm,
    /// What its clock shows, and how fast it runs.
    pub clock: Clock,
}

impl Body for RealmOpened {
    fn thing(&self) -> Thing {
        Thing::new("realm", &self.opened)
    }
}

/// Its clock was set, stopped or started.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ClockSet {
    /// Which realm's.
    pub of: Realm,
    /// What its clock shows from now on.
    pub clock: Clock,
}

impl Body for ClockSet {
    fn thing(&self) -> Thing {
        Thing::new("realm", &self.of)
    }
}
