//! Runs the program, and makes folders for it.

use std::path::{Path, PathBuf};
use std::process::Command;

/// How the program ended.
pub(crate) struct Ended {
    pub(crate) code: i32,
    pub(crate) out: String,
    pub(crate) told: String,
}

/// Runs the program with nothing from the surroundings.
pub(crate) fn lianfang(arguments: &[&str]) -> Ended {
    let mut command = Command::new(env!("CARGO_BIN_EXE_lianfang"));
    for variable in ["LIANFANG_DATA", "LIANFANG_DATABASE_URL", "LIANFANG_KEY_FILE"] {
        command.env_remove(variable);
    }
    let ended = command.env("LANG", "en").args(arguments).output().expect("the program runs");
    let text = |bytes| String::from_utf8(bytes).expect("it prints UTF-8");
    Ended {
        code: ended.status.code().expect("nobody stopped it"),
        out: text(ended.stdout),
        told: text(ended.stderr),
    }
}

/// Runs the program to a good end; gives what it printed.
pub(crate) fn printed(arguments: &[&str]) -> String {
    let Ended { code, out, told } = lianfang(arguments);
    assert_eq!(code, 0, "{arguments:?}: {told}{out}");
    out
}

/// The flood of 2015.
pub(crate) fn flood() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../worlds/chongyang-2015")
}

/// The world of the flood with another script.
pub(crate) fn flood_with(folder: &Path, script: &str) -> PathBuf {
    let world = folder.join("flood");
    std::fs::create_dir_all(world.join("plans")).expect("it can be made");
    for name in ["world.yaml", "regions.csv", "people.csv"] {
        std::fs::copy(flood().join(name), world.join(name)).expect("it can be copied");
    }
    let plan = "plans/psb-flood.yaml";
    std::fs::copy(flood().join(plan), world.join(plan)).expect("it can be copied");
    std::fs::write(world.join("script.jsonl"), script).expect("it can be written");
    world
}

/// A path as an argument.
pub(crate) fn text(path: &Path) -> &str {
    path.to_str().expect("a temporary folder has a plain name")
}
