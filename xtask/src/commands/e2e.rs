//! Journeys in a real browser, named like the walkthroughs that they prove.

use super::{Command, web};
use crate::needs::{self, Need};
use crate::place;
use crate::process::Run;

pub(super) const COMMAND: Command = Command {
    name: "e2e",
    arguments: "[NAME]",
    does: "plays the journeys of e2e/ in a browser, or the one named",
    run: |arguments| match arguments {
        [] => play(None),
        [name] => play(Some(name)),
        [_, second, ..] => Err(format!("takes one name; `{second}` is a second")),
    },
};

pub(super) const FOLDER: &str = "e2e";
pub(super) const ABSENT: &str = "no folder `e2e` in this checkout";

/// Builds what a browser would meet and plays `e2e/NAME.test.mjs`, one after another.
/// A journey learns where things are from `LIANFANG_BIN` and `CHROMIUM_BIN`.
pub(super) fn play(name: Option<&str>) -> Result<(), String> {
    if !place::has(FOLDER) {
        println!("skipped: {ABSENT}");
        return Ok(());
    }
    let journeys = chosen(&journeys()?, name)?;
    needs::ensure_node()?;
    needs::ensure(&[Need::Chromium, Need::ChineseFont])?;
    if place::has(web::FOLDER) {
        web::build()?;
    }
    if place::has("e2e/package.json") {
        web::packages(FOLDER)?;
    }
    Run::new("cargo").with("build --package lianfang --bin lianfang").to_its_end()?;
    Run::new("node")
        .with("--test --test-concurrency=1")
        .and(&journeys)
        .inside(FOLDER)
        .knowing("LIANFANG_BIN", &place::built("lianfang")?)
        .setting("CHROMIUM_BIN", "/usr/bin/chromium")
        .to_its_end()
}

const SUFFIX: &str = ".test.mjs";

/// The journeys' files, sorted.
fn journeys() -> Result<Vec<String>, String> {
    let folder = place::root().join(FOLDER);
    let entries = std::fs::read_dir(&folder).map_err(|it| format!("e2e: {it}"))?;
    let mut names: Vec<String> = entries
        .filter_map(Result::ok)
        .filter_map(|it| it.file_name().into_string().ok())
        .filter(|it| it.ends_with(SUFFIX))
        .collect();
    names.sort();
    Ok(names)
}

fn chosen(journeys: &[String], name: Option<&str>) -> Result<Vec<String>, String> {
    let Some(name) = name else {
        if journeys.is_empty() {
            return Err(format!("e2e/ holds no journey: a file ending in `{SUFFIX}`"));
        }
        return Ok(journeys.to_vec());
    };
    let file = format!("{name}{SUFFIX}");
    if journeys.contains(&file) {
        return Ok(vec![file]);
    }
    let known: Vec<_> = journeys.iter().map(|it| it.trim_end_matches(SUFFIX)).collect();
    Err(format!("no journey is called `{name}`; there are: {}", known.join(", ")))
}

#[test]
fn one_journey_can_be_chosen_by_its_name() {
    let all = ["duty-desk.test.mjs".to_owned(), "lift.test.mjs".to_owned()];
    assert_eq!(chosen(&all, Some("lift")), Ok(vec!["lift.test.mjs".to_owned()]));
    assert_eq!(chosen(&all, None), Ok(all.to_vec()));
    assert_eq!(
        chosen(&all, Some("left")),
        Err("no journey is called `left`; there are: duty-desk, lift".to_owned())
    );
}

#[test]
fn a_folder_without_journeys_is_no_success() {
    assert!(chosen(&[], None).is_err());
}
