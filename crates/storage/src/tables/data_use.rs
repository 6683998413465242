//! Released texts and certificates of destruction.

use application::{CertificateRow, DataUseView, Fault, Page, Recorded, ReleasedRow, WitnessRow};
use domain::data_use::{EmploymentDataEvent, OperationDataEvent, SealedAttestation, Witness};
use domain::kernel::{Commitment, Instant, OperationId, Realm, VaultKey, VaultText};

use super::Table;
use super::cells::{read_optional_hash, sealed};
use crate::engine::{Row, Session, Value};
use crate::statements::statements;
use crate::store::Open;

pub(crate) const RELEASED_TEXTS: Table = Table {
    name: "released_texts",
    definition: "CREATE TABLE released_texts (
      jurisdiction TEXT NOT NULL, realm TEXT NOT NULL, operation TEXT NOT NULL,
      original BYTEA NOT NULL, released BYTEA NOT NULL, is_masked BIGINT NOT NULL,
      position BIGINT NOT NULL,
      PRIMARY KEY (jurisdiction, realm, original))",
    indexes: &["CREATE INDEX released_texts_by_original
      ON released_texts (jurisdiction, original)"],
    columns: &[
        "jurisdiction",
        "realm",
        "operation",
        "original",
        "released",
        "is_masked",
        "position",
    ],
    copied: false,
};

pub(crate) const DESTRUCTION_CERTIFICATES: Table = Table {
    name: "destruction_certificates",
    definition: "CREATE TABLE destruction_certificates (
      jurisdiction TEXT NOT NULL, realm TEXT NOT NULL, position BIGINT NOT NULL,
      subject TEXT NOT NULL, id TEXT NOT NULL, texts BIGINT, released BIGINT, attachments BIGINT,
      kept_until BIGINT, approver TEXT NOT NULL, approver_post TEXT NOT NULL,
      witness_person TEXT, witness_text BYTEA, method BYTEA NOT NULL, leftovers BYTEA NOT NULL,
      unreleased_reason BYTEA, destroyed_at BIGINT NOT NULL, who TEXT NOT NULL,
      PRIMARY KEY (jurisdiction, realm, position))",
    indexes: &[],
    columns: &[
        "jurisdiction",
        "realm",
        "position",
        "subject",
        "id",
        "texts",
        "released",
        "attachments",
        "kept_until",
        "approver",
        "approver_post",
        "witness_person",
        "witness_text",
        "method",
        "leftovers",
        "unreleased_reason",
        "destroyed_at",
        "who",
    ],
    copied: false,
};

/// Which kind of key a certificate is about.
const OPERATION: &str = "operation";
const PERSON: &str = "person";

statements! {
    RELEASED = "INSERT INTO released_texts
      (jurisdiction, realm, operation, original, released, is_masked, position)
      VALUES ($1, $2, $3, $4, $5, $6, $7)";
    RELEASED_TEXT = "SELECT released FROM released_texts
      WHERE jurisdiction = $1 AND original = $2 ORDER BY position LIMIT 1";
    RELEASED_TEXTS_OF = "SELECT original, released, is_masked, position FROM released_texts
      WHERE jurisdiction = $1 AND realm = $2 AND operation = $3 ORDER BY position";
    CERTIFIED = "INSERT INTO destruction_certificates
      (jurisdiction, realm, position, subject, id, texts, released, attachments, kept_until,
       approver, approver_post, witness_person, witness_text, method, leftovers,
       unreleased_reason, destroyed_at, who)
      VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18)";
    CERTIFICATES = "SELECT subject, id, texts, released, attachments, kept_until, approver,
        approver_post, witness_person, witness_text, method, leftovers, unreleased_reason,
        destroyed_at, who, position
      FROM destruction_certificates
      WHERE jurisdiction = $1 AND realm = $2 AND position < $3 ORDER BY position DESC LIMIT $4";
    CERTIFICATE = "SELECT subject, id, texts, released, attachments, kept_until, approver,
        approver_post, witness_person, witness_text, method, leftovers, unreleased_reason,
        destroyed_at, who, position
      FROM destruction_certificates WHERE jurisdiction = $1 AND realm = $2 AND position = $3";
}

pub(super) fn project_operation(
    session: &mut Session,
    recorded: &Recorded,
    event: &OperationDataEvent,
) -> Result<(), Fault> {
    match event {
        OperationDataEvent::TextReleased(released) => {
            let envelope = recorded.sealed.envelope();
            let operation = released.operation.to_string();
            session.write(
                RELEASED,
                &[
                    (&envelope.jurisdiction).into(),
                    (&envelope.realm).into(),
                    (&operation).into(),
                    released.original.bytes().into(),
                    sealed(&released.released)?.bytes().into(),
                    i64::from(released.is_masked).into(),
                    envelope.position.into(),
                ],
            )?;
            Ok(())
        }
        OperationDataEvent::TextsDestroyed(destroyed) => certify(
            session,
            recorded,
            &Certified {
                subject: OPERATION,
                id: destroyed.operation.to_string(),
                counts: Some([destroyed.texts, destroyed.released, destroyed.attachments]),
                kept_until: None,
                attestation: &destroyed.attestation,
                reason: destroyed.unreleased_reason.as_ref(),
            },
        ),
    }
}

