//! Receipts: that a command was done, so that the same id twice is one event.

use application::{Fault, Receipt};
use domain::kernel::{CommandId, Instant};

use crate::engine::Session;
use crate::statements::statements;

statements! {
    KEEP = "INSERT INTO receipts
      (jurisdiction, command, fingerprint, first_position, last_position, done_at)
      VALUES ($1, $2, $3, $4, $5, $6)";
    ONE = "SELECT fingerprint, first_position, last_position, done_at FROM receipts
      WHERE jurisdiction = $1 AND command = $2";
}

pub(crate) fn keep(
    session: &mut Session,
    jurisdiction: &str,
    receipt: &Receipt,
) -> Result<(), Fault> {
    let command = receipt.command.to_string();
    let values = [
        jurisdiction.into(),
        (&command).into(),
        (&receipt.fingerprint).into(),
        receipt.positions.map(|(first, _)| first).into(),
        receipt.positions.map(|(_, last)| last).into(),
        receipt.done_at.microseconds().into(),
    ];
    session.execute(KEEP, &values)?;
    Ok(())
}

pub(crate) fn one(
    session: &mut Session,
    jurisdiction: &str,
    command: CommandId,
) -> Result<Option<Receipt>, Fault> {
    let id = command.to_string();
    let Some(mut row) = session.query_one(ONE, &[jurisdiction.into(), (&id).into()])? else {
        return Ok(None);
    };
    let fingerprint = row.array()?;
    let positions = row.optional_natural()?.zip(row.optional_natural()?);
    let done_at = Instant::from_microseconds(row.integer()?);
    Ok(Some(Receipt { command, fingerprint, positions, done_at }))
}
