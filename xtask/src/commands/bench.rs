//! Measurements: side by side, never an assertion in a test.

use super::Command;
use crate::place;
use crate::process::Run;

pub(super) const COMMAND: Command = Command {
    name: "bench",
    arguments: "[NAME [arguments]]",
    does: "lists the measurements, or runs the one named",
    run,
};

/// A measurement: a bench target of a crate (`crates/CRATE/benches/NAME.rs` or `NAME/main.rs`), or
/// a program of its own that compares us with something else (`benches/NAME/run`).
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Bench {
    name: String,
    of: Option<String>,
}

fn run(arguments: &[String]) -> Result<(), String> {
    let found = all()?;
    let Some((name, rest)) = arguments.split_first() else {
        for it in &found {
            println!("{}", it.name);
        }
        if found.is_empty() {
            println!("no measurements in this checkout");
        }
        return Ok(());
    };
    let Some(bench) = found.iter().find(|it| it.name == *name) else {
        let known: Vec<_> = found.iter().map(|it| it.name.as_str()).collect();
        return Err(format!("no measurement is called `{name}`; there are: {}", known.join(", ")));
    };
    match &bench.of {
        Some(package) => {
            // Some measure the program itself: it is the one of this checkout.
            Run::new("cargo").with("build --release --package lianfang").to_its_end()?;
            Run::new("cargo")
                .with(&format!("bench --package {package} --bench {name} --"))
                .and(rest)
                .to_its_end()
        }
        None => Run::new(&format!("./{name}/run")).and(rest).inside("benches").to_its_end(),
    }
}

fn all() -> Result<Vec<Bench>, String> {
    let mut found: Vec<Bench> = names("benches")?
        .into_iter()
        .filter(|it| place::has(&format!("benches/{it}/run")))
        .map(|name| Bench { name, of: None })
        .collect();
    for package in names("crates")? {
        for file in names(&format!("crates/{package}/benches"))? {
            let is_folder = place::has(&format!("crates/{package}/benches/{file}/main.rs"));
            let name = file.strip_suffix(".rs").or(is_folder.then_some(file.as_str()));
            if let Some(name) = name {
                found.push(Bench { name: name.to_owned(), of: Some(package.clone()) });
            }
        }
    }
    found.sort();
    Ok(found)
}

/// What a folder holds; nothing, if it is not there.
fn names(folder: &str) -> Result<Vec<String>, String> {
    if !place::has(folder) {
        return Ok(Vec::new());
    }
    let entries =
        std::fs::read_dir(place::root().join(folder)).map_err(|it| format!("{folder}: {it}"))?;
    Ok(entries.filter_map(Result::ok).filter_map(|it| it.file_name().into_string().ok()).collect())
}

#[test]
fn a_measurement_that_is_not_there_is_refused() {
    assert!(run(&["no-such-bench".to_owned()]).is_err());
}

#[test]
fn measurements_of_one_file_and_of_several_are_found() {
    let found = all().expect("the checkout can be read");
    for name in ["verify", "appends", "plan_60"] {
        assert_eq!(found.iter().filter(|it| it.name == name).count(), 1, "{name}");
    }
}

#[test]
fn a_folder_that_is_not_there_holds_nothing() {
    assert_eq!(names("no/such/folder"), Ok(Vec::new()));
}
