//! Secrets of accounts, their sessions and wrong attempts: kept beside the journal.

mod port;
pub(crate) mod sessions;
pub(crate) mod throttles;

use application::{CredentialsRow, EnrolmentRow, Fault, PasswordRow, Recorded};
use domain::AnyEvent;
use domain::access::Event;
use domain::kernel::{AccountId, Instant, RealmKind};

use crate::engine::{Session, Value};
use crate::statements::statements;

statements! {
    KEEP_PASSWORD = "INSERT INTO credentials
      (jurisdiction, account, password, must_change, set_at) VALUES ($1, $2, $3, $4, $5)
      ON CONFLICT (jurisdiction, account) DO UPDATE SET
        password = excluded.password, must_change = excluded.must_change,
        set_at = excluded.set_at";
    REHASH = "UPDATE credentials SET password = $4
      WHERE jurisdiction = $1 AND account = $2 AND password = $3";
    CREDENTIALS = "SELECT password, must_change, set_at, second_factor, step_used
      FROM credentials WHERE jurisdiction = $1 AND account = $2";
    DROP_CREDENTIALS = "DELETE FROM credentials WHERE jurisdiction = $1 AND account = $2";
    KEEP_ENROLMENT = "INSERT INTO enrolments (jurisdiction, account, sealed, begun_at)
      VALUES ($1, $2, $3, $4)
      ON CONFLICT (jurisdiction, account) DO UPDATE SET
        sealed = excluded.sealed, begun_at = excluded.begun_at";
    ENROLMENT = "SELECT sealed, begun_at FROM enrolments
      WHERE jurisdiction = $1 AND account = $2";
    DROP_ENROLMENT = "DELETE FROM enrolments WHERE jurisdiction = $1 AND account = $2";
    KEEP_SECOND_FACTOR = "UPDATE credentials SET second_factor = $3, step_used = $4
      WHERE jurisdiction = $1 AND account = $2";
    DROP_SECOND_FACTOR = "UPDATE credentials SET second_factor = NULL, step_used = NULL
      WHERE jurisdiction = $1 AND account = $2";
    USE_STEP = "UPDATE credentials SET step_used = $3
      WHERE jurisdiction = $1 AND account = $2 AND (step_used IS NULL OR step_used < $3)";
    KEEP_CODE = "INSERT INTO recovery_codes (jurisdiction, account, code) VALUES ($1, $2, $3)";
    DROP_CODES = "DELETE FROM recovery_codes WHERE jurisdiction = $1 AND account = $2";
    USE_CODE = "DELETE FROM recovery_codes
      WHERE jurisdiction = $1 AND account = $2 AND code = $3";
    CODES_LEFT = "SELECT COUNT(*) FROM recovery_codes WHERE jurisdiction = $1 AND account = $2";
}

