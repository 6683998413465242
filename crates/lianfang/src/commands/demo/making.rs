//! `lianfang demo`: a county to look at, in a folder that is gone when it stops.

use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Arc;

use anyhow::{Context, Result, bail};
use application::access::{Attempt, Cost, Gate, NewAccount, PasswordSet, SignIn};
use application::{Machine, Office};
use clap::Args;
use domain::kernel::{AccountId, PersonId};
use storage::{Durability, Place, Storage};
use words::{ReportWords, Say};

use super::desk;
use super::playing::Play;
use crate::commands::operator::said;
use crate::commands::speaking::Speaking;
use crate::commands::temporary::{Temporary, is_empty};
use crate::commands::world::{Days, World, bring_in};
use crate::key_file;
use crate::machine::RealMachine;
use crate::place::{StoreArguments, office};
use crate::serving::{Listening, Telling};

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
    /// A world's folder, or the name of one that comes with the program.
    #[arg(long, value_name = "WORLD", default_value = "yunze")]
    world: String,
    /// How many times faster than the real clock a script goes on.
    #[arg(long, default_value_t = 10, value_parser = clap::value_parser!(u32).range(0..=3600))]
    speed: u32,
    /// Open the first page in this machine's browser.
    #[arg(long)]
    open: bool,
    #[command(flatten)]
    speaking: Speaking,
    #[command(flatten)]
    listening: Listening,
}

impl Demo {
    pub(crate) fn run(&self) -> Result<ExitCode> {
        let language = self.speaking.language();
        let bound = self.listening.bind(language)?;
        let world = World::find(&self.world, language)?;
        let script = world.script(language)?;
        let (folder, temporary) = self.folder()?;
        let data = folder.join("data");
        let store =
            StoreArguments { data: Some(data.clone()), database_url: None, jurisdiction: None };
        let county = world.county()?;
        let storage =
            Storage::make(Place::Folder(data), Durability::Required, &county, RealMachine.now())?;
        let master = key_file::make(&folder.join("master.key"), &store)?;
        let telling = Telling::new();
        let told = telling.clone();
        let on_commit = Box::new(move |size| told.tell(size));
        let office = Arc::new(office(&storage, master, on_commit)?);
        let days = if script.is_some() { Days::Own } else { Days::FromToday };
        bring_in(&office, &storage, (&world, days), ("demo", language))?;
        let password = account(&office, desk::open(&office)?)?;
        let sign_in = ReportWords::SignIn { login: LOGIN, password };
        println!("{}", sign_in.say(language));
        let mut board = None;
        if let Some(script) = script {
            let (office, realm) = (Arc::clone(&office), world.realm()?);
            let first = script.operations().first().copied();
            board = first.map(|it| format!("/realms/{realm}/operations/{it}"));
            let from = world.folder.sheet.demo_from;
            Play { office, realm, script, language }.begin(from, self.speed)?;
        }
        bound.serve(office, telling, true, &|addresses| {
            if let Some(it) = &temporary {
                it.is_served_from_now();
            }
            self.tell(addresses, &board);
        })?;
        Ok(ExitCode::SUCCESS)
    }

    fn tell(&self, addresses: &[String], board: &Option<String>) {
        println!("{}", addresses.join("\n"));
        let address = addresses.first().map(String::as_str).unwrap_or_default();
        let first = format!("{address}{}", board.as_deref().unwrap_or_default());
        if board.is_some() {
            let at = ReportWords::BoardAt { address: first.clone() };
            println!("{}", at.say(self.speaking.language()));
        }
        if self.open {
            let program = if cfg!(target_os = "macos") { "open" } else { "xdg-open" };
            // Without a browser the address stands on the terminal.
            let _ = std::process::Command::new(program)
                .arg(first)
                .stdout(std::process::Stdio::null())
                .stderr(std::process::Stdio::null())
                .spawn();
        }
    }

    fn folder(&self) -> Result<(PathBuf, Option<Temporary>)> {
        match &self.data {
            None => {
                let temporary = Temporary::new("demo")?;
                Ok((temporary.path().to_owned(), Some(temporary)))
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
