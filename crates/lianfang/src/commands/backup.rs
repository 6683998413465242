//! `lianfang backup` and `lianfang restore`: one file for both engines, and the list of keys that
//! must not come back.

use std::fs::{self, File, OpenOptions};
use std::io::{BufReader, BufWriter, Write};
use std::os::unix::fs::OpenOptionsExt;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::{Context, Result, bail};
use application::{Machine, Vault};
use clap::Args;
use storage::{Durability, KnownDestructions, Storage};

use crate::machine::RealMachine;
use crate::place::{KeyArguments, StoreArguments};

/// Write a backup while the server goes on.
#[derive(Args)]
pub(crate) struct Backup {
    /// The file to write; the destruction list is written beside it, as FILE.destroyed.
    file: PathBuf,
    #[command(flatten)]
    store: StoreArguments,
    #[command(flatten)]
    key: KeyArguments,
}

/// Bring a backup back, into an empty place.
#[derive(Args)]
pub(crate) struct Restore {
    /// The backup.
    file: PathBuf,
    /// The newest list of destroyed keys there is: what it names does not come back.
    #[arg(long, value_name = "FILE", required_unless_present = "no_destruction_list_is_left")]
    destruction_list: Option<PathBuf>,
    /// Say in so many words that there is no list: keys destroyed after the backup come back.
    #[arg(long, conflicts_with = "destruction_list")]
    no_destruction_list_is_left: bool,
    #[command(flatten)]
    store: StoreArguments,
    #[command(flatten)]
    key: KeyArguments,
}

/// Print the list of destroyed keys: keep it apart from the store and from its backups.
#[derive(Args)]
pub(crate) struct DestructionList {
    #[command(flatten)]
    store: StoreArguments,
    #[command(flatten)]
    key: KeyArguments,
}

/// Progress is told every so many events.
const TOLD_EVERY: u64 = 100_000;

impl Backup {
    pub(crate) fn run(&self) -> Result<ExitCode> {
        let vault = Vault::new(self.key.read(&self.store)?);
        let storage = self.store.open()?;
        let mut told = 0;
        let mut out = BufWriter::new(make(&self.file)?);
        let mut progress = |position: u64| {
            if position >= told + TOLD_EVERY {
                told = position;
                eprintln!("{position} events");
            }
        };
        let made = storage.backup(&vault, RealMachine.now(), &mut out, &mut progress)?;
        out.flush()?;
        out.get_ref().sync_all()?;
        let list = beside(&self.file);
        let mut file = make(&list)?;
        file.write_all(made.destruction_list.as_bytes())?;
        file.sync_all()?;
        println!("{} events, head {}", made.events, made.head);
        println!("backup:           {}", self.file.display());
        println!("destruction list: {} (keep the newest one apart)", list.display());
        Ok(ExitCode::SUCCESS)
    }
}

impl Restore {
    pub(crate) fn run(&self) -> Result<ExitCode> {
        let vault = Vault::new(self.key.read(&self.store)?);
        let list = match &self.destruction_list {
            Some(path) => Some(
                fs::read_to_string(path).with_context(|| format!("reading {}", path.display()))?,
            ),
            None => None,
        };
        let known = match &list {
            Some(list) => KnownDestructions::List(list),
            None if self.no_destruction_list_is_left => KnownDestructions::NoListIsLeft,
            None => bail!("name the newest list of destroyed keys with --destruction-list FILE"),
        };
        let file =
            File::open(&self.file).with_context(|| format!("reading {}", self.file.display()))?;
        let place = self.store.place()?;
        let source = BufReader::new(file);
        let (storage, restored) =
            Storage::restore(place, Durability::Required, &vault, source, known)?;
        println!(
            "restored {}: {} events, head {}",
            storage.jurisdiction(),
            restored.events,
            restored.head
        );
        if !restored.kept_out.is_empty() {
            println!("{} destroyed keys were kept out", restored.kept_out.len());
        }
        Ok(ExitCode::SUCCESS)
    }
}

impl DestructionList {
    pub(crate) fn run(&self) -> Result<ExitCode> {
        let vault = Vault::new(self.key.read(&self.store)?);
        print!("{}", self.store.open()?.destruction_list(&vault, RealMachine.now())?);
        Ok(ExitCode::SUCCESS)
    }
}

/// A new file for its owner only; never over one that is there.
fn make(path: &Path) -> Result<File> {
    OpenOptions::new()
        .write(true)
        .create_new(true)
        .mode(0o600)
        .open(path)
        .with_context(|| format!("making {}", path.display()))
}

fn beside(path: &Path) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(".destroyed");
    name.into()
}
