//! A batch: many commands, one transaction, one sync.

use std::sync::Arc;

use domain::AnyEvent;
use domain::kernel::{CommandId, Thing, Version};
use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;
use zeroize::Zeroizing;

use super::performing::Performing;
use super::states::States;
use super::{Health, OnCommit, Order};
use crate::command::{Command, Done};
use crate::failure::{Failure, Fault};
use crate::machine::Machine;
use crate::ports::{Receipt, Recorded, Store, Stored, Transaction, View};
use crate::vault::Vault;

/// Foreign events are read in pieces of this many.
const CATCH_UP_EVENTS: u32 = 1000;

/// Everything the writer works with.
pub(super) struct Desk {
    store: Box<dyn Store>,
    office: Furniture,
    states: States,
    /// The size of the chain up to which the states are true.
    known_size: Option<u64>,
    /// Whether a key that the journal calls destroyed may still lie somewhere.
    is_sweep_due: bool,
    health: Arc<Health>,
    on_commit: OnCommit,
}

/// What does not change from batch to batch.
pub(super) struct Furniture {
    pub(super) jurisdiction: String,
    pub(super) vault: Arc<Vault>,
    pub(super) machine: Arc<dyn Machine>,
    fingerprint_key: Zeroizing<[u8; 32]>,
}

type Results = Vec<Result<Done, Failure>>;

impl Desk {
    pub(super) fn new(
        store: Box<dyn Store>,
        office: Furniture,
        health: Arc<Health>,
        on_commit: OnCommit,
    ) -> Self {
        Self {
            store,
            office,
            states: States::default(),
            known_size: None,
            is_sweep_due: false,
            health,
            on_commit,
        }
    }

    /// The writing connection, between two batches.
    pub(super) fn store(&mut self) -> &mut dyn Store {
        self.store.as_mut()
    }

    /// Does all commands in one transaction. Where the world breaks in between, each is tried by
    /// itself once, so that one that cannot be stored does not take the others with it.
    pub(super) fn work_through(&mut self, orders: &[Order]) -> Results {
        match self.in_one_transaction(orders) {
            Ok(results) => results,
            Err(fault) => {
                self.start_over();
                if orders.len() == 1 {
                    return vec![Err(fault.into())];
                }
                orders.iter().map(|order| self.alone(order)).collect()
            }
        }
    }

    fn alone(&mut self, order: &Order) -> Result<Done, Failure> {
        match self.in_one_transaction(std::slice::from_ref(order)) {
            Ok(results) => results.into_iter().next().expect("one command, one result"),
            Err(fault) => {
                self.start_over();
                Err(fault.into())
            }
        }
    }

    pub(super) fn start_over(&mut self) {
        self.states.clear();
        self.office.vault.forget_all();
        self.known_size = None;
    }

    fn in_one_transaction(&mut self, orders: &[Order]) -> Result<Results, Fault> {
        let written = self.written(orders);
        self.health.note(&written);
        written
    }

    fn written(&mut self, orders: &[Order]) -> Result<Results, Fault> {
        let mut transaction = self.store.write()?;
        let mut head = transaction.head()?;
        let known = self.known_size;
        catch_up(transaction.as_mut(), &mut self.states, &self.office.vault, (known, head.size))?;
        let size_before = head.size;
        let mut results = Vec::with_capacity(orders.len());
        let (mut destroyed, mut destroyers) = (Vec::new(), Vec::new());
        for order in orders {
            let mut performing = Performing {
                destroyed: &mut destroyed,
                office: &self.office,
                transaction: transaction.as_mut(),
                states: &mut self.states,
                head: &mut head,
                command: &order.command,
                beside: order.beside.as_ref(),
            };
            let destroyed_before = performing.destroyed.len();
            match performing.perform() {
                Err(Failure::Fault(fault)) => return Err(fault),
                result => results.push(result),
            }
            if destroyed.len() > destroyed_before {
                destroyers.push(results.len() - 1);
            }
        }
        if head.size > size_before {
            transaction.move_head(&head)?;
        }
        transaction.commit()?;
        if let Err(fault) = self.destroy_keys(&destroyed) {
            // The events stand; nobody is told that a key is gone while it may still lie there.
            for index in destroyers {
                if let Some(result) = results.get_mut(index) {
                    *result = Err(fault.clone().into());
                }
            }
        }
        self.known_size = Some(head.size);
        if head.size > size_before {
            (self.on_commit)(head.size);
        }
        Ok(results)
    }
}

