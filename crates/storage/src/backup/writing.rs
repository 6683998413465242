//! A backup is written from one consistent look, while the writer goes on.

use std::collections::{BTreeMap, BTreeSet};
use std::io::Write;

use application::{Fault, Head, Vault, checkpoint_signer};
use domain::kernel::Instant;
use flate2::Compression;
use flate2::write::GzEncoder;
use journal::{Checkpoint, Digest, Line};
use serde::Serialize;
use sha2::{Digest as _, Sha256};

use super::format::{
    Check, Counts, End, FORMAT, Heading, LINE_BYTES_MAX, LINES_BETWEEN_CHECKS, Manifest, origin,
    write_row,
};
use super::kept::{KEPT_TABLES, Kept, Part};
use crate::engine::Session;
use crate::journal as chain;
use crate::place::Storage;
use crate::tables::destroyed_keys;

const EVENTS_AT_ONCE: u32 = 2000;
const DOING: &str = "writing the backup";

/// What a backup holds.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct BackupMade {
    /// How many events.
    pub events: u64,
    /// The digest of the last one.
    pub head: Digest,
    /// How many rows of each kept table.
    pub rows: BTreeMap<String, u64>,
    /// The destruction list as it stands: to be written beside the backup.
    pub destruction_list: String,
}

impl Storage {
    /// Writes a backup of the jurisdiction. Keys that were destroyed are not in it, also when a
    /// crash has kept them from being swept.
    ///
    /// # Errors
    /// When the store cannot be read or `out` not written; what was written is then no backup, and
    /// a restore tells so.
    pub fn backup(
        &self,
        vault: &Vault,
        now: Instant,
        out: impl Write,
        progress: &mut dyn FnMut(u64),
    ) -> Result<BackupMade, Fault> {
        let mut session = self.session()?;
        session.begin_look()?;
        let head = chain::head(&mut session, self.jurisdiction())?;
        let made_at = chain::made_at(&mut session, self.jurisdiction())?;
        let destruction_list = self.destruction_list_of(&mut session, vault, now, &head)?;
        // Opened after the look has begun: a value in the look has its key, or lost it since.
        let keys = self.keys()?;
        let signer = checkpoint_signer(vault, self.jurisdiction())?;
        let mut lines = Lines::new(out);
        lines.json(&Manifest {
            lianfang_backup: FORMAT,
            program: env!("CARGO_PKG_VERSION").to_owned(),
            jurisdiction: self.jurisdiction().to_owned(),
            jurisdiction_made_at: made_at,
            made_at: now.microseconds(),
            size: head.size,
            head: head.digest,
            signer: signer.verifier_key().to_string(),
        })?;
        events(&mut session, self.jurisdiction(), &head, &mut lines, progress)?;
        let gone: BTreeSet<String> =
            destroyed_keys::all(&mut session, self.jurisdiction())?.into_iter().collect();
        let mut tables = Tables { jurisdiction: self.jurisdiction(), session, keys, gone };
        let mut rows = BTreeMap::new();
        for kept in KEPT_TABLES {
            rows.insert(kept.name.to_owned(), tables.write(kept, &mut lines)?);
        }
        tables.session.commit()?;
        let sha256 = lines.digest();
        let signed = Checkpoint {
            origin: origin(self.jurisdiction()),
            size: lines.written,
            root: sha256,
            head: head.digest,
            time: now.microseconds().to_string(),
        }
        .sign(&signer)
        .map_err(|error| Fault::new(DOING, error))?;
        let counts =
            Counts { lines: lines.written, events: head.size, rows: rows.clone(), sha256, signed };
        lines.end(&End { end: counts })?;
        Ok(BackupMade { events: head.size, head: head.digest, rows, destruction_list })
    }
}

