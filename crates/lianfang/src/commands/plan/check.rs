//! `lianfang plan check`: what is wrong with plans, where, and how to mend it.

use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::Result;
use clap::Args;
use plan_document::checks;
use serde_json::json;
use words::Language;

use super::reading::{PlanFile, plan, world};
use super::showing::{Counted, finding, value};
use super::{Output, Speaking};

/// Check plans.
#[derive(Args)]
pub(crate) struct Check {
    /// The plans' files; plans that are named together are checked beside each other.
    #[arg(required = true)]
    files: Vec<PathBuf>,
    /// A world's folder: people, posts, sites, stock and further plans to check against.
    #[arg(long)]
    world: Option<PathBuf>,
    /// How findings are printed.
    #[arg(long, value_enum, default_value = "text")]
    format: Output,
    #[command(flatten)]
    speaking: Speaking,
}

impl Check {
    /// 0 where there is nothing from *warning* up, else 1.
    pub(crate) fn run(self) -> Result<ExitCode> {
        let language = self.speaking.language();
        let files: Vec<PlanFile> =
            self.files.iter().map(|path| plan(path)).collect::<Result<_>>()?;
        let mut world = self.world.as_deref().map(|it| world(it, language)).transpose()?;
        if let Some(world) = &mut world {
            // What is checked now stands in place of what the world has of it.
            world.plans.retain(|key, _| {
                files.iter().all(|it| it.document.plan().key.as_ref() != Some(key))
            });
        }
        let mut counted = Counted::default();
        let mut found = Vec::new();
        for (at, file) in files.iter().enumerate() {
            let others = files.iter().enumerate().filter(|(other, _)| *other != at);
            let beside: Vec<_> = others.map(|(_, it)| it.document.plan()).collect();
            let findings = checks::check(&file.document, world.as_ref(), &beside);
            counted.add(&findings);
            found.push((file, findings));
        }
        match self.format {
            Output::Text => {
                for (file, findings) in &found {
                    findings.iter().for_each(|it| println!("{}", finding(file, it, language)));
                }
                println!("{}", summary(counted, files.len(), world.is_some(), language));
            }
            Output::Json => {
                let files: Vec<_> = found
                    .iter()
                    .map(|(file, findings)| {
                        let findings: Vec<_> = findings.iter().map(|it| value(file, it)).collect();
                        let plan = file.document.plan().key.as_ref().map(ToString::to_string);
                        json!({ "file": file.path, "plan": plan, "findings": findings })
                    })
                    .collect();
                let all = json!({
                    "files": files,
                    "errors": counted.errors,
                    "warnings": counted.warnings,
                    "hints": counted.hints,
                });
                println!("{}", serde_json::to_string_pretty(&all)?);
            }
        }
        let is_clean = counted.errors + counted.warnings == 0;
        Ok(if is_clean { ExitCode::SUCCESS } else { ExitCode::FAILURE })
    }
}

fn summary(counted: Counted, files: usize, has_world: bool, language: Language) -> String {
    let Counted { errors, warnings, hints } = counted;
    match language {
        Language::Chinese => {
            let against = if has_world { "" } else { "（未对照现实情况：加 --world）" };
            format!("{files} 个预案：{errors} 处错误，{warnings} 处警告，{hints} 处提示{against}")
        }
        Language::English => {
            let plans = if files == 1 { "1 plan".to_owned() } else { format!("{files} plans") };
            let against = if has_world { "" } else { " (not against a world: add --world)" };
            format!("{plans}: {errors} errors, {warnings} warnings, {hints} hints{against}")
        }
    }
}
