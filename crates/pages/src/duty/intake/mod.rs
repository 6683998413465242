//! One report: taken down while somebody talks, then settled.

mod act;
mod destroy;
mod fields;
mod look;
mod page;
mod save;

pub(crate) use act::act;
pub(crate) use destroy::destroy;
pub(crate) use page::show;
pub(crate) use save::save;

use domain::kernel::IntakeId;
use serde::Deserialize;

/// The part of an address that names a report.
#[derive(Deserialize)]
pub(crate) struct IntakePath {
    intake: String,
}

impl IntakePath {
    pub(super) fn intake(&self) -> Option<IntakeId> {
        self.intake.parse().ok()
    }
}
