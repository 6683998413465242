//! `lianfang serve`: pages and the API.

use std::process::ExitCode;
use std::sync::Arc;

use anyhow::Result;
use clap::Args;
use tokio::sync::watch;

use crate::place::{KeyArguments, StoreArguments, office};
use crate::serving::Listening;

/// Serve pages and the API.
#[derive(Args)]
pub(crate) struct Serve {
    #[command(flatten)]
    store: StoreArguments,
    #[command(flatten)]
    key: KeyArguments,
    #[command(flatten)]
    listening: Listening,
}

impl Serve {
    pub(crate) fn run(&self) -> Result<ExitCode> {
        let master = self.key.read(&self.store)?;
        let storage = self.store.open()?;
        let (told, size) = watch::channel(0);
        let on_commit = Box::new(move |size| {
            // Every page may have gone away.
            let _ = told.send(size);
        });
        let office = Arc::new(office(&storage, master, on_commit)?);
        self.listening.serve(office, size, false)?;
        Ok(ExitCode::SUCCESS)
    }
}
