//! The order of questions, written once for all verbs.

use domain::AnyEvent;
use domain::Dispatch;
use domain::kernel::{
    Instant, Moment, OperationId, Realm, RealmKind, Stream, VaultKey, VaultText, Verb,
};
use domain::realms::Clock;
use domain::registers::{OpenText, Registers, Unanswered};
use journal::tree::Leaf;
use journal::{Algorithm, Envelope};

use super::batch::{Furniture, done_before, done_now};
use super::states::{States, stream_name};
use crate::command::{Command, Done};
use crate::failure::{Conflict, Failure, Fault};
use crate::ports::{Change, Head, Receipt, Recorded, Transaction};
use crate::vault::{Opened, Vault};

/// One command on the writer's desk.
pub(super) struct Performing<'a> {
    pub(super) office: &'a Furniture,
    pub(super) transaction: &'a mut dyn Transaction,
    pub(super) states: &'a mut States,
    pub(super) head: &'a mut Head,
    pub(super) command: &'a Command,
    /// The names of the keys that the batch destroys, once it is committed.
    pub(super) destroyed: &'a mut Vec<String>,
}

impl Performing<'_> {
    /// Does the command, or says why not. After a no, nothing has changed.
    pub(super) fn perform(&mut self) -> Result<Done, Failure> {
        let fingerprint = self.office.fingerprint(self.command);
        if let Some(receipt) = self.transaction.receipt(self.command.id)? {
            if receipt.fingerprint != fingerprint {
                return Err(Failure::IdUsedOtherwise);
            }
            return Ok(done_before(self.transaction, &receipt)?);
        }
        let done = self.command.verb.clone().dispatch(&mut *self)?;
        self.transaction.keep_receipt(&Receipt {
            command: self.command.id,
            fingerprint,
            positions: done.positions,
            done_at: self.office.machine.now(),
        })?;
        Ok(done)
    }

    fn decide<V: Verb>(&mut self, verb: &V) -> Result<Done, Failure> {
        if !self.command.actor.may(V::RIGHT) {
            return Err(Failure::Denied(V::RIGHT));
        }
        let id = self.target::<V>()?;
        self.unchanged_since_seen(verb, &id)?;
        let moment = self.moment()?;
        let mut answers = Answers { transaction: self.transaction, vault: &self.office.vault };
        let facts = verb.asks(&id, &mut answers).map_err(told_as_fault)?;
        let realm = &self.command.realm;
        let (state, version) = self.states.of::<V::Of>(self.transaction, realm, &id)?;
        let mut events = Vec::new();
        verb.decide(state, &facts, moment, &mut events)
            .map_err(|refusal| Failure::Refused(refusal.into()))?;
        for event in &events {
            state.evolve(event, moment);
        }
        let version_before = *version;
        *version += events.len() as u64;
        let events = events.into_iter().map(Into::into).collect();
        self.append(&stream_name::<V::Of>(&id), version_before, moment, events)
    }

    fn target<V: Verb>(&self) -> Result<<V::Of as Stream>::Id, Failure> {
        self.command.on.parse().map_err(|_| Failure::WrongTarget {
            stream: V::Of::NAME,
            on: self.command.on.chars().take(60).collect(),
        })
    }

    fn unchanged_since_seen<V: Verb>(
        &mut self,
        verb: &V,
        id: &<V::Of as Stream>::Id,
    ) -> Result<(), Failure> {
        let Some(thing) = verb.sees(id) else { return Ok(()) };
        let seen = self.command.seen.ok_or_else(|| Failure::UnseenThing(thing.clone()))?;
        match self.transaction.last_change(&self.command.realm, &thing)? {
            Some(last) if last.version != seen => conflict(thing, seen, last),
            Some(_) | None => Ok(()),
        }
    }

    /// The realm's clock is read here and nowhere further in.
    fn moment(&mut self) -> Result<Moment, Failure> {
        let now = self.realm_now(&self.command.realm)?;
        let happened_at = self.command.happened_at.unwrap_or(now);
        if happened_at > now {
            return Err(Failure::InTheFuture { happened_at, now });
        }
        Ok(Moment { now, happened_at })
    }

    fn realm_now(&mut self, realm: &Realm) -> Result<Instant, Failure> {
        let machine_now = self.office.machine.now();
        if realm.kind() == RealmKind::Real {
            return Ok(Clock::REAL.at(machine_now));
        }
        match self.transaction.realm(realm)? {
            Some(row) => Ok(row.clock.at(machine_now)),
            None => Err(Failure::NoSuchRealm(realm.clone())),
        }
    }

    fn append(
        &mut self,
        stream: &str,
        version_before: u64,
        moment: Moment,
        events: Vec<AnyEvent>,
    ) -> Result<Done, Failure> {
        let who = serde_json::to_string(&self.command.actor.who)
            .map_err(|error| Fault::new("writing down who acts", error))?;
        let mut recorded = Vec::with_capacity(events.len());
        for (version, mut event) in (version_before + 1..).zip(events) {
            self.seal_texts(&mut event)?;
            let place = Place { stream, version, moment, who: &who };
            let envelope = self.envelope(&place, &event)?;
            let sealed = envelope.seal().map_err(|error| Fault::new("sealing an event", error))?;
            self.head.size += 1;
            self.head.digest = sealed.digest();
            self.head.frontier.append(Leaf::of_event(&sealed.digest()));
            self.destroyed.extend(event.destroys().map(|key| key.to_string()));
            recorded.push(Recorded { sealed, event });
        }
        self.transaction.append(&recorded, self.head)?;
        Ok(done_now(self.command.id, &recorded))
    }

    fn envelope(&self, place: &Place<'_>, event: &AnyEvent) -> Result<Envelope, Fault> {
        let row = event.row();
        let mut salt = [0; 16];
        self.office.machine.randomness(&mut salt);
        Ok(Envelope {
            position: self.head.size + 1,
            jurisdiction: self.office.jurisdiction.clone(),
            realm: self.command.realm.to_string(),
            stream: place.stream.to_owned(),
            version: place.version,
            thing: event.thing().to_string(),
            kind: row.kind.to_owned(),
            schema: row.schema,
            happened_at: place.moment.happened_at.microseconds(),
            entered_at: place.moment.now.microseconds(),
            recorded_at: self.office.machine.now().microseconds(),
            purpose: self.command.verb.row().capability.to_owned(),
            command: self.command.id.to_string(),
            algorithm: Algorithm::Sha256First,
            previous: self.head.digest,
            salt,
            who: place.who.to_owned(),
            payload: event.payload().map_err(|error| Fault::new("writing a payload", error))?,
        })
    }

    fn seal_texts(&mut self, event: &mut AnyEvent) -> Result<(), Fault> {
        let mut fault = None;
        event.texts(&mut |key: VaultKey, text: &mut VaultText| {
            if let VaultText::Clear(clear) = text {
                let machine = self.office.machine.as_ref();
                match self.office.vault.seal(self.transaction, machine, key, clear) {
                    Ok(commitment) => *text = VaultText::Sealed(commitment),
                    Err(met) => fault = Some(met),
                }
            }
        });
        fault.map_or(Ok(()), Err)
    }
}

