//! `lianfang demo`: a county to look at, in a folder that is gone when it stops.

use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Arc;

use anyhow::{Context, Result, bail};
use application::access::{Attempt, Cost, Gate, NewAccount, PasswordSet, SignIn};
use application::{Machine, Office};
use clap::Args;
use domain::kernel::{AccountId, PersonId};
use storage::{Durability, Place, Storage};

use super::{desk, plans, world};
use crate::commands::operator::said;
use crate::key_file;
use crate::machine::RealMachine;
use crate::place::{StoreArguments, office};
use crate::serving::{Listening, Telling};

/// The county of the demo: its code is given to no real one.
const REGION: &str = "990001";
const LOGIN: &str = "demo";

/// Make a county to look at, and serve it.
#[derive(Args)]
pub(crate) struct Demo {
    /// Where to make it; left out, a temporary folder that is removed at the end.
    #[arg(long, value_name = "DIR")]
    data: Option<PathBuf>,
    /// Empty the folder first.
    #[arg(long, requires = "data")]
    fresh: bool,
    #[command(flatten)]
    listening: Listening,
}

/// A folder that is removed at the end.
struct Temporary(PathBuf);

impl Drop for Temporary {
    fn drop(&mut self) {
        // What cannot be removed is left to the system.
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

impl Demo {
    pub(crate) fn run(&self) -> Result<ExitCode> {
        let (folder, _removed_at_the_end) = self.folder()?;
        let data = folder.join("data");
        let store =
            StoreArguments { data: Some(data.clone()), database_url: None, jurisdiction: None };
        let region = REGION.parse().context("the county of the demo")?;
        let storage =
            Storage::make(Place::Folder(data), Durability::Required, &region, RealMachine.now())?;
        let master = key_file::make(&folder.join("master.key"), &store)?;
        let telling = Telling::new();
        let told = telling.clone();
        let on_commit = Box::new(move |size| told.tell(size));
        let office = Arc::new(office(&storage, master, on_commit)?);
        let password = populate(&office, &storage)?;
        println!("sign in as {LOGIN} with the password {password}");
        self.listening.serve(office, telling, true)?;
        Ok(ExitCode::SUCCESS)
    }

    fn folder(&self) -> Result<(PathBuf, Option<Temporary>)> {
        match &self.data {
            None => {
                let name = format!("lianfang-demo-{}", RealMachine.new_id());
                let folder = std::env::temp_dir().join(name);
                std::fs::create_dir_all(&folder)
                    .with_context(|| format!("making {}", folder.display()))?;
                Ok((folder.clone(), Some(Temporary(folder))))
            }
            Some(folder) => {
                if self.fresh && folder.exists() {
                    std::fs::remove_dir_all(folder)
                        .with_context(|| format!("emptying {}", folder.display()))?;
                }
                if !is_empty(folder) {
                    bail!("{} is not empty; add --fresh to empty it first", folder.display());
                }
                Ok((folder.clone(), None))
            }
        }
    }
}

fn is_empty(folder: &Path) -> bool {
    std::fs::read_dir(folder).map_or(true, |mut entries| entries.next().is_none())
}

/// The county from its folder, the plans that come with the program, and a desk that may do
/// everything, all through the verbs.
fn populate(office: &Office, storage: &Storage) -> Result<String> {
    world::bring_in(office, storage)?;
    let desk = desk::open(office)?;
    plans::issue(office, &desk)?;
    account(office, desk.demonstrator)
}

/// An account whose password is already its person's own.
fn account(office: &Office, person: PersonId) -> Result<String> {
    let gate = Gate::new(office, Cost::RECOMMENDED);
    let actor = application::Actor::operator("demo");
    let account = AccountId::from_uuid(RealMachine.new_id());
    let new = NewAccount { account, login: LOGIN.parse().map_err(anyhow::Error::msg)?, person };
    let one_time = gate.add_account(office, &actor, new).map_err(said)?;
    let attempt = Attempt {
        login: LOGIN,
        password: &one_time.0,
        address: std::net::Ipv4Addr::LOCALHOST.into(),
        device: None,
    };
    let SignIn::SignedIn(entry) = gate.sign_in(office, &attempt).map_err(said)? else {
        bail!("the demo's account does not open");
    };
    let password = format!("联防-{}", one_time.0.as_str());
    match gate.set_password(office, &entry.session, None, &password).map_err(said)? {
        PasswordSet::Set => Ok(password),
        other => bail!("the demo's password was not taken: {other:?}"),
    }
}
