//! Files of others, read in tests only.

use std::path::{Path, PathBuf};

const SHARED: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../../shared");

/// A folder of the shared corpora; `None`, said aloud, where this machine has none. CI must.
#[expect(clippy::disallowed_methods, reason = "only tests ask whether they run in CI")]
#[expect(clippy::print_stdout, reason = "a skipped test says so")]
pub(crate) fn folder(name: &str) -> Option<PathBuf> {
    let folder = Path::new(SHARED).join(name);
    if folder.is_dir() {
        return Some(folder);
    }
    let is_ci = std::env::var("CI").is_ok_and(|it| it == "true");
    assert!(!is_ci, "the corpus {} must be there in CI", folder.display());
    println!("skipped: corpus absent ({})", folder.display());
    None
}

/// All files below a folder with one of these endings, in order.
pub(crate) fn files(folder: &Path, endings: &[&str]) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let ending = path.extension().and_then(|it| it.to_str()).unwrap_or_default();
        if path.is_dir() {
            found.extend(files(&path, endings));
        } else if endings.iter().any(|it| ending.eq_ignore_ascii_case(it)) {
            found.push(path);
        }
    }
    found.sort();
    found
}
