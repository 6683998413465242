//! The vault: personal values and free text, outside the journal, under keys that can be destroyed.

mod master;
mod stream;
pub(crate) mod wrapping;

use std::collections::{HashMap, HashSet};
use std::sync::{Mutex, PoisonError};

use domain::kernel::{Commitment, Instant};
use sha2::{Digest as _, Sha256};
use zeroize::Zeroizing;

use crate::failure::Fault;
use crate::machine::Machine;
use crate::ports::{KeyRow, StagedRow, Transaction, ValueRow, View};

pub use master::{MasterKey, NotAMasterKey};
pub use stream::CHUNK_BYTES;
pub(crate) use stream::ChunkCipher;
use wrapping::{ALGORITHM, Key, seal_bytes, unseal_bytes};

/// A salt keeps a short text from being guessed from its commitment.
const SALT_BYTES: usize = 16;

/// Seals and opens; holds unwrapped keys in memory while the program runs.
pub struct Vault {
    master: MasterKey,
    keys: Mutex<HashMap<String, Key>>,
    /// Names of keys that were destroyed while the program runs: a reader that was under way must
    /// not put one back into memory.
    gone: Mutex<HashSet<String>>,
}

/// What came out of the vault.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Opened {
    /// The text.
    Text(String),
    /// The key was destroyed: nobody can read it any more.
    Destroyed,
}

impl Opened {
    /// The text, where it still exists.
    #[must_use]
    pub fn text(&self) -> Option<&str> {
        match self {
            Self::Text(text) => Some(text),
            Self::Destroyed => None,
        }
    }
}

impl Vault {
    /// Opens the vault with the master key.
    #[must_use]
    pub fn new(master: MasterKey) -> Self {
        Self { master, keys: Mutex::default(), gone: Mutex::default() }
    }

    /// The master key, from which keys for other uses are derived.
    #[must_use]
    pub const fn master(&self) -> &MasterKey {
        &self.master
    }

    /// Puts a text under a key, named as [`domain::kernel::VaultKey::name_in`] its realm; the key
    /// is made where it does not exist yet. `position` is that of the event it belongs to.
    ///
    /// # Errors
    /// When the store cannot be written, or the key was destroyed.
    pub fn seal(
        &self,
        store: &mut dyn Transaction,
        machine: &dyn Machine,
        (name, position): (&str, u64),
        text: &str,
    ) -> Result<Commitment, Fault> {
        let key = self.key_for_sealing(store, machine, name)?;
        let mut salt = [0; SALT_BYTES];
        machine.randomness(&mut salt);
        let commitment = commit(&salt, text);
        let mut clear = Zeroizing::new(Vec::with_capacity(SALT_BYTES + text.len()));
        clear.extend_from_slice(&salt);
        clear.extend_from_slice(text.as_bytes());
        let sealed = seal_bytes(&key, machine, &bound_to(name, &commitment), &clear);
        store.keep_vault_value(&ValueRow { commitment, key: name.to_owned(), position, sealed })?;
        Ok(commitment)
    }

    /// Takes a text out.
    ///
    /// # Errors
    /// When the store cannot be read, when the value is not there although its key is, or when
    /// it is not what was committed to.
    pub fn open(&self, store: &mut dyn View, commitment: &Commitment) -> Result<Opened, Fault> {
        // Values go with their key; what was never there cannot be told from it here.
        let original = match store.vault_value(commitment)? {
            Some(row) => self.open_row(store, &row)?,
            None => Opened::Destroyed,
        };
        if original != Opened::Destroyed {
            return Ok(original);
        }
        // What stays of it in the archive takes its place.
        let Some(released) = store.released_text(commitment)? else { return Ok(original) };
        match store.vault_value(&released)? {
            Some(row) => self.open_row(store, &row),
            None => Ok(original),
        }
    }

    /// Begins to seal the chunks of an attachment, under its operation's text key.
    ///
    /// # Errors
    /// When the store cannot be written, or the key was destroyed.
    pub(crate) fn chunk_sealer(
        &self,
        store: &mut dyn Transaction,
        machine: &dyn Machine,
        staged: &StagedRow,
    ) -> Result<ChunkCipher, Fault> {
        let key = self.key_for_sealing(store, machine, &staged.key)?;
        Ok(ChunkCipher::new(&key, staged.nonce_prefix, chunks_of(staged)))
    }

