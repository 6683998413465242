//! Attachments: handed in chunk by chunk, sealed on the way, then named by an event.

use std::io::{self, Read, Write};

use domain::AnyVerb;
use domain::duty::{AttachPaper, AttachmentRefusal, DocumentRefusal, InstructionRefusal};
use domain::kernel::{
    AttachmentId, AttachmentOf, CommandId, Commitment, Instant, Realm, Right, Span, Text, Thing,
    Version,
};
use domain::operations::{ATTACHMENT_BYTES_MAX, Attach, MAGIC_BYTES, MediaType, Refusal};
use zeroize::Zeroizing;

use crate::actor::Actor;
use crate::command::{Command, Done};
use crate::failure::{Failure, Fault};
use crate::office::{Office, Reading};
use crate::ports::{AttachmentRow, NONCE_PREFIX_BYTES, StagedRow, Transaction};
use crate::vault::{CHUNK_BYTES, ChunkCipher};

/// Chunks whose event has not come after this long are dropped.
const STAGED_FOR: Span = Span::from_hours(24);
/// One sweep drops at most this many attachments.
const SWEPT_AT_ONCE_MAX: u32 = 20;

/// Somebody hands a file in.
#[derive(Clone, Debug)]
pub struct HandedIn {
    /// Made by the caller: the same id twice is one attachment.
    pub command: CommandId,
    /// Where it happens.
    pub realm: Realm,
    /// Who hands it in.
    pub actor: Actor,
    /// What it belongs to.
    pub of: AttachmentOf,
    /// The attachment's id, made by the caller.
    pub attachment: AttachmentId,
    /// What people shall call it.
    pub name: Text<120>,
    /// When it happened that it shows; left out, now.
    pub happened_at: Option<Instant>,
}

/// What came of reading an attachment back.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum ReadBack {
    /// All of it was written out, and it is what the journal names.
    Whole(AttachmentRow),
    /// Its key was destroyed.
    Destroyed(AttachmentRow),
    /// There is no such attachment.
    NoSuchAttachment,
}

impl Office {
    /// Takes a file in and attaches it. It is sealed chunk by chunk, and never lies anywhere in
    /// the clear.
    ///
    /// # Errors
    /// When it is empty, too long or none of the kinds that are taken, when it breaks off, or when
    /// a rule, a right or the world says no. Chunks that were taken in then are dropped within a
    /// day.
    pub fn attach(&self, file: &HandedIn, reader: &mut dyn Read) -> Result<Done, Failure> {
        let right = file.right();
        if !file.actor.may(right) {
            return Err(Failure::Denied(right));
        }
        let mut next = chunk_of(reader)?;
        let first = next.get(..MAGIC_BYTES.min(next.len())).unwrap_or_default();
        let refused = |refusal| Err(Failure::Refused(domain::Refusal::Operations(refusal)));
        if first.is_empty() {
            return refused(Refusal::AttachmentEmpty);
        }
        let Some(media_type) = MediaType::of_first_bytes(first) else {
            return refused(Refusal::MediaTypeNotTaken);
        };
        let (mut row, mut cipher) = match self.begin(file, media_type)? {
            Begun::Before(done) => return Ok(done),
            Begun::Now(row, cipher) => (row, *cipher),
        };
        loop {
            let clear = next;
            next = chunk_of(reader)?;
            row.bytes += clear.len() as u64;
            if row.bytes > ATTACHMENT_BYTES_MAX {
                let bytes_max = ATTACHMENT_BYTES_MAX;
                return refused(Refusal::AttachmentTooLarge { bytes: row.bytes, bytes_max });
            }
            let sealed = cipher.seal(&clear, next.is_empty());
            let (realm, attachment, ordinal) = (file.realm.clone(), file.attachment, cipher.done());
            self.stage(move |store| store.stage_chunk(&realm, attachment, ordinal, &sealed))?;
            if next.is_empty() {
                break;
            }
        }
        row.chunks = cipher.done();
        row.ciphertext_sha256 = cipher.ciphertext_sha256();
        let (on, verb) = file.verb(&row);
        let realm = file.realm.clone();
        if !self.stage(move |store| store.finish_staging(&realm, &row))? {
            return refused(Refusal::NothingStaged { attachment: file.attachment });
        }
        self.perform(Command {
            id: file.command,
            realm: file.realm.clone(),
            actor: file.actor.clone(),
            on,
            verb,
            seen: None,
            happened_at: file.happened_at,
        })
    }

