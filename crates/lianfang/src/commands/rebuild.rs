//! `lianfang rebuild`: read tables made anew from the journal, beside the old ones, then swapped.

use std::process::ExitCode;

use anyhow::Result;
use clap::Args;

use crate::place::StoreArguments;

/// Make the read tables anew from the journal.
#[derive(Args)]
pub(crate) struct Rebuild {
    #[command(flatten)]
    store: StoreArguments,
}

/// Progress is told every so many events.
const TOLD_EVERY: u64 = 100_000;

impl Rebuild {
    /// 1 where a table was not what the journal says.
    pub(crate) fn run(&self) -> Result<ExitCode> {
        let storage = self.store.open()?;
        let mut told = 0;
        let rebuilt = storage.rebuild(&mut |position| {
            if position >= told + TOLD_EVERY {
                told = position;
                eprintln!("{position} events");
            }
        })?;
        if rebuilt.differing.is_empty() {
            println!("{} events: every table was what the journal says", rebuilt.events);
            return Ok(ExitCode::SUCCESS);
        }
        let tables = rebuilt.differing.join(", ");
        println!("{} events: made anew, because they differed: {tables}", rebuilt.events);
        Ok(ExitCode::FAILURE)
    }
}
