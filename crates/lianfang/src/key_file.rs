//! The master key's file: never under the data folder, and readable by its owner only.

use std::fs::{self, OpenOptions};
use std::io::Write;
use std::os::unix::fs::{OpenOptionsExt, PermissionsExt};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use application::MasterKey;

use crate::machine::RealMachine;
use crate::place::StoreArguments;

/// Reads the key; refuses one that lies beside the data, or that others can read.
pub(crate) fn read(path: &Path, store: &StoreArguments) -> Result<MasterKey> {
    must_lie_elsewhere(path, store)?;
    let content = fs::read_to_string(path).with_context(|| {
        format!("reading the master key {}; name its file with --key-file", path.display())
    })?;
    let mode = fs::metadata(path)?.permissions().mode();
    if mode & 0o077 != 0 {
        bail!(
            "the master key {} can be read by others (mode {:03o}): run `chmod 600 {}`",
            path.display(),
            mode & 0o777,
            path.display()
        );
    }
    MasterKey::parse(&content).with_context(|| format!("reading {}", path.display()))
}

/// Makes a new key; never over one that is there.
pub(crate) fn make(path: &Path, store: &StoreArguments) -> Result<MasterKey> {
    must_lie_elsewhere(path, store)?;
    let key = MasterKey::random(&RealMachine);
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).with_context(|| format!("making {}", folder.display()))?;
    }
    let mut file = OpenOptions::new()
        .write(true)
        .create_new(true)
        .mode(0o600)
        .open(path)
        .with_context(|| format!("making the master key {}", path.display()))?;
    file.write_all(key.to_file().as_bytes())?;
    file.sync_all()?;
    Ok(key)
}

/// A thief of the data folder, or of its backup, must not get the key with it.
fn must_lie_elsewhere(path: &Path, store: &StoreArguments) -> Result<()> {
    let Some(folder) = &store.data else { return Ok(()) };
    if real(path).starts_with(real(folder)) {
        bail!(
            "the master key {} lies in the data folder {}: whoever takes the folder takes the key; \
             move it elsewhere, best onto a stick that is kept apart",
            path.display(),
            folder.display()
        );
    }
    Ok(())
}

/// The path without links, as far as it exists.
fn real(path: &Path) -> PathBuf {
    if let Ok(real) = path.canonicalize() {
        return real;
    }
    match (path.parent(), path.file_name()) {
        (Some(parent), Some(name)) if !parent.as_os_str().is_empty() => real(parent).join(name),
        (Some(_), Some(name)) => real(Path::new(".")).join(name),
        _ => path.to_owned(),
    }
}