    /// Drops chunks whose event never came; says of how many attachments. To be run now and then.
    ///
    /// # Errors
    /// When the store cannot be written.
    pub fn sweep_staged_attachments(&self) -> Result<u64, Failure> {
        let before = self.machine().now() - STAGED_FOR;
        self.stage(move |store| store.sweep_staged(before, SWEPT_AT_ONCE_MAX))
    }

    fn begin(&self, file: &HandedIn, media_type: MediaType) -> Result<Begun, Failure> {
        let key = file.of.key().name_in(&file.realm);
        let mut nonce_prefix = [0; NONCE_PREFIX_BYTES];
        self.machine().randomness(&mut nonce_prefix);
        let row = StagedRow {
            attachment: file.attachment,
            of: file.of,
            key: key.clone(),
            media_type,
            bytes: 0,
            chunks: 0,
            nonce_prefix,
            ciphertext_sha256: Commitment::from_bytes([0; 32]),
            staged_at: self.machine().now(),
        };
        let (file, vault, machine) = (file.clone(), self.shared_vault(), self.shared_machine());
        let begun = self.stage(move |store| {
            if let Some(receipt) = store.receipt(file.command)? {
                let thing = Thing::new("attachment", file.attachment);
                let last = receipt.positions.map_or(0, |(_, last)| last);
                return Ok(Ok(Begun::Before(Done {
                    command: file.command,
                    positions: receipt.positions,
                    things: vec![(thing, Version(last))],
                    repeated: true,
                })));
            }
            if let Some(refusal) = file.refused(store, &key)? {
                return Ok(Err(refusal));
            }
            store.begin_staging(&file.realm, &row)?;
            let cipher = vault.chunk_sealer(store, machine.as_ref(), &row)?;
            Ok(Ok(Begun::Now(row, Box::new(cipher))))
        })?;
        begun.map_err(Failure::Refused)
    }

    /// Writes away from the journal, in a transaction of its own on the writer's thread.
    fn stage<T, S>(&self, staging: S) -> Result<T, Failure>
    where
        T: Send + 'static,
        S: FnOnce(&mut dyn Transaction) -> Result<T, Fault> + Send + 'static,
    {
        self.write_beside(|store| {
            let mut transaction = store.write()?;
            let staged = staging(transaction.as_mut())?;
            transaction.commit()?;
            Ok(staged)
        })
    }
}

impl HandedIn {
    /// What one must be allowed to do.
    const fn right(&self) -> Right {
        match self.of {
            AttachmentOf::Operation(_) => Right::WriteLog,
            AttachmentOf::Instruction(_) | AttachmentOf::Document(_) => Right::KeepDesk,
        }
    }

    /// The verb that names the sealed bytes, and what it is done on.
    fn verb(&self, row: &StagedRow) -> (String, AnyVerb) {
        let StagedRow { media_type, bytes, ciphertext_sha256, .. } = *row;
        let (attachment, name) = (self.attachment, self.name.clone());
        match self.of {
            AttachmentOf::Operation(operation) => {
                let verb = Attach { attachment, name, media_type, bytes, ciphertext_sha256 };
                (operation.to_string(), verb.into())
            }
            AttachmentOf::Instruction(_) | AttachmentOf::Document(_) => {
                let of = self.of;
                let verb = AttachPaper { of, name, media_type, bytes, ciphertext_sha256 };
                (attachment.to_string(), verb.into())
            }
        }
    }

