//! From a fresh clone to a running demo.

use super::{Command, web};
use crate::place;
use crate::process::Run;

pub(super) const COMMAND: Command = Command {
    name: "demo",
    arguments: "[arguments of `lianfang demo`]",
    does: "builds all that is needed and starts the demo county",
    run,
};

/// The development profile: it is built in a fraction of the time that an optimised build takes,
/// what is slow without optimisation is optimised in it, and tests use the same build.
fn run(arguments: &[String]) -> Result<(), String> {
    if place::has("frontend") {
        match crate::needs::ensure_node() {
            Ok(()) => web::build()?,
            // Every page works without script, so a demo needs no Node.js.
            Err(why) => println!("Without maps, charts and the field app: {why}"),
        }
    } else {
        println!("No folder `frontend`: pages without script.");
    }
    Run::new("cargo")
        .with("run --package lianfang --bin lianfang -- demo")
        .and(arguments)
        .instead_of_us()
}
