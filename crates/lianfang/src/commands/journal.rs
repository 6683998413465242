//! `lianfang journal`: what a third party needs to verify it.

use std::fs::File;
use std::io::{BufRead, BufReader, BufWriter, Read, Write, stdin, stdout};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::{Context, Result};
use application::{Machine, Vault, checkpoint};
use clap::{Args, Subcommand};
use journal::{Checkpoint, LINE_BYTES_MAX, Shown, SignedCheckpoint, Trust, Verifier};

use crate::machine::RealMachine;
use crate::place::{KeyArguments, StoreArguments};

/// Export, sign and verify the journal.
#[derive(Subcommand)]
pub(crate) enum Journal {
    /// Write every event to standard output, one JSON object a line.
    Export(Export),
    /// Print a signed checkpoint.
    Checkpoint(Sign),
    /// Verify an export; needs nothing else.
    Verify(Verify),
}

impl Journal {
    pub(crate) fn run(self) -> Result<ExitCode> {
        match self {
            Self::Export(command) => command.run(),
            Self::Checkpoint(command) => command.run(),
            Self::Verify(command) => command.run(),
        }
    }
}

/// Write every event to standard output.
#[derive(Args)]
pub(crate) struct Export {
    #[command(flatten)]
    store: StoreArguments,
    /// Leave out who acted and what exactly, and put their commitments there; it still verifies.
    #[arg(long)]
    redact: bool,
}

impl Export {
    fn run(&self) -> Result<ExitCode> {
        let mut out = BufWriter::new(stdout().lock());
        self.store.open()?.export_journal(&mut out, self.redact)?;
        out.flush()?;
        Ok(ExitCode::SUCCESS)
    }
}

/// Print a signed checkpoint: whoever keeps it can show later that nothing was cut off.
#[derive(Args)]
pub(crate) struct Sign {
    #[command(flatten)]
    store: StoreArguments,
    #[command(flatten)]
    key: KeyArguments,
}

impl Sign {
    fn run(&self) -> Result<ExitCode> {
        let vault = Vault::new(self.key.read(&self.store)?);
        let storage = self.store.open()?;
        let mut store = storage.connect()?;
        let now = jiff::Timestamp::from_microsecond(RealMachine.now().microseconds())?;
        let mut view = store.look()?;
        let signed = checkpoint(view.as_mut(), &vault, storage.jurisdiction(), &now.to_string())?;
        print!("{signed}");
        Ok(ExitCode::SUCCESS)
    }
}

/// Verify an export.
#[derive(Args)]
pub(crate) struct Verify {
    /// The export; `-` reads standard input.
    file: PathBuf,
    /// A signed checkpoint: shows that nothing was cut off.
    #[arg(long, value_name = "FILE")]
    checkpoint: Option<PathBuf>,
    /// The verifier key that must have signed the checkpoint.
    #[arg(long, value_name = "KEY", requires = "checkpoint")]
    key: Option<String>,
    /// How the result is printed.
    #[arg(long, default_value = "text")]
    format: Format,
}

/// How a result is printed.
#[derive(clap::ValueEnum, Clone, Copy, PartialEq, Eq)]
enum Format {
    Text,
    Json,
}

impl Verify {
    fn run(&self) -> Result<ExitCode> {
        let mut verifier = match &self.checkpoint {
            Some(path) => Verifier::against(self.read_checkpoint(path)?),
            None => Verifier::new(),
        };
        let mut input = self.open()?;
        let mut line = Vec::new();
        let broken = loop {
            line.clear();
            // One byte more than a line may have, so that a longer one is told and not swallowed.
            let limit = LINE_BYTES_MAX as u64 + 1;
            if input.by_ref().take(limit).read_until(b'\n', &mut line)? == 0 {
                break verifier.finish().map_err(Some);
            }
            if let Err(broken) = verifier.feed(&line) {
                break Err(Some(broken));
            }
        };
        match broken {
            Ok(verdict) => {
                self.print_verdict(&verdict);
                Ok(ExitCode::SUCCESS)
            }
            Err(broken) => {
                if let Some(broken) = broken {
                    match self.format {
                        Format::Text => println!("broken: {broken}"),
                        Format::Json => println!("{}", serde_json::to_string(&broken)?),
                    }
                }
                Ok(ExitCode::FAILURE)
            }
        }
    }

    fn open(&self) -> Result<Box<dyn BufRead>> {
        if self.file.as_os_str() == "-" {
            return Ok(Box::new(BufReader::new(stdin())));
        }
        let file =
            File::open(&self.file).with_context(|| format!("reading {}", self.file.display()))?;
        Ok(Box::new(BufReader::new(file)))
    }

    fn read_checkpoint(&self, path: &Path) -> Result<SignedCheckpoint> {
        let context = || format!("reading the checkpoint {}", path.display());
        let text = std::fs::read_to_string(path).with_context(context)?;
        match &self.key {
            Some(key) => {
                let key = key.parse().context("reading --key")?;
                Checkpoint::parse_and_verify(&text, &key).with_context(context)
            }
            None => Checkpoint::parse_self_named(&text).with_context(context),
        }
    }

    fn print_verdict(&self, verdict: &journal::Verdict) {
        let shown = match verdict.shown {
            Shown::ConsistentWithItself => {
                "consistent with itself; completeness not shown".to_owned()
            }
            Shown::MatchesCheckpoint { size, trust, after } => {
                let signer = match trust {
                    Trust::Pinned => "signed by the key that was given",
                    Trust::SelfNamed => "signed by the key that it names itself; pin it with --key",
                };
                let later = match after {
                    0 => String::new(),
                    after => {
                        format!("; {after} events after it are consistent with themselves only")
                    }
                };
                format!("complete up to event {size} by the checkpoint, {signer}{later}")
            }
        };
        match self.format {
            Format::Text => {
                println!("{} events: {shown}", verdict.events);
                println!("head {}", verdict.head);
                if verdict.clock_jumps.count > 0 {
                    println!("the machine's clock jumped back {} times", verdict.clock_jumps.count);
                }
            }
            Format::Json => println!(
                "{}",
                serde_json::json!({
                    "events": verdict.events,
                    "full": verdict.full,
                    "redacted": verdict.redacted,
                    "head": verdict.head.to_string(),
                    "shown": shown,
                    "clock_jumps": verdict.clock_jumps.count,
                })
            ),
        }
    }
}
