//! Where a store lies, and how it is made, opened and connected to.

use std::path::{Path, PathBuf};

use application::{Fault, Store};
use domain::kernel::{Instant, RegionCode};

use crate::backup::must_be_whole;
use crate::engine::{Durability, Session};
use crate::rebuild::{Rebuilt, keep_shape, make_tables, rebuild};
use crate::store::SessionStore;
use crate::{journal, schema};

const STORE_FILE: &str = "lianfang.db";
const KEYS_FILE: &str = "keys.db";

/// Where a store lies.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Place {
    /// A data folder with SQLite files.
    Folder(PathBuf),
    /// A PostgreSQL database.
    Url(String),
}

/// A store that was opened: tables are there and of this program's shape.
#[derive(Clone, Debug)]
pub struct Storage {
    place: Place,
    durability: Durability,
    jurisdiction: String,
}

impl Place {
    /// Whether a store has been made here.
    ///
    /// # Errors
    /// When a database cannot be asked.
    pub fn is_made(&self, durability: Durability) -> Result<bool, Fault> {
        match self {
            Self::Folder(folder) => Ok(folder.join(STORE_FILE).is_file()),
            Self::Url(_) => {
                let mut session = self.session(durability)?;
                schema::migrate(&mut session)?;
                Ok(!journal::jurisdictions(&mut session)?.is_empty())
            }
        }
    }

    fn session(&self, durability: Durability) -> Result<Session, Fault> {
        match self {
            Self::Folder(folder) => Session::sqlite(&folder.join(STORE_FILE)),
            Self::Url(url) => Session::postgres(url, durability),
        }
    }

    fn keys(&self) -> Result<Option<Session>, Fault> {
        match self {
            Self::Folder(folder) => Session::sqlite_keys(&folder.join(KEYS_FILE)).map(Some),
            Self::Url(_) => Ok(None),
        }
    }

    /// Brings every table up to this program.
    fn migrate(&self, durability: Durability) -> Result<Session, Fault> {
        let mut session = self.session(durability)?;
        schema::migrate(&mut session)?;
        match self.keys()? {
            Some(mut keys) => schema::migrate_keys(&mut keys)?,
            None => schema::migrate_keys(&mut session)?,
        }
        Ok(session)
    }
}

impl Storage {
    /// Makes a store for a jurisdiction; in a folder, the folder must be empty or not there yet.
    ///
    /// # Errors
    /// When there is something already, or it cannot be written.
    pub fn make(
        place: Place,
        durability: Durability,
        jurisdiction: &RegionCode,
        now: Instant,
    ) -> Result<Self, Fault> {
        if let Place::Folder(folder) = &place {
            make_folder(folder)?;
        }
        let mut session = place.migrate(durability)?;
        session.begin_write()?;
        let made =
            journal::make_jurisdiction(&mut session, jurisdiction.as_str(), now.microseconds())
                .and_then(|()| session.commit());
        if let Err(fault) = made {
            session.finish();
            return Err(fault);
        }
        let storage = Self { place, durability, jurisdiction: jurisdiction.to_string() };
        storage.fill_tables(&mut session)?;
        Ok(storage)
    }

    /// The tables that are never rebuilt, with nothing in them.
    pub(crate) fn make_empty(
        place: Place,
        durability: Durability,
        jurisdiction: &str,
    ) -> Result<Self, Fault> {
        if let Place::Folder(folder) = &place {
            make_folder(folder)?;
        }
        place.migrate(durability)?;
        Ok(Self { place, durability, jurisdiction: jurisdiction.to_owned() })
    }

    /// A session of its own.
    pub(crate) fn session(&self) -> Result<Session, Fault> {
        self.place.session(self.durability)
    }

    /// A session of its own where the keys lie, when not in the same database.
    pub(crate) fn keys(&self) -> Result<Option<Session>, Fault> {
        self.place.keys()
    }

    /// Opens a store; read tables of another shape are made anew from the journal first.
    ///
    /// # Errors
    /// When there is none, when it is of a newer program, or when its settings could lose a
    /// commit.
    pub fn open(
        place: Place,
        durability: Durability,
        jurisdiction: Option<&RegionCode>,
    ) -> Result<Self, Fault> {
        if let Place::Folder(folder) = &place
            && !folder.join(STORE_FILE).is_file()
        {
            let met = "there is no store in this folder; make one with `lianfang new-county`";
            return Err(Fault::new(format!("opening {}", folder.display()), met));
        }
        let mut session = place.migrate(durability)?;
        must_be_whole(&mut session)?;
        let all = journal::jurisdictions(&mut session)?;
        let jurisdiction = chosen(&all, jurisdiction)?;
        let storage = Self { place, durability, jurisdiction };
        storage.fill_tables(&mut session)?;
        Ok(storage)
    }

    /// Makes the read tables where they are missing or of another shape, and fills them.
    fn fill_tables(&self, session: &mut Session) -> Result<(), Fault> {
        if make_tables(session)? {
            for jurisdiction in journal::jurisdictions(session)? {
                rebuild(&mut self.session()?, self.session()?, &jurisdiction, &mut |_| {})?;
            }
            keep_shape(session)?;
        }
        Ok(())
    }

    /// Whose store it is.
    #[must_use]
    pub fn jurisdiction(&self) -> &str {
        &self.jurisdiction
    }

    /// One more connection; it lives and dies on the thread that uses it.
    ///
    /// # Errors
    /// When the engine cannot be reached.
    pub fn connect(&self) -> Result<Box<dyn Store>, Fault> {
        let session = self.place.session(self.durability)?;
        let keys = self.place.keys()?;
        Ok(Box::new(SessionStore { jurisdiction: self.jurisdiction.clone(), session, keys }))
    }

    /// Makes the read tables anew from the journal, beside the old ones, then swaps them.
    ///
    /// # Errors
    /// When the journal cannot be read; the old tables stay then.
    pub fn rebuild(&self, progress: &mut dyn FnMut(u64)) -> Result<Rebuilt, Fault> {
        rebuild(&mut self.session()?, self.session()?, &self.jurisdiction, progress)
    }
}

fn make_folder(folder: &Path) -> Result<(), Fault> {
    let doing = || format!("making a store in {}", folder.display());
    std::fs::create_dir_all(folder).map_err(|error| Fault::new(doing(), error))?;
    let mut entries = std::fs::read_dir(folder).map_err(|error| Fault::new(doing(), error))?;
    if entries.next().is_some() {
        return Err(Fault::new(doing(), "the folder is not empty; name an empty one"));
    }
    Ok(())
}

fn chosen(all: &[String], wanted: Option<&RegionCode>) -> Result<String, Fault> {
    let doing = "opening the store";
    match (wanted, all) {
        (Some(wanted), all) if all.iter().any(|it| it == wanted.as_str()) => Ok(wanted.to_string()),
        (Some(wanted), _) => Err(Fault::new(doing, format!("it has no jurisdiction {wanted}"))),
        (None, [one]) => Ok(one.clone()),
        (None, []) => {
            Err(Fault::new(doing, "it is empty; make a county with `lianfang new-county`"))
        }
        (None, many) => {
            let met = format!("it has {}; say which with --jurisdiction", many.join(", "));
            Err(Fault::new(doing, met))
        }
    }
}
