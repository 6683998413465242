//! A restore: verified line by line into an empty place, which does not open before it is whole.

use std::collections::{BTreeMap, BTreeSet};
use std::io::Read;
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};

use application::{Fault, Head, Recorded, Vault, checkpoint_signer};
use domain::AnyEvent;
use domain::kernel::Instant;
use journal::tree::{Frontier, Leaf};
use journal::{Checkpoint, Digest, Line, Verifier};

use super::destruction_list::{DestructionList, Gone, KnownDestructions};
use super::format::{End, FORMAT, Heading, Manifest, origin, read_row};
use super::kept::{KEPT_TABLES, Kept, Part};
use super::reading::{Lines, parsed};
use super::replaying::Replaying;
use crate::engine::{Cell, Durability, Session};
use crate::journal as chain;
use crate::place::{Place, Storage};
use crate::rebuild::{in_transaction, make_indexes, make_tables_to_fill};
use crate::receipts;
use crate::statements::statements;
use crate::tables::project;

/// One transaction takes at most so many events or rows.
const ROWS_AT_ONCE: usize = 5000;
/// Nor more than so many bytes of them.
const BYTES_AT_ONCE: usize = 16 * 1024 * 1024;
/// How many batches wait to be written.
const BATCHES_AHEAD_MAX: usize = 1;
const DOING: &str = "restoring";

statements! {
    BEGUN = "INSERT INTO restores_begun (jurisdiction, begun_at) VALUES ($1, $2)";
    ENDED = "DELETE FROM restores_begun WHERE jurisdiction = $1";
    UNDER_WAY = "SELECT jurisdiction FROM restores_begun LIMIT 1";
    GONE = "INSERT INTO replayed_destructions (jurisdiction, key_name, position, digest)
      VALUES ($1, $2, $3, $4) ON CONFLICT (jurisdiction, key_name) DO NOTHING";
}

/// What a restore has brought back.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Restored {
    /// How many events; all of them follow each other.
    pub events: u64,
    /// The digest of the last one.
    pub head: Digest,
    /// When the backup was made. What happened after is not here.
    pub made_at: Instant,
    /// How many rows of each kept table.
    pub rows: BTreeMap<String, u64>,
    /// When the destruction list was made; none where none was left. Keys that were destroyed
    /// after that have come back, if any were.
    pub list_made_at: Option<Instant>,
    /// Keys of the backup that the list kept out.
    pub kept_out: Vec<String>,
}

/// Refuses a store whose restore was cut off.
pub(crate) fn must_be_whole(session: &mut Session) -> Result<(), Fault> {
    let Some(mut row) = session.query_one(UNDER_WAY, &[])? else { return Ok(()) };
    let met = format!(
        "a restore of {} was begun here and has not ended, so not everything is there; empty this \
         place and restore again",
        row.text()?
    );
    Err(Fault::new("opening the store", met))
}

impl Storage {
    /// Restores a backup into an empty place, on either engine. The list of destroyed keys is
    /// replayed before anything is written: what it names does not come back, not even for a
    /// moment.
    ///
    /// # Errors
    /// When the place is not empty; when the backup, or the list, was changed, cut off, or made
    /// under another master key; when the list is older than the backup or of another journal; or
    /// when the place cannot be written. A place where a restore was cut off does not open.
    pub fn restore(
        place: Place,
        durability: Durability,
        vault: &Vault,
        source: impl Read + Send,
        known: KnownDestructions<'_>,
    ) -> Result<(Self, Restored), Fault> {
        let mut lines = Lines::new(source);
        let manifest: Manifest = lines.json()?;
        let jurisdiction = &manifest.jurisdiction;
        if manifest.lianfang_backup != FORMAT {
            let met = format!("its form is {}: use a newer program", manifest.lianfang_backup);
            return Err(lines.wrong(met));
        }
        let signer = checkpoint_signer(vault, jurisdiction)?;
        if manifest.signer != signer.verifier_key().to_string() {
            return Err(lines.wrong("it was made under another master key; bring that one"));
        }
        let list = match known {
            KnownDestructions::List(text) => {
                Some(DestructionList::read(text, vault, jurisdiction)?)
            }
            KnownDestructions::NoListIsLeft => None,
        };
        let replaying = Replaying::new(list.as_ref(), &manifest)?;
        let storage = begin(place, durability, &manifest)?;
        let mut restoring = Restoring {
            session: storage.session()?,
            keys: storage.keys()?,
            manifest: &manifest,
            replaying,
            remembered: Vec::new(),
            kept_out: BTreeSet::new(),
        };
        restoring.session.begin_loading()?;
        restoring.session.gather()?;
        restoring.events(&mut lines)?;
        let rows = restoring.tables(&mut lines, vault)?;
        restoring.end()?;
        let kept_out = restoring.kept_out.iter().cloned().collect();
        drop(restoring);
        let restored = Restored {
            events: manifest.size,
            head: manifest.head,
            made_at: Instant::from_microseconds(manifest.made_at),
            rows,
            list_made_at: list.map(|it| Instant::from_microseconds(it.made_at)),
            kept_out,
        };
        Ok((storage, restored))
    }
}