    /// Begins to open the chunks of an attachment; none when the key was destroyed.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub(crate) fn chunk_opener(
        &self,
        store: &mut dyn View,
        staged: &StagedRow,
    ) -> Result<Option<ChunkCipher>, Fault> {
        let key = self.key_for_opening(store, &staged.key)?;
        Ok(key.map(|key| ChunkCipher::new(&key, staged.nonce_prefix, chunks_of(staged))))
    }

    /// Takes out what a row holds.
    ///
    /// # Errors
    /// As [`Vault::open`].
    pub fn open_row(&self, store: &mut dyn View, row: &ValueRow) -> Result<Opened, Fault> {
        let Some(key) = self.key_for_opening(store, &row.key)? else {
            return Ok(Opened::Destroyed);
        };
        let doing = || format!("opening vault value {}", row.commitment);
        let clear = unseal_bytes(&key, &bound_to(&row.key, &row.commitment), &row.sealed)
            .ok_or_else(|| Fault::new(doing(), "it is damaged or lies under another key"))?;
        let (salt, text) = clear
            .split_at_checked(SALT_BYTES)
            .ok_or_else(|| Fault::new(doing(), "it is shorter than its salt"))?;
        let text = std::str::from_utf8(text).map_err(|error| Fault::new(doing(), error))?;
        if commit(salt, text) != row.commitment {
            return Err(Fault::new(doing(), "it is not what the journal committed to"));
        }
        Ok(Opened::Text(text.to_owned()))
    }

    /// Lets go of a key that was destroyed.
    pub fn forget(&self, key_name: &str) {
        // First the mark, then the key: whoever comes between finds the mark.
        self.gone.lock().unwrap_or_else(PoisonError::into_inner).insert(key_name.to_owned());
        self.keys.lock().unwrap_or_else(PoisonError::into_inner).remove(key_name);
    }

    /// Lets go of every key: what a transaction that failed has made is in no store.
    pub fn forget_all(&self) {
        self.keys.lock().unwrap_or_else(PoisonError::into_inner).clear();
    }

    fn key_for_sealing(
        &self,
        store: &mut dyn Transaction,
        machine: &dyn Machine,
        name: &str,
    ) -> Result<Key, Fault> {
        if let Some(key) = self.key_for_opening(store, name)? {
            return Ok(key);
        }
        if store.is_destroyed(name)? {
            return Err(Fault::new(format!("sealing under {name}"), "the key was destroyed"));
        }
        let fresh = Key::random(machine);
        let wrapped = fresh.wrapped(self.master.wrapping_key(), machine, name);
        let row = KeyRow {
            name: name.to_owned(),
            algorithm: ALGORITHM.to_owned(),
            wrapped,
            made_at: Instant::from_microseconds(machine.now().microseconds()),
        };
        // Another writer may have been first: whichever stands in the store is the key.
        let stands = store.keep_vault_key(&row)?;
        self.unwrapped(&stands)
    }

    fn is_gone(&self, name: &str) -> bool {
        self.gone.lock().unwrap_or_else(PoisonError::into_inner).contains(name)
    }

    fn key_for_opening(&self, store: &mut dyn View, name: &str) -> Result<Option<Key>, Fault> {
        if self.is_gone(name) {
            return Ok(None);
        }
        if let Some(key) = self.keys.lock().unwrap_or_else(PoisonError::into_inner).get(name) {
            return Ok(Some(key.clone()));
        }
        match store.vault_key(name)? {
            Some(row) => self.unwrapped(&row).map(Some),
            None => Ok(None),
        }
    }

    fn unwrapped(&self, row: &KeyRow) -> Result<Key, Fault> {
        let doing = || format!("unwrapping vault key {}", row.name);
        if row.algorithm != ALGORITHM {
            let met = format!("algorithm “{}” is not known to this program", row.algorithm);
            return Err(Fault::new(doing(), met));
        }
        let key = Key::unwrap(self.master.wrapping_key(), &row.name, &row.wrapped)
            .ok_or_else(|| Fault::new(doing(), "it was wrapped under another master key"))?;
        let mut keys = self.keys.lock().unwrap_or_else(PoisonError::into_inner);
        if !self.is_gone(&row.name) {
            keys.insert(row.name.clone(), key.clone());
        }
        Ok(key)
    }
}

fn commit(salt: &[u8], text: &str) -> Commitment {
    let hash = Sha256::new()
        .chain_update(b"lianfang-vault-text-1\0")
        .chain_update(salt)
        .chain_update(text.as_bytes())
        .finalize();
    Commitment::from_bytes(hash.into())
}

/// Chunks belong to their attachment and their key's name.
fn chunks_of(staged: &StagedRow) -> Vec<u8> {
    format!("attachment/{}\0{}", staged.attachment, staged.key).into_bytes()
}

/// A sealed value belongs to its key's name and its commitment: it cannot be moved to another.
fn bound_to(name: &str, commitment: &Commitment) -> Vec<u8> {
    let mut bound = name.as_bytes().to_vec();
    bound.push(0);
    bound.extend_from_slice(commitment.bytes());
    bound
}
