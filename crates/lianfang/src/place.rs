//! Where the store lies, as the command line says it.

use std::path::PathBuf;
use std::sync::Arc;

use anyhow::{Result, bail};
use application::{MasterKey, Office, Opening, Vault};
use clap::Args;
use domain::kernel::RegionCode;
use storage::{Durability, Place, Storage};

use crate::key_file;
use crate::machine::RealMachine;

/// So many connections read beside the writer.
const READERS: usize = 4;

/// Which store.
#[derive(Args, Clone, Debug)]
pub(crate) struct StoreArguments {
    /// The data folder (SQLite).
    #[arg(long, env = "LIANFANG_DATA", value_name = "DIR")]
    pub(crate) data: Option<PathBuf>,
    /// A PostgreSQL database, instead of a data folder.
    #[arg(long, env = "LIANFANG_DATABASE_URL", value_name = "URL", conflicts_with = "data")]
    pub(crate) database_url: Option<String>,
    /// Which jurisdiction, where the store has several.
    #[arg(long, value_name = "CODE")]
    pub(crate) jurisdiction: Option<RegionCode>,
}

/// The master key's file.
#[derive(Args, Clone, Debug)]
pub(crate) struct KeyArguments {
    /// The master key's file; it never lies in the data folder.
    #[arg(long, env = "LIANFANG_KEY_FILE", value_name = "FILE")]
    key_file: Option<PathBuf>,
}

impl StoreArguments {
    pub(crate) fn place(&self) -> Result<Place> {
        match (&self.data, &self.database_url) {
            (Some(folder), _) => Ok(Place::Folder(folder.clone())),
            (None, Some(url)) => Ok(Place::Url(url.clone())),
            (None, None) => bail!(
                "where is the store? name a data folder with --data DIR (or $LIANFANG_DATA), \
                 or a database with --database-url URL"
            ),
        }
    }

    pub(crate) fn open(&self) -> Result<Storage> {
        let jurisdiction = self.jurisdiction.as_ref();
        Ok(Storage::open(self.place()?, Durability::Required, jurisdiction)?)
    }
}

impl KeyArguments {
    /// The file that was named, or the one beside the data folder: `DIR.key`.
    pub(crate) fn path(&self, store: &StoreArguments) -> Result<PathBuf> {
        match (&self.key_file, &store.data) {
            (Some(path), _) => Ok(path.clone()),
            (None, Some(folder)) => {
                let mut name = folder.file_name().unwrap_or("lianfang".as_ref()).to_owned();
                name.push(".key");
                Ok(folder.with_file_name(name))
            }
            (None, None) => bail!("name the master key's file with --key-file FILE"),
        }
    }

    pub(crate) fn read(&self, store: &StoreArguments) -> Result<MasterKey> {
        key_file::read(&self.path(store)?, store)
    }
}

/// Opens the office of a store.
pub(crate) fn office(
    storage: &Storage,
    master: MasterKey,
    on_commit: Box<dyn Fn(u64) + Send>,
) -> Result<Office> {
    let mut readers = Vec::with_capacity(READERS);
    for _ in 0..READERS {
        readers.push(storage.connect()?);
    }
    Ok(Office::open(Opening {
        jurisdiction: storage.jurisdiction().to_owned(),
        writer: storage.connect()?,
        readers,
        vault: Vault::new(master),
        machine: Arc::new(RealMachine),
        on_commit,
    })?)
}