/// Makes the tables, and the mark that keeps the store from opening.
fn begin(place: Place, durability: Durability, manifest: &Manifest) -> Result<Storage, Fault> {
    let storage = Storage::make_empty(place, durability, &manifest.jurisdiction)?;
    let mut session = storage.session()?;
    if let Some(other) = chain::jurisdictions(&mut session)?.first() {
        let met = format!("there is a store of {other} already; name an empty place");
        return Err(Fault::new(DOING, met));
    }
    must_be_whole(&mut session)?;
    in_transaction(&mut session, |session| {
        let values = [(&manifest.jurisdiction).into(), manifest.made_at.into()];
        session.execute(BEGUN, &values)?;
        let made_at = manifest.jurisdiction_made_at;
        chain::make_jurisdiction(session, &manifest.jurisdiction, made_at)
    })?;
    // They fill as the journal is restored; a restore that is cut off does not open anyway.
    make_tables_to_fill(&mut session)?;
    Ok(storage)
}

struct Restoring<'a> {
    session: Session,
    keys: Option<Session>,
    manifest: &'a Manifest,
    replaying: Replaying<'a>,
    /// Destructions that are in no event of this journal.
    remembered: Vec<(u64, Gone)>,
    kept_out: BTreeSet<String>,
}

impl Restoring<'_> {
    /// Reads the journal, verified event by event, with the read tables that it makes: while one
    /// batch is written, the next is verified.
    fn events<R: Read + Send>(&mut self, lines: &mut Lines<R>) -> Result<(), Fault> {
        let Self { session, manifest, replaying, .. } = self;
        let (verifier, frontier) = std::thread::scope(|scope| {
            let (batches, waiting) = sync_channel(BATCHES_AHEAD_MAX);
            let writer = scope.spawn(move || take_events(session, &waiting));
            let read = read_events(lines, manifest.size, replaying, batches);
            let written = writer
                .join()
                .unwrap_or_else(|_| Err(Fault::new(DOING, "the writer of events broke down")));
            // Where writing has ended early, reading has too, and has nothing to say.
            written.and(read)
        })?;
        let verdict = verifier.finish().map_err(|broken| lines.wrong(broken))?;
        let is_whose = |it: &String| *it == self.manifest.jurisdiction;
        if verdict.head != self.manifest.head || !verdict.jurisdiction.iter().all(is_whose) {
            return Err(lines.wrong("the journal is not the one that the first line names"));
        }
        self.remembered = self.replaying.rest(self.manifest)?;
        self.session.gather_no_more()?;
        let head = Head { size: verdict.events, digest: verdict.head, frontier };
        in_transaction(&mut self.session, |session| {
            make_indexes(session)?;
            chain::move_head(session, &self.manifest.jurisdiction, &head)
        })
    }

    /// Reads the kept tables up to the last line, and verifies that all of it was signed.
    fn tables<R: Read>(
        &mut self,
        lines: &mut Lines<R>,
        vault: &Vault,
    ) -> Result<BTreeMap<String, u64>, Fault> {
        let mut rows: BTreeMap<String, u64> = BTreeMap::new();
        let mut table: Option<Loading> = None;
        loop {
            let line = lines.next()?;
            if line.starts_with(b"[") {
                let cells = read_row(line);
                let bytes = line.len();
                let cells = cells.map_err(|met| lines.wrong(met))?;
                let table = table.as_mut().ok_or_else(|| lines.wrong("a row without a table"))?;
                if cells.len() != table.columns.len() {
                    return Err(lines.wrong("the row has more or fewer values than its table"));
                }
                *rows.entry(table.kept.name.to_owned()).or_default() += 1;
                self.take_row(table, cells, bytes)?;
            } else if line.starts_with(b"{\"table\"") {
                let heading: Result<Heading, String> = parsed(line);
                let heading = heading.map_err(|met| lines.wrong(met))?;
                rows.entry(heading.table.clone()).or_default();
                let next = Loading::of(&heading).map_err(|met| lines.wrong(met))?;
                if let Some(mut table) = table.replace(next) {
                    self.flush(&mut table)?;
                }
            } else {
                let end: Result<End, String> = parsed(line);
                let end = end.map_err(|met| lines.wrong(met))?;
                if let Some(mut table) = table.take() {
                    self.flush(&mut table)?;
                }
                self.verify_end(lines, &end, vault, &rows)?;
                return Ok(rows);
            }
        }
    }

    fn verify_end<R: Read>(
        &self,
        lines: &mut Lines<R>,
        end: &End,
        vault: &Vault,
        rows: &BTreeMap<String, u64>,
    ) -> Result<(), Fault> {
        lines.end(end)?;
        let counts = &end.end;
        let signer = checkpoint_signer(vault, &self.manifest.jurisdiction)?;
        let signed = Checkpoint::parse_and_verify(&counts.signed, signer.verifier_key())
            .map_err(|error| lines.wrong(error))?;
        let checkpoint = signed.checkpoint();
        let is_signed = checkpoint.origin == origin(&self.manifest.jurisdiction)
            && checkpoint.root == counts.sha256
            && checkpoint.size == lines.read - 1
            && checkpoint.head == self.manifest.head;
        if !is_signed || counts.rows != *rows || counts.events != self.manifest.size {
            return Err(lines.wrong("the file is not what was signed: it was changed"));
        }
        Ok(())
    }

    fn take_row(
        &mut self,
        table: &mut Loading,
        mut cells: Vec<Cell>,
        bytes: usize,
    ) -> Result<(), Fault> {
        let key = table.key_at.and_then(|at| cells.get(at)).and_then(Cell::as_text);
        if let Some(key) = key.filter(|key| self.replaying.is_gone(key)) {
            self.kept_out.insert(key.to_owned());
            return Ok(());
        }
        cells.insert(0, Cell::Text(self.manifest.jurisdiction.clone()));
        table.rows.push(cells);
        table.bytes += bytes;
        if table.rows.len() >= ROWS_AT_ONCE || table.bytes >= BYTES_AT_ONCE {
            self.flush(table)?;
        }
        Ok(())
    }

    fn flush(&mut self, table: &mut Loading) -> Result<(), Fault> {
        let session = match (table.kept.part, &mut self.keys) {
            (Part::Keys, Some(keys)) => keys,
            (Part::Keys, None) | (Part::Store, _) => &mut self.session,
        };
        let columns: Vec<&str> =
            std::iter::once("jurisdiction").chain(table.columns.iter().copied()).collect();
        let rows = std::mem::take(&mut table.rows);
        table.bytes = 0;
        in_transaction(session, |session| session.load(table.kept.name, &columns, &rows))
    }

    /// Everything is there: from now on the store opens, and remembers what must stay gone.
    fn end(&mut self) -> Result<(), Fault> {
        let jurisdiction = &self.manifest.jurisdiction;
        self.session.settle()?;
        in_transaction(&mut self.session, |session| {
            for (position, gone) in &self.remembered {
                let (key, digest) = ((&gone.key).into(), gone.digest.as_bytes().into());
                session.execute(GONE, &[jurisdiction.into(), key, (*position).into(), digest])?;
            }
            for name in self.replaying.names() {
                receipts::blank_under(session, jurisdiction, name)?;
            }
            session.execute(ENDED, &[jurisdiction.into()]).map(drop)
        })
    }
}

