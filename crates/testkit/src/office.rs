//! An office to play in, on either engine.

use std::fmt::Display;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use application::{Actor, Command, Machine, MasterKey, Office, Opening, Vault};
use domain::AnyVerb;
use domain::kernel::{CommandId, Instant, Realm, RegionCode};
use storage::{Durability, Place, Storage};
use uuid::Uuid;

use crate::folder::Folder;
use crate::machine::SteadyMachine;
use crate::postgres::Database;

/// Which engine to play on.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Engine {
    /// SQLite, in a folder of its own.
    Sqlite,
    /// PostgreSQL, in a database of its own.
    Postgres,
}

/// A store with an office that can be closed and opened again.
pub struct Playground {
    /// The office.
    pub office: Office,
    /// Its machine.
    pub machine: Arc<SteadyMachine>,
    /// Its store.
    pub storage: Storage,
    master: String,
    place: Kept,
}

/// What must live as long as the playground.
enum Kept {
    Folder(Folder),
    Database(Database),
}

impl Kept {
    fn place(&self) -> Place {
        match self {
            Self::Folder(folder) => Place::Folder(folder.path().join("data")),
            Self::Database(database) => Place::Url(database.url().to_owned()),
        }
    }
}

impl Playground {
    /// A new store with nothing in it.
    ///
    /// # Panics
    /// When it cannot be made.
    #[must_use]
    pub fn new(engine: Engine, name: &str) -> Self {
        let place = empty(engine, name);
        let start = Instant::from_microseconds(1_780_000_000_000_000);
        let machine = Arc::new(SteadyMachine::at(start, 20_260_615));
        let master = MasterKey::random(machine.as_ref()).to_file().to_string();
        let storage = Storage::make(place.place(), Durability::Waived, &county(), start)
            .expect("a store can be made");
        let office = open(&storage, &machine, &master);
        Self { office, machine, storage, master, place }
    }

    /// Closes the office and opens it again, as after a restart.
    ///
    /// # Panics
    /// When it cannot be opened.
    #[must_use]
    pub fn restarted(self) -> Self {
        let Self { office, machine, storage: _, master, place } = self;
        drop(office);
        let storage =
            Storage::open(place.place(), Durability::Waived, None).expect("the store opens again");
        let office = open(&storage, &machine, &master);
        Self { office, machine, storage, master, place }
    }

    /// Another office on the same store, on a machine of its own; `on_commit` is told the size of
    /// the chain.
    ///
    /// # Panics
    /// When it cannot be opened.
    #[must_use]
    pub fn opened(
        &self,
        machine: Arc<dyn Machine>,
        on_commit: impl Fn(u64) + Send + 'static,
    ) -> Office {
        open_with(&self.storage, machine, &self.master, Box::new(on_commit))
    }

    /// A store restored from a backup into an empty place on an engine, with the master key of
    /// the store that the backup is of.
    ///
    /// # Errors
    /// When the backup or the list is refused.
    ///
    /// # Panics
    /// When the restored store does not open.
    pub fn restored(
        &self,
        engine: Engine,
        name: &str,
        backup: &[u8],
        known: storage::KnownDestructions<'_>,
    ) -> Result<(Self, storage::Restored), application::Fault> {
        let place = empty(engine, name);
        let (vault, waived) = (self.vault(), Durability::Waived);
        let (_, restored) = Storage::restore(place.place(), waived, &vault, backup, known)?;
        let storage = Storage::open(place.place(), waived, None).expect("a restored store opens");
        let (machine, master) = (Arc::clone(&self.machine), self.master.clone());
        let office = open(&storage, &machine, &master);
        Ok((Self { office, machine, storage, master, place }, restored))
    }

    /// The vault, opened once more.
    ///
    /// # Panics
    /// Never: the master key was written by one.
    #[must_use]
    pub fn vault(&self) -> Vault {
        Vault::new(MasterKey::parse(&self.master).expect("it was written by a master key"))
    }

    /// Where the store lies.
    #[must_use]
    pub fn place(&self) -> Place {
        self.place.place()
    }

    /// The data folder; none on PostgreSQL.
    #[must_use]
    pub fn folder(&self) -> Option<std::path::PathBuf> {
        match self.place.place() {
            Place::Folder(folder) => Some(folder),
            Place::Url(_) => None,
        }
    }

    /// The content of the master key's file.
    #[must_use]
    pub fn master(&self) -> &str {
        &self.master
    }
}

fn empty(engine: Engine, name: &str) -> Kept {
    match engine {
        Engine::Sqlite => Kept::Folder(Folder::new(name)),
        Engine::Postgres => Kept::Database(Database::new(name)),
    }
}

fn open(storage: &Storage, machine: &Arc<SteadyMachine>, master: &str) -> Office {
    let machine = Arc::clone(machine) as Arc<dyn Machine>;
    open_with(storage, machine, master, Box::new(|_| {}))
}

fn open_with(
    storage: &Storage,
    machine: Arc<dyn Machine>,
    master: &str,
    on_commit: Box<dyn Fn(u64) + Send>,
) -> Office {
    let connect = || storage.connect().expect("the engine answers");
    let master = MasterKey::parse(master).expect("it was written by a master key");
    Office::open(Opening {
        jurisdiction: storage.jurisdiction().to_owned(),
        writer: connect(),
        readers: vec![connect(), connect()],
        vault: Vault::new(master),
        machine,
        on_commit,
    })
    .expect("the office opens")
}

/// The county of the tests.
///
/// # Panics
/// Never: the code is a county's.
#[must_use]
pub fn county() -> RegionCode {
    "990001".parse().expect("six digits")
}

/// Whoever runs the tests.
#[must_use]
pub fn actor() -> Actor {
    Actor::operator("test")
}

/// A command of the tests, in the real realm, with an id that no other has.
#[must_use]
pub fn command(on: impl Display, verb: impl Into<AnyVerb>) -> Command {
    static NUMBER: AtomicU64 = AtomicU64::new(1);
    let number = NUMBER.fetch_add(1, Ordering::Relaxed);
    Command {
        id: CommandId::from_uuid(Uuid::from_u128(u128::from(number))),
        realm: Realm::real(),
        actor: actor(),
        on: on.to_string(),
        verb: verb.into(),
        seen: None,
        happened_at: None,
    }
}
