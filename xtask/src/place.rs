//! Where things lie in the checkout.

use std::path::{Path, PathBuf};

/// The folder that holds the workspace's `Cargo.toml`.
pub(crate) fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("xtask lies inside the workspace")
}

/// Whether a folder or file is in the checkout at all.
pub(crate) fn has(path: &str) -> bool {
    root().join(path).exists()
}

/// A binary of the workspace, built with the profile that built this tool.
pub(crate) fn built(binary: &str) -> Result<PathBuf, String> {
    let ours = std::env::current_exe().map_err(|it| format!("cannot find this tool: {it}"))?;
    Ok(ours.with_file_name(format!("{binary}{}", std::env::consts::EXE_SUFFIX)))
}

/// Whether a missing thing is a failure: `CI=true`.
pub(crate) fn is_ci() -> bool {
    #[expect(clippy::disallowed_methods, reason = "CI=true is how a gate says what it expects")]
    let value = std::env::var_os("CI");
    value.is_some_and(|it| !it.is_empty() && it != "false" && it != "0")
}
