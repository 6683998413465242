//! What a step needs on the machine: installed when we may, else named with the command to run.

use std::path::Path;
use std::sync::Once;

use crate::process::Run;

/// A program or a file that the step at hand cannot do without.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Need {
    /// `initdb` and `postgres`: tests start servers of their own in temporary folders.
    PostgresServer,
    /// The browser of the journeys.
    Chromium,
    /// Without a Chinese font a screenshot shows boxes.
    ChineseFont,
    /// Counts the syncs of a write.
    Strace,
}

impl Need {
    fn package(self) -> &'static str {
        match self {
            Need::PostgresServer => "postgresql",
            Need::Chromium => "chromium",
            Need::ChineseFont => "fonts-noto-cjk",
            Need::Strace => "strace",
        }
    }

    fn is_met(self) -> bool {
        match self {
            Need::PostgresServer => postgres_is_there(Path::new("/usr/lib/postgresql")),
            Need::Chromium => Path::new("/usr/bin/chromium").exists(),
            Need::ChineseFont => Path::new("/usr/share/fonts/opentype/noto").exists(),
            Need::Strace => Path::new("/usr/bin/strace").exists(),
        }
    }
}

/// Makes sure that everything is there, or says which one command brings it.
pub(crate) fn ensure(needs: &[Need]) -> Result<(), String> {
    let missing: Vec<Need> = needs.iter().copied().filter(|it| !it.is_met()).collect();
    if missing.is_empty() {
        return Ok(());
    }
    let has_apt = Run::new("apt-get").with("--version").says_yes();
    if !(has_apt && is_root()) {
        return Err(advice(&missing, has_apt));
    }
    static UPDATED: Once = Once::new();
    UPDATED.call_once(|| {
        // A stale list may still be good enough; the installation below says so if it is not.
        let _ = Run::new("apt-get").with("update").to_its_end();
    });
    let packages = packages(&missing);
    Run::new("apt-get")
        .with("install -y --no-install-recommends")
        .with(&packages)
        .setting("DEBIAN_FRONTEND", "noninteractive")
        .to_its_end()?;
    match missing.iter().find(|it| !it.is_met()) {
        None => Ok(()),
        Some(it) => Err(format!("{it:?} is still missing after installing {packages}")),
    }
}

/// Node and npm are asked for, never installed: systems package very different versions of them.
pub(crate) fn ensure_node() -> Result<(), String> {
    for program in ["node", "npm"] {
        if !Run::new(program).with("--version").says_yes() {
            return Err(format!(
                "{program} is missing. Install Node.js 20 or newer with npm: on Debian or Ubuntu \
                 `apt-get install -y nodejs npm`, elsewhere from https://nodejs.org"
            ));
        }
    }
    Ok(())
}

fn advice(missing: &[Need], has_apt: bool) -> String {
    let packages = packages(missing);
    if has_apt {
        format!(
            "{missing:?} missing. Run: sudo apt-get update && \
             sudo apt-get install -y --no-install-recommends {packages}"
        )
    } else {
        format!("{missing:?} missing. Install what Debian calls: {packages}")
    }
}

fn packages(missing: &[Need]) -> String {
    missing.iter().map(|it| it.package()).collect::<Vec<_>>().join(" ")
}

fn is_root() -> bool {
    Run::new("id").with("-u").answer().is_ok_and(|it| it.trim() == "0")
}

fn postgres_is_there(versions: &Path) -> bool {
    let Ok(entries) = std::fs::read_dir(versions) else { return false };
    entries.filter_map(Result::ok).any(|it| it.path().join("bin/initdb").exists())
}

#[test]
fn the_advice_is_a_command_to_paste() {
    let told = advice(&[Need::PostgresServer, Need::Strace], true);
    assert!(told.ends_with("sudo apt-get install -y --no-install-recommends postgresql strace"));
}

#[test]
fn without_apt_the_packages_are_named() {
    assert!(advice(&[Need::Chromium], false).ends_with("what Debian calls: chromium"));
}

#[test]
fn an_absent_folder_holds_no_server() {
    assert!(!postgres_is_there(Path::new("no/such/folder")));
}
