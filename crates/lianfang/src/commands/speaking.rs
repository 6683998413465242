//! In which form and in which language results are printed.

use clap::{Args, ValueEnum};
use words::Language;

/// In which form results are printed.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Output {
    /// For people.
    Text,
    /// For programs.
    Json,
}

/// In which language sentences are printed.
#[derive(Args)]
pub(crate) struct Speaking {
    /// The language of sentences: zh-CN or en; else that of the terminal.
    #[arg(long, env = "LANG", hide_env_values = true)]
    language: Option<String>,
}

impl Speaking {
    /// English where the terminal says neither.
    pub(crate) fn language(&self) -> Language {
        self.language.as_deref().and_then(Language::of_tag).unwrap_or(Language::English)
    }
}
