//! Wrapped keys and sealed values.

use application::{Fault, KeyRow, ValueRow};
use domain::kernel::{Commitment, Instant};

use crate::engine::{Row, Session};
use crate::statements::statements;

statements! {
    KEEP_VALUE = "INSERT INTO vault_values (jurisdiction, commitment, key_name, position, sealed)
      VALUES ($1, $2, $3, $4, $5)";
    VALUE = "SELECT commitment, key_name, position, sealed FROM vault_values
      WHERE jurisdiction = $1 AND commitment = $2";
    VALUES_UNDER = "SELECT commitment, key_name, position, sealed FROM vault_values
      WHERE jurisdiction = $1 AND key_name = $2 ORDER BY position, commitment";
    DROP_VALUES = "DELETE FROM vault_values WHERE jurisdiction = $1 AND key_name = $2";
}

/// The statements that run where the keys lie: with SQLite, in a file of their own.
pub(crate) mod keys {
    use super::{Fault, Instant, KeyRow, Session, statements};

    statements! {
        KEEP = "INSERT INTO vault_keys (jurisdiction, name, algorithm, wrapped, made_at)
          VALUES ($1, $2, $3, $4, $5) ON CONFLICT (jurisdiction, name) DO NOTHING";
        ONE = "SELECT name, algorithm, wrapped, made_at FROM vault_keys
          WHERE jurisdiction = $1 AND name = $2";
        BLANK = "UPDATE vault_keys SET wrapped = $3 WHERE jurisdiction = $1 AND name = $2";
        DROP = "DELETE FROM vault_keys WHERE jurisdiction = $1 AND name = $2";
    }

    pub(crate) fn keep(
        session: &mut Session,
        jurisdiction: &str,
        key: &KeyRow,
    ) -> Result<KeyRow, Fault> {
        let values = [
            jurisdiction.into(),
            (&key.name).into(),
            (&key.algorithm).into(),
            (&key.wrapped).into(),
            key.made_at.microseconds().into(),
        ];
        session.execute(KEEP, &values)?;
        one(session, jurisdiction, &key.name)?
            .ok_or_else(|| Fault::new("keeping a vault key", "it is not there afterwards"))
    }

    pub(crate) fn one(
        session: &mut Session,
        jurisdiction: &str,
        name: &str,
    ) -> Result<Option<KeyRow>, Fault> {
        let row = session.query_one(ONE, &[jurisdiction.into(), name.into()])?;
        let Some(mut row) = row else { return Ok(None) };
        Ok(Some(KeyRow {
            name: row.text()?,
            algorithm: row.text()?,
            wrapped: row.bytes()?,
            made_at: Instant::from_microseconds(row.integer()?),
        }))
    }

    /// Overwrites and deletes; says whether it was there.
    pub(crate) fn remove(
        session: &mut Session,
        jurisdiction: &str,
        name: &str,
    ) -> Result<bool, Fault> {
        let zeros = [0u8; 72];
        session.execute(BLANK, &[jurisdiction.into(), name.into(), (&zeros).into()])?;
        Ok(session.execute(DROP, &[jurisdiction.into(), name.into()])? > 0)
    }
}

pub(crate) fn keep_value(
    session: &mut Session,
    jurisdiction: &str,
    value: &ValueRow,
) -> Result<(), Fault> {
    let values = [
        jurisdiction.into(),
        value.commitment.bytes().into(),
        (&value.key).into(),
        value.position.into(),
        (&value.sealed).into(),
    ];
    session.execute(KEEP_VALUE, &values)?;
    Ok(())
}

pub(crate) fn value(
    session: &mut Session,
    jurisdiction: &str,
    commitment: &Commitment,
) -> Result<Option<ValueRow>, Fault> {
    let values = [jurisdiction.into(), commitment.bytes().into()];
    session.query_one(VALUE, &values)?.map(read).transpose()
}

pub(crate) fn values_under(
    session: &mut Session,
    jurisdiction: &str,
    key_name: &str,
) -> Result<Vec<ValueRow>, Fault> {
    let values = [jurisdiction.into(), key_name.into()];
    session.query(VALUES_UNDER, &values)?.into_iter().map(read).collect()
}

/// What lay under a key that is gone; without the key it is noise.
pub(crate) fn drop_values(
    session: &mut Session,
    jurisdiction: &str,
    key_name: &str,
) -> Result<u64, Fault> {
    session.execute(DROP_VALUES, &[jurisdiction.into(), key_name.into()])
}

fn read(mut row: Row) -> Result<ValueRow, Fault> {
    Ok(ValueRow {
        commitment: Commitment::from_bytes(row.array()?),
        key: row.text()?,
        position: row.natural()?,
        sealed: row.bytes()?,
    })
}