    /// Why no bytes are taken in for it.
    fn refused(
        &self,
        store: &mut dyn Transaction,
        key: &str,
    ) -> Result<Option<domain::Refusal>, Fault> {
        let (nothing, destroyed): (Option<domain::Refusal>, domain::Refusal) = match self.of {
            AttachmentOf::Operation(it) => {
                let is_there = store.operation(&self.realm, it)?.is_some();
                let nothing = (!is_there).then(|| Refusal::NoSuchOperation.into());
                (nothing, Refusal::LogClosed.into())
            }
            AttachmentOf::Instruction(it) => {
                let is_there = store.instruction(&self.realm, it)?.is_some();
                let nothing = (!is_there).then(|| InstructionRefusal::NoSuchInstruction.into());
                (nothing, InstructionRefusal::InstructionIsClosed.into())
            }
            AttachmentOf::Document(it) => {
                let is_there = store.incoming_document(&self.realm, it)?.is_some();
                let nothing = (!is_there).then(|| DocumentRefusal::NoSuchDocument.into());
                (nothing, DocumentRefusal::DocumentIsDestroyed.into())
            }
        };
        if nothing.is_some() {
            return Ok(nothing);
        }
        if store.is_destroyed(key)? {
            return Ok(Some(destroyed));
        }
        let attachment = self.attachment;
        let is_added = store.attachment(&self.realm, attachment)?.is_some();
        Ok(is_added.then(|| match self.of {
            AttachmentOf::Operation(_) => Refusal::AttachmentAdded { attachment }.into(),
            AttachmentOf::Instruction(_) | AttachmentOf::Document(_) => {
                AttachmentRefusal::AttachmentIsThere.into()
            }
        }))
    }
}

enum Begun {
    /// The same command was done before.
    Before(Done),
    Now(StagedRow, Box<ChunkCipher>),
}

impl Reading<'_> {
    /// Writes an attachment out in the clear, each chunk as soon as it has proved to be the one
    /// that was sealed. A fault in the middle means: what was written so far is true, and not all.
    ///
    /// # Errors
    /// When the store cannot be read, a chunk is damaged, cut off or in another's place, or the
    /// writer breaks.
    pub fn attachment(
        &mut self,
        realm: &Realm,
        attachment: AttachmentId,
        out: &mut dyn Write,
    ) -> Result<ReadBack, Fault> {
        let doing = || format!("reading attachment {attachment}");
        let Some(row) = self.view.attachment(realm, attachment)? else {
            return Ok(ReadBack::NoSuchAttachment);
        };
        let Some(staged) = self.view.staged(realm, attachment)? else {
            return Ok(ReadBack::Destroyed(row));
        };
        let Some(mut cipher) = self.vault.chunk_opener(self.view, &staged)? else {
            return Ok(ReadBack::Destroyed(row));
        };
        for ordinal in 1..=staged.chunks {
            let sealed = self.view.chunk(realm, attachment, ordinal)?;
            let sealed = sealed
                .ok_or_else(|| Fault::new(doing(), format!("chunk {ordinal} is not there")))?;
            let clear = cipher.open(&sealed, ordinal == staged.chunks);
            let clear =
                clear.ok_or_else(|| Fault::new(doing(), format!("chunk {ordinal} is damaged")))?;
            out.write_all(&clear).map_err(|error| Fault::new(doing(), error))?;
        }
        if cipher.ciphertext_sha256() != row.ciphertext_sha256 {
            return Err(Fault::new(doing(), "it is not what the journal names"));
        }
        Ok(ReadBack::Whole(row))
    }
}

/// The next chunk; empty at the end, shorter only right before it.
fn chunk_of(reader: &mut dyn Read) -> Result<Zeroizing<Vec<u8>>, Failure> {
    let mut chunk = Zeroizing::new(vec![0; CHUNK_BYTES]);
    let mut filled = 0;
    while let Some(rest) = chunk.get_mut(filled..).filter(|rest| !rest.is_empty()) {
        match reader.read(rest) {
            Ok(0) => break,
            Ok(bytes) => filled += bytes,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(Fault::new("taking a file in", error).into()),
        }
    }
    chunk.truncate(filled);
    Ok(chunk)
}
