//! The rules between the rooms, checked in a moment.

use super::Command;
use crate::place;
use crate::reading::tree::Tree;
use crate::tidy::{RULES, complaints};

pub(super) const COMMAND: Command = Command {
    name: "tidy",
    arguments: "[--list]",
    does: "checks the rules of the house, each finding with its mend; or lists the rules",
    run: |arguments| match arguments {
        [] => run(),
        [only] if only == "--list" => {
            for rule in RULES {
                println!("{:<28} {}", rule.name, rule.holds);
            }
            Ok(())
        }
        [it, ..] => Err(format!("knows `--list` only, not `{it}`")),
    },
};

pub(super) fn run() -> Result<(), String> {
    let tree = Tree::read(place::root()).map_err(|it| format!("cannot read the checkout: {it}"))?;
    let complaints = complaints(&tree);
    for it in &complaints {
        println!("{it}\n");
    }
    if complaints.is_empty() {
        println!("  tidy: {} rules hold over {} files", RULES.len(), tree.files.len());
        return Ok(());
    }
    Err(format!("{} findings, each with its mend above", complaints.len()))
}
