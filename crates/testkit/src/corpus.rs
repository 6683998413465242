//! Files of others to test on: in a folder `shared` beside the checkout.

use std::path::PathBuf;

/// The path of a corpus. Where it is absent, the test says so and passes; with `CI=true` that is
/// a failure.
#[must_use]
#[expect(clippy::disallowed_methods, reason = "a test must know whether it runs in CI")]
#[expect(clippy::print_stderr, reason = "a skipped test says so")]
#[expect(clippy::panic, reason = "this is a test's failure")]
pub fn corpus(name: &str) -> Option<PathBuf> {
    let path = PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../../../shared")).join(name);
    if path.exists() {
        return Some(path);
    }
    if std::env::var("CI").is_ok_and(|ci| ci == "true") {
        panic!("corpus absent: {name}");
    }
    eprintln!("skipped: corpus absent: {name}");
    None
}
