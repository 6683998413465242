//! A folder that is removed at the end.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use application::Machine;

use crate::machine::RealMachine;

/// A folder that is removed at the end.
pub(super) struct Temporary(PathBuf);

impl Temporary {
    /// Makes one; the name helps whoever finds it after a crash.
    pub(super) fn new(name: &str) -> Result<Self> {
        let folder = std::env::temp_dir().join(format!("lianfang-{name}-{}", RealMachine.new_id()));
        std::fs::create_dir_all(&folder).with_context(|| format!("making {}", folder.display()))?;
        Ok(Self(folder))
    }

    /// Where it lies.
    pub(super) fn path(&self) -> &Path {
        &self.0
    }
}

impl Drop for Temporary {
    fn drop(&mut self) {
        // What cannot be removed is left to the system.
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

/// Whether nothing lies in a folder, or there is none.
pub(super) fn is_empty(folder: &Path) -> bool {
    std::fs::read_dir(folder).map_or(true, |mut entries| entries.next().is_none())
}
