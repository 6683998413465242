//! What is generated is committed, and asserted to be what the code generates.

use super::Command;
use crate::place;
use crate::process::Run;

pub(super) const COMMAND: Command = Command {
    name: "codegen",
    arguments: "[--check]",
    does: "writes the generated files again, or fails where one is not what the code says",
    run: |arguments| match arguments {
        [] => each(write),
        [only] if only == "--check" => each(compare),
        [it, ..] => Err(format!("knows `--check` only, not `{it}`")),
    },
};

/// A committed file and the arguments of `lianfang` that print it.
pub(crate) struct Generated {
    pub(crate) path: &'static str,
    pub(crate) arguments: &'static str,
}

/// Every generated file. A row: `Generated { path: "docs/reference/…", arguments: "…" }`.
pub(crate) const GENERATED: &[Generated] = &[
    Generated { path: "docs/reference/openapi.json", arguments: "catalogue openapi" },
    Generated { path: "docs/reference/events.md", arguments: "catalogue events" },
    Generated { path: "docs/reference/rights.md", arguments: "catalogue rights" },
    Generated { path: "docs/reference/routes.md", arguments: "catalogue routes" },
    Generated { path: "docs/reference/commands.md", arguments: "catalogue commands" },
    Generated { path: "docs/reference/plan-checks.md", arguments: "catalogue plan-checks" },
    Generated { path: "docs/reference/plan-fields.md", arguments: "catalogue plan-fields" },
    Generated { path: "docs/reference/plan.schema.json", arguments: "plan schema" },
];

fn each(act: fn(&Generated, &str) -> Result<(), String>) -> Result<(), String> {
    if GENERATED.is_empty() {
        println!("  no generated files");
        return Ok(());
    }
    let failures: Vec<String> = GENERATED
        .iter()
        .filter_map(|it| {
            let made = Run::new("cargo")
                .with("run --quiet --package lianfang --bin lianfang --")
                .with(it.arguments)
                .answer();
            made.and_then(|made| act(it, &made)).err()
        })
        .collect();
    if failures.is_empty() { Ok(()) } else { Err(failures.join("\n")) }
}

fn write(file: &Generated, made: &str) -> Result<(), String> {
    if compare(file, made).is_ok() {
        return Ok(());
    }
    let path = place::root().join(file.path);
    if let Some(folder) = path.parent() {
        std::fs::create_dir_all(folder).map_err(|it| format!("{}: {it}", file.path))?;
    }
    println!("  wrote {}", file.path);
    std::fs::write(&path, made).map_err(|it| format!("{}: {it}", file.path))
}

fn compare(file: &Generated, made: &str) -> Result<(), String> {
    let committed = std::fs::read_to_string(place::root().join(file.path))
        .map_err(|it| format!("{}: {it}; run `cargo xtask codegen`", file.path))?;
    match first_difference(&committed, made) {
        None => Ok(()),
        Some(line) => Err(format!(
            "{}:{line}: not what the code says; run `cargo xtask codegen` and commit it",
            file.path
        )),
    }
}

/// The first line, from 1, in which two texts differ.
fn first_difference(committed: &str, made: &str) -> Option<usize> {
    if committed == made {
        return None;
    }
    let same = committed.split('\n').zip(made.split('\n')).take_while(|(a, b)| a == b).count();
    Some(same + 1)
}

#[test]
fn the_first_line_that_differs_is_named() {
    assert_eq!(first_difference("a\nb\n", "a\nb\n"), None);
    assert_eq!(first_difference("a\nb\n", "a\nc\n"), Some(2));
    assert_eq!(first_difference("a\n", "a\nb\n"), Some(2));
}

#[test]
fn a_file_that_is_not_there_is_a_difference() {
    let file = Generated { path: "docs/reference/no-such-file.md", arguments: "" };
    assert!(compare(&file, "text").is_err_and(|it| it.contains("run `cargo xtask codegen`")));
}
