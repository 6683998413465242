//! `lianfang plan diff`: what changed in meaning between two texts of a plan.

use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::Result;
use clap::Args;
use plan_document::diff::{diff, requires_whole_procedure};
use serde_json::json;
use words::Language;

use super::reading::plan;
use super::showing::said;
use super::{Output, Speaking};

/// Compare two texts of a plan.
#[derive(Args)]
pub(crate) struct Diff {
    /// The text before.
    before: PathBuf,
    /// The text after.
    after: PathBuf,
    /// How changes are printed.
    #[arg(long, value_enum, default_value = "text")]
    format: Output,
    #[command(flatten)]
    speaking: Speaking,
}

impl Diff {
    /// 0 where nothing changed in meaning, else 1.
    pub(crate) fn run(self) -> Result<ExitCode> {
        let language = self.speaking.language();
        let (before, after) = (plan(&self.before)?, plan(&self.after)?);
        let changes = diff(before.document.plan(), after.document.plan());
        let is_whole = requires_whole_procedure(&changes);
        match self.format {
            Output::Text => {
                for change in &changes {
                    println!("{}", said(&change.says, language));
                }
                println!("{}", summary(changes.len(), is_whole, language));
            }
            Output::Json => {
                let all: Vec<_> = changes.iter().map(|it| json!(it)).collect();
                let all = json!({ "changes": all, "requires_whole_procedure": is_whole });
                println!("{}", serde_json::to_string_pretty(&all)?);
            }
        }
        Ok(if changes.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
    }
}

fn summary(changes: usize, is_whole: bool, language: Language) -> String {
    match (language, is_whole) {
        (Language::Chinese, true) => {
            format!(
                "{changes} 处改动；其中有重要内容，须按全部程序修订（国办发〔2024〕5号第三十六条）"
            )
        }
        (Language::Chinese, false) => format!("{changes} 处改动；可以简化程序（第三十六条）"),
        (Language::English, true) => format!(
            "{changes} changes; important ones among them: the whole procedure again (PLAN-2024, \
             article 36)"
        ),
        (Language::English, false) => {
            format!("{changes} changes; a simplified procedure may do (PLAN-2024, article 36)")
        }
    }
}
