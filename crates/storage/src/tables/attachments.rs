//! Attachments as the journal names them.

use application::{AttachmentRow, Fault, Page, Recorded};
use domain::duty::{AttachmentEvent, PaperAttached};
use domain::kernel::{
    AttachmentId, AttachmentOf, Commitment, Instant, OperationId, Realm, VaultText,
};
use domain::operations::{AttachmentAdded, MediaType};

use super::Table;
use super::cells::sealed;
use crate::engine::{Row, Session};
use crate::statements::statements;

pub(crate) const ATTACHMENTS: Table = Table {
    name: "attachments",
    definition: "CREATE TABLE attachments (
      jurisdiction TEXT NOT NULL, realm TEXT NOT NULL, attachment TEXT NOT NULL,
      belongs_to TEXT NOT NULL, name BYTEA NOT NULL, media_type TEXT NOT NULL,
      bytes BIGINT NOT NULL, ciphertext_sha256 BYTEA NOT NULL, happened_at BIGINT NOT NULL,
      entered_at BIGINT NOT NULL, who TEXT NOT NULL, position BIGINT NOT NULL,
      quarter_turns BIGINT NOT NULL DEFAULT 0,
      PRIMARY KEY (jurisdiction, realm, attachment))",
    indexes: &["CREATE INDEX attachments_in_order
      ON attachments (jurisdiction, realm, belongs_to, position)"],
    columns: &[
        "jurisdiction",
        "realm",
        "attachment",
        "belongs_to",
        "name",
        "media_type",
        "bytes",
        "ciphertext_sha256",
        "happened_at",
        "entered_at",
        "who",
        "position",
        "quarter_turns",
    ],
    copied: false,
};

statements! {
    ADDED = "INSERT INTO attachments
      (jurisdiction, realm, attachment, belongs_to, name, media_type, bytes, ciphertext_sha256,
       happened_at, entered_at, who, position)
      VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)";
    TURNED = "UPDATE attachments SET quarter_turns = $4
      WHERE jurisdiction = $1 AND realm = $2 AND attachment = $3";
    LIST = "SELECT attachment, belongs_to, name, media_type, bytes, ciphertext_sha256, happened_at,
        entered_at, who, position, quarter_turns
      FROM attachments
      WHERE jurisdiction = $1 AND realm = $2 AND belongs_to = $3 AND position < $4
      ORDER BY position DESC LIMIT $5";
    COUNT = "SELECT COUNT(*) FROM attachments
      WHERE jurisdiction = $1 AND realm = $2 AND belongs_to = $3";
    ONE = "SELECT attachment, belongs_to, name, media_type, bytes, ciphertext_sha256, happened_at,
        entered_at, who, position, quarter_turns
      FROM attachments WHERE jurisdiction = $1 AND realm = $2 AND attachment = $3";
}

/// What lies beside the log of an operation.
pub(super) fn added(
    session: &mut Session,
    recorded: &Recorded,
    it: &AttachmentAdded,
) -> Result<(), Fault> {
    let AttachmentAdded { media_type, bytes, ciphertext_sha256, .. } = *it;
    let of = AttachmentOf::Operation(it.operation);
    let added = Added { of, name: &it.name, media_type, bytes, ciphertext_sha256 };
    write(session, recorded, it.attachment, &added)
}

/// What was put to a paper, and which way up something is.
pub(super) fn project(
    session: &mut Session,
    recorded: &Recorded,
    event: &AttachmentEvent,
) -> Result<(), Fault> {
    match event {
        AttachmentEvent::PaperAttached(it) => {
            let PaperAttached { of, media_type, bytes, ciphertext_sha256, .. } = *it;
            let added = Added { of, name: &it.name, media_type, bytes, ciphertext_sha256 };
            write(session, recorded, it.attachment, &added)
        }
        AttachmentEvent::AttachmentTurned(it) => {
            let envelope = recorded.sealed.envelope();
            let attachment = it.attachment.to_string();
            let values = [
                (&envelope.jurisdiction).into(),
                (&envelope.realm).into(),
                (&attachment).into(),
                i64::from(it.quarter_turns).into(),
            ];
            session.write(TURNED, &values)
        }
    }
}

/// An attachment, of whatever it is.
struct Added<'a> {
    of: AttachmentOf,
    name: &'a VaultText,
    media_type: MediaType,
    bytes: u64,
    ciphertext_sha256: Commitment,
}

fn write(
    session: &mut Session,
    recorded: &Recorded,
    attachment: AttachmentId,
    added: &Added<'_>,
) -> Result<(), Fault> {
    let envelope = recorded.sealed.envelope();
    let (attachment, of) = (attachment.to_string(), added.of.to_string());
    let name = sealed(added.name)?;
    session.write(
        ADDED,
        &[
            (&envelope.jurisdiction).into(),
            (&envelope.realm).into(),
            (&attachment).into(),
            (&of).into(),
            name.bytes().into(),
            added.media_type.name().into(),
            added.bytes.into(),
            added.ciphertext_sha256.bytes().into(),
            envelope.happened_at.into(),
            envelope.entered_at.into(),
            (&envelope.who).into(),
            envelope.position.into(),
        ],
    )
}

pub(crate) fn list(
    session: &mut Session,
    jurisdiction: &str,
    (realm, of): (&Realm, AttachmentOf),
    page: Page,
) -> Result<Vec<AttachmentRow>, Fault> {
    let of = of.to_string();
    let values = [
        jurisdiction.into(),
        realm.as_str().into(),
        (&of).into(),
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
    let of = AttachmentOf::Operation(operation).to_string();
    let values = [jurisdiction.into(), realm.as_str().into(), (&of).into()];
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
        of: row.parsed()?,
        name: Commitment::from_bytes(row.array()?),
        media_type: media_type(&mut row)?,
        bytes: row.natural()?,
        ciphertext_sha256: Commitment::from_bytes(row.array()?),
        happened_at: Instant::from_microseconds(row.integer()?),
        entered_at: Instant::from_microseconds(row.integer()?),
        who: row.text()?,
        position: row.natural()?,
        quarter_turns: u8::try_from(row.integer()?)
            .map_err(|error| Fault::new("reading an attachment", error))?,
    })
}