/// A table whose rows are being read.
struct Loading {
    kept: &'static Kept,
    columns: Vec<&'static str>,
    key_at: Option<usize>,
    rows: Vec<Vec<Cell>>,
    bytes: usize,
}

impl Loading {
    /// An older backup may lack a column; what this program does not know, it cannot bring back.
    fn of(heading: &Heading) -> Result<Self, String> {
        let kept = KEPT_TABLES.iter().find(|it| it.name == heading.table).ok_or_else(|| {
            let name: String = heading.table.chars().take(60).collect();
            format!("the table “{name}” is not known to this program: use a newer one")
        })?;
        let mut columns = Vec::with_capacity(heading.columns.len());
        for column in &heading.columns {
            let known = kept.columns.iter().find(|it| *it == column);
            columns.push(*known.ok_or("a column is not known to this program: use a newer one")?);
        }
        let key_at = kept.goes_with_key.map(|key| columns.iter().position(|it| *it == key));
        let key_at = match key_at {
            Some(None) => return Err(format!("{} names no keys", kept.name)),
            Some(at) => at,
            None => None,
        };
        Ok(Self { kept, columns, key_at, rows: Vec::new(), bytes: 0 })
    }
}

/// Verifies so many events and hands them over in batches, until nobody takes them any more.
#[expect(
    clippy::needless_pass_by_value,
    reason = "dropped at the end, so that whoever takes the batches knows that there are no more"
)]
fn read_events<R: Read>(
    lines: &mut Lines<R>,
    size: u64,
    replaying: &mut Replaying<'_>,
    batches: SyncSender<Vec<Recorded>>,
) -> Result<(Verifier, Frontier), Fault> {
    let mut verifier = Verifier::new();
    let mut frontier = Frontier::new();
    let mut batch = Vec::new();
    let mut bytes = 0;
    for _ in 0..size {
        let line = lines.next()?;
        bytes += line.len();
        let fed = verifier.feed(line);
        let recorded = recorded(line);
        fed.map_err(|broken| lines.wrong(broken))?;
        let recorded = recorded.map_err(|met| lines.wrong(met))?;
        frontier.append(Leaf::of_event(&recorded.sealed.digest()));
        replaying.event(&recorded)?;
        batch.push(recorded);
        if batch.len() >= ROWS_AT_ONCE || bytes >= BYTES_AT_ONCE {
            if batches.send(std::mem::take(&mut batch)).is_err() {
                return Ok((verifier, frontier));
            }
            bytes = 0;
        }
    }
    // Whoever does not take it says why.
    let _ = batches.send(batch);
    Ok((verifier, frontier))
}

/// Read tables are made on the way: no projection looks into a kept table, which is empty yet.
fn take_events(session: &mut Session, batches: &Receiver<Vec<Recorded>>) -> Result<(), Fault> {
    for batch in batches {
        in_transaction(session, |session| {
            let rows: Vec<_> = batch.iter().map(|it| chain::cells(&it.sealed)).collect();
            session.load("journal", chain::COLUMNS, &rows)?;
            batch.iter().try_for_each(|recorded| project(session, recorded))
        })?;
    }
    Ok(())
}

fn recorded(line: &[u8]) -> Result<Recorded, String> {
    let line = Line::read(line).map_err(|reason| reason.to_string())?;
    let sealed = line.into_sealed().ok_or("the event is redacted: this is no backup")?;
    let it = sealed.envelope();
    let event = AnyEvent::decode(&it.kind, it.schema, &it.payload);
    let event = event.map_err(|error| format!("event {}: {error}", it.position))?;
    Ok(Recorded { sealed, event })
}
