//! What a developer can ask for, one file a command.

mod bench;
mod ci;
pub(crate) mod codegen;
mod crash;
mod demo;
mod e2e;
mod test;
mod tidy;
mod web;

/// One command of `cargo xtask`.
pub(crate) struct Command {
    pub(crate) name: &'static str,
    pub(crate) arguments: &'static str,
    /// What it does, in one sentence.
    pub(crate) does: &'static str,
    pub(crate) run: fn(&[String]) -> Result<(), String>,
}

/// Everything `cargo xtask` can do, in the order of a working day.
pub(crate) const ALL: &[Command] = &[
    demo::COMMAND,
    test::COMMAND,
    tidy::COMMAND,
    web::COMMAND,
    e2e::COMMAND,
    crash::COMMAND,
    codegen::COMMAND,
    bench::COMMAND,
    ci::COMMAND,
];

/// The list that `cargo xtask` alone prints.
pub(crate) fn listing() -> String {
    let mut text = "cargo xtask COMMAND\n\n".to_owned();
    for it in ALL {
        let call = format!("{} {}", it.name, it.arguments);
        text.push_str(&format!("  {call:<50} {}\n", it.does));
    }
    text
}

/// For commands that take no arguments.
fn refuse_arguments(arguments: &[String]) -> Result<(), String> {
    match arguments.first() {
        None => Ok(()),
        Some(it) => Err(format!("takes no arguments, but was given `{it}`")),
    }
}

#[test]
fn every_command_is_in_the_list_once() {
    let listing = listing();
    for it in ALL {
        assert_eq!(listing.matches(&format!("\n  {} ", it.name)).count(), 1, "{}", it.name);
    }
}

#[test]
fn an_argument_too_many_is_named() {
    assert_eq!(
        refuse_arguments(&["--fast".to_owned()]),
        Err("takes no arguments, but was given `--fast`".to_owned())
    );
}