pub(super) fn project_employment(
    session: &mut Session,
    recorded: &Recorded,
    event: &EmploymentDataEvent,
) -> Result<(), Fault> {
    match event {
        EmploymentDataEvent::EmploymentDataDestroyed(destroyed) => certify(
            session,
            recorded,
            &Certified {
                subject: PERSON,
                id: destroyed.person.to_string(),
                counts: None,
                kept_until: Some(destroyed.kept_until),
                attestation: &destroyed.attestation,
                reason: None,
            },
        ),
    }
}

struct Certified<'a> {
    subject: &'static str,
    id: String,
    counts: Option<[u64; 3]>,
    kept_until: Option<Instant>,
    attestation: &'a SealedAttestation,
    reason: Option<&'a VaultText>,
}

fn certify(session: &mut Session, recorded: &Recorded, it: &Certified<'_>) -> Result<(), Fault> {
    let envelope = recorded.sealed.envelope();
    let attestation = it.attestation;
    let (approver, post) =
        (attestation.approver.to_string(), attestation.approver_post.to_string());
    let (person, outside) = match &attestation.witness {
        Witness::Staff(person) => (Some(person.to_string()), None),
        Witness::Outside(who) => (None, Some(sealed(who)?)),
    };
    let reason = it.reason.map(sealed).transpose()?;
    let count = |index: usize| -> Value<'_> {
        it.counts.and_then(|counts| counts.get(index).copied()).into()
    };
    session.write(
        CERTIFIED,
        &[
            (&envelope.jurisdiction).into(),
            (&envelope.realm).into(),
            envelope.position.into(),
            it.subject.into(),
            (&it.id).into(),
            count(0),
            count(1),
            count(2),
            it.kept_until.map(Instant::microseconds).into(),
            (&approver).into(),
            (&post).into(),
            person.as_deref().into(),
            outside.as_ref().map(|it| it.bytes()).into(),
            sealed(&attestation.method)?.bytes().into(),
            sealed(&attestation.leftovers)?.bytes().into(),
            reason.as_ref().map(|it| it.bytes()).into(),
            envelope.recorded_at.into(),
            (&envelope.who).into(),
        ],
    )?;
    Ok(())
}

impl DataUseView for Open<'_> {
    fn released_text(&mut self, original: &Commitment) -> Result<Option<Commitment>, Fault> {
        let store = &mut *self.store;
        let values = [(&store.jurisdiction).into(), original.bytes().into()];
        let row = store.session.query_one(RELEASED_TEXT, &values)?;
        row.map(|mut row| row.array().map(Commitment::from_bytes)).transpose()
    }

    fn released_texts(
        &mut self,
        realm: &Realm,
        operation: OperationId,
    ) -> Result<Vec<ReleasedRow>, Fault> {
        let store = &mut *self.store;
        let operation = operation.to_string();
        let values = [(&store.jurisdiction).into(), realm.as_str().into(), (&operation).into()];
        let rows = store.session.query(RELEASED_TEXTS_OF, &values)?;
        rows.into_iter().map(read_released).collect()
    }

    fn destruction_certificates(
        &mut self,
        realm: &Realm,
        page: Page,
    ) -> Result<Vec<CertificateRow>, Fault> {
        let store = &mut *self.store;
        let before = page.before.unwrap_or(u64::MAX);
        let values = [
            (&store.jurisdiction).into(),
            realm.as_str().into(),
            before.into(),
            page.rows_max.into(),
        ];
        let rows = store.session.query(CERTIFICATES, &values)?;
        rows.into_iter().map(read_certificate).collect()
    }

    fn destruction_certificate(
        &mut self,
        realm: &Realm,
        position: u64,
    ) -> Result<Option<CertificateRow>, Fault> {
        let store = &mut *self.store;
        let values = [(&store.jurisdiction).into(), realm.as_str().into(), position.into()];
        store.session.query_one(CERTIFICATE, &values)?.map(read_certificate).transpose()
    }
}

fn read_released(mut row: Row) -> Result<ReleasedRow, Fault> {
    Ok(ReleasedRow {
        original: Commitment::from_bytes(row.array()?),
        released: Commitment::from_bytes(row.array()?),
        is_masked: row.integer()? != 0,
        position: row.natural()?,
    })
}

fn read_certificate(mut row: Row) -> Result<CertificateRow, Fault> {
    let subject = row.text()?;
    let key = match subject.as_str() {
        OPERATION => VaultKey::OperationText(row.parsed()?),
        PERSON => VaultKey::Employment(row.parsed()?),
        _ => return Err(Fault::new("reading a certificate", format!("subject “{subject}”"))),
    };
    let (texts, released) = (row.optional_natural()?, row.optional_natural()?);
    let attachments = row.optional_natural()?;
    let kept_until = row.optional_integer()?.map(Instant::from_microseconds);
    let (approver, approver_post) = (row.parsed()?, row.parsed()?);
    let (person, outside) = (row.optional_parsed()?, read_optional_hash(&mut row)?);
    let witness = match (person, outside) {
        (Some(person), _) => WitnessRow::Staff(person),
        (None, Some(outside)) => WitnessRow::Outside(outside),
        (None, None) => return Err(Fault::new("reading a certificate", "it has no witness")),
    };
    Ok(CertificateRow {
        key,
        texts,
        released,
        attachments,
        kept_until,
        approver,
        approver_post,
        witness,
        method: Commitment::from_bytes(row.array()?),
        leftovers: Commitment::from_bytes(row.array()?),
        unreleased_reason: read_optional_hash(&mut row)?,
        destroyed_at: Instant::from_microseconds(row.integer()?),
        who: row.text()?,
        position: row.natural()?,
    })
}
