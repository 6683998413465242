//! `lianfang new-county`: an empty store for a county, and its master key.

use std::process::ExitCode;

use anyhow::{Context, Result, bail};
use application::Machine;
use clap::Args;
use domain::kernel::{RegionCode, RegionLevel};
use storage::{Durability, Storage};

use crate::key_file;
use crate::machine::RealMachine;
use crate::place::{KeyArguments, StoreArguments};

/// Make the store of a county.
#[derive(Args)]
pub(crate) struct NewCounty {
    /// The county's code of six digits, such as 421223.
    #[arg(long, value_name = "CODE")]
    region: RegionCode,
    #[command(flatten)]
    store: StoreArguments,
    #[command(flatten)]
    key: KeyArguments,
}

impl NewCounty {
    pub(crate) fn run(&self) -> Result<ExitCode> {
        if self.region.level() != RegionLevel::County {
            bail!("“{}” is no county: its code has six digits, such as 421223", self.region);
        }
        let place = self.store.place()?;
        let key = self.key.path(&self.store)?;
        // The store first: a key without a store is only litter, a store without a key is lost.
        let storage = Storage::make(place, Durability::Required, &self.region, RealMachine.now())?;
        key_file::make(&key, &self.store)
            .context("the store was made, but it has no key yet; remove it and begin again")?;
        println!("made the store of {}", storage.jurisdiction());
        println!("master key: {}", key.display());
        println!(
            "Keep a copy of the key apart from the data: without it, nothing written can be read."
        );
        Ok(ExitCode::SUCCESS)
    }
}
