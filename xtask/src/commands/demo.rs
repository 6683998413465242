//! From a fresh clone to a running demo: the county of Yunze, on its ninth day.

use super::{Command, web};
use crate::place;
use crate::process::Run;

pub(super) const COMMAND: Command = Command {
    name: "demo",
    arguments: "[arguments of `lianfang demo`]",
    does: "builds all that is needed, plays the demonstration county and opens it in the browser",
    run,
};

/// What is shown where nobody names a world.
const SHOWN: [&str; 3] = ["--world", "yunze", "--open"];

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
        .and(&with_a_world(arguments))
        .instead_of_us()
}

fn with_a_world(arguments: &[String]) -> Vec<String> {
    let names_a_world = |it: &String| it == "--world" || it.starts_with("--world=");
    if arguments.iter().any(names_a_world) {
        return arguments.to_vec();
    }
    SHOWN.iter().map(ToString::to_string).chain(arguments.iter().cloned()).collect()
}

#[test]
fn a_world_that_is_named_is_shown_in_place_of_yunze() {
    let given = |text: &str| text.split(' ').map(str::to_owned).collect::<Vec<_>>();
    let flood = given("--world chongyang-2015");
    assert_eq!(with_a_world(&flood), flood);
    let flood = given("--world=chongyang-2015");
    assert_eq!(with_a_world(&flood), flood);
    let yunze = given("--world yunze --open --port 0");
    assert_eq!(with_a_world(&given("--port 0")), yunze);
}
