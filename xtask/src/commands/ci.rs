//! What the gate runs, to be run before pushing.

use super::{Command, refuse_arguments};
use crate::process::Run;

pub(super) const COMMAND: Command = Command {
    name: "ci",
    arguments: "",
    does: "what the gate runs: `test` with CI=true, so that an absent corpus is a failure",
    run: |arguments| {
        refuse_arguments(arguments)?;
        Run::new("cargo").with("xtask test").setting("CI", "true").to_its_end()
    },
};
