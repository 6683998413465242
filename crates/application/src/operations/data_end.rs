//! What is left of the texts of an operation: those that wait to be released, and the certificate
//! once they are gone.

use std::collections::{BTreeMap, BTreeSet};

use domain::data_use::scanner::{FindingKind, scan};
use domain::kernel::{Commitment, OperationId, Realm, Thing, VaultKey};

use crate::actor::Who;
use crate::failure::Fault;
use crate::office::Reading;
use crate::ports::{CertificateRow, WitnessRow};

/// What is left of the texts of an operation.
pub struct DataEnd {
    /// The name of the operation's key.
    pub key: String,
    /// How many texts lie under the operation's key.
    pub texts: usize,
    /// How many of them were released.
    pub released: usize,
    /// How many attachments lie under the key.
    pub attachments: u64,
    /// Each of the texts, the oldest first.
    pub kept: Vec<KeptText>,
    /// That they are gone.
    pub destroyed: Option<Destroyed>,
}

/// A text under the operation's key.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct KeptText {
    /// Which one.
    pub commitment: Commitment,
    /// What stays of it; none where nobody has released it.
    pub stays: Option<Commitment>,
}

/// A text under the operation's key, opened.
pub struct ReadText {
    /// Which one.
    pub commitment: Commitment,
    /// What it says.
    pub text: String,
    /// What in it looks like personal data.
    pub findings: BTreeSet<FindingKind>,
    /// What stays of it; none where nobody has released it.
    pub stays: Option<String>,
}

/// A certificate of destruction with its texts.
pub struct Destroyed {
    /// What the journal says of it.
    pub row: CertificateRow,
    /// Who did it.
    pub who: Who,
    /// The digest of the event.
    pub digest: journal::Digest,
    /// Who watched, where they are from outside.
    pub witness: Option<String>,
    /// What was done beyond the software.
    pub method: Option<String>,
    /// How leftovers were searched for.
    pub leftovers: Option<String>,
    /// Why texts went that nobody had released.
    pub unreleased_reason: Option<String>,
}

impl DataEnd {
    /// Reads it; the texts stay closed.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub fn read(
        reading: &mut Reading<'_>,
        (realm, operation): (&Realm, OperationId),
    ) -> Result<Self, Fault> {
        let key = VaultKey::OperationText(operation).name_in(realm);
        let rows = reading.view.released_texts(realm, operation)?;
        let released: BTreeMap<Commitment, Commitment> =
            rows.into_iter().map(|it| (it.original, it.released)).collect();
        let kept = reading.view.vault_values_under(&key)?.into_iter().map(|it| {
            let stays = released.get(&it.commitment).copied();
            KeptText { commitment: it.commitment, stays }
        });
        let kept: Vec<KeptText> = kept.collect();
        Ok(Self {
            texts: kept.len(),
            released: kept.iter().filter(|it| it.stays.is_some()).count(),
            attachments: reading.view.attachments_count(realm, operation)?,
            kept,
            destroyed: Destroyed::read(reading, (realm, operation))?,
            key,
        })
    }

    /// Opens some of the texts.
    ///
    /// # Errors
    /// When the store cannot be read or a text is damaged.
    pub fn open<'a>(
        reading: &mut Reading<'_>,
        texts: impl IntoIterator<Item = &'a KeptText>,
    ) -> Result<Vec<ReadText>, Fault> {
        let mut opened = Vec::new();
        for it in texts {
            let Some(text) = said(reading, &it.commitment)? else { continue };
            let findings = scan(&text).into_iter().map(|it| it.kind).collect();
            let stays = it.stays.map(|it| said(reading, &it)).transpose()?.flatten();
            opened.push(ReadText { commitment: it.commitment, text, findings, stays });
        }
        Ok(opened)
    }
}

impl Destroyed {
    fn read(
        reading: &mut Reading<'_>,
        (realm, operation): (&Realm, OperationId),
    ) -> Result<Option<Self>, Fault> {
        let last = reading.view.last_change(realm, &Thing::new("operation_data", operation))?;
        let Some(position) = last.map(|it| it.version.0) else { return Ok(None) };
        let row = reading.view.destruction_certificate(realm, position)?;
        let (Some(row), Some(event)) = (row, reading.view.event(position)?) else {
            return Ok(None);
        };
        let who = serde_json::from_str(&row.who)
            .map_err(|error| Fault::new("reading who destroyed texts", error))?;
        let witness = match row.witness {
            WitnessRow::Staff(_) => None,
            WitnessRow::Outside(who) => said(reading, &who)?,
        };
        let reason = row.unreleased_reason.map(|it| said(reading, &it)).transpose()?;
        Ok(Some(Self {
            who,
            digest: event.sealed.digest(),
            witness,
            method: said(reading, &row.method)?,
            leftovers: said(reading, &row.leftovers)?,
            unreleased_reason: reason.flatten(),
            row,
        }))
    }
}

fn said(reading: &mut Reading<'_>, text: &Commitment) -> Result<Option<String>, Fault> {
    Ok(reading.open(text)?.text().map(str::to_owned))
}
