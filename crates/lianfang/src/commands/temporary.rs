//! A folder that is removed at the end, and when somebody stops the program before its end.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use anyhow::{Context, Result};
use application::Machine;
use tokio::signal::unix::{SignalKind, signal};

use crate::machine::RealMachine;

/// How a program ends that the keyboard stopped.
const INTERRUPTED: i32 = 130;
/// How one ends that was told to stop.
const TERMINATED: i32 = 143;
/// The writer may make a file while its folder is being removed; then it is removed again.
const REMOVALS_MAX: u32 = 16;

/// A folder that is removed at the end.
pub(super) struct Temporary {
    folder: PathBuf,
    is_served: Arc<AtomicBool>,
}

impl Temporary {
    /// Makes one; the name helps whoever finds it after a crash.
    pub(super) fn new(name: &str) -> Result<Self> {
        let folder = std::env::temp_dir().join(format!("lianfang-{name}-{}", RealMachine.new_id()));
        let is_served = Arc::default();
        watch(folder.clone(), Arc::clone(&is_served)).context("listening for the end")?;
        std::fs::create_dir_all(&folder).with_context(|| format!("making {}", folder.display()))?;
        Ok(Self { folder, is_served })
    }

    /// Where it lies.
    pub(super) fn path(&self) -> &Path {
        &self.folder
    }

    /// From now on a server hears that it shall stop, and comes to an end by itself.
    pub(super) fn is_served_from_now(&self) {
        self.is_served.store(true, Ordering::Release);
    }
}

impl Drop for Temporary {
    fn drop(&mut self) {
        remove(&self.folder);
    }
}

/// Whoever stops the program while the folder is being filled finds nothing left of it.
fn watch(folder: PathBuf, is_served: Arc<AtomicBool>) -> std::io::Result<()> {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_io().build()?;
    let (mut interrupted, mut terminated) = {
        let _inside = runtime.enter();
        (signal(SignalKind::interrupt())?, signal(SignalKind::terminate())?)
    };
    let stopped = async move {
        tokio::select! {
            _ = interrupted.recv() => INTERRUPTED,
            _ = terminated.recv() => TERMINATED,
        }
    };
    std::thread::Builder::new().name("stopping".to_owned()).spawn(move || {
        let code = runtime.block_on(stopped);
        if !is_served.load(Ordering::Acquire) {
            remove(&folder);
            std::process::exit(code);
        }
    })?;
    Ok(())
}

/// What cannot be removed is left to the system.
fn remove(folder: &Path) {
    for _ in 0..REMOVALS_MAX {
        if std::fs::remove_dir_all(folder).is_ok() || !folder.exists() {
            return;
        }
    }
}

/// Whether nothing lies in a folder, or there is none.
pub(super) fn is_empty(folder: &Path) -> bool {
    std::fs::read_dir(folder).map_or(true, |mut entries| entries.next().is_none())
}
