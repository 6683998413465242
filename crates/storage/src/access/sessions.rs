//! Sessions, found by the hash of their token.

use application::{Fault, OpenSessionRow, SessionRow};
use domain::kernel::{AccountId, Instant, Realm};

use crate::engine::{Row, Session};
use crate::statements::statements;

statements! {
    KEEP = "INSERT INTO sessions
      (jurisdiction, token, account, made_at, seen_at, expires_at, post, is_proved)
      VALUES ($1, $2, $3, $4, $5, $6, $7, $8)";
    SEEN = "UPDATE sessions SET seen_at = $3, expires_at = $4
      WHERE jurisdiction = $1 AND token = $2";
    POST_CHOSEN = "UPDATE sessions SET post = $3 WHERE jurisdiction = $1 AND token = $2";
    // A closed account has no session, whatever is left in the table.
    ONE = "SELECT sessions.account, sessions.made_at, sessions.seen_at, sessions.expires_at,
        sessions.post, sessions.is_proved, accounts.login, accounts.person,
        COALESCE(credentials.must_change, 0),
        CASE WHEN credentials.second_factor IS NULL THEN 0 ELSE 1 END
      FROM sessions
      JOIN accounts ON accounts.jurisdiction = sessions.jurisdiction
        AND accounts.realm = $3 AND accounts.account = sessions.account AND accounts.is_open = 1
      LEFT JOIN credentials ON credentials.jurisdiction = sessions.jurisdiction
        AND credentials.account = sessions.account
      WHERE sessions.jurisdiction = $1 AND sessions.token = $2";
    DROP_ONE = "DELETE FROM sessions WHERE jurisdiction = $1 AND token = $2";
    DROP_OF = "DELETE FROM sessions WHERE jurisdiction = $1 AND account = $2";
    DROP_OTHERS_OF = "DELETE FROM sessions
      WHERE jurisdiction = $1 AND account = $2 AND token <> $3";
    SWEEP = "DELETE FROM sessions WHERE jurisdiction = $1 AND token IN
      (SELECT token FROM sessions WHERE jurisdiction = $1 AND expires_at <= $2
        ORDER BY expires_at LIMIT $3)";
}

pub(super) fn keep(
    session: &mut Session,
    jurisdiction: &str,
    row: &SessionRow,
) -> Result<(), Fault> {
    let (account, post) = (row.account.to_string(), row.post.map(|post| post.to_string()));
    let values = [
        jurisdiction.into(),
        (&row.token).into(),
        (&account).into(),
        row.made_at.microseconds().into(),
        row.seen_at.microseconds().into(),
        row.expires_at.microseconds().into(),
        post.as_deref().into(),
        i64::from(row.is_proved).into(),
    ];
    session.execute(KEEP, &values)?;
    Ok(())
}

pub(super) fn seen(
    session: &mut Session,
    jurisdiction: &str,
    row: &SessionRow,
) -> Result<(), Fault> {
    let values = [
        jurisdiction.into(),
        (&row.token).into(),
        row.seen_at.microseconds().into(),
        row.expires_at.microseconds().into(),
    ];
    session.execute(SEEN, &values).map(drop)
}

pub(super) fn choose_post(
    session: &mut Session,
    jurisdiction: &str,
    row: &SessionRow,
) -> Result<(), Fault> {
    let post = row.post.map(|post| post.to_string());
    let values = [jurisdiction.into(), (&row.token).into(), post.as_deref().into()];
    session.execute(POST_CHOSEN, &values).map(drop)
}

pub(super) fn one(
    session: &mut Session,
    jurisdiction: &str,
    token: &[u8; 32],
) -> Result<Option<OpenSessionRow>, Fault> {
    let realm = Realm::real();
    let values = [jurisdiction.into(), token.into(), realm.as_str().into()];
    session.query_one(ONE, &values)?.map(|row| read(row, *token)).transpose()
}

pub(super) fn drop_one(
    session: &mut Session,
    jurisdiction: &str,
    token: &[u8; 32],
) -> Result<(), Fault> {
    session.execute(DROP_ONE, &[jurisdiction.into(), token.into()])?;
    Ok(())
}

pub(super) fn drop_of(
    session: &mut Session,
    jurisdiction: &str,
    account: AccountId,
    but: Option<&[u8; 32]>,
) -> Result<u64, Fault> {
    let account = account.to_string();
    match but {
        Some(token) => {
            let values = [jurisdiction.into(), (&account).into(), token.into()];
            session.execute(DROP_OTHERS_OF, &values)
        }
        None => session.execute(DROP_OF, &[jurisdiction.into(), (&account).into()]),
    }
}

pub(super) fn sweep(
    session: &mut Session,
    jurisdiction: &str,
    now: Instant,
    rows_max: u32,
) -> Result<u64, Fault> {
    session.execute(SWEEP, &[jurisdiction.into(), now.microseconds().into(), rows_max.into()])
}

fn read(mut row: Row, token: [u8; 32]) -> Result<OpenSessionRow, Fault> {
    let session = SessionRow {
        token,
        account: row.parsed()?,
        made_at: Instant::from_microseconds(row.integer()?),
        seen_at: Instant::from_microseconds(row.integer()?),
        expires_at: Instant::from_microseconds(row.integer()?),
        post: row.optional_parsed()?,
        is_proved: row.integer()? != 0,
    };
    Ok(OpenSessionRow {
        session,
        login: row.parsed()?,
        person: row.parsed()?,
        must_change: row.integer()? != 0,
        has_second_factor: row.integer()? != 0,
    })
}
