//! The destruction list: which keys are gone, in a signed text that outlives the store.
//!
//! A backup from before a destruction still carries the key. So the list goes wherever backups go,
//! and a restore replays the newest one. It is a small log of its own: the heading and every entry
//! are the leaves of a tree, and a checkpoint over it, signed with the journal's key, stands below.
//!
//! ```text
//! lianfang-destruction-list 1
//! jurisdiction 421223
//! size 1234
//! head <digest of event 1234>
//! made <microseconds since 1970>
//! destroyed 57 <digest of event 57> operation-text/0198c0de-0000-7000-8000-000000000001
//! replayed 1300 <digest of that event> employment/0198c0de-0000-7000-8000-000000000002
//!
//! lianfang/421223/destruction-list
//! …
//! ```
//!
//! `replayed` entries come from a list that an earlier restore replayed: their events are not in
//! this journal.

use std::collections::BTreeMap;

use application::{Fault, Head, Vault, checkpoint_signer};
use domain::kernel::Instant;
use journal::tree::{Leaf, root_of};
use journal::{Checkpoint, Digest};

use crate::engine::Session;
use crate::journal as chain;
use crate::place::Storage;
use crate::statements::statements;

const FIRST_LINE: &str = "lianfang-destruction-list 1";
const DOING: &str = "reading the destruction list";

statements! {
    DESTROYED = "SELECT destroyed_keys.key_name, destroyed_keys.position, journal.digest
      FROM destroyed_keys JOIN journal
        ON journal.jurisdiction = destroyed_keys.jurisdiction
        AND journal.position = destroyed_keys.position
      WHERE destroyed_keys.jurisdiction = $1 ORDER BY destroyed_keys.position";
    REPLAYED = "SELECT key_name, position, digest FROM replayed_destructions
      WHERE jurisdiction = $1 ORDER BY position, key_name";
}

/// What is known of destructions when a backup is restored.
#[derive(Clone, Copy, Debug)]
pub enum KnownDestructions<'a> {
    /// The newest list there is.
    List(&'a str),
    /// Somebody has said in words that no list is left: keys that were destroyed after the backup
    /// was made come back.
    NoListIsLeft,
}

/// A list whose signature was verified.
pub(super) struct DestructionList {
    /// How many events the journal had.
    pub(super) size: u64,
    /// The digest of the last of them.
    pub(super) head: Digest,
    /// When it was made, in microseconds since 1970.
    pub(super) made_at: i64,
    /// The events of the journal that destroyed keys, by their positions.
    pub(super) destroyed: BTreeMap<u64, Gone>,
    /// Destructions that an earlier restore replayed, with the positions they had elsewhere.
    pub(super) replayed: Vec<(u64, Gone)>,
}

/// A key that is gone, and the digest of the event that says so.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Gone {
    pub(super) key: String,
    pub(super) digest: Digest,
}

impl Storage {
    /// The destruction list as it stands: text for a file that is kept apart from the store.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub fn destruction_list(&self, vault: &Vault, now: Instant) -> Result<String, Fault> {
        let mut session = self.session()?;
        session.begin_look()?;
        let head = chain::head(&mut session, self.jurisdiction())?;
        let list = self.destruction_list_of(&mut session, vault, now, &head)?;
        session.commit()?;
        Ok(list)
    }

    pub(super) fn destruction_list_of(
        &self,
        session: &mut Session,
        vault: &Vault,
        now: Instant,
        head: &Head,
    ) -> Result<String, Fault> {
        let (jurisdiction, made) = (self.jurisdiction(), now.microseconds());
        let heading = format!(
            "{FIRST_LINE}\njurisdiction {jurisdiction}\nsize {}\nhead {}\nmade {made}\n",
            head.size, head.digest
        );
        let mut leaves = vec![Leaf::of_bytes(heading.as_bytes())];
        let mut text = heading;
        for (word, statement) in [("destroyed", DESTROYED), ("replayed", REPLAYED)] {
            for mut row in session.query(statement, &[jurisdiction.into()])? {
                let (name, position) = (row.text()?, row.natural()?);
                let digest = Digest::from_bytes(row.array()?);
                let line = format!("{word} {position} {digest} {name}\n");
                leaves.push(Leaf::of_bytes(line.as_bytes()));
                text.push_str(&line);
            }
        }
        let signer = checkpoint_signer(vault, jurisdiction)?;
        let signed = Checkpoint {
            origin: origin(jurisdiction),
            size: leaves.len() as u64,
            root: root_of(&leaves),
            head: head.digest,
            time: made.to_string(),
        }
        .sign(&signer)
        .map_err(|error| Fault::new("signing the destruction list", error))?;
        Ok(format!("{text}\n{signed}"))
    }
}

fn origin(jurisdiction: &str) -> String {
    format!("{}/destruction-list", Checkpoint::origin_of(jurisdiction))
}

impl DestructionList {
    /// Reads a list and verifies that this master key signed it, for this jurisdiction.
    pub(super) fn read(text: &str, vault: &Vault, jurisdiction: &str) -> Result<Self, Fault> {
        let wrong = |met: String| Fault::new(DOING, met);
        let (list, note) = text
            .split_once("\n\n")
            .ok_or_else(|| wrong("it has no signature: this is another file".into()))?;
        let signer = checkpoint_signer(vault, jurisdiction)?;
        let signed = Checkpoint::parse_and_verify(note, signer.verifier_key())
            .map_err(|error| wrong(error.to_string()))?;
        let lines: Vec<&str> = list.lines().collect();
        let (heading, entries) = lines
            .split_first_chunk::<5>()
            .ok_or_else(|| wrong("its heading is not whole".into()))?;
        let bytes = heading.iter().flat_map(|line| [line.as_bytes(), b"\n"]).collect::<Vec<_>>();
        let mut leaves = vec![Leaf::of_bytes(&bytes.concat())];
        leaves.extend(entries.iter().map(|it| Leaf::of_bytes(format!("{it}\n").as_bytes())));
        let checkpoint = signed.checkpoint();
        let is_signed = checkpoint.origin == origin(jurisdiction)
            && checkpoint.size == leaves.len() as u64
            && checkpoint.root == root_of(&leaves);
        if !is_signed {
            return Err(wrong("its lines are not those that were signed: it was changed".into()));
        }
        Self::parsed(heading, entries).ok_or_else(|| {
            wrong("it was signed by a newer program, whose form is not known".into())
        })
    }

    /// Only after the signature: what is signed is well formed, or of a newer form.
    fn parsed(heading: &[&str; 5], entries: &[&str]) -> Option<Self> {
        let [first, _, size, head, made] = heading;
        let mut list = Self {
            size: size.strip_prefix("size ")?.parse().ok()?,
            head: head.strip_prefix("head ")?.parse().ok()?,
            made_at: made.strip_prefix("made ")?.parse().ok()?,
            destroyed: BTreeMap::new(),
            replayed: Vec::new(),
        };
        for line in entries {
            let mut words = line.splitn(4, ' ');
            let word = words.next()?;
            let position = words.next()?.parse().ok()?;
            let digest = words.next()?.parse().ok()?;
            let gone = Gone { key: words.next()?.to_owned(), digest };
            match word {
                "destroyed" => drop(list.destroyed.insert(position, gone)),
                "replayed" => list.replayed.push((position, gone)),
                _ => return None,
            }
        }
        (*first == FIRST_LINE).then_some(list)
    }
}
