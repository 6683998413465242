//! The scripts and styles that pages load.

use std::path::Path;

use super::{Command, refuse_arguments};
use crate::process::Run;
use crate::{needs, place};

pub(super) const COMMAND: Command = Command {
    name: "web",
    arguments: "",
    does: "installs the front end's packages when its lock file changed, and builds it",
    run: |arguments| {
        refuse_arguments(arguments)?;
        if !place::has(FOLDER) {
            println!("skipped: {ABSENT}");
            return Ok(());
        }
        build()
    },
};

pub(super) const FOLDER: &str = "frontend";
pub(super) const ABSENT: &str = "no folder `frontend` in this checkout";

/// Packages, then the build.
pub(super) fn build() -> Result<(), String> {
    packages(FOLDER)?;
    script("build")
}

/// Type check, build and tests.
pub(super) fn test() -> Result<(), String> {
    packages(FOLDER)?;
    script("check")?;
    script("build")?;
    script("test")
}

/// `npm ci` in a folder, unless what is installed is younger than the lock file.
pub(super) fn packages(folder: &str) -> Result<(), String> {
    needs::ensure_node()?;
    if is_installed(&place::root().join(folder)) {
        return Ok(());
    }
    Run::new("npm")
        .with("ci --no-audit --no-fund")
        .inside(folder)
        // Journeys use the system's browser.
        .setting("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")
        .to_its_end()
}

fn script(name: &str) -> Result<(), String> {
    let path = place::root().join(FOLDER).join("package.json");
    let manifest =
        std::fs::read_to_string(&path).map_err(|it| format!("frontend/package.json: {it}"))?;
    if !manifest.contains(&format!("\"{name}\":")) {
        return Err(format!(
            "frontend/package.json has no script `{name}`: give it one (`check` looks at types, \
             `build` writes `dist`, `test` runs the tests beside the files)"
        ));
    }
    Run::new("npm").with("run").with(name).inside(FOLDER).to_its_end()
}

fn is_installed(folder: &Path) -> bool {
    let changed = |path: &str| folder.join(path).metadata().and_then(|it| it.modified()).ok();
    match (changed("package-lock.json"), changed("node_modules/.package-lock.json")) {
        (Some(lock), Some(installed)) => installed >= lock,
        // Without a lock file `npm ci` says what is wrong.
        (None, _) | (_, None) => false,
    }
}

#[test]
fn packages_are_installed_when_they_are_not_there() {
    assert!(!is_installed(Path::new("no/such/folder")));
}
