//! Pieces of one stream: after a position, before one, or of some things.

use application::{Fault, Stored, THINGS_MAX};
use domain::kernel::Thing;

use crate::engine::{Session, Value};
use crate::journal::read;
use crate::statements::statements;

statements! {
    LAST_VERSION = "SELECT version FROM journal
      WHERE jurisdiction = $1 AND realm = $2 AND stream = $3 ORDER BY version DESC LIMIT 1";
    POSITION = "SELECT position FROM journal
      WHERE jurisdiction = $1 AND realm = $2 AND stream = $3 AND version = $4";
    AFTER = "SELECT position, jurisdiction, realm, stream, version, thing, kind, schema,
        happened_at, entered_at, recorded_at, purpose, command, algorithm, previous, salt, who,
        payload, digest
      FROM journal WHERE jurisdiction = $1 AND realm = $2 AND stream = $3 AND version > $4
      ORDER BY version LIMIT $5";
    UP_TO = "SELECT position, jurisdiction, realm, stream, version, thing, kind, schema,
        happened_at, entered_at, recorded_at, purpose, command, algorithm, previous, salt, who,
        payload, digest
      FROM journal WHERE jurisdiction = $1 AND realm = $2 AND stream = $3 AND version <= $4
      ORDER BY version DESC LIMIT $5";
    /// The stream is made unfit for an index, so that the thing's is taken.
    OF_THING = "SELECT position, jurisdiction, realm, stream, version, thing, kind, schema,
        happened_at, entered_at, recorded_at, purpose, command, algorithm, previous, salt, who,
        payload, digest
      FROM journal
      WHERE jurisdiction = $1 AND thing = $2 AND realm = $3 AND stream || '' = $4
      ORDER BY position LIMIT $5";
}

/// One stream of one realm.
pub(crate) struct OneStream<'a> {
    pub(crate) session: &'a mut Session,
    pub(crate) jurisdiction: &'a str,
    pub(crate) realm: &'a str,
    pub(crate) stream: &'a str,
}

impl<'a> OneStream<'a> {
    /// Oldest first.
    pub(crate) fn after(&mut self, position: u64, events_max: u32) -> Result<Vec<Stored>, Fault> {
        let version = self.version_at(position)?;
        self.events(AFTER, version, events_max)
    }

    /// Newest first.
    pub(crate) fn before(
        &mut self,
        position: Option<u64>,
        events_max: u32,
    ) -> Result<Vec<Stored>, Fault> {
        let version = match position {
            Some(position) => self.version_at(position.saturating_sub(1))?,
            None => u64::MAX,
        };
        self.events(UP_TO, version, events_max)
    }

    /// Oldest first. One question for each thing: asked about several at once, an engine may walk
    /// the whole journal because that is in order already.
    pub(crate) fn of_things(
        &mut self,
        things: &[Thing],
        events_max: u32,
    ) -> Result<Vec<Stored>, Fault> {
        let mut events = Vec::new();
        for thing in things.iter().take(THINGS_MAX) {
            let values = [
                self.jurisdiction.into(),
                thing.as_str().into(),
                self.realm.into(),
                self.stream.into(),
                events_max.into(),
            ];
            for row in self.session.query(OF_THING, &values)? {
                events.push(read(row)?);
            }
        }
        let position = |it: &Stored| it.sealed.envelope().position;
        events.sort_unstable_by_key(position);
        events.dedup_by_key(|it| position(it));
        events.truncate(usize::try_from(events_max).unwrap_or(usize::MAX));
        Ok(events)
    }

    fn events(
        &mut self,
        statement: &'static str,
        version: u64,
        events_max: u32,
    ) -> Result<Vec<Stored>, Fault> {
        let [jurisdiction, realm, stream] = self.values();
        let values = [jurisdiction, realm, stream, version.into(), events_max.into()];
        self.session.query(statement, &values)?.into_iter().map(read).collect()
    }

    const fn values(&self) -> [Value<'a>; 3] {
        [Value::Text(self.jurisdiction), Value::Text(self.realm), Value::Text(self.stream)]
    }

    /// The version of the last event at a position or before it; 0 before the first. Versions are
    /// found by an index and positions are not, but both only grow: some twenty steps find one
    /// among a million.
    fn version_at(&mut self, position: u64) -> Result<u64, Fault> {
        let (mut at_most, mut before) = (0, self.last_version()? + 1);
        while before - at_most > 1 {
            let version = at_most.midpoint(before);
            if self.position_of(version)? <= position {
                at_most = version;
            } else {
                before = version;
            }
        }
        Ok(at_most)
    }

    fn last_version(&mut self) -> Result<u64, Fault> {
        let [jurisdiction, realm, stream] = self.values();
        let row = self.session.query_one(LAST_VERSION, &[jurisdiction, realm, stream])?;
        Ok(row.map(|mut row| row.natural()).transpose()?.unwrap_or(0))
    }

    fn position_of(&mut self, version: u64) -> Result<u64, Fault> {
        let [jurisdiction, realm, stream] = self.values();
        let values = [jurisdiction, realm, stream, version.into()];
        let row = self.session.query_one(POSITION, &values)?;
        row.map(|mut row| row.natural()).transpose()?.ok_or_else(|| {
            let met = format!("{} has no event of version {version}", self.stream);
            Fault::new("reading a stream", met)
        })
    }
}
