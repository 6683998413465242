//! `lianfang plan format`: the canonical layout, comments and meaning untouched.

use std::fs;
use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::{Context, Result};
use clap::Args;

use super::reading::plan;

/// Lay a plan out.
#[derive(Args)]
pub(crate) struct Format {
    /// The plan's file; it is written in place.
    file: PathBuf,
    /// Change nothing; end with 1 where the layout is another.
    #[arg(long)]
    check: bool,
}

impl Format {
    pub(crate) fn run(self) -> Result<ExitCode> {
        let file = plan(&self.file)?;
        let shown = self.file.display();
        let Some(text) = plan_document::format::format(&file.document) else {
            eprintln!("{shown} cannot be read; mend what `plan check` says first");
            return Ok(ExitCode::from(2));
        };
        if text == file.document.text() {
            return Ok(ExitCode::SUCCESS);
        }
        if self.check {
            eprintln!("{shown} is laid out in another way; run `lianfang plan format {shown}`");
            return Ok(ExitCode::FAILURE);
        }
        fs::write(&self.file, text).with_context(|| format!("writing {shown}"))?;
        Ok(ExitCode::SUCCESS)
    }
}
