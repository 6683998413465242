//! Receipts: that a command was done, so that the same id twice is one event.

use application::{Fault, Receipt};
use domain::kernel::{CommandId, Instant};

use crate::engine::Session;
use crate::statements::statements;

statements! {
    KEEP = "INSERT INTO receipts
      (jurisdiction, command, fingerprint, first_position, last_position, done_at)
      VALUES ($1, $2, $3, $4, $5, $6)";
    BLANK = "UPDATE receipts SET fingerprint = $3
      WHERE jurisdiction = $1 AND fingerprint <> $3 AND command IN (
        SELECT command FROM journal
        WHERE jurisdiction = $1 AND realm = $4 AND stream = $2)";
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

/// A fingerprint is over all that a command asked for, its text included: with the master key, a
/// guess at a destroyed text could be tried on it. So it goes when the text's key goes; a late
/// repetition of the command is then told that its id was used.
pub(crate) fn blank_under(
    session: &mut Session,
    jurisdiction: &str,
    key_name: &str,
) -> Result<(), Fault> {
    let Some(rest) = key_name.strip_prefix("operation-text/") else { return Ok(()) };
    let (operation, realm) = rest.split_once('/').unwrap_or((rest, "real"));
    let stream = format!("operation/{operation}");
    let blank = [0u8; 32];
    let values = [jurisdiction.into(), (&stream).into(), (&blank).into(), realm.into()];
    session.execute(BLANK, &values)?;
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
