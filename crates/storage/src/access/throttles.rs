//! Wrong attempts in a row.

use application::{Fault, ThrottleRow};
use domain::kernel::Instant;

use crate::engine::Session;
use crate::statements::statements;

statements! {
    KEEP = "INSERT INTO throttles (jurisdiction, subject, failures, failed_at, blocked_until)
      VALUES ($1, $2, $3, $4, $5)
      ON CONFLICT (jurisdiction, subject) DO UPDATE SET
        failures = excluded.failures, failed_at = excluded.failed_at,
        blocked_until = excluded.blocked_until";
    ONE = "SELECT failures, failed_at, blocked_until FROM throttles
      WHERE jurisdiction = $1 AND subject = $2";
    DROP_ONE = "DELETE FROM throttles WHERE jurisdiction = $1 AND subject = $2";
    SWEEP = "DELETE FROM throttles WHERE jurisdiction = $1 AND subject IN
      (SELECT subject FROM throttles WHERE jurisdiction = $1 AND failed_at < $2
        ORDER BY failed_at LIMIT $3)";
}

pub(super) fn keep(
    session: &mut Session,
    jurisdiction: &str,
    row: &ThrottleRow,
) -> Result<(), Fault> {
    let values = [
        jurisdiction.into(),
        (&row.subject).into(),
        row.failures.into(),
        row.failed_at.microseconds().into(),
        row.blocked_until.microseconds().into(),
    ];
    session.execute(KEEP, &values)?;
    Ok(())
}

pub(super) fn one(
    session: &mut Session,
    jurisdiction: &str,
    subject: &[u8; 32],
) -> Result<Option<ThrottleRow>, Fault> {
    let values = [jurisdiction.into(), subject.into()];
    let Some(mut row) = session.query_one(ONE, &values)? else { return Ok(None) };
    let failures =
        u32::try_from(row.integer()?).map_err(|error| Fault::new("reading a throttle", error))?;
    Ok(Some(ThrottleRow {
        subject: *subject,
        failures,
        failed_at: Instant::from_microseconds(row.integer()?),
        blocked_until: Instant::from_microseconds(row.integer()?),
    }))
}

pub(super) fn drop_one(
    session: &mut Session,
    jurisdiction: &str,
    subject: &[u8; 32],
) -> Result<(), Fault> {
    session.execute(DROP_ONE, &[jurisdiction.into(), subject.into()])?;
    Ok(())
}

pub(super) fn sweep(
    session: &mut Session,
    jurisdiction: &str,
    failed_before: Instant,
    rows_max: u32,
) -> Result<u64, Fault> {
    let values = [jurisdiction.into(), failed_before.microseconds().into(), rows_max.into()];
    session.execute(SWEEP, &values)
}
