//! `lianfang serve`: pages and the API.

use std::process::ExitCode;
use std::sync::Arc;

use anyhow::Result;
use clap::Args;

use crate::commands::speaking::Speaking;
use crate::place::{KeyArguments, StoreArguments, office};
use crate::serving::{Listening, Shown, Telling};

/// Serve pages and the API.
#[derive(Args)]
pub(crate) struct Serve {
    #[command(flatten)]
    store: StoreArguments,
    #[command(flatten)]
    key: KeyArguments,
    #[command(flatten)]
    speaking: Speaking,
    #[command(flatten)]
    listening: Listening,
}

impl Serve {
    pub(crate) fn run(&self) -> Result<ExitCode> {
        let bound = self.listening.bind(self.speaking.language())?;
        let master = self.key.read(&self.store)?;
        let storage = self.store.open()?;
        let telling = Telling::new();
        let told = telling.clone();
        let on_commit = Box::new(move |size| told.tell(size));
        let office = Arc::new(office(&storage, master, on_commit)?);
        let tell = |addresses: &[String]| println!("{}", addresses.join("\n"));
        bound.serve(office, telling, Shown::County, &tell)?;
        Ok(ExitCode::SUCCESS)
    }
}
