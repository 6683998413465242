//! Attachments as the journal names them.

use application::{AttachmentRow, Fault, Page, Recorded};
use domain::kernel::{AttachmentId, Commitment, Instant, OperationId, Realm};
use domain::operations::{AttachmentAdded, MediaType};

use super::Table;
use crate::engine::{Row, Session};
use crate::statements::statements;

pub(crate) const ATTACHMENTS: Table = Table {
    name: "attachments",
    definition: "CREATE TABLE attachments (
      jurisdiction TEXT NOT NULL, realm TEXT NOT NULL, attachment TEXT NOT NULL,
      operation TEXT NOT NULL, name BYTEA NOT NULL, media_type TEXT NOT NULL,
      bytes BIGINT NOT NULL, ciphertext_sha256 BYTEA NOT NULL, happened_at BIGINT NOT NULL,
      entered_at BIGINT NOT NULL, who TEXT NOT NULL, position BIGINT NOT NULL,
      PRIMARY KEY (jurisdiction, realm, attachment))",
    indexes: &["CREATE INDEX attachments_in_order
      ON attachments (jurisdiction, realm, operation, position)"],
    columns: &[
        "jurisdiction",
        "realm",
        "attachment",
        "operation",
        "name",
        "media_type",
        "bytes",
        "ciphertext_sha256",
        "happened_at",
        "entered_at",
        "who",
        "position",
    ],
    copied: false,
};

statements! {
    ADDED = "INSERT INTO attachments
      (jurisdiction, realm, attachment, operation, name, media_type, bytes, ciphertext_sha256,
       happened_at, entered_at, who, position)
      VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)";
    LIST = "SELECT attachment, operation, name, media_type, bytes, ciphertext_sha256, happened_at,
        entered_at, who, position
      FROM attachments
      WHERE jurisdiction = $1 AND realm = $2 AND operation = $3 AND position < $4
      ORDER BY position DESC LIMIT $5";
    COUNT = "SELECT COUNT(*) FROM attachments
      WHERE jurisdiction = $1 AND realm = $2 AND operation = $3";
    ONE = "SELECT attachment, operation, name, media_type, bytes, ciphertext_sha256, happened_at,
        entered_at, who, position
      FROM attachments WHERE jurisdiction = $1 AND realm = $2 AND attachment = $3";
}

pub(super) fn project(
    session: &mut Session,
    recorded: &Recorded,
    added: &AttachmentAdded,
) -> Result<(), Fault> {
    let envelope = recorded.sealed.envelope();
    let (attachment, operation) = (added.attachment.to_string(), added.operation.to_string());
    let name = added.name.commitment();
    let name = name.ok_or_else(|| Fault::new("writing a read table", "a text is not sealed"))?;
    session.write(
        ADDED,
        &[
            (&envelope.jurisdiction).into(),
            (&envelope.realm).into(),
            (&attachment).into(),
            (&operation).into(),
            name.bytes().into(),
            added.media_type.name().into(),
            added.bytes.into(),
            added.ciphertext_sha256.bytes().into(),
            envelope.happened_at.into(),
            envelope.entered_at.into(),
            (&envelope.who).into(),
            envelope.position.into(),
        ],
    )?;
    Ok(())
}

pub(crate) fn list(
    session: &mut Session,
    jurisdiction: &str,
    (realm, operation): (&Realm, OperationId),
    page: Page,
) -> Result<Vec<AttachmentRow>, Fault> {
    let operation = operation.to_string();
    let values = [
        jurisdiction.into(),
        realm.as_str().into(),
        (&operation).into(),
        page.before.unwrap_or(u64::MAX).into(),
        page.rows_max.into(),
    ];
    session.query(LIST, &values)?.into_iter().map(read).collect()
}

pub(crate) fn count(
    session: &mut Session,
    jurisdiction: &str,
    realm: &Realm,
    operation: OperationId,
) -> Result<u64, Fault> {
    let operation = operation.to_string();
    let values = [jurisdiction.into(), realm.as_str().into(), (&operation).into()];
    session.query_one(COUNT, &values)?.map_or(Ok(0), |mut row| row.natural())
}

pub(crate) fn one(
    session: &mut Session,
    jurisdiction: &str,
    realm: &Realm,
    attachment: AttachmentId,
) -> Result<Option<AttachmentRow>, Fault> {
    let attachment = attachment.to_string();
    let values = [jurisdiction.into(), realm.as_str().into(), (&attachment).into()];
    session.query_one(ONE, &values)?.map(read).transpose()
}

pub(crate) fn media_type(row: &mut Row) -> Result<MediaType, Fault> {
    let name = row.text()?;
    MediaType::named(&name)
        .ok_or_else(|| Fault::new("reading an attachment", format!("media type “{name}”")))
}

fn read(mut row: Row) -> Result<AttachmentRow, Fault> {
    Ok(AttachmentRow {
        attachment: row.parsed()?,
        operation: row.parsed()?,
        name: Commitment::from_bytes(row.array()?),
        media_type: media_type(&mut row)?,
        bytes: row.natural()?,
        ciphertext_sha256: Commitment::from_bytes(row.array()?),
        happened_at: Instant::from_microseconds(row.integer()?),
        entered_at: Instant::from_microseconds(row.integer()?),
        who: row.text()?,
        position: row.natural()?,
    })
}