/// An account that is closed loses its secrets and sessions in the transaction that says so. Run
/// for what is appended and not for what is rebuilt: a later opening has secrets of its own.
pub(crate) fn follow(session: &mut Session, recorded: &Recorded) -> Result<(), Fault> {
    let envelope = recorded.sealed.envelope();
    let is_real =
        envelope.realm.parse().is_ok_and(|it: domain::kernel::Realm| it.kind() == RealmKind::Real);
    let AnyEvent::Access(Event::AccountClosed(closed)) = &recorded.event else { return Ok(()) };
    if !is_real {
        return Ok(());
    }
    let account = closed.account.to_string();
    let of: [Value<'_>; 2] = [(&envelope.jurisdiction).into(), (&account).into()];
    for statement in [DROP_CREDENTIALS, DROP_ENROLMENT, DROP_CODES] {
        session.execute(statement, &of)?;
    }
    sessions::drop_of(session, &envelope.jurisdiction, closed.account, None)?;
    Ok(())
}

fn keep_password(
    session: &mut Session,
    jurisdiction: &str,
    row: &PasswordRow,
) -> Result<(), Fault> {
    let account = row.account.to_string();
    let values = [
        jurisdiction.into(),
        (&account).into(),
        (&row.hash).into(),
        i64::from(row.must_change).into(),
        row.set_at.microseconds().into(),
    ];
    session.execute(KEEP_PASSWORD, &values)?;
    Ok(())
}

fn rehash(
    session: &mut Session,
    jurisdiction: &str,
    account: AccountId,
    (old, new): (&str, &str),
) -> Result<(), Fault> {
    let account = account.to_string();
    let values = [jurisdiction.into(), (&account).into(), old.into(), new.into()];
    session.execute(REHASH, &values)?;
    Ok(())
}

fn credentials(
    session: &mut Session,
    jurisdiction: &str,
    account: AccountId,
) -> Result<Option<CredentialsRow>, Fault> {
    let id = account.to_string();
    let values = [jurisdiction.into(), (&id).into()];
    let Some(mut row) = session.query_one(CREDENTIALS, &values)? else { return Ok(None) };
    let password = PasswordRow {
        account,
        hash: row.text()?,
        must_change: row.integer()? != 0,
        set_at: Instant::from_microseconds(row.integer()?),
    };
    let second_factor = row.optional_bytes()?;
    Ok(Some(CredentialsRow { password, second_factor, step_used: row.optional_natural()? }))
}

fn keep_enrolment(
    session: &mut Session,
    jurisdiction: &str,
    row: &EnrolmentRow,
) -> Result<(), Fault> {
    let account = row.account.to_string();
    let values = [
        jurisdiction.into(),
        (&account).into(),
        (&row.sealed).into(),
        row.begun_at.microseconds().into(),
    ];
    session.execute(KEEP_ENROLMENT, &values)?;
    Ok(())
}

fn enrolment(
    session: &mut Session,
    jurisdiction: &str,
    account: AccountId,
) -> Result<Option<EnrolmentRow>, Fault> {
    let id = account.to_string();
    let values = [jurisdiction.into(), (&id).into()];
    let Some(mut row) = session.query_one(ENROLMENT, &values)? else { return Ok(None) };
    let sealed = row.bytes()?;
    let begun_at = Instant::from_microseconds(row.integer()?);
    Ok(Some(EnrolmentRow { account, sealed, begun_at }))
}

fn keep_second_factor(
    session: &mut Session,
    jurisdiction: &str,
    account: AccountId,
    (sealed, step_used): (&[u8], u64),
) -> Result<(), Fault> {
    let id = account.to_string();
    let values = [jurisdiction.into(), (&id).into(), sealed.into(), step_used.into()];
    match session.execute(KEEP_SECOND_FACTOR, &values)? {
        1 => {}
        rows => return Err(Fault::new("keeping a second factor", format!("{rows} rows changed"))),
    }
    session.execute(DROP_ENROLMENT, &[jurisdiction.into(), (&id).into()])?;
    Ok(())
}

fn drop_second_factor(
    session: &mut Session,
    jurisdiction: &str,
    account: AccountId,
) -> Result<(), Fault> {
    let account = account.to_string();
    let of: [Value<'_>; 2] = [jurisdiction.into(), (&account).into()];
    for statement in [DROP_SECOND_FACTOR, DROP_ENROLMENT, DROP_CODES] {
        session.execute(statement, &of)?;
    }
    Ok(())
}

fn use_step(
    session: &mut Session,
    jurisdiction: &str,
    account: AccountId,
    step: u64,
) -> Result<bool, Fault> {
    let account = account.to_string();
    let values = [jurisdiction.into(), (&account).into(), step.into()];
    Ok(session.execute(USE_STEP, &values)? == 1)
}

fn keep_codes(
    session: &mut Session,
    jurisdiction: &str,
    account: AccountId,
    codes: &[[u8; 32]],
) -> Result<(), Fault> {
    let account = account.to_string();
    session.execute(DROP_CODES, &[jurisdiction.into(), (&account).into()])?;
    for code in codes {
        session.execute(KEEP_CODE, &[jurisdiction.into(), (&account).into(), code.into()])?;
    }
    Ok(())
}

fn use_code(
    session: &mut Session,
    jurisdiction: &str,
    account: AccountId,
    code: &[u8; 32],
) -> Result<bool, Fault> {
    let account = account.to_string();
    let values = [jurisdiction.into(), (&account).into(), code.into()];
    Ok(session.execute(USE_CODE, &values)? == 1)
}

fn codes_left(session: &mut Session, jurisdiction: &str, account: AccountId) -> Result<u64, Fault> {
    let account = account.to_string();
    match session.query_one(CODES_LEFT, &[jurisdiction.into(), (&account).into()])? {
        Some(mut row) => row.natural(),
        None => Ok(0),
    }
}