fn events<W: Write>(
    session: &mut Session,
    jurisdiction: &str,
    head: &Head,
    lines: &mut Lines<W>,
    progress: &mut dyn FnMut(u64),
) -> Result<(), Fault> {
    let mut position = 0;
    while position < head.size {
        for stored in chain::after(session, jurisdiction, position, EVENTS_AT_ONCE)? {
            lines.line(|out| {
                Line::full(&stored.sealed).write(out);
                // An export's line brings its own line feed.
                out.pop();
                Ok(())
            })?;
            position = stored.sealed.envelope().position;
        }
        progress(position);
    }
    Ok(())
}

struct Tables<'a> {
    jurisdiction: &'a str,
    session: Session,
    keys: Option<Session>,
    gone: BTreeSet<String>,
}

impl Tables<'_> {
    fn write<W: Write>(&mut self, kept: &Kept, lines: &mut Lines<W>) -> Result<u64, Fault> {
        let session = match (kept.part, &mut self.keys) {
            (Part::Keys, Some(keys)) => keys,
            (Part::Keys, None) | (Part::Store, _) => &mut self.session,
        };
        let columns = kept.columns.iter().map(|it| (*it).to_owned()).collect();
        lines.json(&Heading { table: kept.name.to_owned(), columns })?;
        let key_at =
            kept.goes_with_key.and_then(|key| kept.columns.iter().position(|it| *it == key));
        let text = format!(
            "SELECT {} FROM {} WHERE jurisdiction = $1 ORDER BY {}",
            kept.columns.join(", "),
            kept.name,
            kept.order
        );
        let mut rows = 0;
        let gone = &self.gone;
        session.each(&text, &[self.jurisdiction.into()], &mut |row| {
            let cells = row.into_cells();
            let key = key_at.and_then(|at| cells.get(at)).and_then(|cell| cell.as_text());
            if key.is_some_and(|key| gone.contains(key)) {
                return Ok(());
            }
            rows += 1;
            lines.line(|out| write_row(&cells, out))
        })?;
        Ok(rows)
    }
}

/// Lines on their way into the file, hashed as they pass.
struct Lines<W: Write> {
    out: GzEncoder<W>,
    hash: Sha256,
    written: u64,
    room: Vec<u8>,
}

impl<W: Write> Lines<W> {
    fn new(out: W) -> Self {
        // Most of it is hashes and sealed bytes: more effort would not make it much smaller.
        let out = GzEncoder::new(out, Compression::fast());
        Self { out, hash: Sha256::new(), written: 0, room: Vec::new() }
    }

    fn digest(&self) -> Digest {
        Digest::from_bytes(self.hash.clone().finalize().into())
    }

    fn line(&mut self, write: impl FnOnce(&mut Vec<u8>) -> Result<(), Fault>) -> Result<(), Fault> {
        self.put(write)?;
        if self.written % LINES_BETWEEN_CHECKS == LINES_BETWEEN_CHECKS - 1 {
            let check = Check { check: self.digest() };
            self.put(|out| to_json(&check, out))?;
        }
        Ok(())
    }

    fn json(&mut self, value: &impl Serialize) -> Result<(), Fault> {
        self.line(|out| to_json(value, out))
    }

    fn put(&mut self, write: impl FnOnce(&mut Vec<u8>) -> Result<(), Fault>) -> Result<(), Fault> {
        self.room.clear();
        write(&mut self.room)?;
        self.room.push(b'\n');
        if self.room.len() > LINE_BYTES_MAX {
            let met =
                format!("a row takes {} bytes, {LINE_BYTES_MAX} is the most", self.room.len());
            return Err(Fault::new(DOING, met));
        }
        self.hash.update(&self.room);
        self.written += 1;
        self.out.write_all(&self.room).map_err(|error| Fault::new(DOING, error))
    }

    fn end(mut self, end: &End) -> Result<(), Fault> {
        self.put(|out| to_json(end, out))?;
        let told = |error| Fault::new(DOING, error);
        self.out.finish().map_err(told)?.flush().map_err(told)
    }
}

fn to_json(value: &impl Serialize, out: &mut Vec<u8>) -> Result<(), Fault> {
    serde_json::to_writer(out, value).map_err(|error| Fault::new(DOING, error))
}