impl Desk {
    /// The journal says so already: what a crash leaves here is swept when the store opens, and
    /// what cannot be swept now is tried again after the next batch.
    fn destroy_keys(&mut self, names: &[String]) -> Result<(), Fault> {
        for name in names {
            self.office.vault.forget(name);
        }
        self.is_sweep_due |= !names.is_empty();
        if self.is_sweep_due {
            self.store.sweep_destroyed_keys()?;
            self.is_sweep_due = false;
        }
        Ok(())
    }
}

fn catch_up(
    view: &mut (impl View + ?Sized),
    states: &mut States,
    vault: &Vault,
    (known_size, size): (Option<u64>, u64),
) -> Result<(), Fault> {
    // With nothing known there is nothing to let go of: states are read as they are needed.
    let Some(mut known) = known_size else { return Ok(()) };
    while known < size {
        let events = view.events_after(known, CATCH_UP_EVENTS)?;
        states.let_go_of(&events);
        for key in events.iter().filter_map(destroyed_by) {
            vault.forget(&key);
        }
        match events.last() {
            Some(last) => known = last.sealed.envelope().position,
            None => return Err(Fault::new("catching up", "the journal is shorter than its head")),
        }
    }
    Ok(())
}

/// The key that an event of another node destroyed: this node must let go of it as well.
pub(super) fn destroyed_by(stored: &Stored) -> Option<String> {
    let it = stored.sealed.envelope();
    let event = AnyEvent::decode(&it.kind, it.schema, &it.payload).ok()?;
    Some(event.destroys()?.name_in(&it.realm.parse().ok()?))
}

impl Furniture {
    pub(super) fn new(jurisdiction: String, vault: Arc<Vault>, machine: Arc<dyn Machine>) -> Self {
        let fingerprint_key = vault.master().derive("command-fingerprints");
        Self { jurisdiction, vault, machine, fingerprint_key }
    }

    /// A keyed hash of all that a command asks for: the same id with other content is found out,
    /// and the content cannot be guessed from it without the master key.
    pub(super) fn fingerprint(&self, command: &Command) -> [u8; 32] {
        let mut hash = Hmac::<Sha256>::new_from_slice(self.fingerprint_key.as_slice())
            .expect("HMAC takes keys of any length");
        let who = serde_json::to_string(&command.actor.who).expect("an actor is plain data");
        let body = command.verb.body().to_string();
        let name = command.verb.row().name;
        for part in [who.as_str(), command.realm.as_str(), &command.on, name, &body] {
            hash.update(&part.len().to_be_bytes());
            hash.update(part.as_bytes());
        }
        if let Some(happened_at) = command.happened_at {
            hash.update(&happened_at.microseconds().to_be_bytes());
        }
        hash.finalize().into_bytes().into()
    }
}

/// What a command came to, from its receipt.
pub(super) fn done_before(
    transaction: &mut dyn Transaction,
    receipt: &Receipt,
) -> Result<Done, Fault> {
    let mut things: Vec<(Thing, Version)> = Vec::new();
    if let Some((first, last)) = receipt.positions {
        for position in first..=last {
            if let Some(stored) = transaction.event(position)?
                && let Ok(thing) = stored.sealed.envelope().thing.parse()
            {
                things.push((thing, Version(position)));
            }
        }
    }
    Ok(Done { command: receipt.command, positions: receipt.positions, things, repeated: true })
}

/// What a command came to, from the events that it appended.
pub(super) fn done_now(command: CommandId, recorded: &[Recorded]) -> Done {
    let position = |it: &Recorded| it.sealed.envelope().position;
    let positions = match (recorded.first(), recorded.last()) {
        (Some(first), Some(last)) => Some((position(first), position(last))),
        _ => None,
    };
    let things = recorded.iter().map(|it| (it.event.thing(), Version(position(it)))).collect();
    Done { command, positions, things, repeated: false }
}
