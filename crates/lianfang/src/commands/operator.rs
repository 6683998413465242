//! What whoever runs the machine does through the verbs, and how a no is told at a terminal.

use std::fmt::Display;

use anyhow::Result;
use application::{Actor, Command, Failure, Machine, Office};
use domain::AnyVerb;
use domain::kernel::{CommandId, Realm};
use words::Language;

use crate::commands::world::failure_told;
use crate::machine::RealMachine;

/// Performs a verb as whoever runs a command.
pub(super) fn perform(
    office: &Office,
    command: &str,
    on: impl Display,
    verb: impl Into<AnyVerb>,
) -> Result<()> {
    let command = Command {
        id: CommandId::from_uuid(RealMachine.new_id()),
        realm: Realm::real(),
        actor: Actor::operator(command),
        on: on.to_string(),
        verb: verb.into(),
        seen: None,
        happened_at: None,
    };
    office.perform(command).map(drop).map_err(said)
}

/// A no, for a terminal, in English.
pub(super) fn said(failure: Failure) -> anyhow::Error {
    told_in(failure, Language::English)
}

/// A no, for a terminal: a fault keeps what led to it, every other no is a sentence.
pub(super) fn told_in(failure: Failure, language: Language) -> anyhow::Error {
    match failure {
        Failure::Fault(fault) => fault.into(),
        other => anyhow::anyhow!(failure_told(&other, language)),
    }
}
