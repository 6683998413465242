//! Files of others, read in tests only.

use std::path::Path;

const FOLDER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../../shared/bench/simulation");

/// A file of the reference; `None`, said aloud, where this machine has none. CI must.
#[expect(clippy::disallowed_methods, reason = "only tests ask whether they run in CI")]
#[expect(clippy::print_stdout, reason = "a skipped test says so")]
pub(crate) fn reference(name: &str) -> Option<String> {
    let path = Path::new(FOLDER).join(name);
    if path.is_file() {
        return Some(std::fs::read_to_string(path).unwrap());
    }
    let is_ci = std::env::var("CI").is_ok_and(|it| it == "true");
    assert!(!is_ci, "the reference {} must be there in CI", path.display());
    println!("skipped: reference absent ({})", path.display());
    None
}
