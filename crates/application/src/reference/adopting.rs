//! Stages a list's rows and adopts it: a crash in between leaves the edition before.

use domain::kernel::{CommandId, House, Realm, Right, Text};
use domain::places::{AdoptReference, Catalogue, Edition};

use super::boundaries::BoundaryList;
use super::layers::LayerList;
use super::regions::RegionList;
use crate::actor::Actor;
use crate::command::{Command, Done};
use crate::failure::{Failure, Fault};
use crate::office::Office;
use crate::ports::{Store, Transaction};

/// So many rows are staged in one transaction: the office writes in between.
const ROWS_AT_ONCE: usize = 10_000;

/// Who adopts a list, where, and from what publication.
#[derive(Clone, Debug)]
pub struct Adopting {
    /// The command's id, made by the caller.
    pub command: CommandId,
    /// In which realm it shall count.
    pub realm: Realm,
    /// Who adopts it.
    pub actor: Actor,
    /// The publication: title, edition, licence.
    pub source: Text<200>,
}

/// Brings in a list of regions and adopts it. `store` is a connection beside the office's own.
///
/// # Errors
/// When a right, a rule or the world says no; the edition before counts then.
pub fn import_regions(
    office: &Office,
    store: &mut dyn Store,
    list: &RegionList,
    adopting: Adopting,
) -> Result<Done, Failure> {
    let rows = list.rows();
    let edition = list.edition();
    may(&adopting)?;
    stage(store, Catalogue::Regions, (edition, rows), |transaction, rows| {
        transaction.stage_regions(edition, rows)
    })?;
    adopt(office, store, adopting, (Catalogue::Regions, edition, rows.len()))
}

/// Brings in boundaries and adopts them. `store` is a connection beside the office's own.
///
/// # Errors
/// When a right, a rule or the world says no; the edition before counts then.
pub fn import_boundaries(
    office: &Office,
    store: &mut dyn Store,
    list: &BoundaryList,
    adopting: Adopting,
) -> Result<Done, Failure> {
    let rows = list.rows();
    let edition = list.edition();
    may(&adopting)?;
    stage(store, Catalogue::Boundaries, (edition, rows), |transaction, rows| {
        transaction.stage_boundaries(edition, rows)
    })?;
    adopt(office, store, adopting, (Catalogue::Boundaries, edition, rows.len()))
}

/// Brings in base layers and adopts them. `store` is a connection beside the office's own.
///
/// # Errors
/// When a right, a rule or the world says no; the edition before counts then.
pub fn import_layers(
    office: &Office,
    store: &mut dyn Store,
    list: &LayerList,
    adopting: Adopting,
) -> Result<Done, Failure> {
    let rows = list.rows();
    let edition = list.edition();
    may(&adopting)?;
    stage(store, Catalogue::Layers, (edition, rows), |transaction, rows| {
        transaction.stage_layers(edition, rows)
    })?;
    adopt(office, store, adopting, (Catalogue::Layers, edition, rows.len()))
}

/// Nothing is staged for somebody who may not adopt it; the office asks again.
fn may(adopting: &Adopting) -> Result<(), Failure> {
    if adopting.actor.may_at(Right::AdoptReference, None) {
        Ok(())
    } else {
        Err(Failure::Denied(Right::AdoptReference))
    }
}

fn stage<T>(
    store: &mut dyn Store,
    catalogue: Catalogue,
    (edition, rows): (&Edition, &[T]),
    keep: impl Fn(&mut dyn Transaction, &[T]) -> Result<(), Fault>,
) -> Result<(), Fault> {
    if store.look()?.staged_rows(catalogue, edition)? == rows.len() as u64 {
        return Ok(());
    }
    for some in rows.chunks(ROWS_AT_ONCE) {
        let mut transaction = store.write()?;
        keep(transaction.as_mut(), some)?;
        transaction.commit()?;
    }
    Ok(())
}

fn adopt(
    office: &Office,
    store: &mut dyn Store,
    adopting: Adopting,
    (catalogue, edition, rows): (Catalogue, &Edition, usize),
) -> Result<Done, Failure> {
    let Adopting { command, realm, actor, source } = adopting;
    let verb = AdoptReference { catalogue, edition: edition.clone(), rows: rows as u64, source };
    let done = office.perform(Command {
        id: command,
        realm,
        actor,
        on: House.to_string(),
        verb: verb.into(),
        seen: None,
        happened_at: None,
    })?;
    // What no realm counts on any more, and what a crash left behind.
    let mut transaction = store.write()?;
    transaction.drop_unadopted(catalogue, edition)?;
    transaction.commit()?;
    Ok(done)
}
