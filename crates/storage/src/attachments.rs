//! Sealed chunks of attachments, staged before the event that names them.

use application::{AttachmentRow, AttachmentTransaction, AttachmentView, Fault, Page, StagedRow};
use domain::kernel::{AttachmentId, AttachmentOf, Commitment, Instant, OperationId, Realm};

use crate::engine::{Row, Session};
use crate::statements::statements;
use crate::store::Open;
use crate::tables::attachments as table;

statements! {
    DROP_CHUNKS = "DELETE FROM attachment_chunks
      WHERE jurisdiction = $1 AND realm = $2 AND attachment = $3";
    BEGIN = "INSERT INTO staged_attachments
      (jurisdiction, realm, attachment, operation, key_name, media_type, bytes, chunks,
       nonce_prefix, ciphertext_sha256, staged_at)
      VALUES ($1, $2, $3, $4, $5, $6, 0, 0, $7, $8, $9)
      ON CONFLICT (jurisdiction, realm, attachment) DO UPDATE SET
        operation = excluded.operation, key_name = excluded.key_name,
        media_type = excluded.media_type, bytes = 0, chunks = 0,
        nonce_prefix = excluded.nonce_prefix, ciphertext_sha256 = excluded.ciphertext_sha256,
        staged_at = excluded.staged_at";
    CHUNK_IN = "INSERT INTO attachment_chunks
      (jurisdiction, realm, attachment, ordinal, key_name, sealed)
      SELECT jurisdiction, realm, attachment, $4, key_name, $5 FROM staged_attachments
      WHERE jurisdiction = $1 AND realm = $2 AND attachment = $3";
    FINISH = "UPDATE staged_attachments SET bytes = $5, chunks = $6, ciphertext_sha256 = $7
      WHERE jurisdiction = $1 AND realm = $2 AND attachment = $3 AND nonce_prefix = $4";
    STAGED = "SELECT attachment, operation, key_name, media_type, bytes, chunks, nonce_prefix,
        ciphertext_sha256, staged_at
      FROM staged_attachments WHERE jurisdiction = $1 AND realm = $2 AND attachment = $3";
    CHUNK = "SELECT sealed FROM attachment_chunks
      WHERE jurisdiction = $1 AND realm = $2 AND attachment = $3 AND ordinal = $4";
    FORGOTTEN = "SELECT realm, attachment FROM staged_attachments
      WHERE jurisdiction = $1 AND staged_at < $2 AND NOT EXISTS (
        SELECT 1 FROM attachments
        WHERE attachments.jurisdiction = staged_attachments.jurisdiction
          AND attachments.realm = staged_attachments.realm
          AND attachments.attachment = staged_attachments.attachment)
      ORDER BY staged_at LIMIT $3";
    DROP_STAGED = "DELETE FROM staged_attachments
      WHERE jurisdiction = $1 AND realm = $2 AND attachment = $3";
    DROP_CHUNKS_UNDER = "DELETE FROM attachment_chunks
      WHERE jurisdiction = $1 AND key_name = $2";
    DROP_STAGED_UNDER = "DELETE FROM staged_attachments
      WHERE jurisdiction = $1 AND key_name = $2";
}

/// What lay under a key that is gone.
pub(crate) fn drop_under(
    session: &mut Session,
    jurisdiction: &str,
    key_name: &str,
) -> Result<(), Fault> {
    for statement in [DROP_CHUNKS_UNDER, DROP_STAGED_UNDER] {
        session.execute(statement, &[jurisdiction.into(), key_name.into()])?;
    }
    Ok(())
}

impl AttachmentView for Open<'_> {
    fn attachments(
        &mut self,
        realm: &Realm,
        of: AttachmentOf,
        page: Page,
    ) -> Result<Vec<AttachmentRow>, Fault> {
        let store = &mut *self.store;
        table::list(&mut store.session, &store.jurisdiction, (realm, of), page)
    }

    fn attachments_count(&mut self, realm: &Realm, operation: OperationId) -> Result<u64, Fault> {
        let store = &mut *self.store;
        table::count(&mut store.session, &store.jurisdiction, realm, operation)
    }

    fn attachment(
        &mut self,
        realm: &Realm,
        attachment: AttachmentId,
    ) -> Result<Option<AttachmentRow>, Fault> {
        let store = &mut *self.store;
        table::one(&mut store.session, &store.jurisdiction, realm, attachment)
    }

    fn staged(
        &mut self,
        realm: &Realm,
        attachment: AttachmentId,
    ) -> Result<Option<StagedRow>, Fault> {
        let store = &mut *self.store;
        let attachment = attachment.to_string();
        let values = [(&store.jurisdiction).into(), realm.as_str().into(), (&attachment).into()];
        store.session.query_one(STAGED, &values)?.map(read).transpose()
    }

    fn chunk(
        &mut self,
        realm: &Realm,
        attachment: AttachmentId,
        ordinal: u32,
    ) -> Result<Option<Vec<u8>>, Fault> {
        let store = &mut *self.store;
        let attachment = attachment.to_string();
        let values = [
            (&store.jurisdiction).into(),
            realm.as_str().into(),
            (&attachment).into(),
            ordinal.into(),
        ];
        store.session.query_one(CHUNK, &values)?.map(|mut row| row.bytes()).transpose()
    }
}

