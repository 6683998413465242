//! Accounts: who can sign in, under which name, as which person.

use application::{AccountRow, Fault, Page, Recorded};
use domain::access::{Event, Login};
use domain::kernel::{AccountId, Instant, PersonId, Realm};

use super::Table;
use crate::engine::{Row, Session};
use crate::statements::statements;

pub(crate) const ACCOUNTS: Table = Table {
    name: "accounts",
    definition: "CREATE TABLE accounts (
      jurisdiction TEXT NOT NULL, realm TEXT NOT NULL, account TEXT NOT NULL,
      login TEXT NOT NULL, person TEXT NOT NULL, is_open BIGINT NOT NULL,
      opened_at BIGINT NOT NULL, unlocked_at BIGINT, position BIGINT NOT NULL,
      PRIMARY KEY (jurisdiction, realm, account))",
    indexes: &[
        "CREATE UNIQUE INDEX accounts_of_logins ON accounts (jurisdiction, realm, login)",
        "CREATE INDEX accounts_of_persons ON accounts (jurisdiction, realm, person)",
        "CREATE INDEX accounts_in_order ON accounts (jurisdiction, realm, position)",
    ],
    columns: &[
        "jurisdiction",
        "realm",
        "account",
        "login",
        "person",
        "is_open",
        "opened_at",
        "unlocked_at",
        "position",
    ],
    copied: false,
};

statements! {
    OPENED = "INSERT INTO accounts
      (jurisdiction, realm, account, login, person, is_open, opened_at, position)
      VALUES ($1, $2, $3, $4, $5, 1, $6, $7)
      ON CONFLICT (jurisdiction, realm, account) DO UPDATE SET
        is_open = 1, opened_at = excluded.opened_at";
    CLOSED = "UPDATE accounts SET is_open = 0
      WHERE jurisdiction = $1 AND realm = $2 AND account = $3";
    UNLOCKED = "UPDATE accounts SET unlocked_at = $4
      WHERE jurisdiction = $1 AND realm = $2 AND account = $3";
    LIST = "SELECT account, login, person, is_open, opened_at, unlocked_at, position
      FROM accounts WHERE jurisdiction = $1 AND realm = $2 AND position < $3
      ORDER BY position DESC LIMIT $4";
    ONE = "SELECT account, login, person, is_open, opened_at, unlocked_at, position
      FROM accounts WHERE jurisdiction = $1 AND realm = $2 AND account = $3";
    OF_LOGIN = "SELECT account, login, person, is_open, opened_at, unlocked_at, position
      FROM accounts WHERE jurisdiction = $1 AND realm = $2 AND login = $3";
    OPEN_OF_PERSON = "SELECT account, login, person, is_open, opened_at, unlocked_at, position
      FROM accounts WHERE jurisdiction = $1 AND realm = $2 AND person = $3 AND is_open = 1
      ORDER BY position LIMIT 1";
}

pub(super) fn project(
    session: &mut Session,
    recorded: &Recorded,
    event: &Event,
) -> Result<(), Fault> {
    let envelope = recorded.sealed.envelope();
    let (jurisdiction, realm) = ((&envelope.jurisdiction).into(), (&envelope.realm).into());
    match event {
        Event::AccountOpened(opened) => {
            let (account, person) = (opened.account.to_string(), opened.person.to_string());
            let values = [
                jurisdiction,
                realm,
                (&account).into(),
                opened.login.as_str().into(),
                (&person).into(),
                envelope.happened_at.into(),
                envelope.position.into(),
            ];
            session.write(OPENED, &values)?;
        }
        Event::AccountClosed(closed) => {
            let account = closed.account.to_string();
            session.write(CLOSED, &[jurisdiction, realm, (&account).into()])?;
        }
        Event::AccountUnlocked(unlocked) => {
            let account = unlocked.account.to_string();
            // Attempts are counted by the machine's clock, so this is told by it too.
            let at = envelope.recorded_at.into();
            session.write(UNLOCKED, &[jurisdiction, realm, (&account).into(), at])?;
        }
        Event::CredentialsSet(_) => {}
    }
    Ok(())
}

pub(crate) fn list(
    session: &mut Session,
    jurisdiction: &str,
    realm: &Realm,
    page: Page,
) -> Result<Vec<AccountRow>, Fault> {
    let before = page.before.unwrap_or(u64::MAX);
    let values = [jurisdiction.into(), realm.as_str().into(), before.into(), page.rows_max.into()];
    session.query(LIST, &values)?.into_iter().map(read).collect()
}

pub(crate) fn one(
    session: &mut Session,
    jurisdiction: &str,
    realm: &Realm,
    account: AccountId,
) -> Result<Option<AccountRow>, Fault> {
    let account = account.to_string();
    let values = [jurisdiction.into(), realm.as_str().into(), (&account).into()];
    session.query_one(ONE, &values)?.map(read).transpose()
}

pub(crate) fn of_login(
    session: &mut Session,
    jurisdiction: &str,
    realm: &Realm,
    login: &Login,
) -> Result<Option<AccountRow>, Fault> {
    let values = [jurisdiction.into(), realm.as_str().into(), login.as_str().into()];
    session.query_one(OF_LOGIN, &values)?.map(read).transpose()
}

pub(crate) fn open_of(
    session: &mut Session,
    jurisdiction: &str,
    realm: &Realm,
    person: PersonId,
) -> Result<Option<AccountRow>, Fault> {
    let person = person.to_string();
    let values = [jurisdiction.into(), realm.as_str().into(), (&person).into()];
    session.query_one(OPEN_OF_PERSON, &values)?.map(read).transpose()
}

fn read(mut row: Row) -> Result<AccountRow, Fault> {
    Ok(AccountRow {
        account: row.parsed()?,
        login: row.parsed()?,
        person: row.parsed()?,
        is_open: row.integer()? != 0,
        opened_at: Instant::from_microseconds(row.integer()?),
        unlocked_at: row.optional_integer()?.map(Instant::from_microseconds),
        position: row.natural()?,
    })
}