/// Where in the journal an event belongs.
struct Place<'a> {
    stream: &'a str,
    version: u64,
    moment: Moment,
    who: &'a str,
}

impl Dispatch for &mut Performing<'_> {
    type Out = Result<Done, Failure>;
    fn verb<V: Verb>(self, verb: V) -> Self::Out {
        self.decide(&verb)
    }
}

fn conflict(
    thing: domain::kernel::Thing,
    seen: domain::kernel::Version,
    last: Change,
) -> Result<(), Failure> {
    Err(Failure::Conflict(Conflict { thing, seen, last }))
}

fn told_as_fault(unanswered: Unanswered) -> Failure {
    Fault::new("answering a rule's question", unanswered).into()
}

/// The registers, opened for one verb.
struct Answers<'a> {
    transaction: &'a mut dyn Transaction,
    vault: &'a Vault,
}

impl Registers for Answers<'_> {
    fn texts_of(&mut self, operation: OperationId) -> Result<Vec<OpenText>, Unanswered> {
        let told = |fault: Fault| Unanswered(Box::new(fault));
        let key = VaultKey::OperationText(operation).to_string();
        let rows = self.transaction.vault_values_under(&key).map_err(told)?;
        let mut texts = Vec::with_capacity(rows.len());
        for row in rows {
            if let Opened::Text(text) = self.vault.open_row(self.transaction, &row).map_err(told)? {
                texts.push(OpenText { commitment: row.commitment, text });
            }
        }
        Ok(texts)
    }
}