impl AttachmentTransaction for Open<'_> {
    fn begin_staging(&mut self, realm: &Realm, row: &StagedRow) -> Result<(), Fault> {
        let store = &mut *self.store;
        let (attachment, of) = (row.attachment.to_string(), written(row.of));
        let one = [(&store.jurisdiction).into(), realm.as_str().into(), (&attachment).into()];
        store.session.execute(DROP_CHUNKS, &one)?;
        store.session.execute(
            BEGIN,
            &[
                (&store.jurisdiction).into(),
                realm.as_str().into(),
                (&attachment).into(),
                (&of).into(),
                (&row.key).into(),
                row.media_type.name().into(),
                (&row.nonce_prefix).into(),
                row.ciphertext_sha256.bytes().into(),
                row.staged_at.microseconds().into(),
            ],
        )?;
        Ok(())
    }

    fn stage_chunk(
        &mut self,
        realm: &Realm,
        attachment: AttachmentId,
        ordinal: u32,
        sealed: &[u8],
    ) -> Result<(), Fault> {
        let store = &mut *self.store;
        let attachment = attachment.to_string();
        let values = [
            (&store.jurisdiction).into(),
            realm.as_str().into(),
            (&attachment).into(),
            ordinal.into(),
            sealed.into(),
        ];
        match store.session.execute(CHUNK_IN, &values)? {
            1 => Ok(()),
            _ => Err(Fault::new("taking a chunk in", "nobody has begun to hand it in")),
        }
    }

    fn finish_staging(&mut self, realm: &Realm, row: &StagedRow) -> Result<bool, Fault> {
        let store = &mut *self.store;
        let attachment = row.attachment.to_string();
        let values = [
            (&store.jurisdiction).into(),
            realm.as_str().into(),
            (&attachment).into(),
            (&row.nonce_prefix).into(),
            row.bytes.into(),
            row.chunks.into(),
            row.ciphertext_sha256.bytes().into(),
        ];
        Ok(store.session.execute(FINISH, &values)? == 1)
    }

    fn sweep_staged(&mut self, before: Instant, attachments_max: u32) -> Result<u64, Fault> {
        let store = &mut *self.store;
        let values =
            [(&store.jurisdiction).into(), before.microseconds().into(), attachments_max.into()];
        let mut swept = 0;
        for mut row in store.session.query(FORGOTTEN, &values)? {
            let (realm, attachment) = (row.text()?, row.text()?);
            let of = [(&store.jurisdiction).into(), (&realm).into(), (&attachment).into()];
            store.session.execute(DROP_CHUNKS, &of)?;
            store.session.execute(DROP_STAGED, &of)?;
            swept += 1;
        }
        Ok(swept)
    }
}

/// An operation stands in its column by its bare id, as it did before other things had
/// attachments.
fn written(of: AttachmentOf) -> String {
    match of {
        AttachmentOf::Operation(operation) => operation.to_string(),
        AttachmentOf::Instruction(_) | AttachmentOf::Document(_) => of.to_string(),
    }
}

fn read_of(row: &mut Row) -> Result<AttachmentOf, Fault> {
    let text = row.text()?;
    let of = text.parse().or_else(|error| match text.parse() {
        Ok(operation) => Ok(AttachmentOf::Operation(operation)),
        Err(_) => Err(error),
    });
    of.map_err(|error| Fault::new("reading an attachment", error))
}

fn read(mut row: Row) -> Result<StagedRow, Fault> {
    Ok(StagedRow {
        attachment: row.parsed()?,
        of: read_of(&mut row)?,
        key: row.text()?,
        media_type: table::media_type(&mut row)?,
        bytes: row.natural()?,
        chunks: u32::try_from(row.integer()?)
            .map_err(|error| Fault::new("reading an attachment", error))?,
        nonce_prefix: row.array()?,
        ciphertext_sha256: Commitment::from_bytes(row.array()?),
        staged_at: Instant::from_microseconds(row.integer()?),
    })
}
