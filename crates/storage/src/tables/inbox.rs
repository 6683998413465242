//! What posts have said that they know of.

use application::{ACKNOWLEDGED_MAX, AcknowledgedRow, Fault, Recorded};
use domain::inbox::Event;
use domain::kernel::{Instant, Key, Realm};

use super::Table;
use crate::engine::{Row, Session};
use crate::statements::statements;

pub(crate) const ACKNOWLEDGED_NOTICES: Table = Table {
    name: "acknowledged_notices",
    definition: "CREATE TABLE acknowledged_notices (
      jurisdiction TEXT NOT NULL, realm TEXT NOT NULL, post TEXT NOT NULL, notice TEXT NOT NULL,
      acknowledged_at BIGINT NOT NULL, who TEXT NOT NULL, position BIGINT NOT NULL,
      PRIMARY KEY (jurisdiction, realm, post, notice))",
    indexes: &["CREATE INDEX acknowledged_notices_by_position
      ON acknowledged_notices (jurisdiction, realm, post, position)"],
    columns: &["jurisdiction", "realm", "post", "notice", "acknowledged_at", "who", "position"],
    copied: false,
};

statements! {
    /// What was acknowledged once stays so: the first to say it is shown.
    ACKNOWLEDGED = "INSERT INTO acknowledged_notices
      (jurisdiction, realm, post, notice, acknowledged_at, who, position)
      VALUES ($1, $2, $3, $4, $5, $6, $7)
      ON CONFLICT (jurisdiction, realm, post, notice) DO NOTHING";
    OF_POST = "SELECT notice, acknowledged_at, who FROM acknowledged_notices
      WHERE jurisdiction = $1 AND realm = $2 AND post = $3
      ORDER BY position DESC, notice LIMIT $4";
}

pub(super) fn project(
    session: &mut Session,
    recorded: &Recorded,
    event: &Event,
) -> Result<(), Fault> {
    let envelope = recorded.sealed.envelope();
    match event {
        Event::NoticesAcknowledged(it) => it.notices.iter().try_for_each(|notice| {
            let values = [
                (&envelope.jurisdiction).into(),
                (&envelope.realm).into(),
                it.post.as_str().into(),
                notice.as_str().into(),
                envelope.happened_at.into(),
                (&envelope.who).into(),
                envelope.position.into(),
            ];
            session.write(ACKNOWLEDGED, &values)
        }),
    }
}

pub(crate) fn of_post(
    session: &mut Session,
    (jurisdiction, realm): (&str, &Realm),
    post: &Key,
) -> Result<Vec<AcknowledgedRow>, Fault> {
    let values =
        [jurisdiction.into(), realm.as_str().into(), post.as_str().into(), ACKNOWLEDGED_MAX.into()];
    session.query(OF_POST, &values)?.into_iter().map(read).collect()
}

fn read(mut row: Row) -> Result<AcknowledgedRow, Fault> {
    let (notice, at) = (row.parsed()?, Instant::from_microseconds(row.integer()?));
    Ok(AcknowledgedRow { notice, at, who: row.text()? })
}
